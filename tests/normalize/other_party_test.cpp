#include <catch2/catch.hpp>

#include "form_builder.h"
#include "normalize/label_translation.h"

using namespace chushen;

TEST_CASE("What a form says of the service provider is not the applicant's") {
  const std::vector<Block> applicant = {table({{"企业名称", "江门市甲有限公司", "法定代表人", "张三"}, {"联系人", "李四", "手机", "13800000002"}})};
  const std::vector<Block> provider = {paragraph("四、数字化服务商　　Service Provider"),
                                       table({{"数字化服务商", "佛山市乙有限公司", "注册资本（万元）", "2100"},
                                              {"法定代表人", "阮五", "联系人", "符六"},
                                              {"职务", "总监", "手机", "13900000003"}})};
  check_form(flow(form_head() + applicant + provider),
             {{"法定代表人", "张三"}, {"联系人", "李四"}, {"手机", "13800000002"}, {"注册资本", "not-found"}, {"联系人职务", "not-found"}, {"数字化服务商", "佛山市乙有限公司"}});
}

TEST_CASE("A contact under the provider's row, not beside it, is the applicant's") {
  check_form(flow(form_head() + std::vector{table({{"数字化服务商", "佛山市乙有限公司"}, {"联系人", "李四"}, {"手机", "13800000002"}})}),
             {{"联系人", "李四"}, {"手机", "13800000002"}});
}

TEST_CASE("Who signs the county's opinion is not the applicant's contact") {
  check_form(flow(form_head() + std::vector{table({{"企业名称", "江门市甲有限公司"},
                                                   {"县（市、区）工信部门推荐意见", "经审核，同意推荐。\n经办人：谢七　　联系电话：0750-8812345　（盖章）\n2023年9月6日"}})}),
             {{"联系人", "not-found"}, {"固定电话", "not-found"}, {"申报单位名称", "江门市甲有限公司"}});
}

TEST_CASE("Labels with a translation") {
  CHECK(without_translation("企业名称 Company Name") == "企业名称 ");
  CHECK(without_translation("注册资本（万元）Registered Capital") == "注册资本（万元）");
  for (const char* const whole : {"工业软件 MES", "Kingdee Co., Ltd.", "邮箱 li@example.com", "项目V2 stage2", "企业名称"})
    CHECK(without_translation(whole) == whole);
  const auto labels = table({{"企业名称\nCompany Name", "江门市甲有限公司", "成立日期\nDate of Establishm\nent", "2008-05-06"},
                             {"注册资本（万元）\nRegistered Capital", "5000", "电子邮箱\nE-mail", "li@example.com"},
                             {"法定代表人\nLegal Representative", "张三", "邮政编码\nZip Code", "529000"}});
  for (const Document& form : {flow(form_head() + std::vector{labels}), scan(form_head() + std::vector{labels})})
    check_form(form, {{"申报单位名称", "江门市甲有限公司"}, {"成立日期", "2008-05-06"}, {"注册资本", "5000"}, {"电子邮箱", "li@example.com"}, {"法定代表人", "张三"}, {"邮政编码", "529000"}});
}

TEST_CASE("A column of the joint applicant is not the applicant's, nor is the part that speaks of it") {
  const auto joint = table({{"项目", "申报单位", "联合申报单位"},
                            {"企业名称", "江门市甲有限公司", "江门市丁软件有限公司"},
                            {"注册资本（万元）", "5000", "600"},
                            {"企业规模", "☐大型 ☑中型 ☐小型 ☐微型", "☐大型 ☐中型 ☐小型 ☑微型"},
                            {"联系人", "李四", "谭七"},
                            {"手机", "13800000002", "13500000003"}});
  const std::vector<Block> figures = {paragraph("二、联合申报单位经营情况（万元）"), table({{"指标", "2021年", "2022年"}, {"营业收入", "901.5", "1022.8"}, {"利润总额", "71.4", "88"}})};
  for (const Document& form : {flow(form_head() + std::vector{joint} + figures), scan(form_head() + std::vector{joint} + figures)})
    check_form(form, {{"申报单位名称", "江门市甲有限公司"}, {"注册资本", "5000"}, {"企业规模", "中型"}, {"联系人", "李四"}, {"手机", "13800000002"}, {"营业收入 2022", "absent"}});
}

TEST_CASE("Where no column is called the applicant's, none is set apart") {
  check_form(flow(form_head() + std::vector{table({{"项目", "内容", "联合单位"}, {"注册资本（万元）", "5000", "600"}, {"法定代表人", "张三", "阮五"}})}),
             {{"法定代表人", "张三"}});
}

TEST_CASE("A project of former years is not the one applied for") {
  check_form(flow(form_head() + std::vector{table({{"二、本次申报项目", "<"}, {"项目名称", "水泵数字化工厂"}, {"项目总投资", "850万元"}, {"三、以往承担的同类项目", "<"}, {"项目名称", "仓储升级"}, {"项目总投资", "96万元"}, {"数字化服务商", "佛山市旧屋软件有限公司"}})}),
             {{"项目名称", "水泵数字化工厂"}, {"项目总投资", "850"}, {"数字化服务商", "not-found"}});
}
