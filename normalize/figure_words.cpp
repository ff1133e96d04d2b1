#include "normalize/figure_words.h"

#include <array>
#include <utility>

#include "normalize/chinese_numeral.h"

namespace chushen {
namespace {

using Failure = tl::unexpected<FigureError>;

struct Currency {
  std::string_view written, canonical;
};

// Longer names before those they begin with. ISO 4217 codes and the names of 国家外汇管理局's list of quotations.
constexpr std::array<Currency, 44> kCurrencies = {{
    {"人民币", "元"},
    {"RMB", "元"},
    {"CNY", "元"},
    {"rmb", "元"},
    {"¥", "元"},
    {"US$", "美元"},
    {"USD", "美元"},
    {"usd", "美元"},
    {"美元", "美元"},
    {"美金", "美元"},
    {"HK$", "港元"},
    {"HKD", "港元"},
    {"hkd", "港元"},
    {"港元", "港元"},
    {"港币", "港元"},
    {"港幣", "港元"},
    {"澳门元", "澳门元"},
    {"澳门币", "澳门元"},
    {"MOP", "澳门元"},
    {"新台币", "新台币"},
    {"台币", "新台币"},
    {"TWD", "新台币"},
    {"NT$", "新台币"},
    {"EUR", "欧元"},
    {"欧元", "欧元"},
    {"€", "欧元"},
    {"JPY", "日元"},
    {"日元", "日元"},
    {"日圆", "日元"},
    {"GBP", "英镑"},
    {"英镑", "英镑"},
    {"£", "英镑"},
    {"澳大利亚元", "澳元"},
    {"澳元", "澳元"},
    {"AUD", "澳元"},
    {"加拿大元", "加元"},
    {"加元", "加元"},
    {"CAD", "加元"},
    {"新加坡元", "新加坡元"},
    {"SGD", "新加坡元"},
    {"瑞士法郎", "瑞士法郎"},
    {"CHF", "瑞士法郎"},
    {"韩元", "韩元"},
    {"$", "美元"},
}};

bool take_bound(Scanner& scanner) {
  return !scanner
              .take_any({"大约",   "大概", "约为", "约", "将近", "接近", "近", "超过", "超", "逾", "不少于", "不低于",
                         "不超过", "至少", "≥",    "≧",  "≤",    "≦",    ">=", "<=",   ">",  "<",  "≈"})
              .empty();
}

bool take_filler(Scanner& scanner) {
  return !scanner
              .take_any({" ", ":", "总计", "合计", "共计", "共", "计", "现有", "为", "是", "了", "+", "盈利", "实际",
                         "(大写)", "(小写)", "大写", "小写"})
              .empty();
}

int take_direction(Scanner& scanner) {
  if (!scanner.take_any({"提升", "提高", "增长", "增加", "上升", "↑"}).empty()) return 1;
  if (!scanner.take_any({"降低", "下降", "减少", "缩短", "压缩", "节约", "节省", "↓"}).empty()) return -1;
  return 0;
}

bool take_level(Scanner& scanner) {
  return !scanner.take_any({"达到", "达", "至", "到"}).empty();
}

bool take_minus(Scanner& scanner) {
  return !scanner.take_any({"亏损", "亏", "负", "-"}).empty();
}

tl::expected<Lead, FigureError> take_lead(Scanner& scanner) {
  Lead lead;
  for (;;) {
    if (take_bound(scanner)) {
      lead.approximate = true;
    } else if (const int direction = take_direction(scanner)) {
      lead.direction = direction;
    } else if (take_level(scanner)) {
      lead.level = true;
    } else if (take_minus(scanner)) {
      if (std::exchange(lead.negative, true)) return Failure(FigureError::kSign);
    } else if (const auto currency = take_currency(scanner); !currency.empty()) {
      lead.currency = currency;
    } else if (!take_filler(scanner)) {
      return lead;
    }
  }
}

bool holds_number_only(std::string_view inside) {
  Scanner scanner(inside);
  const auto figure = take_figure(scanner);
  scanner.skip_spaces();
  return figure && scanner.done();
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

std::string_view take_currency(Scanner& scanner) {
  for (const Currency& currency : kCurrencies) {
    if (scanner.take(currency.written)) return currency.canonical;
  }
  return {};
}

tl::expected<Figure, FigureError> take_figure(Scanner& scanner) {
  Figure figure;
  auto lead = take_lead(scanner);
  if (!lead) return Failure(lead.error());
  figure.bracketed = scanner.take("(");
  if (figure.bracketed) {
    const auto inner = take_lead(scanner);
    if (!inner) return Failure(inner.error());
    if (lead->negative || inner->negative) return Failure(FigureError::kSign);
    lead->approximate = lead->approximate || inner->approximate;
    if (!inner->currency.empty()) lead->currency = inner->currency;
  }
  auto numeral = take_numeral(scanner);
  if (!numeral) return Failure(numeral.error());
  if (lead->negative || figure.bracketed) {
    const auto negated = Decimal::difference(Decimal(), numeral->number);
    if (!negated) return Failure(FigureError::kTooLong);
    numeral->number = *negated;
  }
  numeral->approximate = numeral->approximate || lead->approximate;
  figure.lead = *lead;
  figure.numeral = *numeral;
  return figure;
}

bool take_about_behind(Scanner& scanner) {
  Scanner ahead = scanner;
  ahead.skip_spaces();
  if (ahead.take_any({"左右", "上下", "以上", "以下", "以内", "余", "多"}).empty()) return false;
  scanner = ahead;
  return true;
}

tl::expected<void, FigureError> only_remarks_behind(Scanner scanner) {
  scanner.skip_spaces();
  if (!scanner.take_any({"-", "~", "至", "到"}).empty()) return Failure(FigureError::kRange);
  for (;;) {
    scanner.skip_spaces();
    while (!scanner.take_any({"。", ".", ";", ",", "、", " "}).empty()) {
    }
    if (scanner.done()) return {};
    if (scanner.at("其中") || scanner.at("含") || scanner.at("包括")) return {};
    if (!scanner.at("(") && !scanner.at("[") && !scanner.at("【")) break;
    const std::string_view before = scanner.rest();
    if (!scanner.take_brackets()) return {};  // a remark whose closing bracket was lost
    const std::string_view remark = before.substr(0, before.size() - scanner.rest().size());
    // "120.5（亏损）": the sign stands where no grammar of numbers looks for it.
    if (remark.find("亏损") != std::string_view::npos || remark.find("负") != std::string_view::npos) {
      return Failure(FigureError::kSign);
    }
    if (remark.size() > 2 && holds_number_only(remark.substr(1, remark.size() - 2))) {
      return Failure(FigureError::kTwoNumbers);
    }
  }
  return Failure(has_digit(scanner.rest()) ? FigureError::kTwoNumbers : FigureError::kOtherWords);
}

}  // namespace chushen
