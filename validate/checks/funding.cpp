#include <algorithm>
#include <array>

#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/list_search.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// Words in the brackets right behind a ticked "是": "☑是（2021年省工业互联网专项资金）☐否".
std::string remark_behind_yes(const std::string& raw, const std::string& yes) {
  const std::string text = clean_text(raw);
  const std::size_t tick = text.find("☑" + yes + "(");
  if (tick == std::string::npos) return {};
  const std::size_t open = text.find('(', tick);
  const std::size_t close = text.find(')', open);
  return close == std::string::npos ? std::string() : text.substr(open + 1, close - open - 1);
}

/// What the applicant says of the funding, in the explanation and in remarks beside the answer.
struct Explanation {
  std::string all, sure;  ///< all that was read; what of it was read surely
};

void add(std::string& words, const std::string& more) {
  if (!more.empty() && words.find(more) == std::string::npos) words += (words.empty() ? "" : "；") + more;
}

Explanation explanation_of(const CheckInput& input, const Operand& answer, const Operand& explanation) {
  Explanation words;
  add(words.all, present_text(explanation));
  if (explanation.sure) add(words.sure, present_text(explanation));
  if (!answer.field) return words;
  for (const Reading& reading : answer.field->readings) {
    const std::string remark = remark_behind_yes(reading.raw, text_of(input.rule, "yes"));
    add(words.all, remark);
    if (is_sure(reading)) add(words.sure, remark);
  }
  return words;
}

bool is_of_kinds(const std::string& words, const std::vector<std::string>& kinds) {
  const std::string key = search_key(words);
  return std::any_of(kinds.begin(), kinds.end(),
                     [&](const std::string& kind) { return key.find(search_key(kind)) != std::string::npos; });
}

void show_hits(CheckResult& result, const OfficeList& list, const ListHits& hits) {
  std::vector<std::string> funds;
  for (const auto* rows : {&hits.by_code, &hits.by_name})
    for (const std::size_t row : *rows) {
      result.evidence.push_back(evidence_of(list, row));
      funds.push_back(cell_of(list, row, "年度") + cell_of(list, row, "资金或事由"));
    }
  result.words["list"] = words_of(list);
  result.words["funds"] = listed(funds);
}

struct Funding {
  Operand answer, explanation, code, name;
  const OfficeList* list = nullptr;
  ListHits hits;
  bool says_yes = false;
};

Funding funding_of(const CheckInput& input) {
  Funding funding;
  funding.answer = operand(input, text_of(input.rule, "answer"));
  funding.explanation = operand(input, text_of(input.rule, "explanation"));
  funding.code = operand(input, text_of(input.rule, "code"));
  funding.name = operand(input, text_of(input.rule, "name"));
  funding.list = loaded_list(input, "list");
  if (funding.list) funding.hits = search(*funding.list, present_text(funding.code), present_text(funding.name));
  funding.says_yes = present_text(funding.answer) == text_of(input.rule, "yes");
  return funding;
}

/// The order of the table: what speaks surely against, what is to be looked at, what is not there, what holds.
std::string_view situation_of(const CheckInput& input, const Funding& funding, const Explanation& explanation) {
  const bool of_kinds = is_of_kinds(explanation.sure, texts_of(input.rule, "kinds"));
  if (!funding.hits.by_code.empty() && funding.code.sure) return "listed";
  if (funding.says_yes && of_kinds && funding.answer.sure) return kContrary;
  if (!funding.hits.by_code.empty() || (funding.says_yes && !funding.answer.sure)) return kUnreadable;
  if (funding.says_yes) return "other-fund";
  if (!funding.hits.by_name.empty()) return "listed-by-name";
  if (const auto hindered = obstacle(input, std::array{funding.answer})) return *hindered;
  return funding.list ? kHolds : kListNotLoaded;
}

/// The own answer is no and no row of the list speaks of the applicant. Bars the directions given; for the others the
/// hits are shown all the same.
CheckResult not_funded(const CheckInput& input) {
  const Funding funding = funding_of(input);
  const auto& barred = texts_of(input.rule, "barred");
  const bool applies = std::find(barred.begin(), barred.end(), input.application.direction) != barred.end();
  CheckResult result;
  if (applies) result = begin(input, std::array{funding.answer, funding.explanation});
  if (applies && (funding.says_yes || !funding.hits.by_code.empty()))
    result.words["inputs"] = text_of(input.rule, "answer");
  if (funding.list) show_hits(result, *funding.list, funding.hits);
  if (!funding.hits.by_code.empty() && applies) show(result, input.application, *funding.code.field);
  const Explanation explanation = explanation_of(input, funding.answer, funding.explanation);
  result.words["explanation"] = explanation.all.empty() ? "未填" : explanation.all;
  result.words["direction"] = input.application.direction;
  if (input.application.direction.empty())
    result.situation = kOtherRule;
  else
    result.situation = applies ? situation_of(input, funding, explanation) : kNotApplicable;
  return result;
}

}  // namespace

std::vector<CheckSpec> funding_checks() {
  return {{"not-funded",
           not_funded,
           {{"answer", ParameterKind::kField},
            {"explanation", ParameterKind::kField},
            {"code", ParameterKind::kField},
            {"name", ParameterKind::kField},
            {"list", ParameterKind::kList},
            {"barred"},
            {"yes"},
            {"kinds"}},
           {"listed", "listed-by-name", "other-fund", "list-not-loaded"},
           {"explanation", "direction", "list", "funds"}}};
}

}  // namespace chushen
