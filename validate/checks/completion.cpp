#include <algorithm>
#include <array>

#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

bool holds_word(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words beside "已建成" say that it is in use. A row of boxes says nothing but what is ticked in it.
bool says_in_use(const CheckInput& input, const Field& status) {
  const auto& words = texts_of(input.rule, "use-words");
  return std::any_of(status.readings.begin(), status.readings.end(), [&](const Reading& reading) {
    const std::string raw = clean_text(reading.raw);
    const bool boxes = raw.find("☐") != std::string::npos || raw.find("□") != std::string::npos;
    return !boxes && std::any_of(words.begin(), words.end(),
                                 [&](const std::string& word) { return raw.find(word) != std::string::npos; });
  });
}

/// What the end date says against the deadline: contrary where it is wholly late, missing where the interval straddles.
std::string_view by_end(const CheckInput& input, const Operand& end) {
  const auto* date = end.state == OperandState::kThere ? std::get_if<Date>(&end.field->value->content) : nullptr;
  if (!date) return kMissing;
  switch (against_deadline(*date, date_of(input.rule, "deadline"))) {
    case InTime::kKept:
      return kHolds;
    case InTime::kMissed:
      return against(std::array{end}, kContrary);
    case InTime::kCannotTell:
      return kMissing;
  }
  return kMissing;
}

std::string_view by_status(const CheckInput& input, const Operand& status) {
  if (status.state != OperandState::kThere) return kMissing;
  const std::string value = to_string(*status.field->value);
  if (holds_word(texts_of(input.rule, "unfinished"), value)) return against(std::array{status}, kContrary);
  if (holds_word(texts_of(input.rule, "in-use"), value)) return kHolds;
  const bool built = holds_word(texts_of(input.rule, "built"), value);
  return built && says_in_use(input, *status.field) ? kHolds : kMissing;
}

/// Finished by the deadline and in use. Contrary by either of the two; holds by both.
CheckResult completed_by(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "end")),
                               operand(input, text_of(input.rule, "status"))};
  CheckResult result = begin(input, operands);
  result.words["deadline"] = text_of(input.rule, "deadline");
  result.words["end"] = operands[0].field ? value_words(*operands[0].field) : "未见";
  result.words["status"] = operands[1].field ? value_words(*operands[1].field) : "未见";
  const std::string_view end = by_end(input, operands[0]), status = by_status(input, operands[1]);
  const auto either = [&](std::string_view situation) { return end == situation || status == situation; };
  if (either(kContrary))
    result.situation = kContrary;
  else if (either(kUnreadable))
    result.situation = kUnreadable;
  else if (const auto hindered = obstacle(input, operands))
    result.situation = *hindered;
  else
    result.situation = either(kMissing) ? kMissing : kHolds;
  return result;
}

}  // namespace

std::vector<CheckSpec> completion_checks() {
  return {{"completed-by",
           completed_by,
           {{"end", ParameterKind::kField},
            {"status", ParameterKind::kField},
            {"deadline", ParameterKind::kDate},
            {"in-use"},
            {"built"},
            {"unfinished"},
            {"use-words"}},
           {},
           {"deadline", "end", "status"}}};
}

}  // namespace chushen
