#include "extract/scan/seal_level.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "extract/scan/arc_reading.h"

namespace chushen {

namespace {

std::string digits_of(const LineReading& reading) {
  std::string digits;
  for (const ReadCharacter& character : reading.characters)
    if (character.text.size() == 1 && character.text[0] >= '0' && character.text[0] <= '9') digits += character.text;
  return digits;
}

/// Half a turn: the figures of the code stand with their feet outwards.
Raster upside_down(const Raster& line) { return turned(line, 2); }

/// The part of the seal below (and beside) its centre, level, turned by `turn` against its own axes.
Raster middle_of(const SealRound& round, double turn) {
  const SealShapeFound& seal = round.seal();
  const double millimetres = 3 * kSealLineHeight;  // height of the picture: the seal's middle is about 3 lines high
  Raster picture(int(millimetres * 1.44 * seal.radius_x / (1.05 * seal.radius_y)), int(millimetres), 255);
  for (int y = 0; y < picture.height; ++y)
    for (int x = 0; x < picture.width; ++x) {
      const double u = ((x + 0.5) / picture.width - 0.5) * 1.44 * seal.radius_x, v = (-0.30 + 1.05 * (y + 0.5) / picture.height) * seal.radius_y;
      picture.row(y)[x] = std::uint8_t(255 - round.at(u * std::cos(turn) - v * std::sin(turn), u * std::sin(turn) + v * std::cos(turn)));
    }
  return picture;
}

/// Rows of ink as high as letters: what is higher is the star.
std::vector<PixelBox> rows_of(const Raster& picture) {
  std::vector<PixelBox> rows;
  const int margin = picture.width / 6;
  int begin = -1;
  for (int y = 0; y <= picture.height; ++y) {
    int inked = 0;
    if (y < picture.height)
      for (int x = margin; x < picture.width - margin; ++x) inked += picture.at(x, y) < 150;
    const bool has_ink = inked > std::max(2, picture.width / 70);
    if (has_ink && begin < 0) begin = y;
    if (has_ink || begin < 0) continue;
    if (y - begin >= picture.height / 12 && y - begin <= picture.height * 2 / 5) rows.push_back({0, std::max(0, begin - 3), picture.width, std::min(picture.height, y + 3)});
    begin = -1;
  }
  return rows;
}

}  // namespace

std::string read_level(Recognizer& recognizer, const SealRound& round, double turn) {
  const Raster picture = middle_of(round, turn);
  std::string best;
  float surest = 0.7f;
  for (const PixelBox& row : rows_of(picture)) {
    const LineReading reading = only_name(recognizer.read(cropped(picture, row)));
    float sum = 0;
    for (const ReadCharacter& character : reading.characters) sum += character.confidence;
    if (reading.characters.size() < 2 || sum / float(reading.characters.size()) <= surest) continue;
    surest = sum / float(reading.characters.size());
    best = text_of(reading);
  }
  return best;
}

std::string read_code(Recognizer& recognizer, const SealRound& round, const SealRound::Arc& arc, const SealRound::Band& band) {
  if (!arc.has_gap || arc.span > 0.9) return {};
  const SealRound::Arc opposite{arc.begin + arc.span, 1 - arc.span, true};
  const double depth = band.outer - band.inner;
  const LineReading reading = recognizer.read(upside_down(round.unrolled(opposite, {band.outer - 0.55 * depth, band.outer + 0.06 * depth}, kSealLineHeight)));
  const std::string digits = digits_of(reading);
  return digits.size() >= 10 && digits.size() <= 14 ? digits : std::string{};
}

}  // namespace chushen
