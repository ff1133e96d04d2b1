#include "extract/document_json.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace chushen;

namespace {

Run tick() {
  Run run{.text = "☑", .box = {10, 20, 20.25, 30.5}, .source = TextSource::kOcr, .confidence = 0.93f};
  run.edges = {20.25f};
  run.certainties = {0.875f};
  run.others = {{"tesseract", "回", 0.5f}};
  run.mark = {{true, 0.75f}};
  run.underlined = true;
  return run;
}

Table nested_table() {
  Table inner{.rows = 1, .columns = 1, .cells = {{.blocks = {{Paragraph{.lines = {{.runs = {tick()}}}}}}}}, .path = "表1.1"};
  Table table{.rows = 2, .columns = 3, .box = {1, 2, 3, 4}, .path = "表1"};
  table.cells = {{.row = 0, .column = 0, .row_span = 2, .blocks = {{inner}}},
                 {.row = 0, .column = 1, .column_span = 2},
                 {.row = 1, .column = 1},
                 {.row = 1, .column = 2}};
  return table;
}

Document full_document() {
  Page page{.number = 2, .width = 595.3, .height = 841.9, .dpi = 300, .source = PageSource::kPicture};
  page.blocks = {{Paragraph{.lines = {{.runs = {{.text = "第一行"}, tick()}, .box = {0, 0, 5, 6}}}, .zone = Zone::kFooter}},
                 {nested_table()}};
  page.seals = {{{1, 2, 3, 4}, SealShape::kRound, 40.5, SealColor::kRed, "江门市甲", SealKind::kOfficial, 0.81f,
                 "4407030012345", true, {0.9f, 0.8f, 0.7f, 0.6f}, {"江门市申"}}};
  page.pictures = {{{0, 0, 100, 50}, 640, 320}};
  page.places = {{InkPlaceKind::kSignature, {1, 2, 3, 4}, "签字：", true, 0.92f}, {InkPlaceKind::kDate, {1, 6, 3, 8}, "日期：", false, 0.5f}};
  page.quarter_turns = 3;
  page.reason = PageReason::kOcrLayer;
  return {.id = "d1",
          .file_name = "a/申报书.pdf",
          .sha256 = std::string(64, 'a'),
          .bytes = 48211,
          .kind = Kind::kPdf,
          .status = Status::kPartial,
          .pages = {page},
          .warnings = {{WarningCode::kLimitReached, "只读取了前500页。", 2}},
          .properties = {"张三", "李四", "2023-08-07T09:12:00Z", "2023-08-08T10:00:00Z", "WPS Office"},
          .signatures = {{"江门市甲有限公司", "2023-08-07", true, SignatureState::kIntact, 2, {1, 2, 3, 4}}}};
}

DocumentJsonError refusal(std::string_view json) {
  const auto document = parse_document(json);
  REQUIRE_FALSE(document);
  return document.error();
}

std::string with_page(const std::string& members) { return R"({"pages":[{"number":1,)" + members + "}]}"; }
std::string with_run(const std::string& run) {
  return with_page(R"("blocks":[{"lines":[{"runs":[)" + run + "]}]}]");
}
std::string with_table(const std::string& table) { return with_page(R"("blocks":[{)" + table + "}]"); }

}  // namespace

TEST_CASE("a Document survives the way to JSON and back") {
  const Document document = full_document();
  CHECK(parse_document(to_json(document)) == document);
  CHECK(parse_document(to_json(document, 2)) == document);
  CHECK(parse_document(to_json(Document{})) == Document{});
  CHECK(parse_document("{}") == Document{});
}

TEST_CASE("members that hold their default are left out and numbers are short") {
  CHECK(to_json(Document{}) == R"({"kind":"other","status":"read"})");
  Document document{.pages = {{.number = 1, .width = 595.2999999, .height = 842}}};
  document.pages[0].blocks = {{Paragraph{.lines = {{.runs = {{.text = "甲", .confidence = 0.123456f}}}}}}};
  CHECK(to_json(document) ==
        R"({"kind":"other","status":"read","pages":[{"number":1,"width":595.3,"height":842,)"
        R"("blocks":[{"lines":[{"runs":[{"text":"甲","confidence":0.1235}]}]}]}]})");
}

TEST_CASE("writing what was read gives the same text again") {
  Document document = full_document();
  Run& run = std::get<Paragraph>(document.pages[0].blocks[0].content).lines[0].runs[0];
  run.confidence = 0.99999f;
  run.box = {0.001, 0.001, 0.002, 0.002};
  document.pages[0].dpi = 0.0001;
  const std::string text = to_json(document);
  CHECK(to_json(*parse_document(text)) == text);
}

TEST_CASE("writing never fails, whatever a reader put into the texts") {
  Document document{.file_name = "\xFF.docx"};
  CHECK(parse_document(to_json(document))->file_name == "\uFFFD.docx");
}

