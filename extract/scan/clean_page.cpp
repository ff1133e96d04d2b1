#include "extract/scan/clean_page.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "extract/scan/ink_layers.h"
#include "extract/scan/page_dirt.h"
#include "extract/scan/red_fills.h"
#include "extract/scan/sharp_ink.h"

namespace chushen {

namespace {

constexpr double kReadingDpi = 300;
constexpr double kLeastInk = 0.00004;  // of the page: a page number is more, dust and the edge of a sheet are not
constexpr double kMostInkStarts = 0.8;  // per millimetre: twice those of the densest print

bool has_little_ink(const CleanPage& page) {
  const auto ink = std::count_if(page.grey.pixels.begin(), page.grey.pixels.end(), [&](std::uint8_t level) { return level < page.threshold; });
  return double(ink) < kLeastInk * double(page.grey.pixels.size());
}

void make_paper_white(CleanPage& page) {
  flatten_background(page.grey, page.dpi);
  page.threshold = ink_threshold(page.grey);
}

/// Red that is no seal's: print, and fills that hold no such print, so that nothing is put back twice.
std::vector<PixelBox> red_of_page(const Raster& red, const std::vector<SealShapeFound>& seals, double dpi) {
  const std::vector<PixelBox> print = red_print(red, seals, dpi);
  std::vector<PixelBox> places = red_fills(red, seals, dpi);
  std::erase_if(places, [&](const PixelBox& fill) {
    return std::any_of(print.begin(), print.end(), [&](const PixelBox& box) { return !intersection(box, fill).empty(); });
  });
  places.insert(places.end(), print.begin(), print.end());
  return places;
}

void sharpen_seals(const PageImage& image, CleanPage& page) {
  std::vector<SealShapeFound> red, blue;
  for (const SealShapeFound& seal : page.seals) (seal.color == SealColor::kBlue ? blue : red).push_back(seal);
  if (!red.empty()) sharpen_ink(page.red, image, page.grey, red);
  if (!blue.empty()) sharpen_ink(page.blue, image, page.grey, blue);
}

}  // namespace

CleanPage clean(const PageImage& original) {
  const PageImage reduced = original.dpi() > kReadingDpi ? reduced_to(original, kReadingDpi) : PageImage{};
  const PageImage& image = reduced.pixels.empty() ? original : reduced;  // 26 MB that need not be copied
  InkLayers layers = separate_inks(image);
  CleanPage page;
  page.dpi = image.dpi();
  page.page_width = image.page_width;
  page.page_height = image.page_height;
  if (layers.has_red) {
    page.seals = find_coloured_seals(layers.red, SealColor::kRed, page.dpi);
    for (const PixelBox& box : red_of_page(layers.red, page.seals, page.dpi)) restore_red(layers.grey, layers.red, box);
    page.red = std::move(layers.red);
  }
  if (layers.has_blue) {
    const std::vector<SealShapeFound> seals = find_coloured_seals(layers.blue, SealColor::kBlue, page.dpi);
    for (const SealShapeFound& seal : seals) lift_blue(layers.grey, image, layers.blue, seal);
    page.seals.insert(page.seals.end(), seals.begin(), seals.end());
    page.blue = std::move(layers.blue);
  }
  page.grey = std::move(layers.grey);
  make_paper_white(page);
  sharpen_seals(image, page);
  if (ink_starts(page.grey, page.dpi, page.threshold) > kMostInkStarts) {
    page.grey = smoothed(page.grey);  // a raster of dots stands for a grey
    make_paper_white(page);
    page.is_noise = ink_starts(page.grey, page.dpi, page.threshold) > kMostInkStarts;
  }
  clear_borders(page.grey, page.dpi, page.threshold);
  clear_specks(page.grey, page.dpi, page.threshold);
  page.is_blank = page.seals.empty() && has_little_ink(page);
  return page;
}

CleanPage turned(const CleanPage& page, int quarter_turns) {
  CleanPage result = page;
  result.grey = turned(page.grey, quarter_turns);
  if (quarter_turns % 2 != 0) std::swap(result.page_width, result.page_height);
  result.seals.clear();
  if (!page.red.pixels.empty()) {
    result.red = turned(page.red, quarter_turns);
    result.seals = find_coloured_seals(result.red, SealColor::kRed, page.dpi);
  }
  if (!page.blue.pixels.empty()) {
    result.blue = turned(page.blue, quarter_turns);
    for (const SealShapeFound& seal : find_coloured_seals(result.blue, SealColor::kBlue, page.dpi)) result.seals.push_back(seal);
  }
  return result;
}

}  // namespace chushen
