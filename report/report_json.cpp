#include <cmath>

#include <nlohmann/json.hpp>

#include "normalize/application_json.h"
#include "report/personal_data.h"
#include "report/report.h"

namespace chushen {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json lists_json(const std::vector<OfficeList>& lists) {
  Json items = Json::array();
  for (const OfficeList& list : lists) {
    items.push_back({{"name", list.name},
                     {"loaded", list.loaded},
                     {"rows", list.loaded ? Json(list.sheet.rows.size()) : Json(nullptr)},
                     {"version", text_or_null(list.version)},
                     {"sha256", text_or_null(list.sha256)}});
  }
  return items;
}

Json evidence_json(const Evidence& evidence) {
  const Rect& box = evidence.place.box;
  const auto tenth = [](double value) { return std::round(value * 10) / 10; };
  return {{"document", text_or_null(evidence.document)},
          {"page", evidence.place.page > 0 ? Json(evidence.place.page) : Json(nullptr)},
          {"box", box.empty() ? Json(nullptr)
                              : Json::array({tenth(box.left), tenth(box.top), tenth(box.right), tenth(box.bottom)})},
          {"path", text_or_null(evidence.place.path)},
          {"raw", evidence.raw},
          {"confidence", std::round(evidence.confidence * 10000.0) / 10000},
          {"submission", evidence.submission ? Json(*evidence.submission) : Json(nullptr)},
          {"list", evidence.list ? Json(*evidence.list) : Json(nullptr)},
          {"row", evidence.row ? Json(*evidence.row) : Json(nullptr)}};
}

Json finding_json(const Finding& finding) {
  Json evidence = Json::array();
  for (const Evidence& item : finding.evidence) evidence.push_back(evidence_json(item));
  const bool cites = finding.basis == Basis::kNotice;
  return {{"rule", finding.rule},
          {"title", finding.title},
          {"basis", name_of(finding.basis)},
          {"clause", cites ? Json(finding.clause) : Json(nullptr)},
          {"quote", cites ? Json(finding.quote) : Json(nullptr)},
          {"outcome", name_of(finding.outcome)},
          {"action", name_of(finding.action)},
          {"reason", name_of(finding.reason)},
          {"message", finding.message},
          {"remedy", finding.remedy},
          {"fields", finding.fields},
          {"evidence", std::move(evidence)}};
}

void add_signature(Json& json, const SignedBy& signature) {
  json["reason"] = signature.reason;
  json["by"] = signature.by;
  json["at"] = signature.at;
  json["audit_entry"] = signature.entry;
  json["audit_sha256"] = signature.proof;
}

Json decision_json(const Override& decision) {
  Json json = {{"outcome", name_of(decision.outcome)}, {"machine_outcome", name_of(decision.machine)}, {"stale", decision.stale}};
  add_signature(json, decision.signature);
  return json;
}

Json correction_json(const Correction& correction) {
  Json json = {{"value", correction.written},
               {"former_state", name_of(correction.former_state)},
               {"former_value", text_or_null(correction.former_value)},
               {"stale", correction.stale}};
  add_signature(json, correction.signature);
  return json;
}

// What a person decided stands beside what was found and read; what no longer has a place of its own is listed.
void add_review(const ReportInput& input, Json& body) {
  static const Review kNone;
  const Review& review = input.review ? *input.review : kNone;
  Json open = Json::array();
  for (std::size_t i = 0; i < body["fields"].size(); ++i)
    body["fields"][i]["readings_key"] = readings_key(input.application->fields[i], *input.application);
  for (const Override& decision : review.decisions) {
    Json* place = nullptr;
    for (Json& finding : body["findings"])
      if (finding["rule"] == decision.rule) place = &finding;
    if (place) (*place)["decision"] = decision_json(decision);
    else open.push_back({{"rule", decision.rule}, {"title", decision.title}, {"decision", decision_json(decision)}});
  }
  for (const Correction& correction : review.corrections) {
    Json* place = nullptr;
    for (std::size_t i = 0; i < input.application->fields.size(); ++i)
      if (is_of(correction, input.application->fields[i])) place = &body["fields"][i];
    if (place) (*place)["correction"] = correction_json(correction);
    else open.push_back({{"field", correction.field}, {"correction", correction_json(correction)}});
  }
  body["open_reviews"] = std::move(open);
}

// Masks every string of the tree. Hashes stay whole: a digit run inside one touches letters or is no ID number.
void mask_strings(Json& json) {
  if (json.is_string()) json = mask_personal_numbers(json.get_ref<const std::string&>());
  if (json.is_structured())
    for (Json& item : json) mask_strings(item);
}

Json applicant_json(const ReportInput& input) {
  const Summary summary = summarize(input);
  return {{"name", text_or_null(summary.name)},
          {"uscc", text_or_null(summary.uscc)},
          {"direction", text_or_null(summary.direction)},
          {"county", text_or_null(summary.county)}};
}

}  // namespace

std::string report_json(const ReportInput& input) {
  Json application = Json::parse(to_json(*input.application));
  Json findings = Json::array();
  for (const Finding& finding : input.judgement->findings) {
    findings.push_back(finding_json(finding));
    findings.back()["evidence_key"] = evidence_key(finding, *input.application);
  }

  Json body = {{"applicant", applicant_json(input)},
               {"verdict", name_of(input.judgement->verdict)},
               {"action", name_of(input.judgement->action)},
               {"decided_verdict", name_of(effective(input).verdict)},
               {"decided_action", name_of(effective(input).action)},
               {"documents", std::move(application["documents"])},
               {"fields", std::move(application["fields"])},
               {"seals", std::move(application["seals"])},
               {"findings", std::move(findings)}};
  add_review(input, body);
  mask_strings(body);

  Json report = {
      {"schema", "chushen/report/1"},
      {"generated_at", input.generated_at},
      {"program", {{"version", input.program_version}, {"readers", input.readers}}},
      {"notice",
       {{"id", input.notice->id},
        {"document_number", input.notice->document_number},
        {"sha256", input.notice->sha256}}},
      {"lists", lists_json(input.county->lists)},
      {"submission",
       {{"id", input.submission_id}, {"folder", input.folder}, {"ignored_files", input.ignored_files}}}};
  for (auto& [key, value] : body.items()) report[key] = std::move(value);
  return report.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace chushen
