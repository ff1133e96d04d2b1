#include "extract/ruled_rows.h"

#include <catch2/catch.hpp>

#include "extract/three_lines.h"

using namespace chushen;

namespace {

Ruling line(double y, double from = 60, double to = 540) { return {true, y, from, to}; }

/// Text of 10 points: a piece for each of `places`, with its width.
void write(double middle, const std::vector<std::pair<double, double>>& places, std::vector<Rect>& ink) {
  for (const auto& [left, width] : places) ink.push_back({left, middle - 5, left + width, middle + 5});
}

std::string shape(const Table& table) {
  std::string text;
  for (const Cell& cell : table.cells) {
    if (cell.column == 0) text += text.empty() ? "" : " | ";
    text += std::to_string(cell.column_span);
  }
  return text;
}

}  // namespace

TEST_CASE("rows between lines have the columns at which text begins; a long value runs over them") {
  std::vector<Rect> ink;
  write(30, {{62, 50}, {180, 40}, {300, 50}, {420, 80}}, ink);
  write(50, {{62, 40}, {180, 230}}, ink);
  write(70, {{62, 40}, {180, 60}, {300, 40}, {420, 30}}, ink);
  write(90, {{62, 40}, {180, 50}, {300, 60}, {420, 50}}, ink);
  const auto tables = find_ruled_rows({line(20), line(40), line(60), line(80), line(100)}, {}, ink, 2);
  REQUIRE(tables.size() == 1);
  CHECK(shape(tables[0]) == "1111 | 13 | 1111 | 1111");
  CHECK(tables[0].cells[0].box.top == 20);
  CHECK(tables[0].cells[0].box.left == 60);
}

TEST_CASE("a value on two lines is not cut into the label beside it, which stands between its lines") {
  std::vector<Rect> ink;
  write(30, {{62, 50}, {180, 40}}, ink);
  write(48, {{62, 60}, {180, 115}}, ink);  // 91440703MAXX
  write(62, {{180, 20}}, ink);             // 23D
  write(55, {{299, 50}, {420, 60}}, ink);  // 成立时间 2008年5月
  write(90, {{62, 50}, {180, 40}}, ink);
  const auto tables = find_ruled_rows({line(20), line(40), line(75), line(100)}, {}, ink, 2);
  REQUIRE(tables.size() == 1);
  CHECK(shape(tables[0]) == "13 | 1111 | 13");
}

TEST_CASE("options of one answer stay in one cell, also where a character is of two parts") {
  std::vector<Rect> ink;
  write(30, {{62, 50}, {180, 40}}, ink);
  write(50, {{62, 50}, {180, 40}}, ink);
  write(64, {{62, 110}}, ink);  // a label on two lines
  write(76, {{62, 30}}, ink);
  ink.push_back({180, 65, 190, 69});  // 日 and 疋 of 是
  ink.push_back({180, 70, 190, 75});
  ink.push_back({204, 64, 226, 75});  // 否√
  const auto tables = find_ruled_rows({line(20), line(40), line(58), line(82)}, {}, ink, 2);
  REQUIRE(tables.size() == 1);
  CHECK(shape(tables[0]) == "11 | 11 | 11");
}

TEST_CASE("pieces of running values that begin under each other by chance are no column") {
  std::vector<Rect> ink;
  write(30, {{62, 50}, {180, 80}, {268, 90}}, ink);
  write(50, {{62, 50}, {180, 200}}, ink);
  write(70, {{62, 50}, {180, 80}, {268, 60}}, ink);
  const auto tables = find_ruled_rows({line(20), line(40), line(60), line(80)}, {}, ink, 2);
  REQUIRE(tables.size() == 1);
  CHECK(shape(tables[0]) == "11 | 11 | 11");
}

