#include <catch2/catch.hpp>

#include "form_builder.h"

using namespace chushen;

TEST_CASE("Values stand right of their labels, several pairs in a row") {
  check_form(flow(form_head() + std::vector{table({
                 {"申报单位名称", "江门市甲有限公司", "<", "<", "<", "<"},
                 {"注册资本（万元）", "5,000", "成立时间", "2008年5月", "主导产品", "水泵"},
                 {"企业类型", "民营", "从业人员数（人）", "320", "上市情况", "无"},
             })}),
             {{"申报单位名称", "江门市甲有限公司"},
              {"注册资本", "5000"},
              {"成立日期", "2008-05"},
              {"主导产品", "水泵"},
              {"从业人员数", "320"},
              {"上市情况", "无"}});
}

TEST_CASE("A label without a value is blank, one that is not there is not found") {
  check_form(flow(form_head() + std::vector{table({{"项目名称", ""}, {"联系人", "＿＿＿"}, {"电子邮箱", "无"}})}),
             {{"项目名称", "blank"}, {"联系人", "blank"}, {"电子邮箱", "blank"}, {"手机", "not-found"}});
}

TEST_CASE("Group cells say whose name and telephone stand beside them") {
  check_form(flow(form_head() + std::vector{table({
                 {"法定代表人", "姓名", "张三", "手机", "13800000001"},
                 {"项目负责人", "姓名", "王五", "手机", "13800000003"},
                 {"联系人", "姓名", "李四", "职务", "经理"},
                 {"^", "手机", "13800000002", "电子邮箱", "li@example.com"},
             })}),
             {{"法定代表人", "张三"},
              {"法定代表人电话", "13800000001"},
              {"项目负责人", "王五"},
              {"联系人", "李四"},
              {"联系人职务", "经理"},
              {"手机", "13800000002"},
              {"电子邮箱", "li@example.com"}});
}

TEST_CASE("A telephone belongs to the person named left of it or above it") {
  check_form(flow(form_head() + std::vector{table({
                 {"法定代表人", "张三", "联系电话", "13800000001"},
                 {"联系人", "李四", "联系电话", "13800000002"},
             })}),
             {{"法定代表人电话", "13800000001"}, {"手机", "13800000002"}, {"固定电话", "not-found"}});
  check_form(flow(form_head() + std::vector{table({{"法定代表人", "张三"}, {"职务", "董事长"}, {"联系人", "李四"}, {"职务", "经理"}})}),
             {{"联系人职务", "经理"}});
}

TEST_CASE("Several pairs stand in one cell") {
  check_form(flow(form_head() + std::vector{table({
                 {"联系人", "姓名：李四　职务：经理\n手机：13800000002　邮箱：li@example.com"},
                 {"申报方向：☑方向一：示范企业　☐方向二：示范车间", "<"},
                 {"项目名称：水泵数字化工厂", "项目总投资：1200万元"},
             })}),
             {{"联系人", "李四"},
              {"联系人职务", "经理"},
              {"手机", "13800000002"},
              {"电子邮箱", "li@example.com"},
              {"申报方向", "示范企业"},
              {"项目名称", "水泵数字化工厂"},
              {"项目总投资", "1200"}});
}

TEST_CASE("Cells that hold their own label do not take the next one for their value") {
  check_form(flow(form_head() + std::vector{table({
                 {"联系人", "姓名：李四", "职务", "经理"},
                 {"^", "手机：", "固定电话", "0750-3279722"},
             })}),
             {{"联系人", "李四"}, {"手机", "blank"}, {"固定电话", "0750-3279722"}, {"联系人职务", "经理"}});
}

