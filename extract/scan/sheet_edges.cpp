#include "extract/scan/sheet_edges.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace chushen {

namespace {

constexpr int kLength = 480;             // pixels of the longer side of the reduced picture
constexpr double kSteepest = 0.45;       // slope of an edge against its side of the picture: 24°
constexpr double kSlopeStep = 0.0125;
constexpr float kLeastContrast = 0.09f;  // across an edge, as part of the brighter side
constexpr int kMostLines = 5;            // considered for each side
constexpr double kLeastSupport = 0.55;   // of each side that is an edge
constexpr double kLeastArea = 0.2;       // of the picture
constexpr double kNearBorder = 0.012;    // of the length: such a sheet fills the picture

/// A small grey picture with float levels.
struct Plane {
  int width = 0, height = 0;
  std::vector<float> levels;
  Plane(int w, int h) : width(w), height(h), levels(std::size_t(w) * h) {}
  float& at(int x, int y) { return levels[std::size_t(y) * width + x]; }
  float at(int x, int y) const { return levels[std::size_t(y) * width + x]; }
};

/// Paper is bright in every colour, wood and cloth are not: the darkest channel.
Plane whiteness_of(const PageImage& image) {
  const double factor = double(std::max(image.width, image.height)) / kLength;
  Plane small(std::max(1, int(image.width / factor)), std::max(1, int(image.height / factor)));
  const int channels = image.channels;
  for (int y = 0; y < small.height; ++y)
    for (int x = 0; x < small.width; ++x) {
      const int left = int(x * factor), top = int(y * factor), right = std::max(left + 1, int((x + 1) * factor)), bottom = std::max(top + 1, int((y + 1) * factor));
      const int step = std::max(1, (right - left) / 4);  // four by four samples show the paper
      int sums[3] = {0, 0, 0}, count = 0;
      for (int v = top; v < std::min(bottom, image.height); v += step)
        for (int u = left; u < std::min(right, image.width); u += step, ++count) {
          const std::uint8_t* pixel = &image.pixels[(std::size_t(v) * image.width + u) * channels];
          for (int c = 0; c < channels; ++c) sums[c] += pixel[c];
        }
      small.at(x, y) = float(*std::min_element(sums, sums + channels)) / float(std::max(1, count));
    }
  return small;
}

/// The largest (or smallest) level within `reach` along rows, then along columns.
template <typename Better>
Plane spread(const Plane& plane, int reach, Better better) {
  const auto take = [&](float* best, const float* other, int count) {
    for (int i = 0; i < count; ++i) best[i] = better(best[i], other[i]);
  };
  Plane rows = plane;
  for (int y = 0; y < plane.height; ++y)
    for (int step = 1; step <= std::min(reach, plane.width - 1); ++step) {
      const float* const from = &plane.levels[std::size_t(y) * plane.width];
      take(&rows.at(0, y), from + step, plane.width - step);
      take(&rows.at(step, y), from, plane.width - step);
    }
  Plane both = rows;
  for (int y = 0; y < plane.height; ++y)
    for (int v = std::max(0, y - reach); v <= std::min(plane.height - 1, y + reach); ++v) take(&both.at(0, y), &rows.at(0, v), plane.width);
  return both;
}

Plane without_print(const Plane& plane) {
  constexpr int kReach = 5;  // 1 % of the length: lines of text close, the sheet stays
  const auto larger = [](float a, float b) { return std::max(a, b); };
  const auto smaller = [](float a, float b) { return std::min(a, b); };
  return spread(spread(plane, kReach, larger), kReach, smaller);
}

/// A picture seen from one of its sides: a left edge runs down, dark before it and bright behind it. The other three
/// sides are left ones of the picture mirrored or with rows and columns exchanged.
enum class Side { kLeft, kTop, kRight, kBottom };

Plane seen_from(const Plane& plane, Side side) {
  const bool exchanged = side == Side::kTop || side == Side::kBottom, mirrored = side == Side::kRight || side == Side::kBottom;
  Plane result(exchanged ? plane.height : plane.width, exchanged ? plane.width : plane.height);
  for (int y = 0; y < result.height; ++y)
    for (int x = 0; x < result.width; ++x) {
      const int u = mirrored ? result.width - 1 - x : x;
      result.at(x, y) = exchanged ? plane.at(y, u) : plane.at(u, y);
    }
  return result;
}

/// How much brighter the next pixels are than the ones before, as part of them; only at its crests.
Plane edges_of(const Plane& plane) {
  constexpr int kWide = 4;
  Plane contrast(plane.width, plane.height), crests(plane.width, plane.height);
  for (int y = 0; y < plane.height; ++y) {
    for (int x = 2; x < plane.width - 2; ++x) {
      float before = 0, behind = 0;
      for (int k = 0; k < kWide; ++k) {
        before += plane.at(std::max(0, x - 1 - k), y);
        behind += plane.at(std::min(plane.width - 1, x + k), y);
      }
      contrast.at(x, y) = (behind - before) / std::max(behind, 40.0f * kWide);
    }
    for (int x = 2; x < plane.width - 2; ++x) {
      const float here = contrast.at(x, y);
      if (here < kLeastContrast) continue;
      bool crest = true;
      for (int u = std::max(0, x - 3); u <= std::min(plane.width - 1, x + 3); ++u) crest = crest && contrast.at(u, y) <= here;
      if (crest) crests.at(x, y) = here;
    }
  }
  return crests;
}

/// x = place + slope * (y - middle) as seen from its side.
struct EdgeLine {
  double place = 0, slope = 0;
  bool border = false;  ///< of the picture, where the sheet goes on
};

void refine(EdgeLine& line, const Plane& crests) {
  double n = 0, sy = 0, sx = 0, syy = 0, sxy = 0;
  const double middle = crests.height / 2.0;
  for (int y = 0; y < crests.height; ++y) {
    const double expected = line.place + line.slope * (y - middle);
    for (int x = std::max(0, int(expected) - 3); x <= std::min(crests.width - 1, int(expected) + 3); ++x) {
      if (crests.at(x, y) == 0) continue;
      const double v = y - middle;
      n += 1, sy += v, sx += x, syy += v * v, sxy += v * x;
    }
  }
  const double spread = n * syy - sy * sy;
  if (n < 10 || spread < 1) return;
  line.slope = (n * sxy - sy * sx) / spread;
  line.place = (sx - line.slope * sy) / n;
}

std::vector<EdgeLine> lines_of(const Plane& crests) {
  const int slopes = int(2 * kSteepest / kSlopeStep) + 1;
  Plane votes(crests.width, slopes);
  for (int y = 0; y < crests.height; ++y)
    for (int x = 0; x < crests.width; ++x) {
      const float weight = std::min(crests.at(x, y), 0.3f);
      if (weight == 0) continue;
      for (int s = 0; s < slopes; ++s) {
        const int place = int(std::lround(x - (s * kSlopeStep - kSteepest) * (y - crests.height / 2.0)));
        if (place >= 0 && place < crests.width) votes.at(place, s) += weight;
      }
    }
  std::vector<EdgeLine> lines;
  while (int(lines.size()) < kMostLines) {
    const auto most = std::max_element(votes.levels.begin(), votes.levels.end());
    if (*most < 0.06f * float(crests.height) * kLeastContrast * 4) break;
    const int index = int(most - votes.levels.begin()), place = index % votes.width, slope = index / votes.width;
    lines.push_back({double(place), slope * kSlopeStep - kSteepest});
    refine(lines.back(), crests);
    for (int s = std::max(0, slope - 6); s <= std::min(slopes - 1, slope + 6); ++s)
      for (int p = std::max(0, place - 6); p <= std::min(votes.width - 1, place + 6); ++p) votes.at(p, s) = 0;
  }
  return lines;
}

/// A line of the picture: a x + b y = c.
struct PictureLine {
  double a = 0, b = 0, c = 0;
};

PictureLine in_picture(const EdgeLine& line, Side side, const Plane& picture) {
  const bool exchanged = side == Side::kTop || side == Side::kBottom, mirrored = side == Side::kRight || side == Side::kBottom;
  const double across = exchanged ? picture.height : picture.width, down = exchanged ? picture.width : picture.height;
  // x = place + slope (y - down / 2); mirrored: x is across - x.
  const double slope = mirrored ? -line.slope : line.slope, place = (mirrored ? across - line.place : line.place) - slope * down / 2;
  return exchanged ? PictureLine{-slope, 1, place} : PictureLine{1, -slope, place};
}

std::optional<PlanePoint> crossing(const PictureLine& p, const PictureLine& q) {
  const double determinant = p.a * q.b - q.a * p.b;
  if (std::abs(determinant) < 0.3) return std::nullopt;  // sides of a sheet are not nearly parallel
  return PlanePoint{(p.c * q.b - q.c * p.b) / determinant, (p.a * q.c - q.a * p.c) / determinant};
}

/// A place of the picture as it is seen from a side.
PlanePoint seen_from(const PlanePoint& p, Side side, const Plane& picture) {
  switch (side) {
    case Side::kTop: return {p.y, p.x};
    case Side::kRight: return {picture.width - p.x, p.y};
    case Side::kBottom: return {picture.height - p.y, p.x};
    default: return p;
  }
}

double support_of(PlanePoint from, PlanePoint to, const Plane& crests) {
  constexpr int kSamples = 80;
  int found = 0;
  for (int i = 0; i < kSamples; ++i) {
    const double part = (i + 0.5) / kSamples;
    const int x = int(from.x + part * (to.x - from.x)), y = int(from.y + part * (to.y - from.y));
    bool edge = false;
    for (int u = x - 3; u <= x + 3 && !edge; ++u) edge = u >= 0 && u < crests.width && y >= 0 && y < crests.height && crests.at(u, y) > 0;
    found += edge;
  }
  return double(found) / kSamples;
}

double area_of(const Quad& quad) {
  double sum = 0;
  for (int i = 0; i < 4; ++i) sum += quad[i].x * quad[(i + 1) % 4].y - quad[(i + 1) % 4].x * quad[i].y;
  return sum / 2;
}

double length(const PlanePoint& a, const PlanePoint& b) { return std::hypot(a.x - b.x, a.y - b.y); }

bool is_sheet_like(const Quad& quad, const Plane& picture) {
  const double slack = 0.04 * kLength;
  for (int i = 0; i < 4; ++i) {
    const PlanePoint &before = quad[(i + 3) % 4], &here = quad[i], &next = quad[(i + 1) % 4];
    if (here.x < -slack || here.y < -slack || here.x > picture.width + slack || here.y > picture.height + slack) return false;
    const double turn = (here.x - before.x) * (next.y - here.y) - (here.y - before.y) * (next.x - here.x);
    if (turn < 0.7 * length(before, here) * length(here, next)) return false;  // convex, corners of 45° to 135°
  }
  const double across = length(quad[0], quad[1]) / length(quad[3], quad[2]), down = length(quad[0], quad[3]) / length(quad[1], quad[2]);
  return across > 0.5 && across < 2 && down > 0.5 && down < 2 && area_of(quad) > kLeastArea * picture.width * picture.height;
}

bool inside(const Quad& quad, double x, double y, double margin) {
  for (int i = 0; i < 4; ++i) {
    const PlanePoint &a = quad[i], &b = quad[(i + 1) % 4];
    if ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) < margin * length(a, b)) return false;
  }
  return true;
}

