#include "report/change_report.h"

#include <algorithm>
#include <map>

#include "report/index_views.h"
#include "report/mustache_view.h"
#include "report/templates.h"
#include "report/words.h"

namespace chushen {
namespace {

using Item = ReportDigest::Item;

// "violated/reject/message" -> "violated/reject"
std::string_view outcome_and_action(const Item& item) {
  const std::string_view state = item.state;
  return state.substr(0, state.find('/', state.find('/') + 1));
}

std::string outcome_of(const Item* item) { return item ? item->state.substr(0, item->state.find('/')) : ""; }

const Item* find_item(const std::vector<Item>& items, const std::string& key) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.key == key; });
  return found == items.end() ? nullptr : &*found;
}

RuleChange change_of(const Item* before, const Item* after) {
  const Item& item = after ? *after : *before;
  return {item.key, item.title, outcome_of(before), outcome_of(after), before ? before->words : "", after ? after->words : ""};
}

std::string verdict_words(const std::string& name) {
  for (Outcome one : {Outcome::kSatisfied, Outcome::kViolated, Outcome::kUndetermined})
    if (name_of(one) == name) return std::string(word_for(one));
  return name;
}

View rule_view(const RuleChange& change) {
  View view;
  view.texts["title"] = indexed(change.title);
  view.texts["before"] = change.before.empty() ? "（原无此项）" : indexed(change.before);
  view.texts["after"] = change.after.empty() ? "（现无此项）" : indexed(change.after);
  return view;
}

View submission_view(const ChangedOutcomes& one) {
  View view;
  view.texts["link"] = percent_encoded(one.folder) + "/report.html";
  view.texts["id"] = indexed(one.id);
  view.texts["name"] = indexed(one.name);
  view.texts["before"] = verdict_words(one.verdict_before);
  view.texts["after"] = verdict_words(one.verdict_after);
  view.flags["verdict_changed"] = one.verdict_before != one.verdict_after;
  view.lists["rules"] = {};
  for (const RuleChange& rule : one.rules) view.lists["rules"].push_back(rule_view(rule));
  return view;
}

// By rule, how many submissions it now stands otherwise with.
std::vector<View> count_views(const std::vector<ChangedOutcomes>& changed) {
  std::map<std::string, int> counts;
  for (const ChangedOutcomes& one : changed)
    for (const RuleChange& rule : one.rules) ++counts[rule.title];
  std::vector<View> views;
  for (const auto& [title, count] : counts) {
    View view;
    view.texts["title"] = indexed(title);
    view.texts["count"] = std::to_string(count);
    views.push_back(view);
  }
  return views;
}

}  // namespace

ChangedOutcomes changed_outcomes(const ReportDigest& older, const ReportDigest& newer) {
  ChangedOutcomes changed{newer.id, newer.folder, newer.name, older.verdict, newer.verdict, {}};
  for (const Item& now : newer.findings) {
    const Item* before = find_item(older.findings, now.key);
    if (!before || outcome_and_action(*before) != outcome_and_action(now))
      changed.rules.push_back(change_of(before, &now));
  }
  for (const Item& before : older.findings)
    if (!find_item(newer.findings, before.key)) changed.rules.push_back(change_of(&before, nullptr));
  return changed;
}

std::string change_report_html(const BatchInput& input, const std::vector<ChangedOutcomes>& changed) {
  View page;
  page.texts["style"] = templates::kStyle;
  page.texts["notice_number"] = input.notice->document_number;
  page.texts["notice_title"] = input.notice->title;
  page.texts["total"] = std::to_string(input.submissions.size());
  page.texts["changed"] = std::to_string(changed.size());
  page.texts["generated_at"] = input.generated_at;
  page.texts["version"] = input.program_version;
  page.lists["counts"] = count_views(changed);
  page.flags["has_counts"] = !page.lists["counts"].empty();
  page.lists["submissions"] = {};
  for (const ChangedOutcomes& one : changed) page.lists["submissions"].push_back(submission_view(one));
  return render(templates::kChanges, page);
}

}  // namespace chushen
