#include "normalize/table_scene.h"

#include <algorithm>

#include "normalize/traced_label.h"

namespace chushen {
namespace {

/// So many cells of a table with their label over their value are its habit; one alone may be a value that reads so.
constexpr long kFewest = 3;
constexpr std::size_t kLongestValue = 300;  // characters; longer is a text under a heading

std::size_t end_of_first_line(const TracedText& text) {
  std::size_t end = 0;
  while (end < text.size() && text[end].character != "\n") ++end;
  return end;
}

/// Without the number of the place, also where no space was read behind it: "7法定代表人", "202020年营业收入".
TracedText without_glued_number(const TracedText& label) {
  constexpr std::size_t kMostDigits = 2, kYear = 4;
  std::size_t digits = 0;
  while (digits < label.size() && label[digits].character.size() == 1 && label[digits].character[0] >= '0' && label[digits].character[0] <= '9') ++digits;
  if (digits == label.size()) return label;
  const bool before_year = label[digits].character == "年" && digits > kYear;
  const std::size_t number = before_year ? digits - kYear : digits;
  return number <= kMostDigits ? label.slice(number, label.size()) : label;
}

LabelMatch match_numbered(const TracedText& label, const LabelIndex& index) {
  LabelMatch match = match_traced(label, index);
  if (match.is_field()) return match;
  const TracedText rest = without_glued_number(label);
  return rest.size() < label.size() ? match_traced(rest, index) : match;
}

/// "1 企业名称" over "江门市…": what stands under the first line, if that line is a label and the whole is none.
std::optional<HeadedCell> headed(const CellView& cell, const LabelIndex& index) {
  const TracedText text = cell.text.trimmed();
  const std::size_t end = end_of_first_line(text);
  if (cell.match.is_label() || end == text.size() || text.size() - end > kLongestValue) return std::nullopt;
  const TracedText first = text.slice(0, end).trimmed();
  if (first.text().ends_with("：") || first.text().ends_with(":")) return std::nullopt;
  LabelMatch match = match_numbered(first, index);
  if (!match.is_field()) return std::nullopt;
  return HeadedCell{std::move(match), text.slice(end, text.size()).trimmed()};
}

/// A label alone in its cell, which has one behind it that is no label: the form writes its values there.
bool has_value_beside(TableView& view, const CellView& cell) {
  const CellView* beside = view.right_of(cell);
  return cell.match.is_field() && beside && !beside->blank() && !beside->match.is_label() && !beside->headed;
}

/// A label alone that nothing answers, beside or under it: the head of a column is no blank place.
bool is_blank_place(TableView& view, const CellView& cell) {
  if (!cell.match.is_field() || has_value_beside(view, cell)) return false;
  const CellView* under = view.under(cell);
  return !under || under->headed || under->match.is_label();
}

void bind(TableScene& table, CellView& cell, const LabelMatch& label, const TracedText& value) {
  cell.section = note_section(table.scene, label);
  table.scene.binder.bind(label, context_of(table, cell, label), value, table.place_of(cell, label));
  cell.used = true;
}

}  // namespace

void find_headed_cells(TableScene& table) {
  TableView& view = table.view;
  for (CellView& cell : view.cells()) cell.headed = headed(cell, table.scene.index());
  const auto is_headed = [](const CellView& cell) { return cell.headed.has_value(); };
  const auto beside = [&](const CellView& cell) { return has_value_beside(view, cell); };
  const long count = std::count_if(view.cells().begin(), view.cells().end(), is_headed);
  table.headed = count >= kFewest && count > std::count_if(view.cells().begin(), view.cells().end(), beside);
}

void walk_headed(TableScene& table, int row) {
  if (!table.headed) return;
  for (CellView* cell : table.view.beginning_in(row)) {
    if (cell->used) continue;
    if (cell->headed) {
      bind(table, *cell, cell->headed->label, cell->headed->value);
    } else if (is_blank_place(table.view, *cell)) {
      bind(table, *cell, cell->match, TracedText());
    }
  }
}

}  // namespace chushen
