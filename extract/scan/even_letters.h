#pragma once

#include <vector>

#include "extract/scan/recognizer.h"

namespace chushen {

/// Letters of a name on a seal's arc stand at even distances: what does not is a stroke of something else, and where one
/// is missing there is room for it. Places (`centre`) are parts of the unrolled strip, 0 … 1.

/// The usual distance of two letters; 0 where there are too few to tell.
float pitch_of(const std::vector<ReadCharacter>& read);

/// Takes up to three strays off either end: brackets that cannot stand there, what stands behind white paper wide enough for a letter, however surely it was
/// read (print beside the name), and what is unsure and does not keep the distance. A letter that keeps it stays, unsure or
/// not: its place is a letter's.
/// \param strip  in which it was read, dark on white
void trim_strays(LineReading& reading, const Raster& strip);

/// Puts in, where there is ink and room for letters that most views passed over, what the others saw: between two letters,
/// and one at either end. They are as sure as their share of the views. Where no view saw any, both neighbours become
/// doubtful: no one may rely on it that nothing stands between them.
/// \param views  of the same strip
void fill_from_views(LineReading& reading, const std::vector<LineReading>& views, const Raster& strip);

/// Puts in letters that are known to stand before the first or behind the last, as the views saw them, as sure as their
/// share of the views. From one that no view saw on nothing is put in.
/// \return how many are still missing
int add_before(LineReading& reading, const std::vector<LineReading>& views, int count);
int add_behind(LineReading& reading, const std::vector<LineReading>& views, int count);

}  // namespace chushen
