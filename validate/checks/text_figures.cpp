#include <algorithm>
#include <array>

#include "normalize/passages.h"
#include "normalize/scanner.h"
#include "normalize/text.h"
#include "normalize/value_reader.h"
#include "validate/checks/families.h"
#include "validate/narrative.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// A shorter label ("设备") is part of too many other words to be looked for in sentences.
constexpr std::size_t kShortestLabel = 4;

/// A number that a sentence states, with its unit: "41,188.62" "万元".
struct Figure {
  std::string number, unit;
  bool exact = true;  ///< 约 近 超 before it, 余 左右 以上 behind it: it is near the value and not equal
};

/// What may stand between a label and its figure; anything else makes the figure another thing's.
std::optional<Figure> figure_behind(std::string_view text) {
  Scanner scanner(text);
  Figure figure;
  for (bool moved = true; moved;) {
    moved = !scanner.take_any({"总额", "为", "达到", "达", "是", "实现", "合计", "共计", "共", "已", "了", ":", " "}).empty();
    if (!scanner.take_any({"约", "近", "超过", "超", "突破", "逾", "不低于", "接近"}).empty()) {
      figure.exact = false;
      moved = true;
    }
  }
  while (scanner.at_digit() || scanner.at(",") || scanner.at(".")) figure.number += scanner.take_code_point();
  if (figure.number.empty() || figure.number.front() == ',' || figure.number.back() == ',') return std::nullopt;
  scanner.skip_spaces();
  figure.unit = scanner.take_any({"个百分点", "%", "亿元", "万元", "千元", "元", "人", "台套", "台", "套", "分"});
  if (figure.unit.empty()) return std::nullopt;
  // A range, a bound or a second state follows: the figure alone says something else.
  if (!scanner.take_any({"以上", "左右", "余", "多", "至", "到", "-", "~", "提升", "增长", "下降", "降", "/"}).empty())
    figure.exact = false;
  return figure;
}

/// Half a unit of the figure's last digit, as the field's own grammar reads it: of "4.12亿元" 50 万元.
std::optional<Decimal> tolerance_of(const FieldSpec& spec, const Figure& figure) {
  const std::size_t point = figure.number.find('.');
  const std::size_t decimals = point == std::string::npos ? 0 : figure.number.size() - point - 1;
  const auto read = read_value(spec, "0." + std::string(decimals, '0') + "5" + figure.unit);
  const auto* number = read.value ? std::get_if<Decimal>(&read.value->content) : nullptr;
  return number ? std::optional(*number) : std::nullopt;
}

/// The figure is the value, rounded as it is written; nothing where it is no figure of the field's kind.
std::optional<bool> is_the_value(const FieldSpec& spec, const Figure& figure, const Value& value) {
  const auto read = read_value(spec, figure.number + figure.unit);
  const auto* stated = read.value ? std::get_if<Decimal>(&read.value->content) : nullptr;
  const auto* in_table = std::get_if<Decimal>(&value.content);
  const auto tolerance = tolerance_of(spec, figure);
  if (!stated || !in_table || !tolerance || read.value->unit != value.unit) return std::nullopt;
  const auto difference =
      *stated < *in_table ? Decimal::difference(*in_table, *stated) : Decimal::difference(*stated, *in_table);
  return difference && *difference <= *tolerance;
}

/// The year that a clause speaks of before a label: the last "2022年" with no part of a year behind it.
std::optional<int> year_before(const std::string& clause) {
  const std::size_t at = clause.rfind("年");
  if (at == std::string::npos || at < 4) return std::nullopt;
  const std::string digits = clause.substr(at - 4, 4);
  if (!std::all_of(digits.begin(), digits.end(), Scanner::is_digit)) return std::nullopt;
  const std::string behind = clause.substr(at);
  for (const char* part : {"半年", "季度", "月", "以来", "至", "起", "前", "后"})
    if (behind.find(part) != std::string::npos) return std::nullopt;
  return std::stoi(digits);
}

std::vector<std::string> labels_of(const FieldSpec& spec) {
  std::vector<std::string> labels = {spec.name};
  labels.insert(labels.end(), spec.labels.begin(), spec.labels.end());
  // "年营业收入" would hide the year; what is not all of Han characters is no way to say it in a sentence.
  std::erase_if(labels, [](const std::string& label) {
    const auto points = code_points(label);
    const bool plain = std::all_of(points.begin(), points.end(), is_han);
    return !plain || points.size() < kShortestLabel || points.front() == "年";
  });
  std::sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  return labels;
}

