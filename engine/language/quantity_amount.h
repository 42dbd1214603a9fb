// Amounts: a number, or two with a range between them, with what they count: money, percent, a measure, a span of time.
//
//   AmountParser amounts(lexicon, currencies);
//   amounts.parse(tokens, i)->currency == "USD"        // "between US$10m and US$15m", "83,5 miljoner USD", "nearly 70"
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/quantity.h"
#include "language/quantity_lexicon.h"
#include "language/quantity_number.h"
#include "language/quantity_phrases.h"

namespace signatory::language {

class AmountParser {
 public:
  AmountParser(const QuantityLexicon& lexicon, const std::vector<CurrencyNames>& currencies);
  // The longest amount that begins at token `i`, approximators included; spans are left for the caller to fill from the token counts.
  std::optional<Quantity> parse(std::span<const text::Token> tokens, std::size_t i) const;
  std::optional<Quantity> parse_ordinal(std::span<const text::Token> tokens, std::size_t i) const;

  // Adds the words with which an amount or ordinal may begin; one may also begin with a number.
  void first_words(WordSet& out) const;
  const NumberParser& numbers() const { return numbers_; }

 private:
  using Tokens = std::span<const text::Token>;
  struct Currency {
    std::string code;
    double scale = 1;
    bool needs_capitals = false;  // an ISO code: "ALL" is a currency, "all" is not
  };
  struct Ends {  // the numbers of an amount
    NumberMatch low, high;
    std::string currency;
    std::size_t begin = 0;  // behind "between", "from"
    std::size_t end = 0;
  };

  std::optional<Quantity> parse_core(Tokens tokens, std::size_t i) const;
  std::optional<Ends> parse_ends(Tokens tokens, std::size_t i) const;
  std::optional<Ends> parse_range(Tokens tokens, std::size_t i) const;
  std::optional<Ends> parse_one(Tokens tokens, std::size_t i) const;
  std::size_t extend_range(Tokens tokens, std::size_t at, std::string_view link, Ends& ends) const;
  bool is_label(Tokens tokens, std::size_t i, const Quantity& quantity) const;
  bool take_kind(Tokens tokens, Quantity& quantity, std::size_t& end, const Ends& ends) const;
  std::optional<std::pair<const Currency*, std::size_t>> currency_at(Tokens tokens, std::size_t i) const;
  void add_currency(const std::string& phrase, const Currency& currency);

  struct Range {
    std::string open, link;
    std::vector<std::string> open_words, link_words;
  };

  NumberParser numbers_;
  std::vector<Range> ranges_;
  PhraseTable<Approximation> before_, after_;
  PhraseTable<std::string> percents_, units_, durations_;
  PhraseTable<Currency> currencies_, codes_;
  PhraseTable<double> links_, followers_, labels_, ordinals_, ordinal_suffixes_, ordinal_prefixes_;
};

// Number of tokens that `words` take at `i`; 0 if they do not stand there. "-" stands for any dash.
std::size_t words_at(std::span<const text::Token> tokens, std::size_t i, const std::vector<std::string>& words);

}  // namespace signatory::language
