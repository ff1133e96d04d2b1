#include "validate/review.h"

#include <algorithm>
#include <array>

#include "extract/sha256.h"
#include "normalize/value_reader.h"

namespace chushen {
namespace {

/// Texts one after the other, each with its length, so that no two lists give the same bytes.
class Key {
 public:
  Key& add(std::string_view text) {
    hash_.update(std::to_string(text.size()) + ':').update(text);
    return *this;
  }
  Key& add(std::string_view name, const std::optional<int>& number) {
    return add(name).add(number ? std::to_string(*number) : "");
  }
  std::string text() const { return hash_.hex().substr(0, 32); }

 private:
  Sha256 hash_;
};

std::string written(const std::optional<Value>& value) { return value ? to_string(*value) + ' ' + value->unit : ""; }

std::string hash_of(const Application& application, const std::string& document) {
  const DocumentFacts* facts = find_document(application, document);
  return facts ? facts->sha256 : document;
}

void add_field(Key& key, const Field& field) {
  key.add(field.name).add("year", field.year).add("half", field.half).add(name_of(field.state)).add(written(field.value));
}

void add_evidence(Key& key, const Application& application, const Evidence& evidence) {
  key.add(hash_of(application, evidence.document)).add(std::to_string(evidence.place.page)).add(evidence.place.path);
  key.add(evidence.raw).add(evidence.submission.value_or("")).add(evidence.list.value_or(""));
}

Field* find_field(Application& application, const Correction& correction) {
  for (Field& field : application.fields)
    if (is_of(correction, field)) return &field;
  return nullptr;
}

bool offers_directions(const FieldSpec& spec, const FormSchema& form) {
  return spec.type == ValueType::kChoice && !form.directions.empty() &&
         std::all_of(form.directions.begin(), form.directions.end(), [&](const DirectionSpec& direction) {
           return std::any_of(spec.options.begin(), spec.options.end(),
                              [&](const Option& option) { return option.value == direction.name; });
         });
}

void put_right(Correction& correction, Field& field, const Application& application, const FieldSpec& spec) {
  const ValueReading read = read_value(spec, correction.written, spec.unit);
  correction.stale = readings_key(field, application) != correction.readings || !read.value;
  correction.former_state = field.state;
  correction.former_value = field.value ? to_string(*field.value) + field.value->unit : "";
  if (correction.stale) return;
  field.state = FieldState::kPresent;
  field.value = read.value;
  field.confidence = 1;
  field.why.clear();
}

}  // namespace

std::string evidence_key(const Finding& finding, const Application& application) {
  Key key;
  key.add(finding.rule);
  for (const std::string& name : finding.fields)
    for (const Field* field : find_all(application, name)) add_field(key, *field);
  for (const Evidence& evidence : finding.evidence) add_evidence(key, application, evidence);
  if (finding.evidence.empty() && finding.fields.empty()) key.add(name_of(finding.outcome)).add(name_of(finding.reason));
  return key.text();
}

std::string readings_key(const Field& field, const Application& application) {
  Key key;
  key.add(field.name).add("year", field.year).add("half", field.half);
  for (const Reading& reading : field.readings)
    key.add(hash_of(application, reading.document)).add(std::to_string(reading.place.page)).add(reading.place.path)
        .add(reading.raw).add(written(reading.value));
  return key.text();
}

bool is_of(const Correction& correction, const Field& field) {
  return field.name == correction.field && field.year == correction.year && field.half == correction.half;
}

const Override* override_on(const Review& review, std::string_view rule) {
  for (const Override& decision : review.decisions)
    if (decision.rule == rule && !decision.stale) return &decision;
  return nullptr;
}

void apply_corrections(Review& review, Application& application, const FormSchema& form) {
  for (Correction& correction : review.corrections) {
    const FieldSpec* spec = chushen::find_field(form, correction.field);
    Field* field = find_field(application, correction);
    correction.stale = true;
    if (!spec || !field) continue;
    put_right(correction, *field, application, *spec);
    if (!correction.stale && offers_directions(*spec, form)) application.direction = to_string(*field->value);
  }
}

void mark_stale(Review& review, const Judgement& judgement, const Application& application) {
  for (Override& decision : review.decisions) {
    const auto finding = std::find_if(judgement.findings.begin(), judgement.findings.end(),
                                      [&](const Finding& one) { return one.rule == decision.rule; });
    decision.stale = finding == judgement.findings.end() || evidence_key(*finding, application) != decision.evidence;
  }
}

std::size_t stale_in(const Review& review) {
  std::size_t stale = 0;
  for (const Override& decision : review.decisions) stale += decision.stale;
  for (const Correction& correction : review.corrections) stale += correction.stale;
  return stale;
}

bool has_valid(const Review& review) { return stale_in(review) < review.decisions.size() + review.corrections.size(); }

Finding decided(const Finding& finding, const Review& review) {
  const Override* decision = override_on(review, finding.rule);
  if (!decision) return finding;
  Finding result = finding;
  result.outcome = decision->outcome;
  switch (decision->outcome) {
    case Outcome::kSatisfied:
    case Outcome::kNotApplicable:
    case Outcome::kPreferred:
      result.action = Action::kNone;
      result.reason = Reason::kNone;
      break;
    case Outcome::kViolated:
      result.action = finding.action >= Action::kCorrect ? finding.action : Action::kReject;
      result.reason = Reason::kContrary;
      break;
    case Outcome::kUndetermined:
      result.action = std::max(finding.action == Action::kReject ? Action::kCorrect : finding.action, Action::kCheck);
      if (finding.outcome != Outcome::kUndetermined) result.reason = Reason::kNone;
      break;
  }
  return result;
}

Judgement decided(const Judgement& judgement, const Review& review) {
  Judgement result;
  for (const Finding& finding : judgement.findings) result.findings.push_back(decided(finding, review));
  conclude(result);
  return result;
}

std::optional<Outcome> outcome_called(std::string_view word) {
  for (const Outcome outcome : {Outcome::kSatisfied, Outcome::kViolated, Outcome::kUndetermined, Outcome::kNotApplicable,
                                Outcome::kPreferred})
    if (word == word_for(outcome) || word == name_of(outcome)) return outcome;
  return std::nullopt;
}

}  // namespace chushen
