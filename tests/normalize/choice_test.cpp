#include "normalize/choice.h"

#include <catch2/catch.hpp>

#include "tests/normalize/reading_table.h"

using namespace chushen;

namespace {

const FieldSpec kDirection =
    choice_of("申报方向", {{"示范企业", {"方向一", "标杆示范企业"}}, {"示范车间", {"方向二", "标杆示范车间"}}});
const FieldSpec kAboveSize = choice_of("是否规上企业", {{"是", {}}, {"否", {}}});
const FieldSpec kFunded = choice_of("已获专项资金支持", {{"是", {}}, {"否", {}}});
const FieldSpec kSize = choice_of("企业规模", {{"大型", {"大型企业"}}, {"中型", {"中型企业"}}, {"小型", {}}, {"微型", {}}});
const FieldSpec kState = choice_of(
    "建设完成情况", {{"已建成并投入使用", {"投入使用"}}, {"已建成", {"建成"}}, {"试运行", {}}, {"在建", {}}, {"拟建", {}}});
const FieldSpec kLevel = choice_of("评测等级", {{"一级", {}}, {"二级", {}}, {"三级", {}}, {"四级", {}}, {"未达一级", {}}});
const FieldSpec kCounty = choice_of("所属县区", {{"蓬江区", {"蓬江"}}, {"江海区", {}}, {"新会区", {}}, {"台山市", {}}});

}  // namespace

TEST_CASE("a mark before its option is read in every shape") {
  for (const std::string_view text :
       {"☑方向一：示范企业 ☐方向二：示范车间", "☑示范企业 □示范车间", "☒示范企业 □示范车间", "■示范企业 □示范车间", "●示范企业 ○示范车间",
        "√示范企业 □示范车间", "✓ 示范企业 □ 示范车间", "✔示范企业 ☐示范车间", "★示范企业 ☆示范车间", "[√]示范企业 [ ]示范车间",
        "【√】示范企业 【 】示范车间", "（√）示范企业 （　）示范车间", "[x]示范企业 [ ]示范车间", "□√示范企业 □示范车间", "√□示范企业 □示范车间",
        "☑方向一：示范企业\n☐方向二：示范车间", "1.☑示范企业 2.□示范车间", "☑ 示 范 企 业 □ 示 范 车 间", "申报方向：☑示范企业 □示范车间",
        "☑\uFE0F示范企业 ☐示范车间", "☑示范企业口示范车间", "口示范车间 ☑示范企业", "□示范车间 ☑示范企业",
        "申报方向（示范企业/示范车间）：☑示范企业 □示范车间"}) {
    INFO(text);
    CHECK(shown(read_value(kDirection, text)) == "=示范企业");
  }
}

TEST_CASE("an option is chosen by its letter or number") {
  check_examples(kSize, {{"（ B ）　A.大型　B.中型　C.小型　D.微型", "=中型"},
                         {"A、大型 B、中型 C、小型 D、微型（C）", "=小型"},
                         {"D  A大型 B中型 C小型 D微型", "=微型"},
                         {"(2)1.大型 2.中型 3.小型 4.微型", "=中型"},
                         {"①大型　②中型　③小型　④微型（②）", "=中型"},
                         {"①大型②中型③小型 ◉4微型（②）", "=中型"},
                         {"①大型　②中型　③小型　④微型（　）", "blank"},
                         {"1.大型 ◉2.中型 3.小型", "=中型"},
                         {"（Ｂ．）Ａ．大型 Ｂ．中型", "=中型"},
                         {"（　　）A.大型　B.中型　C.小型　D.微型", "blank"},
                         {"（AB）A.大型 B.中型 C.小型", "?所填序号不是唯一的选项"},
                         {"A.大型（ ）B.中型（√）C.小型（ ）", "=中型"},
                         {"B.中型", "=中型"}});
  check_examples(kAboveSize, {{"（ A ）A.是　B.否", "=是"}, {"1.是 2.否（2）", "=否"}});
}

