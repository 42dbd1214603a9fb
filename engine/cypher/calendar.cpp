#include "cypher/calendar.h"

#include <array>

namespace signatory::cypher {

int days_in_month(std::int64_t year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

// Years are shifted to begin in March, so that the leap day is the last; eras are the 400 years after which the calendar repeats.
std::int64_t days_from_civil(const CivilDate& date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_shifted_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_shifted_year;
  return era * 146097 + day_of_era - 719468;
}

CivilDate civil_from_days(std::int64_t days) {
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = floor_divide(shifted, 146097);
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_shifted_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_shifted_year + 2) / 153;
  const int day = static_cast<int>(day_of_shifted_year - (153 * shifted_month + 2) / 5 + 1);
  const int month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

int day_of_year(std::int64_t days) {
  return static_cast<int>(days - days_from_civil({civil_from_days(days).year, 1, 1})) + 1;
}

int day_of_quarter(std::int64_t days) {
  const CivilDate date = civil_from_days(days);
  return static_cast<int>(days - days_from_civil({date.year, (date.month - 1) / 3 * 3 + 1, 1})) + 1;
}

namespace {

// Monday of week 1: the week that holds 4 January.
std::int64_t first_monday(std::int64_t week_year) {
  const std::int64_t january_4 = days_from_civil({week_year, 1, 4});
  return january_4 - (day_of_week(january_4) - 1);
}

}  // namespace

WeekDate week_date(std::int64_t days) {
  const std::int64_t thursday = days + 4 - day_of_week(days);
  const std::int64_t week_year = civil_from_days(thursday).year;
  return {week_year, static_cast<int>((days - first_monday(week_year)) / 7) + 1, day_of_week(days)};
}

std::int64_t days_from_week_date(const WeekDate& date) {
  return first_monday(date.year) + (date.week - 1) * 7 + date.day_of_week - 1;
}

int weeks_in_year(std::int64_t week_year) { return static_cast<int>((first_monday(week_year + 1) - first_monday(week_year)) / 7); }

bool in_calendar(std::int64_t days) {
  static const std::int64_t first = days_from_civil({kMinYear, 1, 1});
  static const std::int64_t last = days_from_civil({kMaxYear, 12, 31});
  return days >= first && days <= last;
}

}  // namespace signatory::cypher
