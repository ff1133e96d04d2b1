#include "normalize/table_scene.h"

#include <algorithm>

#include "normalize/row_code.h"

namespace chushen {
namespace {

bool is_head_word(const CellView& cell) {
  return cell.match.is_label() || cell.match.value_head || counts_rows(cell);
}

/// Every cell of the row has exactly one cell of its width under it.
bool columns_go_on(TableView& view, const std::vector<CellView*>& heads) {
  return std::all_of(heads.begin(), heads.end(), [&](const CellView* head) { return view.under(*head) != nullptr; });
}

/// Under no label but the first stands another label: those are values.
bool values_under(TableView& view, const std::vector<CellView*>& heads) {
  for (const CellView* head : heads) {
    if (!head->match.is_field()) continue;
    const CellView* below = view.under(*head);
    const bool names_row = head == heads.front() && heads.size() > 2;
    if (!below || (below->is_label() && !names_row)) return false;
  }
  return true;
}

/// The last label of "服务商名称 | 承担内容 | 是否入选" has no cell to its right that could be its value.
bool ends_with_label(const std::vector<CellView*>& heads) {
  return heads.size() >= 3 && heads.size() % 2 == 1 && heads.back()->match.is_field() && heads.front()->match.is_field();
}

/// The cells of a row behind the group cells at its left, which span this row and those under it.
std::vector<CellView*> behind_groups(TableView& view, int row, int first_row) {
  std::vector<CellView*> cells = view.covering(row);
  std::erase_if(cells, [&](const CellView* cell) { return cell->end_row() > first_row + 1 && cell->row() <= first_row; });
  return cells;
}

bool is_head_row(TableView& view, int row) {
  const std::vector<CellView*> heads = behind_groups(view, row, row);
  if (heads.size() < 2 || row + 1 >= view.rows() || heads.back()->end_column() != view.columns()) return false;
  if (heads.back()->column() - heads.front()->column() < static_cast<int>(heads.size()) - 1) return false;
  if (std::any_of(heads.begin(), heads.end(), [&](const CellView* cell) { return cell->row() != row || cell->used; }))
    return false;
  const auto fields = std::count_if(heads.begin(), heads.end(), [](const CellView* h) { return h->match.is_field(); });
  const auto words = std::count_if(heads.begin() + 1, heads.end(), [](const CellView* h) { return is_head_word(*h); });
  if (fields == 0 || !columns_go_on(view, heads) || !values_under(view, heads)) return false;
  const bool all_words = words + 1 == static_cast<long>(heads.size()) && (heads.size() > 2 || is_head_word(*heads[0]));
  return counts_rows(*heads.front()) || all_words || ends_with_label(heads);
}

bool same_columns(const std::vector<CellView*>& cells, const std::vector<CellView*>& heads, int row) {
  if (cells.size() != heads.size()) return false;
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i]->row() != row || cells[i]->column() != heads[i]->column() ||
        (heads[i]->match.is_field() && cells[i]->match.is_field() && i > 0))
      return false;
  return true;
}

/// A row that begins with a label of its own and names no person is the next part of the form.
bool begins_next_part(const std::vector<CellView*>& cells, const std::vector<CellView*>& heads) {
  const LabelMatch& first = cells.front()->match;
  return first.is_label() && !first.section && !heads.front()->match.is_field();
}

/// "投资类别 | 金额（万元） | 占比": a row mostly of words for columns heads the next block.
bool heads_next_block(const std::vector<CellView*>& cells) {
  const auto words = std::count_if(cells.begin(), cells.end(), [](const CellView* cell) { return !cell->match.section && is_head_word(*cell); });
  return 2 * words > static_cast<long>(cells.size()) && std::none_of(cells.begin(), cells.end(), [](const CellView* cell) { return cell->blank(); });
}

/// Rows under the heads, as far as they keep to the columns and to the groups.
std::vector<int> rows_under(TableView& view, const std::vector<CellView*>& heads, int head_row) {
  std::vector<int> rows;
  for (int row = head_row + 1; row < view.rows(); ++row) {
    const std::vector<CellView*> cells = behind_groups(view, row, head_row);
    if (!same_columns(cells, heads, row) || begins_next_part(cells, heads) || heads_next_block(cells)) break;
    rows.push_back(row);
  }
  return rows;
}

