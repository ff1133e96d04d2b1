#include "extract/scan/han_line.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "extract/scan/ink_blobs.h"
#include "extract/scan/mark_characters.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr float kSure = 0.98f, kSureMark = 0.85f;  // a Han character, a punctuation mark: of those there are few, and far from each other
constexpr float kNothingLeftOut = 0.1f;  // of LineReading::omission, at most
constexpr std::size_t kFewest = 2;       // characters: a single one is not worth a second look

/// Half way between the darkest and the lightest.
int threshold_of(const Raster& line) {
  const auto [darkest, lightest] = std::minmax_element(line.pixels.begin(), line.pixels.end());
  return line.pixels.empty() ? 0 : (*darkest + *lightest) / 2;
}

/// Points of dust are none.
std::vector<InkBlob> letters_in(const Raster& line) {
  std::vector<InkBlob> blobs = ink_blobs(line, threshold_of(line));
  const double smallest = 0.003 * line.height * line.height, low = 0.2 * line.height;
  std::erase_if(blobs, [&](const InkBlob& blob) { return blob.height() <= low && blob.width() * blob.height() < smallest; });
  return blobs;
}

/// Higher than nine in ten: brackets and what hangs down is higher than characters are.
double height_of_letters(const std::vector<InkBlob>& blobs) {
  if (blobs.empty()) return 0;
  std::vector<int> heights;
  for (const InkBlob& blob : blobs) heights.push_back(blob.height());
  const auto high = heights.begin() + std::ptrdiff_t(9 * (heights.size() - 1) / 10);
  std::nth_element(heights.begin(), high, heights.end());
  return *high;
}

bool is_han(const std::string& character) {
  std::size_t position = 0;
  const char32_t code = next_code_point(character, position);
  return ((code >= 0x3400 && code <= 0x9FFF) || code >= 0x20000) && !may_be_box(character);
}

bool is_punctuation(const std::string& character) {
  constexpr std::string_view kPunctuation = "，。、；：（）《》“”():";
  return kPunctuation.find(character) != std::string_view::npos;
}

bool is_sure(const ReadCharacter& character) {
  return (is_han(character.text) && character.confidence >= kSure) || (is_punctuation(character.text) && character.confidence >= kSureMark);
}

}  // namespace

HanLine::HanLine(const Raster& line) {
  const std::vector<InkBlob> blobs = letters_in(line);
  em_ = height_of_letters(blobs);
  constexpr double kWidest = 1.12;  // of a character: a little more than its height
  int top = 0, bottom = 0;
  for (const InkBlob& blob : blobs) {
    blobs_.push_back({blob.left / em_, blob.right / em_, blob.height() / em_});
    const bool joins = !cells_.empty() && blob.right / em_ - cells_.back().left <= kWidest;
    top = joins ? std::min(top, blob.top) : blob.top;
    bottom = joins ? std::max(bottom, blob.bottom) : blob.bottom;
    if (!joins) cells_.push_back({blob.left / em_});
    cells_.back().right = blob.right / em_;
    cells_.back().height = (bottom - top) / em_;
  }
}

bool HanLine::is_likely() const {
  if (cells_.size() < kFewest) return false;
  const auto is_square = [](const Cell& cell) { return cell.width() >= 0.72 && cell.width() <= 1.15 && cell.height > 0.8; };
  const auto is_as_figures = [](const Cell& cell) { return cell.height > 0.55 && cell.height <= 0.86; };
  const auto is_far = [](const Cell& a, const Cell& b) { return b.left - a.right > 1.1; };
  const auto count = double(cells_.size());
  return double(std::count_if(cells_.begin(), cells_.end(), is_square)) >= 0.8 * count &&
         double(std::count_if(cells_.begin(), cells_.end(), is_as_figures)) <= 0.05 * count && std::adjacent_find(blobs_.begin(), blobs_.end(), is_far) == blobs_.end();
}

double HanLine::white_between(double left, double right) const {
  double widest = 0;
  for (std::size_t i = 0; i + 1 < blobs_.size(); ++i)
    widest = std::max(widest, std::min(blobs_[i + 1].left, right) - std::max(blobs_[i].right, left));
  return widest;
}

bool HanLine::is_read_by(const LineReading& reading) const {
  const std::vector<ReadCharacter>& all = reading.characters;
  if (cells_.empty() || all.size() < kFewest || reading.omission >= kNothingLeftOut || !std::all_of(all.begin(), all.end(), is_sure)) return false;

  constexpr double kNear = 0.7, kSmall = 0.3, kNext = 1.45, kEnd = 1;
  std::vector<double> centres;
  for (const ReadCharacter& character : all) centres.push_back(character.centre / em_);
  const auto is_covered = [&](const Cell& cell) {
    return (cell.width() < kSmall && cell.height < kSmall) ||
           std::any_of(centres.begin(), centres.end(), [&](double centre) { return std::abs(centre - cell.middle()) < kNear; });
  };
  if (!std::all_of(cells_.begin(), cells_.end(), is_covered)) return false;
  for (std::size_t i = 0; i + 1 < centres.size(); ++i)  // of two equal neighbours one may have been lost
    if (centres[i + 1] - centres[i] - white_between(centres[i], centres[i + 1]) > kNext) return false;
  return centres.front() - cells_.front().left < kEnd && cells_.back().right - centres.back() < kEnd;
}

void HanLine::settle(LineReading& reading) const {
  constexpr double kLeast = 0.6, kMost = 1.15;  // of the ink of one character
  std::vector<ReadCharacter>& all = reading.characters;
  std::vector<Cell> inks(all.size(), Cell{1e9, -1e9});
  for (const Cell& blob : blobs_) {
    const auto away = [&](const ReadCharacter& character) { return std::abs(character.centre / em_ - blob.middle()); };
    const auto nearest = std::min_element(all.begin(), all.end(), [&](const auto& a, const auto& b) { return away(a) < away(b); });
    Cell& ink = inks[std::size_t(nearest - all.begin())];
    ink.left = std::min(ink.left, blob.left);
    ink.right = std::max(ink.right, blob.right);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (inks[i].width() < kLeast || inks[i].width() > kMost) continue;
    const float moved = float(inks[i].middle() * em_) - all[i].centre;
    all[i].left += moved;
    all[i].centre += moved;
    all[i].right += moved;
  }
  for (std::size_t i = 0; i + 1 < all.size(); ++i) all[i].right = all[i + 1].left = (all[i].centre + all[i + 1].centre) / 2;
}

}  // namespace chushen
