#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/application.h"
#include "validate/county.h"
#include "validate/finding.h"
#include "validate/judge.h"
#include "validate/notice.h"
#include "validate/rule.h"

namespace chushen {

/// The vocabulary in which packs are written: named checks with parameters. A check looks at one submission and says
/// which situation (validate/situation.h) it is in; the rule's answer for that situation is the finding. Checks know
/// nothing of outcomes, and nothing of a particular notice: dates, thresholds, names and words are parameters.

class Crowd;
class Packages;

/// What a check may look at.
struct CheckInput {
  const Case& submission;
  const Application& application;
  const Notice& notice;
  const CountySettings& county;
  const Rule& rule;
  const Crowd* crowd = nullptr;      ///< all applicants, this one among them; nothing where it is judged alone
  const Packages* packages = nullptr;  ///< the counties' own papers; nothing where it is judged alone
};

struct CheckResult {
  std::string situation;
  std::vector<std::string> fields;  ///< read, each once, in order
  std::vector<Evidence> evidence;
  std::map<std::string, std::string> words;  ///< for the {placeholders} of say and remedy
};

/// What a parameter holds; the loader refuses anything else, so that checks need not.
enum class ParameterKind {
  kField,      ///< the name of one field of the form
  kFields,     ///< names of fields
  kTexts,      ///< any words
  kWords,      ///< words that are looked for in clean text; kept as clean_text() has them
  kDate,       ///< 2023-08-31
  kNumber,     ///< a decimal
  kList,       ///< the name of an office list
  kRoles,      ///< roles of documents: form-editable …
  kBounds,     ///< "营业收入 5000": a field and a decimal
  kRelations,  ///< "研发人员数 ≤ 从业人员数", "设备联网率 = 联网设备数 / 设备总数": fields and signs, spaces between
};

struct ParameterSpec {
  std::string_view name;
  ParameterKind kind = ParameterKind::kTexts;
  bool optional = false;
};

struct CheckSpec {
  std::string_view name;
  CheckResult (*run)(const CheckInput&) = nullptr;
  std::vector<ParameterSpec> parameters;
  std::vector<std::string_view> situations;  ///< that a rule has to answer beside holds, contrary and missing
  std::vector<std::string_view> words;       ///< placeholders it fills beside {inputs} and {values}
};

/// Every check there is, by name.
std::span<const CheckSpec> all_checks();
const CheckSpec* find_check(std::string_view name);

}  // namespace chushen
