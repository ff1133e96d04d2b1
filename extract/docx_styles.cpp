#include "extract/docx_styles.h"

#include <algorithm>
#include <charconv>

namespace chushen {
namespace {

constexpr int kLongestChain = 64;  // of w:basedOn; a circle ends there

/// Whether anything below is shaded: the table, its cells, or some of them by condition.
bool has_shading(const XmlNode& node) {
  for (const XmlNode& child : node.children) {
    if (child.name == "shd" && child.attribute("val") != "nil" && child.attribute("fill") != "auto") return true;
    if (child.name != "rPr" && has_shading(child)) return true;
  }
  return false;
}

}  // namespace

bool is_on(const XmlNode* property) {
  if (!property) return false;
  const std::string& value = property->attribute("val");
  return value != "0" && value != "false" && value != "off";
}

std::optional<DocxListReference> list_reference(const XmlNode* paragraph_properties) {
  const XmlNode* numbering = paragraph_properties ? paragraph_properties->child("numPr") : nullptr;
  if (!numbering) return std::nullopt;
  DocxListReference reference;
  if (const XmlNode* list = numbering->child("numId")) reference.list = list->attribute("val");
  if (const XmlNode* level = numbering->child("ilvl")) {
    const std::string& text = level->attribute("val");
    std::from_chars(text.data(), text.data() + text.size(), reference.level);
    reference.level = std::clamp(reference.level, 0, 8);
  }
  return reference;
}

DocxStyles::Style DocxStyles::read_style(const XmlNode& node) {
  Style style;
  if (const XmlNode* parent = node.child("basedOn")) style.based_on = parent->attribute("val");
  style.look = look_of(node.child("rPr"));
  style.ground = ground_of(node.child("pPr"));
  style.list = list_reference(node.child("pPr"));
  if (node.attribute("type") == "table" && has_shading(node)) style.shades = true;
  return style;
}

DocxStyles::DocxStyles(const XmlNode& styles_part) {
  if (const XmlNode* defaults = styles_part.child("docDefaults"))
    if (const XmlNode* run = defaults->child("rPrDefault")) usual_look_ = look_of(run->child("rPr"));
  for (const XmlNode& node : styles_part.children) {
    if (node.name != "style") continue;
    const std::string& id = node.attribute("styleId");
    const std::string& usual = node.attribute("default");
    if (node.attribute("type") == "paragraph" && (usual == "1" || usual == "true")) usual_paragraph_style_ = id;
    styles_.emplace(id, read_style(node));
  }
  std::map<std::string, DocxLook> looks;
  for (const auto& [id, style] : styles_) looks.emplace(id, with_inherited(style));
  for (auto& [id, style] : styles_) style.look = looks[id];
}

DocxLook DocxStyles::with_inherited(const Style& style) const {
  DocxLook look = style.look;
  std::string parent = style.based_on;
  for (int step = 0; step < kLongestChain; ++step) {
    const auto found = styles_.find(parent);
    if (found == styles_.end()) break;
    look = over(look, found->second.look);
    parent = found->second.based_on;
  }
  return look;
}

template <typename Value>
std::optional<Value> DocxStyles::inherited(std::string style, std::optional<Value> Style::* member) const {
  for (int step = 0; step < kLongestChain; ++step) {
    const auto found = styles_.find(style);
    if (found == styles_.end()) break;
    if (found->second.*member) return found->second.*member;
    style = found->second.based_on;
  }
  return std::nullopt;
}

const DocxLook& DocxStyles::look(const std::string& style) const {
  static const DocxLook kNone;
  const auto found = styles_.find(style);
  return found == styles_.end() ? kNone : found->second.look;
}

std::optional<std::string> DocxStyles::ground(const std::string& style) const {
  return inherited(style, &Style::ground);
}

bool DocxStyles::shades(const std::string& table_style) const {
  return inherited(table_style, &Style::shades).value_or(false);
}

std::optional<DocxListReference> DocxStyles::list(const std::string& style) const {
  return inherited(style, &Style::list);
}

}  // namespace chushen
