#include "extract/docx_styles.h"

#include <algorithm>
#include <charconv>

namespace chushen {
namespace {

constexpr int kLongestChain = 64;  // of w:basedOn; a circle ends there

std::optional<bool> switched(const XmlNode* properties, std::string_view name) {
  const XmlNode* property = properties ? properties->child(name) : nullptr;
  return property ? std::optional(is_on(property)) : std::nullopt;
}

std::optional<bool> underline(const XmlNode* properties) {
  const XmlNode* property = properties ? properties->child("u") : nullptr;
  return property ? std::optional(property->attribute("val") != "none") : std::nullopt;
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

DocxStyles::DocxStyles(const XmlNode& styles_part) {
  for (const XmlNode& node : styles_part.children) {
    if (node.name != "style") continue;
    Style style;
    if (const XmlNode* parent = node.child("basedOn")) style.based_on = parent->attribute("val");
    style.hidden = switched(node.child("rPr"), "vanish");
    style.underlined = underline(node.child("rPr"));
    style.list = list_reference(node.child("pPr"));
    const std::string& id = node.attribute("styleId");
    const std::string& usual = node.attribute("default");
    if (node.attribute("type") == "paragraph" && (usual == "1" || usual == "true")) usual_paragraph_style_ = id;
    styles_.emplace(id, std::move(style));
  }
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

std::optional<bool> DocxStyles::hidden(const std::string& style) const { return inherited(style, &Style::hidden); }

std::optional<bool> DocxStyles::underlined(const std::string& style) const {
  return inherited(style, &Style::underlined);
}

std::optional<DocxListReference> DocxStyles::list(const std::string& style) const {
  return inherited(style, &Style::list);
}

}  // namespace chushen
