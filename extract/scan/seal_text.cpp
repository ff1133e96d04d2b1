#include "extract/scan/seal_text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "extract/scan/even_letters.h"
#include "extract/scan/name_grammar.h"
#include "extract/scan/reading_vote.h"
#include "extract/scan/seal_axis.h"
#include "extract/scan/seal_ink.h"
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

/// One way to unroll the arc.
struct Strip {
  const SealRound* round = nullptr;
  SealRound::Arc arc;
  SealRound::Band band;
};

/// What was read of one strip.
struct ArcReading {
  LineReading chosen;
  std::vector<LineReading> all;  ///< in pictures with other margins and proportions
  Strip strip;
  bool sure = false;             ///< the first two agree and are sure of every character, or all agree

  /// What it has for it: characters that are hardly more than guesses speak against it.
  double weight() const {
    double sum = 0;
    for (const ReadCharacter& character : chosen.characters) sum += character.confidence - 0.4;
    return sum;
  }
};

/// The same arc with other margins above and below, wider and narrower. Places come out as parts of the strip.
ArcReading read_arc(Recognizer& recognizer, const Strip& strip) {
  struct View {
    double above, below;  // added to the band, in its depths
    double width;         // of the line against its natural width
  };
  constexpr View kViews[] = {{0, 0, 1}, {0.06, 0.12, 1.12}, {-0.02, 0.22, 0.9}, {0.03, 0.06, 1.3}, {-0.04, 0.04, 0.8}};
  ArcReading reading;
  reading.strip = strip;
  for (const View& view : kViews) {
    const double depth = strip.band.outer - strip.band.inner;
    const SealRound::Band wider{strip.band.inner - view.below * depth, strip.band.outer + view.above * depth};
    Raster line = strip.round->unrolled(strip.arc, wider, kLineHeight);
    if (view.width != 1) line = scaled(line, std::max(8, int(line.width * view.width)), kLineHeight);
    LineReading read = only_name(recognizer.read(line));
    for (ReadCharacter& character : read.characters) character.centre /= float(line.width);
    reading.all.push_back(std::move(read));
    const std::vector<LineReading>& all = reading.all;
    if (all.size() == 2 && all_sure(all[0]) && all_sure(all[1]) && text_of(all[0]) == text_of(all[1])) break;
  }
  const std::string first = text_of(reading.all.front());
  const bool unanimous = std::all_of(reading.all.begin(), reading.all.end(), [&](const LineReading& read) { return text_of(read) == first; });
  reading.sure = unanimous && !first.empty();
  reading.chosen = voted(reading.all);
  return reading;
}

/// Behind 公司 of a reading that goes on there, as a part of the way around: where the name ends and so begins. A gap
/// between brackets may be wider than the one with the code. A branch (分公司) has a name behind the 公司 of its firm.
std::optional<double> end_of_name(const ArcReading& reading) {
  const std::vector<ReadCharacter>& read = reading.chosen.characters;
  const std::string text = text_of(reading.chosen);
  if (text.ends_with("公司") || text.find("分公") != std::string::npos) return std::nullopt;
  for (std::size_t i = 1; i + 1 < read.size(); ++i) {
    if (read[i - 1].text != "公" || read[i].text != "司" || read[i].confidence < 0.8f) continue;
    const double pitch = read[i].centre - read[i - 1].centre;
    return reading.strip.arc.begin + reading.strip.arc.span * (read[i].centre + 0.62 * pitch);
  }
  return std::nullopt;
}

/// Looks again where the distance of two letters leaves room for one more: a short stretch, in two pictures that have to
/// agree. What is between there stands in the name with what it is sure of; what is not surely read stays out.
void fill_holes(Recognizer& recognizer, ArcReading& name) {
  constexpr double kHole = 1.6, kMostHole = 2.5, kAround = 1.6;  // pitches
  constexpr float kAgreed = 0.6f;
  std::vector<ReadCharacter>& read = name.chosen.characters;
  const float pitch = pitch_of(read);
  if (pitch <= 0) return;
  const SealRound::Arc& arc = name.strip.arc;
  for (std::size_t i = 0; i + 1 < read.size(); ++i) {
    const float distance = read[i + 1].centre - read[i].centre;
    if (distance < kHole * pitch || distance > kMostHole * pitch) continue;
    const SealRound::Arc stretch{arc.begin + arc.span * (read[i].centre - kAround * pitch), arc.span * (distance + 2 * kAround * pitch), true};
    std::vector<ReadCharacter> found;
    for (const double width : {1.0, 1.25}) {
      const Raster line = name.strip.round->unrolled(stretch, name.strip.band, kLineHeight);
      const std::vector<ReadCharacter> again = only_name(recognizer.read(scaled(line, std::max(8, int(line.width * width)), kLineHeight))).characters;
      for (std::size_t k = 0; k + 2 < again.size(); ++k)
        if (again[k].text == read[i].text && again[k + 2].text == read[i + 1].text) found.push_back(again[k + 1]);
    }
    if (found.size() != 2 || found[0].text != found[1].text || std::min(found[0].confidence, found[1].confidence) < kAgreed) continue;
    found[0].confidence = std::min(found[0].confidence, found[1].confidence);
    found[0].centre = read[i].centre + distance / 2;
    read.insert(read.begin() + std::ptrdiff_t(i) + 1, found[0]);
    ++i;
  }
}

