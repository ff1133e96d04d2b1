#include <algorithm>
#include <array>

#include "normalize/company_name.h"
#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/list_search.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// One provider as named on the form, with the words about its part.
struct Provider {
  std::string words;
  std::optional<std::size_t> row;  ///< of the list
  bool leads = false;
};

std::vector<std::string> split_providers(const std::string& text) {
  std::vector<std::string> parts(1);
  for (const std::string& character : code_points(text)) {
    static const std::array<std::string, 6> kBetween = {"；", ";", "、", ",", "，", "\n"};
    if (std::find(kBetween.begin(), kBetween.end(), character) != kBetween.end())
      parts.emplace_back();
    else
      parts.back() += character;
  }
  std::erase_if(parts, [](const std::string& part) { return company_key(part).empty(); });
  return parts;
}

/// The listed name stands in the words as a whole: no Han character goes on before or behind it, as that of a branch.
bool names_whole(const std::string& words, const std::string& listed) {
  const std::string key = company_key(words), sought = company_key(listed);
  const std::size_t at = sought.empty() ? std::string::npos : key.find(sought);
  if (at == std::string::npos) return false;
  const auto before = code_points(key.substr(0, at)), behind = code_points(key.substr(at + sought.size()));
  return (before.empty() || !is_han(before.back())) && (behind.empty() || !is_han(behind.front()));
}

std::vector<Provider> providers_of(const CheckInput& input, const std::string& text, const OfficeList& list) {
  std::vector<Provider> providers;
  for (const std::string& words : split_providers(text)) {
    Provider provider{words, std::nullopt, false};
    for (std::size_t row = 0; row < list.sheet.rows.size() && !provider.row; ++row)
      if (names_whole(words, cell_of(list, row, "名称"))) provider.row = row;
    const auto& lead = texts_of(input.rule, "lead-words");
    provider.leads = std::any_of(lead.begin(), lead.end(),
                                 [&](const std::string& word) { return words.find(word) != std::string::npos; });
    providers.push_back(std::move(provider));
  }
  return providers;
}

/// A provider named as leading, or the only one named, is on the list, claimed or not.
std::string_view by_list(const std::vector<Provider>& providers, bool claimed, const Operand& provider,
                         const Operand& claim) {
  const bool leads = std::any_of(providers.begin(), providers.end(), [&](const Provider& each) {
    return each.row && (each.leads || providers.size() == 1);
  });
  if (leads) return kHolds;
  if (std::any_of(providers.begin(), providers.end(), [](const Provider& each) { return each.row.has_value(); }))
    return "part-unclear";
  return claimed ? against(std::array{provider, claim}, kContrary) : kNotApplicable;
}

CheckResult provider_listed(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "provider")),
                               operand(input, text_of(input.rule, "claim"))};
  CheckResult result = begin(input, operands);
  const OfficeList* list = loaded_list(input, "list");
  const bool claimed =
      operands[1].state == OperandState::kThere && to_string(*operands[1].field->value) == text_of(input.rule, "yes");
  result.words["provider"] = operands[0].field ? value_words(*operands[0].field) : "未见";
  result.words["list"] = list ? words_of(*list) : "";
  if (!claimed && !list)
    result.situation = kNotApplicable;
  else if (!list)
    result.situation = kListNotLoaded;
  else if (const auto hindered = obstacle(input, std::span(operands).first(1)))
    result.situation = claimed ? *hindered : kNotApplicable;
  if (!result.situation.empty()) return result;
  const auto providers = providers_of(input, to_string(*operands[0].field->value), *list);
  for (const Provider& provider : providers)
    if (provider.row) result.evidence.push_back(evidence_of(*list, *provider.row));
  result.situation = by_list(providers, claimed, operands[0], operands[1]);
  return result;
}

}  // namespace

std::vector<CheckSpec> provider_checks() {
  return {{"provider-listed",
           provider_listed,
           {{"provider", ParameterKind::kField},
            {"claim", ParameterKind::kField},
            {"list", ParameterKind::kList},
            {"yes"},
            {"lead-words"}},
           {"part-unclear", "list-not-loaded"},
           {"provider", "list"}}};
}

}  // namespace chushen
