#pragma once

#include <map>
#include <optional>
#include <string>

#include "extract/docx_look.h"
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

  /// What the style and those that it is based on (w:basedOn) say; nothing of what none of them says.
  const DocxLook& look(const std::string& style) const;
  std::optional<DocxListReference> list(const std::string& style) const;
  /// The ground of paragraphs in that style, where it gives one.
  std::optional<std::string> ground(const std::string& style) const;
  /// Whether a table style shades cells: which ones depends on their place, so that their ground is not known.
  bool shades(const std::string& table_style) const;
  /// How text looks that nothing says anything about (w:docDefaults).
  const DocxLook& usual_look() const { return usual_look_; }
  /// The paragraph style that is used where a paragraph names none.
  const std::string& usual_paragraph_style() const { return usual_paragraph_style_; }

 private:
  struct Style {
    std::string based_on;
    DocxLook look;  // with what it inherits
    std::optional<std::string> ground;
    std::optional<DocxListReference> list;
    std::optional<bool> shades;
  };
  static Style read_style(const XmlNode& node);
  template <typename Value>
  std::optional<Value> inherited(std::string style, std::optional<Value> Style::* member) const;
  DocxLook with_inherited(const Style& style) const;

  std::map<std::string, Style> styles_;
  DocxLook usual_look_;
  std::string usual_paragraph_style_;
};

}  // namespace chushen
