#include "normalize/settle.h"

#include <algorithm>
#include <set>

#include "normalize/edit_distance.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Values = std::vector<const BoundValue*>;

/// What the documents of one authority say about a field.
struct Verdict {
  FieldState state = FieldState::kNotFound;
  const BoundValue* chosen = nullptr;
  std::string why;
};

bool is_sure(const BoundValue& value) { return value.reading.confidence >= kSure; }
bool is_value(const BoundValue& value) { return value.written == Written::kValue; }

/// Of the best standing that says anything, the first sure value, else the surest one.
const BoundValue* best_value(const Values& values) {
  const BoundValue* best = nullptr;
  for (const BoundValue* value : values) {
    if (!is_value(*value)) continue;
    const bool better = !best || value->standing < best->standing ||
                        (value->standing == best->standing && !is_sure(*best) &&
                         value->reading.confidence > best->reading.confidence);
    if (better) best = value;
  }
  return best;
}

const BoundValue* first_not_a_value(const Values& values) {
  const auto found = std::find_if(values.begin(), values.end(),
                                  [](const BoundValue* value) { return value->written == Written::kNotAValue; });
  return found == values.end() ? nullptr : *found;
}

/// Lines of the text and rows of lists speak only where no place of the form itself does.
Values without_lesser_standing(const Values& values) {
  const bool own_place = std::any_of(values.begin(), values.end(), [](const BoundValue* value) {
    return value->standing < Standing::kRecord;
  });
  if (!own_place) return values;
  Values kept;
  for (const BoundValue* value : values)
    if (value->standing < Standing::kRecord) kept.push_back(value);
  return kept;
}

std::string percent(float confidence) { return std::to_string(static_cast<int>(confidence * 100)) + "%"; }

Verdict unreadable(const BoundValue* value) {
  const std::string how = value && !value->unread_ink ? "识别把握只有" + percent(value->reading.confidence) : "有字迹而未能识别";
  return {FieldState::kUnreadable, value, how};
}

/// Something stands there that is no value of the type, or no reader made it out.
Verdict verdict_without_value(const Values& values) {
  if (const BoundValue* other = first_not_a_value(values)) {
    if (!is_sure(*other)) return unreadable(other);
    return {FieldState::kMalformed, other, other->why.empty() ? "所填内容不合该项填法" : other->why};
  }
  const auto ink = std::find_if(values.begin(), values.end(), [](const BoundValue* value) { return value->unread_ink; });
  if (ink != values.end()) return unreadable(*ink);
  return {FieldState::kBlank, values.front(), "该项为空"};
}

bool agree(const BoundValue& a, const BoundValue& b) { return same_fact(*a.reading.value, *b.reading.value); }

/// A reading that would be taken for the value if it stood alone.
constexpr float kLikely = 0.8f;

/// Whether one text may be the other misread: they have at least half of their characters in common.
bool may_be_misread(const BoundValue& a, const BoundValue& b) {
  const auto* one = std::get_if<std::string>(&a.reading.value->content);
  const auto* other = std::get_if<std::string>(&b.reading.value->content);
  if (!one || !other) return true;
  const std::vector<std::string> left = code_points(*one), right = code_points(*other);
  const int half = static_cast<int>(std::max(left.size(), right.size()) / 2);
  return edit_distance(left, right, half) <= half;
}

/// Whether another place of the same standing was read as something else, at least as surely, or as something that the
/// chosen one is no misreading of: on a scan one of the two is misread, or belongs to another label.
bool is_disputed(const BoundValue& best, const Values& values) {
  if (best.reading.source != TextSource::kOcr) return false;
  return std::any_of(values.begin(), values.end(), [&](const BoundValue* other) {
    if (!is_value(*other) || other->standing != best.standing || other->reading.confidence < kReadable) return false;
    return !agree(best, *other) && (is_sure(*other) || !is_sure(best) || (other->reading.confidence >= kLikely && !may_be_misread(best, *other)));
  });
}

Verdict verdict_of(const Values& all) {
  if (all.empty()) return {FieldState::kNotFound, nullptr, "表中未见该项"};
  const Values values = without_lesser_standing(all);
  const BoundValue* best = best_value(values);
  if (!best) return verdict_without_value(values);
  if (best->reading.confidence < kReadable) return unreadable(best);
  if (is_disputed(*best, values)) return {FieldState::kUnreadable, best, "同一份材料上几处所读不同"};
  return {FieldState::kPresent, best, {}};
}

