#include "extract/utf8.h"

#include <catch2/catch.hpp>

using namespace chushen;

TEST_CASE("code points survive the way to UTF-8 and back") {
  const std::u32string text = U"A£是√𠮷\U0010FFFF";
  CHECK(decode_utf8(encode_utf8(text)) == text);
  CHECK(count_code_points(encode_utf8(text)) == text.size());
  CHECK(is_valid_utf8(encode_utf8(text)));
}

TEST_CASE("bytes that are no UTF-8 become replacement characters one by one") {
  CHECK(decode_utf8("a\xFF" "b") == U"a\uFFFDb");
  CHECK(decode_utf8("\xE6\x98") == U"\uFFFD\uFFFD");               // cut short
  CHECK(decode_utf8("\xC0\xAF") == U"\uFFFD\uFFFD");               // overlong
  CHECK(decode_utf8("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD");     // a surrogate
  CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));                  // above U+10FFFF
}

TEST_CASE("values that are no characters are written as the replacement character") {
  CHECK(encode_utf8(std::u32string(1, char32_t{0xD800})) == "\uFFFD");
  CHECK(encode_utf8(std::u32string(1, char32_t{0x110000})) == "\uFFFD");
}
