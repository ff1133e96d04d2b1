#include "extract/scan/certainty.h"

#include <algorithm>
#include <string_view>

#include "extract/scan/calibration.h"

namespace chushen {

namespace {

bool separates(std::string_view text) { return text == "," || text == "." || text == "，" || text == "．" || text == "、"; }

/// Figures and letters that some fonts draw alike; in codes and mails no word tells them apart.
bool look_alike(std::string_view a, std::string_view b) {
  for (std::string_view group : {"0OoDQ", "1lI|", "2Zz", "5Ss", "8B", "6Gb", "9gq"})
    if (a.size() == 1 && b.size() == 1 && group.find(a) != group.npos && group.find(b) != group.npos) return true;
  return false;
}

}  // namespace

bool is_separator(const ReadCharacter& character) { return separates(character.text); }

/// A separator is two or three pixels of a 48-pixel line, 0 and O differ by a little width: there the probability says
/// less than elsewhere, and what the other one has is doubt twice over.
float certainty_of(const ReadCharacter& character) {
  if (character.read_twice) return character.confidence;  // the doubt is in it already
  const bool separators = separates(character.text) && separates(character.second);
  if (!separators && !look_alike(character.text, character.second)) return calibrated(character.confidence);
  return calibrated(std::max(0.0f, character.confidence - character.second_confidence));
}

float with_witness(float certainty, float ratio) {
  const float speaks_for = certainty * ratio;
  return speaks_for / std::max(1e-6f, speaks_for + 1 - certainty);
}

}  // namespace chushen
