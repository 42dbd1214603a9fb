// Date patterns: how a language writes dates, as strings of words and fields, matched longest first.
//
//   {d} {d2} day · {m} {m2} month in digits · {month} {month2} month name · {y} {y2} four-digit year · {q} quarter · {n} small number
//   {weekday} · {Weekday} one whose last word is capitalised · {weekday1} the first form listed ("måndag", not "måndagen") ·
//   {time} 14:30, 14h30, 9 · {dm} "29.6" · {dmy} "29.6.2021" · […] optional · (a|b) either
// A word, "/" or "." written without space before it must touch what stands before it in the text too. "-" stands for any dash.
//
//   patterns {"ngày {d}/{m}[/{y}]", "[the] {d} [and {d2}] [of] {month} [{y}]"}
//   patterns.longest(tokens, i)->fields.day == 29
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/quantity_phrases.h"
#include "text/token.h"

namespace signatory::language {

struct QuantityLexicon;
struct DatePattern;

// Zero: the text does not say.
struct DateFields {
  int day = 0, month = 0, year = 0;
  int day2 = 0, month2 = 0, year2 = 0;
  int quarter = 0;
  int weekday = 0;
  int count = 0;
  int hour = -1, minute = 0;
};

struct DateMatch {
  std::size_t length = 0;  // in tokens
  const DatePattern* pattern = nullptr;
  DateFields fields;
};

bool valid_pattern(std::string_view pattern);

class DatePatterns {
 public:
  explicit DatePatterns(const QuantityLexicon& lexicon);
  ~DatePatterns();
  DatePatterns(DatePatterns&&) noexcept;
  DatePatterns& operator=(DatePatterns&&) noexcept;

  // The longest match that begins at token `i` and is a day of the calendar.
  std::optional<DateMatch> longest(std::span<const text::Token> tokens, std::size_t i) const;
  // Adds the words with which a date may begin; one may also begin with a number.
  void first_words(WordSet& out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace signatory::language
