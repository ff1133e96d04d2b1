#pragma once

#include <string_view>

#include "extract/document.h"

namespace chushen {

/// Whose seal it is. Names in JSON: same other cannot-tell.
enum class SealMatch {
  kSame,        ///< it bears the name; a firm whose name differs in one character would have been read otherwise
  kOther,       ///< it bears another name, read surely where it differs
  kCannotTell,  ///< not read, read doubtfully, cut off at the edge, a personal seal, or there is no name to compare with
};
std::string_view name_of(SealMatch match);

/// Compares what a seal was read as with a firm's name, character by character, each with its own certainty
/// (Seal::certainties): a doubtful character speaks neither for the name nor against it.
///
/// kSame: every character of the name was read, those that tell firms apart (not 有限公司, not the 江门市 in front) at
/// 0.8 or more, nothing stands between them, and at the ends of the arc at most one doubtful character more: noise there
/// is common. The reading may begin anywhere on the arc. kOther: two surely read characters or more differ; one alone never
/// says it, because a rare character is read as a common one and surely; letters that are only missing at an end say
/// nothing, because arcs are often read too short, nor do those that print crosses (kCovered, seal_text.h). Brackets, which
/// seals leave out, do not count.
///
///     match_seal(seal "江门市鑫昇电器有限公司" read at 0.95 each, "江门市鑫昇电器有限公司") == kSame
///     match_seal(the same seal, "江门市宏达纸业有限公司")                                  == kOther
///     match_seal(the same seal, "江门市鑫升电器有限公司")                                  == kCannotTell
///     match_seal(the same with 昇 read at 0.5, either name)                                == kCannotTell
SealMatch match_seal(const Seal& seal, std::string_view name);

}  // namespace chushen
