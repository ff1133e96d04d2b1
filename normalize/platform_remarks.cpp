#include "normalize/platform_remarks.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "normalize/text.h"

namespace chushen {
namespace {

constexpr std::size_t kMostDigits = 4;
/// Digits that run into those of a counter are a code's or a telephone's; those of "2023/12" are a date's.
constexpr std::size_t kShortestCode = 8;

/// "11/11" at the end of a text.
struct Counter {
  std::size_t first = 0, slash = 0;  ///< the digits before the slash, as many as there may be, and the slash
};

bool is_slash(const Glyph& glyph) { return is_one_of(glyph.character, "/／"); }

std::size_t skip_digits_back(const TracedText& text, std::size_t end) {
  std::size_t at = end;
  while (at > 0 && end - at < kMostDigits && is_digit(text[at - 1].character)) --at;
  return at;
}

/// \param end  behind the counter's last digit.
bool find_counter(const TracedText& text, std::size_t end, Counter& counter) {
  const std::size_t most = skip_digits_back(text, end);
  if (most == end || most == 0 || !is_slash(text[most - 1])) return false;
  counter.slash = most - 1;
  counter.first = skip_digits_back(text, counter.slash);
  return counter.first < counter.slash;
}

std::size_t written_characters(const TracedText& text, std::size_t end) {
  std::size_t written = 0;
  for (std::size_t i = 0; i < end; ++i) written += !is_space(text[i].character);
  return written;
}

/// Where the value ends before its counter. Digits of a code run into those of its counter where no space was read: the
/// split at which the count is right counts.
std::size_t end_before_counter(const TracedText& text) {
  Counter counter;
  if (!find_counter(text, text.size(), counter)) return text.size();
  for (std::size_t from = counter.first; from < counter.slash; ++from) {
    const std::string count = text.text(from, counter.slash);
    const std::size_t written = written_characters(text, from), with_spaces = text.slice(0, from).trimmed().size();
    if (from > 0 && is_one_of(text[from - 1].character, "/／-.")) continue;  // "2023/5/15"
    const bool runs_in = from > 0 && is_digit(text[from - 1].character);
    if (written < (runs_in ? kShortestCode : 1)) continue;
    if (count.front() != '0' && (count == std::to_string(written) || count == std::to_string(with_spaces))) return from;
  }
  return text.size();
}

constexpr std::array<std::string_view, 8> kRemarks = {"系统自动计算", "自动计算", "系统自动生成", "自动生成", "系统自动带出", "自动带出", "已验证", "满分100"};

std::size_t end_before_remark(const TracedText& text) {
  const std::string whole = text.text();
  for (const std::string_view remark : kRemarks) {
    for (const std::string_view tail : {"", "分"}) {
      const std::string ending = std::string(remark) + std::string(tail);
      const std::size_t size = code_points(ending).size();
      if (whole.ends_with(ending) && text.size() > size && is_space(text[text.size() - size - 1].character)) return text.size() - size;
    }
  }
  return text.size();
}

}  // namespace

TracedText without_platform_remarks(const TracedText& value) {
  const TracedText text = value.trimmed();
  const std::size_t end = std::min(end_before_counter(text), end_before_remark(text));
  return end < text.size() ? text.slice(0, end).trimmed() : value;
}

bool ends_like_counter(const TracedText& value) {
  const TracedText text = value.trimmed();
  std::size_t end = text.size();
  while (end > 0 && !is_digit(text[end - 1].character)) --end;
  Counter counter;
  return text.size() - end <= 1 && find_counter(text, end, counter);
}

}  // namespace chushen
