#include "extract/utf8.h"
#include "report/digest_items.h"
#include "report/personal_data.h"
#include "report/report.h"

namespace chushen {
namespace {

// As report.json has it: a digest of what is about to be written has to equal that of the file.
std::string as_utf8(const std::string& text) { return is_valid_utf8(text) ? text : encode_utf8(decode_utf8(text)); }
std::string as_written(const std::string& text) { return as_utf8(mask_personal_numbers(text)); }

std::string text_of_number(const std::optional<int>& number) { return number ? std::to_string(*number) : ""; }

ReportDigest::Item document_item(const DocumentFacts& document) {
  return item_of(DocumentTexts{as_written(document.file_name), as_written(document.sha256), name_of(document.role)});
}

ReportDigest::Item field_item(const Field& field, const Application& application) {
  const bool present = field.state == FieldState::kPresent && field.value;
  return item_of(FieldTexts{as_written(field.name), text_of_number(field.year), text_of_number(field.half), name_of(field.state),
                            present ? as_written(to_string(*field.value)) : "", present ? as_written(field.value->unit) : "",
                            as_written(readings_key(field, application))});
}

ReportDigest::Item finding_item(const Finding& finding, const Application& application) {
  return item_of(FindingTexts{as_written(finding.rule), as_written(finding.title), name_of(finding.outcome),
                              name_of(finding.action), as_written(finding.message),
                              as_written(evidence_key(finding, application))});
}

}  // namespace

ReportDigest digest_of(const ReportInput& input) {
  const Applicant applicant = applicant_of(input);
  ReportDigest digest;
  digest.id = as_utf8(input.submission_id);
  digest.folder = as_utf8(input.folder);
  digest.generated_at = input.generated_at;
  digest.verdict = name_of(input.judgement->verdict);
  digest.name = as_written(applicant.name);
  digest.uscc = as_written(applicant.uscc);
  for (const DocumentFacts& document : input.application->documents) digest.documents.push_back(document_item(document));
  for (const Field& field : input.application->fields) digest.fields.push_back(field_item(field, *input.application));
  for (const Finding& finding : input.judgement->findings) digest.findings.push_back(finding_item(finding, *input.application));
  return digest;
}

}  // namespace chushen