bool conflict(const Verdict& editable, const Verdict& stamped) {
  const bool both = editable.state == FieldState::kPresent && stamped.state == FieldState::kPresent;
  return both && is_sure(*editable.chosen) && is_sure(*stamped.chosen) && !agree(*editable.chosen, *stamped.chosen);
}

/// The verdict that stands: the first in order of authority that says something, but a value before a blank, and of
/// values a sure one before one that is not.
Verdict standing_verdict(const std::vector<Verdict>& by_authority) {
  const Verdict* chosen = nullptr;
  for (const Verdict& verdict : by_authority) {
    const bool present = verdict.state == FieldState::kPresent;
    const bool better =
        !chosen || chosen->state == FieldState::kNotFound ||
        (present && (chosen->state == FieldState::kBlank || chosen->state == FieldState::kUnreadable)) ||
        (present && chosen->state == FieldState::kPresent && !is_sure(*chosen->chosen) && is_sure(*verdict.chosen));
    if (better && !(chosen && verdict.state == FieldState::kNotFound)) chosen = &verdict;
  }
  return *chosen;
}

bool is_about(const BoundValue& value, const FieldSpec& field, std::optional<int> year, std::optional<int> half) {
  return value.field->name == field.name && value.year == year && value.half == half;
}

Values of_role(const std::vector<DocumentValues>& documents, Role role, const FieldSpec& field, std::optional<int> year,
               std::optional<int> half) {
  Values values;
  for (const DocumentValues& document : documents)
    if (document.role == role)
      for (const BoundValue& value : document.values)
        if (is_about(value, field, year, half)) values.push_back(&value);
  return values;
}

constexpr std::array kForms = {Role::kFormEditable, Role::kFormStamped, Role::kFormPrint};

void add_readings(Field& settled, const Values& values) {
  for (const BoundValue* value : values) settled.readings.push_back(value->reading);
}

void add_evidence(Field& settled, const FieldSpec& field, const std::vector<DocumentValues>& documents) {
  for (const DocumentValues& document : documents)
    if (!is_form(document.role))
      for (const BoundValue& value : document.values)
        if (is_about(value, field, settled.year, settled.half) && !value.reading.raw.empty())
          settled.readings.push_back(value.reading);
}

using YearKey = std::pair<int, int>;  ///< year; half, 3: the whole year

/// The years that stand on the forms for a field.
std::set<YearKey> years_of(const FieldSpec& field, const std::vector<DocumentValues>& documents) {
  std::set<YearKey> years;
  for (const DocumentValues& document : documents)
    if (is_form(document.role))
      for (const BoundValue& value : document.values)
        if (value.field->name == field.name && value.year) years.insert({*value.year, value.half.value_or(3)});
  return years;
}

bool belongs_to(const FieldSpec& field, const std::string& direction) {
  const auto need = field.required.find(direction);
  return direction.empty() || need == field.required.end() || need->second != Requirement::kAbsent;
}

}  // namespace

Field settle_field(const FieldSpec& field, std::optional<int> year, std::optional<int> half,
                   const std::vector<DocumentValues>& documents) {
  Field settled;
  settled.name = field.name;
  settled.year = year;
  settled.half = half;
  std::vector<Verdict> verdicts;
  for (const Role role : kForms) {
    const Values values = of_role(documents, role, field, year, half);
    add_readings(settled, values);
    verdicts.push_back(verdict_of(values));
  }
  add_evidence(settled, field, documents);
  Verdict verdict = standing_verdict(verdicts);
  if (conflict(verdicts[0], verdicts[1])) verdict = {FieldState::kConflicting, nullptr, "可编辑版与盖章件所填不一致"};
  settled.state = verdict.state;
  settled.why = verdict.why;
  if (verdict.state == FieldState::kPresent) {
    settled.value = verdict.chosen->reading.value;
    settled.confidence = verdict.chosen->reading.confidence;
  }
  return settled;
}

std::vector<Field> settle_fields(const FormSchema& schema, const std::string& direction,
                                 const std::vector<DocumentValues>& documents) {
  std::vector<Field> fields;
  for (const FieldSpec& field : schema.fields) {
    if (!belongs_to(field, direction)) continue;
    const std::set<YearKey> years = years_of(field, documents);
    for (const auto& [year, half] : years)
      fields.push_back(settle_field(field, year, half == 3 ? std::nullopt : std::optional(half), documents));
    if (years.empty()) fields.push_back(settle_field(field, std::nullopt, std::nullopt, documents));
  }
  return fields;
}

}  // namespace chushen
