#include "normalize/table_scene.h"

#include <algorithm>
#include <string_view>

#include "normalize/label_decoration.h"
#include "normalize/row_code.h"

namespace chushen {
namespace {

/// So many labels under a head are a column of labels.
constexpr int kFewestLabels = 2;

/// The column under a head holds labels more often than not: its rows are pairs, each with a label of its own.
bool heads_labels(TableView& view, const CellView& head) {
  int labels = 0, written = 0;
  for (const CellView* cell = view.under(head); cell; cell = view.under(*cell)) {
    labels += cell->match.is_field();
    written += !cell->blank();
  }
  return labels >= kFewestLabels && 2 * labels > written;
}

bool names_other(const TableScene& table, const CellView& head) {
  return table.scene.index().opens_other_party(compared_form(head.text.text()));
}

bool is_register_head(TableScene& table, const std::vector<CellView*>& heads, int row) {
  const auto begins_here = [&](const CellView* head) { return head->row() == row && !head->used && !head->blank(); };
  if (heads.size() < 3 || !std::all_of(heads.begin(), heads.end(), begins_here)) return false;
  const auto names_column = [&](const CellView* head) { return counts_rows(*head) || head->match.value_head || names_other(table, *head); };
  const auto names_rows = [&](const CellView* head) { return !head->match.is_field() && heads_labels(table.view, *head); };
  return std::any_of(heads.begin(), heads.end(), names_column) && std::any_of(heads.begin(), heads.end(), names_rows);
}

/// "项目 | 申报单位 | 联合申报单位": nothing in the last column is the applicant's. Where no head names the applicant, nobody
/// knows which column is whose.
void set_others_apart(TableScene& table, const std::vector<CellView*>& heads) {
  const auto& applicant = table.scene.index().schema().applicant_name;
  const auto names_applicant = [&](const CellView* head) {
    return !head->match.general.empty() && head->match.general.front()->name == applicant;
  };
  if (std::none_of(heads.begin(), heads.end(), names_applicant)) return;
  for (const CellView* head : heads) {
    if (names_applicant(head) || !names_other(table, *head)) continue;
    for (CellView* cell = table.view.under(*head); cell; cell = table.view.under(*cell)) cell->of_other = cell->used = true;
  }
}

}  // namespace

bool walk_register_head(TableScene& table, int row) {
  const std::vector<CellView*> heads = table.view.covering(row);
  if (!is_register_head(table, heads, row)) return false;
  set_others_apart(table, heads);
  for (const CellView* head : heads)
    if (head->match.value_head && !head->match.label.unit.empty()) table.unit = head->match.label.unit;
  return true;
}

bool is_example(TableScene& table, int row) {
  const std::vector<CellView*> cells = table.view.beginning_in(row);
  const auto first = std::find_if(cells.begin(), cells.end(), [](const CellView* cell) { return !cell->blank(); });
  if (first == cells.end()) return false;
  const std::string text = (*first)->text.trimmed().text();
  for (const std::string_view word : {"示例", "范例", "样例", "举例", "填写示例", "填报示例"})
    for (const std::string_view open : {"", "（", "(", "【", "["})
      if (text.starts_with(std::string(open).append(word))) return true;
  return false;
}

}  // namespace chushen
