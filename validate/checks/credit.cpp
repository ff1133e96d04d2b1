#include <algorithm>
#include <array>

#include "normalize/company_mention.h"
#include "normalize/date_text.h"
#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/list_search.h"
#include "validate/narrative.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// The form holds a pledge: a sentence with the words of one.
bool has_pledge(const CheckInput& input, CheckResult& result) {
  for (const std::string& words : texts_of(input.rule, "pledge")) {
    const Pattern pattern(words);
    for (const DocumentFacts& document : input.application.documents) {
      if (!is_form(document.role)) continue;
      for (const Passage& passage : document.passages) {
        if (!pattern.stands_in(passage.text)) continue;
        result.evidence.push_back(evidence_of(document, passage, passage.text));
        return true;
      }
    }
  }
  return false;
}

/// The date that a text begins with, white space and a colon aside.
std::optional<Date> date_at(std::string_view text) {
  std::string date;
  for (const std::string& point : code_points(text.substr(0, 64))) {
    static constexpr std::string_view kOfDate = "0123456789-./: ";
    const bool sign = point.size() == 1 && kOfDate.find(point[0]) != std::string_view::npos;
    const bool of_date = sign || point == "年" || point == "月" || point == "日";
    if (!of_date) break;
    if (!(date.empty() && (point == ":" || point == " "))) date += point;
  }
  const std::size_t time = date.find(' ');
  const auto read = read_date(time == std::string::npos ? date : date.substr(0, time));
  return read ? std::optional(*read) : std::nullopt;
}

/// The date behind one of the labels, in its own passage or the next.
std::optional<Date> date_of_paper(const CheckInput& input, const DocumentFacts& document) {
  for (std::size_t i = 0; i < document.passages.size(); ++i)
    for (const std::string& label : texts_of(input.rule, "date-labels")) {
      const std::string& text = document.passages[i].text;
      const std::size_t at = text.find(label);
      if (at == std::string::npos) continue;
      const std::string_view rest = std::string_view(text).substr(at + label.size());
      if (const auto date = date_at(rest)) return date;
      if (rest.size() <= 3 && i + 1 < document.passages.size())
        if (const auto date = date_at(document.passages[i + 1].text)) return date;
    }
  return std::nullopt;
}

bool names_applicant(const DocumentFacts& document, const std::string& code, const std::string& name) {
  const std::string key = search_key(name);
  return std::any_of(document.passages.begin(), document.passages.end(), [&](const Passage& passage) {
    const std::string text = search_key(passage.text);
    return (!code.empty() && text.find(search_key(code)) != std::string::npos) ||
           (!key.empty() && text.find(key) != std::string::npos);
  });
}

bool is_surely_read(const DocumentFacts& document) {
  return std::all_of(document.passages.begin(), document.passages.end(),
                     [](const Passage& passage) { return is_sure(passage); });
}

/// Of the report that a county may demand: there, the applicant's, queried on the day given or later.
struct Report {
  std::string_view situation = kHolds;
  std::string words;
};

Report judge_report(const CheckInput& input, const DocumentFacts& document, const std::string& code,
                    const std::string& name) {
  const std::string_view against_it = is_surely_read(document) ? kContrary : kUnreadable;
  if (!names_applicant(document, code, name)) return {against_it, "所附信用报告不是本单位的"};
  const auto date = date_of_paper(input, document);
  if (!date) return {kUnreadable, "信用报告的查询日期未能识别"};
  const std::string said = "信用报告的查询日期为" + to_string(*date);
  if (compare_days(last_day(*date), date_of(input.rule, "from")) < 0)
    return {against_it, said + "，早于" + text_of(input.rule, "from")};
  return {kHolds, said};
}

Report demanded_report(const CheckInput& input, const std::string& code, const std::string& name,
                       CheckResult& result) {
  if (!input.county.demands_credit_report) return {kHolds, ""};
  Report best{kMissing, "未见信用报告"};
  for (const DocumentFacts& document : input.application.documents) {
    if (document.role != Role::kCreditReport) continue;
    const Report report = judge_report(input, document, code, name);
    result.evidence.push_back(evidence_of(document));
    if (best.situation != kHolds) best = report;
  }
  return best;
}

/// A pledge is made, the list has no row of the applicant, and where the county demands one there is a credit report of
/// the applicant, not older than the notice.
CheckResult credit_clean(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "code")),
                               operand(input, text_of(input.rule, "name"))};
  CheckResult result = begin(input, operands);
  result.evidence.clear();
  const std::string code = present_text(operands[0]), name = present_text(operands[1]);
  const OfficeList* list = loaded_list(input, "list");
  const ListHits hits = list ? search(*list, code, name) : ListHits{};
  std::vector<std::string> rows;
  for (const auto* which : {&hits.by_code, &hits.by_name})
    for (const std::size_t row : *which) {
      result.evidence.push_back(evidence_of(*list, row));
      rows.push_back(cell_of(*list, row, "年度") + cell_of(*list, row, "资金或事由"));
    }
  const bool pledged = has_pledge(input, result);
  const Report report = demanded_report(input, code, name, result);
  std::vector<std::string> said;
  if (!rows.empty()) said.push_back(words_of(*list) + "中有该单位的记录：" + listed(rows));
  if (!report.words.empty()) said.push_back(report.words);
  if (!pledged) said.push_back("未见真实性承诺");
  result.words["said"] = listed(said);
  result.words["list"] = list ? words_of(*list) : "";
  result.words["report"] = report.words;
  const bool listed_surely = (!hits.by_code.empty() && operands[0].sure) || (!hits.by_name.empty() && operands[1].sure);
  if (listed_surely || report.situation == kContrary)
    result.situation = kContrary;
  else if (!rows.empty() || report.situation == kUnreadable)
    result.situation = kUnreadable;
  else if (!form_was_read(input.application))
    result.situation = kOtherRule;
  else if (!pledged || report.situation == kMissing)
    result.situation = kMissing;
  else if (!list)
    result.situation = kListNotLoaded;
  else
    result.situation = obstacle(input, operands).value_or(kHolds);
  return result;
}

}  // namespace

std::vector<CheckSpec> credit_checks() {
  return {{"credit-clean",
           credit_clean,
           {{"code", ParameterKind::kField},
            {"name", ParameterKind::kField},
            {"list", ParameterKind::kList},
            {"pledge"},
            {"from", ParameterKind::kDate},
            {"date-labels", ParameterKind::kWords}},
           {"list-not-loaded"},
           {"said", "list", "report"}}};
}

}  // namespace chushen
