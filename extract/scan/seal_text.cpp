#include "extract/scan/seal_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/scan/reading_vote.h"
#include "extract/scan/seal_round.h"
#include "extract/scan/square_text.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr int kLineHeight = 48;
constexpr float kSure = 0.93f;  // a character less sure than this is looked at again

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

std::string digits_of(const LineReading& reading) {
  std::string digits;
  for (const ReadCharacter& character : reading.characters)
    if (character.text.size() == 1 && character.text[0] >= '0' && character.text[0] <= '9') digits += character.text;
  return digits;
}

/// Half a turn: the figures of the code stand with their feet outwards.
Raster upside_down(const Raster& line) { return turned(line, 2); }

bool all_sure(const LineReading& reading) {
  return !reading.characters.empty() && std::all_of(reading.characters.begin(), reading.characters.end(), [](const ReadCharacter& c) { return c.confidence >= kSure; });
}

/// The same arc with other margins above and below, wider and narrower.
LineReading read_arc(Recognizer& recognizer, const SealRound& round, const SealRound::Arc& arc, const SealRound::Band& band, std::vector<LineReading>& all) {
  struct View {
    double above, below;  // added to the band, in its depths
    double width;         // of the line against its natural width
  };
  constexpr View kViews[] = {{0, 0, 1}, {0.06, 0.12, 1.12}, {-0.02, 0.22, 0.9}, {0.03, 0.06, 1.3}, {-0.04, 0.04, 0.8}};
  for (const View& view : kViews) {
    const double depth = band.outer - band.inner;
    const SealRound::Band wider{band.inner - view.below * depth, band.outer + view.above * depth};
    Raster line = round.unrolled(arc, wider, kLineHeight);
    if (view.width != 1) line = scaled(line, std::max(8, int(line.width * view.width)), kLineHeight);
    all.push_back(only_name(recognizer.read(line)));
    if (all.size() == 2 && all_sure(all[0]) && all_sure(all[1]) && text_of(all[0]) == text_of(all[1])) break;
  }
  return voted(all);
}

/// Takes a reading over as the text that the seal's confidence is about.
void set_text(SealText& text, std::string SealText::* which, const LineReading& reading, const std::vector<LineReading>& all) {
  text.*which = text_of(reading);
  double product = reading.characters.empty() ? 0 : 1;
  for (const ReadCharacter& character : reading.characters) {
    product *= std::min(1.0f, character.confidence);
    text.certainties.push_back(character.confidence);
  }
  text.confidence = float(product);
  for (const LineReading& one : all) {
    const std::string other = text_of(one);
    if (other != text.*which && std::find(text.others.begin(), text.others.end(), other) == text.others.end()) text.others.push_back(other);
  }
}

/// The part of the seal below (and beside) its centre, level, turned by `turn` against its own axes.
Raster middle_of(const SealRound& round, double turn) {
  const SealShapeFound& seal = round.seal();
  const double millimetres = 3 * kLineHeight;  // height of the picture: the seal's middle is about 3 lines high
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

/// The figures opposite the name, between its two ends.
std::string read_code(Recognizer& recognizer, const SealRound& round, const SealRound::Arc& arc, const SealRound::Band& band) {
  if (!arc.has_gap || arc.span > 0.9) return {};
  const SealRound::Arc opposite{arc.begin + arc.span, 1 - arc.span, true};
  const double depth = band.outer - band.inner;
  const LineReading reading = recognizer.read(upside_down(round.unrolled(opposite, {band.outer - 0.55 * depth, band.outer + 0.06 * depth}, kLineHeight)));
  const std::string digits = digits_of(reading);
  return digits.size() >= 10 && digits.size() <= 14 ? digits : std::string{};
}

SealText read_square(Recognizer& recognizer, const Raster& ink, const SealShapeFound& seal) {
  SealText text;
  LineReading best;
  double most = -1;
  for (const Raster& line : square_lines(ink, seal)) {
    LineReading reading = only_name(recognizer.read(line));
    double sum = 0;
    for (const ReadCharacter& character : reading.characters) sum += character.confidence;
    const std::string words = text_of(reading);
    if (words.ends_with("印") || words.ends_with("章")) sum += 1;  // it ends a seal in whichever order it is cut
    if (sum <= most) continue;
    most = sum;
    best = std::move(reading);
  }
  set_text(text, &SealText::level, best, {});
  return text;
}

}  // namespace

SealText read_seal(Recognizer& recognizer, const Raster& ink, const SealShapeFound& seal) {
  if (seal.shape == SealShape::kSquare) return read_square(recognizer, ink, seal);
  SealText text;
  const SealRound round(ink, seal);
  const SealRound::Band band = round.letter_band();
  const SealRound::Arc arc = round.letter_arc(band);
  std::vector<LineReading> all;
  set_text(text, &SealText::arc, read_arc(recognizer, round, arc, band, all), all);
  // Where its letters have their middle is the top. An ellipse stands on one of its long sides.
  double turn = std::remainder(arc.begin + arc.span / 2, 1) * 2 * kPi;
  if (seal.shape == SealShape::kEllipse) turn = std::abs(turn) < kPi / 2 ? 0 : kPi;
  text.level = read_level(recognizer, round, turn);
  text.code = read_code(recognizer, round, arc, band);
  return text;
}

SealKind kind_of(const SealText& text, SealShape shape) {
  const auto in = [](const std::string& where, const char* word) { return where.find(word) != std::string::npos; };
  const std::string all = text.arc + text.level;
  if (in(all, "合同")) return SealKind::kContract;
  if (in(all, "财务")) return SealKind::kFinance;
  if (in(all, "发票")) return SealKind::kInvoice;
  // 部 also stands in names of firms and places; a department's own stands at the end or on the level line.
  const auto department = [](const std::string& words) { return words.ends_with("部") || words.ends_with("科") || words.ends_with("处") || words.ends_with("办公室"); };
  if (in(all, "专用章") || department(text.level) || department(text.arc)) return SealKind::kDepartment;
  if (shape == SealShape::kSquare) return SealKind::kPersonal;
  if (shape != SealShape::kOther && count_code_points(text.arc) >= 4) return SealKind::kOfficial;
  return SealKind::kUnknown;
}

}  // namespace chushen
