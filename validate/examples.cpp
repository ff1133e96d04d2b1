#include "validate/examples.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "normalize/normalize.h"
#include "normalize/print_match.h"
#include "validate/example_documents.h"
#include "validate/judge.h"
#include "validate/package.h"
#include "validate/pack_reader.h"

namespace chushen {
namespace {

OfficeList list_of(const std::string& name, const std::vector<std::map<std::string, std::string>>& rows) {
  OfficeList list;
  list.name = name;
  list.loaded = true;
  list.version = "样例";
  list.sheet.header = {"名称", "统一社会信用代码", "年度", "资金或事由", "级别", "收到日期", "纸质份数"};
  for (const auto& row : rows) {
    std::vector<std::string> cells;
    for (const std::string& column : list.sheet.header) cells.push_back(row.contains(column) ? row.at(column) : "");
    list.sheet.rows.push_back(std::move(cells));
  }
  return list;
}

CountySettings county_of(const Example& example) {
  CountySettings county;
  county.demands_credit_report = example.demands_credit_report;
  county.demands_level_evidence = example.demands_level_evidence;
  if (!example.deadline.empty()) county.deadline = parse_day(example.deadline);
  for (const auto& [name, rows] : example.lists) county.lists.push_back(list_of(name, rows));
  return county;
}

/// The example's submission first, then the others, each with an id of its own.
class Batch {
 public:
  Batch(const Example& example, const Notice& notice, const FormLabels& labels) : labels_(labels) {
    add(example.submission, notice);
    for (const ExampleSubmission& other : example.others) add(other, notice);
    if (!example.summary.empty()) {
      const Document document = summary_document(example.summary);
      table_ = normalize(std::vector<Document>{document}, labels_);
      for (const DocumentFacts& facts : table_.documents) packages_.add(example.submission.county, facts);
    }
  }

  const std::vector<Case>& cases() const { return cases_; }
  const Packages& packages() const { return packages_; }

 private:
  void add(const ExampleSubmission& submission, const Notice& notice) {
    applications_.push_back(std::make_unique<Application>(normalize(documents_of(submission, notice), labels_)));
    if (const auto print = print_of(submission, notice)) compare_print(*applications_.back(), *print, labels_);
    cases_.push_back({"样例" + std::to_string(cases_.size() + 1), submission.county, submission.single_file,
                      applications_.back().get()});
  }

  const FormLabels& labels_;
  std::vector<std::unique_ptr<Application>> applications_;
  std::vector<Case> cases_;
  Application table_;
  Packages packages_;
};

std::string words_of(const Finding& finding) {
  return std::string(name_of(finding.outcome)) + " " + std::string(name_of(finding.action)) + " " +
         std::string(name_of(finding.reason));
}

Finding finding_on(const Example& example, const std::string& rule, const Notice& notice, const FormLabels& labels) {
  const Batch batch(example, notice, labels);
  const CountySettings county = county_of(example);
  const bool together = example.batch || !example.others.empty() || !example.summary.empty();
  const Judgement judgement = together ? judge_batch(batch.cases(), notice, county, &batch.packages()).front()
                                       : judge(batch.cases().front(), notice, county);
  for (const Finding& finding : judgement.findings)
    if (finding.rule == rule) return finding;
  throw std::logic_error("no rule " + rule);
}

}  // namespace

Finding finding_on(const Example& example, const std::string& rule, const Notice& notice) {
  return finding_on(example, rule, notice, FormLabels(notice.form));
}

std::vector<ExampleFault> run_examples(const Notice& notice) {
  std::vector<ExampleFault> faults;
  const FormLabels labels(notice.form);
  for (const Rule& rule : notice.rules)
    for (const Example& example : rule.examples) {
      const std::string given = words_of(finding_on(example, rule.id, notice, labels));
      if (given != example.gives) faults.push_back({rule.id, example.line, example.column, example.gives, given});
    }
  return faults;
}

std::size_t examples_in(const Notice& notice) {
  std::size_t count = 0;
  for (const Rule& rule : notice.rules) count += rule.examples.size();
  return count;
}

}  // namespace chushen
