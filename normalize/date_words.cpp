#include "normalize/date_words.h"

namespace chushen {
namespace {

bool take_weekday(Scanner& scanner) {
  if (scanner.take_any({"星期", "周"}).empty()) return false;
  return !scanner.take_any({"一", "二", "三", "四", "五", "六", "日", "天"}).empty();
}

bool take_time(Scanner& scanner) {
  Scanner ahead = scanner;
  ahead.take_any({"T", " ", "上午", "下午"});
  const auto hours = ahead.take_digits(2);
  if (hours.empty() || ahead.take_any({":", "时"}).empty()) return false;
  ahead.take_digits(2);
  if (ahead.take(":")) ahead.take_digits(2);
  ahead.take_any({"分"});
  scanner = ahead;
  return true;
}

bool take_remark(Scanner& scanner) {
  if (!scanner.take("(")) return false;
  while (!scanner.done()) {
    if (scanner.take_code_point() == ")") return true;
  }
  return false;
}

}  // namespace

bool is_unfilled_date(std::string_view spaceless) {
  Scanner scanner(spaceless);
  do {
    scanner.take_any({"自", "从"});
    scanner.take_any({"202", "201", "20", "19", "二〇二", "二〇"});
    if (!scanner.take("年")) return false;
    scanner.take("月");
    scanner.take("日");
    scanner.take_any({"起", "止"});
  } while (!scanner.take_any({"至", "-", "~", "到"}).empty());
  return scanner.done();
}

bool is_open_end(std::string_view text) {
  for (const std::string_view word : {"至今", "迄今", "今", "现在", "目前", "长期", "持续", "持续中", "进行中"}) {
    if (text == word) return true;
  }
  return text.ends_with("至今") || text.ends_with("-今") || text.ends_with("到现在") || text.ends_with("至目前");
}

void take_date_lead(Scanner& scanner) {
  while (!scanner.take_any({"公元", "截至", "截止", "自", "从", "于", "由", "约", ":"}).empty()) {
  }
}

bool only_date_remarks(Scanner scanner) {
  while (!scanner.done()) {
    const bool taken =
        !scanner
             .take_any({" ",    "。",   ".",    ";",    ",",    "左右", "开始", "起",   "止",   "成立", "注册",
                        "登记", "开工", "启动", "竣工", "完工", "完成", "建成", "验收", "投产", "上线"})
             .empty() ||
        take_remark(scanner) || take_time(scanner) || take_weekday(scanner) ||
        !scanner.take_any({"上午", "下午"}).empty();
    if (!taken) return false;
  }
  return true;
}

}  // namespace chushen
