#include "normalize/table_view.h"

#include <algorithm>

#include "normalize/traced_label.h"

namespace chushen {
namespace {

/// A grid from outside is not trusted to be sane: larger ones are not walked.
constexpr int kMostRows = 5000, kMostColumns = 500;
constexpr long kMostPlaces = 5'000'000;

bool within(int first, int span, int most) { return first >= 0 && first < most && span >= 1 && span <= most - first; }

/// \param covered  places of the grid that the cells so far cover, each counted.
bool is_sane(const Cell& cell, long& covered) {
  if (!within(cell.row, cell.row_span, kMostRows) || !within(cell.column, cell.column_span, kMostColumns)) return false;
  covered += static_cast<long>(cell.row_span) * cell.column_span;
  return covered <= kMostPlaces;
}

bool is_unread(const Run& run) {
  const bool white = std::all_of(run.text.begin(), run.text.end(), [](char byte) { return byte == ' '; });
  return (white && !run.box.empty() && run.source == TextSource::kOcr) || is_speck(run);
}

bool holds_unread(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block.content);
    if (!paragraph) continue;
    for (const Line& line : paragraph->lines)
      if (std::any_of(line.runs.begin(), line.runs.end(), is_unread)) return true;
  }
  return false;
}

}  // namespace

bool in_one_row(const std::vector<CellView*>& cells) {
  return std::all_of(cells.begin(), cells.end(), [&](const CellView* cell) { return cell->row() == cells.front()->row(); });
}

TableView::TableView(const Table& table, const LabelIndex& index) {
  long covered = 0;
  for (const Cell& cell : table.cells) {
    if (!is_sane(cell, covered)) continue;
    rows_ = std::max(rows_, cell.row + cell.row_span);
    columns_ = std::max(columns_, cell.column + cell.column_span);
    CellView view;
    view.cell = &cell;
    view.text = traced(cell.blocks);
    view.match = match_traced(view.text.trimmed(), index);
    view.unread_ink = holds_unread(cell.blocks);
    cells_.push_back(std::move(view));
  }
  std::stable_sort(cells_.begin(), cells_.end(), [](const CellView& a, const CellView& b) {
    return std::pair(a.row(), a.column()) < std::pair(b.row(), b.column());
  });
  grid_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_), -1);
  for (std::size_t i = 0; i < cells_.size(); ++i)
    for (int row = cells_[i].row(); row < cells_[i].end_row(); ++row)
      for (int column = cells_[i].column(); column < cells_[i].end_column(); ++column)
        grid_[static_cast<std::size_t>(row * columns_ + column)] = static_cast<int>(i);
}

CellView* TableView::at(int row, int column) {
  if (row < 0 || row >= rows_ || column < 0 || column >= columns_) return nullptr;
  const int index = grid_[static_cast<std::size_t>(row * columns_ + column)];
  return index < 0 ? nullptr : &cells_[static_cast<std::size_t>(index)];
}

std::vector<CellView*> TableView::covering(int row) {
  std::vector<CellView*> cells;
  for (int column = 0; column < columns_; ++column)
    if (CellView* cell = at(row, column); cell && (cells.empty() || cells.back() != cell)) cells.push_back(cell);
  return cells;
}

std::vector<CellView*> TableView::beginning_in(int row) {
  std::vector<CellView*> cells = covering(row);
  std::erase_if(cells, [row](const CellView* cell) { return cell->row() != row; });
  return cells;
}

CellView* TableView::under(const CellView& cell) {
  CellView* found = at(cell.end_row(), cell.column());
  const bool same = found && found->column() == cell.column() && found->end_column() == cell.end_column();
  return same ? found : nullptr;
}

CellView* TableView::title_of(int row) {
  const std::vector<CellView*> cells = covering(row);
  return cells.size() == 1 && cells[0]->row() == row ? cells[0] : nullptr;
}

}  // namespace chushen
