#include "extract/scan/reading_pieces.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "extract/alignment.h"

namespace chushen {

namespace {

bool is_digit(const std::string& character) { return character.size() == 1 && character[0] >= '0' && character[0] <= '9'; }
bool is_latin(const std::string& character) { return character.size() == 1 && character[0] > ' ' && character[0] < 0x7f; }

bool is_one_of(std::string_view all, const std::string& character) { return character.size() == 3 && all.find(character) != all.npos; }
bool is_capital(const std::string& character) { return is_one_of("壹贰叁肆伍陆柒捌玖拾佰仟", character); }
bool goes_with_capitals(const std::string& character) { return is_one_of("零万亿元圆角分整正", character); }

bool is_bracket(const std::string& character) { return character == "(" || character == ")" || character == ":" || character == ";"; }

/// Brackets and colons around a piece belong to the words beside it.
ReadingPiece without_brackets(ReadingPiece piece, const LineReading& reading) {
  const auto at = [&](std::size_t i) { return half_width(reading.characters[i].text); };
  while (piece.first < piece.end && (is_bracket(at(piece.first)) || at(piece.first) == ",")) ++piece.first;
  while (piece.end > piece.first && (is_bracket(at(piece.end - 1)) || at(piece.end - 1) == ",")) --piece.end;
  return piece;
}

/// Stretches of characters that `belongs` holds for.
template <typename Belongs>
std::vector<ReadingPiece> stretches(const LineReading& reading, Belongs belongs) {
  std::vector<ReadingPiece> pieces;
  for (std::size_t i = 0; i < reading.characters.size(); ++i) {
    if (!belongs(half_width(reading.characters[i].text))) continue;
    if (pieces.empty() || pieces.back().end != i) pieces.push_back({i, i});
    pieces.back().end = i + 1;
  }
  return pieces;
}

template <typename Counts>
std::size_t count_in(const ReadingPiece& piece, const LineReading& reading, Counts counts) {
  return std::size_t(std::count_if(reading.characters.begin() + piece.first, reading.characters.begin() + piece.end,
                                   [&](const ReadCharacter& character) { return counts(half_width(character.text)); }));
}

/// The column with the least ink near `x`, the nearest of them.
int least_ink(const Raster& picture, float x, int reach) {
  const int from = std::clamp(int(x) - reach, 0, picture.width), to = std::clamp(int(x) + reach, 0, picture.width);
  int best = std::clamp(int(x), 0, picture.width);
  long least = -1;
  for (int column = from; column < to; ++column) {
    long ink = 0;
    for (int y = 0; y < picture.height; ++y) ink += (255 - picture.at(column, y)) / 16;  // coarse: paper is not quite white
    const bool nearer = std::abs(column - int(x)) < std::abs(best - int(x));
    if (least < 0 || ink < least || (ink == least && nearer)) {
      least = ink;
      best = column;
    }
  }
  return best;
}

}  // namespace

std::string half_width(const std::string& character) {
  if (character == "—" || character == "–") return "-";
  if (character.size() != 3 || character[0] != '\xEF') return character;
  const int code = ((character[1] & 0x3f) << 6) | (character[2] & 0x3f);  // the low 12 bits of U+Fxxx
  return code >= 0xf01 && code <= 0xf5e ? std::string(1, char(code - 0xf01 + '!')) : character;
}

std::vector<ReadingPiece> latin_pieces(const LineReading& reading) {
  std::vector<ReadingPiece> pieces;
  for (const ReadingPiece& stretch : stretches(reading, is_latin)) {
    const ReadingPiece piece = without_brackets(stretch, reading);
    if (count_in(piece, reading, [](const std::string& character) { return is_digit(character) || character == "@"; }) > 0) pieces.push_back(piece);
  }
  return pieces;
}

std::vector<ReadingPiece> capital_pieces(const LineReading& reading) {
  std::vector<ReadingPiece> pieces = stretches(reading, [](const std::string& character) { return is_capital(character) || goes_with_capitals(character); });
  std::erase_if(pieces, [&](const ReadingPiece& piece) { return count_in(piece, reading, is_capital) < 3; });
  return pieces;
}

PixelBox place_of(const ReadingPiece& piece, const LineReading& reading, const Raster& picture) {
  const std::vector<ReadCharacter>& all = reading.characters;
  const int reach = std::max(1, picture.height / 5);
  const int left = piece.first == 0 ? 0 : least_ink(picture, all[piece.first].left, reach);
  const int right = piece.end == all.size() ? picture.width : least_ink(picture, all[piece.end - 1].right, reach);
  return {left, 0, std::max(left, right), picture.height};
}

std::vector<std::string> aligned(const std::vector<std::string>& first, const std::vector<std::string>& second) {
  std::vector<std::string> place(first.size());
  std::string before;
  for (const AlignmentStep& step : align(first, second)) {
    if (!step.in_second) continue;
    const std::size_t at = step.in_first ? step.first + 1 : step.first;
    (at == 0 ? before : place[at - 1]) += second[step.second];
  }
  if (!place.empty()) place.front() = before + place.front();
  return place;
}

}  // namespace chushen
