#include "extract/scan/shared_letters.h"

#include <cmath>
#include <string>

#include <catch2/catch.hpp>

#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr double kTurn = 2 * 3.14159265358979;
constexpr int kRadius = 150, kMiddle = 320;
constexpr double kFirst = -0.3, kPitch = 0.06;  // parts of the way around: where a name begins, from letter to letter

constexpr unsigned kLike = 4, kUnlike = 11;  // letters that have no stroke in common

/// A letter as a pattern of squares that only letters of the same number show.
bool has_ink(unsigned letter, int column, int row) {
  if (letter == kUnlike) return !has_ink(kLike, column, row);
  return ((unsigned(column) + 2) * (2 * letter + 3) + (unsigned(row) + 1) * (5 * letter + 2)) % 29 < 13;
}

/// A ring with letters (by number) along it, turned by a part of the way around.
Raster stamp(const std::vector<unsigned>& letters, double turned) {
  constexpr int kCells = 5;
  Raster ink(2 * kMiddle, 2 * kMiddle, 0);
  for (int y = 0; y < ink.height; ++y)
    for (int x = 0; x < ink.width; ++x) {
      const double radius = std::hypot(x - kMiddle, y - kMiddle) / kRadius;
      if (radius > 0.96 && radius <= 1) ink.row(y)[x] = 255;
      const double along = std::remainder(std::atan2(x - kMiddle, kMiddle - y) / kTurn - turned, 1) - kFirst;
      const int letter = int(std::lround(along / kPitch));
      const double column = (along / kPitch - letter + 0.4) / 0.8 * kCells, row = (0.9 - radius) / 0.3 * kCells;
      if (letter < 0 || letter >= int(letters.size()) || column < 0 || column >= kCells || row < 0 || row >= kCells) continue;
      if (has_ink(letters[std::size_t(letter)], int(column), int(row))) ink.row(y)[x] = 255;
    }
  return ink;
}

std::string name_of(const std::vector<unsigned>& letters) {
  const std::string all[] = {"江", "门", "市", "鑫", "昇", "电", "器", "有", "限", "公", "司", "霁"};
  std::string name;
  for (const unsigned letter : letters) name += all[letter];
  return name;
}

const std::vector<unsigned> kName = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

/// The seal on a page of its own, read as the letters say, each as sure as said.
ReadSeal read_as(const std::vector<unsigned>& letters, Raster ink, double turned, int page, int radius = kRadius) {
  SealShapeFound found;
  found.shape = SealShape::kRound;
  found.color = SealColor::kBlack;
  found.centre_x = found.centre_y = kMiddle;
  found.radius_x = found.radius_y = radius;
  found.box = {kMiddle - radius, kMiddle - radius, kMiddle + radius, kMiddle + radius};
  found.confidence = 1;
  SealText text;
  text.arc = name_of(letters);
  text.confidence = 0.9f;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    text.certainties.push_back(0.99f);
    text.places.push_back(kFirst + kPitch * double(i) + turned);
  }
  ReadSeal seal = seal_and_ink(ink, {found}, 0, 200, text);
  seal.page = page;
  seal.box = {double(page), 0, 100, 100};
  return seal;
}

Page page_of(const ReadSeal& seal) {
  Page page;
  page.number = seal.page;
  page.seals = {seal_of(seal.seals[seal.own], seal.text, seal.box, seal.dpi)};
  return page;
}

/// What the seal of the first page says after all.
Seal shared(const std::vector<ReadSeal>& seals) {
  std::vector<Page> pages;
  for (const ReadSeal& seal : seals) pages.push_back(page_of(seal));
  share_letters(seals, nullptr, pages);
  return pages.front().seals.front();
}

void doubt(ReadSeal& seal, std::size_t letter, float certainty = 0.3f) {
  seal.text.certainties[letter] = certainty;
  seal.text.confidence = certainty;
}

constexpr double kAskew = 0.04;

/// With a bar of print across the letter.
Raster printed_over(Raster ink, std::size_t letter) {
  const double angle = kTurn * (kFirst + kPitch * double(letter) + kAskew);
  const int x = int(kMiddle + 0.75 * kRadius * std::sin(angle)), y = int(kMiddle - 0.75 * kRadius * std::cos(angle));
  drawing::fill(ink, {x - 60, y - 6, x + 25, y + 6}, 255);
  return ink;
}

