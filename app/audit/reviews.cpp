#include "app/audit/reviews.h"

#include <algorithm>

#include "app/wire.h"

namespace chushen {

namespace {

constexpr std::string_view kWithdrawn = "撤销";

SignedBy signature_of(const AuditEntry& entry) {
  return {entry.who, entry.time, entry.details["reason"], entry.seq, entry.sha256};
}

std::optional<int> number_at(const JsonRecord& details, std::string_view key) {
  return details.has(key) ? std::optional(static_cast<int>(details.number_at(key))) : std::nullopt;
}

void take_decision(Review& review, const AuditEntry& entry) {
  const JsonRecord& said = entry.details;
  std::erase_if(review.decisions, [&](const Override& one) { return one.rule == said["rule"]; });
  const auto outcome = outcome_called(said["outcome"]);
  if (!outcome) return;
  Override decision;
  decision.rule = said["rule"];
  decision.title = said["title"];
  decision.outcome = *outcome;
  decision.machine = outcome_called(said["machine"]).value_or(Outcome::kUndetermined);
  decision.evidence = said["evidence"];
  decision.signature = signature_of(entry);
  review.decisions.push_back(std::move(decision));
}

void take_correction(Review& review, const AuditEntry& entry) {
  const JsonRecord& said = entry.details;
  Correction correction;
  correction.field = said["field"];
  correction.year = number_at(said, "year");
  correction.half = number_at(said, "half");
  correction.written = said["written"];
  correction.readings = said["readings"];
  correction.signature = signature_of(entry);
  std::erase_if(review.corrections, [&](const Correction& one) {
    return one.field == correction.field && one.year == correction.year && one.half == correction.half;
  });
  if (!correction.written.empty()) review.corrections.push_back(std::move(correction));
}

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : ""; }

void add(std::vector<std::string>& parts, const SignedBy& signature) {
  for (const std::string& part : {signature.by, signature.at, signature.reason, signature.proof}) parts.push_back(part);
}

}  // namespace

std::map<std::string, Review> reviews_of(const std::vector<AuditEntry>& entries) {
  std::map<std::string, Review> reviews;
  for (const AuditEntry& entry : entries) {
    if (entry.forgotten) continue;
    if (entry.action == "decide") take_decision(reviews[entry.details["object"]], entry);
    if (entry.action == "correct") take_correction(reviews[entry.details["object"]], entry);
  }
  return reviews;
}

JsonRecord details_of(const std::string& submission, const Override& decision, bool withdrawn, const std::string& before) {
  JsonRecord details;
  details.text("object", submission).text("rule", decision.rule).text("title", decision.title);
  details.text("outcome", withdrawn ? "" : std::string(name_of(decision.outcome)));
  details.text("machine", std::string(name_of(decision.machine))).text("evidence", decision.evidence).text("before", before);
  details.text("after", std::string(withdrawn ? kWithdrawn : word_for(decision.outcome)));
  return details.text("reason", decision.signature.reason);
}

JsonRecord details_of(const std::string& submission, const Correction& correction, const std::string& before) {
  JsonRecord details;
  details.text("object", submission).text("field", correction.field);
  if (correction.year) details.number("year", static_cast<unsigned long long>(*correction.year));
  if (correction.half) details.number("half", static_cast<unsigned long long>(*correction.half));
  details.text("written", correction.written).text("readings", correction.readings).text("before", before);
  details.text("after", correction.written.empty() ? std::string(kWithdrawn) : correction.written);
  return details.text("reason", correction.signature.reason);
}

std::string bytes_of(const Review& review) {
  std::vector<std::string> parts;
  for (const Override& decision : review.decisions) {
    for (const std::string& part : {decision.rule, decision.title, std::string(name_of(decision.outcome)),
                                    std::string(name_of(decision.machine)), std::string(decision.stale ? "stale" : "")})
      parts.push_back(part);
    add(parts, decision.signature);
  }
  for (const Correction& correction : review.corrections) {
    for (const std::string& part : {correction.field, number(correction.year), number(correction.half), correction.written,
                                    std::string(correction.stale ? "stale" : "")})
      parts.push_back(part);
    add(parts, correction.signature);
  }
  return review.empty() ? "" : pack(parts);
}

}  // namespace chushen
