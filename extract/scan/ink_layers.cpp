#include "extract/scan/ink_layers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace chushen {

namespace {

constexpr int kColour = 40;      // JPEG's colour errors around black print stay well below
constexpr int kLeastColour = 12;  // thin strokes of a seal: JPEG keeps colour at half the resolution and washes them out

using Histogram = std::array<int, 256>;

/// The level that `part` of the counted pixels do not exceed.
int quantile(const Histogram& histogram, double part) {
  long total = 0;
  for (int count : histogram) total += count;
  long below = 0;
  for (int level = 0; level < 256; ++level) {
    below += histogram[level];
    if (below >= part * total) return level;
  }
  return 255;
}

/// What each level of each channel is on white paper: yellowed paper and lamp light are no ink.
using PaperTint = std::array<std::array<std::uint8_t, 256>, 3>;

PaperTint paper_tint(const PageImage& image) {
  std::array<Histogram, 3> histograms{};
  const std::size_t count = std::size_t(image.width) * image.height, step = std::max<std::size_t>(1, count / 100000) | 1;
  for (std::size_t i = 0; i < count; i += step)
    for (std::size_t channel = 0; channel < 3; ++channel) ++histograms[channel][image.pixels[3 * i + channel]];
  std::array<int, 3> paper{};
  for (std::size_t channel = 0; channel < 3; ++channel) paper[channel] = std::max(96, quantile(histograms[channel], 0.8));
  const int brightest = *std::max_element(paper.begin(), paper.end());
  PaperTint tint{};
  for (std::size_t channel = 0; channel < 3; ++channel)
    for (int level = 0; level < 256; ++level) tint[channel][std::size_t(level)] = std::uint8_t(std::min(255, level * brightest / paper[channel]));
  return tint;
}

/// The brightness of the paper in tiles: most pixels of a tile are paper even in dense text.
struct PaperMap {
  int tile = 1, columns = 0, rows = 0;
  std::vector<float> levels;
  float& at(int column, int row) { return levels[std::size_t(row) * columns + column]; }
  /// The nearest tile where there is none at the place.
  float clamped(int column, int row) const {
    return levels[std::size_t(std::clamp(row, 0, rows - 1)) * columns + std::clamp(column, 0, columns - 1)];
  }
};

PaperMap paper_of(const Raster& grey, int tile) {
  PaperMap map{tile, (grey.width + tile - 1) / tile, (grey.height + tile - 1) / tile, {}};
  map.levels.resize(std::size_t(map.columns) * map.rows);
  for (int row = 0; row < map.rows; ++row)
    for (int column = 0; column < map.columns; ++column) {
      Histogram histogram{};
      for (int y = row * tile; y < std::min(grey.height, (row + 1) * tile); ++y)
        for (int x = column * tile; x < std::min(grey.width, (column + 1) * tile); ++x) ++histogram[grey.at(x, y)];
      map.at(column, row) = float(quantile(histogram, 0.8));
    }
  return map;
}

/// The paper that a place has at least: fills of tables are darker than most shadows against the paper some way off, and
/// a place as dark as a shadow stays brighter than print.
float least_paper(const PaperMap& map, int row, int column) {
  constexpr int kSomeWay = 3;  // tiles
  constexpr float kDark = 0.6f, kFloor = 0.75f;
  float brightest = 0;
  for (int dy = -kSomeWay; dy <= kSomeWay; ++dy)
    for (int dx = -kSomeWay; dx <= kSomeWay; ++dx) brightest = std::max(brightest, map.clamped(column + dx, row + dy));
  return map.clamped(column, row) < kDark * brightest ? kFloor * brightest : 0;
}

/// Tiles full of ink (fills, photographs, bold titles) take the brightness of their brightest neighbours; what is dark
/// over more than that is no paper and keeps a floor, so that it stays dark.
void bridge_dark_tiles(PaperMap& map) {
  std::vector<float> sorted = map.levels;
  std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
  const float typical = sorted[sorted.size() / 2];
  const PaperMap before = map;
  for (int row = 0; row < map.rows; ++row)
    for (int column = 0; column < map.columns; ++column) {
      float brightest = 0, sum = 0;
      for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
          brightest = std::max(brightest, before.clamped(column + dx, row + dy));
          sum += before.clamped(column + dx, row + dy);
        }
      const float mean = sum / 9;
      const float level = before.clamped(column, row) < 0.8f * brightest ? brightest : mean;
      map.at(column, row) = std::max({level, least_paper(before, row, column), 0.45f * typical, 1.0f});
    }
}

/// Makes paper white between the middles of two tiles; `parts` is how far each pixel is from the first to the second.
void lighten(std::uint8_t* pixels, const float* parts, int count, float from, float to) {
  for (int x = 0; x < count; ++x) {
    const float level = from + parts[x] * (to - from);
    pixels[x] = std::uint8_t(std::min(255.0f, pixels[x] * 255.0f / level));
  }
}

}  // namespace

