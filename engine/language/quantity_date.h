// From the fields of a date to ISO 8601 at the precision of the text.
//
// What the text leaves out is taken from the reference date (the document's): "29/6" is the 29 June nearest to it, a deadline the next
// one. Without a reference date "29/6" is "--06-29", and a weekday or "last week" is "". Intervals are "first/last".
//
//   iso_of({.day = 29, .month = 6}, {}, {})                     == "--06-29"
//   iso_of({.day = 25, .month = 10, .year = 2025, .day2 = 26}, …) == "2025-10-25/2025-10-26"
// Calendar arithmetic: Howard Hinnant, chrono-compatible low-level date algorithms; weeks: ISO 8601.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "language/quantity.h"
#include "language/quantity_lexicon.h"
#include "language/quantity_pattern.h"

namespace signatory::language {

// False for 31 February, month 13, a range that runs backwards.
bool possible(const DateFields& fields);

// Days since 1970-01-01 of an ISO date "YYYY-MM-DD"; nullopt if it is none.
std::optional<std::int64_t> parse_day(std::string_view iso);

struct DateContext {
  std::optional<std::int64_t> reference = std::nullopt;  // days since 1970-01-01
  bool deadline = false;                                 // what is left out lies ahead
  std::array<int, 13> month_years = {};                  // see QuantityContext
};

// "" if the text and the context do not fix it.
std::string iso_of(const DateFields& fields, const DatePattern& pattern, const DateContext& context);

}  // namespace signatory::language