bool is_written(TableView& view, int row, int head_row) {
  const std::vector<CellView*> cells = behind_groups(view, row, head_row);
  return std::any_of(cells.begin(), cells.end(),
                     [](const CellView* cell) { return !cell->blank() && !counts_rows(*cell); });
}

/// The rows that are filled in; one where none is, so that its fields are blank.
std::vector<int> written_rows(TableView& view, std::vector<int> rows) {
  const int first = rows.front();
  std::erase_if(rows, [&](int row) { return !is_written(view, row, first - 1); });
  return rows.empty() ? std::vector<int>{first} : rows;
}

/// Binds the column under one head.
class Column {
 public:
  Column(TableScene& table, CellView& head, int first_column, const std::vector<int>& rows)
      : table_(table), head_(head), first_column_(first_column), rows_(rows) {}

  void bind() {
    const LabelContext context = context_of(table_, head_);
    const auto fields = table_.scene.index().fields_of(head_.match, context);
    const bool list = rows_.size() > 1 && fields.size() == 1 && fields.front()->type == ValueType::kText && !rows_name_persons();
    if (list) bind_list(context);
    if (!list)
      for (const int row : rows_) bind_row(row, context);
  }

 private:
  /// Rows that begin with whom they speak of are a value each: "法定代表人 | 张三" over "联系人 | 李四" is no list of names.
  bool rows_name_persons() const {
    return std::any_of(rows_.begin(), rows_.end(), [&](int row) {
      const CellView* first = table_.view.at(row, first_column_);
      return first && first->column() != head_.column() && first->match.section;
    });
  }

  void bind_row(int row, LabelContext context) {
    CellView& cell = *table_.view.at(row, head_.column());
    CellView& first = *table_.view.at(row, first_column_);
    ValuePlace place = table_.place_of(cell, head_.match);
    const std::optional<YearHead> year = year_head(first.text.trimmed().text());
    const bool person = first.match.section;
    if (year) place.year = year;
    if (person) context.near.insert(context.near.begin(), first.match.key);
    place.standing = year || person || rows_.size() == 1 ? Standing::kTable : Standing::kRecord;
    if (&cell == &first && person) return;
    table_.scene.binder.bind(head_.match, context, cell.text, place);
    cell.used = true;
  }

  /// Several values of one text field are one value, in written order.
  void bind_list(const LabelContext& context) {
    TracedText whole;
    for (const int row : rows_) {
      CellView& cell = *table_.view.at(row, head_.column());
      cell.used = true;
      if (cell.blank()) continue;
      if (whole.size() > 0) whole.append({"；", nullptr, 0});
      whole.append(cell.text.trimmed());
    }
    ValuePlace place = table_.place_of(*table_.view.at(rows_.front(), head_.column()), head_.match);
    place.standing = Standing::kRecord;
    table_.scene.binder.bind(head_.match, context, whole, place);
  }

  TableScene& table_;
  CellView& head_;
  int first_column_;
  const std::vector<int>& rows_;
};

}  // namespace

int walk_records(TableScene& table, int row) {
  if (!is_head_row(table.view, row)) return row;
  const std::vector<CellView*> heads = behind_groups(table.view, row, row);
  for (CellView* group : table.view.covering(row))
    if (group->column() < heads.front()->column() && group->match.section) group->section = group->match.key;
  const std::vector<int> all = rows_under(table.view, heads, row);
  if (all.empty()) return row;
  const std::vector<int> rows = written_rows(table.view, all);
  for (CellView* head : heads) {
    if (head->match.section) head->section = head->match.key;
    if (!head->match.label.unit.empty() && head->match.value_head) table.unit = head->match.label.unit;
  }
  for (CellView* head : heads)
    if (head->match.is_field()) Column(table, *head, heads.front()->column(), rows).bind();
  return all.back() + 1;
}

}  // namespace chushen