TEST_CASE("Years stand as columns, the unit in caption, label or cell") {
  check_form(flow(form_head() + std::vector{paragraph("二、经营情况（单位：元）"),
                                            table({
                                                {"指标", "020年", "2021年度", "2022", "2023年1-6月"},
                                                {"营业收入", "380000000", "395000000", "411886200", "200000000"},
                                                {"利润总额（万元）", "-120.5", "（130）", "0", ""},
                                                {"从业人员数", "300", "310", "320", "330"},
                                                {"净利润", "1", "2", "3", "4"},
                                                {"资产负债率", "45.3%", "44%", "43%", "42%"},
                                            })}),
             {{"营业收入 2020", "38000"},
              {"营业收入 2022", "41188.62"},
              {"营业收入 2023H1", "20000"},
              {"利润总额 2020", "-120.5"},
              {"利润总额 2021", "-130"},
              {"利润总额 2022", "0"},
              {"利润总额 2023H1", "blank"},
              {"从业人员数 2021", "310"},
              {"资产负债率 2022", "43"}});
}

TEST_CASE("Years stand as rows") {
  check_form(flow(form_head() + std::vector{table({
                 {"年度", "资产总额（万元）", "营业收入（万元）"},
                 {"2021年", "10", "20"},
                 {"2022年", "11", "21"},
             })}),
             {{"资产总额 2021", "10"}, {"营业收入 2022", "21"}});
}

TEST_CASE("A group and a column of units stand between years and labels") {
  check_form(flow(form_head() + std::vector{table({
                 {"经营情况", "指标", "单位", "2021年", "2022年"},
                 {"^", "营业收入", "元", "10000", "20000"},
                 {"^", "资产总额", "万元", "3", "4"},
                 {"项目名称", "水泵", "<", "<", "<"},
             })}),
             {{"营业收入 2021", "1"}, {"资产总额 2022", "4"}, {"项目名称", "水泵"}});
}

TEST_CASE("A column of row codes stands between labels and figures") {
  check_form(flow(form_head() + std::vector{table({
                 {"指标名称", "计量单位", "代码", "2022年", "2021年"},
                 {"甲", "乙", "丙", "1", "2"},
                 {"营业收入", "万元", "01", "300", "200"},
                 {"其中：研发投入", "万元", "2", "30", "20"},
                 {"资产负债率", "%", "07", "52.9", "47.2"},
             })}),
             {{"营业收入 2022", "300"}, {"研发投入 2021", "20"}, {"资产负债率 2022", "52.9"}, {"营业收入", "absent"}});
  check_form(flow(form_head() + std::vector{table({
                 {"指标", "行次", "计量单位", "数值"},
                 {"设备总数", "12", "台", "174"},
                 {"项目总投资", "013", "万元", "2385"},
             })}),
             {{"设备总数", "174"}, {"项目总投资", "2385"}});
}

TEST_CASE("The unit goes on with the years behind a page break; figures under no readable year are not sure") {
  Document document = scan(form_head() + std::vector{paragraph("单位：千元"), table({{"", "二〇二一年", "二〇二二年"}, {"营业收入", "2000", "3000"}})});
  document.pages.push_back(scan({table({{"利润总额", "100", "200"}})}).pages[0]);
  document.pages.back().number = 2;
  check_form(document, {{"营业收入 2022", "300"}, {"利润总额 2022", "20"}, {"利润总额 2021", "10"}});

  const Application application = application_of({flow(form_head() + std::vector{table({{"营业收入", "2000", "3000"}})})});
  const Field* field = find(application, "营业收入");
  REQUIRE(field);
  CHECK(field->readings[0].confidence <= 0.5F);
}

TEST_CASE("A value is written over several cells of its row") {
  check_form(flow(form_head() + std::vector{table({
                 {"统一社会信用代码", "9", "1", "4", "4", "0", "7", "0", "3", "M", "A", "X", "X", "X", "X", "0", "2", "3", "D"},
                 {"成立日期", "2", "0", "0", "8", "年", "0", "5", "月", "1", "2", "日", "<", "<", "<", "<", "<", "<", "<"},
             })}),
             {{"统一社会信用代码", "91440703MAXXXX023D"}, {"成立日期", "2008-05-12"}});
  check_form(flow(form_head() + std::vector{table({
                 {"固定电话", "020", "83270000", "<", "<"},
                 {"成立日期", "2008", "年", "5", "月"},
             })}),
             {{"固定电话", "020-83270000"}, {"成立日期", "2008-05"}});
}

