#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// The names of an archive's members: bytes that somebody's archiver wrote. They are shown, never used as a path.

/// A name as it was stored, and what the archive says of it.
struct StoredName {
  std::string bytes;
  bool utf8 = false;         ///< flagged as UTF-8
  std::string unicode_name;  ///< given once more in UTF-8; empty where not
};

/// The names as UTF-8. First what an archive says itself, where that is well-formed; for the others one encoding, since
/// one archiver wrote them all: UTF-8 where each is well-formed and reads as somebody's UTF-8, else GB18030 where each
/// is that; else each by itself, with bytes that are neither as `\xHH`.
///
/// Why not "UTF-8 where it is valid": 通 in GBK is CD A8, which is well-formed UTF-8 for a combining sign. UTF-8 names
/// with Han characters have sequences of three bytes; two-byte ones alone that are Han in GB18030 are GB18030.
///
///     decode_names({{"\xC9\xEA\xB1\xA8.docx"}}) == {"申报.docx"}
std::vector<std::string> decode_names(const std::vector<StoredName>& names);

/// A member's place below its archive: '/'-separated, without drive, leading '/', "." and "..", each at most 255 bytes;
/// Windows' '\' separates too, which is safe only once a name is decoded (乗 ends in that byte in GBK).
struct MemberPath {
  std::string path;      ///< never empty: "未命名" stands in
  bool escapes = false;  ///< it meant a place outside: absolute, with a drive, or with ".."
};
MemberPath member_path(std::string_view name);

/// "申报书~2.docx" of "申报书.docx" and 2: the second member of one name.
std::string numbered_name(std::string_view path, int number);

}  // namespace chushen
