#include "extract/scan/punched_holes.h"

#include <algorithm>

namespace chushen {

namespace {

constexpr double kLeast = 2, kMost = 9, kSpeck = 1;  // millimetres
constexpr double kPunched = 4.5, kNearEdge = 20;       // millimetres; ISO 838: holes of 6 mm, 12 mm from the edge

int ink_of(const Components& components, const Component& blot, const PixelBox& spot) {
  int ink = 0;
  for (int i = blot.first_run; i < blot.first_run + blot.run_count; ++i) {
    const InkRun& run = components.runs[i];
    if (run.y >= spot.top && run.y < spot.bottom) ink += std::max(0, std::min(run.right, spot.right) - std::max(run.left, spot.left));
  }
  return ink;
}

bool is_disc(const Components& components, const Component& blot) {
  const double width = blot.box.width(), height = blot.box.height(), fill = double(blot.area) / (width * height);
  if (width < 0.85 * height || height < 0.85 * width || fill < 0.72 || fill > 0.86) return false;  // a disc fills 0.785
  const PixelBox middle = grown(blot.box, -blot.box.width() / 4, -blot.box.height() / 4);
  return ink_of(components, blot, middle) > 0.97 * middle.width() * middle.height();
}

bool stands_alone(const Components& components, const Component& blot, double speck) {
  const PixelBox beside = grown(blot.box, blot.box.width(), 0);
  return std::none_of(components.all.begin(), components.all.end(), [&](const Component& other) {
    return &other != &blot && std::max(other.box.width(), other.box.height()) > speck && !intersection(other.box, beside).empty();
  });
}

bool is_near_edge(const PixelBox& blot, const PixelBox& page, double reach) {
  return blot.left < page.left + reach || blot.right > page.right - reach || blot.top < page.top + reach || blot.bottom > page.bottom - reach;
}

}  // namespace

std::vector<PixelBox> punched_holes(const Components& components, const PixelBox& page, double dpi) {
  const double millimetre = dpi / 25.4;
  std::vector<PixelBox> holes;
  for (const Component& blot : components.all) {
    const int shorter = std::min(blot.box.width(), blot.box.height()), longer = std::max(blot.box.width(), blot.box.height());
    if (shorter < kLeast * millimetre || longer > kMost * millimetre || !is_disc(components, blot)) continue;
    if (longer < kPunched * millimetre && !is_near_edge(blot.box, page, kNearEdge * millimetre)) continue;
    if (stands_alone(components, blot, kSpeck * millimetre)) holes.push_back(blot.box);
  }
  return holes;
}

}  // namespace chushen
