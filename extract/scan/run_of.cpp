#include "extract/scan/run_of.h"

#include <algorithm>

#include "extract/scan/calibration.h"
#include "extract/scan/certainty.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr float kNear = 0.05f;  // a second class that has this much may be the right one

/// The text with each doubtful character replaced by its second: one alternative, for the eye and for a grammar.
std::string second_text(const LineReading& reading, float& confidence) {
  std::string text;
  bool differs = false;
  confidence = 1;
  for (const ReadCharacter& character : reading.characters) {
    const bool doubtful = character.second_confidence >= kNear && !character.second.empty();
    text += doubtful ? character.second : character.text;
    if (doubtful) confidence = std::min(confidence, character.second_confidence);
    differs = differs || doubtful;
  }
  return differs ? text : std::string();
}

/// What the second reader made of the run, where it differs.
std::string other_text(const LineReading& reading) {
  std::string text;
  bool differs = false;
  for (const ReadCharacter& character : reading.characters) {
    text += character.other.value_or(character.text);
    differs = differs || character.other.has_value();
  }
  return differs ? text : std::string();
}

/// Takes the spaces at both ends out of the reading, and their paper out of its place: what a tick stands beside is told by
/// the paper between them.
void trim(LineReading& reading, PixelBox& box) {
  const auto is_space = [](const ReadCharacter& character) { return character.text == " " || character.text == "　"; };
  const int left = box.left;
  while (!reading.characters.empty() && is_space(reading.characters.back())) {
    box.right = std::min(box.right, left + int(reading.characters.back().left));
    reading.characters.pop_back();
  }
  while (!reading.characters.empty() && is_space(reading.characters.front())) {
    box.left = std::max(box.left, left + int(reading.characters.front().right));
    reading.characters.erase(reading.characters.begin());
  }
  for (ReadCharacter& character : reading.characters) {
    character.left -= float(box.left - left);
    character.right -= float(box.left - left);
  }
}

}  // namespace

Run run_of(const LineReading& untrimmed, const PixelBox& whole, const PageGeometry& geometry) {
  LineReading reading = untrimmed;
  PixelBox box = whole;
  trim(reading, box);
  Run run;
  run.source = TextSource::kOcr;
  run.box = geometry.to_points(box);
  run.text = text_of(reading);
  if (run.text.empty()) {
    run.confidence = 0;
    return run;
  }
  float least = calibrated(1 - reading.omission);
  for (const ReadCharacter& character : reading.characters) {
    const float certainty = character.text == " " ? 1.0f : certainty_of(character);
    least = std::min(least, certainty);
    const std::size_t count = count_code_points(character.text);
    for (std::size_t i = 1; i <= count; ++i) {
      const double right = character.left + (character.right - character.left) * double(i) / double(count);
      run.edges.push_back(float((box.left + right) * geometry.points_per_pixel()));
      run.certainties.push_back(certainty);
    }
  }
  run.confidence = std::clamp(least, 0.0f, 1.0f);
  if (std::string other = other_text(reading); !other.empty()) run.others.push_back({"tesseract", std::move(other), calibrated(1 - reading.omission)});
  float confidence = 0;
  if (std::string other = second_text(reading, confidence); !other.empty()) run.others.push_back({"ppocr-second", std::move(other), confidence});
  return run;
}

}  // namespace chushen
