#include "normalize/passages.h"

#include <catch2/catch.hpp>

#include "normalize/company_mention.h"

using namespace chushen;

namespace {

Block line_on_page(const std::string& text, double top) {
  Run run;
  run.text = text;
  run.box = {60, top, 500, top + 12};
  run.source = TextSource::kOcr;
  run.confidence = 0.9F;
  Paragraph paragraph;
  paragraph.lines.push_back({{run}, run.box});
  return {paragraph};
}

Page page_of(int number, const std::vector<std::string>& lines) {
  Page page;
  page.number = number;
  double top = 40;
  for (const std::string& text : lines) page.blocks.push_back(line_on_page(text, top += 20));
  return page;
}

}  // namespace

TEST_CASE("a sentence broken over lines of a page is one passage, headings stand alone") {
  Document document;
  document.pages = {page_of(1, {"一、总体规划", "公司自二〇二一年起实施数字化转型，成立由总经理牵头的领导小", "组，下设信息部。",
                                "二、实施成效"})};
  const auto passages = passages_of(document);
  REQUIRE(passages.size() == 3);
  CHECK(passages[0].text == "一、总体规划");
  CHECK(passages[1].text == "公司自二〇二一年起实施数字化转型,成立由总经理牵头的领导小组,下设信息部。");
  CHECK(passages[1].place.box.bottom > passages[1].place.box.top + 20);
  CHECK(passages[2].text == "二、实施成效");
}

TEST_CASE("a line that pages repeat at their edge is header or footer") {
  Document document;
  document.pages = {page_of(1, {"江门市甲有限公司", "一、基本情况", "第1页 共2页"}),
                    page_of(2, {"江门市甲有限公司", "二、经营情况", "第2页 共2页"})};
  const auto passages = passages_of(document);
  REQUIRE(passages.size() == 6);
  CHECK(passages[0].zone == Zone::kHeader);
  CHECK(passages[1].zone == Zone::kBody);
  CHECK(passages[2].zone == Zone::kFooter);
}

TEST_CASE("sentences end at full stops and semicolons") {
  CHECK(sentences_of("设有财务部;制度健全。效率提升20%") ==
        std::vector<std::string>{"设有财务部", "制度健全", "效率提升20%"});
  CHECK(sentences_of("").empty());
}

TEST_CASE("a firm's name ends with its legal form and begins with its place") {
  CHECK(firm_at("江门市甲五金有限公司申报材料") == "江门市甲五金有限公司");
  CHECK(firm_at("甲五金(江门)有限公司2023年") == "甲五金(江门)有限公司");
  CHECK(firm_at("江门市甲五金有限公司棠下分公司") == "江门市甲五金有限公司棠下分公司");
  CHECK(firm_at("数字化转型申报书").empty());
  CHECK(firm_at("2021年委托甲公司").empty());
  CHECK(begins_with_place("江门市甲五金有限公司"));
  CHECK(begins_with_place("广州甲软件有限公司"));
  CHECK_FALSE(begins_with_place("委托广州市甲软件有限公司"));
  CHECK_FALSE(begins_with_place("主要客户江门市甲五金有限公司"));
  CHECK(is_same_firm("江门市甲五金制品有限公司", "甲五金制品有限公司"));
  CHECK(is_same_firm("甲五金（江门）有限公司", "甲五金(江门)有限公司"));
  CHECK_FALSE(is_same_firm("江门市甲五金制品有限公司", "江门市乙五金制品有限公司"));
}
