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

/// A sentence that says that money was received: a fund and a verb of getting, and nothing that denies it, asks it or
/// puts it in the future.
bool speaks_of_funding(const CheckInput& input, const std::string& sentence) {
  return holds_any(sentence, texts_of(input.rule, "funds")) && holds_any(sentence, texts_of(input.rule, "verbs")) &&
         !holds_any(sentence, texts_of(input.rule, "unless"));
}

struct Spoken {
  bool sure = false, unsure = false;
  std::string first;
};

void look_at_text(const CheckInput& input, const Narrative& narrative, Spoken& spoken, CheckResult& result) {
  for (const NarrativePassage& part : narrative.passages)
    for (const std::string& sentence : sentences_of(part.passage->text)) {
      if (!speaks_of_funding(input, sentence)) continue;
      (is_sure(*part.passage) ? spoken.sure : spoken.unsure) = true;
      if (spoken.first.empty()) spoken.first = sentence;
      result.evidence.push_back(evidence_of(*part.document, *part.passage, sentence));
    }
}

/// The explanation beside an answer that denies funding names a fund.
void look_at_explanation(const CheckInput& input, const Operand& explanation, Spoken& spoken, CheckResult& result) {
  if (explanation.state != OperandState::kThere) return;
  const std::string text = to_string(*explanation.field->value);
  if (!holds_any(text, texts_of(input.rule, "funds")) || holds_any(text, texts_of(input.rule, "unless"))) return;
  (explanation.sure ? spoken.sure : spoken.unsure) = true;
  if (spoken.first.empty()) spoken.first = text;
  show(result, input.application, *explanation.field);
}

/// The answer is no, and the text speaks of no funding all the same. What an answer of yes is to be checked against
/// stands in other rules.
CheckResult text_denies_nothing(const CheckInput& input) {
  const Operand answer = operand(input, text_of(input.rule, "answer"));
  const Operand explanation = operand(input, text_of(input.rule, "explanation"));
  CheckResult result = begin(input, std::array{answer});
  const Narrative narrative = narrative_of(input.application);
  if (const auto hindered = obstacle(input, std::array{answer})) {
    result.situation = *hindered;
    return result;
  }
  if (to_string(*answer.field->value) != text_of(input.rule, "no")) {
    result.situation = kNotApplicable;
    return result;
  }
  Spoken spoken;
  look_at_text(input, narrative, spoken, result);
  look_at_explanation(input, explanation, spoken, result);
  result.words["text"] = spoken.first;
  if (spoken.sure)
    result.situation = against(std::array{answer}, kContrary);
  else if (spoken.unsure)
    result.situation = kUnreadable;
  else
    result.situation = obstacle(input, narrative).value_or(kHolds);
  return result;
}

}  // namespace

std::vector<CheckSpec> funding_text_checks() {
  return {{"text-agrees-on-funding",
           text_denies_nothing,
           {{"answer", ParameterKind::kField},
            {"explanation", ParameterKind::kField},
            {"no"},
            {"funds", ParameterKind::kWords},
            {"verbs", ParameterKind::kWords},
            {"unless", ParameterKind::kWords}},
           {},
           {"text"}}};
}

}  // namespace chushen
