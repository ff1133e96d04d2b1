#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <set>

#include "form_builder.h"
#include "normalize/label_index.h"
#include "normalize/text.h"

using namespace chushen;

namespace {

struct Aliases {
  std::string_view field;
  std::vector<std::string_view> labels;
};

/// The names that forms of this family give to one field alone, apart from its own: as the domain's field lists have
/// them. Names that several fields share (负责人, 电话, 时间) are not here: they bind by their section.
const std::vector<Aliases> kAliases = {
    {"申报单位名称", {"企业名称（盖章）", "单位名称", "申报主体", "申报企业", "企业全称"}},
    {"统一社会信用代码", {"信用代码", "三证合一码", "组织机构代码/三证合一码", "纳税人识别号"}},
    {"申报方向", {"申报类别", "方向"}},
    {"所属县区", {"所属县（市、区）", "所属地区", "所在地", "属地"}},
    {"注册地址", {"住所", "企业注册地"}},
    {"生产地址", {"通讯地址", "经营地址", "项目实施地"}},
    {"邮政编码", {"邮编", "邮 编"}},
    {"成立日期", {"成立时间", "注册时间", "注册日期"}},
    {"注册资本", {"注册资金", "注册资本（万元）"}},
    {"企业类型", {"企业性质", "单位性质", "企业经济类型", "登记注册类型", "所有制"}},
    {"所属行业", {"行业代码及名称", "国民经济行业"}},
    {"主导产品", {"主要产品", "主营业务"}},
    {"企业规模", {"规模划型"}},
    {"是否规上企业", {"规模以上工业企业"}},
    {"上市情况", {"上市类型", "股票代码"}},
    {"法定代表人", {"法人代表"}},
    {"法定代表人电话", {"法定代表人电话"}},
    {"项目负责人", {"分管负责人", "技术负责人", "数字化负责人", "CIO"}},
    {"联系人", {"经办人", "填表人"}},
    {"固定电话", {"办公电话"}},
    {"手机", {"移动电话"}},
    {"电子邮箱", {"E-mail", "邮箱", "电子信箱"}},
    {"传真", {"传真"}},
    {"从业人员数", {"职工人数", "员工总数", "全职员工数量"}},
    {"研发人员数", {"其中：研发人员"}},
    {"资产总额", {"总资产"}},
    {"资产负债率", {"负债率"}},
    {"营业收入", {"主营业务收入"}},
    {"利润总额", {"利润"}},
    {"上缴税金", {"纳税总额", "实缴税金"}},
    {"研发投入", {"研发费用", "R&D"}},
    {"数字化投入", {"数字化（信息化）投入"}},
    {"项目名称", {"数字化转型项目名称"}},
    {"项目总投资", {"投资额"}},
    {"建设完成情况", {"项目状态", "是否建成投用"}},
    {"数字化服务商", {"牵头建设单位", "集成商", "解决方案提供商"}},
    {"评测得分", {"评测得分"}},
    {"评测等级", {"评测等级"}},
    {"评测日期", {"评测时间"}},
    {"5G应用", {"是否建设5G工厂", "5G+工业互联网场景"}},
    {"已获专项资金支持", {"已获专项资金支持情况", "是否获得国家/省/市资金支持"}},
    {"已获资质荣誉", {"资质荣誉"}},
    {"车间名称", {"申报车间", "示范车间名称", "数字化车间名称"}},
    {"车间地址", {"车间所在地"}},
    {"车间面积", {"车间面积（㎡）"}},
    {"车间主要产品及产能", {"年产能", "设计产能"}},
    {"车间人员数", {"车间职工人数"}},
    {"车间产值", {"车间年产值"}},
    {"设备总数", {"生产设备数量（台/套）"}},
    {"数字化设备数", {"数控设备数", "智能装备数", "自动化设备数"}},
    {"设备数字化率", {"数控化率", "关键工序数控化率", "自动化率"}},
    {"联网设备数", {"已联网设备"}},
    {"设备联网率", {"联网率"}},
    {"工业软件", {"工业软件/系统"}},
    {"数据自动采集率", {"数据自动采集率"}},
};

/// Each of 生产效率 … as the five effects are called.
const std::vector<std::string_view> kEffects = {"生产效率提升", "运营成本降低", "研制周期缩短", "不良品率降低", "能源利用率提高"};

struct Outcome {
  int tried = 0, bound = 0;
  std::string missed;

