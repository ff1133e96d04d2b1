#pragma once

#include <string>
#include <vector>

#include "extract/scan/recognizer.h"
#include "extract/scan/seals.h"

namespace chushen {

/// A character that print in the seal's own colour crosses may have been read as what the two together look like: it speaks
/// for a name (seal_match.h), never against one.
inline constexpr float kCovered = 0.84f;

/// What a seal says.
struct SealText {
  std::string arc;        ///< the name on the arc, from its left end to its right end; empty where not read
  std::string level;      ///< the line below the centre: 合同专用章; of a square seal all its text
  float confidence = 0;   ///< that `arc` (of a square seal `level`) is right as a whole
  std::string code;       ///< figures on the lower arc, 13 by practice; empty where they were not surely read
  /// Of each character of the text that `confidence` is about; of one that print crosses at most kCovered.
  std::vector<float> certainties;
  std::vector<double> places;       ///< of each character of `arc`: the part of the way around (SealRound) where its middle is
  std::vector<std::string> others;  ///< what single readings of that text said, where they differ from it
};

/// Reads a seal: the arc is unrolled into a straight line, beginning at its widest gap, and recognized; the line below
/// the centre is turned level by the same gap. Where a character is not sure the arc is unrolled again with other
/// margins and proportions, and the readings vote. Only Han characters and brackets are kept of the name.
///
/// \param ink    of the seal's colour: 0 none … 255, pixels of the page as it lies.
/// \param index  of the seal in `seals`: others that cross it are taken out of its way.
/// \param print  of the same size: not 0 where the ink is print and not the seal's; null where the layer has no print.
SealText read_seal(Recognizer& recognizer, const Raster& ink, const std::vector<SealShapeFound>& seals, std::size_t index, const Raster* print = nullptr);

/// What was found and read, as a Document has it. \param box  its place, \param dpi  of the layer it was found in.
Seal seal_of(const SealShapeFound& found, const SealText& text, const Rect& box, double dpi);

/// 合同专用章 -> kContract … by what the seal says; kOfficial for a round or elliptic one with a name and no more, kPersonal
/// for a square one: a person's, or what offices stamp on papers (收文章). Neither is an applicant's.
SealKind kind_of(const SealText& text, SealShape shape);

}  // namespace chushen
