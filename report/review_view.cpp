#include "report/personal_data.h"
#include "report/views.h"
#include "report/words.h"

namespace chushen {
namespace {

// "2026-11-28T09:12:44+08:00" as people write it.
std::string minute_of(const std::string& time) { return time.size() < 16 ? time : time.substr(0, 10) + " " + time.substr(11, 5); }

void add_signature(View& view, const SignedBy& signature) {
  view.texts["by"] = shown(signature.by);
  view.texts["at"] = shown(minute_of(signature.at));
  view.texts["why"] = shown(signature.reason);
  view.texts["entry"] = std::to_string(signature.entry);
}

std::string value_in_words(const Correction& correction) {
  return correction.former_value.empty() ? std::string(word_for(correction.former_state)) : shown(correction.former_value);
}

View line_of(const Override& decision, const Judgement& judgement) {
  View view;
  view.texts["what"] = shown(decision.title);
  view.texts["anchor"] = "rule-" + decision.rule;
  Outcome machine = decision.machine;
  for (const Finding& finding : judgement.findings)
    if (finding.rule == decision.rule) machine = finding.outcome;
  view.texts["machine"] = word_for(machine);
  view.texts["machine_class"] = name_of(machine);
  view.texts["person"] = word_for(decision.outcome);
  view.texts["person_class"] = name_of(decision.outcome);
  view.flags["stale"] = decision.stale;
  add_signature(view, decision.signature);
  return view;
}

View line_of(const Correction& correction) {
  Field named;
  named.name = correction.field;
  named.year = correction.year;
  named.half = correction.half;
  View view;
  view.texts["what"] = "栏目更正：" + shown(field_title(named));
  view.texts["anchor"] = "s9";
  view.texts["machine"] = value_in_words(correction);
  view.texts["person"] = shown(correction.written);
  view.texts["machine_class"] = view.texts["person_class"] = "";
  view.flags["stale"] = correction.stale;
  add_signature(view, correction.signature);
  return view;
}

}  // namespace

void add_decision(const ReportInput& input, const Finding& finding, View& view) {
  view.lists["decision"] = {};
  view.flags["decided"] = input.review && override_on(*input.review, finding.rule) != nullptr;
  view.flags["decision_stale"] = false;
  if (!input.review) return;
  for (const Override& decision : input.review->decisions) {
    if (decision.rule != finding.rule) continue;
    View line = line_of(decision, *input.judgement);
    line.texts["machine_then"] = decision.machine == finding.outcome ? "" : std::string(word_for(decision.machine));
    view.lists["decision"].push_back(line);
    view.flags["decision_stale"] = decision.stale;
  }
}

void add_correction(const ReportInput& input, const Field& field, View& view) {
  view.lists["correction"] = {};
  if (!input.review) return;
  for (const Correction& correction : input.review->corrections)
    if (is_of(correction, field)) view.lists["correction"].push_back(line_of(correction));
}

void add_review(const ReportInput& input, View& page) {
  page.lists["reviews"] = {};
  page.flags["has_reviews"] = input.review && !input.review->empty();
  page.flags["is_decided"] = false;
  page.texts["stale_reviews"] = "";
  if (!page.flags["has_reviews"]) return;
  for (const Override& decision : input.review->decisions) page.lists["reviews"].push_back(line_of(decision, *input.judgement));
  for (const Correction& correction : input.review->corrections) page.lists["reviews"].push_back(line_of(correction));
  int stale = 0;
  for (const View& line : page.lists["reviews"]) stale += line.flags.at("stale");
  page.flags["is_decided"] = stale < static_cast<int>(page.lists["reviews"].size());
  if (stale > 0) page.texts["stale_reviews"] = std::to_string(stale);
}

}  // namespace chushen
