#include "extract/scan/reading_doubts.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "extract/scan/ink_blobs.h"

namespace chushen {

namespace {

constexpr float kDoubtful = 0.5f;  // below what counts as sure, above what counts as noise
constexpr double kEm = 0.8;        // of the picture's height: the width of a Han character

bool is_digit(const ReadCharacter& character) { return character.text.size() == 1 && character.text[0] >= '0' && character.text[0] <= '9'; }
bool is_separator(const ReadCharacter& character) { return character.text == "." || character.text == ","; }

/// Where the figures around `x` stand; negative where there are none.
double feet_near(const std::vector<InkBlob>& blobs, double x, int height) {
  std::vector<int> bottoms;
  for (const InkBlob& blob : blobs)
    if (blob.height() > 0.45 * height && std::abs((blob.left + blob.right) / 2.0 - x) < 3 * height) bottoms.push_back(blob.bottom);
  if (bottoms.empty()) return -1;
  std::nth_element(bottoms.begin(), bottoms.begin() + bottoms.size() / 2, bottoms.end());
  return bottoms[bottoms.size() / 2];
}

/// The small blob that the separator at `x` was read from; null where it touches a figure.
const InkBlob* dot_near(const std::vector<InkBlob>& blobs, double x, int height) {
  const InkBlob* nearest = nullptr;
  double least = 0.4 * height;
  for (const InkBlob& blob : blobs) {
    const double away = std::abs((blob.left + blob.right) / 2.0 - x);
    if (blob.right - blob.left > 0.35 * height || blob.height() > 0.4 * height || away > least) continue;
    least = away;
    nearest = &blob;
  }
  return nearest;
}

void weaken(ReadCharacter& character, const char* instead) {
  if (character.text != instead && character.second != instead) {
    character.second = instead;
    character.second_confidence = std::max(character.second_confidence, 0.3f);
  }
  character.confidence = std::min(character.confidence, kDoubtful);
}

void doubt_separators(LineReading& reading, const std::vector<InkBlob>& blobs, int height) {
  std::vector<ReadCharacter>& all = reading.characters;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_separator(all[i]) || i + 1 >= all.size() || !is_digit(all[i + 1])) continue;
    const InkBlob* const dot = dot_near(blobs, all[i].centre, height);
    const double feet = feet_near(blobs, all[i].centre, height);
    const bool begins = i == 0 || !is_digit(all[i - 1]);
    if (begins) weaken(all[i], "-");
    if (dot == nullptr || feet < 0) continue;
    const double below = (dot->bottom - feet) / height;
    if (below < -0.15) weaken(all[i], "-");
    if (all[i].text == "." && below > 0.075) weaken(all[i], ",");
    if (all[i].text == "," && below < 0.01) weaken(all[i], ".");
  }
}

/// Part of the columns from `from` to `to` that hold ink.
double inked(const std::vector<InkBlob>& blobs, double from, double to) {
  double sum = 0;
  for (const InkBlob& blob : blobs) sum += std::max(0.0, std::min(to, double(blob.right)) - std::max(from, double(blob.left)));
  return to > from ? sum / (to - from) : 0;
}

void doubt_gaps(LineReading& reading, const std::vector<InkBlob>& blobs, int height, int width) {
  const double em = kEm * height, reach = 0.75 * em, shortest = 0.2 * em;
  double left = 0;  // up to here the ink belongs to characters that were read
  bool missing = false;
  const auto look = [&](double from, double to) { missing = missing || (to - from > shortest && inked(blobs, from, to) > 0.5); };
  for (const ReadCharacter& character : reading.characters) {
    if (character.text == " ") continue;
    look(left, character.centre - reach);
    left = character.centre + reach;
  }
  if (!reading.characters.empty()) look(left, width);
  if (missing) reading.omission = std::max(reading.omission, 1 - kDoubtful);
}

}  // namespace

void doubt_by_pixels(LineReading& reading, const Raster& picture, int threshold) {
  const std::vector<InkBlob> blobs = ink_blobs(picture, threshold);
  doubt_separators(reading, blobs, picture.height);
  doubt_gaps(reading, blobs, picture.height, picture.width);
}

}  // namespace chushen
