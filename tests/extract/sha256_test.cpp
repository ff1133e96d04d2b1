#include "extract/sha256.h"

#include <catch2/catch.hpp>

using chushen::Sha256;
using chushen::sha256_hex;

// The examples published with FIPS 180-4 (NIST, "SHA-256 examples") and by RFC 6234 section 8.5.

TEST_CASE("the published examples of SHA-256 come out as published") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1000000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("pieces of any size give the hash of the whole") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += static_cast<char>(i * 37);
  const std::string whole = sha256_hex(text);
  for (const std::size_t size : {1, 3, 63, 64, 65, 128, 999}) {
    Sha256 hash;
    for (std::size_t at = 0; at < text.size(); at += size) hash.update(std::string_view(text).substr(at, size));
    INFO("pieces of " << size);
    CHECK(hash.hex() == whole);
  }
}

TEST_CASE("lengths around a block are padded rightly") {
  // Each from an independent program: printf with that many x's, piped to sha256sum.
  CHECK(sha256_hex(std::string(55, 'x')) == "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072");
  CHECK(sha256_hex(std::string(56, 'x')) == "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e");
  CHECK(sha256_hex(std::string(64, 'x')) == "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c");
}

TEST_CASE("asking for the hash does not end the stream") {
  Sha256 hash;
  hash.update("ab");
  CHECK(hash.hex() == sha256_hex("ab"));
  CHECK(hash.update("c").hex() == sha256_hex("abc"));
}
