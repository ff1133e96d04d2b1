#include "extract/scan/seal_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr int kDegrees = 360, kLineHeight = 48;
constexpr double kInner = 0.56, kOuter = 0.93;  // of the shorter radius: where the letters of the arc stand

double ink_at(const Raster& ink, double x, double y) {
  const int left = int(std::floor(x)), top = int(std::floor(y));
  if (left < 0 || top < 0 || left + 1 >= ink.width || top + 1 >= ink.height) return 0;
  const double u = x - left, v = y - top;
  return (ink.at(left, top) * (1 - u) + ink.at(left + 1, top) * u) * (1 - v) + (ink.at(left, top + 1) * (1 - u) + ink.at(left + 1, top + 1) * u) * v;
}

/// The way around a seal at equal steps, as letters stand along it: on an ellipse equal angles are not equal lengths.
class Round {
 public:
  static constexpr int kSteps = 720;

  explicit Round(const SealShapeFound& seal) : seal_(seal), unit_(std::min(seal.radius_x, seal.radius_y)) {
    constexpr int kFine = 4 * kSteps;
    std::array<double, kFine + 1> length{};
    for (int i = 1; i <= kFine; ++i) {
      const double a = 2 * kPi * (i - 1) / kFine, b = 2 * kPi * i / kFine;
      length[i] = length[i - 1] + std::hypot((std::sin(b) - std::sin(a)) * inner_x(), (std::cos(b) - std::cos(a)) * inner_y());
    }
    for (int step = 0, i = 0; step < kSteps; ++step) {
      while (length[i + 1] < length[kFine] * step / kSteps) ++i;
      angles_[step] = 2 * kPi * i / kFine;
    }
    length_ = length[kFine];
  }

  /// All around, in the unit below.
  double length() const { return length_ / unit_; }

  /// The ink `part` of the way around (0 up, clockwise) and `distance` from the inside: 1 is the outer edge of the ring,
  /// in units of the shorter radius, at right angles to the outline.
  double ink(const Raster& layer, double part, double distance) const {
    const double angle = angles_[std::size_t((part - std::floor(part)) * kSteps) % kSteps];
    const double x = std::sin(angle) * seal_.radius_x, y = -std::cos(angle) * seal_.radius_y;
    double normal_x = std::sin(angle) * seal_.radius_y, normal_y = -std::cos(angle) * seal_.radius_x;
    const double size = std::hypot(normal_x, normal_y), inwards = (1 - distance) * unit_;
    normal_x /= size, normal_y /= size;
    return at(layer, x - normal_x * inwards, y - normal_y * inwards);
  }

  /// The ink at a place in the seal's own axes, pixels from its centre.
  double at(const Raster& layer, double x, double y) const {
    const double cosine = std::cos(seal_.tilt), sine = std::sin(seal_.tilt);
    return ink_at(layer, seal_.centre_x + x * cosine - y * sine, seal_.centre_y + x * sine + y * cosine);
  }

 private:
  double inner_x() const { return seal_.radius_x - 0.25 * unit_; }
  double inner_y() const { return seal_.radius_y - 0.25 * unit_; }

  const SealShapeFound& seal_;
  double unit_, length_ = 0;
  std::array<double, kSteps> angles_{};
};

/// Part of the way around, 1 is all of it.
struct Arc {
  double begin = 0, span = 1;
};

/// The letters begin behind the widest stretch without any, and end before it.
Arc arc_of(const Raster& ink, const Round& round) {
  std::array<bool, kDegrees> inked{};
  for (int degree = 0; degree < kDegrees; ++degree) {
    double most = 0;
    for (double distance = kInner + 0.1; distance < kOuter - 0.05; distance += 0.01)
      most = std::max(most, round.ink(ink, degree / double(kDegrees), distance));
    inked[std::size_t(degree)] = most > 60;
  }
  int widest = 0, at = 0;
  for (int start = 0; start < kDegrees; ++start) {
    int length = 0;
    while (length < kDegrees && !inked[std::size_t((start + length) % kDegrees)]) ++length;
    if (length > widest) {
      widest = length;
      at = start;
    }
  }
  if (widest < 12) return {0.5, 1};  // from the lowest point all around
  return {(at + widest - 3) / double(kDegrees), (kDegrees - widest + 6) / double(kDegrees)};
}

