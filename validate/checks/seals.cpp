#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "extract/names.h"
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
bool is_pledge(const CheckInput& input, const DocumentFacts& document, int page, std::string_view parameter = "pledge") {
  const Field* field = find(input.application, text_of(input.rule, parameter));
  return field && std::any_of(field->readings.begin(), field->readings.end(), [&](const Reading& reading) {
           return reading.document == document.id && reading.place.page == page;
         });
}

/// A page's part of a seal that was stamped across the edges of all (骑缝章): it is on the cover as on every page.
bool is_strip(const Seal& seal) { return seal.partial && seal.shape == SealShape::kOther; }

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
      if (is_strip(document.seals[i])) continue;
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

/// A seal of the stamped version, by its place in DocumentFacts::seals.
struct SealSeen {
  const DocumentFacts* document = nullptr;
  std::size_t index = 0;
  const Seal& seal() const { return document->seals[index]; }
  SealMatch match() const { return index < document->seal_matches.size() ? document->seal_matches[index] : SealMatch::kCannotTell; }
};

/// The seal of a public body: the recommending unit stamps the cover too, and rightly.
bool is_of_public_body(const Seal& seal) {
  const auto ends = [&](std::string_view word) { return seal.text.ends_with(word); };
  return ends("局") || ends("委员会") || ends("政府") || ends("办公室");
}

/// Those of firms on the cover and the pledge page: papers bound in behind them bear the seals of others.
std::vector<SealSeen> seals_in_place(const CheckInput& input) {
  std::vector<SealSeen> seen;
  for (const DocumentFacts& document : input.application.documents) {
    if (document.role != Role::kFormStamped) continue;
    for (std::size_t i = 0; i < document.seals.size(); ++i) {
      const int page = i < document.seal_pages.size() ? document.seal_pages[i] : 0;
      const bool in_place = is_cover(document, page) || is_pledge(input, document, page);
      if (in_place && !is_strip(document.seals[i]) && document.seals[i].kind != SealKind::kPersonal && !is_of_public_body(document.seals[i])) seen.push_back({&document, i});
    }
  }
  return seen;
}

/// A seal that is not there is another rule's fact; one elsewhere in the papers is not compared.
std::string_view without_seals(const CheckInput& input) {
  for (const DocumentFacts& document : input.application.documents)
    if (document.role == Role::kFormStamped && !document.seals.empty()) return kMissing;
  return kOtherRule;
}

/// What the surest of the seals bear: an applicant is not shown a text that nobody is sure of beside one that was read.
std::string words_of(const std::vector<SealSeen>& seals) {
  float surest = 0;
  for (const SealSeen& seen : seals) surest = std::max(surest, seen.seal().confidence);
  std::vector<std::string> texts;
  for (const SealSeen& seen : seals) {
    const std::string text = "“" + seen.seal().text + "”";
    const bool sure = seen.seal().confidence >= std::min(surest, kSureFrom);
    if (sure && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  return listed(texts);
}

/// The seals on cover and pledge bear the applicant's name. One that surely bears another speaks against it, whatever
/// the others say; one that could not be read says nothing beside one that could.
CheckResult seal_of_applicant(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "name"))};
  CheckResult result = begin(input, operands);
  std::vector<SealSeen> others;
  bool same = false;
  const std::vector<SealSeen> seals = seals_in_place(input);
  for (const SealSeen& seen : seals) {
    result.evidence.push_back(evidence_of_seal(*seen.document, seen.index));
    same = same || seen.match() == SealMatch::kSame;
    if (seen.match() == SealMatch::kOther) others.push_back(seen);
  }
  result.words["seals"] = words_of(others);
  if (seals.empty())
    result.situation = without_seals(input);
  else if (const auto hindered = obstacle(input, operands))
    result.situation = *hindered;
  else if (!others.empty())
    result.situation = against(operands, kContrary);
  else
    result.situation = same ? kHolds : kUnreadable;
  return result;
}

bool is_special(SealKind kind) {
  return kind == SealKind::kContract || kind == SealKind::kFinance || kind == SealKind::kInvoice || kind == SealKind::kDepartment;
}

