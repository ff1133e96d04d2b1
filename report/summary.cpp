#include <utility>

#include "report/corrections.h"
#include "report/recommendation.h"
#include "report/report.h"

namespace chushen {
namespace {

bool could_not_be_read(const DocumentFacts& document) {
  return document.status != Status::kRead && document.status != Status::kReadWithWarnings;
}

}  // namespace

Applicant applicant_of(const ReportInput& input) {
  const Application& application = *input.application;
  const ApplicantFields& fields = input.notice->applicant;
  return {text_of(application, fields.name), text_of(application, fields.code), application.direction,
          input.inbox_county.empty() ? text_of(application, fields.county) : input.inbox_county};
}

Summary summarize(const ReportInput& input) {
  const Application& application = *input.application;
  Summary summary;
  summary.id = input.submission_id;
  summary.folder = input.folder;
  auto [name, uscc, direction, county] = applicant_of(input);
  summary.name = std::move(name);
  summary.uscc = std::move(uscc);
  summary.direction = std::move(direction);
  summary.county = std::move(county);
  summary.verdict = input.judgement->verdict;
  summary.action = input.judgement->action;
  summary.findings = input.judgement->findings;
  summary.decided_verdict = effective(input).verdict;
  summary.decided_action = effective(input).action;
  if (input.review) summary.review = *input.review;
  const auto& found = input.judgement->findings;
  for (std::size_t i = 0; i < found.size(); ++i)
    summary.evidence_keys.push_back(effective(input).findings[i].action >= Action::kCheck ? evidence_key(found[i], application) : "");
  summary.documents = static_cast<int>(application.documents.size());
  for (const DocumentFacts& document : application.documents) {
    if (!could_not_be_read(document)) continue;
    const std::string why = document.warnings.empty() ? "" : document.warnings.front().message;
    summary.unread.push_back({document.file_name, document.status, why});
  }
  summary.unread_documents = static_cast<int>(summary.unread.size());
  summary.row = table_row(application, summary.county);
  summary.changes = input.changes ? static_cast<int>(input.changes->size()) : 0;
  summary.has_letter = !corrections(effective(input)).empty();
  return summary;
}

}  // namespace chushen
