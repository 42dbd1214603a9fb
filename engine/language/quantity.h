// Quantities: money, percentages, measures, numbers, ordinals, dates and durations as they stand in a sentence.
//
// A QuantityGrammar is compiled from one language's QuantityLexicon (data: schema/languages/quantities/*.json) and the currencies of
// the gazetteer. `find` returns the longest matches of a sentence, left to right, without overlap; these tokens are consumed before
// anything else looks at the sentence ("83,5 miljoner USD" never makes the United States an actor).
//
//   grammar.find(document.tokens_of(sentence), {.reference_date = "2025-10-26"})
//   "nearly 70 countries"        → number  value 70 approximation kNearly                 (span covers "nearly 70")
//   "83,5 miljoner USD"          → money   value 83500000 currency "USD"
//   "between 10 and 15 percent"  → percent low 10 high 15, value 10
//   "by 2030"                    → date    iso "2030" role kDeadline
//   "ngày 29/6"                  → date    iso "--06-29", or "2021-06-29" with a reference date in 2021
//   "last week"                  → date    iso "" without a reference date, else "2025-W42"
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "text/token.h"

namespace signatory::language {

using base::ByteSpan;

enum class QuantityKind : std::uint8_t { kMoney, kPercent, kMeasure, kNumber, kOrdinal, kDate, kDuration };
enum class Approximation : std::uint8_t { kNone, kAbout, kNearly, kOver, kUpTo };  // same order as extract::Approximation
// kDeadline "by 2030", "senast", "trước": reported by the grammar from the words before the date, which the span covers.
// kSince "since 1995", kUntil "until", kRange "from … to …", "25-26 October"; kDate anything else.
enum class DateRole : std::uint8_t { kDate, kDeadline, kSince, kUntil, kRange };

std::string_view name_of(QuantityKind kind);    // "money", "percent", …
std::string_view name_of(Approximation value);  // "", "about", "nearly", "over", "up_to"
std::string_view name_of(DateRole role);        // "date", "deadline", "since", "until", "range"

struct Quantity {
  ByteSpan span;                // bytes in the document, with approximators and prepositions that belong to it
  std::size_t first_token = 0;  // index in the span of tokens given to find()
  std::size_t token_count = 0;
  ByteSpan core;                // the same without approximators and prepositions: "70", "83,5 miljoner USD", "29/6"
  std::size_t core_first_token = 0;
  QuantityKind kind = QuantityKind::kNumber;
  double value = 0;             // scaled: 83.5 million is 83500000; percent as written (30); the low end of a range
  double low = 0;               // both equal to value unless a range
  double high = 0;
  std::string currency;         // ISO 4217; kMoney only
  std::string unit;             // canonical English unit, singular: "tonne", "kilometre"; "percent"; kDuration: "day", "year" …
  Approximation approximation = Approximation::kNone;
  std::string iso;              // dates: "2030", "2025-10", "2025-W42", "--06-29", "T14:30", "2025-07/2025-09" (quarter), "2020/2029" (decade); "" if open
  DateRole role = DateRole::kDate;
  bool digits = false;          // written with digits, not with words ("một", "en", "one" are number words and often articles)
  bool is_range() const { return low != high; }
};

struct QuantityContext {
  std::string reference_date = {};  // ISO date of the document (YYYY-MM-DD); empty: relative dates stay unresolved
  // Year of each month (1 to 12) that the document names with one year only ("June 2021"), 0 if none: the year of "29 June" where no
  // reference date tells. See document_date.h.
  std::array<int, 13> month_years = {};
};

struct QuantityLexicon;  // quantity_lexicon.h

// Currency names and symbols of one language, folded words.
struct CurrencyNames {
  std::string code;
  std::vector<std::string> symbols;
  std::vector<std::string> names;
};

class QuantityGrammar {
 public:
  QuantityGrammar(const QuantityLexicon& lexicon, const std::vector<CurrencyNames>& currencies);
  ~QuantityGrammar();
  QuantityGrammar(QuantityGrammar&&) noexcept;
  QuantityGrammar& operator=(QuantityGrammar&&) noexcept;

  // const and safe from several threads. Linear in the number of tokens.
  std::vector<Quantity> find(std::span<const text::Token> sentence, const QuantityContext& context = {}) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace signatory::language
