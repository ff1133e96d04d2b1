#pragma once

#include <vector>

#include "normalize/label_index.h"
#include "normalize/text.h"
#include "normalize/traced_text.h"

namespace chushen {

/// A label that stands in a text, from its first character to behind its last.
struct FoundLabel {
  std::size_t from = 0, to = 0;
  LabelMatch match;
};

/// The labels of one text that colons or frames end (【label】), from left to right. None stands in brackets.
///
///     "联系人：张三  手机：13800000000"  ->  [0, 3), [7, 9)
std::vector<FoundLabel> labels_before_colons(const TracedText& text, const LabelIndex& index);

/// Labels that a gap or box ends, in lines without a colon. A single space ends one as well ("名 称 江门市…"), or stands
/// in it.
std::vector<FoundLabel> labels_before_gaps(const TracedText& text, const LabelIndex& index);

/// Of those, the ones before a place to fill in that overlap none of the labels before colons: "所属行业____，企业规模：☑大型".
std::vector<FoundLabel> labels_before_places(const TracedText& text, const LabelIndex& index, const std::vector<FoundLabel>& before_colons);

/// Whether only white space stands before `at` in its line.
bool starts_line(const TracedText& text, std::size_t at);

inline bool is_colon(const Glyph& glyph) { return is_one_of(glyph.character, ":：︰∶"); }
inline bool opens_bracket(const Glyph& glyph) { return is_one_of(glyph.character, "(（[［【〔"); }
inline bool closes_bracket(const Glyph& glyph) { return is_one_of(glyph.character, ")）]］】〕"); }

}  // namespace chushen
