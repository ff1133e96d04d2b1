#include "validate/operand.h"

#include <algorithm>
#include <array>

#include "validate/situation.h"

namespace chushen {
namespace {

bool is_of_form(const Application& application, const Reading& reading) {
  const DocumentFacts* document = find_document(application, reading.document);
  return document && is_form(document->role);
}

/// Of a present field: its value was read electronically, or is sure enough.
bool is_sure_value(const Application& application, const Field& field) {
  const auto states_it = [&](const Reading& reading) {
    return is_of_form(application, reading) && reading.value && field.value &&
           same_fact(*reading.value, *field.value) && is_sure(reading);
  };
  return field.confidence >= kSureFrom || std::any_of(field.readings.begin(), field.readings.end(), states_it);
}

/// Of a blank or malformed field: somebody surely saw that no value stands there. Without any reading there is no doubt
/// to be had either.
bool is_sure_lack(const Application& application, const Field& field) {
  bool any = false;
  for (const Reading& reading : field.readings) {
    if (!is_of_form(application, reading) || reading.value) continue;
    if (is_sure(reading)) return true;
    any = true;
  }
  return !any;
}

const Rule* owner_by_declaration(const Notice& notice, const Field& field) {
  for (const Rule& rule : notice.rules)
    for (const OwnedFact& fact : rule.owns)
      if (fact.field == field.name &&
          std::find(fact.states.begin(), fact.states.end(), field.state) != fact.states.end())
        return &rule;
  return nullptr;
}

OperandState state_of_lack(const CheckInput& input, const Field& field, bool sure) {
  if (!sure) return OperandState::kUnreadable;
  const std::string owner = owner_of(input.notice, input.application.direction, field);
  return owner.empty() || owner == input.rule.id ? OperandState::kAbsent : OperandState::kOtherRule;
}

}  // namespace

bool is_electronic(TextSource source) {
  return source != TextSource::kOcr;
}

bool is_sure(const Reading& reading) {
  return is_electronic(reading.source) || reading.confidence >= kSureFrom;
}

bool was_read(const DocumentFacts& document) {
  return document.status == Status::kRead || document.status == Status::kReadWithWarnings;
}

bool form_was_read(const Application& application) {
  return std::any_of(application.documents.begin(), application.documents.end(),
                     [](const DocumentFacts& document) { return is_form(document.role) && was_read(document); });
}

bool is_required(const Notice& notice, std::string_view direction, std::string_view field) {
  const FieldSpec* spec = find_field(notice.form, field);
  if (!spec || spec->required.empty()) return false;
  const auto is_must = [](const auto& need) { return need.second == Requirement::kMust; };
  if (direction.empty()) return std::all_of(spec->required.begin(), spec->required.end(), is_must);
  const auto found = spec->required.find(std::string(direction));
  return found != spec->required.end() && is_must(*found);
}

std::string owner_of(const Notice& notice, std::string_view direction, const Field& field) {
  if (field.state != FieldState::kBlank && field.state != FieldState::kMalformed) return {};
  if (const Rule* rule = owner_by_declaration(notice, field)) return rule->id;
  if (!is_required(notice, direction, field.name)) return {};
  for (const Rule& rule : notice.rules)
    if (rule.check == "required-filled") return rule.id;
  return {};
}

Operand operand(const CheckInput& input, const Field& field) {
  const Application& application = input.application;
  switch (field.state) {
    case FieldState::kPresent:
      return {&field, OperandState::kThere, is_sure_value(application, field)};
    case FieldState::kConflicting:
      return {&field, OperandState::kConflicting, true};
    case FieldState::kUnreadable:
      return {&field, OperandState::kUnreadable, false};
    case FieldState::kNotFound:
      return {&field, form_was_read(application) ? OperandState::kAbsent : OperandState::kOtherRule, false};
    case FieldState::kBlank:
    case FieldState::kMalformed:
      break;
  }
  const bool sure = is_sure_lack(application, field);
  return {&field, state_of_lack(input, field, sure), sure};
}

Operand operand(const CheckInput& input, std::string_view name, std::optional<int> year, std::optional<int> half) {
  const Field* field = find(input.application, name, year, half);
  if (field) return operand(input, *field);
  return {nullptr, form_was_read(input.application) ? OperandState::kAbsent : OperandState::kOtherRule, false};
}

Operand latest_full_year(const CheckInput& input, const std::string& name) {
  std::vector<const Field*> fields = find_all(input.application, name);
  std::erase_if(fields, [](const Field* field) { return field->half.has_value(); });
  return fields.empty() ? operand(input, name) : operand(input, *fields.back());
}

std::string present_text(const Operand& operand) {
  return operand.state == OperandState::kThere ? to_string(*operand.field->value) : std::string();
}

std::optional<Decimal> number_in_unit(const CheckInput& input, const Operand& operand) {
  if (operand.state != OperandState::kThere) return std::nullopt;
  const FieldSpec* spec = find_field(input.notice.form, operand.field->name);
  const auto* number = std::get_if<Decimal>(&operand.field->value->content);
  if (!number || !spec || operand.field->value->unit != spec->unit) return std::nullopt;
  return *number;
}

std::optional<std::string_view> obstacle(const CheckInput& input, std::span<const Operand> operands) {
  const auto any = [&](OperandState state) {
    return std::any_of(operands.begin(), operands.end(), [&](const Operand& o) { return o.state == state; });
  };
  if (any(OperandState::kOtherRule)) return kOtherRule;
  if (any(OperandState::kAbsent) && input.rule.basis == Basis::kConsistency) return kNotApplicable;
  if (any(OperandState::kConflicting)) return kConflicting;
  if (any(OperandState::kUnreadable)) return kUnreadable;
  if (any(OperandState::kAbsent)) return kMissing;
  return std::nullopt;
}

std::string_view against(std::span<const Operand> operands, std::string_view situation) {
  const bool sure = std::all_of(operands.begin(), operands.end(), [](const Operand& o) { return o.sure; });
  return sure ? situation : kUnreadable;
}

void Tally::add(std::string_view situation, std::string item) {
  items_[std::string(situation)].push_back(std::move(item));
}

std::string_view Tally::gravest(std::string_view otherwise) const {
  static constexpr std::array kOrder = {kContrary,  kConflicting, kUnreadable,   kHolds,
                                        kOtherRule, kMissing,     kNotApplicable};
  for (const std::string_view situation : kOrder)
    if (items_.contains(situation)) return situation;
  return otherwise;
}

const std::vector<std::string>& Tally::items(std::string_view situation) const {
  static const std::vector<std::string> kNone;
  const auto found = items_.find(situation);
  return found == items_.end() ? kNone : found->second;
}

}  // namespace chushen
