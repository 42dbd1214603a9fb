// What a language says about quantities, as plain data, and its reading from schema/languages/quantities/<code>.json:
//
//   { "language": "sv",
//     "numbers": {
//       "decimal": ",", "groups": [".", " "],               separators in digits
//       "compound_words": true,                               number words are written together: "tjugofem"
//       "cardinals": {"noll": 0, …, "nittio": 90},            added up
//       "multipliers": {"hundra": 100},                       below 1,000: multiply what stands before them
//       "scales": {"tusen": 1e3, "miljoner": 1e6, …},         multiply everything before them
//       "glued_scales": {"m": 1e6},                           only when they touch the digits: "83.5m"
//       "halves": {"en halv": 0.5},                           only before a scale or unit
//       "plus_halves": ["och en halv", "rưỡi"],               half of the last scale more
//       "vague": {"hundratals": 100},                         "hundreds (of)": at least so many
//       "articles": ["en", "ett"],                            cardinals that count only before a scale, percent or currency
//       "weak": ["fem"], "weak_followers": ["länder"],        cardinals that count only before these words or one of the weak_followers
//       "labels": ["artikel"],                               "artikel 8" counts nothing
//       "joiners": ["och"],                                   may stand inside a number in words
//       "ordinals": {"första": 1}, "ordinal_suffixes": [":e"], "ordinal_prefixes": ["thứ"] },
//     "approximators": {"about": […], "nearly": […], "over": […], "up_to": […]},      before the number
//     "approximators_after": {"over": ["trở lên"]},
//     "ranges": [["between", "and"], ["from", "to"], ["", "to"]],                        words before, and between the two ends
//     "links": ["of"],                                       between the number and its currency or unit
//     "percent": {"percent": ["%", "procent"], "percentage point": ["procentenheter"]},
//     "units": {"tonne": ["ton"], …}, "durations": {"day": ["dag", "dagar"], …},         canonical English unit → forms
//     "scaled_currencies": {"mkr": ["SEK", 1e6]},
//     "months": [["januari", "jan"], … 12], "weekdays": [["måndag", …], … 7], "names_capitalised": true,
//     "ordinal_days": true,                                  "den första maj"
//     "ambiguous_months": ["May"], "month_introductions": ["in"],   such a month alone is a date only behind these words
//     "roles": {"deadline": ["senast"], "since": ["sedan"], "until": ["fram till"], "date": ["den", "på"]},   before a date
//     "dates": ["{d} {month} [{y}]", {"pattern": "förra veckan", "unit": "week", "offset": -1}, …] }          see quantity_pattern.h
//
// Phrases are compared folded and as whole words. Errors (kData) name the file, the JSON pointer and what was expected.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "language/quantity.h"

namespace signatory::language {

using ValuedPhrase = std::pair<std::string, double>;
using NamedPhrase = std::pair<std::string, std::string>;  // phrase, canonical name

// One way to write a date. The pattern's fields give the date; the other members what the words alone say.
struct DatePattern {
  std::string pattern;
  std::string unit;     // relative: "day", "week", "weekend", "month", "quarter", "year", "decade"
  int offset = 0;       // relative: so many units from the reference date
  int sign = 0;         // relative with {n}: +1 or -1 times n units
  int direction = 0;    // weekdays: -1 the last one, +1 the next one, 0 the nearest at or before the reference date
  int half = 0;         // 1, 2: half of the year {y}
  int quarter = 0;      // 1 to 4, when no {q} tells
  bool decade = false;  // {y} begins a decade
};

struct ScaledCurrency {
  std::string phrase;
  std::string code;
  double scale = 1;
};

struct QuantityLexicon {
  std::string language;
  char decimal = '.';
  std::string groups;  // of '.', ',', ' ', '\''
  bool compound_words = false;
  std::vector<ValuedPhrase> cardinals, multipliers, scales, glued_scales, halves, vague, ordinals;
  std::vector<std::string> articles, weak, weak_followers, labels, joiners, plus_halves, ordinal_suffixes, ordinal_prefixes, links;
  std::vector<std::pair<std::string, Approximation>> before, after;
  std::vector<std::pair<std::string, std::string>> ranges;
  std::vector<NamedPhrase> percents, units, durations;
  std::vector<ScaledCurrency> scaled_currencies;
  std::vector<ValuedPhrase> months, weekdays;  // 1 to 12, Monday 1 to Sunday 7
  bool names_capitalised = false;              // month and weekday names count only with a capital letter
  bool ordinal_days = false;                   // ordinal words count as days of the month
  std::vector<std::string> ambiguous_months, month_introductions;
  std::vector<std::pair<std::string, DateRole>> roles;
  std::vector<DatePattern> dates;
};

base::Result<QuantityLexicon> parse_quantity_lexicon(const std::string& file, std::string_view bytes);

// Names and symbols of all currencies in `language`; {"currencies": [{"code", "symbols": […], "names": {"sv": […]}}]}.
base::Result<std::vector<CurrencyNames>> parse_currencies(const std::string& file, std::string_view bytes, std::string_view language);

// The grammar of one language from the data files compiled into the program; kNotFound if there are none for it.
base::Result<QuantityGrammar> embedded_quantity_grammar(std::string_view language);

}  // namespace signatory::language
