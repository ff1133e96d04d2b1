#pragma once

#include "extract/scan/recognizer.h"

namespace chushen {

/// Below this a character is in doubt: no finding speaks against an applicant by it.
inline constexpr float kSureCharacter = 0.9f;

/// How likely a character is right (0 to 1). Of a figure, letter or separator whose second look-alike comes near it is the
/// distance of the two; of what two readers read it is what follows from both.
float certainty_of(const ReadCharacter& character);

/// How likely what is `certainty` likely is after a witness who says so `ratio` times as often where it is so as where it is
/// not: the odds are multiplied (Bayes).
///
///     with_witness(0.5f, 4) == 0.8f
float with_witness(float certainty, float ratio);

/// "," or "." and their full-width forms, "、".
bool is_separator(const ReadCharacter& character);

}  // namespace chushen
