#include "normalize/amount.h"

#include <optional>

#include "normalize/chinese_numeral.h"
#include "normalize/figure_words.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Failure = tl::unexpected<FigureError>;

constexpr int kWan = 4;

// What one of a number counts: 10^power of a currency. 千元 is {3, "元"}.
struct MoneyUnit {
  int power = 0;
  std::string_view currency;
};

std::string_view take_suffix_currency(Scanner& scanner) {
  const std::string_view named = take_currency(scanner);
  if (!named.empty()) return named;
  return scanner.take_any({"元", "圆", "圓"}).empty() ? std::string_view() : "元";
}

// 十 … 亿, added up: 百万 is 6.
int take_power(Scanner& scanner) {
  int sum = 0;
  for (;;) {
    Scanner ahead = scanner;
    const int power = chinese_power(ahead.take_code_point());
    if (power == 0) return sum;
    sum += power;
    scanner = ahead;
  }
}

// "万元", "单位：千元", "（万美元）", "人民币万元"
std::optional<MoneyUnit> unit_named(std::string_view text) {
  const std::string figures = without_spaces(figure_text(text));
  Scanner scanner(figures);
  while (!scanner.take_any({"(", "金额", "单位", ":", "["}).empty()) {
  }
  MoneyUnit unit;
  const std::string_view start = scanner.rest();
  const std::string_view before = take_currency(scanner);
  // "（人民币）" names a currency, not how much of it a number counts.
  const bool names_size = start.find("元") < start.size() - scanner.rest().size() || before != "元";
  unit.power = take_power(scanner);
  const std::string_view behind = take_suffix_currency(scanner);
  if (before.empty() && behind.empty() && unit.power < kWan) return std::nullopt;
  if (!before.empty() && !names_size && behind.empty() && unit.power == 0) return std::nullopt;
  unit.currency = !before.empty() ? before : !behind.empty() ? behind : std::string_view("元");
  return unit;
}

// "伍角叁分", "5角", "零叁分整" behind 元, in units of 元.
tl::expected<Decimal, FigureError> take_jiao_and_fen(Scanner& scanner) {
  Decimal sum;
  for (const auto& [sign, power] : {std::pair<std::string_view, int>{"角", -1}, {"分", -2}}) {
    Scanner ahead = scanner;
    const auto numeral = take_numeral(ahead);
    if (!numeral || !ahead.take(sign)) continue;
    const auto part = numeral->number.shifted(power);
    const auto total = part ? Decimal::sum(sum, *part) : std::nullopt;
    if (!total || !(numeral->number < Decimal(10))) return Failure(FigureError::kGrouping);
    sum = *total;
    scanner = ahead;
  }
  scanner.take_any({"整", "正"});
  return sum;
}

// The unit behind the number: "万元" (its 万 is in the numeral already), "美元", "(万元)", "元人民币".
struct Behind {
  std::string_view currency;
  int power = 0;  // only where a bracket stands between: 1200.00（万元）, (12)万元
};

Behind take_unit_behind(Scanner& scanner) {
  Scanner ahead = scanner;
  ahead.skip_spaces();
  if (ahead.at("(")) {
    const std::size_t close = ahead.rest().find(')');
    const auto inside = close == std::string_view::npos ? std::string_view() : ahead.rest().substr(0, close + 1);
    const auto unit = unit_named(inside);
    const bool only_unit = inside.find_first_of("0123456789:") == std::string_view::npos && inside.size() < 20;
    if (!unit || !only_unit) return {};
    scanner = Scanner(ahead.rest().substr(close + 1));
    return {unit->currency, unit->power};
  }
  // "(12)万元": the bracket kept the 万 from the number.
  const int power = take_power(ahead);
  Behind behind{take_suffix_currency(ahead), power};
  if (behind.currency.empty() && power >= kWan) behind.currency = "元";
  if (behind.currency.empty()) return {};
  take_currency(ahead);  // 元人民币
  ahead.take_any({"整", "正"});
  scanner = ahead;
  return behind;
}

