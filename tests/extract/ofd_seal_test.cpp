#include <catch2/catch.hpp>
#include <cmath>

#include "extract/der.h"
#include "extract/ofd_page.h"
#include "extract/scan/page_image.h"
#include "extract/digest.h"
#include "ofd_fixture.h"
#include "scan_drawing.h"

using namespace chushen;
using namespace chushen::fixture;

namespace {

std::string der(unsigned char tag, const std::string& content) {
  std::string bytes(1, static_cast<char>(tag));
  const std::size_t size = content.size();
  if (size < 0x80) return bytes + static_cast<char>(size) + content;
  bytes += "\x83";
  for (int shift = 16; shift >= 0; shift -= 8) bytes += static_cast<char>(size >> shift & 0xFF);
  return bytes + content;
}

/// A signed value as GB/T 38540 lays it out, without signature: what matters here is name and picture.
std::string signed_value(const std::string& name, const std::string& picture) {
  const std::string header = der(0x30, der(0x16, "ES") + der(0x02, "\x04") + der(0x16, "Maker"));
  const std::string property = der(0x30, der(0x02, "\x01") + der(0x0C, name) + der(0x02, "\x01") + der(0x30, der(0x04, "cert")));
  const std::string image = der(0x30, der(0x16, "PNG") + der(0x04, picture) + der(0x02, "\x28") + der(0x02, "\x28"));
  const std::string seal = der(0x30, der(0x30, header + der(0x16, "id-1") + property + image) + der(0x04, "cert"));
  return der(0x30, der(0x30, der(0x02, "\x04") + seal + der(0x18, "20230807091200Z")) + der(0x03, "x"));
}

/// A red ring with a bar below its centre, 40 mm at 200 dpi.
std::string ring_png() {
  PageImage image;
  image.width = image.height = 315;
  image.pixels.assign(315 * 315 * 3, 255);
  const auto dot = [&image](int x, int y) {
    std::uint8_t* pixel = &image.pixels[(static_cast<std::size_t>(y) * 315 + x) * 3];
    pixel[0] = 220, pixel[1] = pixel[2] = 20;
  };
  for (int y = 0; y < 315; ++y)
    for (int x = 0; x < 315; ++x) {
      const double radius = std::hypot(x - 157, y - 157);
      if ((radius > 145 && radius < 155) || (y > 200 && y < 215 && x > 110 && x < 205)) dot(x, y);
    }
  return encode_png(image);
}

std::string signatures(const std::string& stamp) {
  return "<ofd:Signature xmlns:ofd=\"o\"><ofd:SignedInfo><ofd:Provider ProviderName=\"某厂\"/><ofd:SignatureDateTime>20230807091200Z"
         "</ofd:SignatureDateTime><ofd:References><ofd:Reference FileRef=\"/OFD.xml\"/><ofd:Reference FileRef=\"/Doc_0/Document.xml\"/>"
         "</ofd:References>" + stamp + "</ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>";
}

std::string base64(const std::string& bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned bits = 0;
    for (std::size_t j = i; j < i + 3; ++j) bits = bits << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0);
    for (std::size_t j = 0; j < 4; ++j) text += i + j <= bytes.size() ? kDigits[bits >> (18 - 6 * j) & 63] : '=';
  }
  return text;
}

Parts sealed(const std::string& stamp, const std::string& value) {
  return ofd_parts({ofd_content(ofd_text("申报单位（盖章）", 30, 40))},
                   {{"Doc_0/Signs/Signatures.xml", "<ofd:Signatures xmlns:ofd=\"o\"><ofd:Signature ID=\"1\" Type=\"Seal\" "
                                                   "BaseLoc=\"Sign_0/Signature.xml\"/></ofd:Signatures>"},
                    {"Doc_0/Signs/Sign_0/Signature.xml", signatures(stamp)},
                    {"Doc_0/Signs/Sign_0/SignedValue.dat", value}},
                   "", "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>");
}

const std::string kStamp = "<ofd:StampAnnot ID=\"1\" PageRef=\"100\" Boundary=\"100 100 40 40\"/>";

}  // namespace

