#include "validate/pack_reader.h"

#include <algorithm>
#include <charconv>

namespace chushen {
namespace {

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.starts_with('-')) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Date> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
  if (!year || !month || !day || *month == 0 || *day == 0) return std::nullopt;
  const Date date{*year, *month, *day};
  return is_calendar_date(date) ? std::optional(date) : std::nullopt;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

void PackReader::fault(int line, int column, std::string message) {
  errors_.push_back({file_, line, column, std::move(message)});
}

void PackReader::fault(const YamlNode& node, std::string message) {
  fault(node.line, node.column, std::move(message));
}

void PackReader::allow(const YamlNode& map, const std::vector<std::string_view>& keys) {
  const std::vector<std::string> known(keys.begin(), keys.end());
  for (const YamlNode::Entry& entry : map.entries)
    if (std::find(keys.begin(), keys.end(), entry.key) == keys.end())
      fault(entry.line, entry.column, "未知的键“" + entry.key + "”，应为 " + joined(known));
}

const YamlNode* PackReader::need(const YamlNode& map, std::string_view key) {
  const YamlNode* node = find(map, key);
  if (!node) fault(map, "缺少键“" + std::string(key) + "”");
  return node;
}

bool PackReader::is_map(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::kMap) fault(node, "此处应为若干“键: 值”");
  return node.kind == YamlNode::Kind::kMap;
}

bool PackReader::is_list(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::kList) fault(node, "此处应为列表");
  return node.kind == YamlNode::Kind::kList;
}

std::string PackReader::text(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::kScalar && !node.text.empty()) return node.text;
  fault(node, node.kind == YamlNode::Kind::kScalar || node.kind == YamlNode::Kind::kNothing ? "此处不能为空"
                                                                                            : "此处应为文字");
  return {};
}

std::string PackReader::text(const YamlNode& map, std::string_view key) {
  const YamlNode* node = need(map, key);
  return node ? text(*node) : std::string();
}

std::string PackReader::text_or_none(const YamlNode& map, std::string_view key) {
  const YamlNode* node = find(map, key);
  return node ? text(*node) : std::string();
}

std::vector<std::string> PackReader::texts(const YamlNode& node) {
  std::vector<std::string> found;
  if (!is_list(node)) return found;
  for (const YamlNode& item : node.items) found.push_back(text(item));
  return found;
}

std::vector<std::string> PackReader::texts_or_none(const YamlNode& map, std::string_view key) {
  const YamlNode* node = find(map, key);
  return node ? texts(*node) : std::vector<std::string>();
}

std::vector<std::string> PackReader::text_or_texts(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::kScalar) return {text(node)};
  return texts(node);
}

bool PackReader::flag(const YamlNode& map, std::string_view key, bool otherwise) {
  const YamlNode* node = find(map, key);
  if (!node) return otherwise;
  const std::string word = text(*node);
  if (word != "true" && word != "false") fault(*node, "此处应为 true 或 false");
  return word == "true";
}

std::optional<Date> PackReader::day(const YamlNode& node) {
  const std::string word = text(node);
  const std::optional<Date> date = parse_day(word);
  if (!date && !word.empty()) fault(node, "“" + word + "”不是日期，应写作 2023-08-31");
  return date;
}

void PackReader::each_map(const YamlNode& map, std::string_view key, const std::function<void(const YamlNode&)>& take) {
  const YamlNode* list = find(map, key);
  if (!list || !is_list(*list)) return;
  for (const YamlNode& item : list->items)
    if (is_map(item)) take(item);
}

}  // namespace chushen
