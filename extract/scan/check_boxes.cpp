#include "extract/scan/check_boxes.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace chushen {

namespace {

/// Part of the rows or columns along one side of a square at which there is ink within `reach` of the side.
double row_cover(const Raster& mask, int y, int left, int right, int reach) {
  int covered = 0;
  for (int x = left; x < right; ++x)
    for (int dy = -reach; dy <= reach; ++dy)
      if (y + dy >= 0 && y + dy < mask.height && mask.at(x, y + dy)) {
        ++covered;
        break;
      }
  return right > left ? double(covered) / (right - left) : 0;
}

double column_cover(const Raster& mask, int x, int top, int bottom, int reach) {
  int covered = 0;
  for (int y = top; y < bottom; ++y)
    for (int dx = -reach; dx <= reach; ++dx)
      if (x + dx >= 0 && x + dx < mask.width && mask.at(x + dx, y)) {
        ++covered;
        break;
      }
  return bottom > top ? double(covered) / (bottom - top) : 0;
}

/// The runs of a mask by rows, those that may be the side of a box.
struct Sides {
  std::vector<std::vector<InkRun>> rows;
  std::size_t count = 0;
};

/// A dense page has some ten thousand runs as long as a side and some hundred squares; noise has any number. There the
/// search ends: a page with that much of either has no check boxes that could be told from the rest.
constexpr std::size_t kMostSides = 150'000, kMostSquares = 3'000;

Sides sides_of(const Raster& mask, int shortest, int longest) {
  Sides sides;
  sides.rows.resize(mask.height);
  for (int y = 0; y < mask.height; ++y) {
    const std::uint8_t* row = mask.row(y);
    for (int x = 0; x < mask.width;) {
      const void* const ink = std::memchr(row + x, 1, std::size_t(mask.width - x));
      if (ink == nullptr) break;
      const int left = x = int(static_cast<const std::uint8_t*>(ink) - row);
      // One or two missing pixels do not end a side.
      while (x < mask.width && (row[x] || (x + 1 < mask.width && row[x + 1]) || (x + 2 < mask.width && row[x + 2]))) ++x;
      if (x - left >= shortest && x - left <= longest) sides.rows[y].push_back({y, left, x}), ++sides.count;
    }
  }
  return sides;
}

/// Whether the four sides of `box` are drawn through.
bool is_framed(const Raster& mask, const PixelBox& box) {
  const int reach = std::max(1, box.width() / 14), inset = box.width() / 8;
  return row_cover(mask, box.top, box.left + inset, box.right - inset, reach) > 0.88 &&
         row_cover(mask, box.bottom - 1, box.left + inset, box.right - inset, reach) > 0.88 &&
         column_cover(mask, box.left, box.top + inset, box.bottom - inset, reach) > 0.88 &&
         column_cover(mask, box.right - 1, box.top + inset, box.bottom - inset, reach) > 0.88;
}

/// How thick the sides are: where the column through a quarter of the floor leaves the ink.
int side_thickness(const Raster& mask, const PixelBox& box) {
  int thinnest = box.width() / 3;
  for (int part = 1; part < 4; ++part) {
    const int x = box.left + box.width() * part / 4;
    int y = box.bottom - 1, thickness = 0;
    while (y >= box.top && !mask.at(x, y) && box.bottom - y < 3) --y;
    while (y >= box.top && mask.at(x, y)) --y, ++thickness;
    if (thickness > 0) thinnest = std::min(thinnest, thickness);
  }
  return std::max(1, thinnest);
}

/// Pixels of a component within `spot`; its runs stand in the order of their rows. In noise one may have all the page's.
int ink_of(const Components& components, const Component& component, const PixelBox& spot) {
  const auto begin = components.runs.begin() + component.first_run, end = begin + component.run_count;
  int ink = 0;
  for (auto run = std::partition_point(begin, end, [&](const InkRun& run) { return run.y < spot.top; }); run != end && run->y < spot.bottom; ++run)
    ink += std::max(0, std::min(run->right, spot.right) - std::max(run->left, spot.left));
  return ink;
}

/// Ink in `spot` that is neither part of the component that the square is drawn with nor dust.
double foreign_ink(const Raster& mask, const Components& components, const Component* own, const PixelBox& spot, int dust) {
  const PixelBox inside = intersection(spot, mask.bounds());
  if (inside.empty()) return 0;
  const double size = double(inside.width()) * inside.height();
  double ink = ink_in(mask, inside) * size;
  if (ink == 0) return 0;
  for (const Component& component : components.all) {
    const bool left_out = &component == own || std::max(component.box.width(), component.box.height()) <= dust;
    if (left_out && !intersection(component.box, inside).empty()) ink -= ink_of(components, component, inside);
  }
  return ink / size;
}

/// The component that holds most of the square's ink; -1 where there is none. Not the one whose box shares most with
/// it: within the frame of a table's remains all of them lie.
int owner_of(const Components& components, const PixelBox& box) {
  int best = -1, most = 0;
  for (std::size_t i = 0; i < components.all.size() && components.all[i].box.top < box.bottom; ++i) {  // they come from the top down
    if (intersection(components.all[i].box, box).empty()) continue;
    const int ink = ink_of(components, components.all[i], box);
    if (ink > most) {
      most = ink;
      best = int(i);
    }
  }
  return best;
}

/// Whether the square stands apart from what is beside it: one that is part of a character (箱 配 管) does not. A tick
/// that sticks out hangs together with the square and does not count; a loose one lies to the right or above.
bool stands_apart(const Raster& mask, const Components& components, int owner, const PixelBox& box, int em) {
  const int near = std::max(2, em / 10), rim = std::max(1, em / 40) + 1;
  const Component* const own = owner < 0 ? nullptr : &components.all[owner];
  if (own && std::max(own->box.width(), own->box.height()) > 5 * box.width()) return false;  // no tick is as large
  const PixelBox left{box.left - near, box.top, box.left - rim + 1, box.bottom};
  const PixelBox right{box.right + rim, (box.top + 2 * box.bottom) / 3, box.right + near, box.bottom};
  const PixelBox above{box.left, box.top - near * 3 / 2, (box.left + box.right) / 2, box.top - rim + 1};
  const PixelBox below{box.left + box.width() / 3, box.bottom + rim, box.right - box.width() / 3, box.bottom + near * 3 / 2};
  const int dust = em / 5;  // no stroke of a character is as short both ways
  return foreign_ink(mask, components, own, left, dust) < 0.06 && foreign_ink(mask, components, own, right, dust) < 0.08 &&
         foreign_ink(mask, components, own, above, dust) < 0.06 && foreign_ink(mask, components, own, below, dust) < 0.06;
}

bool has_feet(const Raster& mask, const PixelBox& box, int thickness) {
  const int depth = std::max(2, box.height() / 16), width = thickness + 2, below = box.bottom + 1 + box.height() / 30;
  const PixelBox left{box.left - 1, below, box.left + width, below + depth};
  const PixelBox right{box.right - width, below, box.right + 1, below + depth};
  const PixelBox middle{box.left + box.width() / 3, below, box.right - box.width() / 3, below + depth};
  return ink_in(mask, middle) < 0.1 && ink_in(mask, left) > 0.3 && ink_in(mask, right) > 0.3;
}

/// Empty inside, or not; sure where there is clearly nothing or clearly a stroke.
CheckBox judged(const Raster& mask, const Raster& strokes, const PixelBox& box) {
  const int thickness = side_thickness(mask, box);
  const int inset = std::max(thickness + 1, box.width() / 6);
  const double ink = ink_in(strokes, grown(box, -inset, -inset));
  CheckBox result{box, ink > 0.06, 0, has_feet(mask, box, thickness), -1};
  const double distance = result.ticked ? (ink - 0.06) / 0.06 : (0.06 - ink) / 0.04;
  result.confidence = float(0.5 + 0.47 * std::clamp(distance, 0.0, 1.0));
  return result;
}

/// Solid squares: their sides are as thick as they are.
void add_filled(const Components& components, int em, std::vector<CheckBox>& boxes) {
  for (const Component& component : components.all) {
    const PixelBox& box = component.box;
    const double aspect = double(box.width()) / box.height();
    if (box.width() < 0.45 * em || box.width() > 1.2 * em || aspect < 0.85 || aspect > 1.18) continue;
    if (component.area > 0.92 * box.width() * box.height()) boxes.push_back({box, true, 0.95f, false, -1});
  }
}

}  // namespace

