#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "applicant.h"
#include "extract/read_document.h"
#include "normalize/normalize.h"

using namespace chushen;
using Json = nlohmann::json;

namespace {

const std::filesystem::path kCatalogue = std::filesystem::path(CHUSHEN_SOURCE_DIR) / "fixtures/catalogue";

/// What the missing paper leaves open: nothing in the catalogue is stamped.
const std::set<std::string> kOfPaper = {"stamped-copy", "seal-present", "seal-matches-applicant", "seal-kind",
                                        "pledge-signed", "pages-complete", "print-matches-text",
                                        "paper-matches-electronic"};

struct Entry {
  std::string id, rule, gives;
  bool demands_report = false;
  std::map<std::string, std::string> also;
  Application application;
};

std::vector<Document> read_folder(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(folder)) files.push_back(file.path());
  std::sort(files.begin(), files.end());
  std::vector<Document> documents;
  for (const auto& file : files) {
    documents.push_back(read_document(file.string(), {}));
    documents.back().id = "d" + std::to_string(documents.size());
    documents.back().file_name = file.filename().string();
  }
  return documents;
}

CountySettings county_of(const Json& lists, bool demands_report) {
  CountySettings county;
  county.demands_credit_report = demands_report;
  for (const auto& [name, rows] : lists.items()) {
    OfficeList list;
    list.name = name;
    list.loaded = true;
    list.version = "2023-08";
    list.sheet.header = {"名称", "统一社会信用代码", "年度", "资金或事由", "收到日期", "纸质份数"};
    for (const Json& row : rows) {
      std::vector<std::string> cells;
      for (const std::string& column : list.sheet.header) cells.push_back(row.value(column, ""));
      list.sheet.rows.push_back(std::move(cells));
    }
    county.lists.push_back(std::move(list));
  }
  return county;
}

struct Catalogue {
  std::vector<Entry> entries;
  std::vector<Judgement> judgements;
};

const Catalogue& catalogue() {
  static const Catalogue kCatalogue = [] {
    Catalogue all;
    Json expected;
    std::ifstream(::kCatalogue / "expected.json") >> expected;
    for (const Json& item : expected.at("submissions")) {
      Entry entry{item.at("id"), item.value("rule", ""), item.value("gives", ""), item.contains("demands"), {}, {}};
      if (item.contains("also")) entry.also = item.at("also").get<std::map<std::string, std::string>>();
      entry.application = normalize(read_folder(::kCatalogue / entry.id), real_pack().form);
      all.entries.push_back(std::move(entry));
    }
    std::vector<Case> cases;
    for (const Entry& entry : all.entries) cases.push_back({entry.id, "", false, &entry.application});
    all.judgements = judge_batch(cases, real_pack(), county_of(expected.at("lists"), false));
    const auto strict = judge_batch(cases, real_pack(), county_of(expected.at("lists"), true));
    for (std::size_t i = 0; i < cases.size(); ++i)
      if (all.entries[i].demands_report) all.judgements[i] = strict[i];
    return all;
  }();
  return kCatalogue;
}

bool is_needless(const Finding& finding) {
  return finding.outcome == Outcome::kUndetermined && finding.reason != Reason::kListNotLoaded &&
         !kOfPaper.contains(finding.rule) && finding.rule != "paper-copies";
}

}  // namespace

TEST_CASE("every fault of the catalogue is found by its rule, and no other rule accuses") {
  int found = 0, faults = 0;
  for (std::size_t i = 0; i < catalogue().entries.size(); ++i) {
    const Entry& entry = catalogue().entries[i];
    if (entry.rule.empty()) continue;
    const Finding finding = finding_of(catalogue().judgements[i], entry.rule);
    INFO(entry.id << " " << entry.rule << ": " << finding.message);
    CHECK(answer(finding) == entry.gives);
    ++faults;
    found += answer(finding) == entry.gives;
    for (const Finding& other : catalogue().judgements[i].findings) {
      INFO(other.rule << ": " << other.message);
      if (other.rule == entry.rule) continue;
      if (other.outcome == Outcome::kViolated) CHECK(entry.also.contains(other.rule));
      if (entry.also.contains(other.rule)) CHECK(answer(other) == entry.also.at(other.rule));
    }
  }
  std::printf("catalogue: %d of %d faults found by their rule\n", found, faults);
  CHECK(faults >= 45);
}

TEST_CASE("thirty faultless submissions: nothing violated, hardly anything needlessly open") {
  int faultless = 0, violated = 0, open = 0, needless = 0;
  for (std::size_t i = 0; i < catalogue().entries.size(); ++i) {
    const Entry& entry = catalogue().entries[i];
    if (!entry.rule.empty()) continue;
    ++faultless;
    int here = 0;
    for (const Finding& finding : catalogue().judgements[i].findings) {
      INFO(entry.id << " " << finding.rule << ": " << finding.message);
      CHECK(finding.outcome != Outcome::kViolated);
      violated += finding.outcome == Outcome::kViolated;
      CHECK_FALSE(is_needless(finding));
      here += is_needless(finding);
    }
    needless += here;
    open += here > 0;
  }
  std::printf("catalogue: %d faultless, %d violated, %d needlessly undetermined in %d of them (what a stamped copy would "
              "tell aside)\n",
              faultless, violated, needless, open);
  CHECK(faultless == 30);
  CHECK(open * 10 <= faultless);
}
