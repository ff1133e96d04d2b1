#include <map>

#include <nlohmann/json.hpp>

#include "report/change_report.h"
#include "report/personal_data.h"
#include "report/report.h"

namespace chushen {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(mask_personal_numbers(text)); }

Json submission_json(const Summary& summary) {
  Json findings = Json::array();
  for (const Finding& finding : summary.findings) {
    findings.push_back({{"rule", finding.rule},
                        {"outcome", name_of(finding.outcome)},
                        {"action", name_of(finding.action)},
                        {"reason", name_of(finding.reason)}});
    if (const Override* decision = override_on(summary.review, finding.rule))
      findings.back()["decided_outcome"] = name_of(decision->outcome);
  }
  const bool judged = summary.failure.empty();
  return {{"id", summary.id},
          {"folder", summary.folder},
          {"county", text_or_null(summary.county)},
          {"applicant",
           {{"name", text_or_null(summary.name)},
            {"uscc", text_or_null(summary.uscc)},
            {"direction", text_or_null(summary.direction)}}},
          {"verdict", judged ? Json(name_of(summary.verdict)) : Json(nullptr)},
          {"action", judged ? Json(name_of(summary.action)) : Json(nullptr)},
          {"decided_verdict", judged ? Json(name_of(summary.decided_verdict)) : Json(nullptr)},
          {"decided_action", judged ? Json(name_of(summary.decided_action)) : Json(nullptr)},
          {"stale_reviews", stale_in(summary.review)},
          {"documents", summary.documents},
          {"unread_documents", summary.unread_documents},
          {"failure", text_or_null(summary.failure)},
          {"findings", std::move(findings)}};
}

Json package_json(const CountyPackage& package) {
  return {{"county", package.county},
          {"summary_found", package.summary_found},
          {"letter_found", package.letter_found},
          {"submissions", package.submissions},
          {"summary_sealed", package.summary_sealed},
          {"letter_sealed", package.letter_sealed},
          {"summary_rows", package.summary_rows},
          {"summary_counts", package.summary_counts},
          {"letter_counts", package.letter_counts},
          {"not_listed", package.not_listed},
          {"without_submission", package.without_submission}};
}

}  // namespace

std::string change_report_json(const BatchInput& input, const std::vector<ChangedOutcomes>& changed) {
  Json submissions = Json::array();
  for (const ChangedOutcomes& one : changed) {
    Json rules = Json::array();
    for (const RuleChange& rule : one.rules)
      rules.push_back({{"rule", rule.rule},
                       {"before", text_or_null(rule.outcome_before)},
                       {"after", text_or_null(rule.outcome_after)},
                       {"before_words", text_or_null(mask_phones(rule.before))},
                       {"after_words", text_or_null(mask_phones(rule.after))}});
    submissions.push_back({{"id", one.id},
                           {"folder", one.folder},
                           {"verdict_before", one.verdict_before},
                           {"verdict_after", one.verdict_after},
                           {"rules", std::move(rules)}});
  }
  const Json report = {{"schema", "chushen/changes/1"},
                       {"generated_at", input.generated_at},
                       {"program", {{"version", input.program_version}}},
                       {"notice", {{"id", input.notice->id}, {"sha256", input.notice->sha256}}},
                       {"submissions_total", input.submissions.size()},
                       {"submissions", std::move(submissions)}};
  return report.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string batch_json(const BatchInput& input) {
  Json submissions = Json::array(), packages = Json::array();
  std::map<std::string_view, int> verdicts, decided;
  for (const Summary& summary : input.submissions) {
    submissions.push_back(submission_json(summary));
    if (summary.failure.empty()) {
      ++verdicts[name_of(summary.verdict)];
      ++decided[name_of(summary.decided_verdict)];
    }
  }
  for (const CountyPackage& package : input.packages) packages.push_back(package_json(package));
  Json counts = Json::object(), decided_counts = Json::object();
  for (Outcome outcome : {Outcome::kSatisfied, Outcome::kViolated, Outcome::kUndetermined}) {
    counts[std::string(name_of(outcome))] = verdicts[name_of(outcome)];
    decided_counts[std::string(name_of(outcome))] = decided[name_of(outcome)];
  }

  const Json batch = {{"schema", "chushen/batch/1"},
                      {"generated_at", input.generated_at},
                      {"program", {{"version", input.program_version}}},
                      {"notice",
                       {{"id", input.notice->id},
                        {"document_number", input.notice->document_number},
                        {"sha256", input.notice->sha256}}},
                      {"ignored_files", input.ignored_files},
                      {"verdicts", std::move(counts)},
                      {"decided_verdicts", std::move(decided_counts)},
                      {"audit", {{"entries", input.audit_entries}, {"sha256", text_or_null(input.audit_root)}}},
                      {"packages", std::move(packages)},
                      {"submissions", std::move(submissions)}};
  return batch.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chushen
