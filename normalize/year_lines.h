#pragma once

#include "normalize/scene.h"
#include "normalize/traced_text.h"

namespace chushen {

/// Figures by years in lines without a table, set with tabs or spaces:
///
///     指标        2020年      2021年      2022年
///     营业收入    490.73      556.07      598.74
///
/// A line of two years or more heads those that follow. A figure is that year's whose head it stands under, where the
/// document says where its characters stand; else the line has to have one for each year.

/// Takes a line that heads others, or one of figures under heads noted before.
/// \return whether it was one; nothing else is read from it then.
bool walk_year_line(Scene& scene, const TracedText& line, const ValuePlace& where);

}  // namespace chushen
