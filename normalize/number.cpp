#include "normalize/number.h"

#include <array>
#include <vector>

#include "normalize/chinese_numeral.h"
#include "normalize/figure_words.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Failure = tl::unexpected<FigureError>;

// Names of one measure; longer ones before those they begin with.
struct Measure {
  std::string_view canonical;
  std::vector<std::string_view> written;
};

const std::vector<Measure>& measures() {
  static const std::vector<Measure> all = {
      {"人", {"人员", "人", "名", "位"}},
      {"台", {"台(套)", "台/套", "台、套", "台(件)", "台套", "台", "套", "件", "部", "组", "个", "辆", "座"}},
      {"平方米", {"平方米", "平米", "㎡", "m²", "m2", "M2", "平方"}},
      {"个", {"个点位", "个点", "点位", "点", "个", "项", "处"}},
  };
  return all;
}

bool take_unit(Scanner& scanner, std::string_view unit) {
  scanner.skip_spaces();
  for (const Measure& measure : measures()) {
    if (measure.canonical != unit) continue;
    for (const std::string_view written : measure.written) {
      if (scanner.take(written)) return true;
    }
  }
  return !unit.empty() && scanner.take(unit);
}

bool take_bracketed_unit(Scanner& scanner, std::string_view unit) {
  Scanner ahead = scanner;
  ahead.skip_spaces();
  if (!ahead.take("(") || !take_unit(ahead, unit) || !ahead.take(")")) return false;
  scanner = ahead;
  return true;
}

// A measure of something else right behind the number.
bool at_other_measure(Scanner scanner) {
  scanner.skip_spaces();
  return !scanner
              .take_any({"元", "%",  "‰",  "人", "台",   "㎡", "平方米", "亩", "吨", "公里", "米",
                         "年", "月", "天", "日", "小时", "分", "级",     "倍", "家", "美元", "条"})
              .empty();
}

int head_power(std::string_view unit_in_scope) {
  const std::string figures = figure_text(unit_in_scope);
  Scanner scanner(figures);
  while (!scanner.take_any({"(", "单位", ":", " "}).empty()) {
  }
  const int power = chinese_power(scanner.take_code_point());
  return power >= 2 ? power : 0;
}

tl::expected<Count, FigureError> finish(const Scanner& scanner, const Decimal& number, bool approximate) {
  const auto remarks = only_remarks_behind(scanner);
  if (!remarks) return Failure(remarks.error());
  return Count{number, approximate};
}

int direction_asked_for(std::string_view field) {
  for (const std::string_view word : {"提升", "提高", "增长", "增加"}) {
    if (field.find(word) != std::string_view::npos) return 1;
  }
  for (const std::string_view word : {"降低", "下降", "减少", "缩短"}) {
    if (field.find(word) != std::string_view::npos) return -1;
  }
  return 0;
}

tl::expected<void, FigureError> check_direction(const Lead& lead, int asked) {
  if (asked == 0) {
    if (lead.direction != 0 && !lead.level) return Failure(FigureError::kChange);
    return {};
  }
  if (lead.level) return Failure(FigureError::kLevel);
  if (lead.direction != 0 && lead.direction != asked) return Failure(FigureError::kContrary);
  return {};
}

// The sign behind the number and what it does to it.
int take_rate_unit(Scanner& scanner) {
  scanner.skip_spaces();
  scanner.take("(");
  const int power = scanner.take("‰") ? -1 : 0;
  scanner.take_any({"%", "个百分点", "百分点", "个点"});
  scanner.take(")");
  return power;
}