/// One sentence against one field of the table.
class Comparison {
 public:
  Comparison(const CheckInput& input, CheckResult& result, Tally& tally)
      : input_(input), result_(result), tally_(tally) {}

  void look(const NarrativePassage& part, const std::string& sentence, const FieldSpec& spec,
            const std::vector<std::string>& labels) {
    for (const std::string& label : labels)
      for (std::size_t at = sentence.find(label); at != std::string::npos;
           at = sentence.find(label, at + label.size())) {
        const std::string before = sentence.substr(0, at);
        if (ends_with_any(before, texts_of(input_.rule, "not-behind"))) continue;
        const auto figure = figure_behind(std::string_view(sentence).substr(at + label.size()));
        if (!figure || !figure->exact) continue;
        const std::size_t clause = before.find_last_of(',');
        const Field* field = field_of(spec, before, clause);
        if (!field) continue;
        compare(part, sentence, spec, *figure, *field);
        return;
      }
  }

 private:
  static bool ends_with_any(const std::string& text, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.ends_with(word); });
  }

  /// A field by year needs its year in words; one without takes part where no year is named.
  const Field* field_of(const FieldSpec& spec, const std::string& before, std::size_t clause) const {
    const auto year = year_before(before);
    if (spec.by_year) return year ? find(input_.application, spec.name, year) : nullptr;
    const std::string own = clause == std::string::npos ? before : before.substr(clause + 1);
    return own.find("年") == std::string::npos ? find(input_.application, spec.name) : nullptr;
  }

  void compare(const NarrativePassage& part, const std::string& sentence, const FieldSpec& spec, const Figure& figure,
               const Field& field) {
    const Operand operand = chushen::operand(input_, field);
    const std::array operands = {operand};
    note(result_, field);
    const std::string words =
        title_of(field) + "表中“" + value_words(field) + "”，正文“" + figure.number + figure.unit + "”";
    if (const auto hindered = obstacle(input_, operands)) {
      tally_.add(*hindered, words);
      return;
    }
    const auto same = is_the_value(spec, figure, *field.value);
    if (!same) return;
    const bool sure = operand.sure && is_sure(*part.passage);
    tally_.add(*same ? kHolds : sure ? kContrary : kUnreadable, words);
    if (*same) return;
    show(result_, input_.application, field);
    result_.evidence.push_back(evidence_of(*part.document, *part.passage, sentence));
  }

  const CheckInput& input_;
  CheckResult& result_;
  Tally& tally_;
};

/// A figure that the text states for a field of the table, by one of the field's labels and with a unit, is the table's.
/// Plans, comparisons and approximate figures are passed over.
CheckResult text_figures_match(const CheckInput& input) {
  CheckResult result;
  result.words["inputs"] = "正文中的数字";
  const Narrative narrative = narrative_of(input.application);
  if (const auto hindered = obstacle(input, narrative)) {
    result.situation = *hindered;
    return result;
  }
  Tally tally;
  Comparison comparison(input, result, tally);
  for (const std::string& name : texts_of(input.rule, "fields")) {
    if (find_all(input.application, name).empty()) continue;
    const FieldSpec* spec = find_field(input.notice.form, name);
    const auto labels = labels_of(*spec);
    for (const NarrativePassage& part : narrative.passages) {
      if (std::none_of(labels.begin(), labels.end(), [&](const std::string& label) {
            return part.passage->text.find(label) != std::string::npos;
          }))
        continue;
      for (const std::string& sentence : sentences_of(part.passage->text))
        if (!holds_any(sentence, texts_of(input.rule, "unless"))) comparison.look(part, sentence, *spec, labels);
    }
  }
  result.situation = tally.gravest(kNotApplicable);
  if (result.situation == kMissing || result.situation == kOtherRule) result.situation = kNotApplicable;
  result.words["wrong"] = listed(tally.items(result.situation), 4);
  result.words["count"] = std::to_string(tally.items(kHolds).size());
  return result;
}

}  // namespace

std::vector<CheckSpec> text_figure_checks() {
  return {{"text-figures-match",
           text_figures_match,
           {{"fields", ParameterKind::kFields}, {"not-behind", ParameterKind::kWords}, {"unless", ParameterKind::kWords}},
           {},
           {"wrong", "count"}}};
}

}  // namespace chushen
