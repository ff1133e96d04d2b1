#include "normalize/phone.h"

#include <algorithm>
#include <vector>

#include "normalize/phone_groups.h"
#include "normalize/scanner.h"
#include "normalize/text.h"

namespace chushen {
namespace {

constexpr std::size_t kMobileDigits = 11;
constexpr std::size_t kServiceDigits = 10;
constexpr std::size_t kLocalDigits = 7;  // 7 or 8
constexpr std::size_t kFewestDigits = 5;

bool is_mobile_start(std::string_view digits) {
  return digits.size() >= 2 && digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9';
}

std::size_t area_code_length(std::string_view digits) {
  return digits.starts_with("010") || digits.starts_with("02") ? 3 : 4;
}

// Reads numbers off the groups, from the left.
class PhoneReader {
 public:
  explicit PhoneReader(std::vector<DigitGroup> groups) : groups_(std::move(groups)) {}

  std::vector<std::string> read() {
    std::vector<std::string> numbers;
    while (at_ < groups_.size()) numbers.push_back(next());
    return numbers;
  }

 private:
  std::string next() {
    drop_country_code();
    const std::string& digits = groups_[at_].digits;
    if (is_mobile_start(digits)) return take_exactly(kMobileDigits);
    if (digits.starts_with("400") || digits.starts_with("800")) return take_exactly(kServiceDigits);
    if (digits.starts_with("0") && digits.size() >= 3) return take_landline();
    return take_local();
  }

  // +86 138…, 0086-750-…, 86-138…, 8613800000000: the country's code, before a number that is whole without it.
  void drop_country_code() {
    DigitGroup& group = groups_[at_];
    const std::size_t code = group.digits.starts_with("0086") ? 4 : group.digits.starts_with("86") ? 2 : 0;
    if (code == 0) return;
    const bool alone = group.digits.size() == code && has_joined_next();
    const bool before_mobile =
        group.digits.size() == code + kMobileDigits && is_mobile_start(group.digits.substr(code));
    if (!alone && !before_mobile && !group.international && code != 4) return;
    if (!alone && group.digits.size() == code) return;
    group.digits.erase(0, code);
    if (alone) ++at_;
    add_trunk_zero(groups_[at_].digits);
  }

  // Abroad the 0 of an area code is left out: +86 750 3279722.
  static void add_trunk_zero(std::string& digits) {
    if (!digits.starts_with("0") && !is_mobile_start(digits) && (digits.size() <= 4 || digits.size() >= 9)) {
      digits.insert(0, 1, '0');
    }
  }

  bool has_joined_next() const {
    if (at_ + 1 >= groups_.size()) return false;
    const Joint joint = groups_[at_ + 1].before;
    return joint == Joint::kSpace || joint == Joint::kHyphen;
  }

  // The groups that together are a number of that many digits: "138 0000 0000". Else what stands there, as it is.
  std::string take_exactly(std::size_t length) {
    std::string joined = groups_[at_].digits;
    std::size_t last = at_;
    while (joined.size() < length && last + 1 < groups_.size() && joins(last + 1)) joined += groups_[++last].digits;
    if (joined.size() != length) return take_as_written();
    at_ = last + 1;
    return joined;
  }

  bool joins(std::size_t group) const {
    return groups_[group].before == Joint::kSpace || groups_[group].before == Joint::kHyphen;
  }

  std::string take_as_written() {
    std::string number = groups_[at_++].digits;
    while (at_ < groups_.size() && groups_[at_].before == Joint::kHyphen) number += "-" + groups_[at_++].digits;
    return number;
  }

  std::string take_landline() {
    std::string area = groups_[at_].digits;
    std::string local;
    if (area.size() > 4) {
      local = area.substr(area_code_length(area));
      area.resize(area_code_length(area));
    }
    ++at_;
    take_local_digits(local);
    const std::string number = local.empty() ? area : area + "-" + local;
    return number + take_extension();
  }

  std::string take_local() {
    std::string local = groups_[at_++].digits;
    take_local_digits(local);
    return local + take_extension();
  }

