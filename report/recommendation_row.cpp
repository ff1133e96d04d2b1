#include <algorithm>
#include <array>

#include "normalize/text.h"
#include "report/personal_data.h"
#include "report/recommendation.h"
#include "report/views.h"
#include "report/words.h"

namespace chushen {
namespace {

struct ColumnNames {
  std::string_view header;
  std::vector<std::string_view> aliases;  // as column_called() reduces them
};

// 附件4 itself was not published with the notice; these heads are put together from tables of its kind.
const std::array<ColumnNames, kColumns>& column_names() {
  static const std::array<ColumnNames, kColumns> names{{
      {"序号", {"推荐顺序", "推荐序号", "编号", "排序"}},
      {"申报方向", {"方向", "申报类别", "类别", "项目类别", "申报类型"}},
      {"申报单位名称", {"单位名称", "企业名称", "申报单位", "申报企业", "企业全称", "申报主体", "推荐单位名称", "申报企业名称"}},
      {"统一社会信用代码", {"信用代码", "社会信用代码", "统一信用代码", "组织机构代码"}},
      {"所属县（市、区）", {"所属县区", "县区", "所属地区", "所在地", "属地", "镇街", "所属区域", "所属县市区", "县市区", "所属镇街"}},
      {"所属行业", {"行业", "行业类别", "行业代码及名称", "国民经济行业"}},
      {"项目/车间名称", {"项目名称", "车间名称", "项目车间名称", "示范项目名称", "申报项目名称", "项目名称车间名称"}},
      {"数字化水平等级（得分）", {"数字化水平等级", "评测等级", "数字化等级", "数字化水平", "评测结果", "数字化水平评测结果", "数字化水平评测等级", "等级"}},
      {"项目总投资（万元）", {"项目总投资", "总投资", "投资额", "项目投资额", "投资总额", "项目总投资万元", "总投资万元"}},
      {"建设起止时间", {"起止时间", "建设周期", "项目起止时间", "实施期限", "建设时间", "建设期"}},
      {"数字化服务商（是否入选资源池）", {"数字化服务商", "服务商", "服务商名称", "牵头服务商", "牵头建设单位"}},
      {"是否已获国家/省/市专项资金", {"是否已获专项资金", "已获专项资金支持情况", "是否获得专项资金支持", "专项资金支持情况", "已获专项资金", "是否已获国家省市专项资金支持"}},
      {"联系人/职务", {"联系人", "项目联系人", "联系人及职务", "联系人职务", "企业联系人"}},
      {"联系电话（手机）", {"联系电话", "手机", "电话", "联系方式", "手机号码", "联系人电话", "移动电话"}},
      {"推荐意见/备注", {"备注", "推荐意见", "推荐理由"}},
  }};
  return names;
}

// Without signs and what stands in brackets: "申报单位（盖章）" -> "申报单位".
std::string reduced(std::string_view header) {
  std::string text;
  int depth = 0;
  for (const char c : clean_text(header)) {
    if (c == '(' || c == '[') ++depth;
    else if (c == ')' || c == ']') depth = std::max(depth - 1, 0);
    else if (depth == 0) text += c;
  }
  return search_key(text);
}

/// Puts one cell together out of fields.
class Composer {
 public:
  explicit Composer(const Application& application) : application_(application) {}

  bool knows(std::string_view name) const { return find(application_, name) != nullptr; }
  bool present(std::string_view name) const {
    const Field* field = find(application_, name);
    return field && field->state == FieldState::kPresent;
  }

  /// The value, 待核实 where there is one that could not be settled, else nothing.
  std::string text(std::string_view name) {
    const Field* field = find(application_, name);
    if (!field) return "";
    note(*field);
    if (field->state == FieldState::kPresent) return written(*field->value);
    const bool silent = field->state == FieldState::kBlank || field->state == FieldState::kNotFound;
    return silent ? "" : "待核实";
  }

  TableCell cell(std::string text, bool number = false) {
    TableCell cell{shown(text), number, doubtful_, shown(source_)};
    doubtful_ = false;
    source_.clear();
    return cell;
  }

