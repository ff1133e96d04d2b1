#include <catch2/catch.hpp>

#include <filesystem>

#include "extract/read_document.h"
#include "extract/scan/seam_seals.h"
#include "scan_drawing.h"

using namespace chushen;

namespace {

constexpr double kDpi = 200, kRadius = 20 / 25.4 * kDpi;

/// A ring with a bar in its middle, to be cut up.
Raster whole_seal() {
  Raster seal(int(2 * kRadius) + 2, int(2 * kRadius) + 2, 0);
  for (int step = 0; step < 6000; ++step) {
    const double angle = step * 2 * 3.14159265 / 6000, x = kRadius + (kRadius - 3) * std::cos(angle), y = kRadius + (kRadius - 3) * std::sin(angle);
    drawing::fill(seal, {int(x) - 3, int(y) - 3, int(x) + 3, int(y) + 3}, 180);
  }
  drawing::stroke(seal, kRadius - 60, kRadius, kRadius + 60, kRadius, 24, 180);
  return seal;
}

struct Part {
  SealShapeFound found;
  Raster layer;
};

/// Columns `left` to `right` of the seal at the right edge of an empty page, `top` from its upper edge.
Part page_with(const Raster& seal, int left, int right, int top) {
  Raster layer(1200, 1000, 0);
  for (int y = 0; y < seal.height; ++y)
    for (int x = left; x < right; ++x) layer.row(top + y)[layer.width - right + x] = seal.at(x, y);
  const auto found = find_coloured_seals(layer, SealColor::kRed, kDpi);
  REQUIRE(found.size() == 1);
  CHECK(is_slice(found.front(), layer.width, kDpi));
  return {found.front(), std::move(layer)};
}

void add(const Part& part, int number, std::vector<SeamSlice>& slices, std::vector<Page>& pages) {
  slices.push_back(slice_of(part.found, part.layer, 0, kDpi));
  slices.back().page = number;
  slices.back().box = {double(number), 0, 10, 10};
  Page page;
  page.number = number;
  Seal seal;
  seal.box = slices.back().box;
  seal.partial = true;
  page.seals.push_back(seal);
  pages.push_back(std::move(page));
}

}  // namespace

TEST_CASE("the slices of a seal over the edges of four pages are put together, wherever each lies") {
  const Raster seal = whole_seal();
  std::vector<SeamSlice> slices;
  std::vector<Page> pages;
  const int cuts[] = {0, 80, 150, 240, seal.width}, tops[] = {300, 325, 290, 310};
  for (int i = 0; i < 4; ++i) add(page_with(seal, cuts[i], cuts[i + 1], tops[i]), i + 1, slices, pages);
  join_seam_seals(slices, nullptr, pages);
  for (const Page& page : pages) {
    const Seal& part = page.seals.front();
    CHECK(part.diameter_mm == Approx(40).margin(1.2));
    CHECK(part.kind == SealKind::kUnknown);  // nobody read it
    CHECK(part.partial);
    CHECK(part.box == Rect{double(page.number), 0, 10, 10});
  }
}

TEST_CASE("slices that make no seal together stay what they are") {
  const Raster seal = whole_seal();
  std::vector<SeamSlice> slices;
  std::vector<Page> pages;
  for (int i = 0; i < 3; ++i) add(page_with(seal, 0, 90, 300), i + 1, slices, pages);  // three times the same left part
  join_seam_seals(slices, nullptr, pages);
  for (const Page& page : pages) {
    CHECK(page.seals.front().diameter_mm == 0);
  }
}

TEST_CASE("a scan of fanned sheets has one seal, its name on each of them") {
  const std::string tree = CHUSHEN_SOURCE_DIR;
  REQUIRE(std::filesystem::exists(tree + "/.cache/engines/models"));  // `make` fetches the models
  const Document document = read_document(tree + "/fixtures/seam/扫描件.pdf", {tree + "/.cache/engines/models", {}});
  REQUIRE(document.pages.size() == 4);
  for (const Page& page : document.pages) {
    REQUIRE(page.seals.size() == 1);
    CHECK(page.seals.front().text == "江门市霁禾食品有限公司");
    CHECK(page.seals.front().kind == SealKind::kOfficial);
    CHECK(page.seals.front().shape == SealShape::kOther);
    CHECK(page.seals.front().partial);
    CHECK(page.seals.front().diameter_mm == Approx(40).margin(1.5));
    CHECK(page.seals.front().box.right > 560);
  }
}
