#pragma once

#include "normalize/scene.h"

namespace chushen {

/// Binds what stands in lines: "申报单位：＿＿江门市甲有限公司＿＿", several pairs in one line, a label whose value stands in
/// the next line, a row of check boxes without a label, the date under the pledge.
///
/// \param text      one paragraph or cell, lines separated by '\n'
/// \param place     of the paragraph or cell; its standing is that of ordinary lines
void walk_lines(Scene& scene, const TracedText& text, const ValuePlace& place);

}  // namespace chushen
