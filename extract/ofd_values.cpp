#include "extract/ofd_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace chushen {
namespace {

constexpr std::size_t kMostPoints = 1'000'000;  // of one path: as many as a whole page of a PDF may draw
constexpr double kFarthest = 1e7;

/// The words of a text, one after the other.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  std::string_view next() {
    while (!text_.empty() && is_space(text_.front())) text_.remove_prefix(1);
    std::size_t length = 0;
    while (length < text_.size() && !is_space(text_[length])) ++length;
    const std::string_view word = text_.substr(0, length);
    text_.remove_prefix(length);
    return word;
  }

  std::optional<double> number() { return as_number(next()); }

  static std::optional<double> as_number(std::string_view word) {
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (word.empty() || error != std::errc() || end != word.data() + word.size()) return std::nullopt;
    if (!std::isfinite(value) || std::abs(value) > kFarthest) return std::nullopt;
    return value;
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ','; }

  std::string_view text_;
};

std::uint8_t byte_of(double value) { return static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0)); }

std::optional<double> channel(std::string_view word) {
  if (!word.starts_with('#')) return Words::as_number(word);
  int value = 0;
  const auto [end, error] = std::from_chars(word.data() + 1, word.data() + word.size(), value, 16);
  return error == std::errc() && end == word.data() + word.size() ? std::optional<double>(value) : std::nullopt;
}

/// How many numbers follow a letter of path data; -1 for what is no such letter.
int numbers_after(char letter) {
  switch (letter) {
    case 'S': case 'M': case 'L': return 2;
    case 'Q': return 4;
    case 'B': return 6;
    case 'A': return 7;
    case 'C': return 0;
    default: return -1;
  }
}

class PathBuilder {
 public:
  explicit PathBuilder(const OfdMatrix& matrix) : matrix_(matrix) {}

  void add(char letter, const std::vector<double>& numbers) {
    if (letter == 'S' || letter == 'M') path_.emplace_back();
    if (path_.empty()) return;
    PdfSubpath& part = path_.back();
    if (letter == 'C') part.closed = true;
    if (letter == 'Q' || letter == 'B' || letter == 'A') part.curved = true;
    // Of an arc its end alone: enough for the box of what is a shape and no ruling.
    for (std::size_t i = letter == 'A' ? 5 : 0; i + 1 < numbers.size(); i += 2)
      part.points.push_back(matrix_(numbers[i], numbers[i + 1]));
    points_ += numbers.size() / 2;
  }

  bool full() const { return points_ > kMostPoints; }
  PdfPath result() { return std::move(path_); }

 private:
  OfdMatrix matrix_;
  PdfPath path_;
  std::size_t points_ = 0;
};

}  // namespace

OfdMatrix OfdMatrix::after(const OfdMatrix& inner) const {
  return {a * inner.a + c * inner.b, b * inner.a + d * inner.b, a * inner.c + c * inner.d, b * inner.c + d * inner.d,
          a * inner.e + c * inner.f + e, b * inner.e + d * inner.f + f};
}

std::vector<double> ofd_numbers(std::string_view text) {
  std::vector<double> numbers;
  Words words(text);
  while (const auto number = words.number()) numbers.push_back(*number);
  return numbers;
}

std::optional<Rect> ofd_box(std::string_view text) {
  const std::vector<double> numbers = ofd_numbers(text);
  if (numbers.size() != 4 || numbers[2] < 0 || numbers[3] < 0) return std::nullopt;
  return Rect{numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]};
}

std::optional<OfdMatrix> ofd_matrix(std::string_view text) {
  const std::vector<double> n = ofd_numbers(text);
  if (n.size() != 6) return std::nullopt;
  return OfdMatrix{n[0], n[1], n[2], n[3], n[4], n[5]};
}

std::vector<double> ofd_deltas(std::string_view text, std::size_t most) {
  std::vector<double> deltas;
  Words words(text);
  for (std::string_view word = words.next(); !word.empty() && deltas.size() < most; word = words.next()) {
    const bool repeated = word == "g";
    const auto count = repeated ? words.number() : std::optional<double>(1);
    const auto value = repeated ? words.number() : Words::as_number(word);
    if (!count || !value || *count < 0) break;
    const std::size_t left = most - deltas.size();
    deltas.insert(deltas.end(), static_cast<std::size_t>(std::min<double>(*count, static_cast<double>(left))), *value);
  }
  return deltas;
}

std::optional<Rgb> ofd_color(std::string_view value) {
  std::vector<double> channels;
  Words words(value);
  for (std::string_view word = words.next(); !word.empty() && channels.size() < 5; word = words.next()) {
    const auto found = channel(word);
    if (!found) return std::nullopt;
    channels.push_back(*found);
  }
  if (channels.size() == 1) return Rgb{byte_of(channels[0]), byte_of(channels[0]), byte_of(channels[0])};
  if (channels.size() == 3) return Rgb{byte_of(channels[0]), byte_of(channels[1]), byte_of(channels[2])};
  if (channels.size() != 4) return std::nullopt;
  const double light = 1 - channels[3] / 255;
  return Rgb{byte_of((255 - channels[0]) * light), byte_of((255 - channels[1]) * light),
             byte_of((255 - channels[2]) * light)};
}

PdfPath ofd_path(std::string_view data, const OfdMatrix& matrix) {
  PathBuilder path(matrix);
  Words words(data);
  for (std::string_view word = words.next(); word.size() == 1 && !path.full(); word = words.next()) {
    const int count = numbers_after(word.front());
    std::vector<double> numbers;
    for (int i = 0; i < count; ++i)
      if (const auto number = words.number()) numbers.push_back(*number);
    if (count < 0 || static_cast<int>(numbers.size()) < count) break;
    path.add(word.front(), numbers);
  }
  return path.result();
}

}  // namespace chushen
