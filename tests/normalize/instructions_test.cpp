#include <catch2/catch.hpp>

#include "form_builder.h"

using namespace chushen;

TEST_CASE("Instructions with labels and examples are no answers") {
  check_form(flow(form_head() + std::vector{paragraph("填 表 说 明"), paragraph("1. 统一社会信用代码：填写营业执照上的18位代码，如91440700MA4XXXXX0A。"),
                                            paragraph("2. 联系人：填写熟悉本项目的人员，如张三，手机13800138000。"), paragraph("3. 项目总投资：指2020年1月1日以后的投入，如：项目总投资500万元。"),
                                            paragraph("第一章　企业信息"), paragraph("联系人：李四"), paragraph("注册资本：5000万元")}),
             {{"联系人", "李四"}, {"手机", "not-found"}, {"统一社会信用代码", "not-found"}, {"项目总投资", "not-found"}, {"注册资本", "5000"}});
}

TEST_CASE("A form that begins with a table or a label behind its instructions is read") {
  check_form(flow(form_head() + std::vector{paragraph("填写说明"), paragraph("联系人：填写熟悉本项目的人员，如张三。"), table({{"联系人", "李四"}})}), {{"联系人", "李四"}});
  check_form(flow(form_head() + std::vector{paragraph("注意事项："), paragraph("请用A4纸打印，一式三份。"), paragraph("联系人：李四")}), {{"联系人", "李四"}});
}

TEST_CASE("Boxes in the paragraph under a question answer it") {
  check_form(flow(form_head() + std::vector{paragraph("【是否规上企业】"), paragraph("☑是 ☐否"), paragraph("【服务商是否入选资源池】"), paragraph("☐是 ☑否")}),
             {{"是否规上企业", "是"}, {"服务商入选资源池", "否"}});
}

TEST_CASE("The labels of a note are no answers, wherever it stands") {
  const std::string note = "注：1.企业名称：须与营业执照一致；2.注册资本：外币按年末汇率折算，如100万美元填写为：注册资本 690 万元。";
  check_form(flow(form_head() + std::vector{table({{"项目名称", "水泵数字化工厂", "备注：主导产品：不超过3种"}, {note, "<", "<"}}), paragraph("注1：项目总投资：500万元以上。"),
                                            paragraph("2. 评测得分：按省平台的结果填写；"), paragraph("3. 法定代表人：张三")}),
             {{"申报单位名称", "not-found"}, {"注册资本", "not-found"}, {"主导产品", "not-found"}, {"项目总投资", "not-found"}, {"评测得分", "not-found"}, {"项目名称", "水泵数字化工厂"}, {"法定代表人", "张三"}});
}
