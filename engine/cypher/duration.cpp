#include "cypher/duration.h"

#include <cmath>
#include <limits>

#include "cypher/calendar.h"
#include "cypher/temporal.h"

namespace signatory::cypher {
namespace {

constexpr double kDaysPerMonth = 30.436875;  // 146,097 days in 4,800 months
constexpr double kTwo63 = 9223372036854775808.0;

base::Error overflow() { return cypher_error("ArithmeticError", "IntegerOverflow", "the duration is too long for 64 bits"); }

}  // namespace

void DurationSum::Sum::add(std::int64_t amount, std::int64_t scale) {
  std::int64_t scaled = 0;
  overflow |= __builtin_mul_overflow(amount, scale, &scaled) || __builtin_add_overflow(value, scaled, &value);
}

void DurationSum::add(DurationUnit unit, double amount) {
  if (!(amount > -kTwo63 && amount < kTwo63)) {  // NaN and infinities too
    out_of_range_ = true;
    return;
  }
  const double whole = std::trunc(amount);
  add(unit, DurationAmount{static_cast<std::int64_t>(whole), amount - whole});
}

void DurationSum::add(DurationUnit unit, DurationAmount amount) {
  const auto [whole, fraction] = amount;
  switch (unit) {
    case DurationUnit::kYears: months_.add(whole, 12); break;
    case DurationUnit::kQuarters: months_.add(whole, 3); break;
    case DurationUnit::kMonths: months_.add(whole, 1); break;
    case DurationUnit::kWeeks: days_.add(whole, 7); break;
    case DurationUnit::kDays: days_.add(whole, 1); break;
    case DurationUnit::kHours: seconds_.add(whole, 3600); break;
    case DurationUnit::kMinutes: seconds_.add(whole, 60); break;
    case DurationUnit::kSeconds: seconds_.add(whole, 1); break;
    case DurationUnit::kMilliseconds: seconds_.add(whole / 1'000, 1); return to_nanos_remainder(whole % 1'000, fraction, 1'000'000);
    case DurationUnit::kMicroseconds: seconds_.add(whole / 1'000'000, 1); return to_nanos_remainder(whole % 1'000'000, fraction, 1'000);
    case DurationUnit::kNanoseconds: seconds_.add(whole / kNanosPerSecond, 1); return to_nanos_remainder(whole % kNanosPerSecond, fraction, 1);
  }
  if (fraction == 0) return;
  switch (unit) {
    case DurationUnit::kYears: return add(DurationUnit::kMonths, fraction * 12);
    case DurationUnit::kQuarters: return add(DurationUnit::kMonths, fraction * 3);
    case DurationUnit::kMonths: return add(DurationUnit::kDays, fraction * kDaysPerMonth);
    case DurationUnit::kWeeks: return add(DurationUnit::kDays, fraction * 7);
    case DurationUnit::kDays: return add(DurationUnit::kSeconds, fraction * 86400);
    case DurationUnit::kHours: return add(DurationUnit::kSeconds, fraction * 3600);
    case DurationUnit::kMinutes: return add(DurationUnit::kSeconds, fraction * 60);
    default: return to_nanos_remainder(0, fraction, kNanosPerSecond);
  }
}

void DurationSum::to_nanos_remainder(std::int64_t whole, double fraction, std::int64_t scale) {
  nanos_.add(whole, scale);
  nanos_.add(static_cast<std::int64_t>(std::nearbyint(fraction * static_cast<double>(scale))), 1);
}

Result<Duration> DurationSum::finish() const {
  Sum seconds = seconds_;
  seconds.add(floor_divide(nanos_.value, kNanosPerSecond), 1);
  if (out_of_range_ || months_.overflow || days_.overflow || seconds.overflow || nanos_.overflow) return tl::unexpected(overflow());
  return Duration{months_.value, days_.value, seconds.value, static_cast<std::int32_t>(floor_modulo(nanos_.value, kNanosPerSecond))};
}

Result<Duration> add_durations(const Duration& a, const Duration& b) {
  DurationSum sum;
  for (const Duration& d : {a, b}) {
    sum.add(DurationUnit::kMonths, DurationAmount{d.months, 0});
    sum.add(DurationUnit::kDays, DurationAmount{d.days, 0});
    sum.add(DurationUnit::kSeconds, DurationAmount{d.seconds, 0});
    sum.add(DurationUnit::kNanoseconds, DurationAmount{d.nanos, 0});
  }
  return sum.finish();
}

Result<Duration> negate_duration(const Duration& value) { return multiply_duration(value, -1); }

Result<Duration> multiply_duration(const Duration& value, std::int64_t factor) {
  Duration result;
  std::int64_t seconds = 0;
  const Wide nanos = static_cast<Wide>(value.nanos) * factor;
  Wide carry = nanos / kNanosPerSecond;
  auto rest = static_cast<std::int64_t>(nanos % kNanosPerSecond);
  if (rest < 0) {
    rest += kNanosPerSecond;
    --carry;
  }
  if (__builtin_mul_overflow(value.months, factor, &result.months) || __builtin_mul_overflow(value.days, factor, &result.days) ||
      __builtin_mul_overflow(value.seconds, factor, &seconds) ||
      __builtin_add_overflow(seconds, static_cast<std::int64_t>(carry), &result.seconds)) {
    return tl::unexpected(overflow());
  }
  result.nanos = static_cast<std::int32_t>(rest);
  return result;
}

namespace {

// Each group through `change`; what is a fraction afterwards flows down.
template <class Change>
Result<Duration> change_groups(const Duration& value, Change change) {
  DurationSum sum;
  sum.add(DurationUnit::kMonths, change(static_cast<double>(value.months)));
  sum.add(DurationUnit::kDays, change(static_cast<double>(value.days)));
  sum.add(DurationUnit::kSeconds, change(static_cast<double>(value.seconds)));
  sum.add(DurationUnit::kNanoseconds, change(static_cast<double>(value.nanos)));
  return sum.finish();
}

}  // namespace

Result<Duration> scale_duration(const Duration& value, double factor) {
  return change_groups(value, [=](double amount) { return amount * factor; });
}

Result<Duration> divide_duration(const Duration& value, double divisor) {
  return change_groups(value, [=](double amount) { return amount / divisor; });
}

int compare_durations(const Duration& a, const Duration& b) {
  // Average length in seconds; 128 bits hold any of it exactly.
  const auto length = [](const Duration& d) {
    return static_cast<Wide>(d.months) * 2'629'746 + static_cast<Wide>(d.days) * kSecondsPerDay + d.seconds;
  };
  const auto sign = [](auto x, auto y) { return x < y ? -1 : (y < x ? 1 : 0); };
  if (const int c = sign(length(a), length(b)); c != 0) return c;
  if (const int c = sign(a.nanos, b.nanos); c != 0) return c;
  if (const int c = sign(a.months, b.months); c != 0) return c;
  return sign(a.days, b.days);
}

}  // namespace signatory::cypher
