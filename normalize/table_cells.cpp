#include "normalize/table_scene.h"

#include <algorithm>
#include <utility>

#include "normalize/label_decoration.h"
#include "normalize/line_walk.h"
#include "normalize/pair_split.h"
#include "normalize/row_code.h"
#include "normalize/spread_value.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Cells = std::vector<CellView*>;

/// How sure it is that the first of several figures is the one that counts.
constexpr float kAnyYear = 0.5F;
/// How sure a text is that may go on in the next cell.
constexpr float kPerhapsCut = 0.75F;
constexpr std::size_t kLongestValue = 300;  // characters; longer is a text, in which a label is no label

/// A row that only names columns: no field stands in it.
bool names_columns(TableView& view, int row) {
  const Cells cells = view.covering(row);
  const bool field = std::any_of(cells.begin(), cells.end(), [](const CellView* cell) { return cell->match.is_field(); });
  return !field && std::count_if(cells.begin(), cells.end(), [](const CellView* cell) { return !cell->blank(); }) > 1;
}

/// The head of a column: the nearest cell above that is a word for values, or a near miss among heads (改造前).
const CellView* head_over(TableView& view, const CellView& cell) {
  for (int row = cell.row() - 1; row >= 0; --row) {
    const CellView* above = view.at(row, cell.column());
    if (above && (above->match.value_head || above->match.near_miss) && names_columns(view, row)) return above;
  }
  return nullptr;
}

/// Of several figures in a row the one under a head for values; none where the first stands under a head that says it is
/// something else.
Cells chosen_by_head(TableView& view, const Cells& cells) {
  for (CellView* cell : cells)
    if (const CellView* head = head_over(view, *cell); head && head->match.value_head) return {cell};
  const CellView* first = head_over(view, *cells.front());
  return first && first->match.near_miss ? Cells() : cells;
}

/// A sum and what is said of its parts: "3985万元（其中设备1859万元、软件845万元）", "3985万元，其中：设备…".
struct SumWithParts {
  TracedText sum, parts;
};

/// What stands in other brackets is a remark.
std::optional<SumWithParts> sum_with_parts(const TracedText& value) {
  for (std::size_t i = 1; i + 3 < value.size(); ++i) {
    const bool bracket = is_one_of(value[i].character, "（(");
    const bool opens = bracket || is_one_of(value[i].character, "，,；;。") || is_space(value[i].character);
    if (!opens || value[i + 1].character != "其" || value[i + 2].character != "中") continue;
    std::size_t end = i + 3;
    while (end < value.size() && !(bracket && is_one_of(value[end].character, "）)"))) ++end;
    const std::size_t begin = is_one_of(value[i + 3].character, "：:，,") ? i + 4 : i + 3;
    return SumWithParts{value.slice(0, i).trimmed(), value.slice(begin, end).trimmed()};
  }
  return std::nullopt;
}

/// One label with the cells that may hold its value.
class Pair {
 public:
  Pair(TableScene& table, CellView& label) : table_(table), label_(label), context_(context_of(table, label)) {}

  void bind(Cells cells) {
    take_section();
    for (CellView* cell : cells) cell->used = true;
    if (!label_.match.is_field()) return walk_text(cells);
    take_unit(cells);
    if (const auto whole = one_value_of(cells, label_.match)) return bind_whole(cells, *whole);
    if (cells.size() > 1 && in_one_row(cells)) cells = chosen_by_head(table_.view, cells);
    if (!cells.empty()) bind_value(cells);
  }

 private:
  /// What stands right of and below is this person's; a label that says too little alone passes its own section on, also
  /// where its word heads other forms' groups ("其中 | 设备 | 2260 | 软件 | 802").
  void take_section() {
    if (const std::string section = note_section(table_.scene, label_.match); !section.empty()) {
      label_.section = section;
    } else if (const auto persons = context_.persons(); !label_.match.sectional.empty() && !persons.empty()) {
      label_.section = persons.front();
    }
  }

  /// "设备总数 | 120 | 台" and "设备总数 | 台 | 120": a cell that is a unit says how to read the other. A row's code is no
  /// value either.
  void take_unit(Cells& cells) {
    if (cells.size() < 2) return;
    std::erase_if(cells, [&](const CellView* cell) {
      if (asks_for_figure() && is_row_code(table_.view, *cell)) return true;
      const std::string unit = cell->blank() ? std::string() : unit_named(cell->text.text());
      if (!unit.empty()) unit_ = unit;
      return !unit.empty();
    });
  }

  bool asks_for_figure() const {
    if (label_.match.general.empty()) return false;
    return is_quantity(label_.match.general.front()->type);
  }

  /// Several figures of a field that has one for each year, under heads that nobody could read.
  bool may_be_any_year(const Cells& cells) const {
    const auto& fields = label_.match.general;
    if (fields.empty() || !fields.front()->by_year || label_.match.label.year) return false;
    return are_several_in_row(cells);
  }

  static bool are_several_in_row(const Cells& cells) {
    return in_one_row(cells) && std::count_if(cells.begin(), cells.end(), [](const CellView* cell) { return !cell->blank(); }) > 1;
  }

  /// Read from a picture: a wall seen where none is cuts a text in two, a line between rows a list in as many.
  bool may_be_cut(const Cells& cells) const {
    return table_.scene.source == TextSource::kOcr && !asks_for_figure() && (are_several_in_row(cells) || !in_one_row(cells));
  }

  TracedText joined(const Cells& cells) const {
    TracedText whole;
    for (const CellView* cell : cells) {
      if (cell->blank()) continue;
      if (whole.size() > 0) whole.append(Glyph{"；", nullptr, 0});
      whole.append(cell->text.trimmed());
    }
    return whole;
  }

