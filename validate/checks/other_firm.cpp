#include <algorithm>
#include <array>

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

/// Firms other than the applicant in places where only the applicant's name can stand.
struct Others {
  std::vector<std::string> sure, unsure;

  void add(const std::string& name, bool is_sure) {
    auto& names = is_sure ? sure : unsure;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
};

/// A reader of pictures gets a character of a name wrong more often than a firm differs in one.
bool may_be_the_same(const std::string& name, const std::string& applicant, TextSource source) {
  if (is_same_firm(name, applicant)) return true;
  return !is_electronic(source) && compare_names(name, applicant) == NameMatch::kNear;
}

/// The firm that an applicant calls itself: "我公司江门市乙有限公司", "我公司(江门市乙有限公司)". A firm that something is done
/// with ("我公司委托广州市丙公司") stands behind a verb, and its name does not begin there with a place.
std::vector<std::string> firms_behind(const std::string& text, const std::vector<std::string>& words) {
  static constexpr std::array<std::string_view, 6> kOpen = {"(", "“", "\"", "即", ":", "—"};
  std::vector<std::string> firms;
  for (const std::string& word : words)
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) {
      std::string_view rest = std::string_view(text).substr(at + word.size());
      for (const std::string_view open : kOpen)
        if (rest.starts_with(open)) rest.remove_prefix(open.size());
      const std::string firm = firm_at(rest);
      if (begins_with_place(firm)) firms.push_back(firm);
    }
  return firms;
}

/// A running line begins with the firm's name, or has it behind a colon.
std::vector<std::string> firms_in_line(const std::string& text) {
  std::vector<std::string> firms;
  const std::size_t colon = text.rfind(':');
  for (const std::string& part : {text, colon == std::string::npos ? std::string() : text.substr(colon + 1)})
    if (const std::string firm = firm_at(part); !firm.empty()) firms.push_back(firm);
  return firms;
}

void look_at_name_field(const CheckInput& input, const Operand& name, const std::string& applicant, Others& others,
                        CheckResult& result) {
  for (const Reading& reading : name.field->readings) {
    const DocumentFacts* document = find_document(input.application, reading.document);
    if (!document || !is_form(document->role)) continue;
    const std::string firm = firm_at(clean_text(reading.raw));
    if (firm.empty() || is_same_firm(firm, applicant) || compare_names(firm, applicant) == NameMatch::kNear) continue;
    others.add(firm, is_sure(reading));
    result.evidence.push_back(evidence_of(reading));
  }
}

void look_at_passages(const CheckInput& input, const std::string& applicant, Others& others, CheckResult& result) {
  for (const DocumentFacts& document : input.application.documents) {
    if (!is_form(document.role)) continue;
    for (const Passage& passage : document.passages) {
      const bool runs = passage.zone == Zone::kHeader || passage.zone == Zone::kFooter;
      for (const std::string& firm :
           runs ? firms_in_line(passage.text) : firms_behind(passage.text, texts_of(input.rule, "self-words"))) {
        if (may_be_the_same(firm, applicant, passage.source)) continue;
        others.add(firm, is_sure(passage));
        result.evidence.push_back(evidence_of(document, passage, firm));
      }
    }
  }
}

/// In the slots of the applicant — name cell and cover, header and footer, behind 我公司 — no other firm stands.
CheckResult no_other_firm(const CheckInput& input) {
  const Operand name = operand(input, text_of(input.rule, "name"));
  CheckResult result = begin(input, std::array{name});
  if (const auto hindered = obstacle(input, std::array{name})) {
    result.situation = *hindered;
    return result;
  }
  result.evidence.clear();
  const std::string applicant = to_string(*name.field->value);
  Others others;
  look_at_name_field(input, name, applicant, others, result);
  look_at_passages(input, applicant, others, result);
  result.words["name"] = applicant;
  result.words["others"] = listed(others.sure.empty() ? others.unsure : others.sure);
  if (!others.sure.empty())
    result.situation = against(std::array{name}, kContrary);
  else
    result.situation = others.unsure.empty() ? kHolds : kUnreadable;
  return result;
}

}  // namespace

std::vector<CheckSpec> other_firm_checks() {
  return {{"no-other-firm",
           no_other_firm,
           {{"name", ParameterKind::kField}, {"self-words", ParameterKind::kWords}},
           {},
           {"name", "others"}}};
}

}  // namespace chushen
