// One character of the text with the class the tokenizer acts on; inline, since it is asked for every byte.
//
//   Glyph g = glyph_at("năm", 1);      // code point U+0103, 2 bytes, kLetterByte; length 0 at the end
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "text/unicode.h"

namespace signatory::text {

enum ByteClass : std::uint8_t { kOtherByte, kLetterByte, kDigitByte, kSpaceByte, kPunctuationByte, kSymbolByte, kIgnoredByte, kLeadByte };

constexpr std::array<std::uint8_t, 256> byte_classes() {
  std::array<std::uint8_t, 256> table{};
  for (int c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool symbol = c == '$' || c == '%' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '`' || c == '|' || c == '~' || c == '@' || c == '#' || c == '&';
    table[c] = letter ? kLetterByte : c >= '0' && c <= '9' ? kDigitByte : c == ' ' || (c >= 9 && c <= 13) ? kSpaceByte
               : symbol ? kSymbolByte : c > 32 && c < 127 ? kPunctuationByte : c < 128 ? kIgnoredByte : kLeadByte;
  }
  return table;
}

inline constexpr auto kByteClass = byte_classes();

inline std::uint8_t class_of(char32_t c, const CharInfo& info) {
  switch (info.kind) {
    case CharClass::kLetter: return kLetterByte;
    case CharClass::kDigit: return c < 128 ? kDigitByte : kLetterByte;
    case CharClass::kMark: return kLetterByte;
    case CharClass::kSpace: return kSpaceByte;
    case CharClass::kPunctuation: return kPunctuationByte;
    case CharClass::kIgnorable: return kIgnoredByte;
    default: return kSymbolByte;
  }
}

inline bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }
inline bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

// What stands at one place of the text.
struct Glyph {
  char32_t code_point = 0;
  std::size_t length = 0;  // bytes; 0 at the end
  std::uint8_t kind = kOtherByte;
};

inline Glyph glyph_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 128) return {byte, 1, kByteClass[byte]};
  const std::size_t begin = at;
  const char32_t c = base::decode_utf8(text, at);
  return {c, at - begin, class_of(c, char_info(c))};
}

}  // namespace signatory::text
