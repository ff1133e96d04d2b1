#include <catch2/catch.hpp>

#include "form_builder.h"

using namespace chushen;

namespace {

Document editable(std::string_view name) { return flow(form_head() + std::vector{table({{"项目名称", std::string(name)}})}); }
Document stamped(std::string_view name) { return scan(form_head() + std::vector{table({{"项目名称", std::string(name)}})}); }

}  // namespace

TEST_CASE("The editable form stands where the scan says the same or is not sure") {
  Application application = application_of({stamped("水泵"), editable("水泵")});
  const Field* field = find(application, "项目名称");
  CHECK(field->state == FieldState::kPresent);
  CHECK(field->confidence == 1);
  REQUIRE(field->readings.size() == 2);
  CHECK(field->readings[0].source == TextSource::kDocx);
  CHECK(declared(application_of({editable("水泵"), stamped("?80?水菜")}), "项目名称") == "水泵");
}

TEST_CASE("Two sure readings that differ are a conflict") {
  const Application application = application_of({editable("水泵"), stamped("水果")});
  CHECK(declared(application, "项目名称") == "conflicting");
  CHECK_FALSE(find(application, "项目名称")->why.empty());
}

TEST_CASE("A scan alone is taken at its own confidence") {
  check_fields(application_of({stamped("?80?水泵")}), {{"项目名称", "水泵"}});
  check_fields(application_of({stamped("?40?水泵")}), {{"项目名称", "unreadable"}});
  check_fields(application_of({stamped("")}), {{"项目名称", "blank"}});
}

TEST_CASE("Two places of one scan that were read differently leave the value to a person") {
  const std::vector<Block> both = form_head() + std::vector{table({{"项目名称", "水泵数字化工厂"}}), table({{"项目名称", "水泵数字化车间"}})};
  check_form(scan(both), {{"项目名称", "unreadable"}});
  const std::vector<Block> one_sure = form_head() + std::vector{table({{"项目名称", "水泵数字化工厂"}}), table({{"项目名称", "?70?水泵数字化车间"}})};
  check_form(scan(one_sure), {{"项目名称", "水泵数字化工厂"}});
  const std::vector<Block> of_another = form_head() + std::vector{table({{"联系人", "?85?容霁晴"}}), table({{"联系人", "谢敏航"}})};
  check_form(scan(of_another), {{"联系人", "unreadable"}});
}

TEST_CASE("OCR doubt makes a value unreadable, not malformed") {
  const auto with_capital = [](const char* text) { return scan(form_head() + std::vector{table({{"注册资本", text}})}); };
  check_fields(application_of({with_capital("?80?待走")}), {{"注册资本", "unreadable"}});
  check_fields(application_of({with_capital("待定")}), {{"注册资本", "malformed"}});
}

TEST_CASE("A point that may be a comma is for a person to see, where a picture was read") {
  const auto amount = [](const char* text) { return std::vector{table({{"项目总投资（万元）", text}})}; };
  check_fields(application_of({scan(form_head() + amount("1.200"))}), {{"项目总投资", "unreadable"}});
  check_fields(application_of({scan(form_head() + amount("1,200"))}), {{"项目总投资", "1200"}});
  check_fields(application_of({scan(form_head() + amount("1.20"))}), {{"项目总投资", "1.2"}});
  check_fields(application_of({flow(form_head() + amount("1.200"))}), {{"项目总投资", "1.2"}});
}

TEST_CASE("In a figure of a scan a semicolon or colon is a misread comma or point, and the figure is not sure") {
  const auto read = [](const std::vector<Block>& form, auto paper) { return application_of({paper(form)}); };
  const auto amount = [](const char* text) { return form_head() + std::vector{table({{"项目总投资（万元）", text}})}; };
  for (const auto& [text, value] : {std::pair{"4;500", "4500"}, std::pair{"5,840:45", "5840.45"}, std::pair{"23;217.50", "23217.5"}}) {
    const Application application = read(amount(text), [](const auto& form) { return scan(form); });
    check_fields(application, {{"项目总投资", value}});
    CHECK(find(application, "项目总投资")->confidence < 0.8f);
  }
  check_fields(read(amount("4;500"), [](const auto& form) { return flow(form); }), {{"项目总投资", "malformed"}});
}

TEST_CASE("Two options behind one box are a box that was not seen") {
  const auto direction = [](const char* ticks) { return scan(form_head() + std::vector{paragraph(ticks)}); };
  check_fields(application_of({direction("申报方向：☑示范企业示范车间")}), {{"申报方向", "unreadable"}});
  check_fields(application_of({direction("申报方向：☐示范企业 示范车间")}), {{"申报方向", "unreadable"}});  // nothing ticked: one was not seen
  check_fields(application_of({direction("申报方向：☑示范企业☐示范车间")}), {{"申报方向", "示范企业"}});
  check_fields(application_of({direction("申报方向：示范企业（）示范车间（☑）")}), {{"申报方向", "示范车间"}});
  const Document state = scan(form_head() + std::vector{table({{"建设完成情况", "☑已建成并投入使用 ☐试运行 ☐在建 ☐拟建"}})});
  check_fields(application_of({state}), {{"建设完成情况", "已建成并投入使用"}});
}

