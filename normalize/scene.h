#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalize/binder.h"
#include "normalize/instructions.h"
#include "normalize/year_head.h"

namespace chushen {

/// A year that heads a column of figures in lines without a table.
struct YearColumn {
  YearHead year;
  Rect place;   ///< of the head; empty where the document has none
};

/// Where in a form the walk stands: what was said before that bears on what follows.
struct Scene {
  explicit Scene(Binder& bound) : binder(bound) {}

  Binder& binder;
  Instructions instructions;
  int page = 0;
  TextSource source = TextSource::kDocx;   ///< of a place in which nothing is written
  std::vector<std::string> headings;       ///< keys, latest first
  std::vector<std::string> near;           ///< keys of the group whose cell is walked, nearest first
  std::string unit;                        ///< of the latest caption, for the next table
  std::string latest_section;              ///< key of the latest label that is a section: a weak hint only
  bool table_seen = false;
  /// Under a heading or text of a section in which a date without a label is a field's: the pledge.
  const FieldSpec* dated = nullptr;
  /// The year columns of the table that a page break may have cut, its number of columns, and the unit of its amounts.
  std::vector<std::optional<YearHead>> years;
  int years_columns = 0;
  std::string years_unit;
  std::vector<YearColumn> line_years;      ///< those that head the lines walked
  bool continues = false;                  ///< the table is the first thing on a page that follows one

  const LabelIndex& index() const { return binder.index(); }
  bool has_pages() const { return page > 0; }
};

/// Takes note of a heading or of a short line that may be one.
void note_heading(Scene& scene, const std::string& text);

/// Takes note of a label under which others may stand: "法定代表人" before "电话", "项目总投资" before "其中：设备".
/// \return the key of its section; empty where it is none, or says too little alone itself.
std::string note_section(Scene& scene, const LabelMatch& label);

/// Takes note of a text that opens or ends the part in which a date stands for itself.
void note_pledge(Scene& scene, const std::string& text);

}  // namespace chushen
