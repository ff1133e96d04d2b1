#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>

#include "extract/utf8.h"
#include "extract/xml_stream.h"

using namespace chushen;

namespace {

/// Gives the bytes in pieces of that size.
ByteSource pieces(const std::string& bytes, int piece) {
  return [&bytes, piece, at = std::size_t{0}](char* buffer, int size) mutable {
    const int count = static_cast<int>(std::min<std::size_t>({bytes.size() - at, static_cast<std::size_t>(size), static_cast<std::size_t>(piece)}));
    std::memcpy(buffer, bytes.data() + at, static_cast<std::size_t>(count));
    at += static_cast<std::size_t>(count);
    return count;
  };
}

tl::expected<XmlNode, XmlFault> parse(const std::string& bytes, int piece = 1 << 20) { return parse_xml(pieces(bytes, piece)); }

XmlFault fault_of(const std::string& bytes) {
  const auto root = parse(bytes);
  return root ? XmlFault::kNone : root.error();
}

std::string in_utf16(const std::string& text, bool big) {
  std::string bytes = big ? "\xFE\xFF" : "\xFF\xFE";
  for (const char32_t c : decode_utf8(text)) {
    const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
    bytes += big ? high : low;
    bytes += big ? low : high;
  }
  return bytes;
}

}  // namespace

TEST_CASE("XML comes out the same, however its bytes arrive") {
  const std::string xml = "<?xml version=\"1.0\"?><a:r xmlns:a=\"x\" a:k=\"v&amp;w&#38;&lt;&#x4E00;\"><!-- no --><?no no?><b>一<c/>二&lt;&#x4E09;<![CDATA[<四>]]></b></a:r>";
  for (const int piece : {1, 2, 3, 7, 1 << 20}) {
    INFO(piece);
    const auto root = parse(xml, piece);
    REQUIRE(root);
    CHECK(root->name == "r");
    CHECK(root->attribute("k") == "v&w&<一");
    REQUIRE(root->children.size() == 1);
    const XmlNode& b = root->children[0];
    REQUIRE(b.children.size() == 3);
    CHECK(b.children[0].text == "一");
    CHECK(b.children[1].name == "c");
    CHECK(b.children[2].text == "二<三<四>");
    CHECK(root->all_text() == "一二<三<四>");
  }
}

TEST_CASE("encodings are those of the first bytes or of the declaration, over many chunks") {
  std::string words;
  for (int i = 0; i < 20000; ++i) words += "申报";
  const std::string body = "<r>" + words + "</r>";
  for (const bool big : {true, false}) {
    const auto root = parse(in_utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + body, big), 4097);
    REQUIRE(root);
    CHECK(root->all_text() == words);
  }
  std::string chinese;
  for (int i = 0; i < 20000; ++i) chinese += "\xC9\xEA\xB1\xA8";
  const auto root = parse("<?xml version=\"1.0\" encoding=\"GB18030\"?><r>" + chinese + "</r>", 4097);
  REQUIRE(root);
  CHECK(root->all_text() == words);
  CHECK(fault_of("<?xml version=\"1.0\" encoding=\"no-such\"?><r/>") == XmlFault::kNotWellFormed);
}

TEST_CASE("a byte order mark is surer than the declaration") {
  const auto root = parse("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"gbk\"?><a>甲</a>");
  REQUIRE(root);
  CHECK(root->all_text() == "甲");
}

TEST_CASE("blocks come one by one, and those before a fault all come") {
  std::string xml = "<d><head/><body>";
  for (int i = 0; i < 5000; ++i) xml += "<p n=\"" + std::to_string(i) + "\">文</p> ";
  const std::string whole = xml + "</body><tail/></d>", cut = xml + "<p n=\"cut\"><t>前";
  for (const std::string& bytes : {whole, cut}) {
    XmlStream stream(pieces(bytes, 1000));
    REQUIRE(stream.enter("body"));
    int count = 0;
    std::string last;
    while (const auto block = stream.next()) {
      if (block->attribute("n") != "cut") CHECK(block->attribute("n") == std::to_string(count++));
      last = block->attribute("n");
    }
    CHECK(count == 5000);
    CHECK(last == (bytes == cut ? "cut" : "4999"));
    CHECK(stream.fault() == (bytes == cut ? XmlFault::kNotWellFormed : XmlFault::kNone));
  }
  XmlStream none(pieces(whole, 1000));
  CHECK_FALSE(none.enter("no-such"));
  const std::string hollow = "<d><body/><p/></d>";
  XmlStream empty(pieces(hollow, 1000));
  REQUIRE(empty.enter("body"));
  CHECK_FALSE(empty.next());
}

TEST_CASE("what is wrong with XML is told by its kind") {
  CHECK(fault_of("") == XmlFault::kNotWellFormed);
  CHECK(fault_of("<a") == XmlFault::kNotWellFormed);
  CHECK(fault_of("<a></b>") == XmlFault::kNotWellFormed);
  CHECK(fault_of("<a/><b/>") == XmlFault::kNotWellFormed);
  CHECK(fault_of("<a>&x;</a>") == XmlFault::kNotWellFormed);
  CHECK(fault_of("<!DOCTYPE a><a/>") == XmlFault::kDoctype);
  CHECK(fault_of("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>") == XmlFault::kDoctype);
  CHECK(fault_of("<a>" + std::string(40u << 20, 'x') + "</a>") == XmlFault::kTooLarge);
  std::string deep, shallow = "x";
  for (int i = 0; i < 300; ++i) deep += "<a>";
  for (int i = 0; i < 250; ++i) shallow = "<a>" + shallow + "</a>";
  CHECK(fault_of(deep) == XmlFault::kNotWellFormed);
  CHECK(fault_of(shallow) == XmlFault::kNone);
  CHECK_FALSE(parse_xml([](char*, int) { return -1; }));
}

TEST_CASE("ignored elements and attributes are left out with all that is in them") {
  static constexpr std::string_view kIgnored[] = {"look", "id"};
  const std::string xml = "<d><body><p id=\"1\" n=\"2\"><look><t>no</t><look/></look>一<look/>二<t id=\"3\">三</t></p><look>kept as a block</look></body></d>";
  for (const int piece : {1, 5, 1000}) {
    XmlStream stream(pieces(xml, piece), kIgnored);
    REQUIRE(stream.enter("body"));
    const auto block = stream.next();
    REQUIRE(block);
    CHECK(block->all_text() == "一二三");
    CHECK_FALSE(block->has_attribute("id"));
    CHECK(block->attribute("n") == "2");
    REQUIRE(block->children.size() == 2);
    CHECK(block->children[1].attributes.empty());
    CHECK(stream.next()->name == "look");  // a block is what was asked for
    CHECK_FALSE(stream.next());
    CHECK(stream.fault() == XmlFault::kNone);
  }
}
