#pragma once

#include "extract/scan/seal_round.h"

namespace chushen {

/// How a letter in one impression compares with the letter at the same place of another, by what is to be seen of both.
struct LetterLikeness {
  bool seen = false;       ///< at least half of the place is to be seen of both
  double correlation = 0;  ///< -1 … 1
  double first_alone = 1;  ///< part of the first's ink that the other does not show, 0 … 1
  double other_alone = 1;  ///< and the other way round
};

/// The first, the other laid upon it, and what is hidden of one or the other, as they are read.
struct LaidRounds {
  const SealRound &first, &other, &hidden;
};

/// Of the letter whose middle is at `place`. \param pitch  the distance of two letters
LetterLikeness likeness_at(const LaidRounds& pair, double place, double pitch, const SealRound::Band& band);

}  // namespace chushen
