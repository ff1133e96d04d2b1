#include "normalize/spread_value.h"

#include <algorithm>
#include <cctype>

#include "normalize/mark_signs.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Cells = std::vector<CellView*>;

constexpr std::size_t kFewestCharacters = 4;  // one to a cell; fewer may be anything
constexpr std::size_t kLongestPart = 5;       // of a date: "2008年"

Cells filled(const Cells& cells) {
  Cells found;
  for (CellView* cell : cells)
    if (!cell->blank()) found.push_back(cell);
  return found;
}

std::size_t length(const CellView& cell) { return code_points(search_key(cell.text.text())).size(); }

/// A wall that was not seen leaves two characters in a cell.
bool holds_one_each(const Cells& cells) {
  std::size_t characters = 0;
  for (const CellView* cell : cells) {
    if (length(*cell) > 2) return false;
    characters += length(*cell);
  }
  return cells.size() >= kFewestCharacters && characters * 3 <= cells.size() * 4;
}

bool is_number(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char byte) { return std::isdigit(static_cast<unsigned char>(byte)); });
}

bool asks_for(const LabelMatch& label, ValueType type) {
  return !label.general.empty() && label.general.front()->type == type;
}

/// "2008", "年", "5月".
bool holds_parts_of_date(const Cells& cells) {
  const auto is_part = [](const CellView* cell) {
    const std::string text = figure_text(cell->text.trimmed().text());
    return length(*cell) <= kLongestPart && std::all_of(text.begin(), text.end(), [](char byte) {
      const auto c = static_cast<unsigned char>(byte);
      return std::isdigit(c) || c >= 0x80 || c == ' ';
    });
  };
  return std::all_of(cells.begin(), cells.end(), is_part);
}

bool holds_dialling_code(const Cells& cells) {
  const std::string first = figure_text(cells.front()->text.trimmed().text());
  return cells.size() == 2 && is_number(first) && first.front() == '0' && (first.size() == 3 || first.size() == 4) &&
         is_number(figure_text(cells[1]->text.trimmed().text()));
}

/// "○ | 大型 | ● | 中型": boxes, or options with theirs, in cells of their own.
bool holds_boxes(const Cells& cells) {
  const auto has_box = [](const CellView* cell) {
    if (cell->text.has_marks()) return true;
    const std::vector<std::string> points = code_points(cell->text.trimmed().text());
    return std::any_of(points.begin(), points.end(), is_option_sign);
  };
  return std::any_of(cells.begin(), cells.end(), has_box);
}

SpreadValue joined(const Cells& all, const Cells& cells, std::string_view between) {
  SpreadValue value;
  for (const CellView* cell : cells) {
    if (value.text.size() > 0 && !between.empty()) value.text.append(Glyph{std::string(between), nullptr, 0});
    value.text.append(cell->text.trimmed());
  }
  const auto first = std::find(all.begin(), all.end(), cells.front()), last = std::find(all.begin(), all.end(), cells.back());
  value.has_gap = std::any_of(first, last, [&](const CellView* cell) { return cell->blank() && cell->row() == cells.front()->row(); });
  return value;
}

}  // namespace

std::optional<SpreadValue> one_value_of(const Cells& all, const LabelMatch& label) {
  const Cells cells = filled(all);
  if (cells.size() < 2) return std::nullopt;
  if (asks_for(label, ValueType::kChoice) && holds_boxes(cells)) return joined(all, cells, " ");
  if (!in_one_row(cells)) return std::nullopt;
  if (holds_one_each(cells)) return joined(all, cells, {});
  if (asks_for(label, ValueType::kDate) && holds_parts_of_date(cells)) return joined(all, cells, {});
  if (asks_for(label, ValueType::kPhone) && holds_dialling_code(cells)) return joined(all, cells, "-");
  return std::nullopt;
}

}  // namespace chushen
