#include "extract/ruled_rows.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "extract/grid_lines.h"
#include "extract/row_pieces.h"
#include "extract/white_strips.h"

namespace chushen {
namespace {

constexpr double kShortest = 100;   // points: of a line between rows
constexpr double kHighestRow = 90;  // points
constexpr std::size_t kMostLines = 4;  // of text in a cell: more are rows that nothing rules
constexpr double kClearGap = 0.6;   // white before a text that begins a column
constexpr double kOpenGap = 1;      // white that parts cells in a row that is known to have several
constexpr double kStrip = 0.5;      // white that has to go on through rows to part them
constexpr double kAligned = 0.2;    // of a character's height: how far apart beginnings of one column may lie
constexpr double kShareOfRows = 0.3;  // in which a column has to begin; in two at least

struct Row {
  double top = 0, bottom = 0;
  std::vector<RowPiece> pieces;  ///< from the left, each behind a gap
  std::vector<double> strips; ///< where white that it shares with its neighbours parts it; else its pieces tell
};

/// Lines under each other that begin and end at the same places, not further apart than rows are.
std::vector<std::vector<Ruling>> stacks_of(const std::vector<Ruling>& rulings, double tolerance) {
  std::vector<Ruling> lines;
  for (const Ruling& line : rulings)
    if (line.horizontal && line.to - line.from >= kShortest) lines.push_back(line);
  std::sort(lines.begin(), lines.end(), [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  std::vector<std::vector<Ruling>> stacks;
  for (const Ruling& line : lines) {
    const auto fits = std::find_if(stacks.begin(), stacks.end(), [&](const std::vector<Ruling>& stack) {
      const Ruling& last = stack.back();
      return std::abs(last.from - line.from) <= 2 * tolerance && std::abs(last.to - line.to) <= 2 * tolerance &&
             line.position - last.position <= kHighestRow;
    });
    if (fits == stacks.end()) {
      stacks.push_back({line});
    } else {
      fits->push_back(line);
    }
  }
  std::erase_if(stacks, [](const auto& stack) { return stack.size() < 3; });
  return stacks;
}

/// One stack of lines with the text between them.
class RuledRows {
 public:
  RuledRows(const std::vector<Ruling>& stack, const std::vector<Rect>& ink, double tolerance)
      : from_(stack.front().from), to_(stack.front().to), tolerance_(tolerance) {
    std::vector<Rect> near;
    for (const Rect& box : ink)
      if (box.bottom > stack.front().position - kHighestRow && box.top < stack.back().position) near.push_back(box);
    if (near.empty()) return;
    character_ = character_height(near);
    for (std::size_t i = 0; i + 1 < stack.size(); ++i) add_row(stack[i].position, stack[i + 1].position, near);
    find_columns();
    find_strips();
    if (!columns_.empty()) add_row_above(stack.front().position, near);
  }

  bool is_table() const { return !beside_ && !crowded_ && rows_.size() >= 2 && is_parted(); }

  Table table() const {
    std::vector<double> sides{from_, to_};
    std::vector<std::vector<double>> cuts;
    for (const Row& row : rows_) cuts.push_back(cuts_of(row));
    for (const auto& own : cuts) sides.insert(sides.end(), own.begin(), own.end());
    std::sort(sides.begin(), sides.end());
    sides.erase(std::unique(sides.begin(), sides.end(), [&](double a, double b) { return b - a < tolerance_; }), sides.end());
    Table table;
    for (std::size_t i = 0; i < rows_.size(); ++i) add_cells(rows_[i], static_cast<int>(i), cuts[i], sides, table);
    table.rows = static_cast<int>(rows_.size());
    table.columns = static_cast<int>(sides.size()) - 1;
    return table;
  }

 private:
  void add_row(double top, double bottom, const std::vector<Rect>& ink) {
    std::vector<Rect> inside;
    for (const Rect& box : ink) {
      const double x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
      if (y < top || y > bottom) continue;
      if (x < from_ - tolerance_) beside_ = true;
      if (x >= from_ - tolerance_ && x <= to_ + tolerance_) inside.push_back(box);
    }
    if (bottom - top < character_) return;  // a double line
    rows_.push_back({top, bottom, pieces_of_row(std::move(inside), character_), {}});
    for (const RowPiece& piece : rows_.back().pieces) crowded_ = crowded_ || piece.lines.size() > kMostLines;
  }

  /// The line of text that stands on the first line, if it keeps to the columns.
  void add_row_above(double bottom, const std::vector<Rect>& ink) {
    double top = bottom - 2 * character_;
    for (const Rect& box : ink)
      if (box.bottom > top && box.bottom <= bottom) top = std::min(top, box.top - 1);
    Row row{top, bottom, {}, {}};
    std::vector<Rect> inside;
    for (const Rect& box : ink)
      if (box.top >= top && box.bottom <= bottom + tolerance_ && box.left >= from_ - tolerance_ && box.right <= to_ + tolerance_) inside.push_back(box);
    row.pieces = pieces_of_row(std::move(inside), character_);
    const bool keeps = row.pieces.size() == 1 ? stands_like_others(row) : keeps_to_columns(row);
    if (keeps) rows_.insert(rows_.begin(), std::move(row));
  }

  /// Every text but the first begins a column, or follows the one before it like the bracket in "注册资本 （万元）".
  bool keeps_to_columns(const Row& row) const {
    std::size_t beginning = 0;
    for (std::size_t i = 1; i < row.pieces.size(); ++i) {
      const bool column = std::any_of(columns_.begin(), columns_.end(), [&](double at) { return std::abs(row.pieces[i].left - at) <= kAligned * character_; });
      if (!column && gap_before(row, i) >= kOpenGap * character_) return false;
      beginning += column;
    }
    return beginning > 0;
  }

  /// One text alone stands as far from its line and from the left as those of most other rows: no heading does.
  bool stands_like_others(const Row& row) const {
    const auto below = [](const Row& one) { return one.bottom - one.pieces.front().lines.back().bottom; };
    const auto like = std::count_if(rows_.begin(), rows_.end(), [&](const Row& other) {
      return !other.pieces.empty() && std::abs(other.pieces.front().left - row.pieces.front().left) <= kAligned * character_ &&
             std::abs(below(other) - below(row)) <= kAligned * character_;
    });
    return row.pieces.front().lines.size() == 1 && 2 * like > static_cast<long>(rows_.size());
  }

  /// A place at which text begins behind a gap, and the rows in which it does.
  struct Beginning {
    double left = 0;
    std::set<std::size_t> rows;
  };

  std::vector<Beginning> beginnings() const {
    std::vector<std::pair<double, std::size_t>> places;
    for (std::size_t row = 0; row < rows_.size(); ++row)
      for (std::size_t i = 1; i < rows_[row].pieces.size(); ++i)
        if (gap_before(rows_[row], i) >= kClearGap * character_) places.emplace_back(rows_[row].pieces[i].left, row);
    std::sort(places.begin(), places.end());
    std::vector<Beginning> found;
    for (const auto& [left, row] : places) {
      if (found.empty() || left - found.back().left > kAligned * character_) found.push_back({left, {}});
      found.back().rows.insert(row);
    }
    const std::size_t least = std::max<std::size_t>(2, static_cast<std::size_t>(kShareOfRows * static_cast<double>(rows_.size())));
    std::erase_if(found, [&](const Beginning& one) { return one.rows.size() < least; });
    return found;
  }

  /// Columns are where text begins in more rows than run over the place, and where two rows that begin together do so once
  /// more: pieces of running text meet by chance at one place, not at two. A column that is clear takes its neighbour with
  /// it where nearly all its rows have both: the rows that run over the neighbour have fewer cells.
  void find_columns() {
    const std::vector<Beginning> found = beginnings();
    const auto clear = [&](const Beginning& one) { return one.rows.size() > 2 * crossed_at(one.left); };
    for (const Beginning& one : found) {
      const bool with_another = std::any_of(found.begin(), found.end(), [&](const Beginning& other) {
        const auto both = std::count_if(one.rows.begin(), one.rows.end(), [&](std::size_t row) { return other.rows.contains(row); });
        return &other != &one && both > 1 && (!clear(other) || (both > 2 && 5 * both >= 4 * static_cast<long>(other.rows.size())));
      });
      if (clear(one) || with_another) columns_.push_back(one.left);
    }
  }

  /// Figures that stand flush right begin at no common place: the white between them parts such rows, where their
  /// beginnings part most of them less.
  void find_strips() {
    std::vector<std::vector<Span>> texts(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i)
      for (const RowPiece& piece : rows_[i].pieces) texts[i].push_back({piece.left, piece.right});
    for (const PartedRows& run : find_parted_rows(texts, kOpenGap * character_, kStrip * character_)) {
      const auto first = rows_.begin() + static_cast<std::ptrdiff_t>(run.first), end = rows_.begin() + static_cast<std::ptrdiff_t>(run.end);
      const auto parted_less = std::count_if(first, end, [&](const Row& row) { return cuts_of(row).size() < run.strips.size(); });
      if (2 * parted_less <= end - first) continue;
      for (auto row = first; row != end; ++row)
        for (const Span& strip : run.strips) row->strips.push_back((strip.from + strip.to) / 2);
    }
  }

  bool is_parted() const {
    return !columns_.empty() || std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return !row.strips.empty(); });
  }

  /// How many rows have text that runs over the place.
  std::size_t crossed_at(double place) const {
    return static_cast<std::size_t>(std::count_if(rows_.begin(), rows_.end(), [&](const Row& row) {
      return std::any_of(row.pieces.begin(), row.pieces.end(), [&](const RowPiece& piece) {
        return piece.left < place - kAligned * character_ && piece.right > place + kAligned * character_;
      });
    }));
  }

  bool begins_column(const RowPiece& piece) const {
    return std::any_of(columns_.begin(), columns_.end(), [&](double at) {
      return piece.left >= at - tolerance_ / 2 && piece.left - at <= kAligned * character_;
    });
  }

  /// Where the row is cut: before its pieces that begin a column, between neighbours on other lines of text, and before what
  /// stands further right of those.
  std::vector<double> cuts_of(const Row& row) const {
    std::vector<double> cuts = row.strips;
    if (!cuts.empty()) return cuts;
    bool parted = false;
    for (std::size_t i = 1; i < row.pieces.size(); ++i) {
      const bool column = begins_column(row.pieces[i]);
      const bool apart = !column && on_other_lines(row.pieces[i - 1], row.pieces[i]);
      const double gap = gap_before(row, i);
      if (column || apart || (parted && gap >= kOpenGap * character_))
        cuts.push_back(row.pieces[i].left - std::min(kGapBetweenCells / 2 * character_, gap / 2));
      parted = parted || apart;
    }
    return cuts;
  }

  static double gap_before(const Row& row, std::size_t i) { return row.pieces[i].left - row.pieces[i - 1].right; }

  static int index_of(double place, const std::vector<double>& sides) {
    const auto nearest = std::min_element(sides.begin(), sides.end(), [&](double a, double b) { return std::abs(a - place) < std::abs(b - place); });
    return static_cast<int>(nearest - sides.begin());
  }

  static void add_cells(const Row& row, int number, const std::vector<double>& cuts, const std::vector<double>& sides, Table& table) {
    int column = 0;
    const auto add = [&](int end) {
      if (end <= column) return;
      Cell cell{number, column, 1, end - column, {}, {}};
      cell.box = {sides[static_cast<std::size_t>(column)], row.top, sides[static_cast<std::size_t>(end)], row.bottom};
      table.box = united(table.box, cell.box);
      table.cells.push_back(std::move(cell));
      column = end;
    };
    for (const double cut : cuts) add(index_of(cut, sides));
    add(static_cast<int>(sides.size()) - 1);
  }

  double from_, to_, tolerance_, character_ = 0;
  std::vector<Row> rows_;
  std::vector<double> columns_;  ///< where each but the first begins
  bool beside_ = false, crowded_ = false;
};

}  // namespace

std::vector<Table> find_ruled_rows(const std::vector<Ruling>& rulings, const std::vector<Table>& grids,
                                   const std::vector<Rect>& ink, double tolerance) {
  std::vector<Ruling> free;
  for (const Ruling& line : join_collinear(rulings, tolerance))
    if (line.horizontal && !lies_in(line, grids, tolerance)) free.push_back(line);
  std::vector<Table> tables;
  for (const std::vector<Ruling>& stack : stacks_of(free, tolerance)) {
    const RuledRows rows(stack, ink, tolerance);
    if (rows.is_table()) tables.push_back(rows.table());
  }
  return tables;
}

}  // namespace chushen
