#include "normalize/table_scene.h"

#include <algorithm>

#include "normalize/row_code.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Years = std::vector<std::optional<YearHead>>;

/// The nearest cell left of a column that says something in the row.
CellView* said_left_of(TableView& view, int row, int column) {
  for (--column; column >= 0;) {
    CellView* cell = view.at(row, column);
    if (cell && !cell->blank()) return cell;
    column = cell ? cell->column() - 1 : column - 1;
  }
  return nullptr;
}

bool asks_for_date(const LabelMatch& match) {
  const auto is_date = [](const FieldSpec* field) { return field->type == ValueType::kDate; };
  return std::any_of(match.general.begin(), match.general.end(), is_date) ||
         std::any_of(match.parts.begin(), match.parts.end(), is_date);
}

/// "成立时间 | 2008年" is no head: years behind a label are its values. So is a bare number that looks like a year.
bool is_value_of_label(TableView& view, int row, const CellView& cell) {
  const CellView* left = said_left_of(view, row, cell.column());
  return left && left->is_label() && asks_for_date(left->match);
}

/// A line that adds nothing to a year in its head: 年度 over three of them, a speck.
bool says_nothing_more(const TracedText& line) {
  const std::string key = search_key(line.text());
  return code_points(key).size() < 2 || key == "年度" || key == "年份";
}

/// What a cell says as a head: the one line that is a year where nothing but a speck or 年度 stands beside it, else the whole.
std::string head_text(const CellView& cell) {
  const std::string whole = cell.text.trimmed().text();
  if (year_head(whole)) return whole;
  std::vector<TracedText> lines = lines_of(cell.text);
  std::erase_if(lines, says_nothing_more);
  return lines.size() == 1 ? lines.front().trimmed().text() : whole;
}

int first_year_column(const Years& years) {
  const auto first = std::find_if(years.begin(), years.end(), [](const auto& year) { return year.has_value(); });
  return static_cast<int>(first - years.begin());
}

bool says_year(const CellView& cell) { return cell.text.text().find("年") != std::string::npos; }

/// The row's label: left of the figures, perhaps with columns of units and row codes between.
CellView* label_of_row(TableView& view, int row, int column, std::string& unit) {
  CellView* cell = said_left_of(view, row, column);
  for (; cell && !cell->match.is_label(); cell = said_left_of(view, row, cell->column())) {
    const std::string named = unit_named(cell->text.text());
    if (named.empty() && !is_row_code(view, *cell)) return nullptr;
    if (!named.empty()) unit = named;
  }
  return cell;
}

/// A single head is enough where the rows below it have labels on its left.
bool heads_figures(TableView& view, int row, const CellView& head) {
  const CellView* below = view.under(head);
  if (!below || below->match.is_label()) return false;
  std::string unit;
  const CellView* label = label_of_row(view, row + 1, head.column(), unit);
  return label && label->match.is_field();
}

}  // namespace

Years years_of_row(TableScene& table, int row) {
  std::vector<CellView*> cells = table.view.covering(row);
  std::vector<std::string> texts;
  for (const CellView* cell : cells) texts.push_back(head_text(*cell));
  const Years heads = year_heads(texts);
  Years years(static_cast<std::size_t>(table.view.columns()));
  int found = 0;
  bool said = false, heads_one = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!heads[i] || cells[i]->row() != row || is_value_of_label(table.view, row, *cells[i])) continue;
    ++found;
    said = said || says_year(*cells[i]);
    heads_one = heads_one || heads_figures(table.view, row, *cells[i]);
    for (int column = cells[i]->column(); column < cells[i]->end_column(); ++column)
      years[static_cast<std::size_t>(column)] = heads[i];
  }
  // Bare numbers are heads only beside others and over a row that has a label.
  const bool is_head = (said && found >= 2) || (found >= 2 && heads_one) || (said && heads_one);
  if (!is_head) return {};
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (const std::string unit = label_key(texts[i]).unit; !unit.empty()) table.unit = unit;
  return years;
}

namespace {

/// A cell lies under one year, not across two.
bool lies_under_one(const CellView& cell, const Years& years) {
  const auto first = static_cast<std::size_t>(cell.column());
  for (auto column = first; column < static_cast<std::size_t>(cell.end_column()); ++column)
    if (years[column] != years[first]) return false;
  return true;
}

/// The cells of the row under years; empty where one is a label or lies across two years.
std::vector<CellView*> figures_of_row(TableView& view, int row, const Years& years) {
  std::vector<CellView*> cells;
  for (int column = 0; column < view.columns(); ++column) {
    if (!years[static_cast<std::size_t>(column)]) continue;
    CellView* cell = view.at(row, column);
    if (!cell || cell->row() != row) continue;
    if (cell->match.is_label() || !lies_under_one(*cell, years)) return {};
    if (cells.empty() || cells.back() != cell) cells.push_back(cell);
  }
  return cells;
}

/// Latest first, halves behind whole years: of a field without years the first is the one that counts.
void latest_first(std::vector<CellView*>& cells, const Years& years) {
  std::stable_sort(cells.begin(), cells.end(), [&](const CellView* a, const CellView* b) {
    const YearHead &left = *years[static_cast<std::size_t>(a->column())],
                   &right = *years[static_cast<std::size_t>(b->column())];
    if (left.half.has_value() != right.half.has_value()) return right.half.has_value();
    return left.year > right.year;
  });
}

}  // namespace

int walk_heads_under_years(TableScene& table, int row, const Years& years) {
  std::vector<CellView*> heads = table.view.beginning_in(row);
  std::erase_if(heads, [&](const CellView* cell) { return !years[static_cast<std::size_t>(cell->column())]; });
  const bool all_heads = heads.size() > 1 && std::all_of(heads.begin(), heads.end(), [&](const CellView* head) {
    const CellView* figure = table.view.under(*head);
    return head->match.is_field() && !head->used && lies_under_one(*head, years) && figure && !figure->match.is_label();
  });
  if (!all_heads) return row;
  for (CellView* head : heads) {
    CellView& figure = *table.view.under(*head);
    ValuePlace place = table.place_of(figure, head->match);
    place.year = years[static_cast<std::size_t>(head->column())];
    table.scene.binder.bind(head->match, context_of(table, *head), figure.text, place);
    head->used = figure.used = true;
  }
  return row + 2;
}

bool walk_year_row(TableScene& table, int row, const Years& years) {
  std::string unit;
  CellView* label = label_of_row(table.view, row, first_year_column(years), unit);
  if (!label || !label->is_label()) return false;
  std::vector<CellView*> figures = figures_of_row(table.view, row, years);
  if (figures.empty()) return false;
  const LabelContext context = context_of(table, *label);
  const auto fields = table.scene.index().fields_of(label->match, context);
  const auto is_choice = [](const FieldSpec* field) { return field->type == ValueType::kChoice; };
  if (std::any_of(fields.begin(), fields.end(), is_choice)) return false;
  const bool by_year = std::any_of(fields.begin(), fields.end(), [](const FieldSpec* field) { return field->by_year; });
  if (!by_year) latest_first(figures, years);
  for (CellView* figure : figures) {
    ValuePlace place = table.place_of(*figure, label->match);
    if (!unit.empty() && label->match.label.unit.empty()) place.unit = unit;
    place.year = years[static_cast<std::size_t>(figure->column())];
    table.scene.binder.bind(label->match, context, figure->text, place);
    figure->used = true;
  }
  return true;
}

}  // namespace chushen
