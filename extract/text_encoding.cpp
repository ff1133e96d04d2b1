#include "extract/text_encoding.h"

#include <memory>
#include <vector>

#include <unicode/ucnv.h>

#include "extract/utf8.h"

namespace chushen {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// Strictly: a byte sequence that the encoding does not have is an error, never a replacement.
std::optional<std::string> convert(std::string_view bytes, const char* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  const Converter from(ucnv_open(encoding, &error)), to(ucnv_open("UTF-8", &error));
  if (U_FAILURE(error)) return std::nullopt;
  ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  std::string text(bytes.size() * 2 + 16, '\0');  // no character of these encodings grows more than that
  char* out = text.data();
  const char* in = bytes.data();
  std::vector<UChar> pivot(4096);
  UChar *pivot_in = pivot.data(), *pivot_out = pivot.data();
  ucnv_convertEx(to.get(), from.get(), &out, text.data() + text.size(), &in, bytes.data() + bytes.size(), pivot.data(),
                 &pivot_in, &pivot_out, pivot.data() + pivot.size(), true, true, &error);
  if (U_FAILURE(error)) return std::nullopt;
  text.resize(static_cast<std::size_t>(out - text.data()));
  return text;
}

bool has_control_characters(std::string_view text) {
  for (const char32_t character : decode_utf8(text)) {
    const bool usual = character == '\t' || character == '\n' || character == '\r' || character == '\f';
    if ((character < 0x20 && !usual) || (character >= 0x7F && character < 0xA0)) return true;
  }
  return false;
}

std::optional<std::string> decode(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (is_valid_utf8(bytes)) return std::string(bytes);
  if (bytes.starts_with("\xFF\xFE")) return convert(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return convert(bytes.substr(2), "UTF-16BE");
  return decode_gb18030(bytes);
}

}  // namespace

std::optional<std::string> decode_gb18030(std::string_view bytes) { return convert(bytes, "gb18030"); }

std::optional<std::string> decode_text(std::string_view bytes) {
  std::optional<std::string> text = decode(bytes);
  if (text && has_control_characters(*text)) return std::nullopt;
  return text;
}

}  // namespace chushen