const std::vector<unsigned> kMisread = {0, 1, 2, 3, 11, 5, 6, 7, 8, 9, 10};  // 霁 for 昇

}  // namespace

TEST_CASE("a letter that print covers is taken from another impression of the seal, doubtfully") {
  ReadSeal covered = read_as(kMisread, printed_over(stamp(kName, kAskew), 4), kAskew, 1);
  doubt(covered, 4);
  const Seal seal = shared({covered, read_as(kName, stamp(kName, 0), 0, 5)});
  CHECK(seal.text == name_of(kName));
  REQUIRE(seal.certainties.size() == kName.size());
  CHECK(seal.certainties[4] >= 0.5f);
  CHECK(seal.certainties[4] <= kCovered);
  CHECK(seal.certainties[3] == 0.99f);
  CHECK(seal.others == std::vector<std::string>{name_of(kMisread)});
}

TEST_CASE("a letter that was read doubtfully is read surely enough where both impressions show and say the same") {
  ReadSeal blurred = read_as(kName, stamp(kName, kAskew), kAskew, 1);
  doubt(blurred, 4);
  const Seal seal = shared({blurred, read_as(kName, stamp(kName, 0), 0, 5)});
  CHECK(seal.text == name_of(kName));
  CHECK(seal.certainties[4] == kCovered);
}

TEST_CASE("a letter that two impressions of it were read as different ones is doubtful, however surely one was read") {
  ReadSeal blurred = read_as(kMisread, stamp(kName, kAskew), kAskew, 1);
  doubt(blurred, 4, 0.7f);
  const Seal seal = shared({blurred, read_as(kName, stamp(kName, 0), 0, 5)});
  CHECK(seal.certainties[4] == 0.6f);
}

TEST_CASE("a letter that looks otherwise is not taken from a seal that has all others") {
  const std::vector<unsigned> twin = {0, 1, 2, 3, 11, 5, 6, 7, 8, 9, 10};
  ReadSeal doubtful = read_as(twin, stamp(twin, kAskew), kAskew, 1);
  doubt(doubtful, 4);
  const Seal seal = shared({doubtful, read_as(kName, stamp(kName, 0), 0, 5)});
  CHECK(seal.text == name_of(twin));
  CHECK(seal.certainties[4] == 0.3f);
}

TEST_CASE("of a seal that was surely read otherwise nothing is taken, nor of one of another size") {
  ReadSeal doubtful = read_as(kMisread, stamp(kName, kAskew), kAskew, 1);
  doubt(doubtful, 4);
  const std::vector<unsigned> another = {0, 1, 2, 11, 4, 5, 6, 7, 8, 9, 10};
  CHECK(shared({doubtful, read_as(another, stamp(another, 0), 0, 5)}).text == name_of(kMisread));
  CHECK(shared({doubtful, read_as(kName, stamp(kName, 0), 0, 5, kRadius * 9 / 10)}).text == name_of(kMisread));
  CHECK(shared({doubtful}).text == name_of(kMisread));
}

TEST_CASE("a letter that was not read at all is put in where another impression shows it") {
  ReadSeal short_of_one = read_as(kName, stamp(kName, kAskew), kAskew, 1);
  doubt(short_of_one, 5);
  short_of_one.text.arc.erase(4 * 3, 3);  // UTF-8: three bytes a letter
  short_of_one.text.certainties.erase(short_of_one.text.certainties.begin() + 4);
  short_of_one.text.places.erase(short_of_one.text.places.begin() + 4);
  const Seal seal = shared({short_of_one, read_as(kName, stamp(kName, 0), 0, 5)});
  CHECK(seal.text == name_of(kName));
}

TEST_CASE("a seal that the edge of the page cuts off tells what it shows") {
  ReadSeal doubtful = read_as(kMisread, stamp(kName, kAskew), kAskew, 1);
  doubt(doubtful, 4);
  ReadSeal cut = read_as(kName, stamp(kName, 0), 0, 5);
  cut.paper.right = cut.ink.width / 2 + 20;
  drawing::fill(cut.ink, {cut.paper.right, 0, cut.ink.width, cut.ink.height});
  CHECK(shared({doubtful, cut}).text == name_of(kName));
}
