#include "normalize/uscc.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "normalize/organization_code.h"
#include "normalize/scanner.h"

namespace chushen {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr int kModulus = 31;
constexpr std::size_t kLength = 18;
constexpr std::size_t kBody = kLength - 1;
constexpr std::size_t kRegionFirst = 2, kRegionLength = 6;
constexpr std::size_t kOrganizationFirst = 8, kOrganizationLength = 9;
constexpr std::size_t kMostForeign = 3;  // more of them, and chance would find repairs that fit both checks

using Failure = tl::unexpected<UsccError>;

bool is_well_formed(std::string_view code) {
  if (code.find_first_not_of(kAlphabet) != std::string_view::npos) return false;
  const std::string_view region = code.substr(kRegionFirst, kRegionLength);
  return std::all_of(region.begin(), region.end(), Scanner::is_digit);
}

// Symbols that print, hand and readers confuse, in both directions; also letters outside the alphabet, which keyboards
// and readers put for the digits they resemble.
constexpr std::array<std::string_view, 14> kLookAlikes = {"0ODQUC", "1ILT7", "2Z7",  "38B", "4A",  "5S",  "6G8",
                                                          "8B",     "9GQ",   "MWNH", "PR",  "UVJ", "XKY", "YVT"};

std::set<char> look_alikes(char symbol) {
  std::set<char> found;
  for (const std::string_view group : kLookAlikes) {
    if (group.find(symbol) != std::string_view::npos) found.insert(group.begin(), group.end());
  }
  if (symbol == 'E') found.insert('F');
  if (symbol == 'F') found.insert('E');
  found.erase(symbol);
  return found;
}

bool begins_with_one_of(std::string_view text, const std::vector<std::string>& beginnings) {
  if (beginnings.empty()) return true;
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return text.starts_with(beginning); });
}

bool fits(std::string_view code, const UsccExpectation& expected) {
  return check_uscc(code).has_value() && begins_with_one_of(code, expected.prefixes) &&
         begins_with_one_of(code.substr(kRegionFirst, kRegionLength), expected.regions);
}

// Capital letters of other scripts that look Latin, as copying from elsewhere leaves them. Greek letters, then
// Cyrillic.
std::string with_latin_letters(std::string_view code) {
  static constexpr std::array<std::array<std::string_view, 2>, 28> kLetters = {{
      {"Α", "A"}, {"Β", "B"}, {"Ε", "E"}, {"Η", "H"}, {"Ι", "I"}, {"Κ", "K"}, {"Μ", "M"},
      {"Ν", "N"}, {"Ο", "O"}, {"Ρ", "P"}, {"Τ", "T"}, {"Υ", "Y"}, {"Χ", "X"}, {"Ζ", "Z"},
      {"А", "A"}, {"В", "B"}, {"С", "C"}, {"Е", "E"}, {"Н", "H"}, {"К", "K"}, {"М", "M"},
      {"О", "O"}, {"Р", "P"}, {"Т", "T"}, {"Х", "X"}, {"У", "Y"}, {"Ѕ", "S"}, {"І", "I"},
  }};
  std::string latin;
  for (Scanner scanner(code); !scanner.done();) {
    const std::string_view point = scanner.take_code_point();
    const auto letter =
        std::find_if(kLetters.begin(), kLetters.end(), [&](const auto& pair) { return pair[0] == point; });
    latin += letter == kLetters.end() ? point : (*letter)[1];
  }
  return latin;
}

std::vector<std::size_t> foreign_positions(std::string_view code) {
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (kAlphabet.find(code[i]) == std::string_view::npos) positions.push_back(i);
  }
  return positions;
}

void exchange(const std::string& code, std::span<const std::size_t> positions, const UsccExpectation& expected,
              std::set<std::string>& found) {
  if (positions.empty()) {
    if (fits(code, expected)) found.insert(code);
    return;
  }
  for (const char symbol : look_alikes(code[positions.front()])) {
    std::string candidate = code;
    candidate[positions.front()] = symbol;
    exchange(candidate, positions.subspan(1), expected, found);
  }
}

// Symbols outside the alphabet are wrong for sure: all of them have to be exchanged, and nothing else is. Else any one.
std::set<std::string> repairs(const std::string& code, const UsccExpectation& expected) {
  std::set<std::string> found;
  const std::vector<std::size_t> foreign = foreign_positions(code);
  if (foreign.size() > kMostForeign) return found;
  if (!foreign.empty()) {
    exchange(code, foreign, expected, found);
    return found;
  }
  for (std::size_t position = 0; position < code.size(); ++position) exchange(code, {&position, 1}, expected, found);
  return found;
}

}  // namespace

std::optional<char> uscc_check_symbol(std::string_view first_17) {
  if (first_17.size() != kBody) return std::nullopt;
  int sum = 0, weight = 1;
  for (const char symbol : first_17) {
    const std::size_t value = kAlphabet.find(symbol);
    if (value == std::string_view::npos) return std::nullopt;
    sum = (sum + static_cast<int>(value) * weight) % kModulus;
    weight = weight * 3 % kModulus;
  }
  return kAlphabet[static_cast<std::size_t>((kModulus - sum) % kModulus)];
}

tl::expected<void, UsccError> check_uscc(std::string_view code) {
  if (code.size() != kLength) return Failure(UsccError::kLength);
  if (!is_well_formed(code)) return Failure(UsccError::kFormat);
  const bool whole = uscc_check_symbol(code.substr(0, kBody)) == code.back();
  const bool organization = is_organization_code(code.substr(kOrganizationFirst, kOrganizationLength));
  if (whole && organization) return {};
  if (whole) return Failure(UsccError::kComponent);
  return Failure(organization ? UsccError::kChecksum : UsccError::kChecksumAndComponent);
}

std::string_view explain(UsccError error) {
  switch (error) {
    case UsccError::kLength:
      return "长度不是18位";
    case UsccError::kFormat:
      return "含有代码不使用的字符";
    case UsccError::kChecksum:
      return "第18位校验码不符，请核对第1至8位和第18位";
    case UsccError::kChecksumAndComponent:
      return "校验码不符，请核对第9至17位";
    case UsccError::kComponent:
      break;
  }
  return "第9至17位主体标识码的校验位不符";
}

std::optional<std::string> suggest_uscc(std::string_view code, const UsccExpectation& expected) {
  const std::string latin = with_latin_letters(code);
  if (latin.size() != kLength || check_uscc(code)) return std::nullopt;
  if (fits(latin, expected)) return latin;
  const std::set<std::string> found = repairs(latin, expected);
  return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
}

}  // namespace chushen
