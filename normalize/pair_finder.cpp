#include "normalize/pair_finder.h"

#include <algorithm>
#include <cctype>

#include "normalize/mark_signs.h"
#include "normalize/traced_label.h"

namespace chushen {
namespace {

/// A value between two labels that no gap parts is at most so long, in characters: a name, a phone.
constexpr std::size_t kUnpartedValue = 14;
/// How sure it is whom a label in running text speaks of.
constexpr float kWhose = 0.75f;

bool is_underlined(const Glyph& glyph) { return glyph.run && glyph.run->underlined; }

/// A label begins with a Han character; figures and letters before it are a value's.
bool ends_figures(const Glyph& before, const Glyph& here) {
  const bool ascii = before.character.size() == 1 && std::isalnum(static_cast<unsigned char>(before.character[0])) != 0;
  return ascii && is_han(here.character);
}

/// A label can begin at `at`: something ends there.
bool is_boundary(const TracedText& text, std::size_t at) {
  if (at == 0) return true;
  const Glyph &before = text[at - 1], &here = text[at];
  return is_space(before.character) || is_fill_line(before.character) || closes_bracket(before) || is_box(before) ||
         is_one_of(before.character, ";；,，。、|.．·") || is_underlined(before) != is_underlined(here) ||
         ends_figures(before, here);
}

/// Finds the labels of one text from left to right.
class PairFinder {
 public:
  PairFinder(const TracedText& text, const LabelIndex& index) : text_(text), index_(index) {}

