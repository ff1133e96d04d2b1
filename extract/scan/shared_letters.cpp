#include "extract/scan/shared_letters.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "extract/scan/arc_letters.h"
#include "extract/scan/arc_reading.h"
#include "extract/scan/letter_likeness.h"
#include "extract/scan/seal_impression.h"
#include "extract/scan/seal_ink.h"

namespace chushen {

namespace {

constexpr std::size_t kLeastLetters = 6, kLeastCommon = 3, kLeastAlike = 4;
constexpr std::size_t kMostTried = 6, kMostWitnesses = 2;  // for one seal: some 30 ms each
constexpr float kInferred = 0.6f;        // how sure a letter is at most that is to be seen on another impression alone
constexpr double kAround = 20 / 25.4;  // inch of the layer kept around a seal: another seal's ring is told by what lies outside

/// What another impression of one seal says of this one: its letters at their places here, laid upon it.
struct Witness {
  std::vector<ArcLetter> letters;
  std::vector<float> most;  ///< how sure each is here at most
  LaidImpression laid;
};

/// Whether it is worth looking: they have some letters in common.
bool say_alike(const std::vector<ArcLetter>& letters, const std::vector<ArcLetter>& others) {
  const auto common = std::count_if(others.begin(), others.end(), [&](const ArcLetter& other) {
    return std::any_of(letters.begin(), letters.end(), [&](const ArcLetter& letter) { return letter.text == other.text; });
  });
  return others.size() >= kLeastLetters && std::size_t(common) >= kLeastCommon;
}

bool contains(const PixelBox& box, int x, int y) { return x >= box.left && x < box.right && y >= box.top && y < box.bottom; }

SealImpression impression_of(const ReadSeal& seal) {
  SealImpression impression{undisturbed_ink(seal.ink, seal.seals, seal.own), Raster(seal.ink.width, seal.ink.height, 0), seal.seals[seal.own], seal.dpi};
  for (int y = 0; y < seal.ink.height; ++y)
    for (int x = 0; x < seal.ink.width; ++x)
      if (!contains(seal.paper, x, y) || impression.ink.at(x, y) != seal.ink.at(x, y)) impression.hidden.row(y)[x] = 255;
  return impression;
}

constexpr double kAlike = 0.72;  // correlation of two pictures: of letters that differ 99 in 100 stay below 0.67

/// Whether one picture has all that the other has, and something that lies over it besides.
bool is_covered(const LetterLikeness& likeness, double nothing) { return likeness.seen && std::min(likeness.first_alone, likeness.other_alone) < nothing; }

/// How sure a letter of the other is here at most: both show it, or this one shows all of its strokes and more; nothing
/// speaks against it; they differ.
float most_sure(const LetterLikeness& likeness) {
  constexpr double kLittle = 0.08;   // of a letter's ink
  constexpr double kNotUnlike = 0.4;  // correlation: of one letter 99 in 100 are above it, of different ones half
  if (likeness.seen && (likeness.correlation > kAlike || likeness.other_alone < kLittle)) return kCovered;
  return !likeness.seen || likeness.correlation > kNotUnlike || is_covered(likeness, kLittle) ? kInferred : 0.0f;
}

/// Nothing where the two are not one seal: of its letters that are to be seen a third has to look alike and most of the
/// others have to be there among what covers them, and none that was surely read may be surely another.
std::optional<Witness> witness(const SealImpression& here, const std::vector<ArcLetter>& own, const SealImpression& there, std::vector<ArcLetter> letters) {
  constexpr double kNothing = 0.04;  // of a letter's ink
  const ImpressionLie lie = lie_upon(here, there);
  LaidImpression on = laid_upon(here, there, lie);
  Raster either = here.hidden;
  for (std::size_t i = 0; i < either.pixels.size(); ++i) either.pixels[i] = std::max(either.pixels[i], on.hidden.pixels[i]);
  const SealRound first(here.ink, here.seal), second(there.ink, there.seal), laid(on.ink, here.seal), hidden(either, here.seal);
  const SealRound::Band band = second.letter_band();
  for (ArcLetter& letter : letters) letter.place = place_in(first, second, lie, letter.place);
  const double pitch = pitch_of(letters);
  Witness witness;
  std::size_t seen = 0, alike = 0, covered = 0;
  for (const ArcLetter& letter : letters) {
    const ArcLetter* const same = letter_at(own, letter.place, pitch);
    if (same && same->text != letter.text && std::min(same->certainty, letter.certainty) >= kSurelyRead) return std::nullopt;
    const LetterLikeness likeness = likeness_at({first, laid, hidden}, letter.place, pitch, band);
    const bool is_alike = likeness.correlation > kAlike;
    seen += likeness.seen;
    alike += is_alike;
    covered += !is_alike && is_covered(likeness, kNothing);
    witness.letters.push_back(letter);
    witness.most.push_back(most_sure(likeness));
  }
  if (alike < kLeastAlike || 3 * alike < seen || 3 * (alike + covered) < 2 * seen) return std::nullopt;
  witness.laid = std::move(on);
  return witness;
}

/// The ink that all show who can be seen there: what print adds on one page it does not add on another.
Raster common_ink(const SealImpression& own, const std::vector<Witness>& witnesses) {
  Raster common = own.ink;
  for (std::size_t i = 0; i < common.pixels.size(); ++i) {
    bool seen = !own.hidden.pixels[i];
    for (const Witness& witness : witnesses) {
      if (witness.laid.hidden.pixels[i]) continue;
      const std::uint8_t level = witness.laid.ink.pixels[i];
      common.pixels[i] = seen ? std::min(common.pixels[i], level) : level;
      seen = true;
    }
  }
  return common;
}

/// The stretch of these letters, read in other ink.
std::vector<ArcLetter> read_again(Recognizer& recognizer, const std::vector<ArcLetter>& letters, const Raster& ink, const SealShapeFound& seal) {
  constexpr double kHalf = 0.56;  // pitches: from the middle of a letter to its end
  const SealRound round(ink, seal);
  const double margin = kHalf * pitch_of(letters), begin = letters.front().place - margin, way = letters.back().place - letters.front().place;
  const SealRound::Arc arc{begin, std::min(1.0, way - std::floor(way) + 2 * margin), true};
  std::vector<ArcLetter> again;
  for (const ReadCharacter& read : read_arc(recognizer, {&round, arc, round.letter_band()}).chosen.characters)
    again.push_back({read.text, read.confidence, arc.begin + arc.span * read.centre});
  return again;
}

void take_over(std::vector<ArcLetter>& letters, const Witness& witness) {
  const std::vector<ArcLetter>& others = witness.letters;
  for (std::size_t i = 0; i < others.size(); ++i) {
    double nearest = 1;
    if (i > 0) nearest = std::min(nearest, apart(others[i].place, others[i - 1].place));
    if (i + 1 < others.size()) nearest = std::min(nearest, apart(others[i].place, others[i + 1].place));
    take_over(letters, others[i], witness.most[i], nearest);
  }
}

bool may_share(const ReadSeal& seal) {
  const SealShapeFound& found = seal.seals[seal.own];
  return found.shape == SealShape::kRound || found.shape == SealShape::kEllipse;
}

/// What the seal says by all impressions of it; nothing where it is the only one.
std::optional<SealText> shared_text(std::size_t index, const std::vector<ReadSeal>& seals, const std::vector<SealImpression>& impressions, Recognizer* recognizer) {
  std::vector<ArcLetter> letters = letters_of(seals[index].text);
  std::vector<Witness> witnesses;
  std::size_t tried = 0;
  for (std::size_t i = 0; i < seals.size() && tried < kMostTried && witnesses.size() < kMostWitnesses; ++i) {
    std::vector<ArcLetter> others = letters_of(seals[i].text);
    if (i == index || !are_alike(impressions[index], impressions[i]) || !say_alike(letters, others)) continue;
    ++tried;
    if (auto found = witness(impressions[index], letters, impressions[i], std::move(others))) witnesses.push_back(std::move(*found));
  }
  if (witnesses.empty()) return std::nullopt;
  for (const Witness& witness : witnesses) take_over(letters, witness);
  if (recognizer && any_doubtful(letters)) take_surer(letters, read_again(*recognizer, letters, common_ink(impressions[index], witnesses), impressions[index].seal));
  SealText text = seals[index].text;
  write(letters, text);
  return text;
}

}  // namespace

ReadSeal seal_and_ink(const Raster& layer, const std::vector<SealShapeFound>& seals, std::size_t index, double dpi, SealText text) {
  const SealShapeFound& seal = seals[index];
  const double reach = std::max(seal.radius_x, seal.radius_y) + kAround * dpi;
  const PixelBox box{int(seal.centre_x - reach), int(seal.centre_y - reach), int(seal.centre_x + reach), int(seal.centre_y + reach)};
  ReadSeal read{0, {}, cropped(layer, box, 0), {-box.left, -box.top, layer.width - box.left, layer.height - box.top}, seals, index, dpi, std::move(text)};
  for (SealShapeFound& there : read.seals) {
    there.box = {there.box.left - box.left, there.box.top - box.top, there.box.right - box.left, there.box.bottom - box.top};
    there.centre_x -= box.left;
    there.centre_y -= box.top;
  }
  return read;
}

void share_letters(std::vector<ReadSeal> seals, Recognizer* recognizer, std::vector<Page>& pages) {
  std::erase_if(seals, [](const ReadSeal& seal) { return !may_share(seal); });
  if (seals.size() < 2 || std::none_of(seals.begin(), seals.end(), [](const ReadSeal& seal) { return any_doubtful(letters_of(seal.text)); })) return;
  // The surest first: what it gains the others may gain from it.
  std::stable_sort(seals.begin(), seals.end(), [](const ReadSeal& a, const ReadSeal& b) { return a.text.confidence > b.text.confidence; });
  std::vector<SealImpression> impressions;
  for (const ReadSeal& seal : seals) impressions.push_back(impression_of(seal));
  for (std::size_t i = 0; i < seals.size(); ++i) {
    if (!any_doubtful(letters_of(seals[i].text))) continue;
    auto text = shared_text(i, seals, impressions, recognizer);
    if (!text) continue;
    seals[i].text = std::move(*text);
    for (Page& page : pages)
      for (Seal& written : page.seals)
        if (page.number == seals[i].page && written.box == seals[i].box) written = seal_of(seals[i].seals[seals[i].own], seals[i].text, written.box, seals[i].dpi);
  }
}

}  // namespace chushen
