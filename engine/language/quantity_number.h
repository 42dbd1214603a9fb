// Numbers in digits and in words: "83,5", "1.200", "10 000", "two hundred and five", "tjugofem miljoner", "hai mươi lăm nghìn tỷ".
//
//   NumberParser numbers(lexicon);
//   numbers.parse(tokens, i)->value == 83500000        // "83,5 miljoner" with the Swedish lexicon
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/quantity_lexicon.h"
#include "language/quantity_phrases.h"
#include "text/token.h"

namespace signatory::language {

struct NumberMatch {
  std::size_t length = 0;  // in tokens
  double value = 0;
  double scale = 1;        // of its last scale word: 1e6 for "83,5 miljoner"
  bool digits = false;
  bool weak = false;       // a word with other meanings ("năm"), an article or a half: no number without something that it counts
  bool article = false;    // "a", "en", "một"
  bool vague = false;      // "hundreds"
};

// Value of a number token; nullopt for a time, a date or a version ("14:30", "29.6.2021").
std::optional<double> digits_value(std::string_view text, const QuantityLexicon& lexicon);

class NumberParser {
 public:
  explicit NumberParser(const QuantityLexicon& lexicon);
  std::optional<NumberMatch> parse(std::span<const text::Token> tokens, std::size_t i) const;

  // Adds the words with which a number may begin, compounds and hyphenated words apart.
  void first_words(WordSet& out) const;
  // Could this word be a number written together ("tjugofem")?
  bool may_be_compound(std::string_view folded) const;

 private:
  enum class WordKind : std::uint8_t { kCardinal, kMultiplier, kScale, kHalf, kPlusHalf, kJoiner };
  struct Word {
    WordKind kind = WordKind::kCardinal;
    double value = 0;
  };
  class State;

  std::optional<NumberMatch> parse_vague(std::span<const text::Token> tokens, std::size_t i) const;
  std::size_t take_word(std::span<const text::Token> tokens, std::size_t k, State& state) const;
  std::size_t take_digits(std::span<const text::Token> tokens, std::size_t k, State& state) const;
  bool take_parts(const text::Token& token, State& state) const;
  bool split_compound(std::string_view word, std::vector<Word>& out) const;
  const Word* scale_at(std::span<const text::Token> tokens, std::size_t k, std::size_t& length) const;

  QuantityLexicon lexicon_;
  WordSet compound_heads_;  // the first two bytes of number words, if the language writes them together
  PhraseTable<Word> words_;
  PhraseTable<double> glued_scales_, vague_, weak_, articles_, links_;
};

}  // namespace signatory::language