  std::vector<FoundLabel> before_colons() {
    int depth = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i].character == "\n") depth = 0;
      if (opens_bracket(text_[i])) ++depth;
      if (closes_bracket(text_[i]) && depth > 0) --depth;
      if (depth == 0 && is_colon(text_[i])) end_label_at(i);
      if (depth == 0 && is_one_of(text_[i].character, "】］〕")) end_framed_label_at(i);
    }
    return std::move(found_);
  }

  /// Of the labels that a gap ends those before a place to fill in, where others of the text have colons: "所属行业____，
  /// 企业规模：☑大型 ☐中型".
  std::vector<FoundLabel> before_places(const std::vector<FoundLabel>& before_colons) {
    const auto overlaps = [](const FoundLabel& a, const FoundLabel& b) { return a.from < b.to && b.from < a.to; };
    std::vector<FoundLabel> found = before_gaps();
    std::erase_if(found, [&](const FoundLabel& label) {
      const bool at_place = is_underlined(text_[std::min(after_padding(label.to), text_.size() - 1)]) && !is_underlined(text_[label.to - 1]);
      return !at_place || std::any_of(before_colons.begin(), before_colons.end(), [&](const FoundLabel& other) { return overlaps(label, other); });
    });
    return found;
  }

  /// Labels that a gap or box ends, in lines without a colon. A single space ends one as well ("名 称 江门市…"), or stands
  /// in it.
  std::vector<FoundLabel> before_gaps() {
    std::size_t from = after_padding(0);
    for (std::size_t i = from; i < text_.size(); ++i) {
      const bool gap = is_gap(i), space = text_[i].character == " ";
      if (!gap && !space) continue;
      const bool listed = gap && is_listed_figure(i);
      const bool taken = fills_in(i) ? take_behind_separator(from, i, listed) || take_chunk(from, i, listed)
                                     : take_chunk(from, i, listed) || take_behind_separator(from, i, listed);
      if (!taken && (!gap || listed)) continue;
      from = after_padding(i);
      i = std::max(i, from > 0 ? from - 1 : from);
    }
    return std::move(found_);
  }

 private:
  bool is_gap(std::size_t i) const {
    if (i == 0) return false;
    const Glyph& here = text_[i];
    if (here.character == "\t" || here.character == "\n" || here.character == "　" || is_fill_line(here.character))
      return true;
    if (is_box(here)) return !is_box(text_[i - 1]);
    if (is_underlined(here) && !is_underlined(text_[i - 1])) return true;
    if (begins_figure(i)) return true;  // "软件946万元"
    return here.character == " " && i + 1 < text_.size() && text_[i + 1].character == " ";
  }

  /// One figure with its unit stands here, and behind it nothing, or a sign that parts it from the next label.
  bool begins_figure(std::size_t from) const {
    constexpr std::size_t kLongestUnit = 3;
    if (!is_digit(from) || !is_han(text_[from - 1].character)) return false;
    std::size_t unit = from;
    while (unit < text_.size() && (is_digit(unit) || is_one_of(text_[unit].character, ".．") || is_comma_in_figure(unit) || is_space(text_[unit].character))) ++unit;
    std::size_t end = unit;
    while (end < text_.size() && is_han(text_[end].character)) ++end;
    return end - unit <= kLongestUnit && (end == text_.size() || parts_labels(end));
  }

  /// A figure that others follow. In a sentence ("2022年营业收入41188.62万元，…") words before such are no labels; 设备 and 软件
  /// of "设备1558万元，软件974万元" mean something only where a label asks for them.
  bool is_listed_figure(std::size_t i) const {
    if (!begins_figure(i) || is_underlined(text_[i])) return false;  // what is underlined was filled in: no sentence
    for (; i < text_.size(); ++i)
      if (parts_labels(i)) return true;
    return false;
  }

  /// "所属行业37铁路、船舶…" is a label that lost its colon.
  bool tells(const LabelMatch& match, std::size_t from) const {
    return !match.general.empty() && (is_quantity(match.general.front()->type) || !starts_line(text_, from));
  }

  bool is_comma_in_figure(std::size_t i) const { return is_one_of(text_[i].character, ",，") && is_in_figure(text_, i); }
  bool parts_labels(std::size_t i) const { return is_one_of(text_[i].character, ",，;；、。\n") && !is_in_figure(text_, i); }

  std::size_t after_padding(std::size_t at) const {
    while (at < text_.size() && (is_space(text_[at].character) || is_fill_line(text_[at].character))) ++at;
    return at;
  }

  /// A line to fill in, or anything else, follows.
  bool has_place_behind(std::size_t to) const {
    for (std::size_t i = to; i < text_.size(); ++i)
      if (!is_space(text_[i].character) || is_underlined(text_[i])) return true;
    return false;
  }

  /// What has nothing behind it is a value, even where it reads like a label.
  bool take_chunk(std::size_t from, std::size_t to, bool listed) {
    if (from >= to || !has_place_behind(to) || to - from > kLongestLabelText || begins_with_value(from, to)) return false;
    LabelMatch match = index_.match(text_.text(from, to));
    if (!match.is_field() || (listed && tells(match, from))) return false;
    found_.push_back({from, to, std::move(match)});
    return true;
  }

  /// A place to fill in says where a label ends, so that it may have begun in the line before: "，注册 / 地址____".
  bool fills_in(std::size_t to) const { return to < text_.size() && is_underlined(text_[to]) && !is_underlined(text_[to - 1]); }

  /// "设备总数 232 台，其中数字化设备数 187 台": in a line that begins with a label the next may stand behind a comma.
  bool take_behind_separator(std::size_t from, std::size_t to, bool listed) {
    if (found_.empty()) return false;
    for (std::size_t i = fills_in(to) ? free_from() : from; i + 1 < to; ++i) {
      if (!parts_labels(i) || !take_chunk(after_padding(i + 1), to, listed)) continue;
      // "法定代表人张三，电话138…" without a colon or a place to fill in: whose telephone it is depends on what was not told apart.
      LabelMatch& match = found_.back().match;
      if (match.general.size() > 1 && !fills_in(to)) match.confidence = std::min(match.confidence, kWhose);
      return true;
    }
    return false;
  }

  std::size_t free_from() const { return found_.empty() ? 0 : found_.back().to + 1; }

  /// "【企业名称】江门市…": a frame around a label ends it, like a colon.
  void end_framed_label_at(std::size_t end) {
    const std::size_t first = found_.empty() ? 0 : found_.back().to;
    std::size_t begin = end;
    while (begin > first && !is_one_of(text_[begin].character, "【［〔")) --begin;
    const bool framed = begin < end && is_one_of(text_[begin].character, "【［〔");
    if (!framed || (end + 1 < text_.size() && is_colon(text_[end + 1]))) return;
    LabelMatch match = match_traced(text_.slice(begin + 1, end), index_);
    if (match.is_field() && !match.by_words) found_.push_back({begin, end + 1, std::move(match)});
  }

  /// Exact labels are sought first, from the longest; what merely resembles one only after that.
  void end_label_at(std::size_t colon) {
    for (const bool resembling : {false, true}) {
      if (resembling && !recognized_) return;
      if (end_label_at(colon, resembling)) return;
    }
  }

  bool end_label_at(std::size_t colon, bool resembling) {
    const std::size_t first = free_from();
    for (std::size_t from = first; from < colon; ++from)
      if (colon - from <= kLongestLabelText && (is_boundary(text_, from) || from == first) &&
          take(from, colon, resembling))
        return true;
    if (found_.empty() || resembling) return false;
    // "联系人：张三联系电话：…": nothing parts the value from the next label.
    for (std::size_t from = std::max(first + 1, colon - std::min(colon, kLongestLabelText)); from + 1 < colon; ++from)
      if (short_value(first, from) ? take(from, colon, false) : may_be_telling(first, from, colon) && take(from, colon, false, true)) return true;
    return false;
  }

  /// Behind a longer value only a label of several characters that means a field by itself is one, and no sentence ends
  /// before it: "注册地址：…59号生产地址：…".
  bool may_be_telling(std::size_t value, std::size_t from, std::size_t colon) const {
    constexpr std::size_t kTelling = 4;
    if (colon - from < kTelling) return false;
    for (std::size_t i = value; i < from; ++i)
      if (is_one_of(text_[i].character, "。；;\n") || is_box(text_[i])) return false;
    return true;
  }

  bool short_value(std::size_t from, std::size_t to) const {
    if (to - from > kUnpartedValue) return false;
    for (std::size_t i = from; i < to; ++i)
      if ((is_one_of(text_[i].character, ";；,，。、\n") && !is_in_figure(text_, i)) || is_box(text_[i])) return false;
    return true;
  }

  /// "服务：62  其他：38", "得分：58.94等级：二级": the 62 is a value; a number of a label stands at the beginning of its line.
  bool begins_with_value(std::size_t from, std::size_t to) const {
    std::size_t at = from;
    while (at < to && is_digit(at)) ++at;
    if (at == from || at == to || starts_line(text_, from)) return false;
    return is_space(text_[at].character) || (is_one_of(text_[at].character, ".．") && at + 1 < to && is_digit(at + 1));
  }

  /// A place that was filled in lies within: what it says is no part of a label's words.
  bool holds_place(std::size_t from, std::size_t to) const {
    for (std::size_t i = from + 1; i < to; ++i)
      if (is_underlined(text_[i]) != is_underlined(text_[i - 1])) return true;
    return false;
  }

  /// "服务商：广东某软件有限公司是否入选资源池：否": a question that nothing parts from a value before it begins with 是否.
  bool takes_in_value(std::size_t from) const {
    if (found_.empty() || is_boundary(text_, from)) return false;
    return from + 1 >= text_.size() || text_[from].character != "是" || text_[from + 1].character != "否";
  }

  bool take(std::size_t from, std::size_t to, bool resembling, bool telling = false) {
    if (is_space(text_[from].character) || begins_with_value(from, to) || holds_place(from, to)) return false;
    const TracedText label = text_.slice(from, to);
    LabelMatch match = resembling ? match_traced(label, index_) : index_.match(label.text());
    if (!match.is_label() || (telling && match.general.empty()) || (match.by_words && takes_in_value(from))) return false;
    found_.push_back({before_numbering(from), to, std::move(match)});
    return true;
  }

  /// "2004年7月25日4.注册资本：…": the number before a label is the label's.
  std::size_t before_numbering(std::size_t label) const {
    constexpr std::size_t kLongestNumber = 2;
    std::size_t from = label;
    while (from > 0 && text_[from - 1].character == " ") --from;
    if (from == 0 || !is_one_of(text_[from - 1].character, ".．、")) return label;
    std::size_t digits = --from;
    while (digits > 0 && from - digits <= kLongestNumber && is_digit(digits - 1)) --digits;
    const bool number = digits < from && from - digits <= kLongestNumber;
    const bool of_figure = digits > 0 && (is_digit(digits - 1) || is_one_of(text_[digits - 1].character, ".,，．"));
    return number && !of_figure && digits >= free_from() ? digits : label;
  }

  bool is_digit(std::size_t at) const { return chushen::is_digit(text_[at].character); }

  const TracedText& text_;
  const LabelIndex& index_;
  const bool recognized_ = is_recognized(text_);
  std::vector<FoundLabel> found_;
};

}  // namespace

std::vector<FoundLabel> labels_before_colons(const TracedText& text, const LabelIndex& index) {
  return PairFinder(text, index).before_colons();
}

std::vector<FoundLabel> labels_before_gaps(const TracedText& text, const LabelIndex& index) {
  return PairFinder(text, index).before_gaps();
}

std::vector<FoundLabel> labels_before_places(const TracedText& text, const LabelIndex& index, const std::vector<FoundLabel>& before_colons) {
  return PairFinder(text, index).before_places(before_colons);
}

bool starts_line(const TracedText& text, std::size_t at) {
  while (at > 0 && text[at - 1].character != "\n") {
    if (!is_space(text[at - 1].character)) return false;
    --at;
  }
  return true;
}

}  // namespace chushen
