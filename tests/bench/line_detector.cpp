#include "tests/bench/line_detector.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "extract/scan/components.h"

namespace chushen {

namespace {

constexpr int kStride = 32;  // both sides of the network's picture are multiples of it
constexpr double kCore = 0.3, kLeastMean = 0.6, kUnclip = 1.5;
constexpr int kLeastSide = 3;  // pixels of the network's picture

int to_stride(double length) { return std::max(kStride, int(std::lround(length / kStride)) * kStride); }

/// Blue, green, red planes of (grey / 255 - mean) / deviation, the means and deviations of ImageNet.
std::vector<float> planes_of(const Raster& picture) {
  constexpr float kMean[] = {0.485f, 0.456f, 0.406f}, kDeviation[] = {0.229f, 0.224f, 0.225f};
  std::vector<float> planes;
  planes.reserve(3 * picture.pixels.size());
  for (int plane = 0; plane < 3; ++plane)
    for (const std::uint8_t level : picture.pixels) planes.push_back((level / 255.0f - kMean[plane]) / kDeviation[plane]);
  return planes;
}

Raster cores_of(std::span<const float> likelihoods, int width, int height) {
  Raster mask(width, height, 0);
  std::transform(likelihoods.begin(), likelihoods.end(), mask.pixels.begin(), [](float likelihood) { return std::uint8_t(likelihood > kCore); });
  return mask;
}

double mean_in(std::span<const float> likelihoods, int width, const PixelBox& box) {
  double sum = 0;
  for (int y = box.top; y < box.bottom; ++y)
    for (int x = box.left; x < box.right; ++x) sum += likelihoods[std::size_t(y) * width + x];
  return sum / (double(box.width()) * box.height());
}

/// The box around the line of which `core` is the core, scaled.
PixelBox widened(const PixelBox& core, double across, double down) {
  const double distance = kUnclip * core.width() * core.height() / (2.0 * (core.width() + core.height()));
  return {int(std::floor((core.left - distance) * across)), int(std::floor((core.top - distance) * down)),
          int(std::ceil((core.right + distance) * across)), int(std::ceil((core.bottom + distance) * down))};
}

}  // namespace

std::optional<LineDetector> LineDetector::load(const std::string& models_folder, int longer_side) {
  auto model = OnnxModel::load(models_folder + "/PP-OCRv6_det_small.onnx");
  if (!model) return std::nullopt;
  return LineDetector(std::move(*model), longer_side);
}

std::vector<PixelBox> LineDetector::find(const Raster& page) const {
  const double scale = std::min(1.0, double(longer_side_) / std::max(page.width, page.height));
  const Raster small = scaled(page, to_stride(page.width * scale), to_stride(page.height * scale));
  std::vector<float> picture = planes_of(small);
  const OnnxModel::Output output = model_.run(picture, {1, 3, small.height, small.width});
  if (output.values.size() != small.pixels.size()) return {};
  std::vector<PixelBox> boxes;
  for (const Component& core : find_components(cores_of(output.values, small.width, small.height), 1).all) {
    if (std::min(core.box.width(), core.box.height()) < kLeastSide || mean_in(output.values, small.width, core.box) < kLeastMean) continue;
    boxes.push_back(intersection(widened(core.box, double(page.width) / small.width, double(page.height) / small.height), page.bounds()));
  }
  return boxes;
}

}  // namespace chushen
