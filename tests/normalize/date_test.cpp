#include "normalize/date.h"

#include <catch2/catch.hpp>

using namespace chushen;

TEST_CASE("a date prints as far as it is written") {
  CHECK(to_string(Date{2023, 8, 7}) == "2023-08-07");
  CHECK(to_string(Date{2023, 8}) == "2023-08");
  CHECK(to_string(Date{2023}) == "2023");
  CHECK(to_string(Date{2023, 0, 0, 1}) == "2023-H1");
  CHECK(to_string(Date{2023, 0, 0, 2}) == "2023-H2");
}

TEST_CASE("a partial date is an interval of days") {
  CHECK(first_day({2023, 8}) == Date{2023, 8, 1});
  CHECK(last_day({2023, 8}) == Date{2023, 8, 31});
  CHECK(last_day({2023, 2}) == Date{2023, 2, 28});
  CHECK(last_day({2024, 2}) == Date{2024, 2, 29});
  CHECK(last_day({2100, 2}) == Date{2100, 2, 28});
  CHECK(first_day({2023}) == Date{2023, 1, 1});
  CHECK(last_day({2023}) == Date{2023, 12, 31});
  CHECK(first_day({2023, 0, 0, 1}) == Date{2023, 1, 1});
  CHECK(last_day({2023, 0, 0, 1}) == Date{2023, 6, 30});
  CHECK(first_day({2023, 0, 0, 2}) == Date{2023, 7, 1});
  CHECK(last_day({2023, 0, 0, 2}) == Date{2023, 12, 31});
  CHECK(first_day({2023, 8, 7}) == last_day({2023, 8, 7}));
}

TEST_CASE("a deadline is kept, missed, or cannot be told") {
  const Date deadline{2023, 8, 31};
  CHECK(against_deadline({2023, 8, 31}, deadline) == InTime::kKept);
  CHECK(against_deadline({2023, 9, 1}, deadline) == InTime::kMissed);
  CHECK(against_deadline({2023, 8}, deadline) == InTime::kKept);
  CHECK(against_deadline({2023, 9}, deadline) == InTime::kMissed);
  CHECK(against_deadline({2023}, deadline) == InTime::kCannotTell);
  CHECK(against_deadline({2023, 0, 0, 1}, deadline) == InTime::kKept);
  CHECK(against_deadline({2023, 0, 0, 2}, deadline) == InTime::kCannotTell);
  CHECK(against_deadline({2024}, deadline) == InTime::kMissed);
  CHECK(against_deadline({2023, 8}, {2023, 8, 17}) == InTime::kCannotTell);
}

TEST_CASE("only dates of the calendar are dates") {
  CHECK(is_calendar_date({2024, 2, 29}));
  CHECK_FALSE(is_calendar_date({2023, 2, 29}));
  CHECK_FALSE(is_calendar_date({2023, 13, 1}));
  CHECK_FALSE(is_calendar_date({2023, 4, 31}));
  CHECK_FALSE(is_calendar_date({2023, 0, 5}));
  CHECK_FALSE(is_calendar_date({2023, 5, 0, 1}));
  CHECK_FALSE(is_calendar_date({0, 5, 1}));
}

TEST_CASE("days are ordered") {
  CHECK(std::is_lt(compare_days({2023, 8, 7}, {2023, 8, 8})));
  CHECK(std::is_gt(compare_days({2023, 8, 7}, {2022, 12, 31})));
  CHECK(std::is_eq(compare_days({2023, 8, 7}, {2023, 8, 7})));
}
