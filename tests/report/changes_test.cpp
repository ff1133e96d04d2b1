#include "report/changes.h"

#include <catch2/catch.hpp>

#include "sample.h"

using namespace chushen;

namespace {

ReportDigest digest(const ReportSample& sample) { return *digest_of(report_json(sample.input())); }

}  // namespace

TEST_CASE("a report does not differ from itself, whenever it was made") {
  ReportSample sample;
  ReportInput later = sample.input();
  later.generated_at = "2023-09-01T08:00:00+08:00";
  const ReportDigest now = *digest_of(report_json(later));
  CHECK(changes_between(digest(sample), now).empty());
  CHECK(same_papers(digest(sample), now));
}

TEST_CASE("what is about to be written has the digest of what is read again") {
  ReportSample sample;
  CHECK(digest_of(sample.input()) == digest(sample));
  sample.application.documents[0].file_name = "broken \xff\xe6\x98 11010519491231002X.docx";
  sample.application.fields[0].year = 2023;
  sample.application.fields[0].half = 2;
  sample.application.fields[1].state = FieldState::kUnreadable;
  sample.application.fields[2].value = Value{std::string("account 卡号 6222020200112233445"), "万元", false};
  sample.judgement.findings[0].message = "身份证11010519491231002X \"quoted\"\n";
  CHECK(digest_of(sample.input()) == digest(sample));
}

TEST_CASE("what is new, gone and changed is told: files, values, findings") {
  ReportSample before, after;
  after.application.documents[0].sha256 = std::string(64, 'f');
  after.application.documents[1].file_name = "盖章件.pdf";
  after.application.documents[1].sha256 = std::string(64, 'd');
  after.application.fields[1].value = Value{std::string("91440703MAXXXX0318"), "", false};
  after.application.fields[2].state = FieldState::kPresent;
  after.application.fields[2].value = Value{Decimal(4118862, 2), "万元", false};
  after.judgement.findings[0].outcome = Outcome::kSatisfied;
  after.judgement.findings[0].action = Action::kNone;
  after.judgement.findings[0].message = "评测等级为二级。";
  const Changes changes = changes_between(digest(before), digest(after));
  CHECK_FALSE(same_papers(digest(before), digest(after)));
  CHECK(changes.since == "2023-08-30T09:12:44+08:00");
  REQUIRE(changes.documents.size() == 3);
  CHECK(changes.documents[0].kind == ChangeKind::kChanged);
  CHECK(changes.documents[1] == Change{ChangeKind::kNew, "盖章件.pdf", "", "申报书（盖章扫描件）"});
  CHECK(changes.documents[2] == Change{ChangeKind::kGone, "扫描件.pdf", "申报书（盖章扫描件）", ""});
  REQUIRE(changes.fields.size() == 2);
  CHECK(changes.fields[1] == Change{ChangeKind::kChanged, "营业收入（2022年）", "各处不一致", "41188.62万元"});
  REQUIRE(changes.findings.size() == 1);
  CHECK(to_text(changes).find("核对 变化 数字化水平二级及以上：待核实（退回补正）：评测等级为一级。 → 符合：评测等级为二级。\n") !=
        std::string::npos);
}

TEST_CASE("the same content under another name is one change") {
  ReportSample before, after;
  after.application.documents[1].sha256 = before.application.documents[1].sha256 = std::string(64, 'd');
  after.application.documents[1].file_name = "盖章件.pdf";
  const Changes changes = changes_between(digest(before), digest(after));
  REQUIRE(changes.documents.size() == 1);
  CHECK(changes.documents[0] == Change{ChangeKind::kChanged, "盖章件.pdf", "原文件名 扫描件.pdf", "内容未变"});
}

TEST_CASE("what is no report is told apart") {
  CHECK_FALSE(digest_of("").has_value());
  CHECK_FALSE(digest_of("[]").has_value());
  CHECK_FALSE(digest_of("{\"schema\": \"other/1\"}").has_value());
  CHECK(digest_of("{\"schema\": \"chushen/report/1\", \"fields\": 3, \"documents\": [1, {\"file\": 2}]}").has_value());
  CHECK(digest_of("{\"schema\": \"chushen/report/1\", \"fields\": [[[], \"a\"], [{\"name\": 1}], null]}")->fields.empty());
  CHECK_FALSE(digest_of("[{\"schema\": \"chushen/report/1\"}]").has_value());
  CHECK_FALSE(digest_of("{\"schema\": \"chushen/report/1\", \"fields\": [").has_value());
}

TEST_CASE("the report shows what has changed since the last time") {
  ReportSample sample;
  CHECK(report_html(sample.input()).find("与上次报送材料相比") == std::string::npos);
  const Changes changes{"2023-08-20T10:00:00+08:00", {{ChangeKind::kNew, "执照.jpg", "", "营业执照"}}, {}, {}};
  ReportInput input = sample.input();
  input.changes = &changes;
  const std::string html = report_html(input);
  CHECK(html.find("上次核对时间 2023-08-20T10:00:00+08:00") != std::string::npos);
  CHECK(html.find("执照.jpg") != std::string::npos);
  CHECK(summarize(input).changes == 1);
}
