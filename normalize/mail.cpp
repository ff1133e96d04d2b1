#include "normalize/mail.h"

#include <algorithm>
#include <vector>

#include "normalize/scanner.h"
#include "normalize/text.h"

namespace chushen {
namespace {

std::size_t at_signs(std::string_view text) {
  return std::count(text.begin(), text.end(), '@');
}

bool is_letter_or_digit(char c) {
  return Scanner::is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_mail_sign(std::string_view point) {
  return point.size() == 1 && point[0] > ' ' && point[0] < 0x7F;
}

// Splits at signs that part addresses and at words: "邮箱：a@b.cn；c@d.cn". White space stays inside the pieces.
std::vector<std::string> pieces_of(std::string_view figures) {
  std::vector<std::string> pieces(1);
  for (Scanner scanner(figures); !scanner.done();) {
    const std::string_view point = scanner.take_code_point();
    // "。" typed for "." stays, so that the address is seen to be wrong and not cut short.
    const bool stop_inside = point == "。" && !scanner.done() && is_mail_sign(scanner.rest().substr(0, 1));
    const bool inside = stop_inside || ((is_mail_sign(point) || point == " ") &&
                                        point.find_first_of(";,/:()<>[]") == std::string::npos);
    if (inside)
      pieces.back() += point;
    else if (!pieces.back().empty())
      pieces.emplace_back();
  }
  return pieces;
}

// Two addresses with only white space between them: a new one begins where a second '@' would come in.
void split_at_spaces(std::string_view piece, std::vector<std::string>& addresses) {
  std::string current;
  for (std::size_t at = 0; at <= piece.size();) {
    const std::size_t end = std::min(piece.find(' ', at), piece.size());
    const std::string_view word = piece.substr(at, end - at);
    if (at_signs(current) > 0 && at_signs(word) > 0) {
      addresses.push_back(current);
      current.clear();
    }
    current += word;
    at = end + 1;
  }
  if (!current.empty()) addresses.push_back(current);
}

std::string joined(const std::vector<std::string>& addresses) {
  std::string text;
  for (const std::string& address : addresses) {
    if (!text.empty()) text += "；";
    text += address;
  }
  return text;
}

bool is_domain(std::string_view domain) {
  std::size_t labels = 0;
  while (!domain.empty()) {
    const std::size_t end = std::min(domain.find('.'), domain.size());
    const std::string_view label = domain.substr(0, end);
    const bool sound =
        !label.empty() && label.front() != '-' && label.back() != '-' &&
        std::all_of(label.begin(), label.end(), [](char c) { return is_letter_or_digit(c) || c == '-'; });
    if (!sound || (end + 1 == domain.size())) return false;
    ++labels;
    domain.remove_prefix(std::min(end + 1, domain.size()));
  }
  return labels >= 2;
}

bool is_dot_atom(std::string_view local) {
  if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.') return false;
  if (local.find("..") != std::string_view::npos) return false;
  return std::all_of(local.begin(), local.end(), [](char c) {
    return is_letter_or_digit(c) || std::string_view(".!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
  });
}

}  // namespace

std::optional<std::string> read_mails(std::string_view text) {
  // Not figure_text: it takes '_' for a fill-in line, and addresses hold it.
  const std::string clean = ascii_lower(clean_text(text));
  if (at_signs(clean) == 0) {
    if (has_han(clean)) return std::nullopt;
    const std::string as_written = without_spaces(clean);
    return as_written.empty() ? std::nullopt : std::optional(as_written);
  }
  std::vector<std::string> addresses;
  for (const std::string& piece : pieces_of(clean)) {
    std::vector<std::string> found;
    split_at_spaces(piece, found);
    for (std::string& address : found) {
      while (address.ends_with('.')) address.pop_back();  // of the sentence
      if (at_signs(address) > 0) addresses.push_back(std::move(address));
    }
  }
  return joined(addresses);
}

bool is_mail(std::string_view address) {
  const std::size_t at = address.find('@');
  if (at == std::string_view::npos || address.size() > 254) return false;
  return is_dot_atom(address.substr(0, at)) && is_domain(address.substr(at + 1));
}

}  // namespace chushen
