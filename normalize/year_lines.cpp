#include "normalize/year_lines.h"

#include <algorithm>
#include <cmath>

#include "normalize/text.h"
#include "normalize/traced_label.h"

namespace chushen {
namespace {

using Pieces = std::vector<TracedText>;

Pieces pieces_of(const TracedText& line) {
  Pieces pieces;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i < line.size() && !is_space(line[i].character)) continue;
    if (i > from) pieces.push_back(line.slice(from, i));
    from = i + 1;
  }
  return pieces;
}

/// The years of a line that ends with two or more of them and says of one that it is a year.
std::vector<YearColumn> heads_of(const Pieces& pieces) {
  constexpr std::size_t kFewest = 2, kMostBefore = 2;
  std::vector<std::string> texts;
  for (const TracedText& piece : pieces) texts.push_back(piece.text());
  const std::vector<std::optional<YearHead>> years = year_heads(texts);
  const auto first = std::find_if(years.begin(), years.end(), [](const auto& year) { return year.has_value(); });
  const bool to_end = std::all_of(first, years.end(), [](const auto& year) { return year.has_value(); });
  const bool says_year = std::any_of(texts.begin(), texts.end(), [](const std::string& text) { return text.find("年") != std::string::npos; });
  const auto before = static_cast<std::size_t>(first - years.begin());
  if (!to_end || !says_year || before > kMostBefore || years.size() - before < kFewest) return {};
  std::vector<YearColumn> heads;
  for (std::size_t i = before; i < years.size(); ++i) heads.push_back({*years[i], pieces[i].place()});
  return heads;
}

/// A figure or what stands for none: "1,234.50", "—", "/".
bool may_be_figure(const TracedText& piece) { return !has_han(piece.text()); }

double middle(const Rect& box) { return (box.left + box.right) / 2; }

/// The head that a figure stands under: the nearest one.
std::size_t column_of(const Rect& figure, const std::vector<YearColumn>& heads) {
  const auto nearest = std::min_element(heads.begin(), heads.end(), [&](const YearColumn& a, const YearColumn& b) {
    return std::abs(middle(a.place) - middle(figure)) < std::abs(middle(b.place) - middle(figure));
  });
  return static_cast<std::size_t>(nearest - heads.begin());
}

/// For each figure its column, each later than the one before; nothing where that cannot be told.
std::vector<std::size_t> columns_of(const Pieces& figures, const std::vector<YearColumn>& heads) {
  const auto placed = [](const Rect& place) { return !place.empty(); };
  const bool all_placed = std::all_of(heads.begin(), heads.end(), [&](const YearColumn& head) { return placed(head.place); }) &&
                          std::all_of(figures.begin(), figures.end(), [&](const TracedText& figure) { return placed(figure.place()); });
  if (!all_placed && figures.size() != heads.size()) return {};
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < figures.size(); ++i) columns.push_back(all_placed ? column_of(figures[i].place(), heads) : i);
  const bool in_order = std::adjacent_find(columns.begin(), columns.end(), std::greater_equal<>()) == columns.end();
  return in_order ? columns : std::vector<std::size_t>();
}

/// A line "营业收入 万元 490.73 556.07": its label, its unit, its figures.
struct Row {
  TracedText label;
  std::string unit;
  Pieces figures;
};

Row row_of(const TracedText& line, Pieces pieces) {
  Row row;
  while (!pieces.empty() && may_be_figure(pieces.back())) {
    row.figures.insert(row.figures.begin(), std::move(pieces.back()));
    pieces.pop_back();
  }
  if (pieces.size() > 1) row.unit = unit_named(pieces.back().text());
  if (!row.unit.empty()) pieces.pop_back();
  std::size_t length = 0;
  for (const TracedText& piece : pieces) length += piece.size();
  std::size_t end = 0;
  for (std::size_t seen = 0; seen < length; ++end) seen += !is_space(line[end].character);
  row.label = line.slice(0, end).trimmed();
  return row;
}

}  // namespace

bool walk_year_line(Scene& scene, const TracedText& line, const ValuePlace& where) {
  const Pieces pieces = pieces_of(line);
  if (std::vector<YearColumn> heads = heads_of(pieces); !heads.empty()) {
    scene.line_years = std::move(heads);
    return true;
  }
  if (scene.line_years.empty()) return false;
  const Row row = row_of(line, pieces);
  const std::vector<std::size_t> columns = columns_of(row.figures, scene.line_years);
  if (columns.empty() || row.label.blank()) return false;
  const LabelMatch label = match_traced(row.label, scene.index());
  if (!label.is_label()) return false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    ValuePlace place = where;
    place.year = scene.line_years[columns[i]].year;
    place.unit = !label.label.unit.empty() ? label.label.unit : !row.unit.empty() ? row.unit : scene.unit;
    place.label_confidence = std::min(place.label_confidence, label.confidence);
    scene.binder.bind(label, {scene.near, scene.headings}, row.figures[i], place);
  }
  return true;
}

}  // namespace chushen
