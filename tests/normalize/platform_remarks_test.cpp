#include "normalize/platform_remarks.h"

#include <catch2/catch.hpp>

#include "form_builder.h"

using namespace chushen;

namespace {

std::string without(std::string_view text) {
  const Block block = paragraph(text);
  return without_platform_remarks(traced(std::get<Paragraph>(block.content))).text();
}

bool ends(std::string_view text) {
  const Block block = paragraph(text);
  return ends_like_counter(traced(std::get<Paragraph>(block.content)));
}

}  // namespace

TEST_CASE("A platform's count of characters is taken off where it is right") {
  CHECK(without("江门市甲有限公司 8/50") == "江门市甲有限公司");
  CHECK(without("91440703MAY005002M18/18") == "91440703MAY005002M");
  CHECK(without("13582978735 11/11") == "13582978735");
  CHECK(without("13582978735\n11/11") == "13582978735");
  for (const char* const whole : {"江门市甲有限公司 9/50", "某路3/5", "8/50", "2023/05", "2023/12", "2023/5/15", "1/3", "港口路12号"}) CHECK(without(whole) == whole);
}

TEST_CASE("A platform's remark behind a value is taken off, a word of the value is not") {
  CHECK(without("82.2 % 系统自动计算") == "82.2 %");
  CHECK(without("75.52 满分100分") == "75.52");
  CHECK(without("13800000000 已验证") == "13800000000");
  CHECK(without("系统自动计算") == "系统自动计算");
}

TEST_CASE("A recognized text that ends like a count is doubted") {
  CHECK(ends("小家电13/10("));
  CHECK(ends("工业大道77号21/200"));
  CHECK(!ends("工业大道7/8号楼"));
  CHECK(!ends("小家电"));
}

TEST_CASE("The printout of a platform is read without what the platform adds") {
  check_form(flow(form_head() + std::vector{table({{"* 注册地址", "广东省江门市蓬江区棠下镇金荷四路89号 19/200"},
                                                   {"* 联系人", "李四"},
                                                   {"* 手机", "13800000000 11/11"},
                                                   {"* 评测得分", "75.52 满分100"},
                                                   {"* 设备联网率", "82.2 % 系统自动计算"}})}),
             {{"注册地址", "广东省江门市蓬江区棠下镇金荷四路89号"}, {"手机", "13800000000"}, {"评测得分", "75.52"}});
}
