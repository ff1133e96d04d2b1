#include <catch2/catch.hpp>

#include "form_builder.h"

using namespace chushen;

TEST_CASE("On a scan, a value written cell by cell of which one was not read is not sure") {
  const Application application = application_of({scan(form_head() + std::vector{table({
      {"统一社会信用代码", "9", "1", "4", "4", "0", "7", "0", "3", "M", "A", "X", "X", "X", "X", "", "2", "3", "D"}})})});
  CHECK(declared(application, "统一社会信用代码") == "unreadable");
}

TEST_CASE("On a scan, a column whose ruling was not seen is parted from the one before by its label") {
  const auto page = [](bool scanned) {
    const std::vector<Block> blocks = form_head() + std::vector{table({{"项目名称", "水泵数字化工厂\t注册资本\t5,400万元"}, {"主导产品", "水泵\t年产\t3万台"}})};
    return scanned ? scan(blocks) : flow(blocks);
  };
  check_form(page(true), {{"项目名称", "水泵数字化工厂"}, {"注册资本", "5400"}, {"主导产品", "水泵年产3万台"}});
  check_form(page(false), {{"注册资本", "not-found"}});
}

TEST_CASE("On a scan, a label at the end of the cell before has its value in the next") {
  check_form(scan(form_head() + std::vector{table({{"项目名称", "水泵数字化工厂\t注册资本", "5,400万元"}})}),
             {{"项目名称", "水泵数字化工厂"}, {"注册资本", "5400"}});
}

TEST_CASE("On a scan, a text of pieces as far apart as columns is not sure") {
  const Application application = application_of({scan(form_head() + std::vector{table({{"主导产品", "水泵\t年产"}})})});
  CHECK(declared(application, "主导产品") == "水泵年产");
  CHECK(find(application, "主导产品")->confidence < 0.8f);
}

TEST_CASE("On a scan, a figure that goes on in the next line is for a person to see") {
  check_form(scan(form_head() + std::vector{table({{"注册资本", "1\n2,335.36万元"}})}), {{"注册资本", "unreadable"}});
  check_form(scan(form_head() + std::vector{table({{"注册资本", "2,335.36\n万元"}})}), {{"注册资本", "2335.36"}});
  check_form(scan(form_head() + std::vector{table({{"统一社会信用代码", "91\n12"}})}), {{"统一社会信用代码", "unreadable"}});
  check_form(scan(form_head() + std::vector{table({{"统一社会信用代码", "91440703\nMA4W000002"}})}), {{"统一社会信用代码", "91440703MA4W000002"}});
}

TEST_CASE("Dust at the end of a text on a scan leaves the value to a person") {
  check_form(scan(form_head() + std::vector{table({{"项目名称", "水泵数字化工厂."}, {"工业软件", "ERP\nMES"}, {"主导产品", "水泵\n二"}})}),
             {{"项目名称", "unreadable"}, {"工业软件", "unreadable"}, {"主导产品", "unreadable"}});
  check_form(scan(form_head() + std::vector{table({{"项目名称", "水泵\n数字化工厂"}, {"工业软件", "ERP、MES"}})}),
             {{"项目名称", "水泵数字化工厂"}, {"工业软件", "ERP、MES"}});
}

TEST_CASE("A point behind a comma, a raised one at the end and a stroke on a line of its own are dust on a scan") {
  for (const char* const dust : {"MES、.ERP、WMS", "MES、PLM、WMS·", "1\nMES、ERP", "MES、\n|\nERP", "水口镇37·铁路北侧", "水口镇37.铁路北侧"})
    check_form(scan(form_head() + std::vector{table({{"工业软件", dust}})}), {{"工业软件", "unreadable"}});
  for (const char* const clean : {"MES、ERP V1.2、WMS", "Kingdee Co., Ltd.", "1.水龙头、2.花洒"})
    check_form(scan(form_head() + std::vector{table({{"工业软件", clean}})}), {{"工业软件", clean}});
}

TEST_CASE("On a scan, a mail address without its sign and one with a stroke behind it are for a person to see") {
  const auto confidence = [](const std::string& written) {
    const Application read = application_of({scan(form_head() + std::vector{table({{"电子邮箱", written}})})});
    return find(read, "电子邮箱")->confidence;
  };
  CHECK(confidence("li@example.com") >= 0.8f);
  CHECK(confidence("li a163.com") < 0.8f);
  CHECK(confidence("li@example.com\t1") < 0.8f);
}

TEST_CASE("On a scan, a form of a character that is not in use is for a person to see") {
  check_form(scan(form_head() + std::vector{table({{"法定代表人", "黃淑鑫"}, {"联系人", "黄淑鑫"}})}), {{"法定代表人", "unreadable"}, {"联系人", "黄淑鑫"}});
  check_form(flow(form_head() + std::vector{table({{"法定代表人", "黃淑鑫"}})}), {{"法定代表人", "黃淑鑫"}});
}

TEST_CASE("On a scan, a telephone number that is none and values in rows of their own are for a person to see") {
  const Application cut = application_of({scan(form_head() + std::vector{table({{"固定电话", "0750-388274"}, {"^", "2"}})})});
  CHECK(declared(cut, "固定电话") == "unreadable");
  const Application rows = application_of({scan(form_head() + std::vector{table({{"联系人职务", "智能制造部"}, {"^", "主管"}})})});
  CHECK(find(rows, "联系人职务")->confidence < 0.8f);
}

TEST_CASE("On a scan, a text that may go on in the next cell is not sure") {
  const auto read = application_of({scan(form_head() + std::vector{table({{"注册地址", "广东省江门市江海区云沁二路", "-74号"}, {"生产地址", "广东省江门市江海区云沁二路174号", ""}})})});
  CHECK(find(read, "注册地址")->confidence < 0.8f);
  CHECK(find(read, "生产地址")->confidence >= 0.8f);
}

TEST_CASE("On a scan, a part of a code and figures where a name stands are for a person to see") {
  const std::vector<Block> blocks = form_head() + std::vector{table({{"统一社会信用代码", "91440703"}, {"法定代表人", "138 4321 3294"}, {"联系人", "李四"}})};
  check_form(scan(blocks), {{"统一社会信用代码", "unreadable"}, {"法定代表人", "unreadable"}, {"联系人", "李四"}});
  check_form(flow(blocks), {{"统一社会信用代码", "91440703"}});
}

TEST_CASE("On a scan, a date whose day stands in the next line is one, and not sure") {
  const Application read = application_of({scan(form_head() + std::vector{table({{"评测日期", "2023.05\n03"}, {"成立日期", "2011.04.\n13"}})})});
  CHECK(declared(read, "评测日期") == "2023-05-03");
  CHECK(find(read, "评测日期")->confidence < 0.8f);
  CHECK(declared(read, "成立日期") == "2011-04-13");
}

TEST_CASE("On a scan, a sum whose label may have lost its 万 is for a person to see") {
  const std::vector<Block> blocks = form_head() + std::vector{table({{"注册资本（元）", "4400"}, {"项目总投资（元）", "41,400,000"}, {"投资-设备（万☐元)", "12"}})};
  check_form(scan(blocks), {{"注册资本", "unreadable"}, {"项目总投资", "4140"}, {"投资-设备", "12"}});
  check_form(flow(blocks), {{"注册资本", "0.44"}});
}
