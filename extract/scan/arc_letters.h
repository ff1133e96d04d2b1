#pragma once

#include <vector>

#include "extract/scan/seal_text.h"

namespace chushen {

/// A letter of a name on an arc; what is surer than kSurelyRead is not read otherwise by anything that comes later, as
/// normalize counts what speaks against a name; what is less sure than kRead counts there as not read.
struct ArcLetter {
  std::string text;
  float certainty = 0;
  double place = 0;  ///< part of the way around
};
inline constexpr float kSurelyRead = 0.85f, kRead = 0.8f;
inline constexpr float kContested = 0.6f;  ///< the most where two impressions of a letter were read differently: a rare one is read as a common one, and surely

/// The letters of the name; none where it is not known of each where it stands.
std::vector<ArcLetter> letters_of(const SealText& text);

/// The text with these letters; what it said before is kept in `others`.
void write(const std::vector<ArcLetter>& letters, SealText& text);

/// How far two places lie apart, 0 … 0.5.
double apart(double a, double b);

/// The usual distance of two letters; 0 where there are too few to tell.
double pitch_of(const std::vector<ArcLetter>& letters);

/// The letter that stands there, or null.
const ArcLetter* letter_at(const std::vector<ArcLetter>& letters, double place, double pitch);

bool any_doubtful(const std::vector<ArcLetter>& letters);

/// In the place of a doubtful letter what was read more surely there; what nobody read there is not put in.
void take_surer(std::vector<ArcLetter>& letters, const std::vector<ArcLetter>& more);

/// One letter of another impression in the place of all that was read there less surely. Where nothing was, it is put in if
/// it was surely read and there is room. \param most  how sure it is here, \param distance  from its nearest neighbour
void take_over(std::vector<ArcLetter>& letters, const ArcLetter& other, float most, double distance);

}  // namespace chushen
