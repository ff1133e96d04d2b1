#include <functional>
#include <map>

#include <nlohmann/json.hpp>

#include "report/changes.h"
#include "report/words.h"

namespace chushen {
namespace {

using Json = nlohmann::json;
using Item = ReportDigest::Item;
using Texts = std::map<std::string, std::string, std::less<>>;

std::string text_at(const Texts& texts, std::string_view key) {
  const auto found = texts.find(key);
  return found == texts.end() ? "" : found->second;
}

/// Takes the texts and figures of a report as they come by: building a tree of all that stands in it, of which most
/// is places and readings, takes several times as long.
class ReportTexts : public nlohmann::json_sax<Json> {
 public:
  Texts head;                                                ///< {"verdict": …, "applicant/name": …}
  std::map<std::string, std::vector<Texts>, std::less<>> lists;  ///< the objects of "documents", "fields", "findings"

  bool null() override { return true; }
  bool boolean(bool value) override { return take(value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return take(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return take(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& written) override { return take(written); }
  bool string(string_t& value) override { return take(value); }
  bool binary(binary_t&) override { return true; }
  bool key(string_t& name) override {
    if (depth_ == 1) section_ = name;
    else if (depth_ <= kItem) name_ = name;
    return true;
  }
  bool start_object(std::size_t) override {
    if (depth_ == 0) is_object_ = true;
    if (depth_ == 2 && in_list_) {
      lists[section_].emplace_back();
      item_ = true;
    }
    ++depth_;
    return true;
  }
  bool end_object() override { return leave(); }
  bool start_array(std::size_t) override {
    if (depth_ == 1) in_list_ = true;
    ++depth_;
    return true;
  }
  bool end_array() override { return leave(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

  bool is_object() const { return is_object_; }

 private:
  static constexpr int kItem = 3;  // report, list, object

  bool take(const std::string& text) {
    if (item_ && depth_ == kItem) lists[section_].back()[name_] = text;
    else if (depth_ == 1 && is_object_) head[section_] = text;
    else if (depth_ == 2 && is_object_ && !in_list_) head[section_ + '/' + name_] = text;
    return true;
  }

  bool leave() {
    --depth_;
    if (depth_ < kItem) item_ = false;
    if (depth_ == 1) in_list_ = false;
    return true;
  }

  int depth_ = 0;
  bool is_object_ = false, in_list_ = false, item_ = false;
  std::string section_, name_;
};

Item document_item(const Texts& texts) {
  const auto role = role_named(text_at(texts, "role"));
  const std::string words = role ? std::string(word_for(*role)) : text_at(texts, "role");
  return {text_at(texts, "file"), text_at(texts, "file"), text_at(texts, "sha256"), words, "", ""};
}

std::string words_for_state(const std::string& state) {
  for (FieldState one : {FieldState::kPresent, FieldState::kBlank, FieldState::kUnreadable, FieldState::kMalformed,
                         FieldState::kNotFound, FieldState::kConflicting})
    if (name_of(one) == state) return std::string(word_for(one));
  return state;
}

Item field_item(const Texts& texts) {
  const std::string name = text_at(texts, "name"), year = text_at(texts, "year"), half = text_at(texts, "half");
  const std::string state = text_at(texts, "state");
  const std::string value = text_at(texts, "value") + text_at(texts, "unit");
  std::string title = name;
  if (!year.empty()) title += "（" + year + "年" + (half.empty() ? "" : half == "1" ? "上半年" : "下半年") + "）";
  return {name + '/' + year + '/' + half, title, state + ' ' + (state == "present" ? value : ""),
          state == "present" ? value : words_for_state(state), text_at(texts, "readings_key"), state};
}

Item finding_item(const Texts& texts) {
  const std::string outcome = text_at(texts, "outcome"), action = text_at(texts, "action");
  std::string words = outcome;
  for (Outcome one : {Outcome::kSatisfied, Outcome::kViolated, Outcome::kUndetermined, Outcome::kNotApplicable,
                      Outcome::kPreferred})
    if (name_of(one) == outcome) words = word_for(one);
  for (Action one : {Action::kRemark, Action::kCheck, Action::kCorrect, Action::kReject})
    if (name_of(one) == action) words += "（" + std::string(word_for(one)) + "）";
  const std::string message = text_at(texts, "message");
  return {text_at(texts, "rule"), text_at(texts, "title"), outcome + '/' + action + '/' + message,
          words + (message.empty() ? "" : "：" + message), text_at(texts, "evidence_key"), outcome};
}

std::vector<Item> items_of(const ReportTexts& report, std::string_view list, Item (*item_of)(const Texts&)) {
  std::vector<Item> items;
  const auto found = report.lists.find(list);
  if (found == report.lists.end()) return items;
  for (const Texts& texts : found->second) items.push_back(item_of(texts));
  return items;
}

}  // namespace

std::optional<ReportDigest> digest_of(std::string_view report_json) {
  ReportTexts report;
  if (!Json::sax_parse(report_json, &report) || !report.is_object() || text_at(report.head, "schema") != "chushen/report/1")
    return std::nullopt;
  ReportDigest digest;
  digest.id = text_at(report.head, "submission/id");
  digest.folder = text_at(report.head, "submission/folder");
  digest.name = text_at(report.head, "applicant/name");
  digest.uscc = text_at(report.head, "applicant/uscc");
  digest.verdict = text_at(report.head, "verdict");
  digest.generated_at = text_at(report.head, "generated_at");
  digest.documents = items_of(report, "documents", document_item);
  digest.fields = items_of(report, "fields", field_item);
  digest.findings = items_of(report, "findings", finding_item);
  return digest;
}

}  // namespace chushen
