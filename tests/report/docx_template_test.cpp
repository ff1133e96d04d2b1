#include "report/docx_template.h"

#include <catch2/catch.hpp>

#include "office_files.h"
#include "report/corrections.h"
#include "sample.h"

using namespace chushen;

namespace {

const TemplateValues kValues = {{{"申报单位", "甲公司"}, {"补正期限", "2023年8月25日"}}, {{"补正事项", {"1.一", "2.二"}}}};

std::string paragraph(const std::vector<std::string>& runs) {
  std::string xml = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>";
  for (const std::string& run : runs) xml += "<w:r><w:rPr><w:b/></w:rPr><w:t>" + run + "</w:t></w:r>";
  return xml + "</w:p>";
}

std::string error_of(const std::string& docx) {
  const auto filled = fill_docx(docx, kValues);
  REQUIRE_FALSE(filled.has_value());
  return filled.error();
}

}  // namespace

TEST_CASE("a placeholder is filled however Word has cut it into runs") {
  const auto filled = fill_docx(small_docx(paragraph({"致{", "{申报", "单位}", "}：期限{{ 补正期限 }}止"})), kValues);
  REQUIRE(filled.has_value());
  CHECK(text_of_docx(*filled) == "致甲公司：期限2023年8月25日止\n");
  CHECK(part_of(*filled, "word/document.xml").find("<w:b/>") != std::string::npos);
}

TEST_CASE("the paragraph of a list is repeated with its form, and an empty list says so") {
  const std::string docx = small_docx(paragraph({"（{{补正事项}}）"}) + paragraph({"完"}));
  const auto filled = fill_docx(docx, kValues);
  REQUIRE(filled.has_value());
  CHECK(text_of_docx(*filled) == "（1.一）\n（2.二）\n完\n");
  CHECK(count_elements(*parse_xml(part_of(*filled, "word/document.xml")), "w:jc") == 3);
  TemplateValues nothing = kValues;
  nothing.lists["补正事项"].clear();
  CHECK(text_of_docx(*fill_docx(docx, nothing)) == "（无。）\n完\n");
}

TEST_CASE("what is wrong with a template is one sentence that says what there is") {
  const std::string unknown = error_of(small_docx(paragraph({"{{单位}}"})));
  CHECK(unknown.find("{{单位}}") != std::string::npos);
  CHECK(unknown.find("申报单位") != std::string::npos);
  CHECK(error_of(small_docx(paragraph({"{{申报单位"}))).find("没有写完") != std::string::npos);
  CHECK(error_of("not a zip").find(".docx") != std::string::npos);
  CHECK(error_of(small_xlsx("")).find(".docx") != std::string::npos);
  CHECK(error_of(small_docx("<w:p>")).find("XML") != std::string::npos);
}

TEST_CASE("a text of a file stays a text in the letter") {
  TemplateValues values = kValues;
  values.texts["申报单位"] = "<w:p/>&\"]]>\x01{{补正期限}}";
  const auto filled = fill_docx(small_docx(paragraph({"{{申报单位}}"})), values);
  REQUIRE(filled.has_value());
  CHECK(text_of_docx(*filled) == "<w:p/>&\"]]>{{补正期限}}\n");
}

TEST_CASE("the letter names the applicant, cites the clause, gives the deadline and leaves the date to who signs") {
  ReportSample sample;
  sample.county.deadline = Date{2023, 8, 25};
  sample.county.name = "蓬江区";
  const auto letter = correction_letter(sample.input(), "");
  REQUIRE((letter.has_value() && letter->has_value()));
  const std::string text = text_of_docx(**letter);
  for (const char* part : {"补正通知书", "江门市甲有限公司：", "江工信工业互联网〔2023〕22号", "“示范企业”申报材料",
                           "1.评测等级为一级，请核实。（依据：通知二（三））", "请于2023年8月25日前", "蓬江区（盖章）",
                           "年　　月　　日", "材料编号：蓬江区/江门市甲有限公司"}) {
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(text.find("{{") == std::string::npos);
  CHECK(**correction_letter(sample.input(), "") == **letter);
}

TEST_CASE("without a deadline the letter leaves it open, and without a 补正意见 there is no letter") {
  ReportSample sample;
  CHECK(text_of_docx(**correction_letter(sample.input(), "")).find("请于　　年　　月　　日前") != std::string::npos);
  sample.judgement.findings[0].action = Action::kCheck;
  CHECK_FALSE(correction_letter(sample.input(), "")->has_value());
}
