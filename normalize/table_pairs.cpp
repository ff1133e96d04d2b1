#include "normalize/table_scene.h"

#include <algorithm>
#include <utility>

#include "normalize/line_walk.h"
#include "normalize/pair_split.h"

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
      if (cell->row() < label.row() || cell->row() != row || cell->of_other) break;
      cells.push_back(cell);
    }
  }
  return cells;
}

/// The cell under a label that has none beside it.
Cells cell_below(TableView& view, CellView& label) {
  CellView* below = view.under(label);
  if (!below || below->is_label() || below->used) return {};
  const CellView* left = view.left_of(*below);
  return left && left->is_label() ? Cells() : Cells{below};
}

/// Whom a cell of pairs speaks of at its end: "法定代表人：张三" before "联系电话：138…".
std::string last_section(TableScene& table, const CellView& cell) {
  std::string section;
  for (const LabelledPart& part : split_pairs(cell.text, table.scene.index()).parts)
    if (const std::string own = note_section(table.scene, part.match); !own.empty()) section = own;
  return section;
}

/// "设备总数 232 台，其中数字化设备数 187 台": figures under their own labels from the cell's beginning to its end.
bool lists_figures(TableScene& table, const CellView& cell) {
  const SplitText split = split_pairs(cell.text, table.scene.index());
  return split.before.blank() && split.parts.size() > 1 && std::all_of(split.parts.begin(), split.parts.end(), [](const LabelledPart& part) {
    return !part.match.general.empty() && is_quantity(part.match.general.front()->type);
  });
}

/// A cell that is neither label nor value of one: pairs in one cell, boxes, text.
void walk_free_cell(TableScene& table, CellView& cell) {
  if (cell.used || cell.blank() || is_note(cell.text.text())) return;
  const CellView* left = table.view.left_of(cell);
  ValuePlace place = table.place_of(cell, {});
  const bool long_text = cell.text.size() > kLongestValue;
  // Beside a label that we do not know, a text is that label's.
  const bool of_other = left && !left->blank() && left->section.empty() && !lists_figures(table, cell) &&
                        split_pairs(left->text, table.scene.index()).parts.empty();
  if (long_text || of_other) place.standing = Standing::kNarrative;
  if (!unit_of_caption(cell.text.text()).empty()) table.unit = unit_of_caption(cell.text.text());
  const std::vector<std::string> before = std::exchange(table.scene.near, context_of(table, cell).persons());
  walk_lines(table.scene, cell.text, place);
  table.scene.near = before;
  if (place.standing != Standing::kNarrative) cell.section = last_section(table, cell);
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
  if (own_value && group.match.is_field()) bind_cells(table, group, {first});
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
  if (beside_label) return bind_cells(table, cell, {labels[1]});
  Cells cells = cells_beside(table.view, cell);
  const bool all_labelled = cells.size() > 1 && std::all_of(cells.begin(), cells.end(), [&](const CellView* beside) { return is_self_labelled(table, *beside); });
  if (all_labelled) return walk_group(table, cell);
  if (cells.empty()) cells = cell_below(table.view, cell);
  bind_cells(table, cell, cells);
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
