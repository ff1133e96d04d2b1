#include <utility>

#include "report/corrections.h"
#include "report/personal_data.h"
#include "report/report.h"
#include "report/templates.h"
#include "report/views.h"
#include "report/words.h"

namespace chushen {
namespace {

int count_of(const Judgement& judgement, Action action) {
  int count = 0;
  for (const Finding& finding : judgement.findings) count += finding.action == action;
  return count;
}

// One line that a reader can act on without reading further.
std::string headline(const Judgement& judgement) {
  std::string text;
  const auto add = [&](Action action, const std::string& words) {
    const int count = count_of(judgement, action);
    if (count == 0) return;
    text += (text.empty() ? "" : "，") + std::to_string(count) + words;
  };
  add(Action::kReject, "项暂不能推荐");
  add(Action::kCorrect, "项须申报单位补正");
  add(Action::kCheck, "项须经办人核实");
  add(Action::kRemark, "项提示");
  return text.empty() ? "未发现需要处理的事项。" : text + "。";
}

bool has_both_versions(const Application& application) {
  bool paper = false, electronic = false;
  for (const DocumentFacts& document : application.documents) {
    paper |= document.role == Role::kFormStamped;
    electronic |= document.role == Role::kFormEditable;
  }
  return paper && electronic;
}

const char* list_for(const Finding& finding) {
  if (finding.basis == Basis::kNotice) return "notice_findings";
  return finding.reason != Reason::kNotJudged ? "other_findings" : "not_judged";
}

void add_findings(const ReportInput& input, View& page) {
  for (const char* list : {"notice_findings", "other_findings", "not_judged", "remedies", "checks", "conclusions"})
    page.lists[list] = {};
  const auto& found = input.judgement->findings;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Finding& finding = found[i];
    View view = finding_view(input, i);
    if (effective(input).findings[i].action == Action::kCheck) page.lists["checks"].push_back(view);
    page.lists[list_for(finding)].push_back(std::move(view));
  }
  for (const bool notice : {true, false})
    for (std::size_t i = 0; i < found.size(); ++i)
      if ((found[i].basis == Basis::kNotice) == notice && found[i].reason != Reason::kNotJudged)
        page.lists["conclusions"].push_back(conclusion_view(input, i));
  for (const std::string& text : corrections(effective(input))) {
    View remedy;
    remedy.texts["text"] = text;
    page.lists["remedies"].push_back(remedy);
  }
  mark_last(page.lists["not_judged"]);
  page.flags["has_not_judged"] = !page.lists["not_judged"].empty();
  page.flags["has_remedies"] = !page.lists["remedies"].empty();
  page.flags["has_checks"] = !page.lists["checks"].empty();
}

void add_lists(const CountySettings& county, View& page) {
  page.lists["lists"] = {};
  for (const OfficeList& list : county.lists) {
    View view;
    view.texts["name"] = list.name;
    view.texts["state"] = !list.loaded ? "未加载，相关条件待核实"
                                       : "已加载，" + std::to_string(list.sheet.rows.size()) + " 行" +
                                             (list.version.empty() ? "" : "，版本 " + shown(list.version));
    page.lists["lists"].push_back(view);
  }
  page.flags["has_lists"] = !page.lists["lists"].empty();
}

void add_head(const ReportInput& input, View& page) {
  const Applicant applicant = applicant_of(input);
  const auto or_unknown = [](const std::string& text) { return text.empty() ? "（未能确认）" : shown(text); };
  page.texts["style"] = templates::kStyle;
  page.texts["name"] = or_unknown(applicant.name);
  page.texts["uscc"] = or_unknown(applicant.uscc);
  page.texts["direction"] = or_unknown(applicant.direction);
  page.texts["county"] = or_unknown(applicant.county);
  page.texts["submission_id"] = shown(input.submission_id);
  page.texts["notice_number"] = input.notice->document_number;
  page.texts["notice_title"] = input.notice->title;
  page.texts["verdict_word"] = word_for(effective(input).verdict);
  page.texts["verdict_class"] = name_of(effective(input).verdict);
  page.texts["machine_verdict"] = word_for(input.judgement->verdict);
  page.texts["machine_verdict_class"] = name_of(input.judgement->verdict);
  page.texts["headline"] = headline(effective(input));
  page.texts["ignored"] = input.ignored_files > 0 ? std::to_string(input.ignored_files) : "";
}

void add_foot(const ReportInput& input, View& page) {
  page.texts["generated_at"] = input.generated_at;
  page.texts["version"] = input.program_version;
  page.texts["notice_id"] = input.notice->id;
  page.texts["notice_hash"] = input.notice->sha256.substr(0, 16);
  page.lists["readers"] = {};
  for (const std::string& reader : input.readers) {
    View view;
    view.texts["name"] = reader;
    page.lists["readers"].push_back(view);
  }
  mark_last(page.lists["readers"]);
}

}  // namespace

std::string report_html(const ReportInput& input) {
  View page;
  add_head(input, page);
  add_findings(input, page);
  add_lists(*input.county, page);
  add_changes(input, page);
  add_review(input, page);
  add_quality(input, page);
  page.lists["pictures"] = crop_definitions(input);
  page.lists["documents"] = document_views(input);
  page.lists["seals"] = seal_views(input);
  page.flags["has_seals"] = !page.lists["seals"].empty();
  page.lists["fields"] = field_views(input);
  page.lists["missing"] = missing_field_views(input);
  page.flags["has_missing"] = !page.lists["missing"].empty();
  page.lists["differences"] = difference_views(input);
  page.flags["has_differences"] = !page.lists["differences"].empty();
  page.texts["no_differences"] = has_both_versions(*input.application)
                                     ? "已读取的栏目中未见差异。"
                                     : "未同时收到可编辑电子版和盖章扫描件，未作比对。";
  add_foot(input, page);
  return render(templates::kReport, page, {{"finding", templates::kFinding}});
}

}  // namespace chushen
