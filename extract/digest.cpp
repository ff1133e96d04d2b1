#include "extract/digest.h"

#include <array>
#include <cstdint>
#include <memory>
#include <new>

#include <openssl/evp.h>

#include "extract/sha256.h"

namespace chushen {
namespace {

struct Method {
  std::string_view name;  ///< lower case, without '-' and '_'
  const EVP_MD* (*function)();
};

constexpr Method kMethods[] = {
    {"sm3", EVP_sm3},       {"1.2.156.10197.1.401", EVP_sm3},
    {"sha256", EVP_sha256}, {"2.16.840.1.101.3.4.2.1", EVP_sha256},
    {"sha1", EVP_sha1},     {"1.3.14.3.2.26", EVP_sha1},
    {"md5", EVP_md5},       {"1.2.840.113549.2.5", EVP_md5}};

std::string folded(std::string_view name) {
  std::string result;
  for (const char c : name)
    if (c != '-' && c != '_' && c != ' ') result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

/// A context of the library. It fails only where memory is gone.
EVP_MD_CTX* context() {
  EVP_MD_CTX* made = EVP_MD_CTX_new();
  if (!made) throw std::bad_alloc();
  return made;
}

// Fetched once: what EVP_sha256() names is looked up anew at every beginning, which takes longer than hashing a line.
const EVP_MD* sha256() {
  static const EVP_MD* const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return method ? method : EVP_sha256();
}

int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

}  // namespace

struct Sha256::State {
  EVP_MD_CTX* bytes = context();
  State() { EVP_DigestInit_ex(bytes, sha256(), nullptr); }
  ~State() { EVP_MD_CTX_free(bytes); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

Sha256::Sha256() : state_(std::make_shared<State>()) {}

Sha256& Sha256::update(std::string_view bytes) {
  EVP_DigestUpdate(state_->bytes, bytes.data(), bytes.size());
  return *this;
}

std::string Sha256::hex() const {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> copy(context(), EVP_MD_CTX_free);  // its end is not this one's
  Digest digest;
  unsigned int size = 0;
  EVP_MD_CTX_copy_ex(copy.get(), state_->bytes);
  EVP_DigestFinal_ex(copy.get(), digest.data(), &size);
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += "0123456789abcdef"[digest[i] >> 4];
    text += "0123456789abcdef"[digest[i] & 15];
  }
  return text;
}

std::string sha256_hex(std::string_view bytes) { return Sha256().update(bytes).hex(); }

std::optional<std::string> digest_of(std::string_view bytes, std::string_view method) {
  const std::string wanted = folded(method);
  for (const Method& known : kMethods) {
    if (known.name != wanted) continue;
    Digest digest;
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, known.function(), nullptr) != 1) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(digest.data()), size);
  }
  return std::nullopt;
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    if (c == '=') break;
    const int value = value_of(c);
    if (value < 0) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

}  // namespace chushen
