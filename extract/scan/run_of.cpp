#include "extract/scan/run_of.h"

#include <algorithm>
#include <string_view>

#include "extract/scan/calibration.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr float kNear = 0.05f;  // a second class that has this much may be the right one

bool is_separator(std::string_view text) { return text == "," || text == "." || text == "，" || text == "．" || text == "、"; }

/// Figures and letters that some fonts draw alike; in codes and mails no word tells them apart.
bool look_alike(std::string_view a, std::string_view b) {
  for (std::string_view group : {"0OoDQ", "1lI|", "2Zz", "5Ss", "8B", "6Gb", "9gq"})
    if (a.size() == 1 && b.size() == 1 && group.find(a) != group.npos && group.find(b) != group.npos) return true;
  return false;
}

/// A separator is two or three pixels of a 48-pixel line, 0 and O differ by a little width: there the probability says
/// less than elsewhere, and what the other one has is doubt twice over.
float certainty_of(const ReadCharacter& character) {
  if (character.other) return character.confidence;  // the two readers differ: that is in it already
  const bool separators = is_separator(character.text) && is_separator(character.second);
  if (!separators && !look_alike(character.text, character.second)) return calibrated(character.confidence);
  return calibrated(std::max(0.0f, character.confidence - character.second_confidence));
}

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