/// Dark letters on white, upright, from the beginning of the arc to its end.
Raster unrolled(const Raster& ink, const Round& round, const Arc& arc) {
  constexpr double kBand = kOuter - kInner;
  Raster line(std::max(8, int(arc.span * round.length() / kBand * kLineHeight)), kLineHeight, 255);
  for (int x = 0; x < line.width; ++x)
    for (int y = 0; y < kLineHeight; ++y) {
      const double level = round.ink(ink, arc.begin + arc.span * (x + 0.5) / line.width, kOuter - kBand * (y + 0.5) / kLineHeight);
      line.row(y)[x] = std::uint8_t(255 - std::min(255.0, level * 1.6));
    }
  return line;
}

/// The line below the centre of a seal turned by `turn`, level.
Raster lower_line(const Raster& ink, const SealShapeFound& seal, const Round& round, double turn) {
  const int height = kLineHeight, width = int(height * 4 * seal.radius_x / seal.radius_y);
  Raster line(width, height, 255);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const double u = ((x + 0.5) / width - 0.5) * 1.36 * seal.radius_x, v = (0.30 + 0.34 * (y + 0.5) / height) * seal.radius_y;
      const double level = round.at(ink, u * std::cos(turn) - v * std::sin(turn), u * std::sin(turn) + v * std::cos(turn));
      line.row(y)[x] = std::uint8_t(255 - std::min(255.0, level * 1.6));
    }
  return line;
}

bool belongs_to_name(const std::string& character) {
  if (character == "(" || character == ")" || character == "（" || character == "）") return true;
  std::size_t position = 0;
  const char32_t code = character.empty() ? 0 : next_code_point(character, position);
  return code >= 0x3400 && code <= 0x9FFF;
}

LineReading only_name(LineReading reading) {
  std::erase_if(reading.characters, [](const ReadCharacter& character) { return !belongs_to_name(character.text); });
  return reading;
}

}  // namespace

SealText read_seal(Recognizer& recognizer, const Raster& ink, const SealShapeFound& seal) {
  SealText text;
  if (seal.shape == SealShape::kSquare) {
    Raster picture = cropped(ink, seal.box, 0);
    for (std::uint8_t& level : picture.pixels) level = std::uint8_t(255 - std::min(255, level * 8 / 5));
    text.level = text_of(only_name(recognizer.read(picture)));
    return text;
  }
  const Round round(seal);
  const Arc arc = arc_of(ink, round);
  const LineReading name = only_name(recognizer.read(unrolled(ink, round, arc)));
  text.arc = text_of(name);
  double sum = 0;
  for (const ReadCharacter& character : name.characters) sum += character.confidence;
  text.confidence = name.characters.empty() ? 0 : float(std::min(double(confidence_of(name)) + 0.3, sum / double(name.characters.size())));
  // An ellipse stands as its axes do; how a round one is turned shows where its letters have their middle.
  const double turn = seal.shape == SealShape::kRound ? std::remainder(arc.begin + arc.span / 2, 1) * 2 * kPi : 0;
  const LineReading level = only_name(recognizer.read(lower_line(ink, seal, round, turn)));
  if (confidence_of(level) > 0.5f && level.characters.size() >= 2) text.level = text_of(level);
  return text;
}

SealKind kind_of(const SealText& text, SealShape shape) {
  const std::string all = text.arc + text.level;
  const auto says = [&](const char* word) { return all.find(word) != std::string::npos; };
  if (says("合同")) return SealKind::kContract;
  if (says("财务")) return SealKind::kFinance;
  if (says("发票")) return SealKind::kInvoice;
  if (says("专用章") || says("办公室") || says("部")) return SealKind::kDepartment;
  if (shape == SealShape::kSquare) return SealKind::kPersonal;
  if (shape != SealShape::kOther && count_code_points(text.arc) >= 4) return SealKind::kOfficial;
  return SealKind::kUnknown;
}

}  // namespace chushen
