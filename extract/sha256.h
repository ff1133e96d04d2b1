#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace chushen {

/// SHA-256 as FIPS 180-4 (August 2015) has it, section 6.2: names files by their content, for reports and the cache.
/// Computed by OpenSSL (digest.cpp), which uses what the processor has for it: ten times as fast as plain C++, and a report
/// is hashed in several ways. Fed in pieces of any size, so that a file is hashed without being held in memory.
///
///     Sha256().update("abc").hex() ==
///         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  Sha256& update(std::string_view bytes);

  /// The hash of all bytes so far, 64 lower-case hex digits. More may follow afterwards.
  std::string hex() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

/// The hash of one text.
std::string sha256_hex(std::string_view bytes);

}  // namespace chushen
