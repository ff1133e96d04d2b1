#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include "tests/app/program.h"

// The whole way over fixtures/inbox, scans and all, against fixtures/expected. One run of the program for all cases
// here, so this is a test program of its own and one test for ctest.

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

// Goals for scans: nearly all values exact, hardly any wrong one that claims to be sure.
constexpr double kExactOnScans = 0.95, kSilentlyWrong = 0.01;
constexpr double kSure = 0.8;

struct Batch {
  TemporaryFolder folder;
  ProgramRun run;
  std::string out() const { return folder / "out"; }
};

const Batch& batch() {
  static Batch one;
  static const bool started = [] {
    one.run = run_program({"batch", kFixtures + "/inbox", "--out", one.out(), "--notice", kNotice});
    std::cerr << one.run.errors << one.run.out;
    return true;
  }();
  (void)started;
  return one;
}

struct Expected {
  json values;
  json report;
  bool blind = false;
};

std::vector<Expected> all_expected() {
  std::vector<Expected> all;
  std::set<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kFixtures + "/expected")) files.insert(entry.path());
  for (const fs::path& file : files) {
    Expected one;
    one.values = json_at(file);
    one.blind = one.values.value("blind", false);
    one.report = json_at(batch().out() + '/' + std::string(one.values["submission"]) + "/report.json");
    all.push_back(std::move(one));
  }
  return all;
}

/// How well the values of one kind of source were read.
struct Score {
  int values = 0, exact = 0, silently_wrong = 0;
  std::vector<std::string> misses;
};

std::map<std::string, std::string> roles_of(const json& report) {
  std::map<std::string, std::string> roles;
  for (const json& document : report["documents"]) roles[document["id"]] = document["role"];
  return roles;
}

const json* field_of(const json& report, const json& expected) {
  for (const json& field : report["fields"])
    if (field["name"] == expected["name"] && field["year"] == expected["year"] && field["half"] == expected["half"])
      return &field;
  return nullptr;
}

void score_field(const Expected& one, const json& expected, const std::string& role, Score& score) {
  ++score.values;
  const auto roles = roles_of(one.report);
  const json* field = field_of(one.report, expected);
  bool exact = false, sure_and_wrong = false;
  std::string seen;
  if (field) {
    bool any = false;
    for (const json& reading : (*field)["readings"]) {
      const auto found = roles.find(reading["document"]);
      if (found == roles.end() || found->second != role) continue;
      any = true;
      const bool same = reading["value"] == expected["value"];
      exact |= same;
      sure_and_wrong |= !same && !reading["value"].is_null() && reading["confidence"] >= kSure;
      seen += reading["value"].dump() + ' ';
    }
    exact |= !any && expected["value"].is_null();
  }
  score.exact += exact;
  score.silently_wrong += !exact && sure_and_wrong;
  if (!exact)
    score.misses.push_back(std::string(one.values["submission"]) + ' ' + role + ' ' + std::string(expected["name"]) +
                           " is " + expected["value"].dump() + ", read as " + seen);
}

Score score_of(const std::vector<Expected>& all, bool scans, bool blind) {
  Score score;
  for (const Expected& one : all) {
    if (one.blind != blind) continue;
    for (const auto& [role, fields] : one.values["fields"].items()) {
      std::set<std::string> sources;  // a stamped form may be a text with a seal on it: no scan then
      for (const json& document : one.report["documents"])
        if (document["role"] == role)
          sources.insert(document["page_sizes"].is_array() && !document["page_sizes"].empty() &&
                                 document["page_sizes"][0][2].is_number() && document["page_sizes"][0][2] > 0
                             ? "scan"
                             : "text");
      if (sources.contains("scan") != scans) continue;
      for (const json& field : fields) score_field(one, field, role, score);
    }
  }
  return score;
}

void print(const char* what, const Score& score) {
  std::cerr << what << ": " << score.exact << '/' << score.values << " exact, " << score.silently_wrong
            << " silently wrong\n";
}

std::string lines_of(const std::vector<std::string>& texts) {
  std::string lines;
  for (const std::string& text : texts) lines += text + '\n';
  return lines;
}

/// Whether no form of the submission is electronic text, so that every value of it comes from a picture.
bool is_on_paper_only(const json& expected) {
  return std::none_of(expected["documents"].begin(), expected["documents"].end(), [](const json& document) {
    return document["role"] == "form-editable" || document["role"] == "form-print";
  });
}

}  // namespace

TEST_CASE("every submission of the inbox gets a report, and an unreadable file shows in the exit status") {
  CHECK(batch().run.status == 2);
  CHECK(fs::exists(batch().out() + "/index.html"));
  const json index = json_at(batch().out() + "/batch.json");
  CHECK(index["submissions"].size() == all_expected().size());
  for (const Expected& one : all_expected()) {
    INFO(one.values["submission"]);
    CHECK(one.report["submission"]["id"] == one.values["submission"]);
    CHECK(fs::exists(batch().out() + '/' + std::string(one.report["submission"]["folder"]) + "/report.html"));
  }
}

