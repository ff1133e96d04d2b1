#include <algorithm>
#include <array>

#include "normalize/passages.h"
#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/narrative.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// A year before a date; of 29 February the 28th.
Date year_before(Date date) {
  --date.year;
  if (date.month == 2 && date.day == 29) date.day = 28;
  return date;
}

/// Wholly within the twelve months before the day given.
bool is_recent(const Operand& founded, const Date& day) {
  if (founded.state != OperandState::kThere || !founded.sure) return false;
  const auto* date = std::get_if<Date>(&founded.field->value->content);
  return date && compare_days(first_day(*date), year_before(day)) > 0;
}

/// The latest year or half year of a field that states a value; where none does, the latest that stands there.
Operand latest_stated(const CheckInput& input, const std::string& name) {
  const auto fields = find_all(input.application, name);
  for (auto field = fields.rbegin(); field != fields.rend(); ++field)
    if ((*field)->state == FieldState::kPresent) return operand(input, **field);
  return fields.empty() ? operand(input, name) : operand(input, *fields.back());
}

/// The first of the fields that states anything: a form that does not ask for the firm's revenue may ask for the
/// workshop's output. Of none the first.
Operand revenue_of(const CheckInput& input) {
  const auto& names = texts_of(input.rule, "revenue");
  for (const std::string& name : names)
    if (const Operand stated = latest_stated(input, name); stated.state == OperandState::kThere) return stated;
  return latest_stated(input, names.front());
}

/// What stands behind a label of the register ("登记状态:注销"): the next few characters.
std::string behind(const DocumentFacts& document, std::size_t which, const std::string& label) {
  constexpr std::size_t kState = 8;
  const std::string& own = document.passages[which].text;
  const std::size_t at = own.find(label);
  if (at == std::string::npos) return {};
  // A label alone in its cell has its value in the next.
  const bool alone = own.size() <= at + label.size() + 1 && which + 1 < document.passages.size();
  const std::string text = alone ? label + document.passages[which + 1].text : own;
  std::string state;
  for (const std::string& point : code_points(text.substr((alone ? 0 : at) + label.size(), kState * 4))) {
    if (point == "。" || point == ";" || point == ",") break;
    state += point;
  }
  return state;
}

/// The text of some paper says that business has ended: a state in a register, or a sentence of the form.
struct Stopped {
  bool sure = false, unsure = false;
  std::string text;
};

bool says_stopped(const CheckInput& input, const DocumentFacts& document, std::size_t which, std::string& said) {
  const auto& stopped = texts_of(input.rule, "stopped");
  if (!is_form(document.role))
    for (const std::string& label : texts_of(input.rule, "state-labels"))
      if (const std::string state = behind(document, which, label); holds_any(state, stopped)) {
        said = label + state;
        return true;
      }
  for (const std::string& sentence : sentences_of(document.passages[which].text))
    if (holds_any(sentence, texts_of(input.rule, "sentences"))) {
      said = sentence;
      return true;
    }
  return false;
}

Stopped look_for_end(const CheckInput& input, CheckResult& result) {
  Stopped stopped;
  for (const DocumentFacts& document : input.application.documents)
    for (std::size_t i = 0; i < document.passages.size(); ++i) {
      const Passage& passage = document.passages[i];
      std::string said;
      if (!says_stopped(input, document, i, said)) continue;
      (is_sure(passage) ? stopped.sure : stopped.unsure) = true;
      if (stopped.text.empty()) stopped.text = said;
      result.evidence.push_back(evidence_of(document, passage, said));
    }
  return stopped;
}

/// The direction's form does not ask for revenue, and this one does not state any.
bool is_not_asked(const CheckInput& input, const Operand& revenue) {
  const auto& names = texts_of(input.rule, "revenue");
  const bool required = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return is_required(input.notice, input.application.direction, name);
  });
  return !required && !input.application.direction.empty() && revenue.state == OperandState::kAbsent;
}

/// The latest stated revenue is above nothing, and no paper says that business has ended.
CheckResult operating(const CheckInput& input) {
  const Operand revenue = revenue_of(input);
  const Operand founded = operand(input, text_of(input.rule, "founded"));
  CheckResult result = begin(input, std::array{revenue});
  const Stopped stopped = look_for_end(input, result);
  const auto* number =
      revenue.state == OperandState::kThere ? std::get_if<Decimal>(&revenue.field->value->content) : nullptr;
  result.words["stopped"] = stopped.text.empty() ? "" : "材料中写有“" + stopped.text + "”。";
  if (is_recent(founded, date_of(input.rule, "day")))
    result.situation = kNotApplicable;
  else if (stopped.sure)
    result.situation = kContrary;
  else if (number && *number <= Decimal(0))
    result.situation = founded.state == OperandState::kUnreadable || founded.state == OperandState::kConflicting
                           ? kUnreadable
                           : against(std::array{revenue}, kContrary);
  else if (stopped.unsure)
    result.situation = kUnreadable;
  else if (is_not_asked(input, revenue))
    result.situation = kNotApplicable;
  else
    result.situation = obstacle(input, std::array{revenue}).value_or(number ? kHolds : kMissing);
  return result;
}

}  // namespace

std::vector<CheckSpec> operating_checks() {
  return {{"operating",
           operating,
           {{"revenue", ParameterKind::kFields},
            {"founded", ParameterKind::kField},
            {"day", ParameterKind::kDate},
            {"stopped", ParameterKind::kWords},
            {"state-labels", ParameterKind::kWords},
            {"sentences", ParameterKind::kWords}},
           {},
           {"stopped"}}};
}

}  // namespace chushen