  void take_local_digits(std::string& local) {
    while (local.size() < kLocalDigits && at_ < groups_.size() && joins(at_)) {
      if (!local.empty() && local.size() + groups_[at_].digits.size() > kLocalDigits + 1) return;
      local += groups_[at_++].digits;
    }
  }

  std::string take_extension() {
    if (at_ >= groups_.size()) return {};
    const DigitGroup& group = groups_[at_];
    const bool extension = group.before == Joint::kExtension || group.before == Joint::kHyphen;
    if (!extension || group.digits.size() > 5) return {};
    ++at_;
    return "-" + group.digits;
  }

  std::vector<DigitGroup> groups_;
  std::size_t at_ = 0;
};

std::size_t digit_count(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += Scanner::is_digit(c) ? 1 : 0;
  return count;
}

// Signs that stand in place of digits: 138****0000, 0750-327972X. No number, but what is written in its place.
bool has_stand_ins(std::string_view figures) {
  return figures.find('*') != std::string_view::npos || figures.find('?') != std::string_view::npos;
}

bool all_digits(std::string_view text) {
  return !text.empty() && digit_count(text) == text.size();
}

bool is_mail_character(char c) {
  return Scanner::is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || std::string_view("._%+-").find(c) != std::string_view::npos;
}

// Mail addresses in the same place have digits of their own: "13800000000 zhang90@126.com". A number that stands right
// before the first letter of one ("13800000000zhang@126.com") stays.
std::string without_mails(std::string text) {
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@')) {
    std::size_t from = at, to = at + 1;
    while (from > 0 && is_mail_character(text[from - 1])) --from;
    while (to < text.size() && is_mail_character(text[to])) ++to;
    const std::size_t letter = std::min(text.find_first_not_of("0123456789", from), at);
    if (letter < at && letter - from >= kMobileDigits) from += kMobileDigits;
    text.replace(from, to - from, " ");
  }
  return text;
}

}  // namespace

std::optional<std::string> read_phones(std::string_view text) {
  const std::string figures = without_mails(figure_text(text));
  const std::size_t digits = digit_count(figures);
  if (digits == 0 || (digits < kFewestDigits && has_han(figures))) return std::nullopt;
  if (has_stand_ins(figures)) return without_spaces(figures);
  std::string joined;
  for (const std::string& number : PhoneReader(digit_groups(figures)).read()) {
    if (!joined.empty()) joined += "；";
    joined += number;
  }
  return joined;
}

PhoneKind phone_kind(std::string_view number) {
  if (all_digits(number) && number.size() == kMobileDigits && is_mobile_start(number)) return PhoneKind::kMobile;
  const bool service = number.starts_with("400") || number.starts_with("800");
  if (service && all_digits(number) && number.size() == kServiceDigits) return PhoneKind::kService;
  std::string_view local = number, area;
  if (number.starts_with("0")) {
    area = number.substr(0, std::min(number.find('-'), number.size()));
    if (area.size() == number.size() || area.size() != area_code_length(area)) return PhoneKind::kMalformed;
    local = number.substr(area.size() + 1);
  }
  const std::size_t hyphen = local.find('-');
  const std::string_view extension = hyphen == std::string_view::npos ? std::string_view() : local.substr(hyphen + 1);
  if (hyphen != std::string_view::npos && (!all_digits(extension) || extension.size() > 5))
    return PhoneKind::kMalformed;
  local = local.substr(0, hyphen);
  if (!all_digits(local) || local.size() < 7 || local.size() > 8) return PhoneKind::kMalformed;
  if (local.front() < '2' || local.front() > '8') return PhoneKind::kMalformed;
  return area.empty() ? PhoneKind::kLocal : PhoneKind::kLandline;
}

bool are_sound_phones(std::string_view numbers) {
  for (std::size_t begin = 0; begin <= numbers.size();) {
    const std::size_t end = std::min(numbers.find("；", begin), numbers.size());
    if (phone_kind(numbers.substr(begin, end - begin)) == PhoneKind::kMalformed) return false;
    begin = end + std::string_view("；").size();
  }
  return true;
}

}  // namespace chushen
