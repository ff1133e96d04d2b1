#include <algorithm>
#include <utility>

#include "normalize/line_walk.h"
#include "normalize/pair_split.h"
#include "normalize/table_scene.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Cells = std::vector<CellView*>;

constexpr std::size_t kLongestValue = 300;  // characters; longer is a text with lines of its own

/// A cell that reads like the label before it is its value ("车间名称 | 数字化车间"), unless a value of its own follows
/// ("服务商 | 牵头建设单位 | 佛山…").
bool is_label_beside(TableView& view, const CellView& label, const CellView& cell, int row) {
  if (!cell.is_label()) return false;
  if (cell.match.general.empty() || cell.match.general != label.match.general) return true;
  const CellView* behind = view.right_of(cell, row);
  return behind && !behind->is_label();
}

/// Labels that stand side by side, from `cell` on.
Cells labels_from(TableView& view, CellView& cell) {
  Cells labels{&cell};
  while (CellView* next = view.right_of(*labels.back(), cell.row())) {
    if (!is_label_beside(view, *labels.back(), *next, cell.row()) || next->row() < cell.row()) break;
    labels.push_back(next);
  }
  return labels;
}

/// A label with labels to its right: a group over them ("联系人 | 姓名 | 张三"), or a label whose value reads like a
/// label ("职务 | 经办人")?
bool is_group(TableScene& table, CellView& cell, const Cells& labels) {
  const CellView& next = *labels[1];
  if (cell.cell->row_span > next.cell->row_span) return true;
  if (cell.match.section) {
    LabelContext context;
    context.near.push_back(cell.match.key);
    if (!next.match.sectional.empty() && !table.scene.index().fields_of(next.match, context).empty()) return true;
  }
  if (!cell.match.is_field()) return true;
  const CellView* behind = table.view.right_of(*labels.back(), cell.row());
  return behind && labels.size() % 2 == 0;
}

/// The cells right of a label up to the next label; several rows of them where the label spans rows.
Cells cells_beside(TableView& view, CellView& label) {
  Cells cells;
  for (int row = label.row(); row < label.end_row(); ++row) {
    for (CellView* cell = view.right_of(label, row); cell && !is_label_beside(view, label, *cell, row);
         cell = view.right_of(*cell, row)) {
      if (cell->row() < label.row() || cell->row() != row) break;
      cells.push_back(cell);
    }
  }
  return cells;
}

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

