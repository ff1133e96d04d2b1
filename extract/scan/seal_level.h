#pragma once

#include <string>

#include "extract/scan/recognizer.h"
#include "extract/scan/seal_round.h"

namespace chushen {

/// What stands on the line below (and beside) the centre of a round or elliptic seal: 合同专用章; empty where it is not surely
/// read. \param turn  radians by which the line is turned against the seal's own axes.
std::string read_level(Recognizer& recognizer, const SealRound& round, double turn);

/// The figures opposite the name, between its two ends, 13 by practice; empty where they are not surely read.
std::string read_code(Recognizer& recognizer, const SealRound& round, const SealRound::Arc& arc, const SealRound::Band& band);

}  // namespace chushen
