#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace chushen {

/// SHA-256 as FIPS 180-4 (August 2015) has it, section 6.2: names files by their content, for reports and the cache.
/// Fed in pieces of any size, so that a file is hashed without being held in memory.
///
///     Sha256().update("abc").hex() ==
///         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
class Sha256 {
 public:
  Sha256& update(std::string_view bytes);

  /// The hash of all bytes so far, 64 lower-case hex digits. More may follow afterwards.
  std::string hex() const;

 private:
  void take_block(const unsigned char* block);
  void finish();

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};  // section 5.3.3
  std::array<unsigned char, 64> block_{};
  std::size_t filled_ = 0;    ///< bytes of block_ that wait for the rest
  std::uint64_t length_ = 0;  ///< bytes so far
};

/// The hash of one text.
std::string sha256_hex(std::string_view bytes);

}  // namespace chushen
