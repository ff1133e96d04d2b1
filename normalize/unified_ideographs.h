#pragma once

#include <span>

namespace chushen {

/// The radicals and strokes first … last stand for one unified ideograph: U+2ED3 "⻓" for U+957F "长".
struct UnifiedIdeograph {
  char32_t first, last, ideograph;
};

/// The property Equivalent_Unified_Ideograph of the Unicode Character Database (UAX #44), in order of code points.
/// Made by unified_ideographs.cmake.
std::span<const UnifiedIdeograph> unified_ideographs();

}  // namespace chushen
