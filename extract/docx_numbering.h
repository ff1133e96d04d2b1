#pragma once

#include <array>
#include <map>
#include <string>

#include "extract/docx_styles.h"
#include "extract/xml_stream.h"

namespace chushen {

/// The label a word processor puts before a numbered paragraph.
struct DocxLabel {
  std::string text;       ///< "一、", "1.2", or the one character of a bullet
  std::string font;       ///< of a bullet: "Wingdings"
  bool bullet = false;
  bool followed = true;   ///< by a tab or space
};

/// Counts the numbered paragraphs of a document in its order (numbering.xml, ISO/IEC 29500-1, 17.9).
/// Word stores no labels: "一、申报单位基本信息" is often a style and the words after it.
class DocxNumbering {
 public:
  DocxNumbering() = default;
  explicit DocxNumbering(const XmlNode& numbering_part);

  /// The label of the next paragraph with that reference; empty where there is no such list.
  /// \param style  the paragraph's style: a level may be bound to it (w:lvl/w:pStyle).
  DocxLabel next(const DocxListReference& reference, const std::string& style);

 private:
  static constexpr int kLevels = 9;
  struct Level {
    int start = 1;
    std::string format = "decimal", pattern, style, font;
    bool followed = true, legal = false;
  };
  struct List {
    std::string definition;                // w:abstractNumId: lists of one definition share its counters
    std::map<int, int> restarts;           // w:startOverride by level, applied once
    std::map<int, Level> levels;           // w:lvlOverride/w:lvl
    bool used = false;
  };
  struct Definition {
    std::array<Level, kLevels> levels;
    std::array<int, kLevels> counters;     // of the last label; -1: none yet
  };

  static Level read_level(const XmlNode& node);
  static Definition read_definition(const XmlNode& node);
  static List read_list(const XmlNode& node);
  const Level& level_of(const List& list, const Definition& definition, int level) const;
  std::string fill(const List& list, const Definition& definition, int level) const;

  std::map<std::string, Definition> definitions_;
  std::map<std::string, List> lists_;
};

}  // namespace chushen