TEST_CASE("An option that stands twice while another is missing was misread in one of its places") {
  const auto level = [](const char* ticks) { return scan(form_head() + std::vector{table({{"评测等级", ticks}})}); };
  check_fields(application_of({level("☐一级 ☐二级 ☑二级 ☐四级")}), {{"评测等级", "unreadable"}});
  check_fields(application_of({level("☐一级 ☐二级 ☑三级 ☐四级")}), {{"评测等级", "三级"}});
  const auto state = [](const char* ticks) { return scan(form_head() + std::vector{table({{"建设完成情况", ticks}})}); };
  check_fields(application_of({state("☐已建成 ☑已建成并投入使用 ☐在建")}), {{"建设完成情况", "已建成并投入使用"}});
}

TEST_CASE("Specks beside a value are not read as part of it") {
  check_fields(application_of({scan(form_head() + std::vector{table({{"项目名称", "水泵\n?20?,"}, {"项目总投资", "·1,200万元"}})})}),
               {{"项目名称", "水泵"}, {"项目总投资", "1200"}});
}

TEST_CASE("Ink that nobody could read is not a blank") {
  Document document = stamped("x");
  Cell& cell = std::get<Table>(document.pages[0].blocks[2].content).cells[1];
  Run& run = std::get<Paragraph>(cell.blocks[0].content).lines[0].runs[0];
  run.text.clear();
  run.edges.clear();
  run.confidence = 0;
  check_fields(application_of({document}), {{"项目名称", "unreadable"}});
}

TEST_CASE("A label read with doubt makes its value doubtful") {
  const Application application = application_of({scan(form_head() + std::vector{table({{"项目名你", "水泵"}, {"联系人", "李四"}})})});
  CHECK(declared(application, "项目名称") == "水泵");
  CHECK(find(application, "项目名称")->confidence < 0.9f);
}

TEST_CASE("Fields are those of the direction, in the pack's order, by year where years stand") {
  const Application application = application_of({flow(
      form_head() + std::vector{table({{"申报方向", "☑示范企业 ☐示范车间"}, {"指标", "2022年"}, {"营业收入", "1"}})})});
  CHECK(application.direction == "示范企业");
  CHECK(find(application, "车间名称") == nullptr);
  CHECK(declared(application, "营业收入", 2022) == "1");
  CHECK(find(application, "营业收入") == nullptr);
  CHECK(declared(application, "资产总额") == "not-found");
  CHECK(application.fields.front().name == "申报方向");
}

TEST_CASE("The direction is that of the title where none is ticked, and none where both are") {
  const auto direction = [](const char* ticks) {
    return application_of({flow(form_head() + std::vector{paragraph(ticks)})}).direction;
  };
  CHECK(direction("申报方向：☐示范企业 ☐示范车间") == "示范企业");
  CHECK(direction("申报方向：☐示范企业 ☑示范车间") == "示范车间");
  CHECK(direction("申报方向：☑示范企业 ☑示范车间").empty());
}

TEST_CASE("Other papers never set a field") {
  const Document licence = scan({paragraph("营业执照"), paragraph("统一社会信用代码：91440703MAXXXX023D"),
                                 paragraph("名 称 江门市甲有限公司"), paragraph("类 型：有限责任公司"),
                                 paragraph("法定代表人：张三"), paragraph("注册资本：伍仟万元整"),
                                 paragraph("住 所：江门市蓬江区一路1号"), paragraph("登记机关")});
  const Application application = application_of({editable("水泵"), licence});
  REQUIRE(application.documents[1].role == Role::kLicence);
  const Field* name = find(application, "申报单位名称");
  CHECK(name->state == FieldState::kNotFound);
  REQUIRE(name->readings.size() == 1);
  CHECK(to_string(*name->readings[0].value) == "江门市甲有限公司");
  CHECK(name->readings[0].document == "d2");
  REQUIRE(find(application, "注册资本")->readings.size() == 1);
  CHECK(to_string(*find(application, "注册资本")->readings[0].value) == "5000");
}

TEST_CASE("One tick with white paper behind it belongs to the option before it") {
  const Document document = scan(form_head() + std::vector{table({{"企业规模", "大型 中型☑ 小型 微型"}, {"是否规上企业", "是☑否"}})});
  const Application application = application_of({document});
  CHECK(declared(application, "企业规模") == "中型");
}

TEST_CASE("What a picture shows without saying what it means is for a person") {
  check_fields(application_of({scan(form_head() + std::vector{table({{"项目总投资", "326软件"}, {"建设完成情况", "☐ ☐ ☑"}})})}),
               {{"项目总投资", "unreadable"}, {"建设完成情况", "unreadable"}});
}

TEST_CASE("What looks like a check box beside a code is no part of it; beside a figure a person looks") {
  check_fields(application_of({scan(form_head() + std::vector{table({{"统一社会信用代码", "91440703MAXXXX023D☑"}, {"项目总投资", "1200☑"}})})}),
               {{"统一社会信用代码", "91440703MAXXXX023D"}, {"项目总投资", "unreadable"}});
}