TEST_CASE("a mark behind its option is read in every shape") {
  for (const std::string_view text : {"是√ 否□", "是☑ 否☐", "是（√） 否（ ）", "是（☑）否（）", "是【√】 否【 】", "是☑否☐", "是√ 否", "是■ 否□", "是√ 否×",
                                      "是(√)否()", "是 (√) 否 ( )"}) {
    INFO(text);
    CHECK(shown(read_value(kAboveSize, text)) == "=是");
  }
  for (const std::string_view text : {"是□ 否√", "是（ ） 否（√）", "是 否√", "是☐否☑", "是× 否√"}) {
    INFO(text);
    CHECK(shown(read_value(kAboveSize, text)) == "=否");
  }
  check_examples(kDirection, {{"示范企业（√） 示范车间（ ）", "=示范企业"}, {"示范企业□ 示范车间☑", "=示范车间"}});
}

TEST_CASE("the side of a lone mark follows from the white space, or is unclear") {
  check_examples(kAboveSize, {{"是√ 否", "=是"}, {"是 √否", "=否"}, {"√是 否", "=是"}, {"是√否", "?无法确定勾选的是哪一项"},
                              {"是 √ 否", "?无法确定勾选的是哪一项"}});
}

TEST_CASE("answers of yes and no are read from words and lone marks") {
  check_examples(kAboveSize, {
      {"是", "=是"}, {"否", "=否"}, {"有", "=是"}, {"无", "=否"}, {"没有", "=否"}, {"Y", "=是"}, {"N", "=否"}, {"yes", "=是"}, {"是。", "=是"},
      {"√", "=是"}, {"×", "=否"}, {"☑", "=是"}, {"□", "blank"}, {"是的", "=是"}, {"不是", "=否"}, {"是 ", "=是"},
      {"是否规上企业：☑是 □否", "=是"}, {"[√]是 [×]否", "=是"}, {"[×]是 [ ]否", "=是"}, {"×是 □否", "?以“×”作答，无法确定所选"},
      {"是否规上：否", "=否"}, {"□是 ☑否", "=否"}, {"□是 √否", "=否"}, {"是/否", "blank"}, {"是 否", "blank"},
  });
  check_examples(kFunded, {
      {"否", "=否"}, {"未获得", "=否"}, {"是，2021年获得省级专项资金", "=是"}, {"是（2021年省级技改资金）", "=是"}, {"已获得2021年省级技改资金", "=是"},
      {"☑是（2021年省级技改资金50万元）□否", "=是"}, {"□是（项目名称：＿＿＿，金额：＿＿＿）☑否", "=否"}, {"□是（□国家级 □省级 ☑市级）☑否", "=否"},
      {"☑是（□国家级 ☑省级 □市级）□否", "=是"}, {"□是 □否", "blank"}, {"□是（项目名称：＿＿＿）□否", "blank"}, {"/", "blank"}, {"", "blank"},
      {"待定", "?没有写明所选的选项"}, {"□是 ☑否（如是，请填写）", "=否"},
  });
}

TEST_CASE("two ticks in a single choice are no value and both are named") {
  check_examples(kDirection, {{"☑方向一：示范企业 ☑方向二：示范车间", "?同时勾选了“示范企业”和“示范车间”"},
                              {"示范企业√ 示范车间√", "?同时勾选了“示范企业”和“示范车间”"}});
  check_examples(kAboveSize, {{"☑是 ☑否", "?同时勾选了“是”和“否”"}, {"是√ 否√", "?同时勾选了“是”和“否”"}});
  check_examples(kSize, {{"□大型 ☑中型 ☑小型 □微型", "?同时勾选了“中型”和“小型”"}, {"☑大型 ☑中型 □其他", "?同时勾选了“大型”和“中型”"}});
}

