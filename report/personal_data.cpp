#include "report/personal_data.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "extract/utf8.h"

namespace chushen {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

constexpr std::size_t kShortestNumber = 9;  // digits: no account has fewer

struct Run {
  std::size_t begin = 0, end = 0;
};

// The first run of so many digits from there on; at the end where there is none. One of so many bytes in a row is looked
// at: the run cannot lie between two of them. Most texts hold no such run, and a report masks thousands of texts.
Run long_run(std::string_view text, std::size_t from) {
  for (std::size_t at = from + kShortestNumber - 1; at < text.size(); at += kShortestNumber) {
    if (!is_digit(text[at])) continue;
    Run run{at, at + 1};
    while (run.begin > from && is_digit(text[run.begin - 1])) --run.begin;
    while (run.end < text.size() && is_digit(text[run.end])) ++run.end;
    if (run.end - run.begin >= kShortestNumber) return run;
    at = run.end;
  }
  return {text.size(), text.size()};
}

int number_at(std::string_view digits, std::size_t from, std::size_t count) {
  int number = 0;
  for (char c : digits.substr(from, count)) number = number * 10 + (c - '0');
  return number;
}

bool is_birth_date(int year, int month, int day) {
  return year >= 1900 && year <= 2035 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// GB 11643-1999: 6 digits of region, 8 of birth date, 3 of order, 1 check symbol; before 1999 15 digits, the year in two.
// The check symbol is not asked for: a mistyped ID number is personal all the same.
bool is_id_number(std::string_view run) {
  if (run.size() != 18 && run.size() != 15) return false;
  const int province = number_at(run, 0, 2);
  if (province < 11 || province > 83) return false;
  if (run.size() == 18) return is_birth_date(number_at(run, 6, 4), number_at(run, 10, 2), number_at(run, 12, 2));
  return is_birth_date(1900 + number_at(run, 6, 2), number_at(run, 8, 2), number_at(run, 10, 2));
}

// ISO/IEC 7812-1 annex B (Luhn): what card numbers satisfy and nine of ten other numbers do not.
bool has_card_check_digit(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int value = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 1) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return sum % 10 == 0;
}

bool ends_with_account_word(std::string_view before) {
  while (!before.empty() && (before.back() == ' ' || before.back() == ':')) before.remove_suffix(1);
  if (before.size() >= 3 && before.substr(before.size() - 3) == "：") before.remove_suffix(3);
  for (std::string_view word : {"账号", "帐号", "卡号", "账户", "帐户"})
    if (before.size() >= word.size() && before.substr(before.size() - word.size()) == word) return true;
  return false;
}

bool is_bank_number(std::string_view digits, std::string_view before) {
  if (digits.size() >= kShortestNumber && digits.size() <= 30 && ends_with_account_word(before)) return true;
  const bool card_length = digits.size() == 16 || digits.size() == 17 || digits.size() == 19;
  return card_length && has_card_check_digit(digits);
}

std::string masked_3_2(std::string_view number) {
  return std::string(number.substr(0, 3)) + std::string(number.size() - 5, '*') +
         std::string(number.substr(number.size() - 2));
}

// The end of a run of digits with single '-' or ' ' inside; of a single byte where there is none.
std::size_t phone_like_end(std::string_view text, std::size_t at) {
  if (!is_digit(text[at])) return at + 1;  // bytes of one character are passed on one by one
  std::size_t end = at + 1;
  while (end < text.size()) {
    const bool joint = (text[end] == '-' || text[end] == ' ') && end + 1 < text.size() && is_digit(text[end + 1]);
    if (!joint && !is_digit(text[end])) break;
    end += joint ? 2 : 1;
  }
  return end;
}

// A mobile: 11 digits from 13; with 86 before it; a landline: area code (0 and two or three more) and 7 or 8 digits, an
// extension behind. A date "2023-08-07" or an amount is none of them.
bool is_phone(std::string_view run) {
  if (run.size() < 10) return false;
  std::string digits;
  for (const char c : run)
    if (is_digit(c)) digits += c;
  const auto mobile = [](std::string_view number) {
    return number.size() == 11 && number[0] == '1' && number[1] >= '3';
  };
  if (mobile(digits) || (digits.starts_with("86") && mobile(std::string_view(digits).substr(2)))) return true;
  const bool has_area_code = digits.size() >= 10 && digits[0] == '0' && digits[1] != '0';
  return has_area_code && digits.size() <= (digits.size() == run.size() ? 12 : 17);
}

bool is_treacherous(char32_t c) {
  if (c < 0x20) return c != '\n' && c != '\t';
  struct Range {
    char32_t first, last;
  };
  static constexpr std::array<Range, 9> kRanges{{{0x7F, 0x9F}, {0xAD, 0xAD}, {0x61C, 0x61C}, {0x180E, 0x180E},
                                                 {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},
                                                 {0xFEFF, 0xFEFF}, {0xE0000, 0xE007F}}};
  for (const Range& range : kRanges)
    if (c >= range.first && c <= range.last) return true;
  return false;
}

// How many bytes from here are a printing ASCII character or one of U+3000 to U+9FFF, which most text is made of and which
// need no closer look; 0 where they do.
std::size_t plain_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
  if (byte(at) >= 0x20 && byte(at) < 0x7F) return 1;
  const bool common = byte(at) >= 0xE3 && byte(at) <= 0xE9 && at + 2 < text.size();
  return common && (byte(at + 1) & 0xC0) == 0x80 && (byte(at + 2) & 0xC0) == 0x80 ? 3 : 0;
}

}  // namespace