TEST_CASE("the row above the first line belongs to the table if it keeps to its columns") {
  std::vector<Rect> ink;
  write(10, {{62, 50}, {180, 90}}, ink);
  write(30, {{62, 50}, {180, 40}}, ink);
  write(50, {{62, 50}, {180, 40}}, ink);
  const auto tables = find_ruled_rows({line(20), line(40), line(60)}, {}, ink, 2);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].rows == 3);
  ink[1] = {130, 5, 400, 15};  // a heading
  CHECK(find_ruled_rows({line(20), line(40), line(60)}, {}, ink, 2)[0].rows == 2);
}

TEST_CASE("blanks to fill in, lines of a letter and lines of a grid are no such table") {
  std::vector<Rect> blanks, letter;
  for (const double y : {30.0, 50.0, 70.0}) {
    write(y, {{60, 80}, {150, 200}}, blanks);
    write(y, {{62, 470}}, letter);
  }
  CHECK(find_ruled_rows({line(36, 145), line(56, 145), line(76, 145)}, {}, blanks, 2).empty());
  CHECK(find_ruled_rows({line(20), line(40), line(60), line(80)}, {}, letter, 2).empty());
  Table grid;
  grid.box = {60, 20, 540, 80};
  CHECK(find_ruled_rows({line(20), line(40), line(60), line(80)}, {grid}, blanks, 2).empty());
}

TEST_CASE("a head between two lines, rows of figures down to a third: a table of as many rows as there are lines of text") {
  std::vector<Rect> ink;
  write(30, {{62, 50}, {210, 40}, {330, 40}, {450, 40}}, ink);
  for (const double middle : {55.0, 78.0, 101.0, 124.0}) write(middle, {{62, 80}, {205, 50}, {325, 50}, {455, 30}}, ink);
  const auto tables = find_three_line_tables({line(20), line(42), line(140)}, {}, ink, 2);
  REQUIRE(tables.size() == 1);
  CHECK(shape(tables[0]) == "1111 | 1111 | 1111 | 1111 | 1111");
  CHECK(tables[0].cells[4].box.top == 42);
  CHECK(find_ruled_rows({line(20), line(42), line(140)}, {}, ink, 2).empty());
}

TEST_CASE("running text between three lines is no table") {
  std::vector<Rect> ink;
  write(30, {{62, 50}}, ink);
  for (const double middle : {55.0, 70.0, 85.0}) write(middle, {{62, 470}}, ink);
  CHECK(find_three_line_tables({line(20), line(42), line(140)}, {}, ink, 2).empty());
}

TEST_CASE("labels over values, three to a row: values that run over columns hide none, and the labels above the first line belong") {
  std::vector<Rect> ink;
  std::vector<Ruling> lines;
  write(10, {{62, 60}, {220, 40}, {380, 30}, {417, 20}}, ink);  // "注册资本" and, with its bracket's white before it, "（万元）"
  for (int row = 0; row < 8; ++row) {
    lines.push_back(line(20 + 20 * row));
    if (row < 4)
      write(30 + 20 * row, {{62, 70}, {220, 60}, {380, 50}}, ink);
    else if (row < 7)
      write(30 + 20 * row, {{62, 230}}, ink);
  }
  const auto tables = find_ruled_rows(lines, {}, ink, 2);
  REQUIRE(tables.size() == 1);
  CHECK(shape(tables[0]) == "111 | 111 | 111 | 111 | 111 | 3 | 3 | 3");
}

TEST_CASE("one label alone above the first line belongs to the table where it stands like those of its rows") {
  std::vector<Rect> ink;
  write(10, {{62, 60}}, ink);
  for (const double y : {30.0, 50.0, 70.0}) write(y, {{62, 50}, {180, 40}}, ink);
  const auto tables = find_ruled_rows({line(20), line(40), line(60), line(80)}, {}, ink, 2);
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].rows == 4);
  ink[0] = {250, 5, 330, 15};  // a heading in the middle
  CHECK(find_ruled_rows({line(20), line(40), line(60), line(80)}, {}, ink, 2)[0].rows == 3);
}