  /// A value that its form has written over several cells; a cell left empty among them may be one that was not read.
  void bind_whole(const Cells& cells, const SpreadValue& whole) {
    ValuePlace place = table_.place_of(*cells.front(), label_.match);
    for (const CellView* cell : cells) place.box = united(place.box, cell->cell->box);
    place.unread_ink = place.unread_ink || whole.has_gap ||
                       std::any_of(cells.begin(), cells.end(), [](const CellView* cell) { return cell->unread_ink; });
    table_.scene.binder.bind(label_.match, context_, whole.text, place);
  }

  void bind_value(const Cells& cells) {
    ValuePlace place = table_.place_of(*cells.front(), label_.match);
    if (!unit_.empty() && label_.match.label.unit.empty()) place.unit = unit_;
    if (may_be_any_year(cells)) place.label_confidence = std::min(place.label_confidence, kAnyYear);
    if (may_be_cut(cells)) place.label_confidence = std::min(place.label_confidence, kPerhapsCut);
    const bool list = cells.size() > 1 && !in_one_row(cells);
    const SplitText columns = split_columns(list ? joined(cells) : cells.front()->text, table_.scene.index());
    for (const LabelledPart& part : columns.parts) {
      const bool in_next = part.value.blank() && &part == &columns.parts.back() && !list && cells.size() > 1;
      const CellView& cell = in_next ? *cells[1] : *cells.front();
      table_.scene.binder.bind(part.match, context_, in_next ? cell.text : part.value, table_.place_of(cell, part.match));
    }
    TracedText value = columns.before;
    if (const auto sum = sum_with_parts(value); sum && bind_parts(sum->parts, place)) value = sum->sum;
    if (!bind_inner(value, place)) table_.scene.binder.bind(label_.match, context_, value, place);
  }

  /// What a sum is said to consist of: "设备投资1859万元、软件845万元".
  bool bind_parts(const TracedText& parts, const ValuePlace& place) {
    bool bound = false;
    const auto ends_item = [&](std::size_t i) { return !is_in_figure(parts, i) && is_one_of(parts[i].character, "，,、；;。\n"); };
    for (const TracedText& item : cut_at(parts, ends_item)) bound = bind_inner(item.trimmed(), place) || bound;
    return bound;
  }

  /// Labels within the value: "联系人 | 姓名：张三 电话：138…", or the label once more.
  /// \return whether the value was bound.
  bool bind_inner(const TracedText& value, const ValuePlace& place) {
    if (value.size() > kLongestValue) return false;
    SplitText split = split_pairs(value, table_.scene.index());
    std::erase_if(split.parts, [&](const LabelledPart& part) { return !belongs_here(part); });
    if (split.parts.empty()) return false;
    LabelContext inner = own_context();
    inner.near.insert(inner.near.end(), context_.near.begin(), context_.near.end());
    inner.above = context_.above;
    for (const LabelledPart& part : split.parts) {
      ValuePlace own = place;
      if (!part.match.label.unit.empty()) own.unit = part.match.label.unit;
      own.label_confidence = std::min(own.label_confidence, part.match.confidence);
      table_.scene.binder.bind(is_same(part) ? label_.match : part.match, inner, part.value, own);
    }
    const bool own_value = !split.before.blank() || std::none_of(split.parts.begin(), split.parts.end(), [&](const auto& part) {
      return is_same(part) || label_.match.parts.size() > 1 || label_.match.section;
    });
    if (own_value && !split.before.blank()) table_.scene.binder.bind(label_.match, context_, split.before, place);
    return true;
  }

  bool is_same(const LabelledPart& part) const {
    return !part.match.general.empty() && part.match.general == label_.match.general;
  }

  /// A label within a value is one only if it speaks of what the value's own label does: 项目名称 in the remarks on
  /// funds is not the project's.
  bool belongs_here(const LabelledPart& part) const {
    if (is_same(part)) return true;
    const auto& parts = label_.match.parts;
    for (const FieldSpec* field : part.match.general)
      if (std::find(parts.begin(), parts.end(), field) != parts.end() || table_.scene.index().has_section(field, label_.match.key)) return true;
    if (!part.match.sectional.empty() && !table_.scene.index().fields_of(part.match, own_context()).empty()) return true;
    return speaks_of_person(part);
  }

  /// Whom the value speaks of: the label, and each of those that a label like 联系人姓名、职务及手机 joins.
  LabelContext own_context() const {
    LabelContext context{{label_.match.key}, {}};
    for (const FieldSpec* field : label_.match.parts)
      if (const std::string section = compared_form(field->name); table_.scene.index().is_section(section)) context.near.push_back(section);
    return context;
  }

  bool speaks_of_person(const LabelledPart& part) const {
    const bool text = label_.match.general.empty() || label_.match.general.front()->type == ValueType::kText;
    const bool joined = own_context().near.size() > 1;
    return (label_.match.section || joined) && text && part.match.is_field();
  }

  /// What stands beside a label of no field may hold lines of its own: the pledge, a person's data.
  void walk_text(const Cells& cells) {
    note_pledge(table_.scene, label_.text.text());
    if (label_.match.near_miss || cells.empty()) return;
    const std::vector<std::string> before = std::exchange(table_.scene.near, {label_.match.key});
    for (const CellView* cell : cells) walk_lines(table_.scene, cell->text, table_.place_of(*cell, {}));
    table_.scene.near = before;
  }

  TableScene& table_;
  CellView& label_;
  LabelContext context_;
  std::string unit_;
};

}  // namespace

void bind_cells(TableScene& table, CellView& label, const std::vector<CellView*>& cells) {
  Pair(table, label).bind(cells);
}

}  // namespace chushen
