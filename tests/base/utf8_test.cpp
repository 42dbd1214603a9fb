#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace signatory::base;

TEST_CASE("well-formed text has no fault") {
  CHECK_FALSE(first_invalid_utf8("Công ước Hà Nội – åäö 𝄞"));
  CHECK_FALSE(first_invalid_utf8(""));
}

TEST_CASE("the first ill-formed byte is named") {
  CHECK(first_invalid_utf8("ab\xff") == 2);
  CHECK(first_invalid_utf8("a\xc0\xaf") == 1);          // overlong
  CHECK(first_invalid_utf8("\xed\xa0\x80") == 0);       // surrogate
  CHECK(first_invalid_utf8("\xf4\x90\x80\x80") == 0);   // above U+10FFFF
  CHECK(first_invalid_utf8("xyz\xe1\xbb") == 3);        // truncated
}

TEST_CASE("every code point survives encoding and decoding") {
  for (char32_t c = 0; c <= 0x10FFFF; c += (c < 0x3000 ? 1 : 97)) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string s;
    append_utf8(s, c);
    std::size_t at = 0;
    CHECK(decode_utf8(s, at) == c);
    CHECK(at == s.size());
    CHECK(previous_utf8(s, s.size()) == 0);
  }
}
