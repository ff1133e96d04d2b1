#include "extract/scan/outline_points.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace chushen {

namespace {

constexpr double kCellsPerInch = 100;
constexpr int kLeastSlope = 36;  // of 255 over two cells: a stroke inked over a fifth still shows

/// Sums of each cell and its eight neighbours: smooth enough for directions, and no stroke of a ring is thinner.
Raster smoothed(const Raster& in) {
  Raster rows(in.width, in.height, 0), out(in.width, in.height, 0);
  for (int y = 0; y < in.height; ++y)
    for (int x = 0; x < in.width; ++x)
      rows.row(y)[x] = std::uint8_t((in.at(std::max(0, x - 1), y) + in.at(x, y) + in.at(std::min(in.width - 1, x + 1), y)) / 3);
  for (int y = 0; y < in.height; ++y)
    for (int x = 0; x < in.width; ++x)
      out.row(y)[x] = std::uint8_t((rows.at(x, std::max(0, y - 1)) + rows.at(x, y) + rows.at(x, std::min(in.height - 1, y + 1))) / 3);
  return out;
}

}  // namespace

InkDensity density_of(const Raster& layer, double dpi, int least) {
  InkDensity density;
  density.cell = std::clamp(int(dpi / kCellsPerInch), 1, 255);
  density.cells_per_millimetre = dpi / 25.4 / density.cell;
  const int columns = layer.width / density.cell + 1, rows = layer.height / density.cell + 1, size = density.cell * density.cell;
  Raster coarse(columns, rows, 0);
  std::vector<std::uint8_t> inked(std::size_t(columns) * density.cell);  // rows of each column of pixels
  for (int row = 0; row < rows; ++row) {
    std::fill(inked.begin(), inked.end(), std::uint8_t(0));
    for (int y = row * density.cell; y < std::min(layer.height, (row + 1) * density.cell); ++y)
      std::transform(layer.row(y), layer.row(y) + layer.width, inked.begin(), inked.begin(),
                     [least = std::uint8_t(least)](std::uint8_t level, std::uint8_t count) { return std::uint8_t(count + (level >= least)); });
    const std::uint8_t* cell = inked.data();
    for (int column = 0; column < columns; ++column, cell += density.cell)
      coarse.row(row)[column] = std::uint8_t(std::accumulate(cell, cell + density.cell, 0) * 255 / size);
  }
  density.levels = smoothed(coarse);
  return density;
}

std::vector<OutlinePoint> outline_points(const InkDensity& density, const PixelBox& box) {
  const Raster& levels = density.levels;
  const PixelBox inner = intersection(box, {2, 2, levels.width - 2, levels.height - 2});
  const auto slope = [&](int x, int y) {
    const int across = levels.at(x + 1, y) - levels.at(x - 1, y), down = levels.at(x, y + 1) - levels.at(x, y - 1);
    return std::pair{across, down};
  };
  const auto steepness = [&](int x, int y) {
    const auto [across, down] = slope(x, y);
    return across * across + down * down;
  };
  std::vector<OutlinePoint> points;
  for (int y = inner.top; y < inner.bottom; ++y)
    for (int x = inner.left; x < inner.right; ++x) {
      const auto [across, down] = slope(x, y);
      const int steep = across * across + down * down;
      if (steep < kLeastSlope * kLeastSlope) continue;
      const int u = std::abs(across) >= std::abs(down) ? 1 : 0, v = 1 - u;  // only the steepest cell across the stroke's side
      if (steepness(x - u, y - v) > steep || steepness(x + u, y + v) >= steep) continue;
      const float length = std::sqrt(float(steep));
      points.push_back({float(x), float(y), across / length, down / length});
    }
  return points;
}

}  // namespace chushen
