#include "extract/scan/calibration.h"

#include <algorithm>
#include <iterator>

#include "extract/scan/calibration_table.h"

namespace chushen {

float calibrated(float score) {
  const auto upper = std::lower_bound(std::begin(kCalibration), std::end(kCalibration), score,
                                      [](const CalibrationKnot& knot, float value) { return knot.score < value; });
  if (upper == std::begin(kCalibration)) return kCalibration[0].probability;
  if (upper == std::end(kCalibration)) return std::prev(upper)->probability;
  if (upper->score == score) return upper->probability;
  const CalibrationKnot& lower = *std::prev(upper);
  const float part = (score - lower.score) / (upper->score - lower.score);
  return std::clamp(lower.probability + part * (upper->probability - lower.probability), 0.0f, 1.0f);
}

}  // namespace chushen
