#pragma once

#include <string>
#include <string_view>

namespace chushen {

/// What an EQ field shows (ECMA-376 part 1, 17.16.5.17 names it; its switches are those of Word's own help). Word and
/// WPS store no result for it, and write with it what people do by menu: enclosed characters and phonetic guides.
///
/// - characters over each other: a box or circle with a tick in it is ☑, an empty one ☐, any other sign in a circle is
///   that sign;
/// - a phonetic guide is dropped, its base kept;
/// - fractions as "a/b"; everything else as its parts in order.
///
///     equation_text("eq \\o\\ac(□,√)") == "☑"
///     equation_text("EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(lǐ),李)") == "李"
///     equation_text("PAGE") == ""
std::string equation_text(std::string_view instruction);

}  // namespace chushen
