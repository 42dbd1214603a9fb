// Durations: built from amounts with fractions, scaled, and measured between two points in time.
//
// Fractions flow down: half a month is 15 days and 18,873 seconds (a month is 30.436875 days on average, a day 86,400 s), what is
// left below a second becomes nanoseconds. Nothing flows up: 70 seconds stay 70 seconds, 32 hours stay hours.
// "ArithmeticError.IntegerOverflow" where a group exceeds 64 bits.
//
//   DurationSum sum;
//   sum.add(DurationUnit::kDays, {1, 0.5});
//   sum.finish()  →  {.days = 1, .seconds = 43'200}
#pragma once
#include <cstdint>
#include <string_view>

#include "cypher/value.h"

namespace signatory::cypher {

enum class DurationUnit : std::uint8_t {
  kYears, kQuarters, kMonths, kWeeks, kDays, kHours, kMinutes, kSeconds, kMilliseconds, kMicroseconds, kNanoseconds,
};

// whole + fraction; both have the same sign and |fraction| < 1.
struct DurationAmount {
  std::int64_t whole = 0;
  double fraction = 0;
};

class DurationSum {
 public:
  void add(DurationUnit unit, DurationAmount amount);
  void add(DurationUnit unit, double amount);
  Result<Duration> finish() const;

 private:
  struct Sum {
    std::int64_t value = 0;
    bool overflow = false;
    void add(std::int64_t amount, std::int64_t scale);
  };
  void to_nanos_remainder(std::int64_t whole, double fraction, std::int64_t scale);

  Sum months_, days_, seconds_, nanos_;
  bool out_of_range_ = false;
};

Result<Duration> add_durations(const Duration& a, const Duration& b);
Result<Duration> negate_duration(const Duration& value);
Result<Duration> multiply_duration(const Duration& value, std::int64_t factor);
Result<Duration> scale_duration(const Duration& value, double factor);
Result<Duration> divide_duration(const Duration& value, double divisor);  // not by 0

// From `from` to `to`, two points in time. What only one of them says (date, time of day, zone) is taken from the other; a missing
// time of day is midnight. If one has no date, months and days are 0. "TypeError.InvalidArgumentType" for other values.
enum class DurationMeasure : std::uint8_t { kMonthsDaysSeconds, kMonths, kDays, kSeconds };
Result<Duration> duration_between(const Value& from, const Value& to, DurationMeasure measure);

}  // namespace signatory::cypher