// Every number that 分 follows and that is not the full mark.
std::vector<Count> marked_scores(std::string_view figures) {
  std::vector<Count> scores;
  bool full_mark = false;
  Scanner scanner(figures);
  while (!scanner.done()) {
    if (scanner.at_digit()) {
      const auto numeral = take_numeral(scanner);
      scanner.skip_spaces();
      if (numeral && scanner.take("分") && !full_mark) scores.push_back({numeral->number, numeral->approximate});
      if (!numeral) scanner.take_digits();
      full_mark = false;
    } else if (!scanner.take_any({"满分", "总分为", "/"}).empty()) {
      full_mark = true;
    } else {
      const std::string_view point = scanner.take_code_point();
      full_mark = full_mark && (point == ":" || point == "为" || point == " ");
    }
  }
  return scores;
}

// The words that stand with a score and say nothing about it: 得分52.36，二级.
std::string without_score_words(std::string figures) {
  for (const std::string_view word :
       {"数字化水平", "评测", "自评", "总得分", "得分", "评分", "等级", "一级", "二级", "三级", "四级", "为"}) {
    for (std::size_t at = figures.find(word); at != std::string::npos; at = figures.find(word)) {
      figures.replace(at, word.size(), " ");
    }
  }
  return figures;
}

}  // namespace

tl::expected<Count, FigureError> read_count(std::string_view text, std::string_view unit,
                                            std::string_view unit_in_scope) {
  const std::string figures = figure_text(text);
  Scanner scanner(figures);
  const auto figure = take_figure(scanner);
  if (!figure) return Failure(figure.error());
  if (figure->bracketed) return Failure(FigureError::kSign);
  if (!figure->lead.currency.empty()) return Failure(FigureError::kOtherUnit);
  if (figure->lead.direction != 0) return Failure(FigureError::kChange);
  const bool has_unit = take_unit(scanner, unit) || take_bracketed_unit(scanner, unit);
  if (!has_unit && at_other_measure(scanner)) return Failure(FigureError::kOtherUnit);
  if (figure->numeral.thousands && !has_unit) return Failure(FigureError::kNoUnit);
  const bool about = take_about_behind(scanner) || figure->numeral.approximate;
  const bool bare = !has_unit && !figure->numeral.scaled;
  const auto number = figure->numeral.number.shifted(bare ? head_power(unit_in_scope) : 0);
  if (!number) return Failure(FigureError::kTooLong);
  return finish(scanner, *number, about);
}

tl::expected<Count, FigureError> read_rate(std::string_view text, std::string_view field) {
  const std::string figures = figure_text(text);
  Scanner scanner(figures);
  scanner.skip_spaces();
  scanner.take("百分之");
  const auto figure = take_figure(scanner);
  if (!figure) return Failure(figure.error());
  if (!figure->lead.currency.empty()) return Failure(FigureError::kOtherUnit);
  const auto direction = check_direction(figure->lead, direction_asked_for(field));
  if (!direction) return Failure(direction.error());
  const int power = take_rate_unit(scanner);
  if (figure->bracketed && !figures.empty()) scanner.take(")");
  if (at_other_measure(scanner)) return Failure(FigureError::kOtherUnit);
  const bool about = take_about_behind(scanner) || figure->numeral.approximate;
  const auto number = figure->numeral.number.shifted(power);
  if (!number) return Failure(FigureError::kTooLong);
  return finish(scanner, *number, about);
}

tl::expected<Count, FigureError> read_score(std::string_view text) {
  const std::string figures = figure_text(text);
  const std::vector<Count> marked = marked_scores(figures);
  if (marked.size() == 1) return marked.front();
  if (marked.size() > 1) return Failure(FigureError::kTwoNumbers);
  const std::string bare = without_score_words(figures);
  Scanner scanner(bare);
  const auto figure = take_figure(scanner);
  if (!figure) return Failure(figure.error());
  if (figure->bracketed) return Failure(FigureError::kSign);
  if (!figure->lead.currency.empty() || figure->numeral.scaled || at_other_measure(scanner)) {
    return Failure(FigureError::kOtherUnit);
  }
  if (scanner.take("/")) scanner.take("100");
  return finish(scanner, figure->numeral.number, figure->numeral.approximate);
}

}  // namespace chushen
