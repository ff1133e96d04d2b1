#include "extract/scan/square_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace chushen {

namespace {

constexpr double kFrame = 0.86;  // what lies further out is the frame
constexpr int kSide = 96;        // pixels of the straightened picture's height: two letters
constexpr int kRowsSide = 192;   // and where it may hold four rows
constexpr double kLow = 1.7;     // wider than that is one row

/// Within the frame, level, dark on white.
Raster straightened(const Raster& ink, const SealShapeFound& seal, int height) {
  Raster picture(std::max(8, int(height * seal.radius_x / seal.radius_y)), height, 255);
  const double cosine = std::cos(seal.tilt), sine = std::sin(seal.tilt);
  int most = 1;
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      const double u = ((x + 0.5) / picture.width * 2 - 1) * seal.radius_x * kFrame, v = ((y + 0.5) / picture.height * 2 - 1) * seal.radius_y * kFrame;
      const int column = int(std::lround(seal.centre_x + u * cosine - v * sine)), row = int(std::lround(seal.centre_y + u * sine + v * cosine));
      const bool there = column >= 0 && row >= 0 && column < ink.width && row < ink.height;
      const int level = there ? ink.at(column, row) : 0;
      most = std::max(most, level);
      picture.row(y)[x] = std::uint8_t(255 - level);
    }
  double sum = 0;
  for (std::uint8_t& level : picture.pixels) {
    level = std::uint8_t(255 - std::min(255, (255 - level) * 300 / most));
    sum += level;
  }
  if (sum < 0.45 * 255 * double(picture.pixels.size()))
    for (std::uint8_t& level : picture.pixels) level = std::uint8_t(255 - level);
  return picture;
}

/// The emptiest column near the middle.
int cut_of(const Raster& picture) {
  int best = picture.width / 2;
  long brightest = -1;
  for (int x = picture.width * 2 / 5; x <= picture.width * 3 / 5; ++x) {
    long sum = 0;
    for (int y = 0; y < picture.height; ++y) sum += picture.at(x, y);
    if (sum - std::abs(x - picture.width / 2) <= brightest) continue;
    brightest = sum - std::abs(x - picture.width / 2);
    best = x;
  }
  return best;
}

Raster side_by_side(const std::vector<Raster>& cells) {
  constexpr int kHeight = 48, kSpace = 4;
  Raster line(kSpace, kHeight, 255);
  for (const Raster& cell : cells) {
    const Raster small = scaled(cell, kHeight, kHeight);
    Raster wider(line.width + kHeight + kSpace, kHeight, 255);
    for (int y = 0; y < kHeight; ++y) {
      std::copy_n(line.row(y), line.width, wider.row(y));
      std::copy_n(small.row(y), kHeight, wider.row(y) + line.width);
    }
    line = std::move(wider);
  }
  return line;
}

}  // namespace

std::vector<Raster> square_lines(const Raster& ink, const SealShapeFound& seal) {
  const Raster picture = straightened(ink, seal, kSide);
  if (seal.radius_x > kLow * seal.radius_y) return {picture};
  const int across = cut_of(picture), down = cut_of(transposed(picture));
  const Raster top_left = cropped(picture, {0, 0, across, down}), top_right = cropped(picture, {across, 0, picture.width, down});
  const Raster low_left = cropped(picture, {0, down, across, picture.height}), low_right = cropped(picture, {across, down, picture.width, picture.height});
  return {side_by_side({top_right, low_right, top_left, low_left}), side_by_side({top_left, top_right, low_left, low_right})};
}

std::vector<Raster> square_rows(const Raster& ink, const SealShapeFound& seal) {
  constexpr int kDark = 150, kLeast = kRowsSide / 16, kMargin = 3;
  const Raster picture = straightened(ink, seal, kRowsSide);
  std::vector<Raster> rows;
  int begin = -1;
  for (int y = 0; y <= picture.height; ++y) {
    const bool inked = y < picture.height && std::count_if(picture.row(y), picture.row(y) + picture.width, [](std::uint8_t level) { return level < kDark; }) > picture.width / 80;
    if (inked && begin < 0) begin = y;
    if (inked || begin < 0) continue;
    if (y - begin >= kLeast) rows.push_back(cropped(picture, {0, begin - kMargin, picture.width, y + kMargin}));
    begin = -1;
  }
  return rows;
}

}  // namespace chushen
