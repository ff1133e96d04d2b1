#include "extract/scan/mark_characters.h"

#include <algorithm>
#include <array>

namespace chushen {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view character, const std::array<std::string_view, N>& all) {
  return std::find(all.begin(), all.end(), character) != all.end();
}

constexpr std::array<std::string_view, 9> kTicked = {"√", "✓", "✔", "☑", "☒", "✅", "■", "▪", "✗"};
constexpr std::array<std::string_view, 5> kEmpty = {"□", "☐", "▢", "◻", "❏"};
constexpr std::array<std::string_view, 7> kHanSquares = {"口", "囗", "回", "囚", "図", "凶", "区"};
constexpr std::array<std::string_view, 8> kOthers = {"O", "D", "V", "v", "X", "x", "ロ", "¤"};

}  // namespace

std::optional<bool> mark_of(std::string_view character) {
  if (is_one_of(character, kTicked)) return true;
  if (is_one_of(character, kEmpty)) return false;
  return std::nullopt;
}

bool is_han_square(std::string_view character) { return is_one_of(character, kHanSquares); }

bool is_mouth(std::string_view character) { return character == "口" || character == "囗"; }

bool may_be_box(std::string_view character) {
  return mark_of(character).has_value() || is_han_square(character) || is_one_of(character, kOthers);
}

}  // namespace chushen
