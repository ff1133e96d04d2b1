#include "normalize/text.h"

#include <catch2/catch.hpp>
#include <random>

#include "normalize/blank.h"

using namespace chushen;

TEST_CASE("clean text has the contract's form") {
  CHECK(clean_text("江 门 市　（测试）有限公司 ") == "江门市(测试)有限公司");
  CHECK(clean_text("ＡＢＣ　１２３") == "ABC 123");
  CHECK(clean_text("Smart  Factory\t MES") == "Smart Factory MES");
  CHECK(clean_text("江门市 MES 系统") == "江门市MES系统");
  CHECK(clean_text("建成\r\n投产") == "建成投产");
  CHECK(clean_text("建\u200B成\uFEFF\u00AD投\u202E产\u0007") == "建成投产");
  CHECK(clean_text("☑\uFE0F是") == "☑是");
  CHECK(clean_text("Ⅱ级") == "II级");
  CHECK(clean_text("") == "");
  CHECK(clean_text(" 　\n") == "");
}

TEST_CASE("radicals of the Kangxi block and of the supplement become characters") {
  CHECK(clean_text("⽉⽇⾦") == "月日金");
  CHECK(clean_text("⻓⻁⺠⻋") == "长虎民车");
  CHECK(figure_text("2023年8⽉7⽇") == "2023年8月7日");
}

TEST_CASE("bytes that are not UTF-8 become replacement characters") {
  CHECK(clean_text("a\xFF" "b") == "a\uFFFD" "b");
  CHECK(code_points("江\xE6\xB1") == std::vector<std::string>{"江", "\uFFFD"});
}

TEST_CASE("a search key has no white space, punctuation or case") {
  CHECK(search_key("联 系 人：") == "联系人");
  CHECK(search_key("E-mail（电子邮箱）") == "email电子邮箱");
  CHECK(search_key("ＭＥＳ 系统、ERP") == "mes系统erp");
}

TEST_CASE("figure text folds widths and dashes and takes no sign apart") {
  CHECK(figure_text("２０２３年 8 ⽉—— ") == "2023年 8 月--");
  CHECK(figure_text("１，２００．５０％") == "1,200.50%");
  CHECK(figure_text("－12") == "-12");
  CHECK(figure_text("−12–13") == "-12-13");
  CHECK(figure_text("3～6") == "3~6");
  CHECK(figure_text("①120") == "①120");
  CHECK(figure_text("10²") == "10²");
  CHECK(figure_text("1200㎡") == "1200㎡");
  CHECK(figure_text("＿＿320＿＿人") == "320 人");
}

TEST_CASE("Han characters are told from others") {
  CHECK(is_han("江"));
  CHECK(is_han("〇"));
  CHECK(is_han("𠮷"));
  CHECK_FALSE(is_han("。"));
  CHECK_FALSE(is_han("A"));
  CHECK_FALSE(is_han("○"));
  CHECK_FALSE(is_han(""));
  CHECK(has_han("914待办"));
  CHECK_FALSE(has_han("91440703"));
}

TEST_CASE("the forms of a text do not change when taken again") {
  const std::vector<std::string> pieces = {"江", "A", " ", "　", "（", "１", "ﾊ", "゛", "é", "e\u0301", "\u200D", "⻓", "⽉", "Ⅱ",
                                           "～", "—", "_", "½", "㎡", "\xFF", "\n", "¨", "ﬁ", "한", "\u1160", "☑\uFE0F"};
  std::mt19937 random(3);
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (unsigned length = random() % 8; length > 0; --length) text += pieces[random() % pieces.size()];
    INFO(text);
    REQUIRE(clean_text(clean_text(text)) == clean_text(text));
    REQUIRE(figure_text(figure_text(text)) == figure_text(text));
    REQUIRE(search_key(search_key(text)) == search_key(text));
  }
}

TEST_CASE("nothing is told from something") {
  for (const std::string_view text : {"", " ", "　", "____", "＿＿＿", "\n\t"}) CHECK(is_empty_place(text));
  for (const std::string_view text : {"无", "　无。", "（无）", "/", "／", "\\", "-", "－", "—", "——", "───", "暂无", "N/A", "空", "……"}) {
    INFO(text);
    CHECK(says_none(text));
    CHECK_FALSE(is_empty_place(text));
  }
  for (const std::string_view text : {"无锡市", "0", "待定", "空调", "A/B", "无纸化"}) {
    INFO(text);
    CHECK_FALSE(says_none(text));
  }
}
