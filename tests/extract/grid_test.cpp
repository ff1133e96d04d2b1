#include "extract/grid.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace chushen;

namespace {

Ruling across(double y, double from, double to) { return {true, y, from, to}; }
Ruling down(double x, double from, double to) { return {false, x, from, to}; }

struct Span {
  int row, column, row_span, column_span;
  bool operator==(const Span&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Span& s) {
  return out << s.row << ',' << s.column << '+' << s.row_span << 'x' << s.column_span;
}

std::vector<Span> spans(const Table& table) {
  std::vector<Span> found;
  for (const Cell& cell : table.cells) found.push_back({cell.row, cell.column, cell.row_span, cell.column_span});
  return found;
}

/// A table with merged cells, and the lines that a word processor draws for it: each cell's sides once.
struct RandomTable {
  std::vector<double> xs, ys;
  std::vector<Span> cells;

  explicit RandomTable(std::mt19937& random) {
    const auto places = [&](int count, double first, double least, double most) {
      std::vector<double> at{first};
      std::uniform_real_distribution<double> step(least, most);
      while (static_cast<int>(at.size()) <= count) at.push_back(at.back() + step(random));
      return at;
    };
    const int rows = 1 + static_cast<int>(random() % 9), columns = 2 + static_cast<int>(random() % 6);
    xs = places(columns, 60, 25, 120);
    ys = places(rows, 80, 16, 60);
    std::vector<std::vector<bool>> taken(rows, std::vector<bool>(columns));
    for (int row = 0; row < rows; ++row)
      for (int column = 0; column < columns; ++column) {
        if (taken[row][column]) continue;
        Span cell{row, column, 1, 1};
        while (random() % 4 == 0 && column + cell.column_span < columns && !taken[row][column + cell.column_span])
          ++cell.column_span;
        const auto free_below = [&] {
          for (int c = column; c < column + cell.column_span; ++c)
            if (row + cell.row_span >= rows || taken[row + cell.row_span][c]) return false;
          return true;
        };
        while (random() % 4 == 0 && free_below()) ++cell.row_span;
        for (int r = row; r < row + cell.row_span; ++r)
          for (int c = column; c < column + cell.column_span; ++c) taken[r][c] = true;
        cells.push_back(cell);
      }
    keep_used_lines();
  }

  /// A row or column in which no cell starts does not exist on paper.
  void keep_used_lines() {
    const auto drop = [&](std::vector<double>& at, int Span::*first, int Span::*span) {
      for (int line = static_cast<int>(at.size()) - 2; line > 0; --line) {
        const auto starts = [&](const Span& c) { return c.*first == line || c.*first + c.*span == line; };
        if (std::any_of(cells.begin(), cells.end(), starts)) continue;
        at.erase(at.begin() + line);
        for (Span& cell : cells) {
          if (cell.*first < line && cell.*first + cell.*span > line) --(cell.*span);
          else if (cell.*first > line) --(cell.*first);
        }
      }
    };
    drop(xs, &Span::column, &Span::column_span);
    drop(ys, &Span::row, &Span::row_span);
  }

