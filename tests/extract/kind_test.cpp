#include "extract/kind.h"

#include <catch2/catch.hpp>

#include "docx_fixture.h"
#include "extract/text_encoding.h"

using namespace chushen;
using namespace chushen::fixture;

namespace {

Format format_of(const std::string& bytes) {
  const TemporaryFile file(bytes, "");
  return sniff_format(file.path());
}

/// A compound file of four sectors: header, FAT, one directory sector with these names. [MS-CFB] 2.
std::string compound_file(const std::vector<std::string>& names) {
  const auto put = [](std::string& bytes, std::size_t at, unsigned long value, int size) {
    for (int i = 0; i < size; ++i) bytes[at + i] = static_cast<char>(value >> (8 * i) & 0xFF);
  };
  std::string header(512, '\0'), fat(512, '\xFF'), directory(512, '\0');
  header.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  put(header, 30, 9, 2);
  put(header, 48, 1, 4);  // the directory begins in sector 1
  put(header, 76, 0, 4);  // the FAT stands in sector 0
  put(fat, 0, 0xFFFFFFFD, 4);
  put(fat, 4, 0xFFFFFFFE, 4);
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = 0; j < names[i].size(); ++j) directory[i * 128 + j * 2] = names[i][j];
    put(directory, i * 128 + 64, names[i].size() * 2 + 2, 2);
  }
  return header + fat + directory;
}

}  // namespace

TEST_CASE("formats are told by their structure") {
  CHECK(format_of("") == Format::kEmpty);
  CHECK(format_of("%PDF-1.7\n…") == Format::kPdf);
  CHECK(format_of(std::string(500, '\n') + "%PDF-1.4\n\x01") == Format::kPdf);
  CHECK(format_of(zip_of(docx_parts(paragraph("甲")))) == Format::kDocx);
  CHECK(format_of(zip_of({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "x"}})) == Format::kXlsx);
  CHECK(format_of(zip_of({{"[Content_Types].xml", "<Types/>"}, {"ppt/presentation.xml", "x"}})) == Format::kPptx);
  CHECK(format_of(zip_of({{"OFD.xml", "x"}, {"Doc_0/Document.xml", "x"}})) == Format::kOfd);
  CHECK(format_of(zip_of({{"[Content_Types].xml", "<Types/>"}, {"_rels/.rels", "x"}})) == Format::kDocx);
  CHECK(format_of(zip_of({{"申报书.docx", "x"}})) == Format::kArchive);
  CHECK(format_of("PK\x03\x04" + std::string(26, '\0') + "mimetypeapplication/vnd.oasis.opendocument.textPK") == Format::kOdt);
  CHECK(format_of("7z\xBC\xAF\x27\x1C…") == Format::kArchive);
  CHECK(format_of(std::string("Rar!\x1A\x07\x01\x00", 8)) == Format::kArchive);
  CHECK(format_of(std::string(257, 'a') + "ustar" + std::string(250, '\0')) == Format::kArchive);
  CHECK(format_of("\x1F\x8B\x08…") == Format::kArchive);
  CHECK(format_of("{\\rtf1\\ansi") == Format::kRtf);
  CHECK(format_of("\xFF\xD8\xFF\xE0…") == Format::kPicture);
  CHECK(format_of("\x89PNG\r\n\x1A\n") == Format::kPicture);
  CHECK(format_of(std::string("II*\0\x08", 5)) == Format::kPicture);
  CHECK(format_of(std::string("MM\0*\0", 5)) == Format::kPicture);
  CHECK(format_of(std::string("BM\x36\x10\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x10\0", 20)) == Format::kPicture);
  CHECK(format_of(std::string("\0\0\0\x18" "ftypheic\0\0\0\0", 16)) == Format::kOtherPicture);
  CHECK(format_of("<!DOCTYPE html><html>") == Format::kMarkup);
  CHECK(format_of("申报说明\n") == Format::kText);
  CHECK(format_of("BMW 是品牌\n") == Format::kText);
  CHECK(format_of("\xC9\xEA\xB1\xA8") == Format::kText);
  CHECK(format_of(std::string(4096, '\0')) == Format::kUnknown);
  CHECK(format_of("\x7F" "ELF\x02\x01\x01") == Format::kUnknown);
  CHECK(sniff_format("/no/such/file") == Format::kUnreadable);
  CHECK(sniff_format("/tmp") == Format::kUnreadable);
}

TEST_CASE("compound files are told by their streams") {
  CHECK(format_of(compound_file({"Root Entry", "1Table", "WordDocument"})) == Format::kWordBinary);
  CHECK(format_of(compound_file({"Root Entry", "Workbook"})) == Format::kExcelBinary);
  CHECK(format_of(compound_file({"Root Entry", "EncryptionInfo", "EncryptedPackage"})) == Format::kEncryptedOffice);
  CHECK(format_of(compound_file({"Root Entry", "PowerPoint Document"})) == Format::kOtherCompound);
  CHECK(format_of(compound_file({"Root Entry"}).substr(0, 600)) == Format::kOtherCompound);
}

TEST_CASE("an office file that is cut short is told by its first entry") {
  const std::string whole = zip_of(docx_parts(paragraph("甲")));
  CHECK(format_of(whole.substr(0, whole.size() / 2)) == Format::kDocx);
}

TEST_CASE("kinds follow from the content; the name only tells .wps from .doc") {
  CHECK(kind_of(Format::kWordBinary, "申报书.doc") == Kind::kDoc);
  CHECK(kind_of(Format::kWordBinary, "申报书.WPS") == Kind::kWps);
  CHECK(kind_of(Format::kDocx, "申报书.pdf") == Kind::kDocx);
  CHECK(kind_of(Format::kEncryptedOffice, "名单.xlsx") == Kind::kXlsx);
  CHECK(kind_of(Format::kUnknown, "申报书.docx") == Kind::kOther);
}

TEST_CASE("extensions are compared with the format, whatever their case") {
  CHECK(extension_of("a.b/申报书.DocX") == "docx");
  CHECK(extension_of("a.b/README") == "");
  CHECK(fits_extension(Format::kPdf, "扫描件.PDF"));
  CHECK(fits_extension(Format::kPicture, "照片.jpeg"));
  CHECK(fits_extension(Format::kDocx, "申报书"));
  CHECK_FALSE(fits_extension(Format::kDocx, "申报书.doc"));
  CHECK_FALSE(fits_extension(Format::kPicture, "扫描件.pdf"));
}

TEST_CASE("texts are decoded strictly") {
  CHECK(decode_text("申报") == "申报");
  CHECK_FALSE(decode_text("\x81\x30\x81\x30"));  // U+0080, a control character, in GB18030
  CHECK(decode_text("\x95\x32\x82\x36") == "𠀀");                        // four bytes of GB18030
  CHECK_FALSE(decode_text("\xC9"));
  CHECK_FALSE(decode_text(std::string("a\0b", 3)));
  CHECK(decode_text("") == "");
}
