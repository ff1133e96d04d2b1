#include <algorithm>
#include <array>
#include <set>

#include "normalize/address.h"
#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// One address that is stated, and whether it may speak against the applicant.
struct Stated {
  std::string text;
  bool sure = false;
  std::vector<Evidence> evidence;
};

/// What papers of the `first` roles say, then what the form says: the licence goes before the applicant's own words.
std::vector<Stated> addresses_of(const CheckInput& input, const Operand& address) {
  std::vector<Stated> stated;
  if (!address.field) return stated;
  const auto& roles = texts_of(input.rule, "first");
  for (const Reading& reading : address.field->readings) {
    const DocumentFacts* document = find_document(input.application, reading.document);
    const bool first = document && std::find(roles.begin(), roles.end(), name_of(document->role)) != roles.end();
    if (first && reading.value) stated.push_back({to_string(*reading.value), is_sure(reading), {evidence_of(reading)}});
  }
  if (address.state == OperandState::kThere) {
    CheckResult of_form;
    show(of_form, input.application, *address.field);
    stated.push_back({to_string(*address.field->value), address.sure, of_form.evidence});
  }
  return stated;
}

/// The first address that says in which city it lies decides.
CheckResult in_city(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "field"))};
  CheckResult result = begin(input, operands);
  result.words["city"] = input.notice.form.city;
  for (const Stated& address : addresses_of(input, operands[0])) {
    const AddressReading reading = read_address(address.text, input.notice.form);
    result.words["address"] = address.text;
    if (reading.in_city == InCity::kCannotTell) continue;
    result.evidence = address.evidence;
    if (reading.in_city == InCity::kHere)
      result.situation = kHolds;
    else
      result.situation = address.sure ? kContrary : kUnreadable;
    return result;
  }
  result.situation = obstacle(input, operands).value_or(kMissing);
  if (!result.words.contains("address")) result.words["address"] = "未见";
  return result;
}

/// The counties that are known agree: the declared one, that of the address, that of the inbox. Fewer than two: nothing
/// to compare.
CheckResult county_matches(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "declared")),
                               operand(input, text_of(input.rule, "address"))};
  CheckResult result = begin(input, operands);
  std::vector<std::string> known;
  std::set<std::string> different;
  bool sure = true;
  const auto add = [&](const std::string& county, const std::string& from, bool is_sure) {
    if (county.empty()) return;
    known.push_back(from + "“" + county + "”");
    different.insert(county);
    sure = sure && is_sure;
  };
  if (operands[0].state == OperandState::kThere)
    add(to_string(*operands[0].field->value), text_of(input.rule, "declared"), operands[0].sure);
  if (operands[1].state == OperandState::kThere)
    add(read_address(to_string(*operands[1].field->value), input.notice.form).county, text_of(input.rule, "address"),
        operands[1].sure);
  add(input.submission.county, "材料所在文件夹", true);
  result.words["counties"] = listed(known);
  if (known.size() < 2)
    result.situation = kNotApplicable;
  else if (different.size() == 1)
    result.situation = kHolds;
  else
    result.situation = sure ? kContrary : kUnreadable;
  return result;
}

}  // namespace

std::vector<CheckSpec> address_checks() {
  return {
      {"in-city",
       in_city,
       {{"field", ParameterKind::kField}, {"first", ParameterKind::kRoles, true}},
       {},
       {"address", "city"}},
      {"county-matches",
       county_matches,
       {{"declared", ParameterKind::kField}, {"address", ParameterKind::kField}},
       {},
       {"counties"}},
  };
}

}  // namespace chushen