TEST_CASE("A year stands in the label or in the cell") {
  check_form(flow(form_head() + std::vector{table({
                 {"2022年营业收入（万元）", "21", "2021年营业收入（万元）", "20"},
                 {"近三年数字化投入", "2021年：30万元；2022年：40万元", "<", "<"},
             })}),
             {{"营业收入 2022", "21"}, {"营业收入 2021", "20"}, {"数字化投入 2021", "30"}, {"数字化投入 2022", "40"}});
}

TEST_CASE("Years that are values head nothing") {
  check_form(flow(form_head() + std::vector{table({{"成立时间", "2008年", "注册资本", "2000"}, {"项目起止时间", "2021年", "至", "2022年"}})}),
             {{"成立日期", "2008"}, {"注册资本", "2000"}});
}

TEST_CASE("A value may read like a label") {
  check_form(flow(form_head() + std::vector{table({
                 {"联系人职务", "经办人", "电子邮箱", "li@example.com"},
                 {"联系人", "李四", "上市情况", "无"},
                 {"5G应用", "5G工厂", "项目名称", "水泵"},
             })}),
             {{"联系人职务", "经办人"}, {"联系人", "李四"}, {"5G应用", "5G工厂"}, {"项目名称", "水泵"}});
}

TEST_CASE("One place holds several fields") {
  check_form(flow(form_head() + std::vector{table({
                 {"项目起止时间", "自2021年3月至2023年6月"},
                 {"数字化水平评测结果", "52.36分 / 二级 / 2023年8月10日"},
                 {"联系人/职务", "李四 经理"},
                 {"数字化服务商（是否入选资源池）", "广州乙信息（广东）有限公司（是）"},
                 {"投资构成（万元）", "设备：800 软件：300 服务：60 其他：40"},
             })}),
             {{"项目开始日期", "2021-03"},
              {"项目结束日期", "2023-06"},
              {"评测得分", "52.36"},
              {"评测等级", "二级"},
              {"评测日期", "2023-08-10"},
              {"联系人", "李四"},
              {"联系人职务", "经理"},
              {"数字化服务商", "广州乙信息(广东)有限公司"},
              {"服务商入选资源池", "是"},
              {"投资-设备", "800"},
              {"投资-其他", "40"}});
  check_form(flow(form_head() + std::vector{table({
                 {"建设周期", "2021年3-12月"},
                 {"投资构成", "其中设备800万元、软件300万元"},
                 {"评测结果", ""},
             })}),
             {{"项目开始日期", "2021-03"},
              {"项目结束日期", "2021-12"},
              {"投资-设备", "800"},
              {"投资-软件", "300"},
              {"评测等级", "blank"}});
}

TEST_CASE("A unit stands in a cell of its own") {
  check_form(flow(form_head() + std::vector{table({{"项目总投资", "12000000", "元"}, {"设备总数", "台", "120"}})}),
             {{"项目总投资", "1200"}, {"设备总数", "120"}});
}

TEST_CASE("A provider's code and funds' projects are not the applicant's") {
  check_form(flow(form_head() + std::vector{table({{"项目名称", "水泵数字化工厂"}, {"统一社会信用代码", "91440703MAXXXX023D"}}),
                                            paragraph("四、数字化服务商情况"),
                                            table({
                                                {"序号", "服务商名称", "统一社会信用代码", "是否入选资源池"},
                                                {"1", "广州乙有限公司", "91440101MAXXXX001X", "是"},
                                                {"2", "佛山丙有限公司", "91440600MAXXXX002Y", "否"},
                                            }),
                                            table({
                                                {"是否获得专项资金支持", "☑是（项目名称：云上项目；金额：60万元）☐否"},
                                                {"序号", "项目名称"},
                                                {"1", "旧项目"},
                                                {"2", "另一项目"},
                                            })}),
             {{"项目名称", "水泵数字化工厂"},
              {"统一社会信用代码", "91440703MAXXXX023D"},
              {"数字化服务商", "广州乙有限公司;佛山丙有限公司"},
              {"已获专项资金支持", "是"}});
}