TEST_CASE("nothing ticked is blank, unless an option has lost its box") {
  check_examples(kDirection, {{"□方向一：示范企业 □方向二：示范车间", "blank"}, {"口示范企业 口示范车间", "blank"}, {"示范企业/示范车间", "blank"},
                              {"（ ）示范企业 （ ）示范车间", "blank"},
                              {"(方向一：示范企业 □方向二：示范车间", "?部分选项没有勾选框，无法确定是否勾选"}});
  check_examples(kSize, {{"□大型 中型 □小型 □微型", "?部分选项没有勾选框，无法确定是否勾选"}, {"□大型 □中型 □小型 ☑其他", "?勾选了本栏选项以外的内容"}});
}

TEST_CASE("an option's word is an answer where nothing denies it") {
  check_examples(kDirection, {{"示范企业", "=示范企业"}, {"方向二", "=示范车间"}, {"方向一：示范企业", "=示范企业"},
                              {"制造业数字化转型标杆示范企业", "=示范企业"}, {"非示范企业", "?"}});
  check_examples(kSize, {{"中型", "=中型"}, {"中型企业", "=中型"}, {"□大型■中型□小型□微型", "=中型"}, {"中型（2022年）", "=中型"}, {"中小型", "?"}});
  check_examples(kState, {
      {"已建成并投入使用", "=已建成并投入使用"}, {"项目已建成并投入使用", "=已建成并投入使用"}, {"已于2023年6月建成", "=已建成"}, {"在建", "=在建"},
      {"在建，预计2023年12月完成", "=在建"}, {"目前在建", "=在建"}, {"未建成", "?"}, {"拟建", "=拟建"}, {"已建成，二期在建", "?写有“已建成”和“在建”"},
      {"正在建设", "?"}, {"试运行", "=试运行"}, {"☑已建成并投入使用 □试运行 □在建 □拟建", "=已建成并投入使用"},
      {"已建成并\n投入使用", "=已建成并投入使用"},
  });
  check_examples(kCounty, {{"蓬江区", "=蓬江区"}, {"江门市蓬江区", "=蓬江区"}, {"蓬江", "=蓬江区"}, {"广东省江门市新会区会城", "=新会区"},
                           {"□蓬江区 □江海区 ☑新会区 □台山市", "=新会区"}, {"□蓬江区□江海区☑新会区□台山市", "=新会区"}, {"蓬江区、江海区", "?"},
                           {"台山", "=台山市"}, {"☑新会 □江海", "=新会区"}, {"珠海市", "?没有写明所选的选项"}});
}

TEST_CASE("levels are read in every numeral") {
  for (const std::string_view text : {"二级", "2级", "Ⅱ级", "II级", "ii级", "L2", "２级", "贰级", "二级（45.5分）", "二级及以上", "数字化水平二级", "二 级",
                                      "□一级 ☑二级 □三级 □四级", "45.5分，二级", "二级以上", "数字化水平：2级"}) {
    INFO(text);
    CHECK(shown(read_value(kLevel, text)) == "=二级");
  }
  check_examples(kLevel, {{"III级", "=三级"}, {"IV级", "=四级"}, {"I级", "=一级"}, {"L4", "=四级"}, {"未达一级", "=未达一级"}, {"1级", "=一级"}, {"Ⅳ级", "=四级"},
                          {"两级", "?没有写明所选的选项"}, {"一级/二级", "?写有“一级”和“二级”"}, {"十二级", "?"}, {"12级", "?"}, {"L21", "?"},
                          {"未达到一级", "?"}, {"尚未达到二级", "?"}, {"5级", "?"}, {"无", "blank"}, {"待评测", "?"}});
}

TEST_CASE("A tick behind both answers with nothing between them is none") {
  const std::vector<Option> options{{"是", {}}, {"否", {}}};
  CHECK(read_choice("是否√", options).answer == ChoiceReading::Answer::kUnclear);
  CHECK(read_choice("是否：√", options).option == "是");
  CHECK(read_choice("是 否√", options).option == "否");
}