/// Whether what lies around the quad is darker than the paper in it, nearly everywhere.
bool is_dark_around(const Quad& quad, const Plane& picture) {
  std::vector<float> paper;
  for (int y = 0; y < picture.height; y += 4)
    for (int x = 0; x < picture.width; x += 4)
      if (inside(quad, x, y, 4)) paper.push_back(picture.at(x, y));
  if (paper.empty()) return false;
  std::nth_element(paper.begin(), paper.begin() + paper.size() / 4, paper.end());
  const float least_white = paper[paper.size() / 4] * (1 - kLeastContrast / 2);
  int bright = 0, all = 0;
  for (int y = 0; y < picture.height; y += 2)
    for (int x = 0; x < picture.width; x += 2)
      if (!inside(quad, x, y, -5)) ++all, bright += picture.at(x, y) > least_white;
  return bright < 0.25 * all;
}

bool fills_picture(const Quad& quad, const Plane& picture) {
  const double near = kNearBorder * kLength, w = picture.width, h = picture.height;
  const Quad whole{PlanePoint{0, 0}, {w, 0}, {w, h}, {0, h}};
  for (int i = 0; i < 4; ++i)
    if (std::abs(quad[i].x - whole[i].x) > near || std::abs(quad[i].y - whole[i].y) > near) return false;
  return true;
}

}  // namespace