TEST_CASE("A question and its explanation share a label that spans rows") {
  check_form(flow(form_head() + std::vector{table({
                 {"是否已获国家、省、市专项资金支持", "☐是 ☑否", "<"},
                 {"^", "资金名称、年度及金额", ""},
             })}),
             {{"已获专项资金支持", "否"}, {"专项资金说明", "blank"}});
}

TEST_CASE("A text that some forms ask for in boxes is what is ticked") {
  check_form(flow(form_head() + std::vector{table({
                 {"企业类型", "☐国有 ☐合资 ☑民营 ☐外资"},
                 {"上市情况", "☐已上市（代码：　） ☐未上市"},
                 {"5G应用", "☑5G专网 ☑5G工厂 ☐其他"},
             })}),
             {{"企业类型", "民营"}, {"上市情况", "blank"}, {"5G应用", "5G专网;5G工厂"}});
}

TEST_CASE("A table goes on behind a page break without its heads") {
  Document document = flow(form_head() + std::vector{table({{"指标", "2021年", "2022年"}, {"营业收入", "1", "2"}})});
  document.kind = Kind::kPdf;
  document.pages[0].number = 1;
  Page next;
  next.number = 2;
  next.blocks = {table({{"资产总额", "3", "4"}, {"利润总额", "5", "6"}})};
  document.pages.push_back(next);
  check_form(document, {{"营业收入 2022", "2"}, {"资产总额 2021", "3"}, {"利润总额 2022", "6"}});
}

TEST_CASE("Vertical labels and values broken over lines are joined") {
  check_form(flow(form_head() + std::vector{table({
                 {"申\n报\n单\n位", "江门市\n甲有限公司"},
                 {"电子邮箱", "lisi@exam\nple.com"},
                 {"统一社会信用代码", "91440703\nMAXXXX023D"},
                 {"项目总投资", "1,2\n00万元"},
             })}),
             {{"申报单位名称", "江门市甲有限公司"},
              {"电子邮箱", "lisi@example.com"},
              {"统一社会信用代码", "91440703MAXXXX023D"},
              {"项目总投资", "1200"}});
}

TEST_CASE("A table in a cell is walked as well") {
  Block outer = table({{"企业信息", ""}});
  std::get<Table>(outer.content).cells[1].blocks.push_back(table({{"项目名称", "水泵"}}));
  check_form(flow(form_head() + std::vector{outer}), {{"项目名称", "水泵"}});
}

TEST_CASE("Every reading says where it stands") {
  const Application application = application_of({flow(form_head() + std::vector{table({{"备注", ""}, {"项目名称", "水泵"}})})});
  const Field* field = find(application, "项目名称");
  REQUIRE(field->readings.size() == 1);
  CHECK(field->readings[0].place.path == "表2 第2行 第2列");
  CHECK(field->readings[0].raw == "水泵");
  CHECK(field->readings[0].document == "d1");
}

TEST_CASE("A malformed grid is walked without harm") {
  Table broken;
  broken.cells = {Cell{-1, 0, 1, 1, {}, {}}, Cell{0, 0, 0, 1, {}, {}}, Cell{0, 0, 2147483000, 2147483000, {}, {}},
                  Cell{3, 3, 1, 1, {}, {paragraph("项目名称")}}};
  const Application application = application_of({flow(form_head() + std::vector{Block{broken}})});
  CHECK(declared(application, "项目名称") == "not-found");
}

TEST_CASE("A ring belongs to the option behind it, whatever stands further on; one box for two options does not") {
  const auto page = [](bool ring) {
    Block answer = table({{"建设完成情况", "已建成 试运行 ☑在建 拟建"}});
    for (Cell& cell : std::get<Table>(answer.content).cells)
      for (Block& block : cell.blocks)
        for (Line& line : std::get<Paragraph>(block.content).lines)
          for (Run& run : line.runs)
            if (ring && !run.mark.empty()) run.text = "◉";  // as circled options are read
    return scan(form_head() + std::vector{answer});
  };
  check_form(page(true), {{"建设完成情况", "在建"}});
  check_form(page(false), {{"建设完成情况", "unreadable"}});
}

