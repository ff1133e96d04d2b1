#include "normalize/date.h"

#include <chrono>
#include <tuple>

namespace chushen {
namespace {

int days_in_month(int year, int month) {
  using namespace std::chrono;
  const auto last = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::string padded(int number, std::size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

int first_month(const Date& date) {
  if (date.month != 0) return date.month;
  return date.half == 2 ? 7 : 1;
}

int last_month(const Date& date) {
  if (date.month != 0) return date.month;
  return date.half == 1 ? 6 : 12;
}

}  // namespace

std::string to_string(const Date& date) {
  std::string text = padded(date.year, 4);
  if (date.month == 0) return date.half == 0 ? text : text + "-H" + std::to_string(date.half);
  text += "-" + padded(date.month, 2);
  return date.day == 0 ? text : text + "-" + padded(date.day, 2);
}

bool is_calendar_date(const Date& date) {
  if (date.year < 1 || date.month < 0 || date.month > 12 || date.day < 0) return false;
  if (date.half < 0 || date.half > 2 || (date.half != 0 && date.month != 0)) return false;
  if (date.month == 0) return date.day == 0;
  return date.day <= days_in_month(date.year, date.month);
}

Date first_day(const Date& date) {
  return {date.year, first_month(date), date.day == 0 ? 1 : date.day};
}

Date last_day(const Date& date) {
  const int month = last_month(date);
  return {date.year, month, date.day == 0 ? days_in_month(date.year, month) : date.day};
}

std::strong_ordering compare_days(const Date& a, const Date& b) {
  return std::tie(a.year, a.month, a.day) <=> std::tie(b.year, b.month, b.day);
}

InTime against_deadline(const Date& date, const Date& last_day_allowed) {
  if (compare_days(last_day(date), last_day_allowed) <= 0) return InTime::kKept;
  if (compare_days(first_day(date), last_day_allowed) > 0) return InTime::kMissed;
  return InTime::kCannotTell;
}

}  // namespace chushen
