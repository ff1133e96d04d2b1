#include "normalize/summary_table.h"

#include <algorithm>
#include <map>

#include "normalize/date_text.h"
#include "normalize/text.h"
#include "normalize/traced_label.h"
#include "normalize/traced_text.h"
#include "normalize/value_reader.h"

namespace chushen {
namespace {

/// What a column holds: one field, or several in one cell.
struct Column {
  std::vector<const FieldSpec*> fields;
  std::string unit;
};
using Columns = std::map<int, Column>;

constexpr std::size_t kFewestHeads = 3;

Column column_of(const TracedText& text, const LabelIndex& own, const LabelIndex& form) {
  for (const LabelIndex* index : {&own, &form}) {
    const LabelMatch match = match_traced(text, *index);
    if (!match.parts.empty()) return {match.parts, match.label.unit};
    if (!match.general.empty()) return {{match.general.front()}, match.label.unit};
  }
  return {};
}

/// Walks the tables of one document; keeps the columns of the last head.
class SummaryWalk {
 public:
  SummaryWalk(const Document& document, const LabelIndex& own, const LabelIndex& form)
      : document_(document), own_(own), form_(form) {}

  std::vector<SummaryRow> walk() {
    for (const Page& page : document_.pages)
      for (const Block& block : page.blocks)
        if (const auto* table = std::get_if<Table>(&block.content)) take(page, *table);
    return std::move(rows_);
  }

 private:
  void take(const Page& page, const Table& table) {
    std::map<int, std::map<int, std::pair<const Cell*, TracedText>>> grid;
    for (const Cell& cell : table.cells) grid[cell.row][cell.column] = {&cell, traced(cell.blocks).trimmed()};
    if (table.columns != width_) columns_.clear();
    for (const auto& [row, cells] : grid) {
      Columns heads;
      for (const auto& [column, cell] : cells) {
        Column found = column_of(cell.second, own_, form_);
        if (!found.fields.empty()) heads[column] = std::move(found);
      }
      if (heads.size() >= kFewestHeads) {
        columns_ = std::move(heads);
        width_ = table.columns;
      } else if (!columns_.empty()) {
        take_row(page, table, row, cells);
      }
    }
  }

  template <class Cells>
  void take_row(const Page& page, const Table& table, int row, const Cells& cells) {
    SummaryRow result;
    for (const auto& [column, head] : columns_) {
      const auto cell = cells.find(column);
      if (cell == cells.end() || cell->second.second.blank()) continue;
      Reading reading;
      reading.document = document_.id;
      reading.place = {page.number, cell->second.first->box,
                       page.number > 0 ? std::string() : table.path + " 第" + std::to_string(row + 1) + "行"};
      if (const Run* run = cell->second.second.first_run()) reading.source = run->source;
      reading.confidence = cell->second.second.confidence();
      reading.raw = cell->second.second.text();
      read_into(head, reading, result);
    }
    const auto names = [&](const SummaryCell& cell) {
      return cell.reading.value && (cell.type == ValueType::kCode || cell.field == name_field());
    };
    if (std::any_of(result.cells.begin(), result.cells.end(), names)) rows_.push_back(std::move(result));
  }

  /// The first text column after the number that the head calls by the name of a firm.
  std::string name_field() const {
    for (const auto& [column, head] : columns_)
      for (const FieldSpec* field : head.fields)
        if (field->type == ValueType::kText) return field->name;
    return {};
  }

  static void read_into(const Column& head, Reading reading, SummaryRow& row) {
    const auto range = head.fields.size() == 2 ? split_date_range(reading.raw) : std::nullopt;
    for (std::size_t i = 0; i < head.fields.size(); ++i) {
      const FieldSpec& field = *head.fields[i];
      const bool of_range = range && field.type == ValueType::kDate;
      const std::string text = of_range ? (i == 0 ? range->begin : range->end) : reading.raw;
      if (head.fields.size() > 1 && field.type == ValueType::kText) continue;  // which part is whose is not said
      Reading part = reading;
      part.value = read_value(field, text, head.unit).value;
      row.cells.push_back({field.name, field.type, std::move(part)});
    }
  }

  const Document& document_;
  const LabelIndex& own_;
  const LabelIndex& form_;
  Columns columns_;
  int width_ = 0;
  std::vector<SummaryRow> rows_;
};

}  // namespace

std::vector<SummaryRow> summary_rows(const Document& document, const LabelIndex& own, const LabelIndex& form) {
  return SummaryWalk(document, own, form).walk();
}

}  // namespace chushen
