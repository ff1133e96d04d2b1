#include "normalize/choice.h"

#include <algorithm>
#include <optional>
#include <set>

#include "normalize/choice_items.h"
#include "normalize/choice_words.h"
#include "normalize/lettered_choice.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Kind = ChoiceItem::Kind;
using Answer = ChoiceReading::Answer;
using Options = std::span<const Option>;

ChoiceReading one(std::string option) {
  return {Answer::kOne, std::move(option), {}, {}};
}
ChoiceReading unclear(std::string why, std::string suggestion = {}) {
  return {Answer::kUnclear, {}, std::move(why), std::move(suggestion)};
}

std::string quoted(Options options, const std::set<std::size_t>& chosen) {
  std::string names;
  for (const std::size_t option : chosen) {
    if (!names.empty()) names += "和";
    names += "“" + options[option].value + "”";
  }
  return names;
}

// Marks before their options, or behind them.
enum class Side { kBefore, kBehind };

// Which option each mark belongs to if all marks stand on one side, and how well that fits.
struct Assignment {
  std::vector<std::optional<std::size_t>> option_of;  // by item; of marks only
  int fitting = 0;
  int distance = 0;
};

Assignment assign(const std::vector<ChoiceItem>& items, Side side) {
  Assignment assignment{std::vector<std::optional<std::size_t>>(items.size()), 0, 0};
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].is_mark()) continue;
    const bool has_neighbour = side == Side::kBefore ? i + 1 < items.size() : i > 0;
    if (!has_neighbour) continue;
    const std::size_t neighbour = side == Side::kBefore ? i + 1 : i - 1;
    if (items[neighbour].is_mark()) continue;
    assignment.option_of[i] = items[neighbour].option;
    assignment.distance += static_cast<int>(side == Side::kBefore ? items[neighbour].gap : items[i].gap);
    ++assignment.fitting;
  }
  return assignment;
}

std::set<std::size_t> ticked(const std::vector<ChoiceItem>& items, const Assignment& assignment) {
  std::set<std::size_t> chosen;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].kind == Kind::kTicked && assignment.option_of[i]) chosen.insert(*assignment.option_of[i]);
  }
  return chosen;
}

// The side that fits more marks, and closer; nothing where neither does better and they answer differently.
std::optional<Assignment> best_assignment(const std::vector<ChoiceItem>& items) {
  const Assignment before = assign(items, Side::kBefore), behind = assign(items, Side::kBehind);
  const bool rings = std::all_of(items.begin(), items.end(), [](const ChoiceItem& item) { return !item.is_mark() || item.ring; });
  if (rings) return before;
  if (before.fitting != behind.fitting) return before.fitting > behind.fitting ? before : behind;
  if (before.distance != behind.distance) return before.distance < behind.distance ? before : behind;
  if (ticked(items, before) == ticked(items, behind)) return before;
  return std::nullopt;
}

bool ticks_other_words(const std::vector<ChoiceItem>& items, const Assignment& assignment) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].kind == Kind::kTicked && !assignment.option_of[i]) return true;
  }
  return false;
}

bool some_option_has_no_mark(const std::vector<ChoiceItem>& items, const Assignment& assignment) {
  std::set<std::size_t> seen, marked;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].is_mark())
      seen.insert(items[i].option);
    else if (assignment.option_of[i])
      marked.insert(*assignment.option_of[i]);
  }
  return !std::includes(marked.begin(), marked.end(), seen.begin(), seen.end());
}

// A cross says no beside ticks (是√ 否×, [√]是 [×]否). Without ticks one in a box is a ballot's cross, a bare one may
// be either.
bool settle_crosses(std::vector<ChoiceItem>& items) {
  const auto has = [&](Kind kind) {
    return std::any_of(items.begin(), items.end(), [kind](const ChoiceItem& item) { return item.kind == kind; });
  };
  const bool ticks = has(Kind::kTicked);
  if (!ticks && has(Kind::kCross)) return false;
  for (ChoiceItem& item : items) {
    if (item.kind == Kind::kCross) item.kind = Kind::kOpen;
    if (item.kind == Kind::kBoxedCross) item.kind = ticks ? Kind::kOpen : Kind::kTicked;
  }
  return true;
}

