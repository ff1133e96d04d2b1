#pragma once

#include <vector>

#include "extract/scan/recognizer.h"
#include "extract/scan/seal_round.h"

namespace chushen {

constexpr int kSealLineHeight = 48;  ///< pixels of the pictures of lines that are taken from seals

/// One way to unroll the arc.
struct Strip {
  const SealRound* round = nullptr;
  SealRound::Arc arc;
  SealRound::Band band;
};

/// What was read of one strip.
struct ArcReading {
  LineReading chosen;
  std::vector<LineReading> all;  ///< in pictures with other margins and proportions
  Strip strip;
  bool sure = false;             ///< the first two agree and are sure of every character, or all agree

  /// What it has for it: characters that are hardly more than guesses speak against it.
  double weight() const {
    double sum = 0;
    for (const ReadCharacter& character : chosen.characters) sum += character.confidence - 0.4;
    return sum;
  }
};

/// The Han characters and brackets of a reading: nothing else stands in a name.
LineReading only_name(LineReading reading);

/// Reads the strip in pictures with other margins above and below, wider and narrower, which vote. Places come out as parts
/// of the strip.
ArcReading read_arc(Recognizer& recognizer, const Strip& strip);

/// The views of one reading with their places in the strip of another.
std::vector<LineReading> views_within(const ArcReading& reading, const SealRound::Arc& arc);

}  // namespace chushen
