#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// One value of DER (ITU-T X.690): its tag byte and what it holds.
struct DerValue {
  unsigned char tag = 0;
  std::string_view content;

  bool constructed() const { return (tag & 0x20) != 0; }
};

/// Tags that are looked for, with their universal numbers (X.680, table 1).
inline constexpr unsigned char kDerInteger = 0x02, kDerOctets = 0x04, kDerUtf8 = 0x0C, kDerIa5 = 0x16,
                               kDerSequence = 0x30;

/// The values that follow each other in `bytes`; ends at the first that does not hold together (a length beyond the
/// end, of more than four bytes, or left open).
std::vector<DerValue> der_values(std::string_view bytes);

/// The picture of an electronic seal, and what the seal says it is called.
struct SealPicture {
  std::string name;             ///< SES_ESPropertyInfo.name, UTF-8: "江门市甲有限公司公章"; may be empty
  std::string type;             ///< "png", "jpg", "ofd", lower case
  std::string bytes;
};

/// Finds SES_ESPictrueInfo (a type, octets, width and height) in a signed value or a seal file.
/// Source: GB/T 38540-2020 (GM/T 0031-2014 alike), 6.1.1. Signatures are not verified.
std::optional<SealPicture> find_seal_picture(std::string_view der);

}  // namespace chushen
