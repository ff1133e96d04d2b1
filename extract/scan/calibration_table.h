#pragma once

namespace chushen {

struct CalibrationKnot {
  float score, probability;
};

inline constexpr CalibrationKnot kCalibration[] = {
    {0.000f, 0.000f},
    {1.000f, 1.000f}};

}  // namespace chushen
