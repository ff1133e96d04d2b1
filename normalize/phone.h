#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chushen {

/// Reads the phone numbers of a text into the contract's form, joined by "；" in written order:
///
///   mobile    11 digits, without +86 or 0086                "13800000000"
///   landline  area code, number, extension                  "0750-3279722", "0750-3279722-801"; no area code invented
///   other     400 and 800 numbers as digits; anything else as it stands, its white space removed
///
/// Numbering: 《电信网编号计划（2017年版）》 (工信部): mobile 1[3-9] with 11 digits; area codes of three digits 010 and
/// 02x, of four 03xx … 09xx; local numbers of 7 or 8 digits. A wrong length is still a value (contact-valid judges it).
/// Numbers are parted by ； ; 、 / , line breaks, 或 or white space behind a whole number. Words beside them (names,
/// 手机：) and remarks in brackets are passed over. Nothing where no number stands: 待定, 详见附件1.
///
///     read_phones("+86 138 0000 0000 / （0750）3279722转801") -> "13800000000；0750-3279722-801"
///     read_phones("136862522160") -> "136862522160"
std::optional<std::string> read_phones(std::string_view text);

/// What one number of that form is.
enum class PhoneKind { kMobile, kLandline, kLocal, kService, kMalformed };
PhoneKind phone_kind(std::string_view number);

/// Whether none of the numbers that read_phones() joined is malformed.
bool are_sound_phones(std::string_view numbers);

}  // namespace chushen
