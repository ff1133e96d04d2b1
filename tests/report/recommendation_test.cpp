#include "report/recommendation.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "office_files.h"
#include "report/county_table.h"
#include "sample.h"

using namespace chushen;

namespace {

bool has(const std::vector<std::string>& cells, const std::string& cell) {
  return std::find(cells.begin(), cells.end(), cell) != cells.end();
}

Field money(const std::string& name, std::int64_t digits, int scale, float confidence) {
  Field field;
  field.name = name;
  field.state = FieldState::kPresent;
  field.value = Value{Decimal(digits, scale), "万元", false};
  field.confidence = confidence;
  return field;
}

/// Two 示范企业 and one 示范车间 in one batch.
struct Batch {
  ReportSample sample;
  BatchInput input;

  Batch() {
    for (const char* name : {"示范企业", "示范车间"}) sample.notice.form.directions.push_back({name, {}});
    sample.notice.form.city = "江门市";
    sample.application.fields.push_back(money("项目总投资", 41188625, 3, 0.8f));
    input.notice = &sample.notice;
    input.county = &sample.county;
    input.generated_at = "2023-08-30T09:12:44+08:00";
    add("江门市甲有限公司", "91440703MAXXXX023D", "示范企业");
    add("江门市乙有限公司", "0123456789", "示范车间");
    add("江门市丙有限公司", "=1+1", "示范企业");
  }

  void add(const std::string& name, const std::string& code, const std::string& direction) {
    sample.application.fields[0].value = Value{name, "", false};
    sample.application.fields[1].value = Value{code, "", false};
    sample.application.direction = direction;
    ReportInput one = sample.input();
    one.submission_id = one.folder = name;
    input.submissions.push_back(summarize(one));
  }
};

}  // namespace

TEST_CASE("the table has a sheet per direction, codes as text, amounts as exact numbers in 万元") {
  Batch batch;
  const auto file = recommendation_table(batch.input, recommendation_of(batch.input));
  REQUIRE(file.has_value());
  const auto first = cells_of_xlsx(*file, 1), second = cells_of_xlsx(*file, 2);
  CHECK(has(first, "C3=申报单位名称"));
  CHECK(has(first, "A4=1"));
  CHECK(has(first, "D4=91440703MAXXXX023D"));
  CHECK(has(first, "I4=41188.625"));
  CHECK(has(first, "A5=2"));
  CHECK(has(first, "D5==1+1"));
  CHECK(has(first, "P4=待核实"));  // all with their verdicts
  CHECK(has(second, "D4=0123456789"));
  CHECK_FALSE(has(second, "A5=2"));
  CHECK(count_elements(*parse_xml(part_of(*file, "xl/worksheets/sheet1.xml")), "f") == 0);
  const auto sources = cells_of_xlsx(*file, 3);
  CHECK(has(sources, "F2=申报单位名称：申报书.docx 表1 第1行 第2列，电子文本，已填"));
  CHECK(*recommendation_table(batch.input, recommendation_of(batch.input)) == *file);
}

TEST_CASE("with the office's list the table follows its choice and order and carries no verdict") {
  Batch batch;
  const std::vector<ListedApplicant> list = {{"", "江门市丙有限公司"}, {"91440703MAXXXX023D", ""}, {"", "未交材料公司"}};
  batch.input.recommended = &list;
  const Recommendation who = recommendation_of(batch.input);
  CHECK(who.without_papers == std::vector<std::string>{"未交材料公司"});
  const auto file = recommendation_table(batch.input, who);
  REQUIRE(file.has_value());
  const auto first = cells_of_xlsx(*file, 1);
  CHECK(has(first, "C4=江门市丙有限公司"));
  CHECK(has(first, "C5=江门市甲有限公司"));
  CHECK_FALSE(has(first, "P3=核对结论"));
  const std::string letter = text_of_docx(*recommendation_letter(batch.input, who, ""));
  CHECK(letter.find("关于推荐2023年江门市制造业数字化转型标杆示范的函") != std::string::npos);
  CHECK(letter.find("江门市工业和信息化局：") != std::string::npos);
  CHECK(letter.find("现推荐2家单位，其中示范企业2家。") != std::string::npos);
}

TEST_CASE("without a list the letter is a draft that recommends nobody") {
  Batch batch;
  const std::string letter = text_of_docx(*recommendation_letter(batch.input, recommendation_of(batch.input), ""));
  CHECK(letter.find("草稿：尚未载入推荐名单；已收到材料3份，其中示范企业2家、示范车间1家") != std::string::npos);
}

