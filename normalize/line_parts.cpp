#include "normalize/line_parts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "normalize/date_text.h"
#include "normalize/label_decoration.h"
#include "normalize/mark_signs.h"
#include "normalize/text.h"
#include "normalize/value_brackets.h"

namespace chushen {
namespace {

bool is_option_mark(const Glyph& glyph) {
  return (glyph.run && !glyph.run->mark.empty()) || is_option_sign(glyph.character);
}

bool is_ticked(const Glyph& glyph) {
  if (glyph.run && !glyph.run->mark.empty()) return glyph.run->mark.front().ticked;
  return choice_sign(glyph.character).value_or(false);
}

/// "大型　中型√　小型": one tick at the end of an option's word and white paper behind it. Such forms have no boxes, and one
/// before 小型 would stand nearer to it.
bool has_lone_tick_behind(const TracedText& text) {
  std::optional<std::size_t> tick;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_option_mark(text[i])) continue;
    if (tick || !is_ticked(text[i])) return false;
    tick = i;
  }
  return tick && *tick > 0 && !is_space(text[*tick - 1].character) && (*tick + 1 == text.size() || is_space(text[*tick + 1].character));
}

/// Options that are circled have no boxes that could have been overlooked.
bool has_rings_alone(const TracedText& text) {
  bool ring = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_option_mark(text[i]) && text[i].character != "◉") return false;
    ring = ring || text[i].character == "◉";
  }
  return ring;
}

bool can_be_in_date(const Glyph& glyph) {
  return is_space(glyph.character) || is_fill_line(glyph.character) ||
         is_one_of(glyph.character, "0123456789０１２３４５６７８９年月日〇○零一二三四五六七八九十.．/-－—");
}

/// "年 月" stands in it, or it reads as a date with a day.
bool is_date(const std::string& text) {
  const std::size_t year = text.find("年");
  if (year != std::string::npos && text.find("月", year) != std::string::npos) return true;
  const auto date = read_date(text);
  return date && date->day > 0;
}

std::size_t start_of_date(const TracedText& line) {
  std::size_t from = line.size();
  while (from > 0 && can_be_in_date(line[from - 1])) --from;
  while (from < line.size() && (is_space(line[from].character) || is_one_of(line[from].character, ".．/-－—"))) ++from;
  return is_date(line.text(from, line.size())) ? from : line.size();
}

/// What stands behind each box, up to the next one.
std::vector<std::string> behind_boxes(const TracedText& line) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (is_option_mark(line[i])) {
      texts.emplace_back();
    } else if (!texts.empty()) {
      texts.back() += line[i].character;
    } else if (!is_space(line[i].character)) {
      return {};
    }
  }
  for (std::string& text : texts) text = search_key(text);
  return texts;
}

/// The option whose word begins the text; the longest word decides.
const Option* option_at_start(const FieldSpec& field, const std::string& text) {
  const Option* found = nullptr;
  std::size_t longest = 0;
  const auto try_word = [&](const Option& option, const std::string& word) {
    const std::string key = search_key(word);
    if (key.size() <= longest || !text.starts_with(key)) return;
    longest = key.size();
    found = &option;
  };
  for (const Option& option : field.options) {
    try_word(option, option.value);
    for (const std::string& word : option.words) try_word(option, word);
  }
  return found;
}

bool all_options(const FieldSpec& field, const std::vector<std::string>& texts) {
  std::set<const Option*> options;
  for (const std::string& text : texts) {
    const Option* option = option_at_start(field, text);
    if (!option || option->value == "是" || option->value == "否") return false;
    options.insert(option);
  }
  return options.size() >= 2;
}

/// Options named in a text, each by its own value; of options that hold one another the longest counts.
std::size_t options_in(std::string text, const FieldSpec& field) {
  std::vector<std::string> words;
  for (const Option& option : field.options) words.push_back(search_key(option.value));
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::size_t found = 0;
  for (const std::string& word : words)
    if (const std::size_t at = text.find(word); at != std::string::npos) {
      text.erase(at, word.size());
      ++found;
    }
  return found;
}