std::string mask_personal_numbers(std::string_view text) {
  std::string masked;
  std::size_t done = 0;  // what stands before is in `masked`
  for (Run next = long_run(text, 0); next.begin < text.size(); next = long_run(text, std::max(next.end, done))) {
    const auto [at, end] = next;
    const bool joined_before = at > 0 && is_letter(text[at - 1]);
    const bool check_x = end - at == 17 && end < text.size() && (text[end] == 'X' || text[end] == 'x');
    const std::size_t id_end = check_x ? end + 1 : end;
    const bool joined_behind = id_end < text.size() && is_letter(text[id_end]);
    const std::string_view run = text.substr(at, id_end - at);
    if (joined_before || joined_behind) continue;
    if (!is_id_number(run) && (check_x || !is_bank_number(run, text.substr(0, at)))) continue;
    masked.append(text, done, at - done).append(masked_3_2(run));
    done = id_end;
  }
  return masked.append(text, done);
}

std::string mask_phone(std::string_view text) {
  if (text.size() < 8) return std::string(text);
  return std::string(text.substr(0, 3)) + std::string(text.size() - 7, '*') + std::string(text.substr(text.size() - 4));
}

std::string mask_phones(std::string_view text) {
  std::string masked;
  std::size_t done = 0;
  for (std::size_t at = 0, end = 0; at < text.size(); at = end) {
    end = phone_like_end(text, at);
    const std::string_view run = text.substr(at, end - at);
    const bool joined = (at > 0 && is_letter(text[at - 1])) || (end < text.size() && is_letter(text[end]));
    if (joined || !is_phone(run)) continue;
    masked.append(text, done, at - done).append(mask_phone(run));
    done = end;
  }
  return masked.append(text, done);
}

std::string shown(std::string_view text) {
  const std::string masked = mask_personal_numbers(text);
  std::string visible;
  std::size_t done = 0;
  for (std::size_t at = 0; at < masked.size();) {
    if (const std::size_t length = plain_length(masked, at); length > 0) {
      at += length;
      continue;
    }
    const std::size_t start = at;
    const char32_t c = next_code_point(masked, at);
    if (!is_treacherous(c)) continue;
    std::array<char, 24> name{};
    std::snprintf(name.data(), name.size(), "⟪U+%04X⟫", static_cast<unsigned>(c));
    visible.append(masked, done, start - done).append(name.data());
    done = at;
  }
  return visible.append(masked, done);
}

}  // namespace chushen
