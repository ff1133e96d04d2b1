#include <catch2/catch.hpp>

#include <random>

#include <sys/wait.h>
#include <unistd.h>

#include "app/audit/audit_log.h"
#include "app/audit/reviews.h"
#include "tests/app/temporary_folder.h"

using namespace chushen;

namespace {

AuditDraft draft(const std::string& object, const std::string& after) {
  JsonRecord details;
  details.text("object", object).text("rule", "stamped-copy").text("outcome", after).text("reason", "已核对纸质件");
  return {"张三", "decide", details};
}

/// A log of some entries, one of them forgotten, as bytes and with the anchors of its end.
struct Written {
  std::string log, details;
  std::vector<HeldAnchor> anchors;
  std::vector<AuditEntry> entries;
};

Written written_log() {
  const TemporaryFolder out;
  for (int i = 0; i < 12; ++i) REQUIRE(append_audit(out.path(), {draft("单位" + std::to_string(i), "satisfied")}));
  AuditDraft forget{"李四", "forget", JsonRecord().text("object", "（已删除）"), {3, 7}};
  REQUIRE(append_audit(out.path(), {forget}));
  REQUIRE(append_audit(out.path(), {draft("单位丁", "violated")}));
  Written written{bytes_of(out / ".audit/log.jsonl"), bytes_of(out / ".audit/details.jsonl"), {}, {}};
  AuditCheck check = read_audit(out.path());
  REQUIRE_FALSE(check.fault);
  written.anchors = {{"anchor", check.anchor(), true}};
  written.entries = std::move(check.entries);
  return written;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  for (std::size_t end; (end = text.find('\n', start)) != text.npos; start = end + 1) lines.push_back(text.substr(start, end + 1 - start));
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

/// One of the ways to spoil a file: a flipped bit, a changed byte, a byte in or out, a cut end, lines exchanged, doubled,
/// taken out, something behind the end.
std::string spoiled(const std::string& text, int way, std::mt19937& dice) {
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(dice); };
  std::string other = text;
  const std::size_t at = below(text.size());
  std::vector<std::string> lines = lines_of(text);
  const std::size_t a = below(lines.size()), b = below(lines.size());
  switch (way) {
    case 0: other[at] = static_cast<char>(other[at] ^ (1 << below(8))); return other;
    case 1: other[at] = static_cast<char>(below(256)); return other;
    case 2: return other.erase(at, 1);
    case 3: return other.insert(at, 1, static_cast<char>(below(256)));
    case 4: return other.substr(0, at);
    case 5: std::swap(lines[a], lines[b]); return joined(lines);
    case 6: lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(a), lines[b]); return joined(lines);
    case 7: lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(a)); return joined(lines);
    default: return other + (below(2) ? "\n" : lines[a]);
  }
}

bool kill_while_appending(const std::string& out, int microseconds) {
  const pid_t child = ::fork();
  if (child == 0) {
    for (int i = 0; i < 1000; ++i) (void)append_audit(out, {draft("单位" + std::to_string(i), "satisfied")});
    ::_exit(0);
  }
  ::usleep(static_cast<useconds_t>(microseconds));
  ::kill(child, SIGKILL);
  int status = 0;
  return ::waitpid(child, &status, 0) == child;
}

}  // namespace

TEST_CASE("what was appended to the audit log is read back, with who, when, before and why") {
  const TemporaryFolder out;
  const auto first = append_audit(out.path(), {draft("蓬江区/甲", "satisfied"), draft("乙", "violated")});
  REQUIRE(first);
  const AuditCheck check = read_audit(out.path());
  CHECK_FALSE(check.fault);
  REQUIRE(check.entries.size() == 2);
  CHECK(check.entries[0].seq == 1);
  CHECK(check.entries[0].who == "张三");
  CHECK(check.entries[0].prev == kNoEntry);
  CHECK(check.entries[1].prev == check.entries[0].sha256);
  CHECK(check.entries[1].details["object"] == "乙");
  CHECK(check.anchor() == AuditAnchor{2, (*first)[1].sha256});
  const std::string log = bytes_of(out / ".audit/log.jsonl");
  CHECK(log.find("甲") == log.npos);  // names stand in the details alone
  CHECK(log.find("纸质件") == log.npos);
}