TEST_CASE("A post beside a name that its label says whole is that person's") {
  check_form(flow(form_head() + std::vector{table({{"联系人姓名", "李四", "职务", "经理", "手机", "13800000002"}})}),
             {{"联系人", "李四"}, {"联系人职务", "经理"}, {"手机", "13800000002"}});
}

TEST_CASE("Cells that hold label and value each know the person or sum named left of them") {
  check_form(flow(form_head() + std::vector{table({
                 {"法定代表人：张三", "联系电话：13800000001", "注册资本：3100万元"},
                 {"联系人：李四", "职务：经理", "手机：13800000002"},
                 {"项目总投资：3155万元", "建设起止时间：2021年6月—2023年4月", "<"},
                 {"其中：设备 1514 万元", "软件946万元", "服务 442 万元"},
             })}),
             {{"法定代表人", "张三"},
              {"法定代表人电话", "13800000001"},
              {"联系人", "李四"},
              {"联系人职务", "经理"},
              {"手机", "13800000002"},
              {"项目总投资", "3155"},
              {"投资-设备", "1514"},
              {"投资-软件", "946"},
              {"投资-服务", "442"}});
}

TEST_CASE("A value that reads like another field's label is not surely the value") {
  const auto confidence = [](const std::string& product) {
    const Application found = application_of({flow(form_head() + std::vector{table({{"主导产品", product}})})});
    return find(found, "主导产品")->readings.front().confidence;
  };
  CHECK(confidence("水泵") == 1);
  CHECK(confidence("*生产地址") < 0.8F);
}

TEST_CASE("Years stand under a head of their own, units between labels and figures") {
  check_form(flow(form_head() + std::vector{table({{"指标", "单位", "年　度", "<", "<"},
                                                  {"^", "^", "2020", "2021", "2022"},
                                                  {"营业收入", "万元", "18,110.85", "20,540.35", "22,086.40"},
                                                  {"利润总额", "万元", "724.43", "1,232.42", "1,325.18"}})}),
             {{"营业收入 2020", "18110.85"}, {"营业收入 2022", "22086.4"}, {"利润总额 2021", "1232.42"}});
  check_form(flow(form_head() + std::vector{table({{"指标", "2020", "年 度\n2021", "2022"},
                                                  {"营业收入", "18,110.85", "20,540.35", "22,086.40"}})}),
             {{"营业收入 2021", "20540.35"}});
}

TEST_CASE("Metrics stand under years, with one row of figures") {
  check_form(flow(form_head() + std::vector{table({{"2021年", "<", "2022年", "<"}, {"营业收入", "利润总额", "营业收入", "利润总额"}, {"1000", "100", "2000", "200"}}),
                                            table({{"年度", "2019年", "<", "2020年", "<"}, {"指标", "资产总额", "研发投入", "资产总额", "研发投入"}, {"金额（万元）", "800", "20", "900", "30"}})}),
             {{"营业收入 2021", "1000"}, {"利润总额 2021", "100"}, {"营业收入 2022", "2000"}, {"利润总额 2022", "200"}, {"资产总额 2020", "900"}, {"研发投入 2020", "30"}});
}

TEST_CASE("The parts of a sum stand in brackets behind it") {
  check_form(flow(form_head() + std::vector{table({{"项目总投资", "3985万元（其中设备1859万元、软件845万元、服务507万元）"}, {"项目名称", "水泵（含设备）数字化"}})}),
             {{"项目总投资", "3985"}, {"投资-设备", "1859"}, {"投资-软件", "845"}, {"投资-服务", "507"}, {"项目名称", "水泵(含设备)数字化"}});
  check_form(flow(form_head() + std::vector{table({{"总投资", "3985万元，其中：设备投资1859万元，软件投资845万元，服务投资507万元", "建设状态", "在建"}})}),
             {{"项目总投资", "3985"}, {"投资-设备", "1859"}, {"投资-软件", "845"}, {"投资-服务", "507"}});
  check_form(flow(form_head() + std::vector{table({{"联系人及联系方式", "姓名：张三　职务：经理\n手机：13800000001　邮箱：zhang@example.com"}})}),
             {{"联系人", "张三"}, {"联系人职务", "经理"}, {"手机", "13800000001"}, {"电子邮箱", "zhang@example.com"}});
}

