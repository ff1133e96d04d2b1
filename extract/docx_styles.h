#pragma once

#include <map>
#include <optional>
#include <string>

#include "extract/xml_stream.h"

namespace chushen {

/// Whether an on/off property is on (ISO/IEC 29500-1, 17.17.4): present without a value means on.
bool is_on(const XmlNode* property);

/// Which list a paragraph is numbered by. `list` "0" takes the numbering of the style away (17.9.18).
struct DocxListReference {
  std::string list;  ///< w:numId
  int level = -1;    ///< w:ilvl from 0; -1 where not given
};

/// What a paragraph's or style's properties say of its numbering (17.3.1.19), or nothing.
std::optional<DocxListReference> list_reference(const XmlNode* paragraph_properties);

/// What styles do to the text that is read: hide it, number it, underline it (styles.xml, 17.7).
class DocxStyles {
 public:
  DocxStyles() = default;
  explicit DocxStyles(const XmlNode& styles_part);

  /// Follows w:basedOn; nothing where no style of the chain says it.
  std::optional<bool> hidden(const std::string& style) const;
  std::optional<bool> underlined(const std::string& style) const;
  std::optional<DocxListReference> list(const std::string& style) const;
  /// The paragraph style that is used where a paragraph names none.
  const std::string& usual_paragraph_style() const { return usual_paragraph_style_; }

 private:
  struct Style {
    std::string based_on;
    std::optional<bool> hidden, underlined;
    std::optional<DocxListReference> list;
  };
  template <typename Value>
  std::optional<Value> inherited(std::string style, std::optional<Value> Style::* member) const;

  std::map<std::string, Style> styles_;
  std::string usual_paragraph_style_;
};

}  // namespace chushen
