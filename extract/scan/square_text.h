#pragma once

#include <vector>

#include "extract/scan/seals.h"

namespace chushen {

/// The characters of a square seal as lines a recognizer can read, dark on white: its columns from the right to the left,
/// as such seals are cut; its rows from the left to the right; and all of it as one row where it is low. White characters
/// on an inked ground are turned dark.
std::vector<Raster> square_lines(const Raster& ink, const SealShapeFound& seal);

/// The rows of a rectangular stamp that says more than a name (收文章, a 合同专用章 in a frame), from the top.
std::vector<Raster> square_rows(const Raster& ink, const SealShapeFound& seal);

}  // namespace chushen