/// "（与营业执照一致）" alone in its line.
bool is_bracketed_hint(const TracedText& line) {
  const TracedText whole = line.trimmed();
  const std::size_t end = whole.size();
  if (end < 3 || !opens_round(whole[0]) || !closes_round(whole[end - 1])) return false;
  return meaning_of_bracket(clean_text(whole.text(1, end - 1))).hint;
}

/// "例：13900139000", "填写全称": a form says under the place what to write there, and no value begins or ends so.
bool begins_instruction(const TracedText& line) {
  const std::string text = clean_text(line.trimmed().text());
  for (const std::string_view word : {"例:", "例：", "例如", "如:", "如：", "示例", "举例", "填写", "填报", "请填", "请按", "请参", "请选", "请如实", "不超过", "不少于", "不低于", "不含", "格式:", "格式：", "注:", "注："})
    if (text.starts_with(word)) return true;
  for (const std::string_view word : {"为准", "字以内", "填写", "填报"})
    if (text.ends_with(word)) return true;
  return false;
}

}  // namespace

std::optional<std::string> behind_ticks(const TracedText& untrimmed) {
  const TracedText text = untrimmed.trimmed();
  if (text.size() == 0 || !is_option_mark(text[0])) return std::nullopt;
  std::string whole;
  bool ticked = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_option_mark(text[i])) {
      if (ticked) whole += text[i].character;
      continue;
    }
    ticked = is_ticked(text[i]);
    if (ticked && !whole.empty()) whole += "；";
  }
  return whole;
}

std::size_t most_options_behind_a_box(const TracedText& text, const FieldSpec& field) {
  if (has_rings_alone(text) || has_lone_tick_behind(text)) return 0;
  std::size_t most = 0;
  int depth = 0;
  bool letters = false;  // within the bracket
  std::string behind;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool box = is_option_mark(text[i]);
    const bool opens = opens_round(text[i]), closes = closes_round(text[i]);
    if (box) behind.clear();
    if (opens && depth++ == 0) letters = false;
    if (depth == 0 && !box) behind += text[i].character;
    letters = letters || (depth > 0 && !opens && !closes && !box && !is_space(text[i].character));
    if (closes && depth > 0 && --depth == 0 && !letters) behind.clear();  // "（）" is a box to tick as well
    most = std::max(most, options_in(search_key(behind), field));
  }
  return most;
}

TracedText date_at_end(const TracedText& line) {
  const TracedText text = line.trimmed();
  return text.slice(start_of_date(text), text.size());
}

TracedText without_date_at_end(const TracedText& line) {
  const TracedText text = line.trimmed();
  return text.slice(0, start_of_date(text)).trimmed();
}

TracedText without_ink_hint(const TracedText& text) {
  const auto bracketed = bracket_at_end(text);
  if (!bracketed) return text.trimmed();
  const BracketMeaning meaning = meaning_of_bracket(bracketed->inner.text());
  return meaning.seal || meaning.signature ? bracketed->before : text.trimmed();
}

TracedText without_hint_lines(const TracedText& text) {
  TracedText rest;
  const std::vector<TracedText> lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && begins_instruction(lines[i])) break;  // and whatever of it stands in further lines
    if (is_bracketed_hint(lines[i])) continue;
    if (rest.size() > 0) rest.append_space('\n');
    rest.append(lines[i]);
  }
  return rest.size() < text.size() ? rest : text;
}

const FieldSpec* field_of_boxes(const TracedText& line, const FormSchema& schema) {
  const std::vector<std::string> texts = behind_boxes(line);
  if (texts.size() < 2) return nullptr;
  const FieldSpec* found = nullptr;
  for (const FieldSpec& field : schema.fields) {
    if (field.type != ValueType::kChoice || !all_options(field, texts)) continue;
    if (found) return nullptr;
    found = &field;
  }
  return found;
}

}  // namespace chushen