  void add(bool is_bound, std::string_view label) {
    ++tried;
    bound += is_bound;
    if (!is_bound) missed += std::string(label) + " ";
  }
};

std::vector<std::string> names_of(const LabelIndex& index, const LabelMatch& match) {
  std::vector<std::string> names;
  for (const FieldSpec* field : index.fields_of(match, {})) names.push_back(field->name);
  return names;
}

constexpr std::string_view kWrong[] = {"囗", "凵", "冂", "丿", "乂", "彳", "亍", "釆"};

/// A character that no label has, put in the place of one in four; what hangs on a label in brackets is left alone.
std::string misread(std::string_view label, std::size_t seed) {
  const auto points = code_points(label);
  const std::size_t bracket = label.find_first_of("(") != std::string_view::npos ? label.find('(') : label.find("（");
  const std::size_t end = bracket == std::string_view::npos ? points.size() : code_points(label.substr(0, bracket)).size();
  std::string text;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool wrong = i % 4 == seed % 4 && i < end / 4 * 4 && is_han(points[i]);
    text += wrong ? std::string(kWrong[(seed + i) % std::size(kWrong)]) : points[i];
  }
  return text;
}

/// The characters that misread() put in: a reader is not sure of these.
std::string wrong_in(const std::string& text) {
  std::string wrong;
  for (const std::string& character : code_points(text))
    if (std::find(std::begin(kWrong), std::end(kWrong), character) != std::end(kWrong)) wrong += character;
  return wrong;
}

/// Each label read with one wrong character in four, at each of the four places.
struct Misread : Outcome {
  int to_another = 0;

  void read(const LabelIndex& index, std::string_view label) {
    const auto right = names_of(index, index.match(label));
    for (std::size_t seed = 0; seed < 4 && right.size() == 1; ++seed) {
      const std::string text = misread(label, seed);
      if (text == label) continue;
      const auto names = names_of(index, index.match_recognized(text, wrong_in(text)));
      add(names == right, text);
      to_another += !names.empty() && names != right;
    }
  }
  void print(const char* what) const {
    std::printf("%s with one error in four characters: %d of %d bound (%.1f %%), %d to another field\n", what, bound,
                tried, 100.0 * bound / tried, to_another);
  }
};

}  // namespace

TEST_CASE("a label renamed to any alias that names one field only binds to that field") {
  const LabelIndex index(pack_schema());
  Outcome outcome;
  for (const Aliases& aliases : kAliases)
    for (const std::string_view label : aliases.labels)
      outcome.add(names_of(index, index.match(label)) == std::vector<std::string>{std::string(aliases.field)}, label);
  for (const std::string_view effect : kEffects)
    outcome.add(names_of(index, index.match(effect)) == std::vector<std::string>{std::string(effect)}, effect);
  std::printf("aliases: %d of %d bound\n", outcome.bound, outcome.tried);
  INFO(outcome.missed);
  CHECK(outcome.bound == outcome.tried);
}

TEST_CASE("every label of the pack binds, in a form, to the one field that has it") {
  const LabelIndex index(pack_schema());
  Outcome outcome;
  for (const FieldSpec& field : pack_schema().fields)
    for (const std::string& label : field.labels) {
      const auto names = names_of(index, index.match(label));
      outcome.add(std::find(names.begin(), names.end(), field.name) != names.end(), label);
    }
  std::printf("labels of the pack: %d of %d bound\n", outcome.bound, outcome.tried);
  INFO(outcome.missed);
  CHECK(outcome.bound == outcome.tried);
}

TEST_CASE("a recognized label with one wrong character in four still binds") {
  const LabelIndex index(pack_schema());
  Misread aliases, all;
  for (const Aliases& field : kAliases) {
    aliases.read(index, field.field);
    for (const std::string_view label : field.labels) aliases.read(index, label);
  }
  for (const std::string_view effect : kEffects) aliases.read(index, effect);
  for (const FieldSpec& field : pack_schema().fields)
    for (const std::string& label : field.labels) all.read(index, label);
  aliases.print("names and aliases");
  all.print("all labels of the pack");
  INFO(aliases.missed);
  // What is missed differs from another label, or one that must not bind, in that very character.
  CHECK(aliases.bound * 1000 >= aliases.tried * 975);
  CHECK(aliases.to_another == 0);
  INFO(all.missed);
  // Labels of the pack that differ in one character of four cannot be told apart then; they stay unbound.
  CHECK(all.bound * 100 >= all.tried * 95);
}

TEST_CASE("labels that look like a field's and are not bind to nothing, read electronically or recognized") {
  const LabelIndex index(pack_schema());
  std::string bound;
  for (const std::string& label : pack_schema().near_misses) {
    if (!names_of(index, index.match(label)).empty()) bound += label + " ";
    if (!names_of(index, index.match_recognized(label, label)).empty()) bound += label + "(ocr) ";
  }
  std::printf("near-misses: %zu, none bound\n", pack_schema().near_misses.size());
  INFO(bound);
  CHECK(bound.empty());
  CHECK(pack_schema().near_misses.size() >= 50);
}
