#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace chushen {

/// 统一社会信用代码 by GB 32100-2015: 登记管理部门 (1), 机构类别 (2), 登记管理机关行政区划码 (3–8, digits), 主体标识码
/// (9–17, an 组织机构代码 by GB 11714-1997 with its own check symbol), 校验码 (18).
///
/// Alphabet 0–9 A–H J–N P–R T U W X Y: 31 symbols, without I O S V Z. Weights 3^(i-1) mod 31; the check symbol is
/// number (31 - sum mod 31) mod 31. A few registered codes fail it: a failed check only asks for a look at the licence.

/// Why a text is not a code; in the order of the checks. Names after the four questions: is the length right, the form,
/// the check symbols, the parts.
enum class UsccError {
  kLength,                ///< not 18 symbols
  kFormat,                ///< a symbol outside the alphabet, or a letter in the six digits of the region
  kChecksum,              ///< position 18 does not fit the others; 9–17 pass theirs: the error is in 1–8 or 18
  kChecksumAndComponent,  ///< neither check fits: the error is in 9–17
  kComponent,             ///< position 17 does not fit 9–16 while 18 does: no slip of one symbol makes that
};

/// The checks on a code in the contract's form (upper case, no spaces).
///
///     check_uscc("91440703MAXXXX023D")  -> fine
///     check_uscc("91440703MAXXXX023E")  -> kChecksum
tl::expected<void, UsccError> check_uscc(std::string_view code);

/// One Chinese clause: "长度不是18位".
std::string_view explain(UsccError error);

/// The check symbol that belongs to the first 17; nothing where they are not of the alphabet.
std::optional<char> uscc_check_symbol(std::string_view first_17);

/// What a repaired code must be, besides fitting both checks. Empty lists ask nothing.
struct UsccExpectation {
  std::vector<std::string> prefixes = {"91"};  ///< positions 1–2; 91: an enterprise of the market registers
  std::vector<std::string> regions;            ///< positions 3–8, whole or their beginning: "4407", "440000"
};

/// The one code that fits and differs from `code` in a single symbol which readers take for another (0 O D, 1 I L, 2 Z,
/// 5 S, 8 B …), or in just those symbols that are outside the alphabet (O for 0, Cyrillic С for C). Nothing where none
/// fits or several do. A suggestion to show, never to use.
///
///     suggest_uscc("91440703MAXXXXO23D", {}) -> "91440703MAXXXX023D"
std::optional<std::string> suggest_uscc(std::string_view code, const UsccExpectation& expected);

}  // namespace chushen
