#include "validate/package.h"

#include <catch2/catch.hpp>

#include "applicant.h"
#include "normalize/normalize.h"
#include "validate/example_documents.h"

using namespace chushen;

namespace {

Application table_of(const std::vector<std::vector<WrittenAs>>& rows) {
  return normalize(std::vector<Document>{summary_document(rows)}, real_pack().form);
}

std::vector<WrittenAs> row(const std::string& name, const std::string& code, const std::string& direction) {
  return {{"序号", "1"}, {"申报方向", direction}, {"申报单位名称", name}, {"统一社会信用代码", code},
          {"数字化水平等级（得分）", "二级（52.36分）"}, {"联系人", "余样例"}};
}

}  // namespace

TEST_CASE("the rows of a county's table are read by their heads") {
  const Application table = table_of({row("江门市测试甲有限公司", "91440703MAXXXX023D", "示范企业"),
                                      row("江门市测试乙有限公司", "91440704MAXXXX031N", "示范车间")});
  REQUIRE(table.documents.size() == 1);
  CHECK(table.documents[0].role == Role::kSummary);
  REQUIRE(table.documents[0].summary.size() == 2);
  const SummaryRow& first = table.documents[0].summary[0];
  const auto value = [&](const std::string& field) {
    for (const SummaryCell& cell : first.cells)
      if (cell.field == field && cell.reading.value) return to_string(*cell.reading.value);
    return std::string();
  };
  CHECK(value("统一社会信用代码") == "91440703MAXXXX023D");
  CHECK(value("申报方向") == "示范企业");
  CHECK(value("评测等级") == "二级");
  CHECK(value("评测得分") == "52.36");
}

TEST_CASE("a county's package is held against its submissions") {
  Application table = table_of({row("江门市测试甲有限公司", "91440703MAXXXX023D", "示范企业"),
                                row("江门市测试乙有限公司", "91440704MAXXXX031N", "示范车间")});
  DocumentFacts letter;
  letter.role = Role::kLetter;
  letter.passages.push_back({});
  letter.passages.back().text = "现推荐示范企业1家、示范车间2家。";
  letter.seals.emplace_back();
  letter.seals.back().kind = SealKind::kOfficial;
  Packages packages;
  packages.add("蓬江区", table.documents[0]);
  packages.add("蓬江区", letter);
  const Application known = faultless();
  Application unknown = faultless("示范车间");
  write(unknown, "申报单位名称", "江门市测试丙有限公司");
  write(unknown, "统一社会信用代码", "91440705MAXXXX04XW");
  const std::vector<Case> cases = {{"蓬江区/甲", "蓬江区", false, &known}, {"蓬江区/丙", "蓬江区", false, &unknown}};
  const PackageCheck check = check_package(packages.of("蓬江区"), cases, real_pack());
  CHECK(check.summary_found);
  CHECK_FALSE(check.summary_sealed);
  CHECK(check.letter_found);
  CHECK(check.letter_sealed);
  CHECK(check.summary_rows == 2);
  CHECK(check.not_listed == std::vector<std::string>{"蓬江区/丙"});
  CHECK(check.without_submission == std::vector<std::string>{"江门市测试乙有限公司"});
  CHECK(check.letter_counts == std::map<std::string, int>{{"示范企业", 1}, {"示范车间", 2}});
  CHECK(check.row_counts == std::map<std::string, int>{{"示范企业", 1}, {"示范车间", 1}});
  CHECK_FALSE(check_package(packages.of("新会区"), {}, real_pack()).summary_found);
}
