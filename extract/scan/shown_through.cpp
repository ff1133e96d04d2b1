#include "extract/scan/shown_through.h"

#include <algorithm>

namespace chushen {
namespace {

constexpr double kLight = 0.35;     // of the usual weight; the thin ones of a form have half of the thick ones'
constexpr std::size_t kFewest = 4;  // lines that say what is usual

/// The weight that half of the length of all lines has at least.
double usual_weight(const std::vector<PixelRuling>& rulings) {
  std::vector<std::pair<double, int>> weights;
  long length = 0;
  for (const PixelRuling& line : rulings) {
    if (line.weight <= 0) continue;
    weights.emplace_back(line.weight, line.to - line.from);
    length += line.to - line.from;
  }
  if (weights.size() < kFewest) return 0;
  std::sort(weights.begin(), weights.end());
  for (long seen = 0; const auto& [weight, own] : weights)
    if ((seen += own) * 2 >= length) return weight;
  return 0;
}

}  // namespace

void refuse_rulings_that_show_through(std::vector<PixelRuling>& rulings, double dpi) {
  const double light = kLight * usual_weight(rulings);
  const auto is_light = [&](const PixelRuling& line) { return line.weight > 0 && line.weight < light; };
  std::vector<PixelRuling> own = rulings;
  std::erase_if(own, is_light);
  std::erase_if(rulings, [&](const PixelRuling& line) { return is_light(line) && crosses(line, own, dpi); });
}

}  // namespace chushen
