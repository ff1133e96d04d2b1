#include "extract/member_names.h"

#include <algorithm>
#include <optional>

#include "extract/text_encoding.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr std::size_t kLongestComponent = 255;  // bytes, as on the file systems names come from

bool has_own_say(const StoredName& name) {
  return !name.unicode_name.empty() || (name.utf8 && is_valid_utf8(name.bytes));
}

bool is_han(char32_t c) { return c >= 0x2E80 && c <= 0x9FFF; }

/// Well-formed, and not a GB18030 name that happens to be.
bool reads_as_utf8(const std::string& bytes) {
  if (!is_valid_utf8(bytes)) return false;
  const std::u32string text = decode_utf8(bytes);
  const bool ascii = std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; });
  const bool long_sequences = std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= 0x800; });
  if (ascii || long_sequences) return true;
  const auto chinese = decode_gb18030(bytes);
  if (!chinese) return true;
  const std::u32string other = decode_utf8(*chinese);
  return std::none_of(other.begin(), other.end(), is_han);
}

std::string with_visible_bytes(const std::string& bytes) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    next_code_point(bytes, at);
    const std::string_view sequence = std::string_view(bytes).substr(start, at - start);
    const auto byte = static_cast<unsigned char>(sequence[0]);
    if (is_valid_utf8(sequence)) text += sequence;
    else text += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
  }
  return text;
}

enum class Encoding { kUtf8, kGb18030, kMixed };

Encoding encoding_of(const std::vector<StoredName>& names) {
  const auto all = [&names](const auto& holds) {
    return std::all_of(names.begin(), names.end(),
                       [&](const StoredName& name) { return has_own_say(name) || holds(name.bytes); });
  };
  if (all(reads_as_utf8)) return Encoding::kUtf8;
  return all([](const std::string& bytes) { return decode_gb18030(bytes).has_value(); }) ? Encoding::kGb18030
                                                                                         : Encoding::kMixed;
}

std::string decoded(const StoredName& name, Encoding encoding) {
  if (!name.unicode_name.empty()) return name.unicode_name;
  if (has_own_say(name)) return name.bytes;
  if (encoding == Encoding::kUtf8 || (encoding == Encoding::kMixed && is_valid_utf8(name.bytes))) return name.bytes;
  const auto text = decode_gb18030(name.bytes);
  return text ? *text : with_visible_bytes(name.bytes);
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); }

/// Where the next component ends; `\xHH` is a byte that could not be decoded and no folder.
std::size_t end_of_component(std::string_view name) {
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool byte = at + 3 < name.size() && name[at + 1] == 'x' && is_hex(name[at + 2]) && is_hex(name[at + 3]);
    if (name[at] == '/' || (name[at] == '\\' && !byte)) return at;
  }
  return name.size();
}

bool is_drive(std::string_view component) {
  return component.size() == 2 && component[1] == ':' &&
         ((component[0] >= 'A' && component[0] <= 'Z') || (component[0] >= 'a' && component[0] <= 'z'));
}

/// Shortened between characters; the ending, which a person goes by, stays.
std::string bounded(std::string_view component) {
  if (component.size() <= kLongestComponent) return std::string(component);
  const std::size_t dot = component.rfind('.');
  const std::string_view ending = dot != component.npos && component.size() - dot <= 16 ? component.substr(dot) : "";
  std::size_t end = kLongestComponent - ending.size();
  while (end > 0 && (static_cast<unsigned char>(component[end]) & 0xC0) == 0x80) --end;
  return std::string(component.substr(0, end)) + std::string(ending);
}

}  // namespace

std::vector<std::string> decode_names(const std::vector<StoredName>& names) {
  const Encoding encoding = encoding_of(names);
  std::vector<std::string> texts;
  for (const StoredName& name : names) texts.push_back(decoded(name, encoding));
  return texts;
}

MemberPath member_path(std::string_view name) {
  name = name.substr(0, name.find('\0'));
  MemberPath result;
  result.escapes = name.starts_with('/') || name.starts_with('\\');
  for (bool first = true; !name.empty(); first = false) {
    const std::size_t end = end_of_component(name);
    const std::string_view component = name.substr(0, end);
    name.remove_prefix(std::min(end + 1, name.size()));
    const bool outside = component == ".." || (first && is_drive(component));
    result.escapes |= outside;
    if (component.empty() || component == "." || outside) continue;
    if (!result.path.empty()) result.path += '/';
    result.path += bounded(component);
  }
  if (result.path.empty()) result.path = "未命名";
  return result;
}

std::string numbered_name(std::string_view path, int number) {
  const std::size_t slash = path.find_last_of('/') + 1;  // npos + 1 == 0
  const std::size_t dot = path.rfind('.');
  const std::size_t at = dot != path.npos && dot > slash ? dot : path.size();
  return std::string(path.substr(0, at)) + '~' + std::to_string(number) + std::string(path.substr(at));
}

}  // namespace chushen
