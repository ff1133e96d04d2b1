#include "extract/scan/seal_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/scan/arc_name.h"
#include "extract/scan/even_letters.h"
#include "extract/scan/seal_ink.h"
#include "extract/scan/seal_level.h"
#include "extract/scan/square_text.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr std::size_t kMostOfPerson = 5;  // letters on a personal seal: 欧阳修之印

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

/// The part of a letter's place that print covers.
double covered_part(const SealRound& print, const Strip& strip, float centre, float pitch) {
  constexpr int kSteps = 24;
  constexpr double kHalf = 0.45;  // pitches
  int covered = 0;
  for (int i = 0; i < kSteps; ++i)
    for (int k = 0; k < kSteps; ++k) {
      const double part = strip.arc.begin + strip.arc.span * (centre + ((i + 0.5) / kSteps * 2 - 1) * kHalf * pitch);
      covered += print.ink(part, strip.band.inner + (strip.band.outer - strip.band.inner) * (k + 0.5) / kSteps) > 127;
    }
  return covered / double(kSteps * kSteps);
}

/// Of letters that print crosses nobody is as sure as of others.
void doubt_covered(const ArcReading& name, const Raster& print, std::vector<float>& certainties) {
  constexpr double kCrossed = 0.02;  // of its place: the thinnest stroke through it
  const std::vector<ReadCharacter>& read = name.chosen.characters;
  const SealRound round(print, name.strip.round->seal());
  for (std::size_t i = 0; i < read.size(); ++i)
    if (covered_part(round, name.strip, read[i].centre, pitch_of(read)) > kCrossed) certainties[i] = std::min(certainties[i], kCovered);
}

double sum_of(const LineReading& reading) {
  double sum = 0;
  for (const ReadCharacter& character : reading.characters) sum += character.confidence;
  return sum;
}

/// A name in two columns or rows, in whichever order it reads better.
LineReading read_four_letters(Recognizer& recognizer, const Raster& ink, const SealShapeFound& seal) {
  LineReading best;
  double most = -1;
  for (const Raster& line : square_lines(ink, seal)) {
    LineReading reading = only_name(recognizer.read(line));
    const std::string words = text_of(reading);
    // It ends a seal in whichever order it is cut.
    const double sum = sum_of(reading) + (words.ends_with("印") || words.ends_with("章"));
    if (sum <= most) continue;
    most = sum;
    best = std::move(reading);
  }
  return best;
}

LineReading read_rows(Recognizer& recognizer, const Raster& ink, const SealShapeFound& seal) {
  LineReading all;
  for (const Raster& row : square_rows(ink, seal)) {
    const LineReading reading = only_name(recognizer.read(row));
    all.characters.insert(all.characters.end(), reading.characters.begin(), reading.characters.end());
  }
  return all;
}

SealText read_square(Recognizer& recognizer, const Raster& ink, const SealShapeFound& seal) {
  constexpr double kSure = 0.8;  // the mean of a name that needs no other look
  LineReading best = read_four_letters(recognizer, ink, seal);
  const std::size_t letters = best.characters.size();
  if (letters < 2 || letters > kMostOfPerson || sum_of(best) < kSure * double(letters))
    if (LineReading rows = read_rows(recognizer, ink, seal); sum_of(rows) > sum_of(best)) best = std::move(rows);
  SealText text;
  set_text(text, &SealText::level, best, {});
  return text;
}

}  // namespace

SealText read_seal(Recognizer& recognizer, const Raster& ink, const std::vector<SealShapeFound>& seals, std::size_t index, const Raster* print) {
  const SealShapeFound& seal = seals[index];
  if (seal.shape == SealShape::kSquare) return read_square(recognizer, ink, seal);
  SealText text;
  const Raster clear = undisturbed_ink(ink, seals, index);
  const SealRound round(clear, seal), as_it_is(ink, seal);
  std::vector<const SealRound*> rounds = {&round};
  if (clear.pixels != ink.pixels) rounds.push_back(&as_it_is);
  const ArcReading name = read_name(recognizer, rounds);
  set_text(text, &SealText::arc, name.chosen, name.all);
  for (const ReadCharacter& character : name.chosen.characters) text.places.push_back(name.strip.arc.begin + name.strip.arc.span * character.centre);
  if (print) doubt_covered(name, *print, text.certainties);
  const SealRound::Band band = round.letter_band();
  const SealRound::Arc arc = round.letter_arc(band);
  // Where its letters have their middle is the top. An ellipse stands on one of its long sides.
  double turn = std::remainder(arc.begin + arc.span / 2, 1) * 2 * kPi;
  if (seal.shape == SealShape::kEllipse) turn = std::abs(turn) < kPi / 2 ? 0 : kPi;
  text.level = read_level(recognizer, round, turn);
  text.code = read_code(recognizer, round, arc, band);
  return text;
}

Seal seal_of(const SealShapeFound& found, const SealText& text, const Rect& box, double dpi) {
  constexpr double kMillimetresPerInch = 25.4;
  Seal seal;
  seal.box = box;
  seal.shape = found.shape;
  seal.color = found.color;
  seal.diameter_mm = 2 * std::max(found.radius_x, found.radius_y) / dpi * kMillimetresPerInch;
  seal.text = found.shape == SealShape::kSquare ? text.level : text.arc;
  seal.kind = kind_of(text, found.shape);
  seal.confidence = seal.text.empty() ? found.confidence : std::min(found.confidence, text.confidence);
  seal.code = text.code;
  seal.partial = found.partial;
  seal.certainties = text.certainties;
  seal.others = text.others;
  return seal;
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
