#pragma once

// Made by tests/bench/calibrate.py --write from 494 values of a corpus of fixtures/generator (folder a).
// Not to be edited: run it again where a reader changes.

namespace chushen {

struct CalibrationKnot {
  float score, probability;
};

inline constexpr CalibrationKnot kCalibration[] = {
    {0.000f, 0.000f},
    {0.200f, 0.253f},
    {0.350f, 0.340f},
    {0.500f, 0.500f},
    {0.650f, 0.691f},
    {0.800f, 0.825f},
    {0.900f, 0.900f},
    {0.960f, 0.901f},
    {0.990f, 0.991f},
    {1.000f, 0.993f}};

}  // namespace chushen
