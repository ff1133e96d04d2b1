#include "extract/scan/arc_name.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "extract/scan/even_letters.h"
#include "extract/scan/name_grammar.h"
#include "extract/scan/seal_axis.h"

namespace chushen {

namespace {

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
      const Raster line = name.strip.round->unrolled(stretch, name.strip.band, kSealLineHeight);
      const std::vector<ReadCharacter> again = only_name(recognizer.read(scaled(line, std::max(8, int(line.width * width)), kSealLineHeight))).characters;
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

}  // namespace

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
  const Raster line = name.strip.round->unrolled(name.strip.arc, name.strip.band, kSealLineHeight);
  trim_strays(name.chosen, line);
  fill_holes(recognizer, name);
  fill_from_views(name.chosen, views, line);
  complete(recognizer, name, views);
  return std::move(name);
}

}  // namespace chushen
