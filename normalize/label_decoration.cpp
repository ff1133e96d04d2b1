#include "normalize/label_decoration.h"

#include <algorithm>
#include <array>
#include <vector>

#include "normalize/text.h"
#include "normalize/traced_text.h"
#include "normalize/year_head.h"

namespace chushen {
namespace {

using Characters = std::vector<std::string>;

std::string joined(const Characters& characters, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += characters[i];
  return text;
}

/// ① ⑴ ⒈ ❶ and their kin: NFKC would make digits of them.
bool is_enclosed_number(std::string_view c) {
  return (c >= "\u2460" && c <= "\u24ff") || (c >= "\u2776" && c <= "\u2793") || (c >= "\u3220" && c <= "\u3229");
}

bool is_ornament(std::string_view c) { return is_one_of(c, "*＊※★☆▲△●◆◇■•·※-—►>#"); }

/// Behind the number of a part within parts, "1.2" or "2.1.3", that begins at `at`; `at` where none does. A year is no part.
std::size_t end_of_levels(const Characters& text, std::size_t at) {
  constexpr std::size_t kMostDigits = 2;
  std::size_t end = at, levels = 0;
  for (std::size_t i = at; i < text.size(); ++i, ++levels) {
    const std::size_t first = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    if (i == first || i - first > kMostDigits) return at;
    end = i;
    if (i + 1 >= text.size() || !is_one_of(text[i], ".．") || !is_digit(text[i + 1])) break;
  }
  return levels > 0 ? end : at;
}

/// Length of "1." "12、" "一、" "(一)" "1)" at `at`, 0 where none stands there. A number alone counts before white space
/// that clean_text() left: before a figure.
std::size_t numbering_at(const Characters& text, std::size_t at) {
  if (const std::size_t end = end_of_levels(text, at); end > at && end < text.size() && is_han(text[end])) return end - at;
  std::size_t i = at;
  const bool bracket = i < text.size() && is_one_of(text[i], "(（");
  if (bracket) ++i;
  const std::size_t first = i;
  while (i < text.size() && i - first < 3 && (is_digit(text[i]) || is_one_of(text[i], "一二三四五六七八九十"))) ++i;
  if (i == first || i == text.size()) return 0;
  if (bracket) return is_one_of(text[i], ")）") ? i + 1 - at : 0;
  if (is_one_of(text[i], "、.．,，)）")) return i + 1 - at;
  return is_digit(text[i - 1]) && i - first <= 2 && text[i] == " " ? i + 1 - at : 0;
}

/// Length of "12 " or "1.2 " before a Han character: clean_text() would take the space that makes it a number of the label.
std::size_t spaced_number(const Characters& text) {
  constexpr std::size_t kMostDigits = 2;
  std::size_t first = 0;
  while (first < text.size() && is_space(text[first])) ++first;
  std::size_t at = end_of_levels(text, first);
  const bool levels = at > first;
  while (!levels && at < text.size() && is_digit(text[at])) ++at;
  const std::size_t digits = at - first;
  while (at < text.size() && is_space(text[at])) ++at;
  const bool number = digits > 0 && (levels || digits <= kMostDigits) && at > first + digits && at < text.size() && is_han(text[at]);
  return number ? at : 0;
}

/// 其中 says that a part of the row above follows; the label says which.
std::size_t of_which_at(const Characters& text, std::size_t at) {
  if (at + 2 > text.size() || text[at] != "其" || text[at + 1] != "中") return 0;
  return at + 2 < text.size() && is_one_of(text[at + 2], ":：,，、") ? 3 : 2;
}

std::string squeezed(const std::string& cleaned) {
  std::string text;
  for (const char byte : cleaned)
    if (byte != ' ' && byte != '_') text += byte;
  return text;
}

/// Words that only hints hold: what to do in the place, not what the place is called.
constexpr std::array<std::string_view, 39> kHintWords = {
    "请",   "填写", "填报", "必填", "选填", "打√",  "打勾", "勾选", "单选", "多选",   "可选", "任选", "二选一",
    "选一", "如有", "如无", "例如", "例:",  "须",   "必须", "精确", "保留", "小数",   "附",   "参见", "见",
    "按照", "截至", "截止", "字以内", "不超过", "以内", "格式", "年月日", "同营业执照", "与营业执照", "没有填", ",如", "，如"};

bool holds_any(const std::string& text, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

constexpr std::array<std::string_view, 4> kSealWords = {"盖章", "公章", "签章", "印章"};
constexpr std::array<std::string_view, 5> kSignatureWords = {"签字", "签名", "签章", "手写", "亲笔"};

std::string unit_within(const std::string& content) {
  if (const std::string unit = unit_named(content); !unit.empty()) return unit;
  const std::size_t end = std::min(content.find_first_of(",;/"), content.find("、"));
  return end == std::string::npos ? std::string() : unit_named(content.substr(0, end));
}

}  // namespace

std::string without_tail(std::string text) {
  Characters characters = code_points(text);
  while (!characters.empty() && is_one_of(characters.back(), ":：;；,，.。、-—*?？")) characters.pop_back();
  return joined(characters, 0, characters.size());
}

std::string without_decoration(std::string_view text) {
  Characters characters = code_points(text);
  std::erase_if(characters, is_enclosed_number);
  characters = code_points(clean_text(joined(characters, spaced_number(characters), characters.size())));
  std::size_t at = 0;
  for (bool more = true; more && at < characters.size();) {
    const std::size_t before = at;
    while (at < characters.size() && (is_ornament(characters[at]) || characters[at] == " " || characters[at] == "_"))
      ++at;
    at += numbering_at(characters, at);
    at += of_which_at(characters, at);
    more = at != before;
  }
  return without_tail(squeezed(joined(characters, at, characters.size())));
}

bool is_numbered(std::string_view text) {
  return without_decoration(text) != without_tail(squeezed(clean_text(text)));
}

std::string compared_form(std::string_view text) {
  std::string key;
  for (const std::string& character : code_points(text)) {
    if (is_one_of(character, "/／、,，;；|")) {
      if (!key.empty() && key.back() != '/') key += '/';
    } else if (character == "(" || character == ")") {
      key += character;
    } else {
      key += search_key(character);
    }
  }
  while (key.ends_with('/')) key.pop_back();
  return key;
}

BracketMeaning meaning_of_bracket(const std::string& content) {
  BracketMeaning meaning;
  meaning.unit = unit_within(content);
  meaning.year = year_head(content);
  meaning.seal = holds_any(content, kSealWords);
  meaning.signature = holds_any(content, kSignatureWords);
  meaning.hint = holds_any(content, kHintWords);
  meaning.belongs_to_name = meaning.unit.empty() && !meaning.year && !meaning.seal && !meaning.signature && !meaning.hint && !search_key(content).empty();
  return meaning;
}

}  // namespace chushen
