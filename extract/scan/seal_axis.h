#pragma once

#include <optional>

#include "extract/scan/seal_round.h"

namespace chushen {

/// Where the top of a seal is, as a part of the way around: its name stands symmetrically to both sides of it (国发〔1999〕
/// 25号). A round seal shows it by its star, one of whose five points looks there, an elliptic one by its shape.
///
/// \param near  a part of the way around near which the top must be: the middle of the letters as they were read. Within a
///              tenth of it a star is unambiguous, an ellipse within a quarter.
/// \return nothing where no star is to be seen.
std::optional<double> top_of(const SealRound& round, double near);

}  // namespace chushen
