#include <algorithm>

#include "report/personal_data.h"
#include "report/views.h"
#include "report/words.h"

namespace chushen {
namespace {

TextSource source_of(const Application& application, const Evidence& evidence) {
  for (const Field& field : application.fields)
    for (const Reading& reading : field.readings)
      if (reading.document == evidence.document && reading.place == evidence.place) return reading.source;
  return evidence.place.page > 0 && evidence.confidence < 1 ? TextSource::kOcr : TextSource::kText;
}

std::string place_of(const Application& application, const Evidence& evidence) {
  if (evidence.list) {
    const std::string row = evidence.row ? " 第" + std::to_string(*evidence.row) + "行" : "";
    return "名单《" + shown(*evidence.list) + "》" + row;
  }
  std::string place = place_in_file(application, evidence.document, evidence.place);
  if (evidence.submission) place = "材料“" + *evidence.submission + "”" + (place.empty() ? "" : "，" + place);
  return shown(place);
}

View evidence_view(const ReportInput& input, const Evidence& evidence, bool with_crop) {
  View view;
  view.texts["raw"] = evidence.raw.empty() ? "（空）" : shown(evidence.raw);
  view.texts["place"] = place_of(*input.application, evidence);
  const bool is_reading = evidence.place.page > 0 || !evidence.place.path.empty();
  view.texts["confidence"] = !is_reading || evidence.submission
                                 ? ""
                                 : words_for_confidence(source_of(*input.application, evidence), evidence.confidence);
  view.lists["crop"] = with_crop && !evidence.submission
                           ? crop_view(input, evidence.document, evidence.place, evidence.raw)
                           : std::vector<View>{};
  return view;
}

// "申报书.docx 表2 第3行 第2列；扫描件.pdf 第2页", the first three.
std::string places_of(const Application& application, const Finding& finding) {
  std::vector<std::string> places;
  for (const Evidence& evidence : finding.evidence) {
    std::string place = place_of(application, evidence);
    if (!place.empty() && std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
  }
  std::string text;
  for (std::size_t i = 0; i < std::min<std::size_t>(places.size(), 3); ++i) text += (i == 0 ? "" : "；") + places[i];
  return places.size() > 3 ? text + " 等" + std::to_string(places.size()) + "处" : text;
}

// What the table of conclusions and the finding itself both show.
View head_of(const ReportInput& input, const Finding& found, const Finding& finding) {
  View view;
  add_decision(input, found, view);
  view.texts["machine_word"] = word_for(found.outcome);
  view.texts["machine_class"] = name_of(found.outcome);
  view.texts["anchor"] = "rule-" + finding.rule;
  view.texts["title"] = shown(finding.title);
  view.texts["outcome"] = name_of(finding.outcome);
  view.texts["outcome_word"] = word_for(finding.outcome);
  view.texts["message"] = shown(finding.message);
  return view;
}

}  // namespace

View conclusion_view(const ReportInput& input, std::size_t place) {
  const Finding& finding = input.judgement->findings[place];
  View view = head_of(input, finding, effective(input).findings[place]);
  view.texts["clause"] = finding.basis == Basis::kNotice ? finding.clause : "未作规定";
  view.texts["where"] = places_of(*input.application, finding);
  return view;
}

View finding_view(const ReportInput& input, std::size_t place) {
  const Finding &found = input.judgement->findings[place], &finding = effective(input).findings[place];
  View view = head_of(input, found, finding);
  view.texts["action_word"] = word_for(finding.action);
  view.texts["reason_word"] = word_for(finding.reason);
  view.texts["basis"] = words_for_basis(finding);
  view.texts["quote"] = finding.quote;
  view.texts["remedy"] = shown(finding.remedy);
  view.flags["acts"] = finding.action != Action::kNone;
  view.texts["remedy"] = finding.action >= Action::kCorrect || !view.flags["decided"] ? view.texts["remedy"] : "";
  view.flags["has_evidence"] = !finding.evidence.empty();
  for (const Evidence& evidence : finding.evidence)
    view.lists["evidence"].push_back(evidence_view(input, evidence, found.action != Action::kNone));
  return view;
}

}  // namespace chushen
