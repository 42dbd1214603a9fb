// The proleptic Gregorian calendar on day numbers: civil dates, ISO weeks, quarters and ordinal days. Pure arithmetic, no time zones.
//
// A day number counts days since 1970-01-01 (day 0). Months are 1..12, days of week 1 (Monday) to 7. Years are astronomical and go
// from -999,999,999 to +999,999,999; in_calendar() tells whether a day lies within.
// Source of the civil conversions: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
//
//   days_from_civil({2015, 7, 21}) == 16637;   week_date(16637) == WeekDate{2015, 30, 2}
#pragma once
#include <cstdint>

namespace signatory::cypher {

inline constexpr std::int64_t kMaxYear = 999'999'999;
inline constexpr std::int64_t kMinYear = -999'999'999;
inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;

// Wide enough for sums of any two 64-bit amounts.
__extension__ typedef __int128 Wide;

struct CivilDate {
  std::int64_t year = 0;
  int month = 1;
  int day = 1;
  friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

struct WeekDate {
  std::int64_t year = 0;  // of the week, which near New Year differs from the calendar's
  int week = 1;
  int day_of_week = 1;
  friend bool operator==(const WeekDate&, const WeekDate&) = default;
};

// Division that rounds down, and its remainder, which is never negative; b > 0. Defined for every a.
constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }
constexpr std::int64_t floor_modulo(std::int64_t a, std::int64_t b) { return a % b < 0 ? a % b + b : a % b; }

constexpr bool is_leap_year(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
int days_in_month(std::int64_t year, int month);
constexpr int days_in_year(std::int64_t year) { return is_leap_year(year) ? 366 : 365; }

std::int64_t days_from_civil(const CivilDate& date);
CivilDate civil_from_days(std::int64_t days);

constexpr int day_of_week(std::int64_t days) { return static_cast<int>(floor_modulo(days + 3, 7)) + 1; }
int day_of_year(std::int64_t days);
constexpr int quarter_of_month(int month) { return (month - 1) / 3 + 1; }
int day_of_quarter(std::int64_t days);

WeekDate week_date(std::int64_t days);
std::int64_t days_from_week_date(const WeekDate& date);
int weeks_in_year(std::int64_t week_year);

bool in_calendar(std::int64_t days);

}  // namespace signatory::cypher