 private:
  static std::string written(const Value& value) {
    const Date* date = std::get_if<Date>(&value.content);
    if (!date) return to_string(value);
    std::string text = std::to_string(date->year) + "年";
    if (date->half) text += date->half == 1 ? "上半年" : "下半年";
    if (date->month) text += std::to_string(date->month) + "月";
    if (date->day) text += std::to_string(date->day) + "日";
    return text;
  }

  void note(const Field& field) {
    const bool settled = field.state == FieldState::kPresent || field.state == FieldState::kBlank ||
                         field.state == FieldState::kNotFound;
    doubtful_ |= !settled || (field.state == FieldState::kPresent && field.confidence < 0.9f);
    if (field.readings.empty()) return;
    const Reading& first = field.readings.front();
    source_ += (source_.empty() ? "" : "；") + field.name + "：" +
               place_in_file(application_, first.document, first.place) + "，" +
               words_for_confidence(first.source, first.confidence) + "，" + std::string(word_for(field.state));
  }

  const Application& application_;
  bool doubtful_ = false;
  std::string source_;
};

std::string with(const std::string& text, const std::string& before, const std::string& added,
                 const std::string& after) {
  return added.empty() ? text : text + before + added + after;
}

TableCell investment(Composer& compose, const Application& application) {
  const Field* field = find(application, "项目总投资");
  const std::string text = compose.text("项目总投资");
  const bool in_wan = field && field->value && field->value->unit == "万元";
  return compose.cell(in_wan || !field || !field->value ? text : text + field->value->unit, in_wan);
}

TableCell provider(Composer& compose) {
  const std::string name = compose.text("数字化服务商"), pooled = compose.text("服务商入选资源池");
  return compose.cell(name.empty() ? "" : with(name, "（", pooled.empty() ? "待核" : pooled, "）"));
}

TableCell period(Composer& compose) {
  const std::string from = compose.text("项目开始日期"), to = compose.text("项目结束日期");
  return compose.cell(from.empty() && to.empty() ? "" : from + "至" + to);
}

}  // namespace

std::string_view header_of(Column column) { return column_names()[static_cast<std::size_t>(column)].header; }

std::optional<Column> column_called(std::string_view header) {
  const std::string sought = reduced(header);
  if (sought.empty()) return std::nullopt;
  for (std::size_t i = 0; i < column_names().size(); ++i) {
    const ColumnNames& names = column_names()[i];
    const bool same = sought == reduced(names.header) ||
                      std::find(names.aliases.begin(), names.aliases.end(), sought) != names.aliases.end();
    if (same) return static_cast<Column>(i);
  }
  return std::nullopt;
}

std::vector<TableCell> table_row(const Application& application, const std::string& county) {
  Composer compose(application);
  std::vector<TableCell> row(kColumns);
  const auto put = [&](Column column, TableCell cell) { row[static_cast<std::size_t>(column)] = std::move(cell); };
  put(Column::kDirection, compose.cell(application.direction));
  put(Column::kName, compose.cell(compose.text("申报单位名称")));
  put(Column::kCode, compose.cell(compose.text("统一社会信用代码")));
  put(Column::kCounty, compose.cell(county));
  put(Column::kIndustry, compose.cell(compose.text("所属行业")));
  put(Column::kProject, compose.cell(compose.text(compose.present("车间名称") ? "车间名称" : "项目名称")));
  const std::string level = compose.text("评测等级"), score = compose.text("评测得分");
  put(Column::kLevel, compose.cell(with(level, "（", score.empty() ? "" : score + "分", "）")));
  put(Column::kInvestment, investment(compose, application));
  put(Column::kPeriod, period(compose));
  put(Column::kProvider, provider(compose));
  const std::string funded = compose.text("已获专项资金支持");
  put(Column::kFunding, compose.cell(funded == "是" ? with(funded, "：", compose.text("专项资金说明"), "") : funded));
  const std::string contact = compose.text("联系人");
  put(Column::kContact, compose.cell(with(contact, " / ", compose.text("联系人职务"), "")));
  put(Column::kPhone, compose.cell(compose.text(compose.present("手机") ? "手机" : "固定电话")));
  return row;
}

}  // namespace chushen
