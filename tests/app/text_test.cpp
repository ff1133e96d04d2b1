#include <catch2/catch.hpp>

#include "app/command_line.h"
#include "app/exit_status.h"
#include "app/local_time.h"
#include "app/name_text.h"
#include "app/printable.h"
#include "app/summary_table.h"

using namespace chushen;

namespace {

tl::expected<Command, int> parsed(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "chushen");
  return parse_command_line(static_cast<int>(arguments.size()), arguments.data());
}

}  // namespace

TEST_CASE("a text for a log is one line of text without numbers of persons") {
  CHECK(printable("甲\n乙") == "甲⟪U+000A⟫乙");
  CHECK(printable("a\x1b[31mb").find('\x1b') == std::string::npos);
  CHECK(printable("\xBD\xAD") == "\\xBD\\xAD");
  CHECK(printable("张三 13800001234") == "张三 138****1234");
  CHECK(printable("0750-3279722") == "075*****9722");
  CHECK(printable("11010519491231002X.pdf").find("19491231") == std::string::npos);
  CHECK(printable("2023-08-07 共 12000 份") == "2023-08-07 共 12000 份");
}

TEST_CASE("invalid bytes of every kind are shown, valid text is left alone") {
  CHECK(with_visible_bytes("江門é𠮷") == "江門é𠮷");
  CHECK(with_visible_bytes("\xE6\xB1") == "\\xE6\\xB1");
  CHECK(with_visible_bytes("\xC0\xAF") == "\\xC0\\xAF");           // overlong
  CHECK(with_visible_bytes("\xED\xA0\x80") == "\\xED\\xA0\\x80");  // a surrogate
  CHECK(with_visible_bytes("\xF4\x90\x80\x80") == "\\xF4\\x90\\x80\\x80");
}

TEST_CASE("columns of a terminal are counted") {
  CHECK(columns_of("江门 A1") == 7);
  CHECK(columns_of("é") == 1);
  CHECK(columns_of("（）") == 4);
}

TEST_CASE("the summary table aligns, names the verdict and the action, and counts") {
  Summary one;
  one.id = "蓬江区/甲";
  one.name = "甲公司";
  one.direction = "示范企业";
  one.verdict = one.decided_verdict = Outcome::kSatisfied;
  Summary other;
  other.id = "乙";
  other.verdict = other.decided_verdict = Outcome::kUndetermined;
  other.action = Action::kCorrect;
  const std::string table = summary_table({one, other});
  CHECK(table.find("蓬江区/甲  甲公司  示范企业  符合") != std::string::npos);
  CHECK(table.find("乙         —       —         待核实") != std::string::npos);
  CHECK(table.find("共 2 份，符合 1，不符合 0，待核实 1\n") != std::string::npos);
}

TEST_CASE("the time is RFC 3339 with an offset, and can be fixed") {
  ::setenv("SOURCE_DATE_EPOCH", "1693357964", 1);
  CHECK(local_time_now() == "2023-08-30T01:12:44+00:00");
  ::unsetenv("SOURCE_DATE_EPOCH");
  const std::string now = local_time_now();
  REQUIRE(now.size() == 25);
  CHECK(now[10] == 'T');
  CHECK((now[19] == '+' || now[19] == '-'));
}

TEST_CASE("the heavier exit status wins, and unreadable wins over findings") {
  CHECK(worse(ExitStatus::kFindings, ExitStatus::kUnreadable) == ExitStatus::kUnreadable);
  CHECK(worse(ExitStatus::kUnreadable, ExitStatus::kFindings) == ExitStatus::kUnreadable);
  CHECK(worse(ExitStatus::kDone, ExitStatus::kFindings) == ExitStatus::kFindings);
}

TEST_CASE("a command line says what to do") {
  const auto batch = parsed({"batch", "收件", "--out", "报告", "--jobs", "3", "--county", "科室"});
  REQUIRE(batch);
  CHECK(batch->verb == Verb::kBatch);
  CHECK(batch->paths == std::vector<std::string>{"收件"});
  CHECK(batch->out == "报告");
  CHECK(batch->jobs == 3);
  CHECK(batch->county == "科室");
  const auto check = parsed({"check", "甲", "乙", "--out", "o", "--notice", "n"});
  REQUIRE(check);
  CHECK(check->verb == Verb::kCheck);
  CHECK(check->paths.size() == 2);
  CHECK(check->notice == "n");
  const auto shown = parsed({"dump", "a.pdf", "--as", "application"});
  REQUIRE(shown);
  CHECK(shown->verb == Verb::kDump);
  CHECK(shown->as_application);
  CHECK(parsed({"lint", "a", "b"})->paths.size() == 2);
}

TEST_CASE("a command line that asks for nothing we can do is refused with 64") {
  CHECK(parsed({}).error() == 64);
  CHECK(parsed({"batch", "收件"}).error() == 64);
  CHECK(parsed({"batch", "a", "b", "--out", "o"}).error() == 64);
  CHECK(parsed({"batch", "a", "--out", "o", "--jobs", "0"}).error() == 64);
  CHECK(parsed({"batch", "a", "--out", "o", "--jobs", "many"}).error() == 64);
  CHECK(parsed({"dump", "a", "--as", "xml"}).error() == 64);
  CHECK(parsed({"judge", "a"}).error() == 64);
  CHECK(parsed({"watch", "收件"}).error() == 64);
  CHECK(parsed({"--version"}).error() == 0);
}