  std::vector<Ruling> lines(std::mt19937& random, double jitter) const {
    std::uniform_real_distribution<double> off(-jitter, jitter);
    std::vector<Ruling> drawn;
    for (const Span& cell : cells) {
      const double left = xs[cell.column], right = xs[cell.column + cell.column_span];
      const double top = ys[cell.row], bottom = ys[cell.row + cell.row_span];
      drawn.push_back(across(top + off(random), left + off(random), right + off(random)));
      drawn.push_back(across(bottom + off(random), left + off(random), right + off(random)));
      drawn.push_back(down(left + off(random), top + off(random), bottom + off(random)));
      drawn.push_back(down(right + off(random), top + off(random), bottom + off(random)));
    }
    std::shuffle(drawn.begin(), drawn.end(), random);
    return drawn;
  }
};

}  // namespace

TEST_CASE("a missing line between two neighbours makes one cell with a span") {
  const auto grids = find_grids({across(0, 0, 100), across(20, 0, 100), across(40, 0, 100), down(0, 0, 40),
                                 down(50, 20, 40), down(100, 0, 40)},
                                2);
  REQUIRE(grids.size() == 1);
  CHECK(spans(grids[0]) == std::vector<Span>{{0, 0, 1, 2}, {1, 0, 1, 1}, {1, 1, 1, 1}});
  CHECK(grids[0].cells[0].box == Rect{0, 0, 100, 20});
  CHECK(grids[0].rows == 2);
  CHECK(grids[0].columns == 2);
}

TEST_CASE("random tables with merged cells come back exactly from jittered lines") {
  std::mt19937 random(20230807);
  for (const double tolerance : {2.0, 4.0})
    for (int trial = 0; trial < 1000; ++trial) {
      const RandomTable expected(random);
      if (expected.cells.size() < 2) continue;
      const auto grids = find_grids(expected.lines(random, 0.45 * tolerance), tolerance);
      INFO("trial " << trial << ", tolerance " << tolerance);
      REQUIRE(grids.size() == 1);
      REQUIRE(spans(grids[0]) == expected.cells);
      for (const Cell& cell : grids[0].cells) {
        REQUIRE(std::abs(cell.box.left - expected.xs[cell.column]) < tolerance);
        REQUIRE(std::abs(cell.box.bottom - expected.ys[cell.row + cell.row_span]) < tolerance);
      }
    }
}

TEST_CASE("double lines count as one") {
  const auto grids = find_grids({across(0, 0, 100), across(1.5, 0, 100), across(20, 0, 100), across(23, 0, 100),
                                 across(40, 0, 100), down(0, 0, 40), down(3, 0, 40), down(50, 0, 40), down(100, 0, 40)},
                                2);
  REQUIRE(grids.size() == 1);
  CHECK(grids[0].rows == 2);
  CHECK(grids[0].columns == 2);
  CHECK(grids[0].cells.size() == 4);
}

TEST_CASE("a table without left and right frame is closed at the ends of its lines") {
  const auto grids = find_grids(
      {across(0, 10, 200), across(20, 10, 200), across(40, 10, 200), down(80, 0, 40), down(150, 20, 40)}, 2);
  REQUIRE(grids.size() == 1);
  CHECK(spans(grids[0]) ==
        std::vector<Span>{{0, 0, 1, 1}, {0, 1, 1, 2}, {1, 0, 1, 1}, {1, 1, 1, 1}, {1, 2, 1, 1}});
  CHECK(grids[0].box == Rect{10, 0, 200, 40});
}

TEST_CASE("underlines of blanks are no table") {
  CHECK(find_grids({across(100, 50, 300), across(130, 50, 300), across(160, 50, 300)}, 2).empty());
  SECTION("nor is a frame around text") {
    CHECK(find_grids({across(0, 0, 100), across(50, 0, 100), down(0, 0, 50), down(100, 0, 50)}, 2).empty());
  }
}

TEST_CASE("a grid inside a cell of another is a table of its own") {
  const auto grids = find_grids({across(0, 0, 200), across(100, 0, 200), down(0, 0, 100), down(60, 0, 100),
                                 down(200, 0, 100), across(30, 80, 180), across(50, 80, 180), across(70, 80, 180),
                                 down(80, 30, 70), down(180, 30, 70)},
                                2);
  REQUIRE(grids.size() == 2);
  CHECK(grids[0].cells.size() == 2);
  CHECK(grids[1].box == Rect{80, 30, 180, 70});
}

TEST_CASE("a region that is no rectangle is closed where the shortest piece of a line is missing") {
  // A 2 x 2 table of wide rows: the piece of the vertical line in the first row was lost together with nothing else
  // would be a span; here the horizontal line is lost on the right, so that three cells flow together.
  const auto grids = find_grids({across(0, 0, 300), across(20, 0, 200), across(40, 0, 300), down(0, 0, 40),
                                 down(200, 20, 40), down(300, 0, 40)},
                                2);
  REQUIRE(grids.size() == 1);
  CHECK(spans(grids[0]) == std::vector<Span>{{0, 0, 1, 1}, {0, 1, 2, 1}, {1, 0, 1, 1}});
}

TEST_CASE("a table without a frame has its corner cells too") {
  const auto grids = find_grids({across(20, 0, 300), across(40, 0, 300), down(100, 0, 60), down(200, 0, 60)}, 2);
  REQUIRE(grids.size() == 1);
  CHECK(grids[0].rows == 3);
  CHECK(grids[0].columns == 3);
  CHECK(grids[0].cells.size() == 9);
}

TEST_CASE("two tables of different width that share a line keep the notch beside the narrower one out") {
  const auto grids = find_grids({across(0, 0, 300), across(20, 0, 300), across(40, 0, 200), down(0, 0, 40),
                                 down(100, 0, 40), down(200, 20, 40), down(300, 0, 20)},
                                2);
  REQUIRE(grids.size() == 1);
  CHECK(grids[0].cells.size() == 4);
  for (const Cell& cell : grids[0].cells) CHECK(!(cell.box.left > 150 && cell.box.top > 10));
}

TEST_CASE("a drawing of very many lines ends quickly and is no table") {
  std::vector<Ruling> drawing;
  for (int i = 0; i < 3000; ++i) {
    drawing.push_back(across(i * 10, 0, 30'000));
    drawing.push_back(down(i * 10, 0, 30'000));
  }
  CHECK(find_grids(drawing, 2).empty());
}

TEST_CASE("lines that are no numbers are left out") {
  const double nan = std::nan("");
  CHECK(find_grids({across(nan, 0, 1), down(0, nan, nan), across(0, 0, INFINITY)}, 2).empty());
}