InkLayers separate_inks(const PageImage& image) {
  InkLayers layers;
  layers.grey = Raster(image.width, image.height, 255);
  if (image.channels != 3) {
    layers.grey.pixels = image.pixels;
    return layers;
  }
  const PaperTint tint = paper_tint(image);
  layers.red = Raster(image.width, image.height, 0);
  layers.blue = Raster(image.width, image.height, 0);
  std::size_t red_pixels = 0, blue_pixels = 0;
  const std::uint8_t* in = image.pixels.data();
  std::uint8_t *const grey_out = layers.grey.pixels.data(), *const red_out = layers.red.pixels.data(), *const blue_out = layers.blue.pixels.data();
  for (std::size_t i = 0, count = layers.grey.pixels.size(); i < count; ++i, in += 3) {
    const int red = tint[0][in[0]], green = tint[1][in[1]], blue = tint[2][in[2]];
    const int redness = red - std::max(green, blue), blueness = blue - std::max(green, red);
    grey_out[i] = in[0];
    if (redness >= kLeastColour) red_out[i] = std::uint8_t(redness);
    if (blueness >= kLeastColour) blue_out[i] = std::uint8_t(blueness);
    blue_pixels += blueness >= kColour;
    if (redness < kColour) continue;
    // Real ink is not pure red: half its redness more makes it as white as the paper, black under it stays dark.
    grey_out[i] = std::uint8_t(std::min(255, in[0] + redness / 2));
    ++red_pixels;
  }
  layers.has_red = red_pixels > layers.grey.pixels.size() / 20000;
  layers.has_blue = blue_pixels > layers.grey.pixels.size() / 20000;
  return layers;
}

namespace {

/// By how much the blue channel of the seal's ink is darker than paper, for each level that it is blue: ink is no pure blue,
/// and the paler a stamp pad the less. Print under the seal is not blue and does not count.
double darkness_of(const PageImage& image, const Raster& blue, const SealShapeFound& seal, const PixelBox& box) {
  constexpr double kUsual = 0.5, kMost = 3;
  constexpr std::size_t kTenths = 8;  // of its pixels become white: JPEG files blur the blue of thin strokes
  Histogram paper{}, blues{};
  const auto level_at = [&](int x, int y) { return image.pixels[(std::size_t(y) * image.width + x) * 3 + 2]; };
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      ++paper[level_at(x, y)];
      if (blue.at(x, y) > 0 && inside(seal, x, y, 1.03)) ++blues[blue.at(x, y)];
    }
  const int white = quantile(paper, 0.8), strong = std::max(1, quantile(blues, 0.5));
  std::vector<double> ratios;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x)
      if (blue.at(x, y) >= strong && inside(seal, x, y, 1.03)) ratios.push_back(double(white - level_at(x, y)) / blue.at(x, y));
  if (ratios.empty()) return kUsual;
  const std::size_t place = ratios.size() * kTenths / 10;
  std::nth_element(ratios.begin(), ratios.begin() + std::ptrdiff_t(place), ratios.end());
  return std::clamp(ratios[place], kUsual, kMost);
}

}  // namespace

void lift_blue(Raster& grey, const PageImage& image, const Raster& blue, const SealShapeFound& seal) {
  const PixelBox box = intersection(grown(seal.box, 4, 4), grey.bounds());
  const double darkness = darkness_of(image, blue, seal, box);
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) {
      if (blue.at(x, y) == 0 || !inside(seal, x, y, 1.03)) continue;
      const int level = image.pixels[(std::size_t(y) * image.width + x) * 3 + 2];
      grey.row(y)[x] = std::uint8_t(std::min(255, level + int(darkness * blue.at(x, y))));
    }
}

void restore_red(Raster& grey, const Raster& red, const PixelBox& box) {
  const PixelBox inside = intersection(box, grey.bounds());
  for (int y = inside.top; y < inside.bottom; ++y)
    for (int x = inside.left; x < inside.right; ++x) {
      std::uint8_t& level = grey.row(y)[x];
      level = std::uint8_t(std::max(0, level - red.at(x, y) * 3 / 2));
    }
}

void flatten_background(Raster& grey, double dpi) {
  const int tile = std::max(8, int(dpi * 0.12));  // 3 mm
  PaperMap map = paper_of(grey, tile);
  bridge_dark_tiles(map);
  if (std::all_of(map.levels.begin(), map.levels.end(), [](float level) { return level > 252; })) return;
  std::vector<float> upper(map.columns + 2), part(grey.width);  // of the way from the middle of one tile to the next
  std::vector<int> begins;                                      // where the next two tiles count
  for (int x = 0; x < grey.width; ++x) {
    const float u = (x + 0.5f) / tile - 0.5f;
    const int column = int(u + 1) - 1;
    part[x] = u - column;
    if (int(begins.size()) < column + 2) begins.push_back(x);
  }
  begins.push_back(grey.width);
  for (int y = 0; y < grey.height; ++y) {
    const float v = (y + 0.5f) / tile - 0.5f;
    const int row = int(std::floor(v));
    for (int column = -1; column <= map.columns; ++column)
      upper[column + 1] = map.clamped(column, row) + (v - row) * (map.clamped(column, row + 1) - map.clamped(column, row));
    std::uint8_t* pixels = grey.row(y);
    for (std::size_t i = 0; i + 1 < begins.size(); ++i) lighten(pixels + begins[i], part.data() + begins[i], begins[i + 1] - begins[i], upper[i], upper[i + 1]);
  }
}

int ink_threshold(const Raster& flattened) {
  Histogram histogram{};
  for (std::uint8_t level : flattened.pixels) ++histogram[level];
  double total = 0, weighted = 0;
  for (int level = 0; level < 256; ++level) {
    total += histogram[level];
    weighted += double(level) * histogram[level];
  }
  double count = 0, sum = 0, best = -1;
  int threshold = 128;
  for (int level = 0; level < 255; ++level) {
    count += histogram[level];
    sum += double(level) * histogram[level];
    if (count == 0 || count == total) continue;
    const double difference = sum / count - (weighted - sum) / (total - count);
    const double between = count * (total - count) * difference * difference;
    if (between > best) {
      best = between;
      threshold = level + 1;
    }
  }
  return std::clamp(threshold, 110, 190);
}

}  // namespace chushen
