#include "cypher/time_zone.h"

#include <doctest/doctest.h>

#include <string>

#include "cypher/temporal.h"

using namespace signatory::cypher;

namespace {

Zone zone(std::string_view name) {
  const auto parsed = parse_zone(name);
  REQUIRE_MESSAGE(parsed.has_value(), name);
  return *parsed;
}

LocalDateTime local(std::int64_t year, int month, int day, int hour, int minute = 0) {
  return {days_from_civil({year, month, day}) * kSecondsPerDay + hour * 3600 + minute * 60, 0};
}

std::string shown(LocalDateTime at, const Zone& in) { return to_text(at_local(at, in)); }

}  // namespace

TEST_CASE("offsets in every form") {
  CHECK(parse_offset("Z") == 0);
  CHECK(parse_offset("+01:00") == 3600);
  CHECK(parse_offset("-0130") == -5400);
  CHECK(parse_offset("+05") == 18000);
  CHECK(parse_offset("+5") == 18000);
  CHECK(parse_offset("-02:05:07") == -7507);
  CHECK(parse_offset("+18:00") == 64800);
  for (const char* wrong : {"", "+", "01:00", "+1:00", "+01:", "+01:0", "+01:60", "+19:00", "+18:01", "+010", "+01:00:", "+01:00:00:00", "Z1"}) {
    INFO(wrong);
    CHECK_FALSE(parse_offset(wrong).has_value());
  }
  CHECK(offset_text(0) == "Z");
  CHECK(offset_text(-7507) == "-02:05:07");
  CHECK(offset_text(45 * 60) == "+00:45");
}

TEST_CASE("unknown zones are an error") {
  for (const char* wrong : {"Europe/Hanoi", "", "GMT+5", "Etc/Unknown", "europe/stockholm\n"}) {
    INFO(wrong);
    const auto parsed = parse_zone(wrong);
    REQUIRE_FALSE(parsed.has_value());
    CHECK(parsed.error().detail == "ArgumentError.InvalidArgumentValue");
  }
}

TEST_CASE("summer time, and local mean time to the second before there was a standard") {
  const Zone stockholm = zone("Europe/Stockholm");
  CHECK(shown(local(2017, 1, 1, 12), stockholm) == "2017-01-01T12:00+01:00[Europe/Stockholm]");
  CHECK(shown(local(2017, 7, 1, 12), stockholm) == "2017-07-01T12:00+02:00[Europe/Stockholm]");
  CHECK(shown(local(1850, 7, 1, 12), stockholm) == "1850-07-01T12:00+00:53:28[Europe/Stockholm]");
  CHECK(shown(local(-5000, 7, 1, 12), stockholm) == "-5000-07-01T12:00+00:53:28[Europe/Stockholm]");
}

TEST_CASE("a local time in a gap moves on, one in an overlap has the earlier offset") {
  const Zone stockholm = zone("Europe/Stockholm");
  CHECK(shown(local(2017, 3, 26, 2, 30), stockholm) == "2017-03-26T03:30+02:00[Europe/Stockholm]");
  CHECK(shown(local(2017, 10, 29, 2, 30), stockholm) == "2017-10-29T02:30+02:00[Europe/Stockholm]");
  CHECK(to_text(resolve_local(local(2017, 10, 29, 2, 30), stockholm, 3600)) == "2017-10-29T02:30+01:00[Europe/Stockholm]");
  CHECK(is_valid_offset(stockholm, local(2017, 10, 29, 2, 30).epoch_seconds, 3600));
  CHECK(is_valid_offset(stockholm, local(2017, 10, 29, 2, 30).epoch_seconds, 7200));
  CHECK_FALSE(is_valid_offset(stockholm, local(2017, 7, 1, 12).epoch_seconds, 3600));
}

TEST_CASE("the last rules go on for ever, exactly") {
  const Zone stockholm = zone("Europe/Stockholm");
  for (const std::int64_t year : {2399LL, 2400LL, 2401LL, 12'345LL, 999'999'999LL}) {
    const std::int64_t same_year = 2000 + year % 400;  // the calendar repeats every 400 years
    for (int month = 1; month <= 12; ++month) {
      CHECK(at_local(local(year, month, 15, 12), stockholm).offset_seconds == at_local(local(same_year, month, 15, 12), stockholm).offset_seconds);
    }
  }
}

TEST_CASE("an instant in a zone reads back as the same instant") {
  for (const char* name : {"Europe/Stockholm", "Asia/Ho_Chi_Minh", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "Africa/Monrovia"}) {
    const Zone at = zone(name);
    for (std::int64_t seconds = -6'000'000'000; seconds < 20'000'000'000; seconds += 12'345'677) {
      const DateTime value = at_instant({seconds, 0}, at);
      const DateTime again = resolve_local(local_of(value), at, value.offset_seconds);
      REQUIRE(again == value);
    }
  }
}
