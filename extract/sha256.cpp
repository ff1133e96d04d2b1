#include "extract/sha256.h"

#include <cstdint>
#include <new>
#include <type_traits>

#include <nettle/sha2.h>

namespace chushen {
namespace {

sha256_ctx& context(std::array<unsigned char, 128>& state) {
  return *std::launder(reinterpret_cast<sha256_ctx*>(state.data()));
}

}  // namespace

Sha256::Sha256() {
  static_assert(sizeof(sha256_ctx) <= sizeof state_ && alignof(sha256_ctx) <= 8);
  static_assert(std::is_trivially_copyable_v<sha256_ctx>);
  sha256_init(new (state_.data()) sha256_ctx);
}

Sha256& Sha256::update(std::string_view bytes) {
  sha256_update(&context(state_), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  return *this;
}

std::string Sha256::hex() const {
  std::array<unsigned char, 128> state = state_;  // its end is not this one's
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context(state), digest.size(), digest.data());
  std::string text;
  for (const std::uint8_t byte : digest) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) {
  return Sha256().update(bytes).hex();
}

}  // namespace chushen
