// The six temporal types of openCypher as plain fields: what property values store. All logic lives in cypher/temporal.h.
//
// Calendar: proleptic Gregorian, years -999,999,999 to +999,999,999 (astronomical: year 0 exists). Leap seconds do not exist.
// Units are in the names. Invariants (kept by cypher/temporal.h, relied on everywhere): 0 <= nanos < 1,000,000,000;
// 0 <= nanos_of_day < 86,400,000,000,000; |offset_seconds| <= 18 h.
// `==` compares fields: two DateTimes of one instant in different zones differ.
//
//   Date{0} is 1970-01-01;   LocalDateTime{-1, 0} is 1969-12-31T23:59:59
#pragma once
#include <compare>
#include <cstdint>
#include <string>

namespace signatory::base {

struct Date {
  std::int64_t epoch_days = 0;  // days since 1970-01-01
  friend auto operator<=>(const Date&, const Date&) = default;
};

struct LocalTime {
  std::int64_t nanos_of_day = 0;
  friend auto operator<=>(const LocalTime&, const LocalTime&) = default;
};

struct Time {
  std::int64_t nanos_of_day = 0;     // on the local clock
  std::int32_t offset_seconds = 0;   // east of UTC
  friend bool operator==(const Time&, const Time&) = default;
};

struct LocalDateTime {
  std::int64_t epoch_seconds = 0;  // of the local clock, as if it were UTC
  std::int32_t nanos = 0;
  friend auto operator<=>(const LocalDateTime&, const LocalDateTime&) = default;
};

struct DateTime {
  std::int64_t epoch_seconds = 0;   // UTC: the instant
  std::int32_t nanos = 0;
  std::int32_t offset_seconds = 0;  // east of UTC, at this instant
  std::string zone;                 // IANA name, e.g. "Europe/Stockholm"; empty for a bare offset
  friend bool operator==(const DateTime&, const DateTime&) = default;
};

// The four groups are independent of each other: a month has no fixed number of days, nor a day of seconds.
// seconds and nanos are one signed amount: seconds + nanos / 1e9, so that -0.5 s is {.seconds = -1, .nanos = 500'000'000}.
struct Duration {
  std::int64_t months = 0;
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  std::int32_t nanos = 0;
  friend bool operator==(const Duration&, const Duration&) = default;
};

}  // namespace signatory::base
