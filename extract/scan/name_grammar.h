#pragma once

#include "extract/scan/recognizer.h"

namespace chushen {

/// What the way in which firms are named says of letters on a seal that nobody read surely: the name ends with 有限公司
/// (whose 限公 may be torn to strokes), a place in brackets has both of them, and 市 stands behind a city of Guangdong, as
/// does a bracket. A letter is put in, or in the place of a doubtful one, only where what was surely read around it leaves
/// no other. It comes out doubtful: it completes a name, and proves none.
///
///     江门事弘安电器有限公司 with 事 at 0.4 -> 江门市…;  江市…, with room between -> 江门市…;  宏安电器（门） -> …（江门）
///     平市… with room in front stays: 开平 and 恩平 are both cities
///
/// \param missing_before, missing_behind  letters that are known to stand before the first and behind the last, and were not
///        read. Where one stays missing the letter beside it becomes a guess: no name that has lost an end is sure.
void mend_name(LineReading& reading, int missing_before, int missing_behind);

}  // namespace chushen
