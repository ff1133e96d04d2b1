#include "report/xml_tree.h"

#include <algorithm>
#include <memory>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "extract/utf8.h"

namespace chushen {
namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

std::string text_of(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : ""; }

std::string name_with(const xmlNs* space, const xmlChar* name) {
  return space && space->prefix ? text_of(space->prefix) + ":" + text_of(name) : text_of(name);
}

// Not deeper than libxml2 parses: 256 levels.
XmlElement node_of(const xmlNode* source) {
  XmlElement node;
  node.name = name_with(source->ns, source->name);
  for (const xmlNs* space = source->nsDef; space; space = space->next)
    node.attributes.emplace_back(space->prefix ? "xmlns:" + text_of(space->prefix) : "xmlns", text_of(space->href));
  for (const xmlAttr* attribute = source->properties; attribute; attribute = attribute->next)
    node.attributes.emplace_back(name_with(attribute->ns, attribute->name),
                                 attribute->children ? text_of(attribute->children->content) : "");
  for (const xmlNode* child = source->children; child; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) node.children.push_back(node_of(child));
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      XmlElement text;
      text.text = text_of(child->content);
      node.children.push_back(std::move(text));
    }
  }
  return node;
}

// XML 1.0 (fifth edition), production 2.
bool is_xml_character(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

void write(const XmlElement& node, std::string& out) {
  if (node.name.empty()) {
    out += escaped_for_xml(node.text);
    return;
  }
  out += '<' + node.name;
  for (const auto& [key, value] : node.attributes) out += ' ' + key + "=\"" + escaped_for_xml(value) + '"';
  if (node.children.empty()) {
    out += "/>";
    return;
  }
  out += '>';
  for (const XmlElement& child : node.children) write(child, out);
  out += "</" + node.name + '>';
}

}  // namespace

const std::string* XmlElement::attribute(std::string_view key) const {
  for (const auto& [name, value] : attributes)
    if (name == key) return &value;
  return nullptr;
}

void XmlElement::set(std::string_view key, std::string value) {
  for (auto& [name, old] : attributes)
    if (name == key) {
      old = std::move(value);
      return;
    }
  attributes.emplace_back(key, std::move(value));
}

std::optional<XmlElement> parse_xml(std::string_view bytes) {
  const std::unique_ptr<xmlDoc, FreeDocument> document(
      xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  if (!document || document->intSubset) return std::nullopt;
  const xmlNode* root = xmlDocGetRootElement(document.get());
  if (!root) return std::nullopt;
  return node_of(root);
}

std::string to_xml(const XmlElement& root) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  write(root, out);
  return out;
}

const XmlElement* child_named(const XmlElement& node, std::string_view name) {
  for (const XmlElement& child : node.children)
    if (child.name == name) return &child;
  return nullptr;
}

XmlElement* child_named(XmlElement& node, std::string_view name) {
  return const_cast<XmlElement*>(child_named(std::as_const(node), name));
}

std::string text_below(const XmlElement& node) {
  std::string text = node.text;
  for (const XmlElement& child : node.children) text += text_below(child);
  return text;
}

std::string escaped_for_xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default:
        if (is_xml_character(c)) append_utf8(out, c);
    }
  }
  return out;
}

}  // namespace chushen
