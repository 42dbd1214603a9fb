// Laws that tie the parts of the temporal library together, over every day of several centuries and around clock changes.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>

#include "cypher/duration.h"
#include "cypher/temporal.h"
#include "cypher/temporal_build.h"
#include "cypher/temporal_parse.h"
#include "cypher/value_helpers.h"
#include "cypher/value_order.h"

using namespace signatory::cypher;
using namespace signatory::cypher::test;

TEST_CASE("a day is the same by month, by week, by quarter and by ordinal, in both forms of text") {
  bool same = true;
  for (std::int64_t day = days_from_civil({1890, 1, 1}); day < days_from_civil({2110, 1, 1}); ++day) {
    const CivilDate date = civil_from_days(day);
    const WeekDate week = week_date(day);
    const int quarter = quarter_of_month(date.month);
    for (const std::string& text :
         {fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day), fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day),
          fmt::format("{:04}-W{:02}-{}", week.year, week.week, week.day_of_week), fmt::format("{:04}W{:02}{}", week.year, week.week, week.day_of_week),
          fmt::format("{:04}-Q{}-{:02}", date.year, quarter, day_of_quarter(day)), fmt::format("{:04}-{:03}", date.year, day_of_year(day))}) {
      const auto parsed = parse_date(text);
      same &= parsed && parsed->epoch_days == day;
    }
  }
  CHECK(same);
}

TEST_CASE("components build the value they were taken from") {
  for (std::int64_t day = days_from_civil({1999, 1, 1}); day < days_from_civil({2009, 1, 1}); ++day) {
    const Value date = Value::date({day});
    const auto part = [&](std::string_view key) { return *component(date, key); };
    const std::vector<std::vector<MapEntry>> maps = {
        {{"year", part("year")}, {"month", part("month")}, {"day", part("day")}},
        {{"year", part("weekYear")}, {"week", part("week")}, {"dayOfWeek", part("weekDay")}},
        {{"year", part("year")}, {"quarter", part("quarter")}, {"dayOfQuarter", part("dayOfQuarter")}},
        {{"year", part("year")}, {"ordinalDay", part("ordinalDay")}}};
    for (const auto& fields : maps) REQUIRE(show(build_temporal(ValueKind::kDate, map(fields), {})) == show(date));
  }
}

TEST_CASE("truncation never goes forward, is idempotent, and coarser units start no later") {
  const char* units[] = {"microsecond", "millisecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century", "millennium"};
  std::mt19937_64 random(11);
  for (int i = 0; i < 3'000; ++i) {
    const Value value = Value::local_date_time({static_cast<std::int64_t>(random() % 200'000'000'000) - 100'000'000'000, static_cast<std::int32_t>(random() % 1'000'000'000)});
    Value finer = value;
    for (const char* unit : units) {
      const auto cut = truncate_temporal(ValueKind::kLocalDateTime, unit, value, Value::null(), {});
      REQUIRE(cut.has_value());
      REQUIRE(less_or_equal(*cut, value) == Truth::kTrue);
      const auto again = truncate_temporal(ValueKind::kLocalDateTime, unit, *cut, Value::null(), {});
      REQUIRE(show(again) == show(cut));
      if (std::string_view(unit) != "month") {  // a week may begin before its month
        INFO(unit, " of ", show(value));
        REQUIRE(less_or_equal(*cut, finer) == Truth::kTrue);
      }
      if (std::string_view(unit) != "week") finer = *cut;
    }
  }
}

TEST_CASE("an instant shown in any zone is written, read back and found equal, also while clocks change") {
  for (const char* name : {"Europe/Stockholm", "Asia/Ho_Chi_Minh", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Honolulu"}) {
    const Zone zone = *parse_zone(name);
    for (std::int64_t hour = 0; hour < 24 * 366; ++hour) {
      const DateTime value = at_instant({1'483'228'800 + hour * 3600 + 1800, 0}, zone);
      const auto read = parse_date_time(to_text(value), {});
      REQUIRE(read.has_value());
      REQUIRE(*read == value);
    }
  }
}

TEST_CASE("adding a duration and taking it away again returns, where no month is clipped") {
  std::mt19937_64 random(3);
  for (int i = 0; i < 5'000; ++i) {
    const Duration span{0, static_cast<std::int64_t>(random() % 4000) - 2000, static_cast<std::int64_t>(random() % 1'000'000) - 500'000,
                        static_cast<std::int32_t>(random() % 1'000'000'000)};
    const Value start = Value::local_date_time({static_cast<std::int64_t>(random() % 4'000'000'000), 0});
    const auto there = plus(start, span);
    REQUIRE(there.has_value());
    REQUIRE(show(plus(*there, *negate_duration(span))) == show(start));
    REQUIRE(show(Value::duration(*add_durations(span, *negate_duration(span)))) == "PT0S");
  }
}
