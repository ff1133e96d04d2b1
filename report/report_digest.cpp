#include <nlohmann/json.hpp>

#include "report/changes.h"
#include "report/words.h"

namespace chushen {
namespace {

using Json = nlohmann::json;
using Item = ReportDigest::Item;

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) return "";
  return found->is_string() ? found->get<std::string>() : found->dump();
}

Item document_item(const Json& json) {
  const auto role = role_named(text_at(json, "role"));
  const std::string words = role ? std::string(word_for(*role)) : text_at(json, "role");
  return {text_at(json, "file"), text_at(json, "file"), text_at(json, "sha256"), words, "", ""};
}

std::string words_for_state(const std::string& state) {
  for (FieldState one : {FieldState::kPresent, FieldState::kBlank, FieldState::kUnreadable, FieldState::kMalformed,
                         FieldState::kNotFound, FieldState::kConflicting})
    if (name_of(one) == state) return std::string(word_for(one));
  return state;
}

Item field_item(const Json& json) {
  const std::string name = text_at(json, "name"), year = text_at(json, "year"), half = text_at(json, "half");
  const std::string state = text_at(json, "state");
  const std::string value = text_at(json, "value") + text_at(json, "unit");
  std::string title = name;
  if (!year.empty()) title += "（" + year + "年" + (half.empty() ? "" : half == "1" ? "上半年" : "下半年") + "）";
  return {name + '/' + year + '/' + half, title, state + ' ' + (state == "present" ? value : ""),
          state == "present" ? value : words_for_state(state), text_at(json, "readings_key"), state};
}

Item finding_item(const Json& json) {
  const std::string outcome = text_at(json, "outcome"), action = text_at(json, "action");
  std::string words = outcome;
  for (Outcome one : {Outcome::kSatisfied, Outcome::kViolated, Outcome::kUndetermined, Outcome::kNotApplicable,
                      Outcome::kPreferred})
    if (name_of(one) == outcome) words = word_for(one);
  for (Action one : {Action::kRemark, Action::kCheck, Action::kCorrect, Action::kReject})
    if (name_of(one) == action) words += "（" + std::string(word_for(one)) + "）";
  const std::string message = text_at(json, "message");
  return {text_at(json, "rule"), text_at(json, "title"), outcome + '/' + action + '/' + message,
          words + (message.empty() ? "" : "：" + message), text_at(json, "evidence_key"), outcome};
}

std::vector<Item> items_of(const Json& report, const char* key, Item (*item_of)(const Json&)) {
  std::vector<Item> items;
  const auto found = report.find(key);
  if (found == report.end() || !found->is_array()) return items;
  for (const Json& one : *found)
    if (one.is_object()) items.push_back(item_of(one));
  return items;
}

}  // namespace

std::optional<ReportDigest> digest_of(std::string_view report_json) {
  const Json report = Json::parse(report_json, nullptr, false);
  if (!report.is_object() || text_at(report, "schema") != "chushen/report/1") return std::nullopt;
  ReportDigest digest;
  const auto submission = report.find("submission");
  if (submission != report.end() && submission->is_object()) {
    digest.id = text_at(*submission, "id");
    digest.folder = text_at(*submission, "folder");
  }
  if (const auto applicant = report.find("applicant"); applicant != report.end() && applicant->is_object()) {
    digest.name = text_at(*applicant, "name");
    digest.uscc = text_at(*applicant, "uscc");
  }
  digest.verdict = text_at(report, "verdict");
  digest.generated_at = text_at(report, "generated_at");
  digest.documents = items_of(report, "documents", document_item);
  digest.fields = items_of(report, "fields", field_item);
  digest.findings = items_of(report, "findings", finding_item);
  return digest;
}

}  // namespace chushen
