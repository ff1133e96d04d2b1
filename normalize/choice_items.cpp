#include "normalize/choice_items.h"

#include <algorithm>
#include <optional>

#include "normalize/choice_words.h"
#include "normalize/mark_signs.h"
#include "normalize/scanner.h"
#include "normalize/text.h"

namespace chushen {
namespace {

using Kind = ChoiceItem::Kind;
using Word = ChoiceWord;

// Characters that a word goes on with.
bool is_word_character(std::string_view point) {
  return is_han(point) || (point.size() == 1 && (Scanner::is_digit(point[0]) || (point[0] >= 'a' && point[0] <= 'z')));
}

bool stops_here(Scanner scanner) {
  return scanner.done() || !is_word_character(scanner.take_code_point());
}

bool is_ascii_alnum(char c) {
  return Scanner::is_digit(c) || (c >= 'a' && c <= 'z');
}

// The word, with white space between its Han characters ("示 范 企 业").
bool take_spaced(Scanner& scanner, std::string_view word) {
  Scanner ahead = scanner;
  for (Scanner rest(word); !rest.done();) {
    const std::string_view point = rest.take_code_point();
    if (rest.rest().size() + point.size() < word.size() && point.size() > 1) ahead.skip_spaces();
    if (!ahead.take(point)) return false;
  }
  scanner = ahead;
  return true;
}

// 级 and letters count only where no numeral or letter goes on: 十二级, 12级, L21.
bool stands_alone(std::string_view before, const Word& word, std::string_view after) {
  const bool ascii_start = is_ascii_alnum(word.text.front());
  if (ascii_start && !before.empty() && is_ascii_alnum(before.back())) return false;
  if (is_ascii_alnum(word.text.back()) && !after.empty() && is_ascii_alnum(after.front())) return false;
  if (!word.text.ends_with("级")) return true;
  for (const std::string_view numeral : {"十", "百", "一", "二", "三", "四", "五", "Ⅰ", "Ⅱ", "."}) {
    if (before.ends_with(numeral)) return false;
  }
  return before.empty() || !Scanner::is_digit(before.back());
}

// One-character words are read only where they stand free: 是 in 总是 or 是否 is no answer.
bool stands_free(std::string_view before, bool behind_item, const Word& word, std::string_view after) {
  if (word.length > 1) return true;
  const auto before_points = code_points(before);
  const auto after_points = code_points(after.substr(0, 8));
  const bool free_left = behind_item || before_points.empty() || !is_han(before_points.back());
  const bool free_right = after_points.empty() || !is_han(after_points.front());
  return free_left && (free_right || behind_item);
}

// A mark in brackets: (√) [x] 【】, and bare signs.
std::optional<Kind> take_glyph(Scanner& scanner) {
  Scanner ahead = scanner;
  if (const std::optional<bool> ticked = choice_sign(ahead.take_code_point())) {
    scanner = ahead;
    return *ticked ? Kind::kTicked : Kind::kOpen;
  }
  if (!scanner.take_any({"×", "✗", "✘", "✕", "╳"}).empty()) return Kind::kCross;
  return std::nullopt;
}

std::optional<Kind> take_bracketed_mark(Scanner& scanner, bool empty_brackets_are_boxes) {
  static constexpr std::string_view kPairs[][2] = {{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}};
  for (const auto& [open, close] : kPairs) {
    Scanner ahead = scanner;
    if (!ahead.take(open)) continue;
    ahead.skip_spaces();
    std::optional<Kind> kind = take_glyph(ahead);
    if (!kind && ahead.take("v")) kind = Kind::kTicked;
    if (kind == Kind::kCross || (!kind && ahead.take("x"))) kind = Kind::kBoxedCross;
    ahead.skip_spaces();
    if (!ahead.take(close)) continue;
    if (!kind && !empty_brackets_are_boxes) continue;
    scanner = ahead;
    return kind.value_or(Kind::kOpen);
  }
  return std::nullopt;
}

bool has_box(std::string_view text) {
  bool in_bracket = false;  // "(☑)" is how a tick between brackets is read from a picture
  for (Scanner scanner(text); !scanner.done();) {
    const std::string_view point = scanner.take_code_point();
    if (!in_bracket && is_option_sign(point) && !is_tick_sign(point)) return true;
    in_bracket = is_one_of(point, "([【〔");
  }
  return false;
}

class RowReader {
 public:
  RowReader(std::string_view text, std::span<const Option> options)
      : text_(text), scanner_(text), words_(choice_words(options)), empty_brackets_are_boxes_(!has_box(text)) {}