TEST_CASE("the seal of an OFD stands where its stamp annotation says") {
  const Document document = read_ofd_parts(sealed(kStamp, signed_value("江门市甲有限公司公章", ring_png())));
  REQUIRE(document.pages.size() == 1);
  REQUIRE(document.pages[0].seals.size() == 1);
  const Seal& seal = document.pages[0].seals[0];
  const double unit = 72 / 25.4;
  CHECK(seal.box.left == Approx(100 * unit));
  CHECK(seal.box.bottom == Approx(140 * unit));
  CHECK(seal.diameter_mm == Approx(40));
  CHECK(seal.kind == SealKind::kElectronic);
  CHECK(seal.shape == SealShape::kRound);
  CHECK(seal.color == SealColor::kRed);
  CHECK_FALSE(seal.partial);
  REQUIRE(document.pages[0].pictures.size() == 1);
  CHECK(document.pages[0].pictures[0].box == seal.box);
  REQUIRE(document.signatures.size() == 1);
  CHECK(document.signatures[0].signer == "江门市甲有限公司公章");
  CHECK(document.signatures[0].time == "20230807091200Z");
  CHECK(document.signatures[0].page == 1);
  CHECK(document.signatures[0].state == SignatureState::kUnchecked);
  CHECK(codes_of(document) == std::vector{WarningCode::kSignature});
  CHECK(document.status == Status::kReadWithWarnings);
}

TEST_CASE("a seal whose picture cannot be read is a seal all the same, a clipped one a part of one") {
  const Document vector_seal = read_ofd_parts(sealed(kStamp, signed_value("甲公司", "PK not a picture")));
  REQUIRE(vector_seal.pages.at(0).seals.size() == 1);
  CHECK(vector_seal.pages[0].seals[0].kind == SealKind::kElectronic);
  CHECK(vector_seal.pages[0].seals[0].text.empty());
  CHECK(vector_seal.pages[0].seals[0].confidence == 1);
  const Document none = read_ofd_parts(sealed(kStamp, "no DER at all"));
  CHECK(none.pages.at(0).seals.size() == 1);
  CHECK(none.signatures.at(0).signer.empty());
  const Document clipped = read_ofd_parts(
      sealed("<ofd:StampAnnot PageRef=\"100\" Boundary=\"190 100 40 40\" Clip=\"0 0 20 40\"/>", signed_value("甲", ring_png())));
  CHECK(clipped.pages.at(0).seals.at(0).partial);
  const Document elsewhere = read_ofd_parts(sealed("<ofd:StampAnnot PageRef=\"999\" Boundary=\"1 1 40 40\"/>", ""));
  CHECK(elsewhere.pages.at(0).seals.empty());
  CHECK(elsewhere.signatures.size() == 1);
}

TEST_CASE("what was changed after signing is told by the digests of an OFD") {
  const std::string page = ofd_content(ofd_text("注册资本100万元", 30, 40));
  const auto signed_with = [&](const std::string& method, const std::string& value, const std::string& file = "/Doc_0/Pages/Page_0/Content.xml") {
    Parts parts = sealed(kStamp, signed_value("甲公司", ring_png()));
    for (auto& [name, bytes] : parts) {
      if (name == "Doc_0/Pages/Page_0/Content.xml") bytes = page;
      if (name == "Doc_0/Signs/Sign_0/Signature.xml")
        bytes = "<ofd:Signature xmlns:ofd=\"o\"><ofd:SignedInfo><ofd:References CheckMethod=\"" + method + "\"><ofd:Reference FileRef=\"" + file +
                "\"><ofd:CheckValue>" + value + "</ofd:CheckValue></ofd:Reference></ofd:References>" + kStamp + "</ofd:SignedInfo></ofd:Signature>";
    }
    const Document document = read_ofd_parts(parts);
    REQUIRE(document.signatures.size() == 1);
    return std::pair(document.signatures[0], document.warnings.back().message);
  };
  for (const char* method : {"1.2.156.10197.1.401", "SHA-256", "SHA1", "MD5"}) {
    INFO(method);
    const std::string right = base64(*digest_of(page, method));
    CHECK(signed_with(method, right).first.whole_file);
    CHECK(signed_with(method, right).first.state == SignatureState::kUnchecked);  // its value is not verified
    CHECK(signed_with(method, right).second.find("摘要均相符") != std::string::npos);
    const auto [altered, message] = signed_with(method, base64(*digest_of(page + " ", method)));
    CHECK(altered.state == SignatureState::kAltered);
    CHECK(message.find("1 个在签章后被改动") != std::string::npos);
  }
  const std::string document_part = ofd_document(1);
  const auto [partly, message] = signed_with("SM3", base64(*digest_of(document_part, "SM3")), "/Doc_0/Document.xml");
  CHECK_FALSE(partly.whole_file);
  CHECK(message.find("1 页不在签章范围内") != std::string::npos);
  CHECK(signed_with("SM3", "AAAA", "/gone.xml").first.state == SignatureState::kAltered);
  CHECK(signed_with("unknown", "AAAA").first.state == SignatureState::kUnchecked);
  CHECK(signed_with("SM3", "???").second.find("摘要未能核对") != std::string::npos);
}

