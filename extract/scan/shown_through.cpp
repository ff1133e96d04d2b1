#include "extract/scan/shown_through.h"

#include <algorithm>

#include "extract/scan/components.h"

namespace chushen {
namespace {

constexpr double kMillimetre = 1 / 25.4;  // inch
constexpr double kLight = 0.35;     // of the usual weight; the thin ones of a form have half of the thick ones'
constexpr double kShown = 0.5;      // of it where more than weight speaks against them
constexpr std::size_t kFewest = 4;  // lines that say what is usual
constexpr double kLeastLetter = 1.4 * kMillimetre, kMostLetter = 7 * kMillimetre;
constexpr int kFaint = 10, kFewestLetters = 60;

bool is_lighter(const PixelRuling& line, double weight) { return line.weight > 0 && line.weight < weight; }

/// The weight that half of the length of all lines of at least `least` has at least; 0 where they are too few to say.
double usual_weight(const std::vector<PixelRuling>& rulings, double least = 0) {
  std::vector<std::pair<double, int>> weights;
  long length = 0;
  for (const PixelRuling& line : rulings) {
    if (line.weight <= 0 || line.weight < least) continue;
    weights.emplace_back(line.weight, line.to - line.from);
    length += line.to - line.from;
  }
  if (weights.size() < kFewest) return 0;
  std::sort(weights.begin(), weights.end());
  for (long seen = 0; const auto& [weight, own] : weights)
    if ((seen += own) * 2 >= length) return weight;
  return 0;
}

/// Whether the letters of the back show as well: pieces as large as print that have no ink of the page, at least half as
/// many as those that have.
bool letters_show_through(Raster grey, const std::vector<PixelRuling>& rulings, double dpi, int threshold) {
  erase_rulings(grey, rulings, dpi, threshold);
  const Components pieces = find_pieces(darker_than(grey, (threshold + 255) / 2 + kFaint), dpi);
  const auto is_letter = [&](const Component& piece) {
    const int side = std::max(piece.box.width(), piece.box.height());
    return side >= kLeastLetter * dpi && side <= kMostLetter * dpi;
  };
  const auto has_ink = [&](const Component& piece) {
    return std::any_of(pieces.runs.begin() + piece.first_run, pieces.runs.begin() + piece.first_run + piece.run_count, [&](const InkRun& run) {
      return std::any_of(grey.row(run.y) + run.left, grey.row(run.y) + run.right, [&](std::uint8_t level) { return level < threshold; });
    });
  };
  int pale = 0, printed = 0;
  for (const Component& piece : pieces.all)
    if (is_letter(piece)) ++(has_ink(piece) ? printed : pale);
  return pale >= kFewestLetters && 2 * pale >= printed;
}

/// Most lines are light, but a table of the page is drawn far more heavily: the light ones are another's.
void refuse_beside_heavy_table(std::vector<PixelRuling>& rulings, double usual, const Raster& grey, double dpi, int threshold) {
  const double light = kShown * usual_weight(rulings, usual / kLight);
  if (light <= 0) return;
  std::vector<PixelRuling> own = rulings;
  std::erase_if(own, [&](const PixelRuling& line) { return is_lighter(line, light); });
  const auto in_table = std::count_if(own.begin(), own.end(), [&](const PixelRuling& line) { return line.weight * kLight > usual && crosses(line, own, dpi); });
  if (in_table >= std::ptrdiff_t(kFewest) && letters_show_through(grey, rulings, dpi, threshold)) rulings = std::move(own);
}

}  // namespace

void refuse_rulings_that_show_through(std::vector<PixelRuling>& rulings, const Raster& grey, double dpi, int threshold) {
  const double usual = usual_weight(rulings), light = kLight * usual;
  std::vector<PixelRuling> own = rulings;
  std::erase_if(own, [&](const PixelRuling& line) { return is_lighter(line, light); });
  std::erase_if(rulings, [&](const PixelRuling& line) { return is_lighter(line, light) && crosses(line, own, dpi); });
  if (usual > 0) refuse_beside_heavy_table(rulings, usual, grey, dpi, threshold);
}

}  // namespace chushen
