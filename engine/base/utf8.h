// UTF-8 without a library: validation with the offset of the first fault, decoding, encoding.
// Anything that needs Unicode properties (case, folding, width, normal forms) lives in text/unicode.h.
//
//   if (auto bad = first_invalid_utf8(bytes)) report(*bad);          // byte offset
//   for (std::size_t at = 0; at < s.size();) { char32_t c = decode_utf8(s, at); ... }   // `at` moves on
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace signatory::base {

// Byte offset of the first ill-formed sequence (overlong, surrogate, > U+10FFFF, truncated); nullopt if well-formed. Linear.
std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);
// Decodes the code point at `at` and moves `at` behind it. On ill-formed input returns U+FFFD and moves one byte.
char32_t decode_utf8(std::string_view bytes, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);
// Start of the code point that ends just before `at`.
std::size_t previous_utf8(std::string_view bytes, std::size_t at);

}  // namespace signatory::base
