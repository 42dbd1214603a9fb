// Tokens: words, numbers, punctuation and symbols with their byte spans, in one linear pass and without a library.
//
// - A word is a run of letters, marks and inner digits ("G20", "Covid-19"). Inner apostrophes stay ("O'Brien"). Inner hyphens stay
//   when TokenRules::join_hyphens says so ("Thomas-Greenfield", "it-brottslighet" are one token, parts_of() gives the parts); else
//   they are three tokens ("Nam" "-" "Nhật"), the hyphen flagged `glued`. A letter-hyphen-number word ("Covid-19") is always one,
//   except before four digits ("mid-2025" → "mid" "-" "2025").
// - Clitics listed as data are tokens of their own: "China's" → "China" "'s"; "FN:s" → "FN" ":s"; "didn't" → "did" "n't";
//   "l'ONU" → "l'" "ONU". Their `glued` flag is set.
// - Short dotted abbreviations are one token with their last period: "U.S." "G.L." "p.m." "bl.a."; "kl." and "TP." are two.
// - A number is digits with single inner separators: "83,5" "1.200" "15.5" "29.6.2021" "14:30". Slash, hyphen and letters end it:
//   "29/6" → "29" "/" "6"; "25-26" → "25" "-" "26"; "83.5m" → "83.5" "m"; "25th" → "25" "th". All later ones are `glued`.
// - A URL or e-mail address is one token. The agency end mark "./" is one token. Any other mark is a token by itself.
// - Spans cover everything but white space and zero-width characters, in order, without overlap.
//
//   TokenList t = tokenize("Hà Nội ký 69 thỏa thuận", {});       // t[0].text == "Hà", t[0].folded == "hà", t[2].kind == kNumber
//
// `text` points into the tokenised bytes and `folded` (fold_word() of text) into them or into the list: both outlive neither.
// A TokenList can be moved, not copied. Ill-formed UTF-8 gives symbol tokens of one byte.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace signatory::text {

using base::ByteSpan;

enum class TokenKind : std::uint8_t { kWord, kNumber, kPunctuation, kSymbol, kUrl };

struct Token {
  ByteSpan span;            // bytes in the document
  std::string_view text;    // the same bytes
  std::string_view folded;  // fold_word(text): NFC, lower case
  TokenKind kind = TokenKind::kWord;
  bool capitalised = false;   // words: first letter upper case
  bool all_caps = false;      // words: two letters or more, all upper case
  bool space_before = false;  // white space or the start of the text stands before it
  bool line_before = false;   // a line break is part of that white space
  bool glued = false;         // the token before touches it: no white space between
  bool hyphenated = false;    // a word with inner hyphens
  bool clitic = false;        // "'s", ":s", "n't", "l'"

  bool is_word() const { return kind == TokenKind::kWord; }
  bool is_number() const { return kind == TokenKind::kNumber; }
  bool is(std::string_view form) const { return folded == form; }
};

// What languages differ in; filled from schema/languages/sections/*.json.
struct TokenRules {
  bool join_hyphens = true;
  std::vector<std::string> suffixes = {"'s", ":s"};  // folded; split from the end of a word, longest first
  std::vector<std::string> prefixes = {};            // folded, ending in an apostrophe: "l'", "d'", "qu'"
};

class TokenList {
 public:
  TokenList();
  ~TokenList();
  TokenList(TokenList&&) noexcept;
  TokenList& operator=(TokenList&&) noexcept;

  std::size_t size() const { return tokens_.size(); }
  bool empty() const { return tokens_.empty(); }
  const Token& operator[](std::size_t i) const { return tokens_[i]; }
  auto begin() const { return tokens_.begin(); }
  auto end() const { return tokens_.end(); }
  std::span<const Token> all() const { return tokens_; }
  std::span<const Token> range(std::size_t first, std::size_t count) const { return all().subspan(first, count); }

 private:
  friend class Tokenizer;
  class Arena;
  std::vector<Token> tokens_;
  std::unique_ptr<Arena> arena_;
};

// Cuts text into tokens. One Tokenizer for each language's rules; `append` is const and safe from several threads.
class Tokenizer {
 public:
  explicit Tokenizer(TokenRules rules = {});
  // Appends the tokens of text[span) to `list`; all appends to one list must pass the same `text`.
  void append(std::string_view text, ByteSpan span, TokenList& list) const;

 private:
  class Scanner;
  TokenRules rules_;
};

TokenList tokenize(std::string_view text, const TokenRules& rules = {});

// Parts of a hyphenated word: "Thomas-Greenfield" → {"Thomas", "Greenfield"}; the whole token for any other.
std::vector<std::string_view> parts_of(const Token& token);

}  // namespace signatory::text
