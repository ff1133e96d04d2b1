#include <array>
#include <cstdio>
#include <set>

#include "report/base64.h"
#include "report/index_views.h"
#include "report/mustache_view.h"
#include "report/report.h"
#include "report/templates.h"
#include "report/words.h"

namespace chushen {
namespace {

std::vector<View> issue_views(const Summary& summary) {
  std::vector<View> views;
  for (const Finding* finding : issues_of(summary)) {
    View view;
    view.texts["title"] = indexed(finding->title);
    views.push_back(view);
  }
  mark_last(views);
  return views;
}

std::string rules_named(const Summary& summary) {
  std::string names;
  for (const Finding* finding : issues_of(summary)) names += (names.empty() ? "" : " ") + finding->rule;
  return names;
}

std::string count_text(std::size_t count) { return count > 0 ? std::to_string(count) : ""; }

View submission_view(const Summary& summary) {
  const bool judged = summary.failure.empty();
  const std::string folder = percent_encoded(summary.folder);
  View view;
  view.flags["judged"] = judged;
  view.texts["id"] = indexed(summary.id);
  view.texts["link"] = folder + "/report.html";
  view.texts["letter"] = summary.has_letter ? folder + "/" + percent_encoded("补正通知书.docx") : "";
  view.texts["name"] = indexed(summary.name);
  view.texts["uscc"] = indexed(summary.uscc);
  view.texts["county"] = indexed(summary.county);
  view.texts["direction"] = indexed(summary.direction);
  view.texts["class"] = judged ? name_of(summary.decided_verdict) : "undetermined";
  view.texts["rules_named"] = rules_named(summary);
  view.texts["verdict_name"] = judged ? name_of(summary.decided_verdict) : "none";
  view.texts["verdict_rank"] = std::to_string(judged ? static_cast<int>(summary.decided_verdict) : 9);
  view.texts["verdict"] = judged ? word_for(summary.decided_verdict) : "未判断";
  view.texts["machine"] = judged && has_valid(summary.review) ? word_for(summary.verdict) : "";
  view.texts["stale"] = count_text(stale_in(summary.review));
  view.texts["action"] = judged ? word_for(summary.decided_action) : "";
  view.texts["action_rank"] = std::to_string(judged ? 9 - static_cast<int>(summary.decided_action) : 0);
  view.texts["failure"] = indexed(summary.failure);
  view.texts["changes"] = summary.changes > 0 ? std::to_string(summary.changes) : "";
  view.texts["unread"] = summary.unread_documents > 0 ? std::to_string(summary.unread_documents) : "";
  view.lists["issues"] = issue_views(summary);
  return view;
}

std::vector<View> text_views(const std::set<std::string>& texts) {
  std::vector<View> views;
  for (const std::string& text : texts) {
    View view;
    view.texts["text"] = text;
    if (!text.empty()) views.push_back(view);
  }
  return views;
}

void add_choices(const BatchInput& input, View& page) {
  std::set<std::string> counties, directions;
  for (const Summary& summary : input.submissions) {
    counties.insert(indexed(summary.county));
    directions.insert(indexed(summary.direction));
  }
  page.lists["counties"] = text_views(counties);
  page.lists["directions"] = text_views(directions);
}

std::vector<View> output_views() {
  std::vector<View> views;
  for (const char* name : {"推荐汇总表.xlsx", "推荐函.docx", "复核意见.xlsx", "findings.csv", "batch.json"}) {
    View view;
    view.texts["name"] = name;
    view.texts["link"] = percent_encoded(name);
    views.push_back(view);
  }
  mark_last(views);
  return views;
}

std::vector<View> count_views(const std::vector<Summary>& submissions) {
  std::vector<View> views;
  for (Outcome outcome : {Outcome::kViolated, Outcome::kUndetermined, Outcome::kSatisfied}) {
    int number = 0;
    for (const Summary& summary : submissions) number += summary.failure.empty() && summary.decided_verdict == outcome;
    View view;
    view.texts["class"] = name_of(outcome);
    view.texts["word"] = word_for(outcome);
    view.texts["number"] = std::to_string(number);
    views.push_back(view);
  }
  return views;
}

View package_view(const CountyPackage& package) {
  View view;
  view.texts["county"] = package.county.empty() ? "（未分县区）" : indexed(package.county);
  view.texts["submissions"] = std::to_string(package.submissions);
  view.texts["summary"] = package.summary_found ? "已收到" : "未见，请提醒报送";
  view.texts["letter"] = package.letter_found ? "已收到" : "未见，请提醒报送";
  return view;
}

}  // namespace

// RFC 3986 section 2.1: everything but unreserved characters and the separators of a path.
std::string percent_encoded(std::string_view path) {
  std::string url;
  for (unsigned char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~' || c == '/';
    std::array<char, 4> code{};
    std::snprintf(code.data(), code.size(), "%%%02X", c);
    url += plain ? std::string(1, static_cast<char>(c)) : std::string(code.data());
  }
  return url;
}

std::string index_html(const BatchInput& input) {
  View page;
  page.texts["style"] = templates::kStyle;
  page.texts["notice_number"] = input.notice->document_number;
  page.texts["notice_title"] = input.notice->title;
  page.texts["audit_count"] = count_text(input.audit_entries);
  page.texts["audit_root"] = input.audit_root;
  page.texts["total"] = std::to_string(input.submissions.size());
  page.texts["generated_at"] = input.generated_at;
  page.texts["version"] = input.program_version;
  page.texts["script"] = templates::kScript;
  page.texts["script_hash"] = base64(bytes_of_hex(templates::kScriptSha256));
  page.lists["outputs"] = output_views();
  add_choices(input, page);
  add_charts(input, page);
  add_open_items(input, page);
  page.lists["counts"] = count_views(input.submissions);
  page.lists["packages"] = {};
  for (const CountyPackage& package : input.packages) page.lists["packages"].push_back(package_view(package));
  page.flags["has_packages"] = !input.packages.empty();
  page.lists["submissions"] = {};
  for (const Summary& summary : input.submissions) page.lists["submissions"].push_back(submission_view(summary));
  return render(templates::kIndex, page);
}

}  // namespace chushen
