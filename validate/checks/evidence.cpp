#include <algorithm>
#include <array>

#include "extract/names.h"
#include "normalize/company_mention.h"
#include "normalize/company_name.h"
#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/narrative.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// Readings of a field on papers of one kind.
std::vector<const Reading*> readings_on(const Application& application, const Field& field,
                                        const std::vector<std::string>& roles) {
  std::vector<const Reading*> found;
  for (const Reading& reading : field.readings) {
    const DocumentFacts* document = find_document(application, reading.document);
    if (document && holds_word(roles, name_of(document->role)) && reading.value) found.push_back(&reading);
  }
  return found;
}

/// What one paper says of a field of the form: a score may be rounded, a name be without its place.
bool agrees(const Value& form, const Value& paper) {
  if (same_fact(form, paper)) return true;
  const auto* a = std::get_if<Decimal>(&form.content);
  const auto* b = std::get_if<Decimal>(&paper.content);
  if (a && b) {
    const auto difference = *a < *b ? Decimal::difference(*b, *a) : Decimal::difference(*a, *b);
    return difference && *difference <= Decimal(1, 2);
  }
  const auto* first = std::get_if<std::string>(&form.content);
  const auto* second = std::get_if<std::string>(&paper.content);
  return first && second && is_same_firm(*first, *second);
}

bool is_near(const Value& form, const Value& paper) {
  const auto* first = std::get_if<std::string>(&form.content);
  const auto* second = std::get_if<std::string>(&paper.content);
  return first && second && compare_names(*first, *second) == NameMatch::kNear;
}

/// One slip of a reader of pictures is no other firm.
bool surely_differs(const Operand& form, const Reading& paper) {
  if (!form.sure || !is_sure(paper)) return false;
  return is_electronic(paper.source) || !is_near(*form.field->value, *paper.value);
}

void compare(const CheckInput& input, const Operand& form, const Reading& paper, Tally& tally, CheckResult& result) {
  result.evidence.push_back(evidence_of(paper));
  const std::string words = title_of(*form.field) + "：申报书“" + value_words(*form.field) + "”，证明材料“" +
                            clean_text(paper.raw) + "”";
  if (agrees(*form.field->value, *paper.value))
    tally.add(kHolds, words);
  else
    tally.add(surely_differs(form, paper) ? kContrary : kUnreadable, words);
  show(result, input.application, *form.field);
}

/// Words of another scale on a paper that is taken for the result, or in the field's own place on the form.
struct WrongKind {
  bool sure = false, unsure = false, paper = false;
  std::string words;
};

void look_at_papers(const CheckInput& input, bool has_paper, WrongKind& wrong, CheckResult& result) {
  const auto& roles = texts_of(input.rule, "roles");
  const auto& words = texts_of(input.rule, "wrong-kinds");
  for (const DocumentFacts& document : input.application.documents) {
    const bool is_paper = holds_word(roles, name_of(document.role));
    // Another scale's result beside the right one is an honour; alone it stands in for it.
    if (!is_paper && (has_paper || (document.role != Role::kEvidence && document.role != Role::kUnknown))) continue;
    for (const Passage& passage : document.passages) {
      if (!holds_any(passage.text, words)) continue;
      if (!is_paper && !holds_any(passage.text, texts_of(input.rule, "results"))) continue;
      (is_sure(passage) ? wrong.sure : wrong.unsure) = true;
      if (wrong.words.empty()) wrong.words = passage.text;
      result.evidence.push_back(evidence_of(document, passage, passage.text));
      break;
    }
  }
}

void look_at_form(const CheckInput& input, const Operand& operand, WrongKind& wrong, CheckResult& result) {
  if (!operand.field) return;
  for (const Reading& reading : operand.field->readings) {
    if (!holds_any(clean_text(reading.raw), texts_of(input.rule, "wrong-kinds"))) continue;
    (is_sure(reading) ? wrong.sure : wrong.unsure) = true;
    if (wrong.words.empty()) wrong.words = clean_text(reading.raw);
    result.evidence.push_back(evidence_of(reading));
  }
}

