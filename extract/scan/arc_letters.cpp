#include "extract/scan/arc_letters.h"

#include <algorithm>
#include <cmath>

#include "extract/utf8.h"

namespace chushen {

std::vector<ArcLetter> letters_of(const SealText& text) {
  std::vector<ArcLetter> letters;
  for (std::size_t position = 0; position < text.arc.size();) {
    const std::size_t begin = position, i = letters.size();
    next_code_point(text.arc, position);
    if (i >= text.certainties.size() || i >= text.places.size()) return {};
    letters.push_back({text.arc.substr(begin, position - begin), text.certainties[i], text.places[i]});
  }
  return letters;
}

void write(const std::vector<ArcLetter>& letters, SealText& text) {
  const std::string before = text.arc;
  text.arc.clear();
  text.certainties.clear();
  text.places.clear();
  text.confidence = letters.empty() ? 0.0f : 1.0f;
  for (const ArcLetter& letter : letters) {
    text.arc += letter.text;
    text.certainties.push_back(letter.certainty);
    text.places.push_back(letter.place);
    text.confidence *= std::min(1.0f, letter.certainty);
  }
  if (before != text.arc && std::find(text.others.begin(), text.others.end(), before) == text.others.end()) text.others.push_back(before);
  std::erase(text.others, text.arc);
}

double apart(double a, double b) { return std::abs(std::remainder(a - b, 1)); }

double pitch_of(const std::vector<ArcLetter>& letters) {
  if (letters.size() < 2) return 0;
  std::vector<double> distances;
  for (std::size_t i = 1; i < letters.size(); ++i) distances.push_back(apart(letters[i].place, letters[i - 1].place));
  std::nth_element(distances.begin(), distances.begin() + std::ptrdiff_t(distances.size() / 2), distances.end());
  return distances[distances.size() / 2];
}

const ArcLetter* letter_at(const std::vector<ArcLetter>& letters, double place, double pitch) {
  constexpr double kSame = 0.4;  // pitches
  for (const ArcLetter& letter : letters)
    if (apart(letter.place, place) < kSame * pitch) return &letter;
  return nullptr;
}

bool any_doubtful(const std::vector<ArcLetter>& letters) {
  return std::any_of(letters.begin(), letters.end(), [](const ArcLetter& letter) { return letter.certainty < kRead; });
}

void take_surer(std::vector<ArcLetter>& letters, const std::vector<ArcLetter>& more) {
  const double pitch = pitch_of(letters);
  for (ArcLetter& letter : letters) {
    if (letter.certainty >= kContested) continue;
    const ArcLetter* const other = letter_at(more, letter.place, pitch);
    if (!other || other->certainty <= letter.certainty) continue;
    letter.certainty = std::min(other->certainty, letter.text != other->text ? kContested : kCovered);
    letter.text = other->text;
  }
}

void take_over(std::vector<ArcLetter>& letters, const ArcLetter& other, float most, double distance) {
  constexpr double kRoom = 0.75;     // distances
  constexpr double kBefore = 0.15;   // of the way around: room for letters in front of the first that was read
  ArcLetter taken{other.text, std::min(other.certainty, most), other.place};
  const auto within = [&](double part) { return [&, part](const ArcLetter& letter) { return apart(letter.place, other.place) < part * distance; }; };
  const auto there = within(0.5);
  if (std::none_of(letters.begin(), letters.end(), there) && (taken.certainty < kRead || std::any_of(letters.begin(), letters.end(), within(kRoom)))) return;
  if (std::any_of(letters.begin(), letters.end(), [&](const ArcLetter& letter) { return there(letter) && letter.certainty >= taken.certainty; })) return;
  if (std::any_of(letters.begin(), letters.end(), [&](const ArcLetter& letter) { return there(letter) && letter.text != other.text; }))
    taken.certainty = std::min(taken.certainty, kContested);
  std::erase_if(letters, there);
  // The name runs on from its first letter, wherever the way around begins.
  const double begin = letters.empty() ? taken.place : letters.front().place;
  const auto along = [&](const ArcLetter& letter) { return letter.place - begin - std::floor(letter.place - begin + kBefore); };
  letters.insert(std::find_if(letters.begin(), letters.end(), [&](const ArcLetter& letter) { return along(letter) > along(taken); }), taken);
}

}  // namespace chushen
