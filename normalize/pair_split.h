#pragma once

#include <vector>

#include "normalize/label_index.h"
#include "normalize/traced_text.h"

namespace chushen {

/// A label and what is written behind it in the same line or cell.
struct LabelledPart {
  LabelMatch match;
  TracedText label, value;
  bool starts_line = false;  ///< the label is the first thing in its line
};

struct SplitText {
  TracedText before;  ///< what stands before the first label
  std::vector<LabelledPart> parts;
};

/// Takes "姓名：张三　电话：138…" apart. A label ends at a colon, or, where a line has none, at a wide gap, a fill-in
/// line, an underline or a check box. What stands in brackets is never a label: ☑是（项目名称：…）.
///
///     split_pairs(traced("联系人：张三  手机：13800000000"), index).parts.size() == 2
SplitText split_pairs(const TracedText& text, const LabelIndex& index);

/// Takes a cell of a scanned table apart in which the ruling between two columns was not seen: one line of pieces with gaps
/// as wide as a column, a value first, then label and value by turns ("529153⇥注册资本⇥5,400万元"). The last label may have
/// its value in the next cell: its part is then without one. No parts where the pieces are anything else, or the text was
/// not read from a picture.
SplitText split_columns(const TracedText& text, const LabelIndex& index);

}  // namespace chushen
