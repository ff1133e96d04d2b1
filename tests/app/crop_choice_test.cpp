#include "app/crop_choice.h"

#include <catch2/catch.hpp>

using namespace chushen;

namespace {

Reading on_scan(int page, double top) {
  Reading reading;
  reading.document = "d1";
  reading.place = {page, {10, top, 90, top + 12}, ""};
  reading.source = TextSource::kOcr;
  return reading;
}

Application of_readings(std::vector<Reading> readings) {
  Application application;
  DocumentFacts scan;
  scan.id = "d1";
  scan.turned_pages = {{2, 3}};
  application.documents = {scan};
  Field field;
  field.readings = std::move(readings);
  application.fields = {field};
  return application;
}

}  // namespace

TEST_CASE("a place on a page that was turned to be read is asked for with its turns") {
  const auto wanted = crops_for(of_readings({on_scan(1, 20), on_scan(2, 20)}), {});
  REQUIRE(wanted.size() == 2);
  CHECK(wanted[0].request == CropRequest{1, {10, 20, 90, 32}, 0});
  CHECK(wanted[1].request == CropRequest{2, {10, 20, 90, 32}, 3});
}

TEST_CASE("each place is asked for once, and none in a document that is not there or has no pages") {
  Reading electronic = on_scan(1, 40), elsewhere = on_scan(1, 60), without_page = on_scan(0, 80);
  electronic.source = TextSource::kDocx;
  elsewhere.document = "d9";
  const auto wanted =
      crops_for(of_readings({on_scan(1, 20), on_scan(1, 20), electronic, elsewhere, without_page}), {});
  CHECK(wanted.size() == 1);
}
