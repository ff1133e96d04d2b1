#include "normalize/value_reader.h"

#include <utility>

#include "normalize/amount.h"
#include "normalize/blank.h"
#include "normalize/choice.h"
#include "normalize/code.h"
#include "normalize/date_text.h"
#include "normalize/mail.h"
#include "normalize/number.h"
#include "normalize/phone.h"
#include "normalize/scanner.h"
#include "normalize/text.h"
#include "normalize/uscc.h"

namespace chushen {
namespace {

// Longer texts are no single value; nobody has to wait for the proof (some grammars look ahead at every bracket).
constexpr std::size_t kMostBytes = 6000;

using Content = std::variant<std::string, Decimal, Date>;

ValueReading value_of(Content content, std::string unit = {}, bool approximate = false) {
  return {Written::kValue, Value{std::move(content), std::move(unit), approximate}, {}, {}};
}

ValueReading blank() {
  return {};
}

ValueReading not_a_value(std::string_view why, std::string suggestion = {}) {
  return {Written::kNotAValue, std::nullopt, std::string(why), std::move(suggestion)};
}

/// A name in quotation marks is the name.
std::string without_quotes(std::string text) {
  constexpr std::string_view kOpen = "“", kClose = "”";
  if (!text.starts_with(kOpen) || !text.ends_with(kClose) || text.find(kOpen, kOpen.size()) != std::string::npos) return text;
  const std::string inner = text.substr(kOpen.size(), text.size() - kOpen.size() - kClose.size());
  return inner.empty() || inner.find(kClose) != std::string::npos ? text : inner;
}

ValueReading read_text(std::string_view raw) {
  std::string text = clean_text(raw);
  while (text.starts_with('_') || text.starts_with(' ')) text.erase(0, 1);
  while (text.ends_with('_') || text.ends_with(' ')) text.pop_back();
  return text.empty() ? blank() : value_of(without_quotes(std::move(text)));
}

ValueReading read_code_value(std::string_view raw) {
  const auto code = read_code(raw);
  if (!code) return not_a_value("不是代码");
  ValueReading reading = value_of(*code);
  // Only codes of 18 symbols can be repaired; a postal code never has them. The caller who knows the regions can do
  // better.
  reading.suggestion = suggest_uscc(*code, UsccExpectation{}).value_or(std::string());
  return reading;
}

ValueReading read_choice_value(const FieldSpec& field, std::string_view raw) {
  ChoiceReading reading = read_choice(raw, field.options);
  switch (reading.answer) {
    case ChoiceReading::Answer::kOne:
      return value_of(std::move(reading.option));
    case ChoiceReading::Answer::kUnclear:
      return not_a_value(reading.why, std::move(reading.suggestion));
    case ChoiceReading::Answer::kNone:
      break;
  }
  return blank();
}

ValueReading read_date_value(std::string_view raw) {
  const auto date = read_date(raw);
  if (date) return value_of(*date);
  if (date.error() == DateError::kEmpty) return blank();
  const bool range = date.error() == DateError::kNotADate && split_date_range(raw);
  return not_a_value(explain(range ? DateError::kRange : date.error()));
}

ValueReading read_phone_value(std::string_view raw) {
  auto phones = read_phones(raw);
  return phones ? value_of(std::move(*phones)) : not_a_value("不是电话号码");
}

ValueReading read_mail_value(std::string_view raw) {
  auto mails = read_mails(raw);
  return mails ? value_of(std::move(*mails)) : not_a_value("不是电子邮箱");
}

// "从业人员：320人", the label written again in its own cell.
std::string_view without_label(const FieldSpec& field, std::string_view raw) {
  std::string_view longest;
  const auto consider = [&](std::string_view label) {
    if (raw.starts_with(label) && raw.size() > label.size() && label.size() > longest.size()) longest = label;
  };
  consider(field.name);
  for (const std::string& label : field.labels) consider(label);
  Scanner rest(raw.substr(longest.size()));
  if (longest.empty()) return raw;
  while (!rest.take_any({":", "：", " ", "　"}).empty()) {
  }
  return rest.rest();
}

// The form's own unit on an unfilled line: "　　万元", "＿＿%", "（　）人".
bool only_a_unit(const FieldSpec& field, std::string_view raw, std::string_view unit_in_scope) {
  std::string rest = without_spaces(figure_text(raw));
  std::erase_if(rest, [](char c) { return c == '(' || c == ')' || c == ':'; });
  if (rest.empty()) return true;
  for (const std::string_view unit : {std::string_view(field.unit), unit_in_scope}) {
    if (!unit.empty() && rest == without_spaces(figure_text(unit))) return true;
  }
  for (const std::string_view unit :
       {"万元",  "元",   "千元", "亿元",   "万", "%",  "人",       "名",     "台", "套",
        "台/套", "台套", "㎡",   "平方米", "分", "个", "个百分点", "万美元", "¥",  "人民币"}) {
    if (rest == unit) return true;
  }
  return false;
}

template <typename Number>
ValueReading number_value(const tl::expected<Number, FigureError>& number, std::string unit, std::string_view raw) {
  if (number) return value_of(number->number, std::move(unit), number->approximate);
  const bool repairable = number.error() == FigureError::kGrouping || number.error() == FigureError::kSpaces;
  return not_a_value(explain(number.error()), repairable ? likely_figures(raw) : std::string());
}

ValueReading read_number_value(const FieldSpec& field, std::string_view raw, std::string_view unit_in_scope) {
  const std::string_view text = without_label(field, raw);
  if (is_empty_place(text) || only_a_unit(field, text, unit_in_scope)) return blank();
  if (field.type == ValueType::kCount)
    return number_value(read_count(text, field.unit, unit_in_scope), field.unit, text);
  if (field.type == ValueType::kRate) return number_value(read_rate(text, field.name), field.unit, text);
  if (field.type == ValueType::kScore) return number_value(read_score(text), field.unit, text);
  const auto amount = read_amount(text, unit_in_scope, field.unit);
  return number_value(amount, amount ? amount->unit : std::string(), text);
}

}  // namespace

ValueReading read_value(const FieldSpec& field, std::string_view raw, std::string_view unit_in_scope) {
  if (is_empty_place(raw)) return blank();
  if (raw.size() > kMostBytes && field.type != ValueType::kText) return not_a_value("文字过长，不是单独的一项内容");
  // A choice may have 无 or / among its options' words, so it is asked before "nothing" is.
  if (field.type == ValueType::kChoice) {
    const ValueReading choice = read_choice_value(field, raw);
    if (choice.written == Written::kNotAValue && says_none(raw)) return blank();
    return choice;
  }
  if (says_none(raw) && !(field.answer_none && field.type == ValueType::kText)) return blank();
  switch (field.type) {
    case ValueType::kText:
    case ValueType::kChoice:
      return read_text(raw);
    case ValueType::kCode:
      return read_code_value(without_label(field, raw));
    case ValueType::kDate:
      return read_date_value(without_label(field, raw));
    case ValueType::kPhone:
      return read_phone_value(raw);
    case ValueType::kMail:
      return read_mail_value(raw);
    case ValueType::kMoney:
    case ValueType::kCount:
    case ValueType::kRate:
    case ValueType::kScore:
      break;
  }
  return read_number_value(field, raw, unit_in_scope);
}

}  // namespace chushen