ChoiceReading read_marked(std::vector<ChoiceItem> items, Options options) {
  if (!settle_crosses(items)) return unclear("以“×”作答，无法确定所选");
  const auto assignment = best_assignment(items);
  if (!assignment) return unclear("无法确定勾选的是哪一项");
  const std::set<std::size_t> chosen = ticked(items, *assignment);
  if (chosen.size() > 1) return unclear("同时勾选了" + quoted(options, chosen));
  if (ticks_other_words(items, *assignment)) return unclear("勾选了本栏选项以外的内容");
  if (chosen.size() == 1) return one(options[*chosen.begin()].value);
  if (some_option_has_no_mark(items, *assignment)) return unclear("部分选项没有勾选框，无法确定是否勾选");
  return {};
}

// "是否√": the question, or both answers with nothing between them. "是否：√" is the question.
bool offers_yes_and_no(std::string_view text) {
  const std::size_t at = text.find("是否");
  if (at == std::string_view::npos) return false;
  const std::string_view behind = text.substr(at + std::string_view("是否").size());
  const std::vector<std::string> points = code_points(behind);
  return !points.empty() && points.front() != ":" && points.front() != "：" && !is_han(points.front());
}

// Marks without any option's word: √ and × answer a question of yes or no.
ChoiceReading read_marks_alone(const std::vector<ChoiceItem>& items, Options options) {
  const bool open = std::all_of(items.begin(), items.end(), [](const ChoiceItem& i) { return i.kind == Kind::kOpen; });
  if (open) return {};
  if (items.size() != 1 || !is_yes_no(options)) return unclear("没有写明所选的选项");
  return one(items.front().kind == Kind::kTicked ? "是" : "否");
}

bool denies(std::string_view text) {
  for (const std::string_view word : {"未", "不", "非", "无", "没", "否", "尚", "拟", "预计", "计划"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

bool has_words(std::string_view other) {
  const auto points = code_points(other);
  return std::any_of(points.begin(), points.end(), [](const std::string& point) {
    return is_han(point) || (point.size() == 1 && (point[0] >= '0' && point[0] <= '9')) ||
           (point.size() == 1 && point[0] >= 'a' && point[0] <= 'z');
  });
}

// Words only. An option at the start before a stop or remark is the answer, whatever is explained behind it; one inside
// a longer text only where nothing there denies it. Short words in running text (在建 in 现在建成) are not trusted.
ChoiceReading read_words(const ChoiceRow& row, Options options) {
  std::set<std::size_t> named;
  for (const ChoiceItem& item : row.items) named.insert(item.option);
  if (named.empty()) return unclear("没有写明所选的选项");
  if (named.size() > 1) {
    const bool untouched_row = named.size() == options.size() && !has_words(row.other);
    return untouched_row ? ChoiceReading{} : unclear("写有" + quoted(options, named));
  }
  const ChoiceItem& first = row.items.front();
  const std::string& value = options[first.option].value;
  const bool leads = (first.gap != Gap::kWords || first.after_colon) && first.stops;
  if (!has_words(row.other) || leads) return one(value);
  if (denies(row.other)) return unclear("文字与选项不完全一致，无法确定", value);
  const bool ends = row.behind != Gap::kWords;
  if (first.length >= 3 || (ends && first.length == 2)) return one(value);
  return unclear("文字与选项不完全一致，无法确定", value);
}

}  // namespace

ChoiceReading read_choice(std::string_view text, std::span<const Option> options) {
  if (auto lettered = read_lettered(text, options)) return *lettered;
  const ChoiceRow row = choice_row(text, options);
  const auto is_mark = [](const ChoiceItem& item) { return item.is_mark(); };
  const bool marks = std::any_of(row.items.begin(), row.items.end(), is_mark);
  const bool words = !std::all_of(row.items.begin(), row.items.end(), is_mark);
  if (marks && words) return read_marked(row.items, options);
  if (marks && offers_yes_and_no(text)) return unclear("无法确定勾选的是“是”还是“否”");
  if (marks) return read_marks_alone(row.items, options);
  return read_words(row, options);
}

}  // namespace chushen
