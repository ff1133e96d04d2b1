#include "report/report.h"

namespace chushen {
namespace {

bool could_not_be_read(const DocumentFacts& document) {
  return document.status != Status::kRead && document.status != Status::kReadWithWarnings;
}

}  // namespace

Summary summarize(const ReportInput& input) {
  const Application& application = *input.application;
  Summary summary;
  summary.id = input.submission_id;
  summary.folder = input.folder;
  const ApplicantFields& fields = input.notice->applicant;
  summary.county = input.inbox_county.empty() ? text_of(application, fields.county) : input.inbox_county;
  summary.name = text_of(application, fields.name);
  summary.uscc = text_of(application, fields.code);
  summary.direction = application.direction;
  summary.verdict = input.judgement->verdict;
  summary.action = input.judgement->action;
  summary.findings = input.judgement->findings;
  summary.documents = static_cast<int>(application.documents.size());
  for (const DocumentFacts& document : application.documents) summary.unread_documents += could_not_be_read(document);
  return summary;
}

}  // namespace chushen
