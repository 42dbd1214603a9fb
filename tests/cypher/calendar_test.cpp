#include "cypher/calendar.h"

#include <doctest/doctest.h>

using namespace signatory::cypher;

TEST_CASE("days and civil dates step together through 1,300 years") {
  CivilDate expected{1299, 12, 31};
  std::int64_t day = days_from_civil(expected);
  bool same = true;
  for (int i = 0; i < 475'000; ++i) {
    same &= civil_from_days(day) == expected && days_from_civil(expected) == day;
    if (expected.day < days_in_month(expected.year, expected.month)) {
      ++expected.day;
    } else {
      expected.day = 1;
      expected.year += expected.month == 12 ? 1 : 0;
      expected.month = expected.month % 12 + 1;
    }
    ++day;
  }
  CHECK(same);
}

TEST_CASE("the ends of the calendar") {
  CHECK(civil_from_days(days_from_civil({kMaxYear, 12, 31})) == CivilDate{kMaxYear, 12, 31});
  CHECK(civil_from_days(days_from_civil({kMinYear, 1, 1})) == CivilDate{kMinYear, 1, 1});
  CHECK(in_calendar(days_from_civil({kMinYear, 1, 1})));
  CHECK_FALSE(in_calendar(days_from_civil({kMinYear, 1, 1}) - 1));
  CHECK_FALSE(in_calendar(days_from_civil({kMaxYear, 12, 31}) + 1));
}

TEST_CASE("ISO weeks: every day of 800 years lies in one week of its year, and back") {
  bool same = true;
  for (std::int64_t day = days_from_civil({1700, 1, 1}); day < days_from_civil({2500, 1, 1}); ++day) {
    const WeekDate week = week_date(day);
    same &= days_from_week_date(week) == day && week.week >= 1 && week.week <= weeks_in_year(week.year);
    same &= week.day_of_week == day_of_week(day);
  }
  CHECK(same);
  CHECK(week_date(days_from_civil({2015, 7, 21})) == WeekDate{2015, 30, 2});
  CHECK(week_date(days_from_civil({2021, 1, 3})) == WeekDate{2020, 53, 7});
  CHECK(week_date(days_from_civil({2018, 12, 31})) == WeekDate{2019, 1, 1});
}

TEST_CASE("quarters and ordinal days") {
  CHECK(day_of_quarter(days_from_civil({1984, 11, 11})) == 42);
  CHECK(day_of_year(days_from_civil({1984, 12, 31})) == 366);
  CHECK(day_of_year(days_from_civil({1985, 12, 31})) == 365);
  CHECK(quarter_of_month(9) == 3);
}
