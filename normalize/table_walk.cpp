#include "normalize/table_walk.h"

#include <algorithm>

#include "normalize/line_walk.h"
#include "normalize/pair_split.h"
#include "normalize/table_scene.h"

namespace chushen {
namespace {

using Years = std::vector<std::optional<YearHead>>;

constexpr std::size_t kLongestTitle = 300;  // characters; longer is a narrative

/// A label of what a person has: 联系人职务, 手机.
bool asks_of_person(const LabelMatch& match) {
  return std::any_of(match.general.begin(), match.general.end(), [](const FieldSpec* field) { return !field->sections.empty(); });
}

/// A row of one cell without a label: a title, a caption, a narrative.
bool walk_title(TableScene& table, int row) {
  CellView* title = table.view.title_of(row);
  if (!title || title->used || (title->match.is_field() && !title->blank())) return false;
  if (title->blank() || is_note(title->text.text())) return true;
  if (const std::string unit = unit_of_caption(title->text.text()); !unit.empty()) table.unit = unit;
  ValuePlace place = table.place_of(*title, {});
  if (title->text.size() > kLongestTitle) place.standing = Standing::kNarrative;
  walk_lines(table.scene, title->text, place);
  title->used = true;
  return true;
}

/// Years of a table that a page break cut from its heads, with the unit that stood over it.
Years carried_years(TableScene& table) {
  const Scene& scene = table.scene;
  if (!scene.continues || scene.years_columns != table.view.columns()) return {};
  if (table.unit.empty() && !scene.years.empty()) table.unit = scene.years_unit;
  return scene.years;
}

void walk_rows(TableScene& table) {
  Years years = carried_years(table);
  for (int row = 0; row < table.view.rows(); ++row) {
    if (Years heads = years_of_row(table, row); !heads.empty()) {
      years = std::move(heads);
      continue;
    }
    if (is_example(table, row) || walk_register_head(table, row)) continue;
    walk_headed(table, row);
    if (walk_title(table, row)) continue;
    if (const int end = years.empty() ? row : walk_heads_under_years(table, row, years); end > row) {
      row = end - 1;
      continue;
    }
    if (!years.empty() && walk_year_row(table, row, years)) continue;
    if (const int end = walk_records(table, row); end > row) {
      row = end - 1;
      continue;
    }
    walk_pairs(table, row);
  }
  table.scene.years_unit = years.empty() ? std::string() : table.unit;
  table.scene.years = std::move(years);
  table.scene.years_columns = table.view.columns();
}

void walk_nested(Scene& scene, const Table& table) {
  for (const Cell& cell : table.cells)
    for (const Block& block : cell.blocks)
      if (const auto* nested = std::get_if<Table>(&block.content)) walk_table(scene, *nested);
}

}  // namespace

ValuePlace TableScene::place_of(const CellView& cell, const LabelMatch& label) const {
  ValuePlace place;
  place.page = scene.page;
  if (!scene.has_pages() && !table.path.empty())
    place.path = table.path + " 第" + std::to_string(cell.row() + 1) + "行 第" + std::to_string(cell.column() + 1) + "列";
  place.box = cell.cell->box;
  place.source = scene.source;
  place.unit = label.label.unit.empty() ? unit : label.label.unit;
  place.year = label.label.year;
  place.label_confidence = label.confidence;
  place.unread_ink = cell.unread_ink;
  return place;
}

LabelContext context_of(TableScene& table, const CellView& cell, const LabelMatch& label) {
  LabelContext context;
  context.headings = table.scene.headings;
  // A label that has a meaning of its own keeps it; one that has none takes what hint there is.
  const std::string& latest = table.scene.latest_section;
  if (label.general.empty() && !latest.empty()) context.headings.push_back(latest);
  bool of_person = false;
  for (int column = cell.column() - 1; column >= 0;) {
    const CellView* left = table.view.at(cell.row(), column);
    if (left && !left->section.empty()) context.near.push_back(left->section);
    of_person = of_person || (left && asks_of_person(left->match));
    column = left ? left->column() - 1 : column - 1;
  }
  // "联系人职务 | 经理 | 固定电话 | …" speaks of the contact, whoever stands above.
  if (cell.row() > 0 && !of_person) {
    const CellView* above = table.view.at(cell.row() - 1, cell.column());
    if (above && above->is_label() && !above->section.empty()) context.above = above->section;
  }
  return context;
}

LabelContext context_of(TableScene& table, const CellView& label) { return context_of(table, label, label.match); }

void walk_table(Scene& scene, const Table& table) {
  TableScene walked{scene, table, TableView(table, scene.index()), scene.unit};
  scene.latest_section.clear();
  scene.line_years.clear();
  find_translated_labels(walked);
  find_headed_cells(walked);
  walk_rows(walked);
  scene.latest_section.clear();
  scene.table_seen = true;
  scene.unit.clear();
  walk_nested(scene, table);
}

}  // namespace chushen
