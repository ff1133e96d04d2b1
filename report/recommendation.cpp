#include "report/recommendation.h"

#include <algorithm>
#include <set>

#include "normalize/text.h"
#include "report/docx_template.h"
#include "report/personal_data.h"
#include "report/templates.h"
#include "report/words.h"

namespace chushen {
namespace {

constexpr std::string_view kUnknownDirection = "方向未确认";

bool is_named_by(const Summary& summary, const ListedApplicant& listed) {
  if (!listed.uscc.empty() && !summary.uscc.empty()) return search_key(listed.uscc) == search_key(summary.uscc);
  return !listed.name.empty() && search_key(listed.name) == search_key(summary.name);
}

// With an office's list those that it names, in its order; without one all, in the order of the index.
std::vector<const Summary*> chosen(const BatchInput& input, std::vector<std::string>& without_papers) {
  std::vector<const Summary*> members;
  if (!input.recommended) {
    for (const Summary& summary : input.submissions)
      if (summary.failure.empty()) members.push_back(&summary);
    return members;
  }
  for (const ListedApplicant& listed : *input.recommended) {
    bool found = false;
    for (const Summary& summary : input.submissions) {
      const bool again = std::find(members.begin(), members.end(), &summary) != members.end();
      if (again || !summary.failure.empty() || !is_named_by(summary, listed)) continue;
      members.push_back(&summary);
      found = true;
    }
    if (!found) without_papers.push_back(listed.name.empty() ? listed.uscc : listed.name);
  }
  return members;
}

std::vector<std::string> header(bool with_verdict) {
  std::vector<std::string> texts;
  for (int i = 0; i < kColumns; ++i) texts.emplace_back(header_of(static_cast<Column>(i)));
  if (with_verdict) texts.insert(texts.end(), {"核对结论", "处理"});
  return texts;
}

TableCell plain(std::string text) {
  TableCell cell;
  cell.text = std::move(text);
  return cell;
}

std::vector<TableCell> row_of(const Summary& summary, int number, bool with_verdict) {
  std::vector<TableCell> row = summary.row;
  row.resize(kColumns);
  row[static_cast<std::size_t>(Column::kNumber)] = plain(std::to_string(number));
  if (!with_verdict) return row;
  row.push_back(plain(std::string(word_for(summary.decided_verdict)) +
                      (has_valid(summary.review) ? "（人工复核；机器：" + std::string(word_for(summary.verdict)) + "）" : "")));
  row.push_back(plain(std::string(word_for(summary.decided_action))));
  return row;
}

TableSheet sheet_of(const BatchInput& input, const TableSection& section, bool by_list) {
  TableSheet sheet;
  sheet.name = section.direction.empty() ? kUnknownDirection : section.direction;
  sheet.title = project_of(*input.notice) + "推荐汇总表（" + sheet.name + "）";
  sheet.line = "推荐单位（盖章）：" + std::string(by_list ? "" : "（尚未载入推荐名单，列出全部材料及核对结论，供选择）") +
               "　　　　　　填报日期：　　年　　月　　日";
  sheet.header = header(!by_list);
  sheet.widths = {6, 9, 20, 21, 9, 14, 20, 12, 11, 16, 18, 14, 12, 14, 12, 9, 11};
  int number = 0;
  for (const Summary* member : section.members) sheet.rows.push_back(row_of(*member, ++number, !by_list));
  sheet.foot = {"填表人：　　　　　　　　联系电话：　　　　　　　　审核人：", "底色单元格的内容识别存疑或待核实，请对照原件核对后再用。"};
  return sheet;
}

TableSheet sources_of(const Recommendation& who) {
  TableSheet sheet;
  sheet.name = "读取来源";
  sheet.header = {"申报方向", "序号", "申报单位名称", "栏目", "内容", "读取自"};
  sheet.widths = {12, 6, 28, 24, 30, 70};
  for (const TableSection& section : who.sections) {
    int number = 0;
    for (const Summary* member : section.members) {
      ++number;
      for (std::size_t i = 0; i < member->row.size(); ++i) {
        TableCell value = member->row[i];
        if (value.source.empty()) continue;
        value.number = false;
        sheet.rows.push_back({plain(section.direction), plain(std::to_string(number)), plain(shown(member->name)),
                              plain(std::string(header_of(static_cast<Column>(i)))), value, plain(value.source)});
      }
    }
  }
  return sheet;
}

std::string counts_of(const Recommendation& who) {
  std::string parts;
  for (const TableSection& section : who.sections)
    if (!section.members.empty())
      parts += (parts.empty() ? "" : "、") + (section.direction.empty() ? std::string(kUnknownDirection) : section.direction) +
               std::to_string(section.members.size()) + "家";
  return parts;
}

std::string sentence_of(const Recommendation& who) {
  const std::string total = std::to_string(who.total()), counts = counts_of(who);
  const std::string by_direction = counts.empty() ? "" : "，其中" + counts;
  if (who.by_list) return "现推荐" + total + "家单位" + by_direction + "。";
  return "现推荐　　家单位。（草稿：尚未载入推荐名单；已收到材料" + total + "份" + by_direction +
         "，请确定推荐单位后改写。）";
}

}  // namespace

int Recommendation::total() const {
  std::size_t total = 0;
  for (const TableSection& section : sections) total += section.members.size();
  return static_cast<int>(total);
}

Recommendation recommendation_of(const BatchInput& input) {
  Recommendation who;
  who.by_list = input.recommended != nullptr;
  const std::vector<const Summary*> members = chosen(input, who.without_papers);
  std::set<std::string> known;
  for (const DirectionSpec& direction : input.notice->form.directions) {
    who.sections.push_back({direction.name, {}});
    known.insert(direction.name);
  }
  TableSection unknown;
  for (const Summary* member : members) {
    const auto section = std::find_if(who.sections.begin(), who.sections.end(),
                                      [&](const TableSection& one) { return one.direction == member->direction; });
    (section == who.sections.end() ? unknown : *section).members.push_back(member);
  }
  if (!unknown.members.empty()) who.sections.push_back(std::move(unknown));
  return who;
}

std::string project_of(const Notice& notice) {
  constexpr std::string_view kBefore = "关于组织开展", kBehind = "申报工作的通知";
  std::string_view title = notice.title;
  const std::size_t before = title.find(kBefore);
  if (before == title.npos || !title.ends_with(kBehind)) return "";
  title.remove_prefix(before + kBefore.size());
  return title.size() > kBehind.size() ? std::string(title.substr(0, title.size() - kBehind.size())) : "";
}

tl::expected<std::string, std::string> recommendation_table(const BatchInput& input, const Recommendation& who) {
  std::vector<TableSheet> sheets;
  for (const TableSection& section : who.sections) sheets.push_back(sheet_of(input, section, who.by_list));
  sheets.push_back(sources_of(who));
  return xlsx_bytes(sheets);
}

TemplateValues recommendation_values(const BatchInput& input, const Recommendation& who) {
  TemplateValues values;
  const std::string project = project_of(*input.notice);
  values.texts = {{"项目", project.empty() ? "申报项目" : project},
                  {"主送机关", input.notice->form.city + "工业和信息化局"},
                  {"通知名称", input.notice->title},
                  {"文号", input.notice->document_number},
                  {"推荐说明", sentence_of(who)},
                  {"推荐总数", std::to_string(who.total())},
                  {"分方向数", counts_of(who)},
                  {"推荐单位", input.county->name.empty() ? "　　　　　　" : input.county->name}};
  for (const TableSection& section : who.sections) {
    std::vector<std::string> names;
    for (const Summary* member : section.members) names.push_back(shown(member->name));
    if (!section.direction.empty()) values.lists[section.direction + "名单"] = std::move(names);
  }
  return values;
}

tl::expected<std::string, std::string> recommendation_letter(const BatchInput& input, const Recommendation& who,
                                                             std::string_view office_template) {
  const std::string own = office_template.empty() ? docx_of(templates::kRecommendation, templates::kDocxStyles) : "";
  return fill_docx(own.empty() ? office_template : std::string_view(own), recommendation_values(input, who));
}

}  // namespace chushen
