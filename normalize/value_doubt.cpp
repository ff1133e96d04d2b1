#include "normalize/value_doubt.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "normalize/line_parts.h"
#include "normalize/mail.h"
#include "normalize/phone.h"
#include "normalize/platform_remarks.h"
#include "normalize/text.h"

namespace chushen {
namespace {

bool may_be_thousands(const std::string& text) {
  const std::size_t point = text.find('.');
  if (point == std::string::npos || point == 0 || text.find(',') != std::string::npos) return false;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", point + 1), text.size());
  return end - point - 1 == 3;
}

/// How often each option stands in the text, one that is part of another's words ("已建成" of "已建成并投入使用") not counted there.
std::vector<int> counts_of_options(std::string text, const FieldSpec& field) {
  std::vector<std::size_t> longest_first(field.options.size());
  for (std::size_t i = 0; i < longest_first.size(); ++i) longest_first[i] = i;
  std::sort(longest_first.begin(), longest_first.end(),
            [&](std::size_t a, std::size_t b) { return field.options[a].value.size() > field.options[b].value.size(); });
  std::vector<int> counts(field.options.size(), 0);
  for (const std::size_t i : longest_first) {
    const std::string& name = field.options[i].value;
    for (std::size_t at = name.empty() ? text.npos : text.find(name); at != text.npos; at = text.find(name, at)) {
      text.replace(at, name.size(), "|");
      ++counts[i];
    }
  }
  return counts;
}

/// Boxes alone: what stood beside them was not read. A single one answers a question of yes or no.
bool names_no_option(const TracedText& recognized) {
  int marks = 0;
  for (std::size_t i = 0; i < recognized.size(); ++i) {
    const bool mark = recognized[i].run && !recognized[i].run->mark.empty();
    if (!mark && !is_space(recognized[i].character)) return false;
    marks += mark;
  }
  return marks > 1;
}

/// "☐一级 ☐二级 ☑二级 ☐四级": one of the two was another one, which stands nowhere.
bool repeats_an_option(const TracedText& recognized, const FieldSpec& field) {
  const std::vector<int> counts = counts_of_options(recognized.text(), field);
  const auto twice = [](int count) { return count > 1; };
  return std::any_of(counts.begin(), counts.end(), twice) && std::find(counts.begin(), counts.end(), 0) != counts.end();
}

/// "☐是 否": nothing is ticked and an option has no box: its box, ticked perhaps, was not seen.
bool misses_a_box(const TracedText& recognized, const FieldSpec& field) {
  std::ptrdiff_t marks = 0;
  for (std::size_t i = 0; i < recognized.size(); ++i) {
    if (!recognized[i].run || recognized[i].run->mark.empty()) continue;
    if (recognized[i].run->mark.front().ticked) return false;
    ++marks;
  }
  const std::vector<int> counts = counts_of_options(recognized.text(), field);
  return marks > 0 && marks < std::count_if(counts.begin(), counts.end(), [](int count) { return count > 0; });
}

/// Strokes and dots that dust and pieces of rulings are read as; a piece of a wall is an upright one.
bool is_stroke(std::string_view character) { return is_one_of(character, "一二三.．。·•,，-－—_1Il|!i"); }

bool is_letter(std::string_view character) {
  return character.size() == 1 && ((character[0] >= 'A' && character[0] <= 'Z') || (character[0] >= 'a' && character[0] <= 'z'));
}

/// A form of a character that differs in a stroke from the one in use (黃 for 黄), which recognizers know as well: on a form of
/// the mainland it is more often misread than written.
bool has_variant_form(const TracedText& text) {
  static constexpr std::string_view kVariants = "黃戶吳呂別強冊値眞內淸靑敎緖説稅兌悅銳溫產録姸巻歩毎";
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_one_of(text[i].character, kVariants)) return true;
  return false;
}

/// A line of its own that is only "二" or "1", before the text, within or behind it.
bool has_line_of_dust(const TracedText& text) {
  const auto breaks = [&](std::size_t at) { return at >= text.size() || text[at].character == "\n"; };
  for (std::size_t i = 0; i < text.size(); ++i)
    if (is_stroke(text[i].character) && (i == 0 || breaks(i - 1)) && breaks(i + 1)) return true;
  return false;
}

/// "铁路37·铁路", "38·电气": nothing is counted after a house number or the number of a trade. An item's number ("1.龙头；
/// 2.花洒") begins the text or follows a stop, and has a full stop.
bool points_behind_a_number(const TracedText& text, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && is_digit(text[first - 1].character)) --first;
  if (first == at || at + 1 == text.size() || !is_han(text[at + 1].character)) return false;
  return first == 0 ? is_one_of(text[at].character, "·•") : is_han(text[first - 1].character);
}

