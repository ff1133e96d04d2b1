#include "extract/scan/seal_picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/scan/ink_layers.h"
#include "extract/scan/seal_text.h"

namespace chushen {

namespace {

constexpr double kPaper = 14;      // points around the picture
constexpr double kDpi = 300;       // no finer than the pages of scans
constexpr int kInk = 160;          // darker grey is ink

/// Copies `from`'s pixels into `to`, its top left at (left, top); what does not fit is left out.
void paste(const PageImage& from, PageImage& to, int left, int top) {
  const int begin = std::max(0, -left), end = std::min(from.width, to.width - left);
  if (end <= begin) return;
  for (int y = std::max(0, -top); y < std::min(from.height, to.height - top); ++y) {
    const auto* row = from.pixels.data() + (std::size_t(y) * from.width + begin) * from.channels;
    std::copy_n(row, std::size_t(end - begin) * from.channels, to.pixels.data() + (std::size_t(y + top) * to.width + left + begin) * to.channels);
  }
}

PageImage paper(double dpi, int width, int height, int channels) {
  PageImage page{width, height, channels, {}, width * 72.0 / dpi, height * 72.0 / dpi};
  page.pixels.assign(std::size_t(width) * height * channels, 255);
  return page;
}

/// One ink's layer with the seals in it.
struct SealLayer {
  Raster ink;
  std::vector<SealShapeFound> seals;
};

std::vector<SealLayer> layers_of(const PageImage& image) {
  InkLayers inks = separate_inks(image);
  std::vector<SealLayer> layers;
  for (auto [ink, color, there] : {std::tuple{&inks.red, SealColor::kRed, inks.has_red}, {&inks.blue, SealColor::kBlue, inks.has_blue}}) {
    if (!there) continue;
    std::vector<SealShapeFound> seals = find_coloured_seals(*ink, color, image.dpi());
    layers.push_back({std::move(*ink), std::move(seals)});
  }
  if (!layers.empty()) return layers;
  std::vector<SealShapeFound> seals = find_black_seals(darker_than(inks.grey, kInk), image.dpi());
  for (std::uint8_t& level : inks.grey.pixels) level = std::uint8_t(255 - level);
  layers.push_back({std::move(inks.grey), std::move(seals)});
  return layers;
}

}  // namespace

PageImage part_of(const PageImage& page, const Rect& box, double margin) {
  const double scale = page.dpi() / 72;
  const int left = int(std::floor((box.left - margin) * scale)), top = int(std::floor((box.top - margin) * scale));
  const int right = int(std::ceil((box.right + margin) * scale)), bottom = int(std::ceil((box.bottom + margin) * scale));
  PageImage part = paper(page.dpi(), std::max(1, right - left), std::max(1, bottom - top), page.channels);
  paste(page, part, -left, -top);
  return part;
}

std::vector<Seal> seals_in_picture(const PageImage& picture, Recognizer* recognizer) {
  if (picture.width < 20 || picture.height < 20 || picture.page_width <= 0) return {};
  PageImage image = reduced_to(part_of(picture, {0, 0, picture.page_width, picture.page_height}, kPaper), kDpi);
  const double points = 72 / image.dpi();
  std::vector<Seal> seals;
  for (const SealLayer& layer : layers_of(image))
    for (std::size_t i = 0; i < layer.seals.size(); ++i) {
      const SealShapeFound& found = layer.seals[i];
      if (found.shape == SealShape::kOther) continue;
      const Rect box{found.box.left * points - kPaper, found.box.top * points - kPaper, found.box.right * points - kPaper, found.box.bottom * points - kPaper};
      seals.push_back(seal_of(found, recognizer ? read_seal(*recognizer, layer.ink, layer.seals, i) : SealText{}, box, image.dpi()));
    }
  return seals;
}

}  // namespace chushen
