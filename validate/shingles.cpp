#include <algorithm>

#include "normalize/text.h"
#include "validate/crowd.h"

namespace chushen {

/// A rolling polynomial hash over code points, modulo 2^64, mixed at the end (the finalizer of splitmix64).
std::vector<std::uint32_t> shingles_of(const std::string& text, std::size_t length) {
  constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;
  std::vector<std::uint64_t> points;
  for (const std::string& point : code_points(search_key(text))) {
    std::uint64_t value = 0;
    for (const char byte : point) value = value << 8U | static_cast<unsigned char>(byte);
    points.push_back(value + 1);
  }
  std::vector<std::uint32_t> hashes;
  if (points.size() < length || length == 0) return hashes;
  std::uint64_t power = 1, rolling = 0;
  for (std::size_t i = 1; i < length; ++i) power *= kBase;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i >= length) rolling -= points[i - length] * power;
    rolling = rolling * kBase + points[i];
    if (i + 1 < length) continue;
    std::uint64_t mixed = rolling;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
    hashes.push_back(static_cast<std::uint32_t>((mixed ^ (mixed >> 31U)) >> 32U));
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  hashes.shrink_to_fit();
  return hashes;
}

}  // namespace chushen
