#pragma once

#include <array>
#include <span>
#include <string_view>

namespace chushen {

/// A city's name without 市, letter by letter: 江, 门. All of Guangdong's have two.
using CityLetters = std::array<std::string_view, 2>;

/// Cities of Guangdong of the second and third level, by 《中华人民共和国行政区划代码》 (GB/T 2260): with which of them the
/// name of a firm there begins, or which stands in its brackets.
std::span<const CityLetters> guangdong_cities();

}  // namespace chushen