TEST_CASE("every document is of the kind and in the role it was made for") {
  for (const Expected& one : all_expected()) {
    if (one.blind) continue;
    std::map<std::string, json> documents;
    for (const json& document : one.report["documents"]) documents[document["file"]] = document;
    CHECK(documents.size() == one.values["documents"].size());
    for (const json& expected : one.values["documents"]) {
      const json found = documents[expected["file"]];
      INFO(one.values["submission"] << ' ' << expected["file"] << ' ' << found.dump());
      CHECK(found.value("kind", "") == expected["kind"]);
      CHECK(found.value("role", "") == expected["role"]);
    }
  }
}

TEST_CASE("beside the values of a scan stand pieces of its pages") {
  int scanned = 0;
  for (const Expected& one : all_expected()) {
    const bool pdf_scan =
        std::any_of(one.report["documents"].begin(), one.report["documents"].end(), [](const json& document) {
          return document["role"] == "form-stamped" && document["kind"] == "pdf" && document["page_sizes"][0][2] > 0;
        });
    if (!pdf_scan) continue;
    ++scanned;
    const std::string html =
        bytes_of(batch().out() + '/' + std::string(one.report["submission"]["folder"]) + "/report.html");
    int pictures = 0;
    for (std::size_t at = 0; (at = html.find("data:image/png;base64,", at)) != html.npos; ++at) ++pictures;
    INFO(one.values["submission"]);
    CHECK(pictures > 30);
  }
  CHECK(scanned >= 5);
}

TEST_CASE("no worker takes more memory than was promised") {
  const std::string words = "最多占用内存 ";
  const std::size_t at = batch().run.errors.find(words);
  REQUIRE(at != std::string::npos);
  CHECK(std::stoi(batch().run.errors.substr(at + words.size())) <= 700);
}

TEST_CASE("electronic forms are read without a fault") {
  const Score score = score_of(all_expected(), false, false);
  print("electronic forms", score);
  INFO(lines_of(score.misses));
  CHECK(score.values > 500);
  CHECK(score.exact == score.values);
}

TEST_CASE("scanned forms are read as well as was promised") {
  const Score score = score_of(all_expected(), true, false);
  print("scans", score);
  INFO(lines_of(score.misses));
  CHECK(score.values > 400);
  CHECK(score.exact >= kExactOnScans * score.values);
  CHECK(score.silently_wrong <= kSilentlyWrong * score.values);
}

TEST_CASE("scanned forms of a layout nobody looked at are read as well") {
  const Score score = score_of(all_expected(), true, true);
  print("scans of the blind layout", score);
  CHECK(score.values > 50);
  CHECK(score.exact >= kExactOnScans * score.values);
  CHECK(score.silently_wrong <= kSilentlyWrong * score.values);
}

TEST_CASE("the rules that decide say what the fixtures were made for") {
  for (const Expected& one : all_expected()) {
    std::map<std::string, json> findings;
    for (const json& finding : one.report["findings"]) findings[finding["rule"]] = finding;
    CHECK(findings.size() == one.report["findings"].size());
    CHECK(findings.size() == 52);
    for (const auto& [rule, expected] : one.values["findings"].items()) {
      if (one.blind) continue;
      const json found = findings[rule];
      INFO(one.values["submission"] << ' ' << rule << ": " << found.value("message", ""));
      // The paper was read by a machine: where it is not sure of a value, it may say so instead of agreeing.
      const bool from_paper = rule == "paper-matches-electronic" || is_on_paper_only(one.values);
      if (from_paper && found.value("reason", "") == "unreadable" && expected["outcome"] == "satisfied") continue;
      CHECK(found.value("outcome", "") == expected["outcome"]);
      CHECK(found.value("action", "") == expected["action"]);
      CHECK(found.value("reason", "") == expected["reason"]);
    }
  }
}

TEST_CASE("every fault that was put in is found by its rule, at its field") {
  int faults = 0;
  for (const Expected& one : all_expected()) {
    if (one.blind || !one.values.contains("faults")) continue;
    for (const json& fault : one.values["faults"]) {
      ++faults;
      for (const json& finding : one.report["findings"]) {
        if (finding["rule"] != fault["rule"]) continue;
        INFO(one.values["submission"] << ' ' << fault.dump() << ' ' << finding.dump());
        CHECK(finding["outcome"] != "satisfied");
        if (fault["field"].is_string()) {
          const std::string named =
              finding["fields"].dump() + finding["evidence"].dump() + std::string(finding["message"]);
          CHECK(named.find(std::string(fault["field"])) != std::string::npos);
        }
      }
    }
  }
  CHECK(faults >= 10);
}

TEST_CASE("a second run, and one with another notice, read nothing again") {
  const ProgramRun second = run_program({"batch", kFixtures + "/inbox", "--out", batch().out(), "--notice", kNotice});
  CHECK(second.reading_workers() == 0);
  CHECK(second.status == batch().run.status);
  fs::copy(kNotice, batch().folder / "pack", fs::copy_options::recursive);
  std::ofstream(batch().folder / "pack/notice.yaml", std::ios::app) << "# another version\n";
  const ProgramRun other =
      run_program({"batch", kFixtures + "/inbox", "--out", batch().out(), "--notice", batch().folder / "pack"});
  CHECK(other.reading_workers() == 0);
}
