#include "normalize/chinese_numeral.h"

#include <array>
#include <optional>
#include <vector>

namespace chushen {
namespace {

struct Sign {
  std::string_view code_point;
  int number;
};

constexpr std::array<Sign, 33> kDigits = {{
    {"〇", 0}, {"○", 0},  {"零", 0}, {"一", 1}, {"壹", 1}, {"弌", 1}, {"二", 2}, {"贰", 2}, {"貳", 2},
    {"弍", 2}, {"两", 2}, {"兩", 2}, {"三", 3}, {"叁", 3}, {"參", 3}, {"参", 3}, {"叄", 3}, {"弎", 3},
    {"四", 4}, {"肆", 4}, {"五", 5}, {"伍", 5}, {"六", 6}, {"陆", 6}, {"陸", 6}, {"七", 7}, {"柒", 7},
    {"八", 8}, {"捌", 8}, {"九", 9}, {"玖", 9}, {"◯", 0},  {"幺", 1},
}};

constexpr std::array<Sign, 10> kPowers = {{
    {"十", 1},
    {"拾", 1},
    {"百", 2},
    {"佰", 2},
    {"千", 3},
    {"仟", 3},
    {"万", 4},
    {"萬", 4},
    {"亿", 8},
    {"億", 8},
}};

// One sign of a numeral: a digit (power 0) or a unit.
struct Token {
  int digit = -1;
  int power = 0;
  bool zero_sign() const { return power == 0 && digit == 0; }
};

std::optional<Token> token_at(Scanner& scanner, bool after_digit) {
  Scanner ahead = scanner;
  const std::string_view point = ahead.take_code_point();
  Token token{chinese_digit(point), chinese_power(point)};
  if (after_digit && (point == "O" || point == "o" || point == "0")) token.digit = 0;
  if (token.digit < 0 && token.power == 0) return std::nullopt;
  scanner = ahead;
  return token;
}

std::vector<Token> take_tokens(Scanner& scanner) {
  std::vector<Token> tokens;
  while (const auto token = token_at(scanner, !tokens.empty())) tokens.push_back(*token);
  return tokens;
}

bool digits_only(const std::vector<Token>& tokens) {
  for (const Token& token : tokens) {
    if (token.power != 0) return false;
  }
  return true;
}

using Result = tl::expected<std::int64_t, ChineseNumeralError>;

Result digit_by_digit(const std::vector<Token>& tokens) {
  if (tokens.size() > 18) return tl::unexpected(ChineseNumeralError::kTooLarge);
  std::int64_t number = 0;
  for (const Token& token : tokens) number = number * 10 + token.digit;
  return number;
}

// A numeral with units, by sections below 万: each section counts thousands, hundreds, tens, ones in falling order.
class SectionReader {
 public:
  Result read(const std::vector<Token>& tokens) {
    for (const Token& token : tokens) {
      if (!take(token)) return tl::unexpected(ChineseNumeralError::kMalformed);
    }
    if (colloquial_ || is_colloquial()) return tl::unexpected(ChineseNumeralError::kColloquial);
    return total_ + section_ + (digit_ > 0 ? digit_ : 0);
  }

 private:
  // "一千二", "三万五": a lone digit right below 百 or more, with no 零 between.
  bool is_colloquial() const { return digit_ > 0 && !zero_before_ && last_power_ > 1; }

  bool take(const Token& token) {
    if (token.zero_sign()) return take_zero();
    if (token.power == 0) return take_digit(token.digit);
    return token.power < 4 ? take_small_unit(token.power) : take_large_unit(token.power);
  }

  bool take_zero() {
    if (digit_ >= 0) return false;
    zero_before_ = true;
    return true;
  }

  bool take_digit(int digit) {
    if (digit_ >= 0) return false;
    digit_ = digit;
    return true;
  }

  bool take_small_unit(int power) {
    if (power >= section_power_) return false;
    if (digit_ < 0 && power != 1) return false;  // 十二 stands for 一十二; 百 and 千 need their digit
    section_ += (digit_ < 0 ? 1 : digit_) * kScale[power];
    section_power_ = power;
    return step(power);
  }

  bool take_large_unit(int power) {
    colloquial_ = colloquial_ || (section_ > 0 && is_colloquial());
    const std::int64_t below = section_ + (digit_ > 0 ? digit_ : 0);
    if (power == 8 && total_ != 0) {  // 一万亿: the 万 before counts 亿
      if (total_ + below > 999'999'999) return false;
      total_ = (total_ + below) * kScale[8];
    } else {
      if (below == 0 || power >= large_power_) return false;
      total_ += below * kScale[power];
    }
    large_power_ = power;
    section_ = 0;
    section_power_ = 4;
    return step(power);
  }

  bool step(int power) {
    digit_ = -1;
    zero_before_ = false;
    last_power_ = power;
    return true;
  }

  static constexpr std::int64_t kScale[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
  std::int64_t total_ = 0, section_ = 0;
  int digit_ = -1;
  int section_power_ = 4, large_power_ = 9;
  int last_power_ = 0;
  bool zero_before_ = false, colloquial_ = false;
};

int find_sign(const Sign* first, const Sign* last, std::string_view code_point, int otherwise) {
  for (; first != last; ++first) {
    if (first->code_point == code_point) return first->number;
  }
  return otherwise;
}

}  // namespace

int chinese_digit(std::string_view code_point) {
  return find_sign(kDigits.data(), kDigits.data() + kDigits.size(), code_point, -1);
}

int chinese_power(std::string_view code_point) {
  return find_sign(kPowers.data(), kPowers.data() + kPowers.size(), code_point, 0);
}

tl::expected<std::int64_t, ChineseNumeralError> take_chinese_number(Scanner& scanner) {
  Scanner ahead = scanner;
  const std::vector<Token> tokens = take_tokens(ahead);
  if (tokens.empty()) return tl::unexpected(ChineseNumeralError::kNone);
  scanner = ahead;
  return digits_only(tokens) ? digit_by_digit(tokens) : SectionReader().read(tokens);
}

}  // namespace chushen