TEST_CASE("A cell lists figures or persons in words of its own") {
  check_form(flow(form_head() + std::vector{table({{"设备情况", "设备总数 232 台，其中数字化设备数 187 台，联网设备数 181 台"},
                                                  {"项目总投资", "3245万元\n其中：设备1558万元，软件1,013万元，服务674万元"},
                                                  {"联系人姓名、\n职务及手机", "姓名：李四　职务：经理　手机：13800000002"}})}),
             {{"设备总数", "232"},
              {"数字化设备数", "187"},
              {"联网设备数", "181"},
              {"项目总投资", "3245"},
              {"投资-设备", "1558"},
              {"投资-软件", "1013"},
              {"投资-服务", "674"},
              {"联系人", "李四"},
              {"联系人职务", "经理"},
              {"手机", "13800000002"}});
}

TEST_CASE("What a form says in brackets of how to fill it in is no part of the value") {
  check_form(flow(form_head() + std::vector{table({{"企业名称", "江门市甲有限公司\n（须与营业执照一致）"}, {"项目名称", "（请填写全称）"}})}),
             {{"申报单位名称", "江门市甲有限公司"}, {"项目名称", "blank"}});
  check_form(flow(form_head() + std::vector{table({{"企业名称", "江门市甲投资中心\n（有限合伙）"}})}), {{"申报单位名称", "江门市甲投资中心(有限合伙)"}});
}

TEST_CASE("Each option of a choice stands in a cell of its own") {
  check_form(flow(form_head() + std::vector{table({{"企业规模", "○", "大型", "●", "中型", "○", "小型", "○", "微型"},
                                                   {"建设完成情况", "●", "已建成并投入使用", "○", "试运行", "○", "在建", "○", "拟建"},
                                                   {"已获专项资金支持", "○", "是", "<", "<", "●", "否", "<", "<"}}),
                                            table({{"评测等级", "□一级", "☑二级", "□三级"}, {"服务商入选资源池", "□是", "<", "☑否"}})}),
             {{"企业规模", "中型"}, {"建设完成情况", "已建成并投入使用"}, {"已获专项资金支持", "否"}, {"评测等级", "二级"}, {"服务商入选资源池", "否"}});
  check_form(flow(form_head() + std::vector{table({{"建设完成情况", "☑已建成并投入使用"}, {"^", "□试运行"}, {"^", "□在建"}, {"项目名称", "水泵数字化工厂"}})}),
             {{"建设完成情况", "已建成并投入使用"}, {"项目名称", "水泵数字化工厂"}});
}

TEST_CASE("A choice below a table's years is none of them") {
  check_form(flow(form_head() + std::vector{table({{"年度", "2021年", "<", "2022年", "<"},
                                                   {"营业收入（万元）", "1000", "<", "2000", "<"},
                                                   {"建设完成情况", "●", "已建成并投入使用", "○", "拟建"}})}),
             {{"营业收入 2022", "2000"}, {"建设完成情况", "已建成并投入使用"}});
}

TEST_CASE("Beside a label each cell has a label of its own") {
  check_form(flow(form_head() + std::vector{table({{"设备数量", "设备总数：214台", "数字化设备数：196台", "联网设备数：192台"}})}),
             {{"设备总数", "214"}, {"数字化设备数", "196"}, {"联网设备数", "192"}});
}

TEST_CASE("A dialling code stands in brackets") {
  check_form(flow(form_head() + std::vector{table({{"法人代表", "李四", "手机号码", "13800000002"}, {"联系人职务", "经理", "固 定 电 话", "(0750)6921332"}})}),
             {{"固定电话", "0750-6921332"}, {"法定代表人电话", "13800000002"}});
}