  ChoiceRow read() {
    while (!scanner_.done()) {
      if (take_remark() || take_mark() || take_option()) continue;
      take_other();
    }
    row_.behind = gap_;
    return std::move(row_);
  }

 private:
  std::string_view before() const { return text_.substr(0, text_.size() - scanner_.rest().size()); }
  bool behind_item() const { return !row_.items.empty() && gap_ == Gap::kNone; }

  void add(ChoiceItem item) {
    item.gap = gap_;
    item.after_colon = row_.other.ends_with(':');
    gap_ = Gap::kNone;
    row_.items.push_back(item);
  }

  void widen(Gap gap) { gap_ = std::max(gap_, gap); }

  // "(…)" behind an option, when it holds more than a mark.
  bool take_remark() {
    if (row_.items.empty() || row_.items.back().is_mark()) return false;
    if (!scanner_.at("(") && !scanner_.at("[") && !scanner_.at("【")) return false;
    Scanner mark = scanner_;
    if (take_bracketed_mark(mark, empty_brackets_are_boxes_)) return false;
    return scanner_.take_brackets();
  }

  bool take_mark() {
    const bool ring = scanner_.at("◉");
    std::optional<Kind> kind = take_bracketed_mark(scanner_, empty_brackets_are_boxes_);
    const bool bare = !kind;
    if (bare) kind = take_glyph(scanner_);
    if (!kind && at_mouth()) kind = Kind::kOpen;
    if (!kind) return false;
    // "□√": a tick written beside its box is one mark.
    const bool beside = bare && behind_item() && row_.items.back().is_mark();
    if (beside && *kind != Kind::kCross && *kind != row_.items.back().kind) {
      row_.items.back().kind = Kind::kTicked;
      return true;
    }
    add({*kind, 0, Gap::kNone, 0, false, false});
    row_.items.back().ring = ring;
    return true;
  }

  // OCR and typists take 口 for □: a box where an option follows at once.
  bool at_mouth() {
    Scanner ahead = scanner_;
    if (!ahead.take("口")) return false;
    for (const Word& word : words_) {
      Scanner probe = ahead;
      if (take_spaced(probe, word.text)) {
        scanner_ = ahead;
        return true;
      }
    }
    return false;
  }

  bool take_option() {
    if (scanner_.take("是否")) {
      widen(Gap::kWords);
      return true;
    }
    for (const Word& word : words_) {
      Scanner ahead = scanner_;
      if (!take_spaced(ahead, word.text)) continue;
      if (!stands_alone(before(), word, ahead.rest()) || !stands_free(before(), behind_item(), word, ahead.rest()))
        continue;
      if (gap_ == Gap::kWords && is_contraction(word)) continue;
      scanner_ = ahead;
      if (word.text.ends_with("级")) scanner_.take_any({"及以上", "以上"});
      if (repeats_option(word)) {
        row_.items.back().length = std::max(row_.items.back().length, word.length);
        gap_ = Gap::kNone;
      } else {
        add({Kind::kOption, word.option, Gap::kNone, word.length, false, false});
      }
      row_.items.back().stops = stops_here(scanner_);
      return true;
    }
    return false;
  }

  // 中小型 names two options in one word: 中型 and 小型.
  bool is_contraction(const Word& word) const {
    const auto tail = [](std::string_view text) {
      Scanner scanner(text);
      scanner.take_code_point();
      return scanner.rest();
    };
    return std::any_of(words_.begin(), words_.end(), [&](const Word& other) {
      const std::string_view head = std::string_view(other.text).substr(0, other.text.size() - tail(other.text).size());
      return other.option != word.option && tail(other.text) == tail(word.text) && !tail(word.text).empty() &&
             before().ends_with(head);
    });
  }

  // "方向一：示范企业": two words of one option, one answer.
  bool repeats_option(const Word& word) const {
    return !row_.items.empty() && !row_.items.back().is_mark() && row_.items.back().option == word.option &&
           gap_ != Gap::kWords;
  }

  void take_other() {
    const std::string_view point = scanner_.take_code_point();
    if (point == " ") return widen(Gap::kSpace);
    row_.other += point;
    widen(is_word_character(point) ? Gap::kWords : Gap::kSigns);
  }

  std::string_view text_;
  Scanner scanner_;
  std::vector<Word> words_;
  bool empty_brackets_are_boxes_;
  ChoiceRow row_;
  Gap gap_ = Gap::kNone;
};

}  // namespace

ChoiceRow choice_row(std::string_view text, std::span<const Option> options) {
  const std::string prepared = ascii_lower(figure_text(text));
  return RowReader(prepared, options).read();
}

}  // namespace chushen
