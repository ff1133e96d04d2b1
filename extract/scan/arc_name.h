#pragma once

#include <vector>

#include "extract/scan/arc_reading.h"

namespace chushen {

/// The name on the arc of a round or elliptic seal, read in as many ways as it takes to be sure of it. What one way passed
/// over another may have seen; what print covers may follow from where the letters stand and from how firms are named.
///
/// \param rounds  the same seal as it may be unrolled, the most promising first; not empty
ArcReading read_name(Recognizer& recognizer, const std::vector<const SealRound*>& rounds);

}  // namespace chushen
