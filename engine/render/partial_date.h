// Dates at the precision that a text gives: the days they cover, and how they compare.
//
// "2030" is the year, "2025-10" the month, "2025-10-25" the day, "2025-10-25/2025-10-26" the days from the first to the last.
// "--06-29" and "--06" have no year and cover no known day.
//
//   days_covered("2030")->first == "2030-01-01";   days_covered("2030")->last == "2030-12-31"
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace signatory::render {

// Both as "YYYY-MM-DD", so that they compare as texts.
struct DaysCovered {
  std::string first;
  std::string last;
};

// nullopt for a date without a year or what is not a date.
std::optional<DaysCovered> days_covered(std::string_view date);
// Order of lists: by first day, the shorter period first; dates without a year by month and day behind, no date last.
bool date_before(std::string_view a, std::string_view b);
// Today in UTC, "YYYY-MM-DD".
std::string today();

}  // namespace signatory::render