TEST_CASE("a value that could not be settled is no value of the table") {
  Batch batch;
  batch.sample.application.fields[0].state = FieldState::kUnreadable;
  const auto row = table_row(batch.sample.application, "蓬江区");
  CHECK(row[static_cast<std::size_t>(Column::kName)].text == "待核实");
  CHECK(row[static_cast<std::size_t>(Column::kName)].doubtful);
  CHECK(row[static_cast<std::size_t>(Column::kInvestment)].doubtful);
  CHECK(row[static_cast<std::size_t>(Column::kContact)].text.empty());
}

TEST_CASE("a head is known by what it says, without signs and brackets") {
  CHECK(column_called("申报单位（盖章）") == Column::kName);
  CHECK(column_called("统一社会 信用代码") == Column::kCode);
  CHECK(column_called("联系电话") == Column::kPhone);
  CHECK(column_called("获奖情况") == std::nullopt);
  CHECK(header_map({"单位名称", "信用代码", "总投资（亿元）"}).unmapped == std::vector<std::string>{"总投资(亿元)"});
}

TEST_CASE("a county's workbook is filled by its header; what stands below moves down") {
  Batch batch;
  const auto text = [](const std::string& name, const std::string& words) {
    return "<c r=\"" + name + "\" s=\"3\" t=\"inlineStr\"><is><t>" + words + "</t></is></c>";
  };
  const std::string rows = "<row r=\"1\">" + text("A1", "推荐汇总表") + "</row><row r=\"2\">" + text("A2", "序号") +
                           text("B2", "企业名称") + text("C2", "信用代码") + text("D2", "总投资（万元）") +
                           text("E2", "获奖情况") + "</row><row r=\"3\"><c r=\"A3\" s=\"7\"/><c r=\"B3\" s=\"8\"/></row>" +
                           "<row r=\"4\">" + text("A4", "填表人：") + "</row>";
  const auto filled = fill_county_table(small_xlsx(rows, "<mergeCells><mergeCell ref=\"A4:E4\"/></mergeCells>"),
                                        recommendation_of(batch.input));
  REQUIRE(filled.has_value());
  CHECK(filled->extension == ".xlsx");
  CHECK(filled->unmapped == std::vector<std::string>{"获奖情况"});
  const auto cells = cells_of_xlsx(filled->bytes, 1);
  CHECK(has(cells, "B3=江门市甲有限公司"));
  CHECK(has(cells, "D3=41188.625"));
  CHECK(has(cells, "B4=江门市丙有限公司"));
  CHECK(has(cells, "C4==1+1"));
  CHECK(has(cells, "B5=江门市乙有限公司"));
  CHECK(has(cells, "A6=填表人："));
  const std::string sheet = part_of(filled->bytes, "xl/worksheets/sheet1.xml");
  CHECK(sheet.find("A6:E6") != std::string::npos);
  CHECK(sheet.find("<c r=\"B4\" s=\"8\" t=\"inlineStr\">") != std::string::npos);
}

TEST_CASE("a county's DOCX table is filled by direction") {
  Batch batch;
  const auto cell = [](const std::string& text) { return "<w:tc><w:tcPr/><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:tc>"; };
  const std::string head = "<w:tr>" + cell("序号") + cell("单位名称") + cell("信用代码") + cell("联系人") + "</w:tr>";
  const std::string blank = "<w:tr>" + cell("") + cell("") + cell("") + cell("") + "</w:tr>";
  const std::string body = "<w:p><w:r><w:t>示范车间</w:t></w:r></w:p><w:tbl>" + head + blank + "</w:tbl>" +
                           "<w:p><w:r><w:t>示范企业</w:t></w:r></w:p><w:tbl>" + head + blank + "<w:tr>" +
                           cell("填表人：") + cell("") + "</w:tr></w:tbl>";
  const auto filled = fill_county_table(small_docx(body), recommendation_of(batch.input));
  REQUIRE(filled.has_value());
  CHECK(filled->extension == ".docx");
  const XmlElement root = *parse_xml(part_of(filled->bytes, "word/document.xml"));
  const std::string text = text_below(root);
  CHECK(text.find("联系人1江门市乙有限公司0123456789示范企业") != std::string::npos);
  CHECK(text.find("1江门市甲有限公司91440703MAXXXX023D2江门市丙有限公司=1+1填表人：") != std::string::npos);
  CHECK(count_elements(root, "w:tr") == 6);
}

TEST_CASE("a county table without a usable header is told in one sentence") {
  Batch batch;
  const Recommendation who = recommendation_of(batch.input);
  for (const std::string& file : {small_xlsx("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), small_docx("<w:p/>")}) {
    const auto filled = fill_county_table(file, who);
    REQUIRE_FALSE(filled.has_value());
    CHECK(filled.error().find("表头") != std::string::npos);
  }
  CHECK(fill_county_table("x", who).error().find(".xlsx") != std::string::npos);
}
