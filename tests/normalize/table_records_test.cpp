#include <catch2/catch.hpp>

#include "form_builder.h"

using namespace chushen;

TEST_CASE("Values stand under their labels") {
  check_form(flow(form_head() + std::vector{table({
                 {"企业名称", "信用代码", "法定代表人"},
                 {"江门市甲有限公司", "91440703MAXXXX023D", "张三"},
             })}),
             {{"申报单位名称", "江门市甲有限公司"}, {"统一社会信用代码", "91440703MAXXXX023D"}, {"法定代表人", "张三"}});
  check_form(flow(form_head() + std::vector{table({{"项目名称"}, {"水泵数字化工厂"}})}), {{"项目名称", "水泵数字化工厂"}});
}

TEST_CASE("Persons stand as rows of a list") {
  check_form(flow(form_head() + std::vector{table({
                 {"人员", "姓名", "职务", "固定电话", "手机"},
                 {"法定代表人", "张三", "董事长", "", "13800000001"},
                 {"联系人", "李四", "经理", "0750-3279722", "13800000002"},
             })}),
             {{"法定代表人", "张三"},
              {"法定代表人电话", "13800000001"},
              {"联系人", "李四"},
              {"联系人职务", "经理"},
              {"固定电话", "0750-3279722"},
              {"手机", "13800000002"}});
}

TEST_CASE("The parts of an investment stand as columns under a group") {
  check_form(flow(form_head() + std::vector{table({
                 {"投资", "投资额（万元）", "1,200", "建设周期", "2021.06-2023.06", "<"},
                 {"^", "其中", "设备（万元）", "软件（万元）", "服务（万元）", "其他（万元）"},
                 {"^", "^", "800", "300", "60", "40"},
             })}),
             {{"项目总投资", "1200"}, {"投资-设备", "800"}, {"投资-服务", "60"}, {"项目结束日期", "2023-06"}});
}

TEST_CASE("Of figures before, after and of change the change counts") {
  check_form(flow(form_head() + std::vector{table({
                 {"成效指标", "改造前", "改造后", "变化幅度"},
                 {"生产效率提升", "100", "132", "32%"},
                 {"不良品率降低", "3.5%", "1.2%", "65.7%"},
             })}),
             {{"生产效率提升", "32"}, {"不良品率降低", "65.7"}});
  check_form(flow(form_head() + std::vector{table({{"成效指标", "改造前", "改造后"}, {"不良品率降低", "3.5%", "1.2%"}})}),
             {{"不良品率降低", "not-found"}});
}

TEST_CASE("A table of persons has a row for each, not a list of names") {
  check_form(flow(form_head() + std::vector{table({
                 {"联系方式", "", "姓名", "职务", "手机", "电子邮箱"},
                 {"^", "法定代表人", "张三", "/", "13800000001", "/"},
                 {"^", "联系人", "李四", "经理", "13800000002", "li@example.com"},
             })}),
             {{"法定代表人", "张三"},
              {"法定代表人电话", "13800000001"},
              {"联系人", "李四"},
              {"联系人职务", "经理"},
              {"手机", "13800000002"},
              {"电子邮箱", "li@example.com"}});
}

TEST_CASE("Parts of an investment stand in the row under it") {
  check_form(flow(form_head() + std::vector{table({
                 {"建设起止时间", "<", "2021.04—2023.06", "<", "总投资（万元）", "<", "3,645", "<"},
                 {"其中", "设备", "2260", "软件", "802", "服务", "364", ""},
             })}),
             {{"项目总投资", "3645"}, {"投资-设备", "2260"}, {"投资-软件", "802"}, {"投资-服务", "364"}});
}

TEST_CASE("Heads over values under heads over values") {
  check_form(flow(form_head() + std::vector{table({{"项目开始日期", "项目结束日期", "建设完成情况"},
                                                   {"2021-05", "2023-05", "☑已建成并投入使用 ☐试运行 ☐在建 ☐拟建"},
                                                   {"投资类别", "金额（万元）", "占比"},
                                                   {"设备投资", "1517", "52.2%"},
                                                   {"项目总投资", "2907", "100%"}})}),
             {{"项目开始日期", "2021-05"}, {"项目结束日期", "2023-05"}, {"建设完成情况", "已建成并投入使用"}, {"投资-设备", "1517"}, {"项目总投资", "2907"}});
}

TEST_CASE("The head of a register is no label, whatever its words") {
  check_form(flow(form_head() + std::vector{table({{"企业信息采集表", "<", "<", "<", "<"},
                                                   {"序号", "项目", "填写内容", "单位", "说明"},
                                                   {"1", "企业名称", "江门市甲有限公司", "", ""},
                                                   {"2", "法定代表人", "张三", "", "与执照一致"},
                                                   {"3", "注册资本", "2,100", "万元", ""},
                                                   {"", "", "", "", ""},
                                                   {"4", "研发人员数", "35", "人", ""}})}),
             {{"申报单位名称", "江门市甲有限公司"}, {"法定代表人", "张三"}, {"注册资本", "2100"}, {"研发人员数", "35"}});
}

TEST_CASE("A row that shows how to fill in the table says nothing of the applicant") {
  check_form(flow(form_head() + std::vector{table({{"指标（万元）", "2021年", "2022年"},
                                                   {"（示例）营业收入", "1000.00", "1200.00"},
                                                   {"利润总额", "31.5", "40.2"}})}),
             {{"营业收入 2022", "absent"}, {"利润总额 2022", "40.2"}});
}
