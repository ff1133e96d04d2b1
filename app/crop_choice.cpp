#include "app/crop_choice.h"

#include <algorithm>

namespace chushen {

namespace {

void want(std::vector<WantedCrop>& wanted, const Application& application, const std::string& document,
          const Place& place) {
  const DocumentFacts* facts = find_document(application, document);
  if (!facts || place.page < 1 || place.box.empty() || wanted.size() == kMostCrops) return;
  WantedCrop crop{document, {place.page, place.box, quarter_turns_of(*facts, place.page)}};
  if (std::find(wanted.begin(), wanted.end(), crop) == wanted.end()) wanted.push_back(std::move(crop));
}

}  // namespace

std::vector<WantedCrop> crops_for(const Application& application, const Judgement& judgement) {
  std::vector<WantedCrop> wanted;
  for (const Finding& finding : judgement.findings) {
    if (finding.action == Action::kNone) continue;
    for (const Evidence& evidence : finding.evidence)
      if (!evidence.submission) want(wanted, application, evidence.document, evidence.place);
  }
  for (const Field& field : application.fields)
    for (const Reading& reading : field.readings)
      if (reading.source == TextSource::kOcr) want(wanted, application, reading.document, reading.place);
  return wanted;
}

}  // namespace chushen
