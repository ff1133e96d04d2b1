#pragma once

#include <optional>
#include <string_view>

namespace chushen {

/// 组织机构代码 by GB 11714-1997: eight symbols and a check symbol; positions 9–17 of a 统一社会信用代码.
///
/// Weights 3 7 9 10 5 8 4 2 over the values 0–9, A=10 … Z=35; the check symbol is 11 - (sum mod 11), with X for 10 and
/// 0 for 11. Modulo 11 over 36 values it cannot see 0↔B, 1↔C, 8↔J and the like: GB 32100 has to help.
///
///     organization_check_symbol("78305975") == '3'      is_organization_code("79013765-X")

/// The check symbol that belongs to eight symbols; nothing where the body is not eight of 0–9 A–Z.
std::optional<char> organization_check_symbol(std::string_view body);

/// Nine symbols, or eight, a hyphen and one, with the right check symbol.
bool is_organization_code(std::string_view code);

/// The 注册号 of old licences by GS 15-2006: 15 digits, the last by ISO 7064 MOD 11,10. Since 2015 the 18 symbols of
/// the 统一社会信用代码 have to stand in its place.
///
///     is_registration_number("310115600985533")
bool is_registration_number(std::string_view code);

}  // namespace chushen