TEST_CASE("digests and base64 are those of the standards") {
  const auto hex = [](const std::string& bytes) {
    std::string text;
    for (const unsigned char c : bytes) text += "0123456789abcdef"[c >> 4], text += "0123456789abcdef"[c & 15];
    return text;
  };
  CHECK(hex(*digest_of("abc", "SM3")) == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  CHECK(hex(*digest_of("abc", "sha256")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK_FALSE(digest_of("abc", "crc"));
  CHECK(decode_base64("aGVs\n bG8=") == "hello");
  CHECK(decode_base64("") == "");
  CHECK_FALSE(decode_base64("a*"));
}

TEST_CASE("seal pictures are found in DER, and no cut makes that fail") {
  const std::string value = signed_value("甲公司", std::string(1000, 'p'));
  const auto found = find_seal_picture(value);
  REQUIRE(found);
  CHECK(found->name == "甲公司");
  CHECK(found->type == "png");
  CHECK(found->bytes.size() == 1000);
  for (std::size_t size = 0; size < value.size(); ++size) find_seal_picture(value.substr(0, size));
  CHECK_FALSE(find_seal_picture(value.substr(0, value.size() / 2)));
  CHECK(der_values(std::string("\x30\x84\xFF\xFF\xFF\xFF", 6)).empty());
  CHECK(der_values(std::string("\x30\x80", 2)).empty());
  std::string deep;
  for (int i = 0; i < 200; ++i) deep = der(0x30, deep);
  CHECK_FALSE(find_seal_picture(deep));
}

TEST_CASE("a page of an OFD that is only a picture is read like a scan") {
  Raster sheet(1240, 1754, 255);
  drawing::text(sheet, {150, 150, 1100, 900}, 30, 60);
  const std::string png = encode_png(drawing::page_of(sheet));
  const std::string image = "<ofd:ImageObject ResourceID=\"8\" Boundary=\"0 0 210 297\" CTM=\"210 0 0 297 0 0\"/>";
  const Parts more = {{"Doc_0/DocumentRes.xml", "<ofd:Res xmlns:ofd=\"o\" BaseLoc=\"Res\"><ofd:MultiMedias><ofd:MultiMedia ID=\"8\" "
                                                "Type=\"Image\"><ofd:MediaFile>image_0.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"},
                      {"Doc_0/Res/image_0.png", png}};
  const std::string common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>";
  const Document document = read_ofd_parts(ofd_parts({ofd_content(image)}, more, common));
  REQUIRE(document.pages.size() == 1);
  CHECK(document.pages[0].source == PageSource::kPicture);
  CHECK(document.pages[0].reason == PageReason::kOnlyPicture);
  CHECK(document.pages[0].dpi == Approx(150).epsilon(0.01));
  CHECK(document.pages[0].width == Approx(595.28).margin(0.01));
  // Another program's reading below the picture counts for nothing and is known as such.
  const Document layered = read_ofd_parts(ofd_parts({ofd_content(ofd_text("注册资本900万元", 30, 40) + image)}, more, common));
  CHECK(layered.pages.at(0).source == PageSource::kPicture);
  CHECK(layered.pages.at(0).reason == PageReason::kOcrLayer);
  CHECK(text_of(layered.pages[0].blocks).find("900") == std::string::npos);
  // A picture that is not there: the page is told.
  const Document missing = read_ofd_parts(ofd_parts({ofd_content(image)}, {more[0]}, common));
  CHECK(missing.status == Status::kDamaged);
}

TEST_CASE("transparency is told by the head of a picture") {
  CHECK_FALSE(may_be_transparent("\xFF\xD8\xFF"));
  const std::string head("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10", 25);
  CHECK(may_be_transparent(head + '\6'));
  CHECK_FALSE(may_be_transparent(head + '\2' + "IDAT"));
  CHECK(may_be_transparent(head + '\3' + "tRNS....IDAT"));
}
