#include "app/output_folder.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/name_text.h"
#include "extract/sha256.h"
#include "normalize/text.h"

namespace chushen {

namespace {

constexpr std::size_t kLongestComponent = 200;  // bytes; disks take 255, shares and archives less

void append_encoded(std::string& text, std::string_view bytes) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
}

bool must_be_encoded(std::string_view character, bool last) {
  const auto byte = static_cast<unsigned char>(character[0]);
  if (character.size() > 1) return byte == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;  // C1 controls
  if (byte < 0x20 || byte == 0x7F || (last && (byte == '.' || byte == ' '))) return true;
  return std::string_view("<>:\"\\|?*%/").find(character[0]) != std::string_view::npos;
}

// The pieces that must not be cut apart: characters as they are, or encoded.
std::vector<std::string> pieces_of(std::string_view component) {
  std::vector<std::string> pieces;
  while (!component.empty()) {
    const std::size_t length = std::max<std::size_t>(well_formed_length(component), 1);
    const std::string_view character = component.substr(0, length);
    component.remove_prefix(length);
    pieces.emplace_back();
    if (must_be_encoded(character, component.empty())) {
      append_encoded(pieces.back(), character);
    } else {
      pieces.back() = character;
    }
  }
  return pieces;
}

// Microsoft, "Naming Files, Paths, and Namespaces": the name before the first dot counts, in any case.
bool is_reserved_by_windows(std::string_view stem) {
  static constexpr std::array<std::string_view, 6> kDevices = {"con", "prn", "aux", "nul", "conin$", "conout$"};
  static constexpr std::array<std::string_view, 12> kPorts = {"1", "2", "3", "4", "5", "6",
                                                              "7", "8", "9", "¹", "²", "³"};
  const std::string lower = ascii_lower(stem);
  if (std::find(kDevices.begin(), kDevices.end(), lower) != kDevices.end()) return true;
  if (!lower.starts_with("com") && !lower.starts_with("lpt")) return false;
  return std::find(kPorts.begin(), kPorts.end(), std::string_view(lower).substr(3)) != kPorts.end();
}

bool is_ours(std::string_view name) {
  static constexpr std::array<std::string_view, 23> kNames = {
      "index.html", "batch.json", "变化报告.html", "变化报告.json", "findings.csv", "推荐汇总表.xlsx", "推荐汇总表（县区格式）.xlsx",
      "推荐汇总表（县区格式）.docx", "推荐函.docx", "report.json", "report.html", "previous.json", "补正通知书.docx",
      "补正通知书（新）.docx", "推荐函（新）.docx", "推荐汇总表（新）.xlsx", "推荐汇总表（县区格式）（新）.xlsx",
      "推荐汇总表（县区格式）（新）.docx", "复核意见.xlsx", "复核意见（新）.xlsx",
      ".audit", ".cache", ".ledger"};
  return std::find(kNames.begin(), kNames.end(), fold_case(name)) != kNames.end();
}

std::string joined(const std::vector<std::string>& pieces, std::size_t at_most) {
  std::string text;
  for (const std::string& piece : pieces) {
    if (text.size() + piece.size() > at_most) break;
    text += piece;
  }
  return text;
}

// "~" goes behind the stem where Windows looks at the stem alone.
std::string set_apart(std::string name) {
  const std::size_t dot = std::min(name.find('.'), name.size());
  std::string_view stem = std::string_view(name).substr(0, dot);
  while (stem.ends_with(' ')) stem.remove_suffix(1);
  if (is_reserved_by_windows(stem)) return name.insert(stem.size(), "~");
  return is_ours(name) ? name + '~' : name;
}

std::string with_hash(std::string_view component) {
  const std::string suffix = '~' + sha256_hex(component).substr(0, 8);
  return set_apart(joined(pieces_of(component), kLongestComponent - suffix.size())) + suffix;
}

// The components that stand in one folder, and the name each gets.
using Names = std::map<std::string, std::string>;

void settle(Names& names) {
  std::map<std::string, int> sharing;
  for (auto& [component, name] : names) ++sharing[fold_case(name = folder_component(component))];
  for (auto& [component, name] : names)
    if (sharing[fold_case(name)] > 1) name = with_hash(component);
}

std::vector<std::string> components_of(const std::string& id) {
  std::vector<std::string> components;
  std::size_t from = 0;
  for (std::size_t slash; (slash = id.find('/', from)) != id.npos; from = slash + 1)
    components.push_back(id.substr(from, slash - from));
  components.push_back(id.substr(from));
  return components;
}

}  // namespace

std::string folder_component(std::string_view component) {
  const std::string name = set_apart(joined(pieces_of(component), std::string::npos));
  return name.size() > kLongestComponent ? with_hash(component) : name;
}

std::vector<std::string> folders_for(const std::vector<std::string>& ids) {
  std::map<std::string, Names> folders;  // by the id of the folder above
  for (const std::string& id : ids) {
    std::string above;
    for (const std::string& component : components_of(id)) {
      folders[above][component];
      above += component + '/';
    }
  }
  for (auto& [above, names] : folders) settle(names);

  std::vector<std::string> result;
  for (const std::string& id : ids) {
    std::string above, folder;
    for (const std::string& component : components_of(id)) {
      folder += (folder.empty() ? "" : "/") + folders[above][component];
      above += component + '/';
    }
    result.push_back(folder);
  }
  return result;
}

}  // namespace chushen
