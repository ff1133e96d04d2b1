#include "normalize/wrapped_lines.h"

#include <catch2/catch.hpp>

#include "normalize/text.h"

using namespace chushen;

namespace {

/// Lines of ten-point letters from x = 100 on, one under the other; every character is ten points wide.
Paragraph lines(const std::vector<std::string>& texts) {
  Paragraph paragraph;
  double top = 100;
  for (const std::string& text : texts) {
    Run run;
    run.text = text;
    double right = 100;
    for (std::size_t i = 0; i < code_points(text).size(); ++i) run.edges.push_back(static_cast<float>(right += 10));
    run.box = {100, top, right, top + 10};
    paragraph.lines.push_back({{run}, run.box});
    top += 14;
  }
  return paragraph;
}

std::vector<std::string> written(const std::vector<std::string>& texts, const Rect& cell) {
  const Paragraph paragraph = lines(texts);
  std::vector<std::string> found;
  for (const TracedText& line : written_lines(traced(paragraph), cell)) found.push_back(line.text());
  return found;
}

}  // namespace

TEST_CASE("a line that had no room for the next character goes on in the one behind it") {
  const Rect cell{95, 95, 225, 130};  // room for twelve characters
  CHECK(written({"信用代码：91440703", "5Y"}, {95, 95, 245, 130}) == std::vector<std::string>{"信用代码：91440703\n5Y"});
  CHECK(written({"注册地址：江门市蓬江区乙", "路1号"}, cell) == std::vector<std::string>{"注册地址：江门市蓬江区乙\n路1号"});
}

TEST_CASE("a line that ended before its room did was ended by its writer") {
  const Rect cell{95, 95, 225, 130};
  CHECK(written({"联系人：张三", "附后"}, cell).size() == 2);
}

TEST_CASE("a paragraph's lines end where its longest does") {
  CHECK(written({"注册地址：江门市蓬江区乙", "路1号，统一社会信", "用代码"}, {}).size() == 2);
}

TEST_CASE("what does not part goes to the next line as a whole, and leaves more white behind") {
  const Rect cell{95, 95, 225, 130};
  CHECK(written({"电子邮箱：", "abcd@x.cn"}, cell).size() == 1);
  CHECK(written({"入选资源池：□是", "■否"}, {95, 95, 200, 130}).size() == 1);
}