/// The seals on cover and pledge are official ones; a seal for contracts, finance, invoices or of a department is none.
CheckResult seal_is_official(const CheckInput& input) {
  CheckResult result;
  std::vector<std::string> special;
  bool official = false;
  const std::vector<SealSeen> seals = seals_in_place(input);
  for (const SealSeen& seen : seals) {
    const SealKind kind = seen.seal().kind;
    result.evidence.push_back(evidence_of_seal(*seen.document, seen.index));
    official = official || kind == SealKind::kOfficial || kind == SealKind::kElectronic;
    const std::string name(name_of(kind));
    if (is_special(kind) && std::find(special.begin(), special.end(), name) == special.end()) special.push_back(name);
  }
  result.words["kinds"] = listed(special);
  if (seals.empty())
    result.situation = without_seals(input);
  else if (!special.empty())
    result.situation = kContrary;
  else
    result.situation = official ? kHolds : kUnreadable;
  return result;
}

constexpr float kSurelyInked = 0.8F, kSurelyBlank = 0.9F;

/// What the places of one kind say together.
struct Inked {
  bool there = false, written = false, blank = false, doubtful = false;  ///< any of them

  void add(const InkPlace& place) {
    there = true;
    written = written || (place.inked && place.confidence >= kSurelyInked);
    blank = blank || (!place.inked && place.confidence >= kSurelyBlank);
    doubtful = doubtful || place.confidence < (place.inked ? kSurelyInked : kSurelyBlank);
  }
};

/// The places on the pages of the pledge; where none of those has one, on any page of the stamped version.
void find_inked(const CheckInput& input, bool anywhere, Inked& signatures, Inked& dates, CheckResult& result) {
  for (const DocumentFacts& document : input.application.documents) {
    if (document.role != Role::kFormStamped) continue;
    for (std::size_t i = 0; i < document.places.size() && i < document.place_pages.size(); ++i) {
      const InkPlace& place = document.places[i];
      if (!anywhere && !is_pledge(input, document, document.place_pages[i], "date")) continue;
      (place.kind == InkPlaceKind::kSignature ? signatures : dates).add(place);
      if (place.kind != InkPlaceKind::kSignature) continue;
      Evidence evidence;
      evidence.document = document.id;
      evidence.place.page = document.place_pages[i];
      evidence.place.box = place.box;
      evidence.raw = place.label;
      evidence.confidence = place.confidence;
      result.evidence.push_back(std::move(evidence));
    }
  }
}

/// The pledge is signed and dated: something was written by hand in each place for a signature, and a date is there, in
/// print or by hand. Who signed nobody here can see.
CheckResult pledge_inked(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "date"))};
  CheckResult result = begin(input, operands);
  const auto is_stamped = [](const DocumentFacts& document) { return document.role == Role::kFormStamped; };
  const bool stamped = std::any_of(input.application.documents.begin(), input.application.documents.end(), is_stamped);
  Inked signatures, dates;
  find_inked(input, false, signatures, dates, result);
  if (!signatures.there) find_inked(input, true, signatures, dates, result);
  const auto hindered = obstacle(input, operands);
  const bool undated = operands[0].field && operands[0].state == OperandState::kAbsent &&
                       (operands[0].field->state == FieldState::kBlank || operands[0].field->state == FieldState::kMalformed) && !dates.written;
  std::vector<std::string> lacking;
  if (signatures.blank) lacking.push_back("签字");
  if (undated) lacking.push_back("日期");
  result.words["lacking"] = listed(lacking);
  if (!lacking.empty())
    result.situation = kContrary;
  else if (!stamped)
    result.situation = kOtherRule;
  else if (!signatures.there)
    result.situation = kMissing;
  else if (signatures.doubtful)
    result.situation = kUnreadable;
  else
    result.situation = hindered && !dates.written ? *hindered : kHolds;
  return result;
}

}  // namespace

std::vector<CheckSpec> seal_checks() {
  const ParameterSpec pledge{"pledge", ParameterKind::kField};
  return {{"sealed", sealed, {pledge}, {}, {}},
          {"seal-of-applicant", seal_of_applicant, {{"name", ParameterKind::kField}, pledge}, {}, {"seals"}},
          {"seal-is-official", seal_is_official, {pledge}, {}, {"kinds"}},
          {"pledge-inked", pledge_inked, {{"date", ParameterKind::kField}}, {}, {"lacking"}}};
}

}  // namespace chushen
