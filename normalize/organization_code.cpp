#include "normalize/organization_code.h"

#include <algorithm>
#include <array>
#include <string>

#include "normalize/scanner.h"

namespace chushen {
namespace {

constexpr std::size_t kBodyLength = 8;
constexpr std::size_t kRegistrationNumberLength = 15;
constexpr std::array<int, kBodyLength> kWeights = {3, 7, 9, 10, 5, 8, 4, 2};

int value_of(char symbol) {
  if (Scanner::is_digit(symbol)) return symbol - '0';
  return symbol >= 'A' && symbol <= 'Z' ? symbol - 'A' + 10 : -1;
}

}  // namespace

std::optional<char> organization_check_symbol(std::string_view body) {
  if (body.size() != kBodyLength) return std::nullopt;
  int sum = 0;
  for (std::size_t i = 0; i < kBodyLength; ++i) {
    const int value = value_of(body[i]);
    if (value < 0) return std::nullopt;
    sum += value * kWeights[i];
  }
  const int check = 11 - sum % 11;
  if (check == 10) return 'X';
  return check == 11 ? '0' : static_cast<char>('0' + check);
}

bool is_organization_code(std::string_view code) {
  std::string symbols(code);
  if (symbols.size() == kBodyLength + 2 && symbols[kBodyLength] == '-') symbols.erase(kBodyLength, 1);
  if (symbols.size() != kBodyLength + 1) return false;
  return organization_check_symbol(std::string_view(symbols).substr(0, kBodyLength)) == symbols.back();
}

// ISO 7064 MOD 11,10: per digit s = (p + d) mod 10, 0 counts as 10; p = 2s mod 11; the check digit makes p + d ≡ 1.
bool is_registration_number(std::string_view code) {
  if (code.size() != kRegistrationNumberLength || !std::all_of(code.begin(), code.end(), Scanner::is_digit))
    return false;
  int product = 10;
  for (const char digit : code.substr(0, kRegistrationNumberLength - 1)) {
    const int sum = (product + (digit - '0')) % 10;
    product = 2 * (sum == 0 ? 10 : sum) % 11;
  }
  return (11 - product) % 10 == code.back() - '0';
}

}  // namespace chushen
