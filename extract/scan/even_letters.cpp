#include "extract/scan/even_letters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

namespace chushen {

namespace {

constexpr float kHole = 1.55f;        // pitches from one letter to the next: from here there is room for one more
constexpr float kDoubted = 0.8f;      // the most that the neighbours of a letter nobody read are sure of
constexpr float kLeastAtEnd = 0.25f;  // of the views: beside a name print stands, too
constexpr int kMostMissing = 3;       // in one place

/// The part of the columns between two places in which more than a speck is inked.
double inked_part(const Raster& strip, double from, double to) {
  constexpr int kInk = 180;
  const int left = std::max(0, int(from * strip.width)), right = std::min(strip.width, int(to * strip.width));
  int inked = 0;
  for (int x = left; x < right; ++x) {
    int dark = 0;
    for (int y = 0; y < strip.height; ++y) dark += strip.at(x, y) < kInk;
    inked += dark > 1;
  }
  return right > left ? inked / double(right - left) : 0;
}

/// Whether a letter may stand there: thin ones in faint ink leave more than half of their columns white.
bool has_letter(const Raster& strip, double place, double pitch) { return inked_part(strip, place - 0.35 * pitch, place + 0.35 * pitch) > 0.35; }

/// No name begins with a bracket or ends with an opening one: the line of print is （盖章）.
bool opens(const ReadCharacter& character) { return character.text == "(" || character.text == "（"; }
bool closes(const ReadCharacter& character) { return character.text == ")" || character.text == "）"; }

/// What the views saw at a place, and their share; nothing where they saw nothing.
std::optional<ReadCharacter> seen_at(const std::vector<LineReading>& views, float place, float pitch) {
  std::map<std::string, float> votes;
  for (const LineReading& view : views)
    for (const ReadCharacter& character : view.characters)
      if (std::abs(character.centre - place) < 0.45f * pitch) votes[character.text] += character.confidence;
  const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == votes.end()) return std::nullopt;
  ReadCharacter character;
  character.text = best->first;
  character.centre = place;
  character.confidence = best->second / float(views.size());
  return character;
}

}  // namespace

float pitch_of(const std::vector<ReadCharacter>& read) {
  if (read.size() < 5) return 0;
  std::vector<float> distances;
  for (std::size_t i = 1; i < read.size(); ++i) distances.push_back(read[i].centre - read[i - 1].centre);
  std::nth_element(distances.begin(), distances.begin() + std::ptrdiff_t(distances.size() / 2), distances.end());
  return distances[distances.size() / 2];
}

void trim_strays(LineReading& reading, const Raster& strip) {
  std::vector<ReadCharacter>& read = reading.characters;
  const float pitch = pitch_of(read);
  if (pitch <= 0) return;
  const auto stray = [&](const ReadCharacter& last, const ReadCharacter& neighbour) {
    const float distance = std::abs(last.centre - neighbour.centre);
    if (distance > 0.6f * pitch && distance < 1.5f * pitch) return last.confidence < 0.4f && !has_letter(strip, last.centre, pitch);
    const float beside = neighbour.centre + (last.centre > neighbour.centre ? pitch : -pitch);
    return last.confidence < 0.9f || (distance > 1.75f * pitch && !has_letter(strip, beside, pitch));
  };
  constexpr int kMost = 3;  // at either end
  for (int k = 0; k < kMost && read.size() > 2 && (opens(read.back()) || stray(read.back(), read[read.size() - 2])); ++k) read.pop_back();
  for (int k = 0; k < kMost && read.size() > 2 && (opens(read.front()) || closes(read.front()) || stray(read.front(), read[1])); ++k) read.erase(read.begin());
}

void fill_from_views(LineReading& reading, const std::vector<LineReading>& views, const Raster& strip) {
  std::vector<ReadCharacter>& read = reading.characters;
  const float pitch = pitch_of(read);
  if (pitch <= 0 || views.empty()) return;
  std::vector<ReadCharacter> filled;
  const auto add = [&](float place, float least) {
    if (!has_letter(strip, place, pitch)) return true;
    const auto seen = seen_at(views, place, pitch);
    if (seen && seen->confidence < least) return false;
    if (seen) filled.push_back(*seen);
    return seen.has_value();
  };
  add(read.front().centre - pitch, kLeastAtEnd);
  for (std::size_t i = 0; i < read.size(); ++i) {
    filled.push_back(read[i]);
    if (i + 1 == read.size()) break;
    const float distance = read[i + 1].centre - read[i].centre;
    const int missing = distance < kHole * pitch ? 0 : std::max(1, int(std::lround(distance / pitch)) - 1);
    if (missing > kMostMissing) continue;
    for (int k = 1; k <= missing; ++k) {
      if (add(read[i].centre + distance * float(k) / float(missing + 1), 0)) continue;
      filled.back().confidence = std::min(filled.back().confidence, kDoubted);
      read[i + 1].confidence = std::min(read[i + 1].confidence, kDoubted);
    }
  }
  add(read.back().centre + pitch, kLeastAtEnd);
  read = std::move(filled);
}

int add_before(LineReading& reading, const std::vector<LineReading>& views, int count) {
  std::vector<ReadCharacter>& read = reading.characters;
  const float pitch = pitch_of(read);
  for (; count > 0 && pitch > 0 && !views.empty(); --count) {
    const auto seen = seen_at(views, read.front().centre - pitch, pitch);
    if (!seen) break;
    read.insert(read.begin(), *seen);
  }
  return count;
}

int add_behind(LineReading& reading, const std::vector<LineReading>& views, int count) {
  std::vector<ReadCharacter>& read = reading.characters;
  const float pitch = pitch_of(read);
  for (; count > 0 && pitch > 0 && !views.empty(); --count) {
    const auto seen = seen_at(views, read.back().centre + pitch, pitch);
    if (!seen) break;
    read.push_back(*seen);
  }
  return count;
}

}  // namespace chushen
