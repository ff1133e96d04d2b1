#include "normalize/print_match.h"

#include <catch2/catch.hpp>

#include "form_builder.h"

using namespace chushen;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// A PDF whose pages have a text layer; its places are those of a scan of the same words.
Document text_pdf(const Rows& rows) {
  Document document = scan(form_head() + std::vector<Block>{table(rows)}, 1);
  document.kind = Kind::kPdf;
  const auto set = [](std::vector<Block>& blocks, auto&& self) -> void {
    for (Block& block : blocks) {
      if (auto* paragraph = std::get_if<Paragraph>(&block.content))
        for (Line& line : paragraph->lines)
          for (Run& run : line.runs) run.source = TextSource::kText;
      if (auto* inner = std::get_if<Table>(&block.content))
        for (Cell& cell : inner->cells) self(cell.blocks, self);
    }
  };
  set(document.pages[0].blocks, set);
  return document;
}

Document print_of(const Rows& rows, float confidence = 0.97F) {
  Document document = scan(form_head() + std::vector<Block>{table(rows)}, confidence);
  document.id = "d1";
  return document;
}

Application compared(const Rows& text, const Rows& print, float confidence = 0.97F) {
  Application application = application_of({text_pdf(text)});
  compare_print(application, print_of(print, confidence), pack_labels());
  return application;
}

PrintMatch match_in(const Application& application, const std::string& field) {
  for (const PrintComparison& comparison : application.prints)
    if (comparison.field == field) return comparison.match;
  FAIL("not compared: " << field);
  return PrintMatch::kCannotTell;
}

}  // namespace

TEST_CASE("the pages that gave a form values are those whose print is wanted") {
  const Application application = application_of({text_pdf({{"联系人", "张三"}}), flow(form_head())});
  const auto wanted = prints_wanted(application);
  REQUIRE(wanted.size() == 1);
  CHECK(wanted[0].document == "d1");
  CHECK(wanted[0].pages == std::vector<int>{1});
  CHECK(prints_wanted(application_of({flow(form_head())})).empty());
}

TEST_CASE("a print that says what the text layer says changes nothing") {
  const Application application = compared({{"注册资本（万元）", "5,000"}, {"联系人", "张三"}}, {{"注册资本（万元）", "5000.00"}, {"联系人", "张三"}});
  CHECK(match_in(application, "注册资本") == PrintMatch::kSame);
  CHECK(match_in(application, "联系人") == PrintMatch::kSame);
  CHECK(declared(application, "注册资本") == "5000");
  CHECK(find(application, "注册资本")->readings.size() == 1);
}

TEST_CASE("another figure on the page makes the field conflicting, with both readings") {
  const Application application = compared({{"注册资本（万元）", "9,000"}}, {{"注册资本（万元）", "1,000"}});
  CHECK(match_in(application, "注册资本") == PrintMatch::kDifferent);
  const Field& field = *find(application, "注册资本");
  CHECK(field.state == FieldState::kConflicting);
  CHECK_FALSE(field.value);
  REQUIRE(field.readings.size() == 2);
  CHECK(field.readings[0].raw == "9,000");
  CHECK(field.readings[1].raw == "1,000");
  CHECK(field.readings[1].source == TextSource::kOcr);
}

TEST_CASE("what is seen badly, and one character of a name, are no difference") {
  CHECK(match_in(compared({{"注册资本（万元）", "9,000"}}, {{"注册资本（万元）", "1,000"}}, 0.7F), "注册资本") == PrintMatch::kCannotTell);
  const Application name = compared({{"联系人", "霁月明"}}, {{"联系人", "雾月明"}});
  CHECK(match_in(name, "联系人") == PrintMatch::kCannotTell);
  CHECK(declared(name, "联系人") == "霁月明");
  CHECK(match_in(compared({{"联系人", "霁月明"}}, {{"联系人", "王小五"}}), "联系人") == PrintMatch::kDifferent);
}

TEST_CASE("text that nobody sees counts where it stands in a value's place and says something else") {
  const auto with_unseen = [](const std::string& text, double shift) {
    Document document = text_pdf({{"注册资本（万元）", "1,000"}});
    const Application plain = application_of({document});
    Run run;
    run.text = text;
    run.box = find(plain, "注册资本")->readings[0].place.box;
    run.box.top += shift;
    run.box.bottom += shift;
    document.pages[0].unseen.push_back(run);
    return application_of({document});
  };
  const Application other = with_unseen("9000", 0);
  CHECK(match_in(other, "注册资本") == PrintMatch::kDifferent);
  CHECK(find(other, "注册资本")->state == FieldState::kConflicting);
  CHECK(with_unseen("1000", 0).prints.empty());
  const Application elsewhere = with_unseen("9000", 300);
  CHECK(elsewhere.prints.empty());
  CHECK(declared(elsewhere, "注册资本") == "1000");
  CHECK(elsewhere.documents[0].unseen.size() == 1);
}

TEST_CASE("a value that a ghost ruling cuts in two is put together by its place") {
  Document text = text_pdf({{"5G应用", "已建设专网用于设备联网", "<"}});
  Document print = print_of({{"5G应用", "已建设专网", "用于设备联网"}});
  const auto lay = [](Document& document, const std::vector<Rect>& boxes) {
    auto& cells = std::get<Table>(document.pages[0].blocks.back().content).cells;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      Line& line = std::get<Paragraph>(cells[i].blocks[0].content).lines[0];
      line.box = line.runs[0].box = boxes[i];
      line.runs[0].edges.clear();
    }
  };
  lay(text, {{60, 100, 100, 110}, {110, 100, 330, 110}});
  lay(print, {{60, 100, 100, 110}, {110, 100, 210, 110}, {211, 100, 330, 110}});
  Application application = application_of({text});
  compare_print(application, print, pack_labels());
  CHECK(match_in(application, "5G应用") == PrintMatch::kSame);
}
