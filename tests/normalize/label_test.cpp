#include <catch2/catch.hpp>

#include "form_builder.h"
#include "normalize/form_labels_index.h"
#include "normalize/label.h"
#include "normalize/label_index.h"

using namespace chushen;

TEST_CASE("A label is compared without what forms hang on it") {
  const std::pair<std::string_view, std::string_view> examples[] = {
      {"注册资本", "注册资本"},
      {"3.注册资本（万元）：", "注册资本"},
      {"三、注册资本", "注册资本"},
      {"（三）注册资本", "注册资本"},
      {"③注册资本", "注册资本"},
      {"⒊ 注册资本", "注册资本"},
      {"＊注 册 资 本*", "注册资本"},
      {"其中：研发人员", "研发人员"},
      {"申\n报\n单\n位", "申报单位"},
      {"联系人／职务", "联系人/职务"},
      {"E-mail：", "email"},
      {"13、R&D投入", "rd投入"},
      {"5G应用情况", "5g应用情况"},
      {"1.5G应用情况", "5g应用情况"},
  };
  for (const auto& [text, key] : examples) {
    INFO(text);
    REQUIRE_FALSE(label_key(text).keys.empty());
    CHECK(label_key(text).keys.back() == key);
  }
}

TEST_CASE("The unit of a label is kept apart, whatever else its bracket says") {
  CHECK(label_key("营业收入（万元）").unit == "万元");
  CHECK(label_key("营业收入(单位：万元，保留两位小数)").unit == "万元");
  CHECK(label_key("营业收入【元】").unit == "元");
  CHECK(label_key("设备总数（台/套）").unit == "台");
  CHECK(label_key("车间面积（㎡）").unit == "平方米");
  CHECK(label_key("联网率（％）").unit == "%");
  CHECK(label_key("法定代表人（负责人）").unit.empty());
  CHECK(unit_of_caption("表二 主要经济指标（单位：万元、人）") == "万元");
  CHECK(unit_of_caption("单位：江门市甲有限公司").empty());
}

TEST_CASE("Places for seals and signatures say so") {
  CHECK(label_key("单位（盖章）").seal_place);
  CHECK(label_key("法定代表人（签字）").signature_place);
  CHECK(label_key("单位（盖章）").keys.front() == "单位(盖章)");
  CHECK_FALSE(label_key("单位名称").seal_place);
}

TEST_CASE("A year that stands in a label is taken off it") {
  CHECK(label_key("2022年营业收入（万元）").year == YearHead{2022, {}});
  CHECK(label_key("2023年上半年营业收入").year == YearHead{2023, 1});
  CHECK(label_key("2022年度营业收入").keys.back() == "营业收入");
  CHECK(label_key("近三年数字化投入").keys.back() == "数字化投入");
}

TEST_CASE("Labels that resemble a field's and are others bind to nothing") {
  const LabelIndex index(pack_schema());
  for (const char* label : {"净利润", "资产净额", "固定资产投资", "实缴资本", "营业收入（母公司）", "组织机构代码",
                            "纳税信用等级", "经营范围", "联系人身份证号", "推荐单位联系人"}) {
    INFO(label);
    CHECK(index.fields_of(index.match(label), {}).empty());
  }
}

TEST_CASE("A label in another field's words is that field's") {
  const LabelIndex index(pack_schema());
  const auto field = [&](std::string_view label) {
    const auto fields = index.fields_of(index.match(label), {});
    return fields.empty() ? std::string() : fields.front()->name;
  };
  CHECK(field("企业全称") == "申报单位名称");
  CHECK(field("三证合一码") == "统一社会信用代码");
  CHECK(field("法定代表人（负责人）") == "法定代表人");
  CHECK(field("联系电话（手机）") == "手机");
  CHECK(field("是否获得过国家、省、市各级专项资金支持") == "已获专项资金支持");
  CHECK(field("服务商是否入选江门市数字化转型资源池") == "服务商入选资源池");
  CHECK(field("所属行业（国民经济行业大类）") == "所属行业");
}

TEST_CASE("Two labels in one make a place for two fields") {
  const LabelIndex index(pack_schema());
  const auto parts = [&](std::string_view label) {
    std::string names;
    for (const FieldSpec* field : index.match(label).parts) names += field->name + " ";
    return names;
  };
  CHECK(parts("邮政编码/传真") == "邮政编码 传真 ");
  CHECK(parts("法定代表人及联系电话") == "法定代表人 法定代表人电话 ");
  CHECK(parts("数字化水平等级（得分）") == "评测得分 评测等级 ");
  CHECK(parts("联系人（职务）") == "联系人 联系人职务 ");
  CHECK(parts("联系人职务").empty());
  CHECK(parts("利润总额/净利润").empty());
}

TEST_CASE("A reader of pictures is forgiven one character in four where no other label is as near") {
  const LabelIndex index(pack_schema());
  const LabelMatch match = index.match_recognized("统一社会信用代玛", "");
  REQUIRE(match.general.size() == 1);
  CHECK(match.general.front()->name == "统一社会信用代码");
  CHECK(match.confidence < 0.9f);
  CHECK_FALSE(index.match("统一社会信用代玛").is_field());
  CHECK(index.match_recognized("注册资夲", "").general.front()->name == "注册资本");
  // 资产净额 is a near miss and stands nearer to this than 资产总额.
  CHECK_FALSE(index.match_recognized("资产净颜", "颜").is_field());
  // What was surely read as something that does not look like it is another label.
  CHECK_FALSE(index.match_recognized("净资产总额", "").is_field());
  CHECK_FALSE(index.match_recognized("注册资尔", "").is_field());
  CHECK(index.match_recognized("注册资尔", "尔").is_field());
  CHECK(index.match_recognized("统一社信用代码", "").is_field());
  CHECK_FALSE(index.match_recognized("邮扁", "扁").is_field());
  CHECK(index.match_recognized("注册资本", "").confidence == 1);
}

TEST_CASE("Numbers of parts within parts belong to no label") {
  for (const char* const label : {"1.2 注册资本", "1.2　注册资本", "2.1.3 注册资本", "1.10注册资本"}) CHECK(pack_labels().index().form.match(label).is_field());
  CHECK(pack_labels().index().form.match("1.2022年营业收入").label.year);
}