/// The views of one reading with their places in the strip of another.
std::vector<LineReading> views_within(const ArcReading& reading, const SealRound::Arc& arc) {
  std::vector<LineReading> views = reading.all;
  for (LineReading& view : views)
    for (ReadCharacter& character : view.characters) {
      const double away = reading.strip.arc.begin + reading.strip.arc.span * character.centre - (arc.begin + arc.span / 2);
      character.centre = float(std::remainder(away, 1) / arc.span + 0.5);
    }
  return views;
}

/// By how many letters the name reaches further on the left of the seal's top than on its right, where it is halved.
int more_on_left(const ArcReading& name) {
  const std::vector<ReadCharacter>& read = name.chosen.characters;
  const float pitch = pitch_of(read);
  if (pitch <= 0) return 0;
  const SealRound::Arc& arc = name.strip.arc;
  const double first = arc.begin + arc.span * read.front().centre, last = arc.begin + arc.span * read.back().centre;
  const auto top = top_of(*name.strip.round, (first + last) / 2);
  return top ? int(std::lround((2 * *top - first - last) / (pitch * arc.span))) : 0;
}

/// The strip from half a letter before the first to half a letter behind the last, with so many more letters at the ends:
/// print beside the name stays outside.
Strip cut_to(const ArcReading& name, int before, int behind) {
  constexpr double kHalf = 0.56;  // pitches
  const std::vector<ReadCharacter>& read = name.chosen.characters;
  const SealRound::Arc& arc = name.strip.arc;
  const double pitch = pitch_of(read), from = read.front().centre - (before + kHalf) * pitch, to = read.back().centre + (behind + kHalf) * pitch;
  return {name.strip.round, {arc.begin + arc.span * from, arc.span * (to - from), true}, name.strip.band};
}

/// Makes both halves of the name equally long: print in front of it was read as letters, or one that print covers was
/// passed over. Behind 公司 there is nothing. What nobody read the way in which firms are named may tell.
void complete(Recognizer& recognizer, ArcReading& name, std::vector<LineReading>& views) {
  constexpr int kMost = 3;
  const int more = more_on_left(name);
  const bool known = std::abs(more) <= kMost;
  int before = known ? std::max(0, -more) : 0, behind = known ? std::max(0, more) : 0;
  if (behind > 0 && text_of(name.chosen).ends_with("公司")) {
    std::vector<ReadCharacter>& read = name.chosen.characters;
    read.erase(read.begin(), read.begin() + behind);
    behind = 0;
  }
  if (before + behind > 0) {
    const ArcReading again = read_arc(recognizer, cut_to(name, before, behind));
    for (LineReading& view : views_within(again, name.strip.arc)) views.push_back(std::move(view));
    before = add_before(name.chosen, views, before);
    behind = add_behind(name.chosen, views, behind);
  }
  mend_name(name.chosen, before, behind);
}

/// The name on the arc, in as many ways as it takes to be sure of it. What one way passed over another may have seen.
ArcReading read_name(Recognizer& recognizer, const std::vector<const SealRound*>& rounds) {
  constexpr double kBetter = 0.8;  // of `weight`: a letter more; a guess less makes no better reading
  std::vector<ArcReading> readings;
  std::size_t best = 0;
  const auto consider = [&](const Strip& strip) {
    ArcReading reading = read_arc(recognizer, strip);
    if (const auto end = end_of_name(reading)) {
      ArcReading again = read_arc(recognizer, {strip.round, {*end, 1, true}, strip.band});
      if (text_of(again.chosen).find("公司") != std::string::npos) reading = std::move(again);
    }
    if (!readings.empty() && reading.weight() > readings[best].weight() + kBetter) best = readings.size();
    readings.push_back(std::move(reading));
    return readings[best].sure;
  };
  for (const SealRound* round : rounds) {
    const SealRound::Band band = round->letter_band();
    if (consider({round, round->letter_arc(band), band})) break;
    if (consider({round, {0.5, 1, true}, band})) break;  // upright, whatever its gaps look like
  }
  ArcReading& name = readings[best];
  std::vector<LineReading> views;
  for (const ArcReading& reading : readings)
    for (LineReading& view : views_within(reading, name.strip.arc)) views.push_back(std::move(view));
  const Raster line = name.strip.round->unrolled(name.strip.arc, name.strip.band, kLineHeight);
  trim_strays(name.chosen, line);
  fill_holes(recognizer, name);
  fill_from_views(name.chosen, views, line);
  complete(recognizer, name, views);
  return std::move(name);
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