/// The paper that proves a result is of the right kind and says what the form says; without a paper the form's own words
/// are of the right kind. A paper that the county demands and that is not there is missing.
CheckResult evidence_agrees(const CheckInput& input) {
  const auto& roles = texts_of(input.rule, "roles");
  const auto& documents = input.application.documents;
  const bool has_paper = std::any_of(documents.begin(), documents.end(), [&](const DocumentFacts& document) {
    return holds_word(roles, name_of(document.role)) && was_read(document);
  });
  CheckResult result;
  Tally tally;
  WrongKind wrong;
  std::vector<Operand> operands;
  for (const std::string& name : texts_of(input.rule, "fields")) {
    operands.push_back(operand(input, name));
    if (operands.back().field) note(result, *operands.back().field);
    if (name != text_of(input.rule, "name")) look_at_form(input, operands.back(), wrong, result);
    if (operands.back().state != OperandState::kThere) continue;
    for (const Reading* paper : readings_on(input.application, *operands.back().field, roles))
      compare(input, operands.back(), *paper, tally, result);
  }
  look_at_papers(input, has_paper, wrong, result);
  result.words["kind"] = wrong.words.empty() ? "" : "材料中写有“" + wrong.words + "”。";
  const auto& differing = tally.items(tally.items(kContrary).empty() ? kUnreadable : kContrary);
  result.words["differing"] = result.words["inputs"] = listed(differing, 4);
  result.words["paper"] = has_paper ? "所附评测证明材料与申报书一致" : "按申报书填报判断，未附评测证明材料（通知未规定须附）";
  const auto hindered = obstacle(input, operands);
  if (wrong.sure || !tally.items(kContrary).empty())
    result.situation = kContrary;
  else if (hindered == kConflicting)
    result.situation = kConflicting;
  else if (wrong.unsure || !tally.items(kUnreadable).empty())
    result.situation = kUnreadable;
  else if (hindered)
    result.situation = *hindered;
  else
    result.situation = !has_paper && input.county.demands_level_evidence ? kMissing : kHolds;
  return result;
}

bool is_photo(const CheckInput& input, const DocumentFacts& document) {
  return holds_word(texts_of(input.rule, "picture-kinds"), name_of(document.kind)) &&
         (document.role == Role::kEvidence || document.role == Role::kUnknown);
}

bool proves(const CheckInput& input, const DocumentFacts& document) {
  if (holds_word(texts_of(input.rule, "roles"), name_of(document.role)) || is_photo(input, document)) return true;
  if (document.role != Role::kEvidence) return false;
  return !document.pictures.empty() ||
         std::any_of(document.passages.begin(), document.passages.end(), [&](const Passage& passage) {
           return holds_any(passage.text, texts_of(input.rule, "words"));
         });
}

/// Some paper, photograph or screenshot proves what the form says: a document of a role, a picture handed in or put into
/// the form. A file that could not be read may be one.
CheckResult evidence_enclosed(const CheckInput& input) {
  CheckResult result;
  std::vector<std::string> files, unread;
  for (const DocumentFacts& document : input.application.documents) {
    const std::string name = "“" + document.file_name + "”";
    if (!was_read(document) && !is_form(document.role)) unread.push_back(name);
    if (was_read(document) && proves(input, document)) {
      files.push_back(name);
      result.evidence.push_back(evidence_of(document));
    }
    if (document.role == Role::kFormEditable && !document.pictures.empty()) {
      files.push_back(name + "中的图片");
      result.evidence.push_back(evidence_of(document.pictures.front()));
    }
  }
  result.words["files"] = listed(files.empty() ? unread : files);
  result.words["inputs"] = "佐证材料";
  if (!files.empty())
    result.situation = kHolds;
  else if (!unread.empty())
    result.situation = kOtherRule;
  else
    result.situation = input.application.documents.empty() ? kMissing : kContrary;
  return result;
}

}  // namespace

std::vector<CheckSpec> evidence_checks() {
  return {{"evidence-agrees",
           evidence_agrees,
           {{"roles", ParameterKind::kRoles},
            {"fields", ParameterKind::kFields},
            {"name", ParameterKind::kField},
            {"wrong-kinds", ParameterKind::kWords},
            {"results", ParameterKind::kWords}},
           {},
           {"kind", "differing", "paper"}},
          {"evidence-enclosed",
           evidence_enclosed,
           {{"roles", ParameterKind::kRoles}, {"picture-kinds"}, {"words", ParameterKind::kWords}},
           {},
           {"files"}}};
}

}  // namespace chushen
