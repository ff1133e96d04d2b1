#include "extract/scan/photographed_sheet.h"

#include <algorithm>
#include <cmath>

#include "extract/scan/sheet_edges.h"

namespace chushen {

namespace {

constexpr double kA4Width = 595.3, kA4Length = 841.9;  // points
constexpr double kLeastDpi = 150, kReadingDpi = 300;

double length(const PlanePoint& a, const PlanePoint& b) { return std::hypot(a.x - b.x, a.y - b.y); }

struct Size {
  double width = 0, height = 0;
};

/// In points. Where the picture was taken to be A4 for want of a resolution, the sheet is, if it may be.
Size size_of(const Size& pixels, const PageImage& photograph) {
  const double scale = photograph.page_width / photograph.width;
  const Size stated{pixels.width * scale, pixels.height * scale};
  const bool unknown = std::abs(std::max(photograph.page_width, photograph.page_height) - kA4Length) < 0.2;
  const double longer = std::max(stated.width, stated.height), ratio = longer / std::min(stated.width, stated.height);
  const bool like_a4 = ratio > 1.25 && ratio < 1.6;
  if (!like_a4 || (!unknown && std::abs(longer / kA4Length - 1) > 0.05)) {
    const double to_a4 = unknown ? kA4Length / longer : 1;
    return {stated.width * to_a4, stated.height * to_a4};
  }
  return stated.width > stated.height ? Size{kA4Length, kA4Width} : Size{kA4Width, kA4Length};
}

}  // namespace

std::optional<PhotographedSheet> cut_out_sheet(const PageImage& photograph) {
  const auto corners = find_sheet(photograph);
  if (!corners) return std::nullopt;
  const Quad& quad = *corners;
  const Size pixels{(length(quad[0], quad[1]) + length(quad[3], quad[2])) / 2, (length(quad[0], quad[3]) + length(quad[1], quad[2])) / 2};
  const Size page = size_of(pixels, photograph);
  // As fine as the photograph, but in the bounds of what reading can use.
  const double dpi = std::clamp(std::max(pixels.width / page.width, pixels.height / page.height) * 72, kLeastDpi, kReadingDpi);
  const int width = int(std::lround(page.width * dpi / 72)), height = int(std::lround(page.height * dpi / 72));

  PhotographedSheet sheet;
  const double shrink = std::max(1.0, std::min(pixels.width / width, pixels.height / height));
  const Homography to_pixels = Homography::from_rectangle(width, height, quad);
  if (shrink > 1.4) {
    const PageImage reduced = reduced_to(photograph, photograph.dpi() / shrink);
    sheet.image = warped(reduced, Homography::stretched(double(reduced.width) / photograph.width) * to_pixels, width, height);
  } else {
    sheet.image = warped(photograph, to_pixels, width, height);
  }
  sheet.image.page_width = page.width;
  sheet.image.page_height = page.height;
  sheet.to_photograph = Homography::stretched(photograph.page_width / photograph.width) * Homography::from_rectangle(page.width, page.height, quad);
  return sheet;
}

Homography way_to_photograph(const PhotographedSheet& sheet, const PageImage& photograph, int quarter_turns) {
  const Homography turned_sheet = Homography::turned(quarter_turns, sheet.image.page_width, sheet.image.page_height);
  return Homography::turned(quarter_turns, photograph.page_width, photograph.page_height) * sheet.to_photograph * turned_sheet.inverse();
}

}  // namespace chushen
