#include "normalize/mark_signs.h"

#include <catch2/catch.hpp>

using namespace chushen;

TEST_CASE("a box or a tick is a sign anywhere, a ring only where an option is asked for") {
  for (const char* sign : {"□", "☐", "☑", "☒", "■", "√", "✓", "✔", "🗹"}) {
    CHECK(is_box_sign(sign));
    CHECK(is_option_sign(sign));
  }
  for (const char* ring : {"○", "◯", "●", "◉"}) {
    CHECK_FALSE(is_box_sign(ring));
    CHECK(is_option_sign(ring));
  }
  for (const char* other : {"", "口", "★", "x", "√√", "×"}) CHECK_FALSE(is_option_sign(other));
}

TEST_CASE("in a row of options a sign says yes or no") {
  for (const char* yes : {"☑", "☒", "■", "●", "√", "★", "◉", "◆", "▣"}) CHECK(choice_sign(yes) == true);
  for (const char* no : {"□", "○", "◇", "☆", "ロ", "囗"}) CHECK(choice_sign(no) == false);
  for (const char* other : {"", "口", "是", "×"}) CHECK_FALSE(choice_sign(other));
}

TEST_CASE("ticks need no box") {
  CHECK(is_tick_sign("√"));
  CHECK_FALSE(is_tick_sign("☑"));
}