TEST_CASE("keys that are not known are ignored") {
  CHECK(parse_document(R"({"kind":"pdf","later":[{}]})") == Document{.kind = Kind::kPdf});
}

TEST_CASE("what is no JSON is refused") {
  CHECK(refusal("") == DocumentJsonError::kNotJson);
  CHECK(refusal("{") == DocumentJsonError::kNotJson);
  CHECK(refusal("{} {}") == DocumentJsonError::kNotJson);
  CHECK(refusal("{\"id\":\"\xFF\"}") == DocumentJsonError::kNotJson);
  CHECK(refusal(R"({"id":"\ud800"})") == DocumentJsonError::kNotJson);
  CHECK(refusal(with_page(R"("width":1e999)")) == DocumentJsonError::kNotJson);
}

TEST_CASE("members of the wrong type and unknown names are refused") {
  for (const std::string& json :
       {std::string("[]"), std::string("null"), std::string(R"({"id":1})"), std::string(R"({"bytes":-1})"),
        std::string(R"({"kind":"exe"})"), std::string(R"({"status":3})"), std::string(R"({"pages":{}})"),
        std::string(R"({"pages":[1]})"), std::string(R"({"warnings":[{"code":"no-such-code"}]})"),
        with_page(R"("width":"a")"), with_page(R"("width":null)"), with_page(R"("source":"ocr")"),
        with_page(R"("blocks":["a"])"), with_page(R"("seals":[{"kind":"章"}])"), with_page(R"("places":[{"what":"seal"}])"), with_run(R"({"box":[1,2,3]})"),
        with_run(R"({"box":{"left":1}})"), with_run(R"({"mark":true})"), with_run(R"({"mark":{"ticked":1}})"),
        with_run(R"({"underlined":"yes"})"), with_table(R"("rows":1.5,"columns":1)")}) {
    INFO(json);
    CHECK(refusal(json) == DocumentJsonError::kWrongShape);
  }
}

TEST_CASE("places, counts and confidences that no Document has are refused") {
  for (const std::string& json :
       {std::string(R"({"sha256":"abc"})"), with_page(R"("width":-1)"), with_page(R"("dpi":1e300)"),
        std::string(R"({"pages":[{"number":-1}]})"), with_run(R"({"confidence":2.0})"),
        with_run(R"({"confidence":-0.1})"), with_run(R"({"box":[1,2,0,4]})"), with_run(R"({"box":[1e7,2,2e7,4]})"),
        with_run(R"({"text":"甲乙","edges":[1]})"), with_run(R"({"text":"甲","certainties":[0.5,0.5]})"),
        with_run(R"({"text":"甲","certainties":[1.5]})"), with_page(R"("pictures":[{"width_pixels":-4}])"),
        with_page(R"("quarter_turns":4)"), with_page(R"("seals":[{"text":"甲","certainties":[0.5,0.5]}])")}) {
    INFO(json);
    CHECK(refusal(json) == DocumentJsonError::kOutOfBounds);
  }
}

TEST_CASE("grids that no table has are refused") {
  for (const std::string table : {
           R"("rows":1,"columns":1,"cells":[{"row":1,"column":0}])",
           R"("rows":1,"columns":1,"cells":[{"row":0,"column":0,"column_span":2}])",
           R"("rows":1,"columns":1,"cells":[{"row":0,"column":0,"row_span":0}])",
           R"("rows":2147483648,"columns":1)",
           R"("rows":-1,"columns":1)",
           R"("rows":2,"columns":2,"cells":[{"row":0,"column":0,"row_span":2},{"row":1,"column":0}])",
           R"("rows":1,"columns":2,"cells":[{"row":0,"column":0,"column_span":2},{"row":0,"column":1}])",
           R"("rows":1,"columns":2,"cells":[{"row":0,"column":1},{"row":0,"column":0}])",
           R"("rows":2,"columns":1,"cells":[{"row":1,"column":0},{"row":0,"column":0}])",
       }) {
    INFO(table);
    CHECK(refusal(with_table(table)) == DocumentJsonError::kOutOfBounds);
  }
}

TEST_CASE("tables nest sixteen deep and no deeper") {
  const auto nested = [](int depth) {
    std::string open, close;
    for (int i = 0; i < depth; ++i) {
      open += R"({"rows":1,"columns":1,"cells":[{"row":0,"column":0,"blocks":[)";
      close += "]}]}";
    }
    return R"({"pages":[{"number":0,"blocks":[)" + open + close + "]}]}";
  };
  CHECK(parse_document(nested(16)));
  CHECK(refusal(nested(17)) == DocumentJsonError::kTooDeep);
  CHECK(refusal(nested(100000)) == DocumentJsonError::kTooDeep);
  CHECK(refusal(std::string(1 << 20, '[')) == DocumentJsonError::kTooDeep);
}
