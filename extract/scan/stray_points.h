#pragma once

#include "extract/scan/recognizer.h"

namespace chushen {

/// Takes out points that no text can have there: specks of dust that were read as ".".
///
/// - before or behind Han characters: ".三级", "47.69分.", "小家电."; not behind a figure or a Latin letter (1.企业名称 Co.), nor
///   the number of a heading (一.总体规划);
/// - at the end of a line behind a figure that has no other place for it: "13,800.";
/// - before a figure that has a point already, or is a day, month or year: ".19,757.46", "2023年.8月";
/// - before a date that begins the line: ".2023-06-18"; before a figure of two digits and more that does, which is then in
///   doubt (nobody writes .177 for 0.177, but a zero may have been lost);
/// - one of two in a row, "16,201..12": which of them goes makes no difference.
///
/// A point that may be meant stays, and is doubted elsewhere (reading_doubts.h): ".5" may have lost its zero.
///
///     16,201..12 -> 16,201.12,  .5 -> .5
void take_out_stray_points(LineReading& reading);

}  // namespace chushen
