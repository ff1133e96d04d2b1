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
constexpr double kInner = 0.56, kOuter = 0.93;  // of the radius: where the letters of the arc stand

double ink_at(const Raster& ink, double x, double y) {
  const int left = int(std::floor(x)), top = int(std::floor(y));
  if (left < 0 || top < 0 || left + 1 >= ink.width || top + 1 >= ink.height) return 0;
  const double u = x - left, v = y - top;
  return (ink.at(left, top) * (1 - u) + ink.at(left + 1, top) * u) * (1 - v) + (ink.at(left, top + 1) * (1 - u) + ink.at(left + 1, top + 1) * u) * v;
}

/// The ink at a place given by its angle (0 is up, clockwise) and its distance from the centre in radii.
double polar_ink(const Raster& ink, const SealShapeFound& seal, double angle, double distance) {
  return ink_at(ink, seal.centre_x + std::sin(angle) * distance * seal.radius_x, seal.centre_y - std::cos(angle) * distance * seal.radius_y);
}

struct Arc {
  double begin = 0, span = 2 * kPi;  ///< radians, clockwise from up
};

/// The letters begin behind the widest stretch without any, and end before it.
Arc arc_of(const Raster& ink, const SealShapeFound& seal) {
  std::array<bool, kDegrees> inked{};
  for (int degree = 0; degree < kDegrees; ++degree) {
    double most = 0;
    for (double distance = kInner + 0.1; distance < kOuter - 0.05; distance += 0.01)
      most = std::max(most, polar_ink(ink, seal, degree * kPi / 180, distance));
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
  if (widest < 12) return {kPi, 2 * kPi};  // from the lowest point all around
  return {(at + widest - 3) * kPi / 180, (kDegrees - widest + 6) * kPi / 180};
}

/// Dark letters on white, upright, from the beginning of the arc to its end.
Raster unrolled(const Raster& ink, const SealShapeFound& seal, const Arc& arc) {
  const double band = kOuter - kInner, middle = (kOuter + kInner) / 2 + 0.03;
  Raster line(std::max(8, int(arc.span * middle / band * kLineHeight)), kLineHeight, 255);
  for (int x = 0; x < line.width; ++x) {
    const double angle = arc.begin + arc.span * (x + 0.5) / line.width;
    for (int y = 0; y < kLineHeight; ++y) {
      const double level = polar_ink(ink, seal, angle, kOuter - band * (y + 0.5) / kLineHeight);
      line.row(y)[x] = std::uint8_t(255 - std::min(255.0, level * 1.6));
    }
  }
  return line;
}

/// The line below the centre of a seal turned by `turn`, level.
Raster lower_line(const Raster& ink, const SealShapeFound& seal, double turn) {
  const int height = kLineHeight, width = int(height * 1.36 / 0.34);
  Raster line(width, height, 255);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const double u = ((x + 0.5) / width - 0.5) * 1.36 * seal.radius_x, v = (0.30 + 0.34 * (y + 0.5) / height) * seal.radius_y;
      const double level = ink_at(ink, seal.centre_x + u * std::cos(turn) - v * std::sin(turn), seal.centre_y + u * std::sin(turn) + v * std::cos(turn));
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
  const Arc arc = arc_of(ink, seal);
  const LineReading name = only_name(recognizer.read(unrolled(ink, seal, arc)));
  text.arc = text_of(name);
  double sum = 0;
  for (const ReadCharacter& character : name.characters) sum += character.confidence;
  text.confidence = name.characters.empty() ? 0 : float(std::min(double(confidence_of(name)) + 0.3, sum / double(name.characters.size())));
  const double turn = std::remainder(arc.begin + arc.span / 2, 2 * kPi);
  const LineReading level = only_name(recognizer.read(lower_line(ink, seal, turn)));
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
