#include "normalize/decimal.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace chushen {
namespace {

constexpr int kMostScale = 18;
constexpr std::size_t kMostDigits = 18;

// Two 64-bit numbers brought to one scale, or multiplied, fit 128 bits: 9.3e18 * 1e18 < 1.7e38.
__extension__ using Wide = __int128;

Wide power_of_ten(int power) {
  Wide result = 1;
  while (power-- > 0) result *= 10;
  return result;
}

std::optional<Decimal> narrow(Wide digits, int scale) {
  while (scale > 0 && digits % 10 == 0) {
    digits /= 10;
    --scale;
  }
  if (scale > kMostScale || digits > std::numeric_limits<std::int64_t>::max() ||
      digits < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return Decimal(static_cast<std::int64_t>(digits), scale);
}

Wide at_scale(const Decimal& number, int scale) {
  return static_cast<Wide>(number.digits()) * power_of_ten(scale - number.scale());
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

Decimal::Decimal(std::int64_t digits, int scale) : digits_(digits), scale_(scale) {
  if (scale < 0 || scale > kMostScale) throw std::invalid_argument("Decimal: scale outside 0..18");
  while (scale_ > 0 && digits_ % 10 == 0) {
    digits_ /= 10;
    --scale_;
  }
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::size_t whole = std::min(point, text.size());
  const std::size_t fraction = point == std::string_view::npos ? 0 : text.size() - point - 1;
  if (whole == 0 || (point != std::string_view::npos && fraction == 0)) return std::nullopt;
  if (whole + fraction > kMostDigits) return std::nullopt;
  std::int64_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == point) continue;
    if (!is_digit(text[i])) return std::nullopt;
    digits = digits * 10 + (text[i] - '0');
  }
  return Decimal(negative ? -digits : digits, static_cast<int>(fraction));
}

std::string Decimal::text() const {
  // The magnitude as unsigned: the least int64 has no positive counterpart.
  const std::uint64_t magnitude = digits_ < 0 ? 0 - static_cast<std::uint64_t>(digits_) : digits_;
  std::string text = std::to_string(magnitude);
  const std::size_t scale = static_cast<std::size_t>(scale_);
  if (text.size() <= scale) text.insert(0, scale + 1 - text.size(), '0');
  if (scale > 0) text.insert(text.size() - scale, 1, '.');
  return digits_ < 0 ? "-" + text : text;
}

std::optional<Decimal> Decimal::sum(Decimal a, Decimal b) {
  const int scale = std::max(a.scale_, b.scale_);
  return narrow(at_scale(a, scale) + at_scale(b, scale), scale);
}

std::optional<Decimal> Decimal::difference(Decimal a, Decimal b) {
  const int scale = std::max(a.scale_, b.scale_);
  return narrow(at_scale(a, scale) - at_scale(b, scale), scale);
}

std::optional<Decimal> Decimal::product(Decimal a, Decimal b) {
  return narrow(static_cast<Wide>(a.digits_) * b.digits_, a.scale_ + b.scale_);
}

std::optional<Decimal> Decimal::shifted(int power) const {
  if (digits_ == 0) return *this;
  if (power > 2 * kMostScale || power < -2 * kMostScale) return std::nullopt;
  if (power <= scale_) return narrow(digits_, scale_ - power);
  Wide digits = digits_;
  for (int i = scale_; i < power; ++i) {
    digits *= 10;
    if (digits > std::numeric_limits<std::int64_t>::max() || digits < std::numeric_limits<std::int64_t>::min()) {
      return std::nullopt;
    }
  }
  return narrow(digits, 0);
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  const int scale = std::max(scale_, other.scale_);
  const Wide left = at_scale(*this, scale), right = at_scale(other, scale);
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

}  // namespace chushen
