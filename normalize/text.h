#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// The forms of a text: one to show, one to search in, one to read figures from. All take any bytes: what is not UTF-8
/// becomes U+FFFD. All are idempotent. ICU does the work and is used in text.cpp only.

/// The contract's text form: NFKC and EquivalentUnifiedIdeograph (Kangxi and supplement radicals), no white space
/// beside Han characters, other runs of white space one space, trimmed; no control, bidi or zero-width characters.
///
///     clean_text("江 门 市　（测试）有限公司 ") == "江门市(测试)有限公司"
std::string clean_text(std::string_view text);

/// For comparing and searching only, never for showing: clean_text without any white space and punctuation, lower case.
std::string search_key(std::string_view text);

/// For reading figures: full-width forms as ASCII, radicals as in clean_text ("8⽉" of a PDF's text layer), dashes as
/// '-', waves as '~', white space and the form's fill-in lines "＿＿" as one ' ', trimmed, no invisible characters.
/// Not NFKC, which turns signs into digits: "①120" into "1120", "10²" into "102". Here ① ² ½ ㎡ stay what they are.
///
///     figure_text("２０２３年 8 ⽉—— ") == "2023年 8 月--"
std::string figure_text(std::string_view text);

/// Whether two texts say the same but for punctuation and white space, which readers of scans lose first. What stands
/// between two figures counts: "1.5" is not "15".
bool same_words(std::string_view a, std::string_view b);

/// `text` without any white space.
std::string without_spaces(std::string_view text);

/// ASCII letters in upper or lower case; everything else as it is.
std::string ascii_upper(std::string_view text);
std::string ascii_lower(std::string_view text);

/// NFC and nothing else: for ids made from file names, which must stay what they are.
std::string to_nfc(std::string_view text);

/// For finding names that are one name to a disk without case: simple case folding of every code point.
std::string fold_case(std::string_view text);

/// The code points of valid UTF-8 as one string each; an invalid byte becomes U+FFFD.
std::vector<std::string> code_points(std::string_view text);

/// A Han character, also of the extensions, and 〇.
bool is_han(std::string_view code_point);

/// A digit 0 to 9, full-width too.
bool is_digit(std::string_view character);

/// Whether a character stands among others: is_one_of("，", ",，;；").
bool is_one_of(std::string_view character, std::string_view set);

/// One Han character at least stands in the text.
bool has_han(std::string_view text);

}  // namespace chushen