std::optional<Quad> find_sheet(const PageImage& image) {
  if (std::min(image.width, image.height) < kLength / 2) return std::nullopt;
  const Plane picture = without_print(whiteness_of(image));
  constexpr Side kSides[] = {Side::kLeft, Side::kTop, Side::kRight, Side::kBottom};
  std::vector<Plane> crests;
  std::vector<std::vector<EdgeLine>> lines;
  int without = 0;
  for (Side side : kSides) {
    crests.push_back(edges_of(seen_from(picture, side)));
    lines.push_back(lines_of(crests.back()));
    without += lines.back().empty();
    lines.back().push_back({0, 0, true});
  }
  if (without > 1) return std::nullopt;

  Quad best{};
  double best_score = 0;
  for (const EdgeLine& left : lines[0])
    for (const EdgeLine& top : lines[1])
      for (const EdgeLine& right : lines[2])
        for (const EdgeLine& bottom : lines[3]) {
          if (left.border + top.border + right.border + bottom.border > 1) continue;
          const PictureLine sides[] = {in_picture(left, Side::kLeft, picture), in_picture(top, Side::kTop, picture),
                                       in_picture(right, Side::kRight, picture), in_picture(bottom, Side::kBottom, picture)};
          const auto a = crossing(sides[0], sides[1]), b = crossing(sides[1], sides[2]), c = crossing(sides[2], sides[3]), d = crossing(sides[3], sides[0]);
          if (!a || !b || !c || !d) continue;
          const Quad quad{*a, *b, *c, *d};
          if (!is_sheet_like(quad, picture)) continue;
          const EdgeLine* const drawn[] = {&left, &top, &right, &bottom};
          double least = 1, sum = 0;
          for (int i = 0; i < 4; ++i) {
            const PlanePoint &from = quad[i == 0 ? 0 : i - 1], &to = quad[i == 0 ? 3 : i];
            const double support = drawn[i]->border ? 0.6 : support_of(seen_from(from, kSides[i], picture), seen_from(to, kSides[i], picture), crests[i]);
            least = std::min(least, support);
            sum += support;
          }
          const double score = sum / 4 + 0.4 * area_of(quad) / (double(picture.width) * picture.height);
          if (least < kLeastSupport || score <= best_score) continue;
          best = quad;
          best_score = score;
        }
  if (best_score == 0 || fills_picture(best, picture) || !is_dark_around(best, picture)) return std::nullopt;
  const double factor = double(std::max(image.width, image.height)) / kLength;
  for (PlanePoint& corner : best) corner = {corner.x * factor, corner.y * factor};
  return best;
}

}  // namespace chushen
