#include "extract/docx_numbering.h"

#include <algorithm>
#include <charconv>

#include "extract/list_number.h"

namespace chushen {
namespace {

int number_in(const XmlNode* node, std::string_view attribute, int usual) {
  if (!node) return usual;
  const std::string& text = node->attribute(attribute);
  int value = usual;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, -1, 1'000'000);
}

int level_index(const XmlNode& node) { return std::clamp(number_in(&node, "ilvl", 0), 0, 8); }

const std::string& value_of(const XmlNode& node, std::string_view child) {
  static const std::string kNone;
  const XmlNode* found = node.child(child);
  return found ? found->attribute("val") : kNone;
}

}  // namespace

DocxNumbering::Level DocxNumbering::read_level(const XmlNode& node) {
  Level level;
  level.start = number_in(node.child("start"), "val", 1);
  if (node.child("numFmt")) level.format = value_of(node, "numFmt");
  // Word 2010 and later wrap formats it does not know in a choice; the fallback names a plain one.
  if (const XmlNode* wrapped = node.child("AlternateContent"))
    if (const XmlNode* format = find_below(*wrapped, "numFmt")) level.format = format->attribute("val");
  level.pattern = value_of(node, "lvlText");
  level.style = value_of(node, "pStyle");
  level.followed = value_of(node, "suff") != "nothing";
  level.legal = is_on(node.child("isLgl"));
  const XmlNode* properties = node.child("rPr");
  if (const XmlNode* fonts = properties ? properties->child("rFonts") : nullptr) level.font = fonts->attribute("ascii");
  return level;
}

DocxNumbering::Definition DocxNumbering::read_definition(const XmlNode& node) {
  Definition definition;
  definition.counters.fill(-1);
  for (const XmlNode& child : node.children)
    if (child.name == "lvl") definition.levels[level_index(child)] = read_level(child);
  return definition;
}

DocxNumbering::List DocxNumbering::read_list(const XmlNode& node) {
  List list;
  list.definition = value_of(node, "abstractNumId");
  for (const XmlNode& child : node.children) {
    if (child.name != "lvlOverride") continue;
    const int level = level_index(child);
    if (const XmlNode* start = child.child("startOverride")) list.restarts[level] = number_in(start, "val", 1);
    if (const XmlNode* changed = child.child("lvl")) list.levels[level] = read_level(*changed);
  }
  return list;
}

DocxNumbering::DocxNumbering(const XmlNode& numbering_part) {
  for (const XmlNode& node : numbering_part.children) {
    if (node.name == "abstractNum") definitions_.emplace(node.attribute("abstractNumId"), read_definition(node));
    if (node.name == "num") lists_.emplace(node.attribute("numId"), read_list(node));
  }
}

const DocxNumbering::Level& DocxNumbering::level_of(const List& list, const Definition& definition, int level) const {
  const auto changed = list.levels.find(level);
  return changed == list.levels.end() ? definition.levels[level] : changed->second;
}

/// 17.9.11: "%1" … "%9" in the pattern stand for the counters of the levels.
std::string DocxNumbering::fill(const List& list, const Definition& definition, int level) const {
  const Level& own = level_of(list, definition, level);
  std::string text;
  for (std::size_t i = 0; i < own.pattern.size(); ++i) {
    const char digit = i + 1 < own.pattern.size() ? own.pattern[i + 1] : '\0';
    if (own.pattern[i] != '%' || digit < '1' || digit > '9') {
      text += own.pattern[i];
      continue;
    }
    const int shown = digit - '1';
    const Level& other = level_of(list, definition, shown);
    const int counter = definition.counters[shown];
    text += list_number(counter < 0 ? other.start : counter, own.legal ? "decimal" : other.format);
    ++i;
  }
  return text;
}

DocxLabel DocxNumbering::next(const DocxListReference& reference, const std::string& style) {
  const auto list = lists_.find(reference.list);
  if (list == lists_.end()) return {};
  const auto found = definitions_.find(list->second.definition);
  if (found == definitions_.end()) return {};
  Definition& definition = found->second;
  int level = std::max(reference.level, 0);
  if (reference.level < 0)
    for (int i = 0; i < kLevels; ++i)
      if (!style.empty() && definition.levels[i].style == style) level = i;
  if (!list->second.used)
    for (const auto& [restarted, start] : list->second.restarts) definition.counters[restarted] = start - 1;
  list->second.used = true;
  const Level& own = level_of(list->second, definition, level);
  int& counter = definition.counters[level];
  counter = counter < 0 ? own.start : counter + 1;
  std::fill(definition.counters.begin() + level + 1, definition.counters.end(), -1);
  if (own.format == "bullet") return {own.pattern, own.font, true, own.followed};
  return {fill(list->second, definition, level), "", false, own.followed};
}

}  // namespace chushen
