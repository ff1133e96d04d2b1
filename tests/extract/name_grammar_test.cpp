#include "extract/scan/name_grammar.h"

#include <string>

#include <catch2/catch.hpp>

#include "extract/utf8.h"

using namespace chushen;

namespace {

/// Letters at even distances, "_" for one that was not read, "?" behind one that is doubtful.
LineReading read_as(const std::string& text) {
  LineReading reading;
  int place = 0;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t begin = position;
    next_code_point(text, position);
    const std::string letter = text.substr(begin, position - begin);
    if (letter == "?") reading.characters.back().confidence = 0.4f;
    if (letter == "?") continue;
    ++place;
    if (letter == "_") continue;
    ReadCharacter character;
    character.text = letter;
    character.centre = 0.05f * float(place);
    character.confidence = 0.95f;
    reading.characters.push_back(character);
  }
  return reading;
}

std::string mended(const std::string& text, int missing = 0) {
  LineReading reading = read_as(text);
  mend_name(reading, missing, 0);
  return text_of(reading);
}

}  // namespace

TEST_CASE("a name ends with 有限公司 and begins with a city where the other letters say so") {
  CHECK(mended("江门市甲乙电器有侬?公司") == "江门市甲乙电器有限公司");
  CHECK(mended("江门事?甲乙电器有限公司") == "江门市甲乙电器有限公司");
  CHECK(mended("江_市甲乙电器有限公司") == "江门市甲乙电器有限公司");
  CHECK(mended("海?门市甲乙电器有限公司") == "江门市甲乙电器有限公司");
  CHECK(mended("门市甲乙电器有限公司", 1) == "江门市甲乙电器有限公司");
}

TEST_CASE("between 有 and 司 with room for two letters stand 限公, however many were read there") {
  CHECK(mended("江门市甲乙电器有侬?_司") == "江门市甲乙电器有限公司");
  LineReading torn = read_as("江门市甲乙电器有_二?司");
  torn.characters[8].centre -= 0.025f;  // the strokes of both
  mend_name(torn, 0, 0);
  CHECK(text_of(torn) == "江门市甲乙电器有限公司");
  CHECK(torn.characters[8].confidence < 0.8f);
  CHECK(mended("江门市甲乙电器有侬_司") == "江门市甲乙电器有侬司");
}

TEST_CASE("brackets come in pairs around a place") {
  CHECK(mended("甲乙电器（_门）有限公司") == "甲乙电器（江门）有限公司");
  CHECK(mended("甲乙电器_江门）有限公司") == "甲乙电器（江门）有限公司");
  CHECK(mended("甲乙电器（江门易?有限公司") == "甲乙电器（江门）有限公司");
}

TEST_CASE("what was surely read stays, and so does what may be two things") {
  for (const char* name : {"江门市甲乙电器有侬公司", "江门事甲乙电器有限公司", "海门市甲乙电器有限公司", "甲乙电器江门）有限公司", "甲乙丙?电器（江门）有限公司", "甲乙丙?丁电器有限公司"}) {
    INFO(name);
    CHECK(mended(name) == text_of(read_as(name)));
  }
  CHECK(mended("平市甲乙电器有限公司", 1) == "平市甲乙电器有限公司");  // 开平, 恩平
  CHECK(mended("州市甲乙电器有限公司", 1) == "州市甲乙电器有限公司");
}

TEST_CASE("a letter that was put in proves nothing") {
  LineReading reading = read_as("江_市甲乙电器有限公司");
  mend_name(reading, 0, 0);
  CHECK(reading.characters[1].text == "门");
  CHECK(reading.characters[1].confidence < 0.8f);
  CHECK(reading.characters[1].centre == Approx(0.1f));
}

TEST_CASE("a name that lost an end is not sure") {
  LineReading before = read_as("平市甲乙电器有限公司"), behind = read_as("甲乙电器经营");
  mend_name(before, 1, 0);
  mend_name(behind, 0, 1);
  CHECK(before.characters.front().confidence <= 0.5f);
  CHECK(before.characters.back().confidence == Approx(0.95f));
  CHECK(behind.characters.back().confidence <= 0.5f);
  LineReading firm = read_as("甲乙电器（江门）有限公");
  mend_name(firm, 0, 1);
  CHECK(text_of(firm) == "甲乙电器（江门）有限公司");
}
