#include "extract/scan/stray_points.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/scan/mark_characters.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

using Characters = std::vector<ReadCharacter>;

constexpr std::size_t kNone = std::size_t(-1);
constexpr float kDoubtful = 0.6f;  // of a figure before which a point may have been meant

bool is_digit(const std::string& text) { return text.size() == 1 && text[0] >= '0' && text[0] <= '9'; }

bool is_han(const std::string& text) {
  std::size_t position = 0;
  return text.size() >= 3 && next_code_point(text, position) >= 0x3001 && !mark_of(text);  // 、 and （ too
}

/// Whether the point at `place` stands behind the number of a heading that begins the line: 一.总体规划, 十二.其他.
bool ends_heading_number(const Characters& all, std::size_t place) {
  constexpr std::string_view kNumerals = "一二三四五六七八九十";
  std::size_t numerals = 0;
  for (std::size_t i = 0; i < place; ++i) {
    if (all[i].text == " ") continue;
    if (all[i].text.size() != 3 || kNumerals.find(all[i].text) == kNumerals.npos) return false;
    ++numerals;
  }
  return numerals > 0 && place + 1 < all.size();
}

/// The character before (step -1) or behind (+1) a place, white paper left out; kNone at the ends.
std::size_t beside(const Characters& all, std::size_t place, int step) {
  do place += std::size_t(step);
  while (place < all.size() && all[place].text == " ");
  return place < all.size() ? place : kNone;
}

std::string text_at(const Characters& all, std::size_t place) { return place == kNone ? std::string() : all[place].text; }

/// The figure that begins at `place`: whether it has a point, and what stands behind it.
struct Figure {
  bool has_point = false;
  std::string behind;
};

Figure figure_at(const Characters& all, std::size_t place) {
  Figure figure;
  while (place < all.size() && (is_digit(all[place].text) || all[place].text == "." || all[place].text == ",")) {
    figure.has_point = figure.has_point || (all[place].text == "." && place + 1 < all.size() && is_digit(all[place + 1].text));
    ++place;
  }
  if (place > 0) figure.behind = text_at(all, beside(all, place - 1, 1));
  return figure;
}

bool is_stray(const Characters& all, std::size_t place) {
  const std::size_t next = beside(all, place, 1);
  const std::string before = text_at(all, beside(all, place, -1)), behind = text_at(all, next);
  if (behind == "." && next == place + 1) return !before.empty() && is_digit(before) && is_digit(text_at(all, beside(all, next, 1)));
  if (before.empty() || is_han(before)) {
    if (behind.empty() || is_han(behind)) return !(before.empty() && behind.empty()) && !ends_heading_number(all, place);
    if (!is_digit(behind)) return false;
    const Figure figure = figure_at(all, next);
    return figure.has_point || (is_han(before) && (figure.behind == "年" || figure.behind == "月" || figure.behind == "日"));
  }
  return is_digit(before) && (behind.empty() || behind == "年" || behind == "月" || behind == "日");
}

/// Whether a point stands before the figure, of two digits and more, that begins a line. It is dust nearly always; it may
/// be that of 0.177, whose zero was lost.
bool leads_figure(const Characters& all, std::size_t place) {
  if (beside(all, place, -1) != kNone || place + 2 >= all.size()) return false;
  const std::string& first = all[place + 1].text;
  return is_digit(first) && first != "0" && is_digit(all[place + 2].text);
}

bool is_date(const Characters& all, std::size_t place) {
  std::string text;
  for (std::size_t i = place; i < all.size() && i < place + 6; ++i) text += all[i].text;
  return text.size() == 6 && (text[0] == '1' || text[0] == '2') && (text[4] == '-' || text[4] == '/') &&
         std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) == 5;
}

void doubt_figure(Characters& all, std::size_t place) {
  for (; place < all.size() && (is_digit(all[place].text) || all[place].text == ","); ++place)
    all[place].confidence = std::min(all[place].confidence, kDoubtful);
}

}  // namespace

void take_out_stray_points(LineReading& reading) {
  Characters& all = reading.characters;
  for (std::size_t place = all.size(); place-- > 0;) {
    if (all[place].text != ".") continue;
    const bool leads = leads_figure(all, place), stray = is_stray(all, place) || (leads && is_date(all, place + 1));
    if (!stray && !leads) continue;
    if (!stray) doubt_figure(all, place + 1);
    all.erase(all.begin() + std::ptrdiff_t(place));
  }
}

}  // namespace chushen
