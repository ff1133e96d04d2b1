#include <algorithm>

#include "validate/checks/families.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// The page with the form's title, and the first of a bound document: not every cover repeats the whole title.
bool is_cover(const DocumentFacts& document, int page) {
  const bool titled = !document.title.document.empty() && document.title.place.page == page;
  return titled || (document.kind != Kind::kImage && page == 1);
}

/// A page on which the field stands that the pledge ends with. The cover has it too, which does no harm here.
bool is_pledge(const CheckInput& input, const DocumentFacts& document, int page) {
  const Field* field = find(input.application, text_of(input.rule, "pledge"));
  return field && std::any_of(field->readings.begin(), field->readings.end(), [&](const Reading& reading) {
           return reading.document == document.id && reading.place.page == page;
         });
}

Evidence evidence_of_seal(const DocumentFacts& document, std::size_t index) {
  Evidence evidence;
  evidence.document = document.id;
  evidence.place.box = document.seals[index].box;
  if (index < document.seal_pages.size()) evidence.place.page = document.seal_pages[index];
  evidence.raw = document.seals[index].text;
  evidence.confidence = document.seals[index].confidence;
  return evidence;
}

/// A seal other than a personal one stands on the cover or the pledge page of the stamped version. Whose it is, and of
/// which kind, are other questions.
CheckResult sealed(const CheckInput& input) {
  CheckResult result;
  bool stamped = false, in_place = false;
  for (const DocumentFacts& document : input.application.documents) {
    const bool read = document.status == Status::kRead || document.status == Status::kReadWithWarnings;
    if (document.role != Role::kFormStamped) continue;
    stamped = stamped || read;
    for (std::size_t i = 0; i < document.seals.size(); ++i) {
      if (document.seals[i].kind == SealKind::kPersonal) continue;
      result.evidence.push_back(evidence_of_seal(document, i));
      const int page = result.evidence.back().place.page;
      in_place = in_place || is_cover(document, page) || is_pledge(input, document, page);
    }
  }
  if (in_place)
    result.situation = kHolds;
  else if (!stamped)
    result.situation = kOtherRule;
  else
    result.situation = result.evidence.empty() ? kContrary : kMissing;
  return result;
}

}  // namespace

std::vector<CheckSpec> seal_checks() {
  return {{"sealed", sealed, {{"pledge", ParameterKind::kField}}, {}, {}}};
}

}  // namespace chushen
