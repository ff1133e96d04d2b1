#include "extract/der.h"

#include <algorithm>

namespace chushen {
namespace {

constexpr int kDeepest = 24;

/// X.690, 8.1.3: short form, or long form of at most four bytes.
std::optional<std::size_t> take_length(std::string_view& bytes) {
  if (bytes.empty()) return std::nullopt;
  const auto first = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  if (first < 0x80) return first;
  const std::size_t count = first & 0x7F;
  if (count == 0 || count > 4 || bytes.size() < count) return std::nullopt;
  std::size_t length = 0;
  for (std::size_t i = 0; i < count; ++i) length = length << 8 | static_cast<unsigned char>(bytes[i]);
  bytes.remove_prefix(count);
  return length;
}

bool is_picture(const std::vector<DerValue>& values) {
  return values.size() >= 4 && values[0].tag == kDerIa5 && values[1].tag == kDerOctets &&
         values[2].tag == kDerInteger && values[3].tag == kDerInteger && !values[1].content.empty();
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

/// Goes through all that is nested; the first text before the picture is the seal's name.
void search(std::string_view bytes, int depth, SealPicture& found) {
  if (depth > kDeepest) return;
  const std::vector<DerValue> values = der_values(bytes);
  if (found.bytes.empty() && is_picture(values)) {
    found.type = lower_case(values[0].content);
    found.bytes = values[1].content;
    return;
  }
  for (const DerValue& value : values) {
    if (!found.bytes.empty()) return;
    if (value.tag == kDerUtf8 && found.name.empty()) found.name = value.content;
    if (value.constructed()) search(value.content, depth + 1, found);
  }
}

}  // namespace

std::vector<DerValue> der_values(std::string_view bytes) {
  std::vector<DerValue> values;
  while (!bytes.empty()) {
    const auto tag = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if ((tag & 0x1F) == 0x1F) break;  // tags of several bytes occur in no seal
    const auto length = take_length(bytes);
    if (!length || *length > bytes.size()) break;
    values.push_back({tag, bytes.substr(0, *length)});
    bytes.remove_prefix(*length);
  }
  return values;
}

std::optional<SealPicture> find_seal_picture(std::string_view der) {
  SealPicture found;
  search(der, 0, found);
  return found.bytes.empty() ? std::nullopt : std::optional(std::move(found));
}

}  // namespace chushen
