// SHA-256 (FIPS 180-4, by OpenSSL's libcrypto): content hashes of documents, stable ids of claims, checksums of images.
//
//   sha256_hex("abc") == "ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad" without the spaces
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace signatory::base {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);
// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
// The first `digits` hexadecimal digits: a short stable id.
std::string short_hash(std::string_view bytes, std::size_t digits = 16);

}  // namespace signatory::base