TEST_CASE("ten thousand changes to the files of an audit log are all found") {
  const Written good = written_log();
  CHECK_FALSE(check_audit(good.log, good.details, good.anchors).fault);
  std::mt19937 dice(20231128);
  int made = 0, found = 0;
  for (int i = 0; made < 10'000; ++i) {
    const bool log = i % 3 != 0;
    const std::string other = spoiled(log ? good.log : good.details, i % 9, dice);
    if (other == (log ? good.log : good.details)) continue;  // a byte replaced by itself
    ++made;
    const AuditCheck check = check_audit(log ? other : good.log, log ? good.details : other, good.anchors);
    found += check.fault.has_value();
    if (!check.fault) FAIL_CHECK("way " << i % 9 << " was not found");
  }
  CHECK(found == made);
  WARN("audit log: " << made << " changes made, " << found << " found");
}

TEST_CASE("the first bad line is named") {
  const Written good = written_log();
  std::vector<std::string> lines = lines_of(good.log);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> bad = lines;
    bad[i][10] = '9';  // in the middle of the number of the entry or its comma
    const AuditCheck check = check_audit(joined(bad), good.details, good.anchors);
    REQUIRE(check.fault);
    CHECK(check.fault->file == "log.jsonl");
    CHECK(check.fault->line == i + 1);
  }
}

TEST_CASE("a history written anew with fresh hashes is found by the anchors that stand elsewhere") {
  Written good = written_log();
  AuditAnchor held{10, good.entries[9].sha256};
  std::string log;
  std::string prev(kNoEntry);
  for (AuditEntry entry : good.entries) {
    if (entry.seq == 5) entry.who = "王五";
    entry.prev = prev;
    log += line_of(entry) + "\n";
    prev = entry.sha256;
  }
  CHECK_FALSE(check_audit(log, good.details, {}).fault);
  CHECK(check_audit(log, good.details, {{"登记簿", held, false}}).fault);
  CHECK(check_audit(log, good.details, good.anchors).fault);
  CHECK_FALSE(check_audit(good.log, good.details, {{"登记簿", held, false}}).fault);
  std::vector<std::string> lines = lines_of(good.log);
  lines.resize(9);  // whole lines cut off: the chain alone cannot tell
  const auto cut = check_audit(joined(lines), joined({}), {{"登记簿", held, false}});
  CHECK(cut.fault);
}

TEST_CASE("forgetting takes the details away and leaves the chain whole") {
  const Written good = written_log();
  CHECK(good.details.find("单位2\"") == good.details.npos);
  CHECK(good.details.find("单位6\"") == good.details.npos);
  CHECK(good.entries[2].forgotten);
  CHECK_FALSE(good.entries[3].forgotten);
  const auto reviews = reviews_of(good.entries);
  CHECK_FALSE(reviews.contains("单位2"));
  CHECK(reviews.at("单位3").decisions.size() == 1);
}

TEST_CASE("an append that is killed at any moment is done or not done, and the log is whole") {
  const TemporaryFolder out;
  std::mt19937 dice(7);
  std::uint64_t before = 0;
  int grown = 0;
  for (int i = 0; i < 60; ++i) {
    REQUIRE(kill_while_appending(out.path(), static_cast<int>(std::uniform_int_distribution<int>(500, 30'000)(dice))));
    const AuditCheck check = read_audit(out.path());
    if (check.fault) FAIL("after kill " << i << ": " << check.fault->file << " " << check.fault->line << " " << check.fault->message);
    CHECK(check.entries.size() >= before);
    grown += check.entries.size() > before;
    before = check.entries.size();
  }
  CHECK(grown > 0);
  CHECK(append_audit(out.path(), {draft("最后", "satisfied")}));
  CHECK(read_audit(out.path()).entries.size() == before + 1);
}

TEST_CASE("to a log that was changed nothing is appended") {
  const TemporaryFolder out;
  REQUIRE(append_audit(out.path(), {draft("甲", "satisfied"), draft("乙", "satisfied")}));
  out.put(".audit/log.jsonl", bytes_of(out / ".audit/log.jsonl").substr(0, 100));
  const auto refused = append_audit(out.path(), {draft("丙", "satisfied")});
  REQUIRE_FALSE(refused);
  CHECK(refused.error() == AuditRefusal::kFaulty);
}

TEST_CASE("the last word on a rule counts, and what was withdrawn is gone") {
  const TemporaryFolder out;
  REQUIRE(append_audit(out.path(), {draft("甲", "satisfied"), draft("甲", "violated"), draft("乙", "satisfied"), draft("乙", "")}));
  const auto reviews = reviews_of(read_audit(out.path()).entries);
  REQUIRE(reviews.at("甲").decisions.size() == 1);
  CHECK(reviews.at("甲").decisions[0].outcome == Outcome::kViolated);
  CHECK(reviews.at("甲").decisions[0].signature.by == "张三");
  CHECK(reviews.at("乙").decisions.empty());
}
