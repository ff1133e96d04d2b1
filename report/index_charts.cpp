#include <algorithm>
#include <array>
#include <map>

#include "report/index_views.h"
#include "report/personal_data.h"
#include "report/words.h"

namespace chushen {
namespace {

constexpr int kBarLeft = 130, kBarWidth = 440, kBarStep = 24, kRuleWidth = 120;
constexpr std::array kVerdicts = {Outcome::kViolated, Outcome::kUndetermined, Outcome::kSatisfied};

using Counts = std::array<int, kVerdicts.size()>;

int total(const Counts& counts) { return counts[0] + counts[1] + counts[2]; }

std::string county_name(const std::string& county) { return county.empty() ? "（未分县区）" : indexed(county); }

View county_bar(const std::string& county, const Counts& counts, int row, int most) {
  View view;
  const int y = row * kBarStep + 4;
  view.texts["name"] = county_name(county);
  view.texts["text_y"] = std::to_string(y + 13);
  view.lists["parts"] = {};
  int x = kBarLeft;
  for (std::size_t i = 0; i < kVerdicts.size(); ++i) {
    const int width = counts[i] * kBarWidth / most;
    if (counts[i] == 0) continue;
    View part;
    part.texts["class"] = name_of(kVerdicts[i]);
    part.texts["x"] = std::to_string(x);
    part.texts["y"] = std::to_string(y);
    part.texts["width"] = std::to_string(std::max(width, 1));
    part.texts["title"] = view.texts["name"] + " " + std::string(word_for(kVerdicts[i])) + " " + std::to_string(counts[i]);
    view.lists["parts"].push_back(part);
    x += std::max(width, 1);
  }
  view.texts["total_x"] = std::to_string(x + 8);
  view.texts["total"] = std::to_string(total(counts));
  return view;
}

struct RuleCount {
  std::string title;
  int reject = 0, correct = 0, check = 0;
  int sum() const { return reject + correct + check; }
};

std::vector<std::pair<std::string, RuleCount>> rule_counts(const std::vector<Summary>& submissions) {
  std::map<std::string, RuleCount> by_rule;
  for (const Summary& summary : submissions)
    for (const Finding* finding : issues_of(summary)) {
      RuleCount& count = by_rule[finding->rule];
      const Action action = decided(*finding, summary.review).action;
      count.title = finding->title;
      count.reject += action == Action::kReject;
      count.correct += action == Action::kCorrect;
      count.check += action == Action::kCheck;
    }
  std::vector<std::pair<std::string, RuleCount>> counts(by_rule.begin(), by_rule.end());
  std::stable_sort(counts.begin(), counts.end(),
                   [](const auto& a, const auto& b) { return a.second.sum() > b.second.sum(); });
  return counts;
}

View rule_view(const std::string& rule, const RuleCount& count, int most) {
  View view;
  view.texts["rule"] = rule;
  view.texts["title"] = indexed(count.title);
  view.texts["reject"] = std::to_string(count.reject);
  view.texts["correct"] = std::to_string(count.correct);
  view.texts["check"] = std::to_string(count.check);
  view.texts["sum"] = std::to_string(count.sum());
  view.texts["width"] = std::to_string(std::max(1, count.sum() * kRuleWidth / most));
  return view;
}

View open_view(const std::string& id, const std::string& state, const std::string& reason) {
  View view;
  view.texts["id"] = indexed(id);
  view.texts["state"] = state;
  view.texts["reason"] = indexed(reason);
  return view;
}

}  // namespace

std::string indexed(std::string_view text) { return mask_phones(shown(text)); }

std::vector<const Finding*> issues_of(const Summary& summary) {
  std::vector<const Finding*> issues;
  for (const Finding& found : summary.findings) {
    const bool by_hand = override_on(summary.review, found.rule) != nullptr;
    const Finding now = by_hand ? decided(found, summary.review) : Finding();
    const Finding& finding = by_hand ? now : found;
    if (finding.action >= Action::kCheck && finding.reason != Reason::kListNotLoaded) issues.push_back(&found);
  }
  return issues;
}

void add_charts(const BatchInput& input, View& page) {
  std::map<std::string, Counts> by_county;
  for (const Summary& summary : input.submissions) {
    if (!summary.failure.empty()) continue;
    const auto verdict = std::find(kVerdicts.begin(), kVerdicts.end(), summary.decided_verdict);
    ++by_county[summary.county][static_cast<std::size_t>(verdict - kVerdicts.begin())];
  }
  int most = 1, row = 0;
  for (const auto& [county, counts] : by_county) most = std::max(most, total(counts));
  page.lists["county_bars"] = page.lists["rules"] = {};
  for (const auto& [county, counts] : by_county)
    page.lists["county_bars"].push_back(county_bar(county, counts, row++, most));
  page.texts["county_chart_height"] = std::to_string(row * kBarStep + 8);
  const auto rules = rule_counts(input.submissions);
  for (const auto& [rule, count] : rules)
    page.lists["rules"].push_back(rule_view(rule, count, rules.front().second.sum()));
  page.texts["rule_total"] = std::to_string(rules.size());
  page.flags["has_charts"] = !by_county.empty();
}

void add_open_items(const BatchInput& input, View& page) {
  std::vector<View>& open = page.lists["open"];
  for (const OpenItem& item : input.open_items) open.push_back(open_view(item.id, item.state, item.reason));
  for (const Summary& summary : input.submissions) {
    if (!summary.failure.empty()) open.push_back(open_view(summary.id, "失败", summary.failure));
    for (const UnreadFile& file : summary.unread)
      open.push_back(open_view(summary.id + "/" + file.file, std::string(word_for(file.status)),
                               file.message.empty() ? "未能完整读取；请打开原件查看。" : file.message));
  }
  if (input.ignored_files > 0)
    open.push_back(open_view(std::to_string(input.ignored_files) + " 个临时或系统文件", "忽略",
                             "名称以“.”“_”“~$”开头的文件、未下载完的文件和系统文件不计入材料；如其中有申报材料，请改名后重新运行。"));
  page.lists["notes"] = {};
  for (const std::string& note : input.notes) {
    View view;
    view.texts["text"] = indexed(note);
    page.lists["notes"].push_back(view);
  }
  page.flags["has_open"] = !open.empty() || !page.lists["notes"].empty();
}

}  // namespace chushen
