#include <algorithm>

#include "extract/json_writer.h"
#include "normalize/application_json.h"
#include "report/personal_data.h"
#include "report/report.h"

namespace chushen {
namespace {

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_lists(JsonWriter& json, const std::vector<OfficeList>& lists) {
  json.key("lists").begin_array();
  for (const OfficeList& list : lists)
    json.begin_object()
        .member("name", list.name)
        .member("loaded", list.loaded)
        .member("rows", list.loaded ? std::optional(list.sheet.rows.size()) : std::nullopt)
        .text_or_null("version", list.version)
        .text_or_null("sha256", list.sha256)
        .end_object();
  json.end_array();
}

void write_evidence(JsonWriter& json, const Evidence& evidence) {
  json.begin_object().text_or_null("document", evidence.document);
  write_members(json, evidence.place);
  json.member("raw", evidence.raw)
      .member("confidence", rounded_confidence(evidence.confidence))
      .member("submission", evidence.submission)
      .member("list", evidence.list)
      .member("row", evidence.row)
      .end_object();
}

void write_signature(JsonWriter& json, const SignedBy& signature) {
  json.member("reason", signature.reason)
      .member("by", signature.by)
      .member("at", signature.at)
      .member("audit_entry", signature.entry)
      .member("audit_sha256", signature.proof);
}

void write_decision(JsonWriter& json, const Override& decision) {
  json.key("decision")
      .begin_object()
      .member("outcome", name_of(decision.outcome))
      .member("machine_outcome", name_of(decision.machine))
      .member("stale", decision.stale);
  write_signature(json, decision.signature);
  json.end_object();
}

void write_correction(JsonWriter& json, const Correction& correction) {
  json.key("correction")
      .begin_object()
      .member("value", correction.written)
      .member("former_state", name_of(correction.former_state))
      .text_or_null("former_value", correction.former_value)
      .member("stale", correction.stale);
  write_signature(json, correction.signature);
  json.end_object();
}

void write_finding(JsonWriter& json, const Finding& finding, const std::string& evidence_key, const Override* decision) {
  const bool cites = finding.basis == Basis::kNotice;
  json.begin_object()
      .member("rule", finding.rule)
      .member("title", finding.title)
      .member("basis", name_of(finding.basis))
      .member("clause", cites ? std::optional(finding.clause) : std::nullopt)
      .member("quote", cites ? std::optional(finding.quote) : std::nullopt)
      .member("outcome", name_of(finding.outcome))
      .member("action", name_of(finding.action))
      .member("reason", name_of(finding.reason))
      .member("message", finding.message)
      .member("remedy", finding.remedy);
  write_texts(json, "fields", finding.fields);
  json.key("evidence").begin_array();
  for (const Evidence& item : finding.evidence) write_evidence(json, item);
  json.end_array().member("evidence_key", evidence_key);
  if (decision) write_decision(json, *decision);
  json.end_object();
}

void write_field(JsonWriter& json, const Field& field, const std::string& readings_key, const Correction* correction) {
  json.begin_object();
  write_members(json, field);
  json.member("readings_key", readings_key);
  if (correction) write_correction(json, *correction);
  json.end_object();
}

// The one that holds of several about the same thing; null where there is none.
template <class Entry, class Fits>
const Entry* last_of(const std::vector<Entry>& entries, const Fits& fits) {
  const auto found = std::find_if(entries.rbegin(), entries.rend(), fits);
  return found == entries.rend() ? nullptr : &*found;
}

// What a person decided stands beside what was found and read; what no longer has a place of its own is listed.
void write_fields(JsonWriter& json, const ReportInput& input, const ReportDigest& digest, const Review& review) {
  json.key("fields").begin_array();
  const auto& fields = input.application->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto correction = last_of(review.corrections, [&](const Correction& one) { return is_of(one, fields[i]); });
    write_field(json, fields[i], digest.fields[i].proof, correction);
  }
  json.end_array();
}

void write_findings(JsonWriter& json, const ReportInput& input, const ReportDigest& digest, const Review& review) {
  json.key("findings").begin_array();
  const auto& findings = input.judgement->findings;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto decision = last_of(review.decisions, [&](const Override& one) { return one.rule == findings[i].rule; });
    write_finding(json, findings[i], digest.findings[i].proof, decision);
  }
  json.end_array();
}

void write_open_reviews(JsonWriter& json, const ReportInput& input, const Review& review) {
  const auto& findings = input.judgement->findings;
  const auto& fields = input.application->fields;
  json.key("open_reviews").begin_array();
  for (const Override& decision : review.decisions) {
    if (std::any_of(findings.begin(), findings.end(), [&](const Finding& one) { return one.rule == decision.rule; })) continue;
    json.begin_object().member("rule", decision.rule).member("title", decision.title);
    write_decision(json, decision);
    json.end_object();
  }
  for (const Correction& correction : review.corrections) {
    if (std::any_of(fields.begin(), fields.end(), [&](const Field& one) { return is_of(correction, one); })) continue;
    json.begin_object().member("field", correction.field);
    write_correction(json, correction);
    json.end_object();
  }
  json.end_array();
}

void write_applicant(JsonWriter& json, const ReportInput& input) {
  const Applicant applicant = applicant_of(input);
  json.key("applicant")
      .begin_object()
      .text_or_null("name", applicant.name)
      .text_or_null("uscc", applicant.uscc)
      .text_or_null("direction", applicant.direction)
      .text_or_null("county", applicant.county)
      .end_object();
}

void write_head(JsonWriter& json, const ReportInput& input) {
  json.member("schema", "chushen/report/1").member("generated_at", input.generated_at);
  json.key("program").begin_object().member("version", input.program_version);
  write_texts(json, "readers", input.readers);
  json.end_object()
      .key("notice")
      .begin_object()
      .member("id", input.notice->id)
      .member("document_number", input.notice->document_number)
      .member("sha256", input.notice->sha256)
      .end_object();
  write_lists(json, input.county->lists);
  json.key("submission")
      .begin_object()
      .member("id", input.submission_id)
      .member("folder", input.folder)
      .member("ignored_files", input.ignored_files)
      .end_object();
}

// From here on every text may come from a paper: all are masked. Hashes stay whole: a digit run inside one touches letters
// or is no ID number.
void write_body(JsonWriter& json, const ReportInput& input, const ReportDigest& digest) {
  static const Review kNone;
  const Review& review = input.review ? *input.review : kNone;
  json.set_filter(mask_personal_numbers);
  write_applicant(json, input);
  json.member("verdict", name_of(input.judgement->verdict))
      .member("action", name_of(input.judgement->action))
      .member("decided_verdict", name_of(effective(input).verdict))
      .member("decided_action", name_of(effective(input).action))
      .key("documents");
  write_documents(json, *input.application);
  write_fields(json, input, digest, review);
  json.key("seals");
  write_seals(json, *input.application);
  write_findings(json, input, digest, review);
  write_open_reviews(json, input, review);
}

}  // namespace

std::string report_json(const ReportInput& input) { return report_json(input, digest_of(input)); }

std::string report_json(const ReportInput& input, const ReportDigest& digest) {
  JsonWriter json(1);
  json.begin_object();
  write_head(json, input);
  write_body(json, input, digest);
  return json.end_object().take() + "\n";
}

}  // namespace chushen
