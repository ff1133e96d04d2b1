#pragma once

namespace chushen {

/// The part of characters that were right of those of which the readers were as sure as `score` (0 to 1), measured on
/// made-up scans (calibration_table.h, made by tests/bench/calibrate.py): so that 0.9 means about nine in ten. Rises with the
/// score. What is in doubt for a reason of its own (two readings that differ) is not passed through it.
float calibrated(float score);

}  // namespace chushen
