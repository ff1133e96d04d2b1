#include <array>
#include <cstdio>

#include "report/mustache_view.h"
#include "report/personal_data.h"
#include "report/report.h"
#include "report/templates.h"
#include "report/words.h"

namespace chushen {
namespace {

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

std::vector<View> issue_views(const Summary& summary) {
  std::vector<View> views;
  for (const Finding& finding : summary.findings) {
    const bool names_it = finding.action >= Action::kCheck && finding.reason != Reason::kListNotLoaded;
    if (!names_it) continue;
    View view;
    view.texts["title"] = shown(finding.title);
    views.push_back(view);
  }
  mark_last(views);
  return views;
}

View submission_view(const Summary& summary) {
  const bool judged = summary.failure.empty();
  View view;
  view.flags["judged"] = judged;
  view.texts["id"] = shown(summary.id);
  view.texts["link"] = percent_encoded(summary.folder) + "/report.html";
  view.texts["name"] = shown(summary.name);
  view.texts["direction"] = summary.direction;
  view.texts["class"] = judged ? name_of(summary.verdict) : "undetermined";
  view.texts["verdict"] = judged ? word_for(summary.verdict) : "未判断";
  view.texts["action"] = judged ? word_for(summary.action) : "";
  view.texts["failure"] = shown(summary.failure);
  view.texts["unread"] = summary.unread_documents > 0 ? std::to_string(summary.unread_documents) : "";
  view.lists["issues"] = issue_views(summary);
  return view;
}

std::vector<View> count_views(const std::vector<Summary>& submissions) {
  std::vector<View> views;
  for (Outcome outcome : {Outcome::kViolated, Outcome::kUndetermined, Outcome::kSatisfied}) {
    int number = 0;
    for (const Summary& summary : submissions) number += summary.failure.empty() && summary.verdict == outcome;
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
  view.texts["county"] = package.county.empty() ? "（未分县区）" : shown(package.county);
  view.texts["submissions"] = std::to_string(package.submissions);
  view.texts["summary"] = package.summary_found ? "已收到" : "未见，请提醒报送";
  view.texts["letter"] = package.letter_found ? "已收到" : "未见，请提醒报送";
  return view;
}

}  // namespace

std::string index_html(const BatchInput& input) {
  View page;
  page.texts["style"] = templates::kStyle;
  page.texts["notice_number"] = input.notice->document_number;
  page.texts["notice_title"] = input.notice->title;
  page.texts["total"] = std::to_string(input.submissions.size());
  page.texts["generated_at"] = input.generated_at;
  page.texts["version"] = input.program_version;
  page.texts["ignored"] = input.ignored_files > 0 ? std::to_string(input.ignored_files) : "";
  page.lists["counts"] = count_views(input.submissions);
  page.lists["packages"] = {};
  for (const CountyPackage& package : input.packages) page.lists["packages"].push_back(package_view(package));
  page.flags["has_packages"] = !input.packages.empty();
  page.lists["submissions"] = {};
  for (const Summary& summary : input.submissions) page.lists["submissions"].push_back(submission_view(summary));
  return render(templates::kIndex, page);
}

}  // namespace chushen
