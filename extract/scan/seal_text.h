#pragma once

#include "extract/scan/recognizer.h"
#include "extract/scan/seals.h"

namespace chushen {

/// What a seal says.
struct SealText {
  std::string arc;      ///< the name on the arc, from its left end to its right end; empty where not read
  std::string level;    ///< the line below the centre: 合同专用章; of a square seal all its text
  float confidence = 0; ///< of `arc`
};

/// Reads a seal: the arc is unrolled into a straight line, beginning at its widest gap, and recognized; the line below
/// the centre is turned level by the same gap. Only Han characters and brackets are kept of the arc.
///
/// \param ink  of the seal's colour: 0 none … 255, pixels of the page as it lies.
SealText read_seal(Recognizer& recognizer, const Raster& ink, const SealShapeFound& seal);

/// 合同专用章 -> kContract … by what the seal says; kOfficial for a round or elliptic one with a name and no more.
SealKind kind_of(const SealText& text, SealShape shape);

}  // namespace chushen
