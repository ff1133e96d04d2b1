#include "extract/scan/arc_reading.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "extract/scan/reading_vote.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr float kSure = 0.93f;  // a character less sure than this is looked at again

bool belongs_to_name(const std::string& character) {
  if (character == "(" || character == ")" || character == "（" || character == "）") return true;
  std::size_t position = 0;
  const char32_t code = character.empty() ? 0 : next_code_point(character, position);
  return code >= 0x3400 && code <= 0x9FFF;
}

bool all_sure(const LineReading& reading) {
  return !reading.characters.empty() && std::all_of(reading.characters.begin(), reading.characters.end(), [](const ReadCharacter& c) { return c.confidence >= kSure; });
}

}  // namespace

LineReading only_name(LineReading reading) {
  std::erase_if(reading.characters, [](const ReadCharacter& character) { return !belongs_to_name(character.text); });
  return reading;
}

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
    Raster line = strip.round->unrolled(strip.arc, wider, kSealLineHeight);
    if (view.width != 1) line = scaled(line, std::max(8, int(line.width * view.width)), kSealLineHeight);
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

std::vector<LineReading> views_within(const ArcReading& reading, const SealRound::Arc& arc) {
  std::vector<LineReading> views = reading.all;
  for (LineReading& view : views)
    for (ReadCharacter& character : view.characters) {
      const double away = reading.strip.arc.begin + reading.strip.arc.span * character.centre - (arc.begin + arc.span / 2);
      character.centre = float(std::remainder(away, 1) / arc.span + 0.5);
    }
  return views;
}

}  // namespace chushen
