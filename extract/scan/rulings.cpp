#include "extract/scan/rulings.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "extract/scan/ruling_dots.h"
#include "extract/scan/ruling_segments.h"

namespace chushen {

namespace {

constexpr double kMillimetre = 1 / 25.4;  // inch
constexpr double kSureLength = 20 * kMillimetre, kThickest = 1.6 * kMillimetre, kReach = 1.2 * kMillimetre;
constexpr double kClearBelow = 0.3;  // what stands a millimetre below a line that nothing joins; tops of characters have more

/// Pixels between lines that are drawn to meet.
int reach_of(double dpi) { return std::max(3, int(kReach * dpi)); }

/// Whether an end of `line` lies on another line that crosses its direction.
bool meets(const PixelRuling& line, int end, const std::vector<PixelRuling>& others, int reach) {
  return std::any_of(others.begin(), others.end(), [&](const PixelRuling& other) {
    return other.horizontal != line.horizontal && std::abs(other.position - end) <= reach &&
           other.from - reach <= line.position && line.position <= other.to + reach;
  });
}

/// Whether a long line stands in the same place, further on.
bool goes_on(const PixelRuling& line, const std::vector<PixelRuling>& others, int sure, int reach) {
  return std::any_of(others.begin(), others.end(), [&](const PixelRuling& other) {
    return other.horizontal == line.horizontal && other.to - other.from >= sure && std::abs(other.position - line.position) <= reach / 2;
  });
}

/// Whether long lines stand in the same place on both sides: what is doubtful fills the gap of a broken line.
bool bridges(const PixelRuling& line, const std::vector<PixelRuling>& others, int sure, int slack) {
  bool before = false, behind = false;
  for (const PixelRuling& other : others) {
    if (other.horizontal != line.horizontal || other.to - other.from < sure || std::abs(other.position - line.position) > slack) continue;
    before = before || other.to <= line.from + slack;
    behind = behind || other.from >= line.to - slack;
  }
  return before && behind;
}

/// A line under a blank: no character has a stroke as long, as thin and as whole, and the tops of characters that touch
/// in a row have something below them.
bool is_underline(const PixelRuling& line, double dpi) {
  return line.horizontal && line.to - line.from >= 9 * kMillimetre * dpi && line.ink > 0.97 && line.below < 0.1 && line.thickness <= std::max(2.0, 0.6 * kMillimetre * dpi);
}

/// Short lines have to prove themselves by the lines at their ends; each one that does may help another.
std::vector<PixelRuling> supported(const std::vector<PixelRuling>& found, double dpi) {
  const int sure = int(kSureLength * dpi), reach = reach_of(dpi);
  std::vector<PixelRuling> kept, open;
  const auto is_sure = [&](const PixelRuling& line) {
    if (line.to - line.from < sure) return is_underline(line, dpi);
    if (line.doubtful) return crosses(line, found, dpi);
    return line.below < kClearBelow || meets(line, line.from, found, reach) || meets(line, line.to, found, reach);
  };
  for (const PixelRuling& line : found) (is_sure(line) ? kept : open).push_back(line);
  for (bool changed = true; changed;) {
    changed = false;
    std::vector<PixelRuling> still_open;
    for (const PixelRuling& line : open) {
      const bool both = bridges(line, kept, sure, std::max(2, reach / 4)) || (meets(line, line.from, kept, reach) && meets(line, line.to, kept, reach) && (!line.doubtful || goes_on(line, kept, sure, reach)));
      changed = changed || both;
      (both ? kept : still_open).push_back(line);
    }
    open = std::move(still_open);
  }
  return kept;
}

/// Whether one of the others covers it.
bool is_part(const PixelRuling& line, const std::vector<PixelRuling>& others) {
  return std::any_of(others.begin(), others.end(), [&](const PixelRuling& other) {
    return other.horizontal == line.horizontal && std::abs(other.position - line.position) <= 2 && other.from <= line.from + 2 && other.to >= line.to - 2;
  });
}

}  // namespace

std::vector<PixelRuling> find_rulings(const Raster& flattened, double dpi, int threshold) {
  std::vector<PixelRuling> found = find_level_lines(flattened, dpi, threshold);
  for (PixelRuling line : find_level_lines(transposed(flattened), dpi, threshold)) {
    line.horizontal = false;
    found.push_back(line);
  }
  std::erase_if(found, [&](const PixelRuling& line) { return line.thickness > kThickest * dpi; });
  const std::vector<PixelRuling> clear = found;
  for (const PixelRuling& line : find_dotted_rulings(flattened, dpi, threshold))
    if (!is_part(line, clear)) found.push_back(line);
  return supported(found, dpi);
}

bool crosses(const PixelRuling& line, const std::vector<PixelRuling>& others, double dpi) {
  const int reach = reach_of(dpi);
  return std::any_of(others.begin(), others.end(), [&](const PixelRuling& other) {
    return other.horizontal != line.horizontal && other.position >= line.from - reach && other.position <= line.to + reach &&
           other.from - reach <= line.position && line.position <= other.to + reach;
  });
}

bool is_free(const PixelRuling& line, const std::vector<PixelRuling>& all, double dpi) { return line.horizontal && !crosses(line, all, dpi); }

}  // namespace chushen