/// "有限公司.", "WMS·" and "MES、.ERP": whether the point was written or is dust cannot be told from the text. "Co., Ltd." has its own.
bool has_point_of_dust(const TracedText& text) {
  const std::string_view last = text[text.size() - 1].character, before = text[text.size() - 2].character;
  if (is_one_of(last, "·•") || (last == "." && is_han(before))) return true;
  for (std::size_t i = 1; i < text.size(); ++i)
    if (is_one_of(text[i].character, ".·•") && (is_one_of(text[i - 1].character, "、，；") || points_behind_a_number(text, i))) return true;
  return false;
}

/// "0750-388274 / 2": a number too short or too long may have been cut or misread.
bool holds_malformed_phone(const std::string& text) {
  const auto phones = read_phones(text);
  return phones && !are_sound_phones(*phones);
}

/// "138 4321 3294" as the name of a person: what stands in another row.
bool is_figure_alone(const TracedText& text) {
  bool digit = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_han(text[i].character) || is_letter(text[i].character)) return false;
    digit = digit || is_digit(text[i].character);
  }
  return digit;
}

/// "-1310": beside a cell's wall, a piece of which reads as a minus sign. Only a profit can be negative.
bool has_stroke_before_figure(const FieldSpec& field, const TracedText& text) {
  if (text.size() == 0 || !is_one_of(text[0].character, "-－—–一")) return false;
  return std::none_of(field.labels.begin(), field.labels.end(), [](const std::string& label) { return label.find("利润") != std::string::npos; });
}

/// Neither a postal code nor a registration number of old (15) or new (18).
bool is_cut_code(const std::string& text) {
  const std::size_t size = without_spaces(clean_text(text)).size();
  return size != 6 && size != 15 && size != 18;
}

/// "ME / S": one word on two lines, or two words?
bool breaks_a_word(const TracedText& text) {
  for (std::size_t i = 1; i + 1 < text.size(); ++i)
    if (text[i].character == "\n" && is_letter(text[i - 1].character) && is_letter(text[i + 1].character)) return true;
  return false;
}

}  // namespace

bool lost_ten_thousands(const FieldSpec& field, const std::string& unit, const Value& value) {
  static const Decimal least = *Decimal::parse("10");  // 万元
  const auto* sum = std::get_if<Decimal>(&value.content);
  return field.type == ValueType::kMoney && field.unit == "万元" && unit == "元" && sum && *sum > Decimal() && *sum < least;
}

bool holds_columns(const FieldSpec& field, const TracedText& recognized) {
  const bool text = field.type == ValueType::kText || field.type == ValueType::kMail;
  if (!text || recognized.has_marks()) return false;
  for (std::size_t i = 0; i < recognized.size(); ++i)
    if (recognized[i].character == "\t") return true;
  return false;
}

bool breaks_a_figure(const FieldSpec& field, const TracedText& written) {
  constexpr std::size_t kWholeCode = 18;
  if (field.type == ValueType::kCode) return written.text().find('\n') != std::string::npos && without_spaces(clean_text(written.text())).size() != kWholeCode;
  const bool figure = field.type == ValueType::kMoney || field.type == ValueType::kCount || field.type == ValueType::kRate || field.type == ValueType::kScore;
  const auto in_figure = [](const std::string& character) { return character.size() == 1 && std::string_view("0123456789.,").find(character) != std::string_view::npos; };
  for (std::size_t i = 1; figure && i + 1 < written.size(); ++i)
    if (written[i].character == "\n" && in_figure(written[i - 1].character) && in_figure(written[i + 1].character)) return true;
  return false;
}

bool is_doubtful(const FieldSpec& field, const TracedText& recognized) {
  switch (field.type) {
    case ValueType::kMoney:
    case ValueType::kCount: return may_be_thousands(recognized.text()) || has_stroke_before_figure(field, recognized);
    case ValueType::kChoice: return recognized.has_marks() && (names_no_option(recognized) || most_options_behind_a_box(recognized, field) > 1 || repeats_an_option(recognized, field) || misses_a_box(recognized, field));
    case ValueType::kCode: return is_cut_code(recognized.text());
    case ValueType::kText:
      if (recognized.size() == 1 || is_figure_alone(recognized) || ends_like_counter(recognized)) return true;
      if (recognized.size() > 1 && (has_line_of_dust(recognized) || has_point_of_dust(recognized) || breaks_a_word(recognized) || has_variant_form(recognized))) return true;
      return recognized.has_marks() && !behind_ticks(recognized);
    case ValueType::kPhone: return holds_malformed_phone(recognized.text());
    case ValueType::kMail: {
      const auto read = read_mails(recognized.text());
      return read && read->find("；") == std::string::npos && !is_mail(*read);
    }
    default: return false;
  }
}

}  // namespace chushen
