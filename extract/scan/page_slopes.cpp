#include "extract/scan/page_slopes.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "extract/scan/row_sharpness.h"

namespace chushen {

namespace {

constexpr double kSteepest = 0.08;       // slope at one edge of the page against the middle: a camera 30° off
constexpr double kCoarse = 0.005, kFine = 0.0004;
constexpr double kLeastChange = 0.004;   // between the middle and an edge, radians: below, lines stay level enough
// How much sharper than the same page only turned. Lines of text settle how level lines run; upright ones show well in
// tables alone, and on a page of paragraphs chance columns look a little sharper than none.
constexpr double kClearlySharper = 1.1, kUprightSharper = 1.3, kUprightAlone = 2.0;
constexpr double kSmallTurn = 0.05;      // three degrees

/// A pencil of lines: the one through (0, y) has the slope `slope + change * y`; origin at the centre of the picture.
struct Pencil {
  double slope = 0, change = 0, score = -1;
};

/// Points about their centre, `half` wide and high, and rows enough for any pencil.
struct Field {
  std::vector<InkPoint> points;
  double half = 1;  ///< the farthest row from the centre

  double score(double slope, double change) const {
    std::vector<int> rows(std::size_t(3 * half));
    const float a = float(slope), b = float(change), offset = float(1.5 * half);
    return sharpness(points, rows, [=](const InkPoint& p) { return (p.y - a * p.x) / (1 + b * p.x) + offset; });
  }

  /// The best pencil on a grid around one; `step` is that of the slope, at the page's edge that of the change, too.
  Pencil best_near(const Pencil& near, double step, int slopes, int changes) const {
    Pencil best = near;
    best.score = score(near.slope, near.change);
    for (int i = -slopes; i <= slopes; ++i)
      for (int k = -changes; k <= changes; ++k) {
        const double slope = near.slope + i * step, change = near.change + k * step / half, sharp = score(slope, change);
        if (sharp > best.score * (1 + 1e-9)) best = {slope, change, sharp};
      }
    return best;
  }
};

Field field_of(std::vector<InkPoint> points, double width, double height) {
  for (InkPoint& point : points) {
    point.x -= float(width / 2);
    point.y -= float(height / 2);
  }
  return {std::move(points), std::max(1.0, height / 2)};
}

/// Enough of the points to see where a peak is.
std::vector<InkPoint> sample_of(std::vector<InkPoint> points) {
  constexpr std::size_t kEnough = 10'000;
  const std::size_t step = points.size() / kEnough + 1;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < points.size(); i += step) points[kept++] = points[i];
  points.resize(kept);
  return points;
}

struct Fields {
  Field coarse, fine;
};

/// The pencil where it is clearly sharper than a mere turn, with the changes in units of the fine field.
Pencil pencil_of(const Fields& fields, double slope, double widest_slope, double sharper) {
  const Field &coarse = fields.coarse, &fine = fields.fine;
  Pencil found = coarse.best_near({slope, 0}, kCoarse, int(widest_slope / kCoarse), int(kSteepest / kCoarse));
  found.change *= coarse.half / fine.half;
  const auto differs = [&] { return std::abs(found.change) * fine.half > kLeastChange || std::abs(found.slope - slope) > kLeastChange; };
  if (!differs()) return {slope, 0, found.score};  // the usual scan: the fine search is spared
  const Pencil turn{slope, 0, fine.score(slope, 0)};
  for (double step : {kCoarse / 3, kCoarse / 9, kFine / 3}) found = fine.best_near(found, step, 2, 2);
  return differs() && found.score > sharper * turn.score ? found : turn;
}

}  // namespace

PageSlopes find_slopes(const Raster& mask, double dpi, double skew) {
  PageSlopes slopes;
  slopes.level = -std::tan(skew);
  slopes.upright = -slopes.level;
  const int coarse = std::max(1, int(std::lround(dpi / 60))), fine = std::max(1, int(std::lround(dpi / 150)));
  const std::vector<InkPoint> few = sample_of(ink_points(mask, coarse, std::max(1, coarse * coarse / 4))), many = ink_points(mask, fine, std::max(1, fine * fine / 3));
  if (few.size() < 300) return slopes;
  const auto sizes = [&](int factor) { return std::pair(double(mask.width) / factor, double(mask.height) / factor); };
  const auto [cw, ch] = sizes(coarse);
  const auto [fw, fh] = sizes(fine);

  const Pencil level = pencil_of({field_of(few, cw, ch), field_of(many, fw, fh)}, slopes.level, 0.03, kClearlySharper);
  slopes.level = level.slope;
  slopes.level_change = level.change / fine;
  slopes.upright = -slopes.level;
  const Pencil upright = pencil_of({field_of(swapped(few), ch, cw), field_of(swapped(many), fh, fw)}, slopes.upright, 0.03,
                                   level.change != 0 ? kUprightSharper : kUprightAlone);
  slopes.upright = upright.slope;
  slopes.upright_change = upright.change / fine;
  return slopes;
}

Levelling levelling_of(const PageSlopes& slopes, int width, int height) {
  const double across = std::hypot(1, slopes.level), down = std::hypot(1, slopes.upright);
  const Homography about_centre({1 / across, slopes.upright / down, 0, slopes.level / across, 1 / down, 0,
                                 -slopes.level_change / across, -slopes.upright_change / down, 1});
  const Homography to_page = Homography::moved(width / 2.0, height / 2.0) * about_centre * Homography::moved(-width / 2.0, -height / 2.0);
  if (slopes.is_turn() && std::abs(slopes.level) < kSmallTurn) return {to_page, width, height};
  const Homography back = to_page.inverse();
  double left = 0, top = 0, right = width, bottom = height;
  for (const PlanePoint corner : {PlanePoint{0, 0}, PlanePoint{double(width), 0}, PlanePoint{0, double(height)}, PlanePoint{double(width), double(height)}}) {
    const PlanePoint p = back(corner);
    left = std::clamp(p.x, -0.3 * width, left);
    right = std::clamp(p.x, right, 1.3 * width);
    top = std::clamp(p.y, -0.3 * height, top);
    bottom = std::clamp(p.y, bottom, 1.3 * height);
  }
  return {to_page * Homography::moved(std::floor(left), std::floor(top)), int(std::ceil(right - std::floor(left))), int(std::ceil(bottom - std::floor(top)))};
}

}  // namespace chushen