// The amount once more: "(大写:壹仟贰佰万元整)" behind the figures, "(￥12000000)" behind the capitals. The text of it.
std::optional<std::string_view> second_writing(std::string_view rest) {
  Scanner scanner(rest);
  scanner.skip_spaces();
  scanner.take("(");
  const std::string_view writing = scanner.rest().substr(0, scanner.rest().find(')'));
  if (writing.starts_with("大写") || writing.starts_with("小写") || writing.starts_with("人民币")) return writing;
  const bool names_money = writing.find("元") != std::string_view::npos ||
                           writing.find("圆") != std::string_view::npos || writing.find("¥") != std::string_view::npos;
  return scanner.rest().size() < rest.size() && names_money ? std::optional(writing) : std::nullopt;
}

tl::expected<Amount, FigureError> in_wan(const Decimal& number, int power, std::string_view currency, bool about) {
  const auto shifted = number.shifted(power - kWan);
  if (!shifted) return Failure(FigureError::kTooLong);
  return Amount{*shifted, "万" + std::string(currency), about};
}

struct Scope {
  std::optional<MoneyUnit> head, own;
};

// What the numeral counts, from the nearest that says so: behind it, before it, the head, the field.
tl::expected<MoneyUnit, FigureError> unit_of(const Figure& figure, const Behind& behind, const Scope& scope) {
  const std::string_view before = figure.lead.currency;
  const std::string_view head = scope.head ? scope.head->currency : std::string_view("元");
  if (!behind.currency.empty()) {
    return MoneyUnit{behind.power, behind.currency == "元" && !before.empty() ? before : behind.currency};
  }
  const std::string_view currency = before.empty() ? head : before;
  if (figure.numeral.scaled) return MoneyUnit{0, currency};
  if (figure.numeral.thousands) return Failure(FigureError::kNoUnit);
  if (scope.head) return MoneyUnit{scope.head->power, currency};
  if (!before.empty()) return MoneyUnit{0, before};
  if (scope.own) return *scope.own;
  return Failure(FigureError::kNoUnit);
}

tl::expected<Amount, FigureError> read_one(Scanner& scanner, const Scope& scope) {
  const auto figure = take_figure(scanner);
  if (!figure) return Failure(figure.error());
  if (figure->lead.direction != 0) return Failure(FigureError::kChange);
  bool closed = figure->bracketed && scanner.take(")");
  const Behind behind = take_unit_behind(scanner);
  Decimal number = figure->numeral.number;
  if (behind.currency == "元") {
    const auto rest = take_jiao_and_fen(scanner);
    if (!rest) return Failure(rest.error());
    const auto total = number < Decimal() ? Decimal::difference(number, *rest) : Decimal::sum(number, *rest);
    if (!total) return Failure(FigureError::kTooLong);
    number = *total;
  }
  if (figure->bracketed && !closed && !scanner.take(")")) return Failure(FigureError::kSign);
  const bool about = take_about_behind(scanner) || figure->numeral.approximate;
  const auto unit = unit_of(*figure, behind, scope);
  if (!unit) return Failure(unit.error());
  return in_wan(number, unit->power, unit->currency, about);
}

}  // namespace

tl::expected<Amount, FigureError> read_amount(std::string_view text, std::string_view unit_in_scope,
                                              std::string_view own_unit) {
  const std::string figures = figure_text(text);
  const Scope scope{unit_named(unit_in_scope), unit_named(own_unit)};
  Scanner scanner(figures);
  auto amount = read_one(scanner, scope);
  if (!amount) return amount;
  if (const auto second = second_writing(scanner.rest())) {
    Scanner second_scanner(*second);
    const auto other = read_one(second_scanner, scope);
    const bool same = other && other->number == amount->number && other->unit == amount->unit;
    if (same) return amount;
    if (other && second_scanner.done()) return Failure(FigureError::kDiffer);
  }
  const auto remarks = only_remarks_behind(scanner);
  if (!remarks) return Failure(remarks.error());
  return amount;
}

}  // namespace chushen
