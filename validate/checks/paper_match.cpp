#include <algorithm>
#include <cmath>

#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/pack_reader.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// Editable and stamped form side by side, field by field.
enum class Match { kEqual, kDifferent, kNotComparable };

struct Pair {
  const Field* field = nullptr;
  const Reading* editable = nullptr;
  std::vector<const Reading*> stamped;
  Match match = Match::kNotComparable;
};

bool has_form(const Application& application, Role role) {
  return std::any_of(application.documents.begin(), application.documents.end(),
                     [&](const DocumentFacts& document) { return document.role == role; });
}

std::vector<const Reading*> readings_in(const Application& application, const Field& field, Role role) {
  std::vector<const Reading*> found;
  for (const Reading& reading : field.readings) {
    const DocumentFacts* document = find_document(application, reading.document);
    if (document && document->role == role) found.push_back(&reading);
  }
  return found;
}

/// Equal as typed values; of texts punctuation does not matter, which readers of scans lose first.
bool is_equal(const FieldSpec& spec, const Value& a, const Value& b) {
  if (same_fact(a, b)) return true;
  const auto* first = std::get_if<std::string>(&a.content);
  const auto* second = std::get_if<std::string>(&b.content);
  return spec.type == ValueType::kText && first && second && same_words(*first, *second);
}

bool confirms(const FieldSpec& spec, const Pair& pair, const Reading& stamped) {
  return stamped.value && is_equal(spec, *pair.editable->value, *stamped.value);
}

/// Says surely something else. A picture of which no value could be read contradicts nothing, nor does an empty place
/// on it: strokes get lost, marks are taken for characters, and the rest is no value of the type. Electronic text is
/// what it is, but an empty place of a second kind (the line for a signature) is no statement there either.
bool contradicts(const FieldSpec& spec, const Pair& pair, const Reading& stamped) {
  if (!is_sure(stamped) || confirms(spec, pair, stamped)) return false;
  return stamped.value || (is_electronic(stamped.source) && !clean_text(stamped.raw).empty());
}

/// The stamped form against the value of the editable one. A reading below `comparable` says nothing; between that and
/// sure it can confirm but not contradict. Where one place confirms and another contradicts, the field's own state
/// decides, which weighs the places: a signature read as something else is no difference, a second figure is.
Match match_of(const FieldSpec& spec, const Pair& pair, float comparable) {
  bool equal = false, doubtful_equal = false, different = false;
  for (const Reading* stamped : pair.stamped) {
    const bool counts = is_electronic(stamped->source) || stamped->confidence >= comparable;
    (counts ? equal : doubtful_equal) |= confirms(spec, pair, *stamped);
    different = different || contradicts(spec, pair, *stamped);
  }
  if (different && pair.field->state == FieldState::kConflicting) return Match::kDifferent;
  if (equal) return Match::kEqual;
  return different && !doubtful_equal ? Match::kDifferent : Match::kNotComparable;
}

/// Required fields of the direction that the editable form states.
std::vector<Pair> pairs_of(const CheckInput& input, float comparable) {
  std::vector<Pair> pairs;
  for (const Field& field : input.application.fields) {
    const FieldSpec* spec = find_field(input.notice.form, field.name);
    if (!spec || !is_required(input.notice, input.application.direction, field.name)) continue;
    Pair pair{&field, nullptr, readings_in(input.application, field, Role::kFormStamped), Match::kNotComparable};
    for (const Reading* reading : readings_in(input.application, field, Role::kFormEditable))
      if (reading->value && !pair.editable) pair.editable = reading;
    if (!pair.editable) continue;
    pair.match = match_of(*spec, pair, comparable);
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

void show(CheckResult& result, const Pair& pair) {
  note(result, *pair.field);
  result.evidence.push_back(evidence_of(*pair.editable));
  for (const Reading* stamped : pair.stamped) result.evidence.push_back(evidence_of(*stamped));
}

std::vector<std::string> titles_of(const std::vector<Pair>& pairs, Match match) {
  std::vector<std::string> titles;
  for (const Pair& pair : pairs)
    if (pair.match == match) titles.push_back(title_of(*pair.field));
  return titles;
}

/// Every required field of the editable form was read from the stamped one and says the same.
CheckResult paper_matches(const CheckInput& input) {
  CheckResult result;
  if (!has_form(input.application, Role::kFormEditable) || !has_form(input.application, Role::kFormStamped)) {
    result.situation = kOtherRule;
    return result;
  }
  const Decimal least = number_of(input.rule, "comparable");
  const float comparable = static_cast<float>(least.digits()) / std::pow(10.0F, static_cast<float>(least.scale()));
  const auto pairs = pairs_of(input, comparable);
  const auto equal = titles_of(pairs, Match::kEqual), different = titles_of(pairs, Match::kDifferent),
             open = titles_of(pairs, Match::kNotComparable);
  if (pairs.empty())
    result.situation = kNotApplicable;
  else if (!different.empty())
    result.situation = kContrary;
  else
    result.situation = open.empty() ? kHolds : kUnreadable;
  for (const Pair& pair : pairs) {
    if (result.situation == kHolds)
      note(result, *pair.field);
    else if (pair.match == Match::kDifferent || result.situation == kUnreadable ? pair.match != Match::kEqual : false)
      show(result, pair);
  }
  result.words["compared"] = std::to_string(equal.size() + different.size());
  result.words["equal"] = std::to_string(equal.size());
  result.words["different"] = std::to_string(different.size());
  result.words["open"] = std::to_string(open.size());
  result.words["differing"] = joined(different);
  result.words["inputs"] = result.words["unread"] = listed(open);
  return result;
}

}  // namespace

std::vector<CheckSpec> paper_match_checks() {
  return {{"paper-matches",
           paper_matches,
           {{"comparable", ParameterKind::kNumber}},
           {},
           {"compared", "equal", "different", "open", "differing", "unread"}}};
}

}  // namespace chushen
