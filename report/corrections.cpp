#include "report/corrections.h"

#include <algorithm>

#include "report/personal_data.h"
#include "report/templates.h"
#include "report/words.h"

namespace chushen {
namespace {

constexpr std::string_view kBlank = "　　　　";

// As the applicant reads it: what our own checks rest on is no clause to cite to anybody.
std::string cited(const Finding& finding) {
  switch (finding.basis) {
    case Basis::kNotice: return "（" + words_for_basis(finding) + "）";
    case Basis::kForm: return "（申报书填报要求）";
    case Basis::kConsistency: return "（材料前后核对）";
    case Basis::kPractice: return "（材料核对）";
  }
  return "";
}

std::string or_blank(const std::string& text) { return text.empty() ? std::string(kBlank) : shown(text); }

std::string deadline_of(const CountySettings& county) {
  if (!county.deadline) return "　　年　　月　　日";
  const Date& day = *county.deadline;
  return std::to_string(day.year) + "年" + std::to_string(day.month) + "月" + std::to_string(day.day) + "日";
}

std::vector<std::string> numbered(std::vector<std::string> items) {
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = std::to_string(i + 1) + "." + items[i];
  return items;
}

}  // namespace

std::vector<std::string> corrections(const Judgement& judgement) {
  std::vector<std::string> texts, items;
  for (const Finding& finding : judgement.findings) {
    const bool applicant_mends = finding.action == Action::kCorrect || finding.action == Action::kReject;
    if (!applicant_mends || finding.remedy.empty()) continue;
    if (std::find(texts.begin(), texts.end(), finding.remedy) != texts.end()) continue;
    texts.push_back(finding.remedy);
    items.push_back(shown(finding.remedy) + cited(finding));
  }
  return items;
}

TemplateValues letter_values(const ReportInput& input) {
  const Applicant applicant = applicant_of(input);
  const std::vector<std::string> items = corrections(effective(input));
  TemplateValues values;
  values.texts = {{"申报单位", or_blank(applicant.name)},
                  {"统一社会信用代码", or_blank(applicant.uscc)},
                  {"申报方向", applicant.direction.empty() ? "" : "“" + shown(applicant.direction) + "”"},
                  {"所属县区", or_blank(applicant.county)},
                  {"通知名称", input.notice->title},
                  {"文号", input.notice->document_number},
                  {"事项数", std::to_string(items.size())},
                  {"补正期限", deadline_of(*input.county)},
                  {"受理单位", or_blank(input.county->name)},
                  {"联系人", or_blank(text_of(*input.application, "联系人"))},
                  {"材料编号", shown(input.submission_id)}};
  values.lists["补正事项"] = numbered(items);
  return values;
}

tl::expected<std::optional<std::string>, std::string> correction_letter(const ReportInput& input,
                                                                        std::string_view office_template) {
  if (corrections(effective(input)).empty()) return std::nullopt;
  static const std::string kOwn = docx_of(templates::kLetter, templates::kDocxStyles);
  auto letter = fill_docx(office_template.empty() ? std::string_view(kOwn) : office_template, letter_values(input));
  if (!letter) return tl::make_unexpected(letter.error());
  return std::optional<std::string>(std::move(*letter));
}

}  // namespace chushen
