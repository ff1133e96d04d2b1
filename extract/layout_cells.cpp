#include "extract/layout_cells.h"

#include <algorithm>

#include "extract/utf8.h"

namespace chushen {
namespace {

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\u00A0' || c == U'\u3000'; }

/// The part of a run from code point `first` to before `last`, without white space at its ends.
std::vector<Run> part(const Run& run, const std::u32string& text, std::size_t first, std::size_t last) {
  while (first < last && is_space(text[first])) ++first;
  while (last > first && is_space(text[last - 1])) --last;
  if (first == last) return {};
  Run piece = run;
  piece.text = encode_utf8(std::u32string_view(text).substr(first, last - first));
  piece.box = part_of(run, first, last - first);
  piece.edges.assign(run.edges.begin() + first, run.edges.begin() + last);
  if (run.certainties.size() == text.size())
    piece.certainties.assign(run.certainties.begin() + first, run.certainties.begin() + last);
  piece.others.clear();
  return {piece};
}

}  // namespace

CellFinder::CellFinder(const Table& table)
    : xs_(table.columns + 1), ys_(table.rows + 1), owner_(static_cast<std::size_t>(table.rows) * table.columns, -1) {
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Cell& cell = table.cells[i];
    xs_[cell.column] = cell.box.left;
    xs_[cell.column + cell.column_span] = cell.box.right;
    ys_[cell.row] = cell.box.top;
    ys_[cell.row + cell.row_span] = cell.box.bottom;
    for (int row = cell.row; row < cell.row + cell.row_span; ++row)
      for (int column = cell.column; column < cell.column + cell.column_span; ++column)
        owner_[row * table.columns + column] = static_cast<int>(i);
  }
}

int CellFinder::cell_at(double x, double y) const {
  const auto column = std::upper_bound(xs_.begin(), xs_.end(), x) - xs_.begin() - 1;
  const auto row = std::upper_bound(ys_.begin(), ys_.end(), y) - ys_.begin() - 1;
  const auto columns = static_cast<std::ptrdiff_t>(xs_.size()) - 1;
  if (column < 0 || row < 0 || column >= columns || row + 1 >= static_cast<std::ptrdiff_t>(ys_.size())) return -1;
  return owner_[row * columns + column];
}

std::vector<double> CellFinder::sides_crossed(double y, double left, double right) const {
  std::vector<double> crossed;
  if (xs_.empty()) return crossed;
  for (auto x = std::upper_bound(xs_.begin(), xs_.end(), left); x != xs_.end() && *x < right; ++x) {
    const double step = 0.01;
    if (cell_at(*x - step, y) != cell_at(*x + step, y)) crossed.push_back(*x);
  }
  return crossed;
}

std::vector<Run> split_at(const Run& run, const std::vector<double>& places) {
  if (places.empty() || !run.mark.empty()) return {run};
  const std::u32string text = decode_utf8(run.text);
  if (run.edges.size() != text.size()) return {run};
  std::vector<Run> parts;
  std::size_t first = 0;
  const auto cut = [&](std::size_t last) {
    for (Run& piece : part(run, text, first, last)) parts.push_back(std::move(piece));
    first = last;
  };
  for (const double place : places) {
    std::size_t last = first;
    const auto middle = [&](std::size_t i) { return (run.edges[i] + (i ? run.edges[i - 1] : run.box.left)) / 2; };
    while (last < text.size() && middle(last) < place) ++last;
    cut(last);
  }
  cut(text.size());
  if (parts.size() == 1 && parts.front().text == run.text) return {run};
  return parts;
}

}  // namespace chushen
