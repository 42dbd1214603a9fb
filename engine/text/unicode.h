// Unicode properties for the rest of signatory: classes, case, folding, normal form C, names in ASCII, display width.
//
// Properties are read from ICU once for each block of 256 code points and kept in a table, so that nothing on the hot path calls
// ICU for each character. All functions take UTF-8; ill-formed bytes count as U+FFFD (class kOther) and are copied as they are.
// Everything is safe to call from several threads. Source: Unicode 15 as shipped with ICU 72; UAX #11, UAX #15, UAX #44.
//
//   fold_word("Hoà")        == "hòa"            // NFC, lower case, one spelling of Vietnamese tone marks
//   fold_name("Đặng Hoà")   == "dang hoa"       // ASCII, for joining names across spellings and scripts
//   display_width("越南 ê")  == 6                // columns on a terminal
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace signatory::text {

using base::ByteSpan;

enum class CharClass : std::uint8_t { kLetter, kMark, kDigit, kSpace, kPunctuation, kCurrency, kSymbol, kIgnorable, kOther };

struct CharInfo {
  char32_t folded = 0;                  // simple case folding, one code point
  CharClass kind = CharClass::kOther;
  std::uint8_t width = 1;               // columns: 0 combining or control, 2 East Asian wide, else 1
  bool upper = false;                   // upper or title case letter
  bool lower = false;
  bool may_compose = false;             // NFC quick check is not "yes", or a combining class: the word needs normalisation
};

// Properties of one code point; anything above U+10FFFF has the properties of U+FFFD.
const CharInfo& char_info(char32_t code_point);

// Simple case folding, code point by code point; the length in bytes may change, the number of code points does not.
std::string fold_case(std::string_view text);

// The form in which words are compared: NFC, case folded, typographic apostrophes and hyphens as ASCII, soft hyphens and zero-width
// characters removed, and Vietnamese tone marks in one place ("hoà", "thuỷ" → "hòa", "thủy"; "quý" and "hoàn" stay).
// `fold_word_into` appends to `out`. `already_folded` is true when fold_word(text) == text.
std::string fold_word(std::string_view text);
void fold_word_into(std::string_view text, std::string& out);
bool already_folded(std::string_view text);

// Lower-case ASCII for joining names: ICU "Any-Latin; Latin-ASCII; Lower", white space as single spaces, trimmed.
// Never empty for text with a letter of a script that ICU knows.
std::string fold_name(std::string_view text);

// Case of the letters in `text`; all false when there is no cased letter.
bool is_capitalised(std::string_view text);  // the first letter is upper case
bool is_all_caps(std::string_view text);     // two letters or more, all upper case
bool is_title_case(std::string_view text);   // the first letter upper, at least one lower case letter behind it
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

std::size_t display_width(std::string_view text);

// Where the bytes of a normalised text came from. Spans that cut through a composed character widen to the whole character.
class OffsetMap {
 public:
  struct Change {
    ByteSpan normal;
    ByteSpan original;
  };
  OffsetMap() = default;
  explicit OffsetMap(std::vector<Change> changes) : changes_(std::move(changes)) {}
  bool identity() const { return changes_.empty(); }
  // Span in the original text for a span in the normalised one.
  ByteSpan original(ByteSpan normal) const;

 private:
  std::vector<Change> changes_;  // sorted, disjoint
};

struct NormalText {
  std::string text;
  OffsetMap map;
};

bool is_nfc(std::string_view text);
// Text in normal form C with the way back; the identity when `text` is in that form already.
NormalText to_nfc(std::string_view text);

}  // namespace signatory::text