std::vector<CheckBox> find_check_boxes(const Raster& mask, const Components& components, int em, const Raster& strokes) {
  if (em < 8) return {};
  const int shortest = std::max(5, int(0.42 * em)), longest = int(2.0 * em), largest = int(1.3 * em);
  const Sides sides = sides_of(mask, shortest, longest);
  if (sides.count > kMostSides) return {};
  std::vector<CheckBox> found;
  std::vector<PixelBox> parts;  // squares that are part of a character
  add_filled(components, em, found);
  for (int y = 0; y < mask.height; ++y)
    for (const InkRun& top : sides.rows[y]) {
      const int width = top.right - top.left, near = std::max(2, std::min(width, largest) / 10);
      for (int below = y + shortest - 1; below < std::min(mask.height, y + largest); ++below)
        for (const InkRun& floor : sides.rows[below]) {
          if (floor.left > top.right) break;
          const bool left_meets = std::abs(floor.left - top.left) <= near, right_meets = std::abs(floor.right - top.right) <= near;
          if (!left_meets && !right_meets) continue;
          // A tick that touches a side makes its run longer: the shorter run is the side.
          const InkRun& side = floor.right - floor.left <= width ? floor : top;
          const PixelBox box{side.left, y, side.right, below + 1};
          const double aspect = double(box.width()) / box.height();
          if (box.width() > largest || aspect < 0.82 || aspect > 1.22) continue;
          const bool known = std::any_of(found.begin(), found.end(), [&](const CheckBox& other) {
            return !intersection(other.box, box).empty();
          });
          const bool part = std::any_of(parts.begin(), parts.end(), [&](const PixelBox& other) { return !intersection(other, box).empty(); });
          if (known || part || !is_framed(mask, box)) continue;
          if (found.size() + parts.size() > kMostSquares) return {};
          // The outermost rows: the run is the first of a stroke, the floor is its last one.
          PixelBox whole = box;
          while (whole.bottom < mask.height && whole.bottom - whole.top < largest &&
                 row_cover(mask, whole.bottom, box.left + box.width() / 4, box.right - box.width() / 4, 0) > 0.8)
            ++whole.bottom;
          const int owner = owner_of(components, whole);
          if (!stands_apart(mask, components, owner, whole, em)) {
            parts.push_back(whole);
            continue;
          }
          found.push_back(judged(mask, strokes, whole));
          found.back().component = owner;
        }
    }
  std::sort(found.begin(), found.end(), [](const CheckBox& a, const CheckBox& b) {
    return std::pair(a.box.top, a.box.left) < std::pair(b.box.top, b.box.left);
  });
  return found;
}

CheckBox judged_box(const Raster& mask, const Components& components, const PixelBox& box) {
  CheckBox result = judged(mask, mask, box);
  result.component = owner_of(components, box);
  return result;
}

}  // namespace chushen
