#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chushen {

/// A part of an office document as a tree that can be changed and written again. Names keep their prefix ("w:p"), name
/// spaces are attributes; comments and processing instructions are dropped.
struct XmlElement {
  std::string name;  ///< empty: a text
  std::string text;  ///< of a text
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlElement> children;

  const std::string* attribute(std::string_view key) const;
  void set(std::string_view key, std::string value);
};

/// Nothing where the bytes are not well formed or bring a document type of their own (entities).
std::optional<XmlElement> parse_xml(std::string_view bytes);

/// With an XML declaration. Characters that XML 1.0 has no place for are left out.
std::string to_xml(const XmlElement& root);

/// The first child of this name, or null.
const XmlElement* child_named(const XmlElement& node, std::string_view name);
XmlElement* child_named(XmlElement& node, std::string_view name);

/// All text below a node.
std::string text_below(const XmlElement& node);

/// `text` with & < > " escaped, without the characters that XML has no place for.
std::string escaped_for_xml(std::string_view text);

}  // namespace chushen
