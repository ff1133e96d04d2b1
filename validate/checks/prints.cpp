#include <algorithm>

#include "normalize/print_match.h"
#include "validate/checks/families.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

std::string title_of(const PrintComparison& comparison) {
  Field field;
  field.name = comparison.field;
  field.year = comparison.year;
  field.half = comparison.half;
  return title_of(field);
}

std::string printed_words(const PrintComparison& comparison) {
  const std::string seen = comparison.print.raw.empty() ? "空白" : "“" + comparison.print.raw + "”";
  return title_of(comparison) + "（文字层“" + comparison.text.raw + "”，版面" + seen + "）";
}

/// Titles of the fields with that match, each once; their two readings become evidence where `show`.
std::vector<std::string> gather(const Application& application, PrintMatch match, bool show, CheckResult& result) {
  std::vector<std::string> items;
  for (const PrintComparison& comparison : application.prints) {
    if (comparison.match != match) continue;
    std::string item = match == PrintMatch::kDifferent ? printed_words(comparison) : title_of(comparison);
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(std::move(item));
    if (!show) continue;
    if (std::find(result.fields.begin(), result.fields.end(), comparison.field) == result.fields.end())
      result.fields.push_back(comparison.field);
    result.evidence.push_back(evidence_of(comparison.text));
    result.evidence.push_back(evidence_of(comparison.print));
  }
  return items;
}

/// Text of forms that nobody sees and that is beside no field.
std::vector<std::string> unseen_elsewhere(const CheckInput& input, CheckResult& result) {
  std::vector<std::string> found;
  for (const DocumentFacts& document : input.application.documents) {
    if (!is_form(document.role)) continue;
    for (const Reading& unseen : document.unseen) {
      const bool told = std::any_of(input.application.prints.begin(), input.application.prints.end(), [&](const PrintComparison& comparison) {
        return comparison.text.document == unseen.document && comparison.text.place == unseen.place;
      });
      if (told) continue;
      found.push_back("第" + std::to_string(unseen.place.page) + "页“" + unseen.raw + "”");
      result.evidence.push_back(evidence_of(unseen));
    }
  }
  return found;
}

/// What the text layers of the forms say is what their pages show. Without a text layer there is nothing to compare.
CheckResult print_matches(const CheckInput& input) {
  CheckResult result;
  const Application& application = input.application;
  const auto different = gather(application, PrintMatch::kDifferent, true, result);
  const auto unseen = unseen_elsewhere(input, result);
  const bool contrary = !different.empty() || !unseen.empty();
  const auto open = gather(application, PrintMatch::kCannotTell, !contrary, result);
  const auto same = gather(application, PrintMatch::kSame, false, result);
  if (contrary)
    result.situation = kContrary;
  else if (application.prints.empty())
    result.situation = prints_wanted(application).empty() ? kNotApplicable : kMissing;
  else
    result.situation = open.empty() ? kHolds : kUnreadable;
  result.words["compared"] = std::to_string(same.size() + different.size());
  result.words["differing"] = different.empty() ? "" : "以下各项文字层与版面不一致：" + listed(different) + "。";
  result.words["unseen"] = unseen.empty() ? "" : "文件中另有打印后看不见的文字：" + listed(unseen) + "。";
  result.words["inputs"] = listed(open);
  return result;
}

}  // namespace

std::vector<CheckSpec> print_checks() {
  return {{"print-matches", print_matches, {}, {}, {"compared", "differing", "unseen"}}};
}

}  // namespace chushen