/// The cell under a label that has none beside it.
Cells cell_below(TableView& view, CellView& label) {
  CellView* below = view.under(label);
  if (!below || below->is_label() || below->used) return {};
  const CellView* left = view.left_of(*below);
  return left && left->is_label() ? Cells() : Cells{below};
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
    if (cells.size() > 1 && same_row(cells)) cells = chosen_by_head(table_.view, cells);
    if (!cells.empty()) bind_value(cells);
  }

 private:
  /// What stands right of and below is this person's; a label that says too little alone passes its own section on.
  void take_section() {
    if (label_.match.section) {
      label_.section = table_.latest_section = label_.match.key;
    } else if (!label_.match.sectional.empty() && !context_.near.empty()) {
      label_.section = context_.near.front();
    }
  }

  static bool same_row(const Cells& cells) {
    return std::all_of(cells.begin(), cells.end(), [&](const CellView* c) { return c->row() == cells[0]->row(); });
  }

  /// "设备总数 | 120 | 台" and "设备总数 | 台 | 120": a cell that is a unit says how to read the other.
  void take_unit(Cells& cells) {
    if (cells.size() < 2) return;
    std::erase_if(cells, [&](const CellView* cell) {
      const std::string unit = cell->blank() ? std::string() : unit_named(cell->text.text());
      if (!unit.empty()) unit_ = unit;
      return !unit.empty();
    });
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

  void bind_value(const Cells& cells) {
    ValuePlace place = table_.place_of(*cells.front(), label_.match);
    if (!unit_.empty() && label_.match.label.unit.empty()) place.unit = unit_;
    const bool list = cells.size() > 1 && !same_row(cells);
    const TracedText value = list ? joined(cells) : cells.front()->text;
    if (!bind_inner(value, place)) table_.scene.binder.bind(label_.match, context_, value, place);
  }

  /// Labels within the value: "联系人 | 姓名：张三 电话：138…", or the label once more.
  /// \return whether the value was bound.
  bool bind_inner(const TracedText& value, const ValuePlace& place) {
    if (value.size() > kLongestValue) return false;
    SplitText split = split_pairs(value, table_.scene.index());
    std::erase_if(split.parts, [&](const LabelledPart& part) { return !belongs_here(part); });
    if (split.parts.empty()) return false;
    LabelContext inner{{label_.match.key}, {}};
    inner.near.insert(inner.near.end(), context_.near.begin(), context_.near.end());
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
      if (std::find(parts.begin(), parts.end(), field) != parts.end()) return true;
    LabelContext inner{{label_.match.key}, {}};
    if (!part.match.sectional.empty() && !table_.scene.index().fields_of(part.match, inner).empty()) return true;
    return speaks_of_person(part);
  }

  bool speaks_of_person(const LabelledPart& part) const {
    const bool text = label_.match.general.empty() || label_.match.general.front()->type == ValueType::kText;
    return label_.match.section && text && part.match.is_field();
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

/// A cell that is neither label nor value of one: pairs in one cell, boxes, text.
void walk_free_cell(TableScene& table, CellView& cell) {
  if (cell.used || cell.blank()) return;
  const CellView* left = table.view.left_of(cell);
  ValuePlace place = table.place_of(cell, {});
  const bool long_text = cell.text.size() > kLongestValue;
  // Beside a label that we do not know, a text is that label's.
  const bool of_other = left && !left->blank() && left->section.empty() &&
                        split_pairs(left->text, table.scene.index()).parts.empty();
  if (long_text || of_other) place.standing = Standing::kNarrative;
  if (!unit_of_caption(cell.text.text()).empty()) table.unit = unit_of_caption(cell.text.text());
  const std::vector<std::string> before = std::exchange(table.scene.near, context_of(table, cell).near);
  walk_lines(table.scene, cell.text, place);
  table.scene.near = before;
  cell.used = true;
}

bool ends_with_colon(const CellView& cell) {
  const std::string text = cell.text.trimmed().text();
  return text.ends_with(":") || text.ends_with("：");
}

/// A cell with a label and its value: "传真：0750-6566387".
bool is_self_labelled(TableScene& table, const CellView& cell) {
  if (cell.blank()) return false;
  const SplitText split = split_pairs(cell.text, table.scene.index());
  return !split.parts.empty() && split.before.blank() && split.parts.front().match.is_field();
}

/// "申报单位：" beside "法定代表人：张三": each cell stands for itself, and the first is blank.
bool stands_alone(TableScene& table, const CellView& label, const CellView* next) {
  return label.match.is_field() && ends_with_colon(label) && next &&
         (next->is_label() || is_self_labelled(table, *next));
}

/// What stands right of a label that spans rows, by row.
Cells first_beside(TableView& view, const CellView& label) {
  Cells cells;
  for (int row = label.row(); row < label.end_row(); ++row)
    if (CellView* cell = view.right_of(label, row); cell && cell->row() == row) cells.push_back(cell);
  return cells;
}

/// A label that spans rows in which others stand is a group over them, and may have a value of its own in the first:
/// "联系人 | 姓名：张三" over "手机：…", or "是否已获支持 | □是 ☑否" over "资金名称 | …".
bool spans_labels(TableScene& table, const CellView& label) {
  const Cells beside = first_beside(table.view, label);
  return beside.size() > 1 && std::any_of(beside.begin(), beside.end(), [&](const CellView* cell) {
    return cell->is_label() || is_self_labelled(table, *cell);
  });
}

void walk_group(TableScene& table, CellView& group) {
  group.section = group.match.key;
  CellView* first = table.view.right_of(group);
  const bool own_value = first && !first->is_label() && !is_self_labelled(table, *first);
  if (own_value && group.match.is_field()) Pair(table, group).bind({first});
}

void walk_label(TableScene& table, CellView& cell) {
  const Cells labels = labels_from(table.view, cell);
  const bool beside_label = labels.size() > 1;
  if (spans_labels(table, cell) || (beside_label && !ends_with_colon(cell) && is_group(table, cell, labels)))
    return walk_group(table, cell);
  if (stands_alone(table, cell, table.view.right_of(cell))) {
    table.scene.binder.bind(cell.match, context_of(table, cell), TracedText(), table.place_of(cell, cell.match));
    return;
  }
  if (beside_label) return Pair(table, cell).bind({labels[1]});
  Cells cells = cells_beside(table.view, cell);
  if (cells.empty()) cells = cell_below(table.view, cell);
  Pair(table, cell).bind(cells);
}

}  // namespace

void walk_pairs(TableScene& table, int row) {
  for (CellView* cell : table.view.beginning_in(row)) {
    if (cell->is_label()) {
      walk_label(table, *cell);
    } else {
      walk_free_cell(table, *cell);
    }
  }
}

}  // namespace chushen
