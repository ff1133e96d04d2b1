#include <algorithm>

#include "normalize/passages.h"
#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/narrative.h"
#include "validate/pack_reader.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

bool has_figure(const std::string& sentence) {
  return std::any_of(sentence.begin(), sentence.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The first sentence of the text for which `fits` holds becomes evidence.
template <class Fits>
bool show_first(CheckResult& result, const Narrative& narrative, const Fits& fits) {
  for (const NarrativePassage& part : narrative.passages)
    for (const std::string& sentence : sentences_of(part.passage->text)) {
      if (!fits(sentence)) continue;
      result.evidence.push_back(evidence_of(*part.document, *part.passage, sentence));
      return true;
    }
  return false;
}

/// A field of the form that states an effect in numbers counts as one stated in the text.
bool is_field_present(const CheckInput& input, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const Field* field = find(input.application, name);
    return field && field->state == FieldState::kPresent;
  });
}

/// The text speaks of each topic, and states its effects in numbers where `effects` are asked for. A text that is there
/// and lacks one says so surely only where it was surely read; one that denies a topic is contrary at once.
CheckResult text_states(const CheckInput& input) {
  const Narrative narrative = narrative_of(input.application);
  CheckResult result;
  std::vector<std::string> found, lacking;
  const auto record = [&](const std::string& name, bool stands) { (stands ? found : lacking).push_back(name); };
  for (const std::string& text : texts_of(input.rule, "topics")) {
    const Topic topic = parse_topic(text);
    const auto speaks = [&](const std::string& sentence) { return topic.pattern.stands_in(sentence); };
    record(topic.name, show_first(result, narrative, speaks));
  }
  if (const auto& effects = texts_of(input.rule, "effects"); !effects.empty())
    record("量化成效", show_first(result, narrative,
                                  [&](const std::string& sentence) {
                                    return has_figure(sentence) && holds_any(sentence, effects);
                                  }) ||
                           is_field_present(input, texts_of(input.rule, "effect-fields")));
  const auto& denials = texts_of(input.rule, "denials");
  const bool denied = show_first(
      result, narrative, [&](const std::string& sentence) { return holds_any(sentence, denials); });
  result.words["found"] = joined(found);
  result.words["lacking"] = denied ? joined(found) + joined(lacking) : joined(lacking);
  result.words["inputs"] = "申报书正文";
  if (const auto hindered = obstacle(input, narrative))
    result.situation = *hindered;
  else if (lacking.empty() && !denied)
    result.situation = kHolds;
  else
    result.situation = narrative.sure ? kContrary : kUnreadable;
  return result;
}

}  // namespace

std::vector<CheckSpec> statement_checks() {
  return {{"text-states",
           text_states,
           {{"topics"},
            {"denials", ParameterKind::kWords, true},
            {"effects", ParameterKind::kWords, true},
            {"effect-fields", ParameterKind::kFields, true}},
           {},
           {"found", "lacking"}}};
}

}  // namespace chushen
