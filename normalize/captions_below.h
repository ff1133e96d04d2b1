#pragma once

#include <optional>
#include <vector>

#include "normalize/pair_split.h"

namespace chushen {

/// A label in brackets under the place that it names.
struct Caption {
  LabelMatch label;  ///< of no field where the pack knows none by that name
  TracedText text;   ///< with its brackets
};

/// The labels of a text that is nothing but labels in brackets: captions under the places to fill in.
///
///     "（企业名称）　　（统一社会信用代码）"  ->  two labels
///
/// \return empty where anything else stands in it, or none of them is a label.
std::vector<Caption> captions_in(const TracedText& text, const LabelIndex& index);

/// What stands over the captions: the text cut at its wide gaps where it has as many pieces, else by their places.
/// Nothing where the pieces cannot be told apart.
std::optional<std::vector<LabelledPart>> parts_over(const std::vector<Caption>& captions, const TracedText& above);

}  // namespace chushen
