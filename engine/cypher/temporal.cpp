#include "cypher/temporal.h"

#include <fmt/format.h>

#include <compare>

#include "cypher/duration.h"

namespace signatory::cypher {
namespace {

constexpr int sign_of(auto a, auto b) { return a < b ? -1 : (b < a ? 1 : 0); }

// Day numbers with a margin, so that sums of two in-range amounts cannot overflow.
constexpr std::int64_t kDaysBound = 4'000'000'000'000;

std::int64_t utc_nanos(const Time& t) { return t.nanos_of_day - t.offset_seconds * kNanosPerSecond; }

Result<std::int64_t> add_months(std::int64_t epoch_days, std::int64_t months) {
  if (months == 0) return epoch_days;
  if (months > kMaxYear * 30 || months < -kMaxYear * 30) return tl::unexpected(out_of_range("a date"));
  const CivilDate date = civil_from_days(epoch_days);
  const std::int64_t total = date.year * 12 + (date.month - 1) + months;
  const std::int64_t year = floor_divide(total, 12);
  const int month = static_cast<int>(floor_modulo(total, 12)) + 1;
  return days_from_civil({year, month, std::min(date.day, days_in_month(year, month))});
}

Result<std::int64_t> add_months_and_days(std::int64_t epoch_days, std::int64_t months, std::int64_t days) {
  const auto moved = add_months(epoch_days, months);
  if (!moved) return moved;
  if (days > kDaysBound || days < -kDaysBound) return tl::unexpected(out_of_range("a date"));
  return *moved + days;
}

Result<LocalDateTime> add_seconds(LocalDateTime value, std::int64_t seconds, std::int32_t nanos) {
  if (seconds > kDaysBound * kSecondsPerDay || seconds < -kDaysBound * kSecondsPerDay) return tl::unexpected(out_of_range("a date-time"));
  const std::int64_t sum_nanos = std::int64_t{value.nanos} + nanos;
  return checked_local({value.epoch_seconds + seconds + floor_divide(sum_nanos, kNanosPerSecond),
                        static_cast<std::int32_t>(floor_modulo(sum_nanos, kNanosPerSecond))});
}

Result<LocalDateTime> add_calendar(LocalDateTime value, const Duration& duration) {
  const std::int64_t days = floor_divide(value.epoch_seconds, kSecondsPerDay);
  const auto moved = add_months_and_days(days, duration.months, duration.days);
  if (!moved) return tl::unexpected(moved.error());
  const auto in_range = checked_date(*moved);
  if (!in_range) return tl::unexpected(in_range.error());
  return LocalDateTime{*moved * kSecondsPerDay + floor_modulo(value.epoch_seconds, kSecondsPerDay), value.nanos};
}

std::int64_t around_the_clock(std::int64_t nanos_of_day, const Duration& duration) {
  const std::int64_t seconds = floor_modulo(duration.seconds, kSecondsPerDay);
  return floor_modulo(nanos_of_day + seconds * kNanosPerSecond + duration.nanos, kNanosPerDay);
}

Result<Value> plus_date(Date date, const Duration& duration) {
  const std::int64_t toward_zero = duration.seconds < 0 && duration.nanos > 0 ? duration.seconds + 1 : duration.seconds;
  const auto moved = add_months_and_days(date.epoch_days, duration.months, duration.days);
  if (!moved) return tl::unexpected(moved.error());
  const auto result = checked_date(*moved + toward_zero / kSecondsPerDay);
  if (!result) return tl::unexpected(result.error());
  return Value::date(*result);
}

Result<Value> plus_date_time(const DateTime& value, const Duration& duration) {
  DateTime moved = value;
  if (duration.months != 0 || duration.days != 0) {
    const auto local = add_calendar(local_of(value), duration);
    if (!local) return tl::unexpected(local.error());
    moved = resolve_local(*local, zone_of(value), value.offset_seconds);
  }
  const auto instant = add_seconds({moved.epoch_seconds, moved.nanos}, duration.seconds, duration.nanos);
  if (!instant) return tl::unexpected(instant.error());
  const auto result = checked_date_time(at_instant({instant->epoch_seconds, instant->nanos}, zone_of(value)));
  if (!result) return tl::unexpected(result.error());
  return Value::date_time(*result);
}

}  // namespace

base::Error out_of_range(std::string_view what) {
  return cypher_error("ArgumentError", "NumberOutOfRange", fmt::format("{} lies outside the years {} to +{}", what, kMinYear, kMaxYear));
}

Result<Date> checked_date(std::int64_t epoch_days) {
  if (!in_calendar(epoch_days)) return tl::unexpected(out_of_range("a date"));
  return Date{epoch_days};
}

Result<LocalDateTime> checked_local(LocalDateTime value) {
  if (!in_calendar(floor_divide(value.epoch_seconds, kSecondsPerDay))) return tl::unexpected(out_of_range("a date-time"));
  return value;
}

Result<DateTime> checked_date_time(DateTime value) {
  if (!in_calendar(floor_divide(value.epoch_seconds + value.offset_seconds, kSecondsPerDay))) return tl::unexpected(out_of_range("a date-time"));
  return value;
}

LocalDateTime local_of(const DateTime& value) { return {value.epoch_seconds + value.offset_seconds, value.nanos}; }

LocalDateTime join(std::int64_t epoch_days, std::int64_t nanos_of_day) {
  return {epoch_days * kSecondsPerDay + nanos_of_day / kNanosPerSecond, static_cast<std::int32_t>(nanos_of_day % kNanosPerSecond)};
}

DateTime resolve_local(LocalDateTime local, const Zone& zone, std::optional<std::int32_t> previous_offset) {
  if (previous_offset && is_valid_offset(zone, local.epoch_seconds, *previous_offset)) {
    return {local.epoch_seconds - *previous_offset, local.nanos, *previous_offset, zone.name};
  }
  return at_local(local, zone);
}

std::optional<Moment> decompose(const Value& value) {
  const auto of_local = [](LocalDateTime local, std::optional<Zone> zone) {
    return Moment{floor_divide(local.epoch_seconds, kSecondsPerDay),
                  floor_modulo(local.epoch_seconds, kSecondsPerDay) * kNanosPerSecond + local.nanos, std::move(zone)};
  };
  switch (value.kind()) {
    case ValueKind::kDate: return Moment{value.as_date().epoch_days, std::nullopt, std::nullopt};
    case ValueKind::kLocalTime: return Moment{std::nullopt, value.as_local_time().nanos_of_day, std::nullopt};
    case ValueKind::kTime: return Moment{std::nullopt, value.as_time().nanos_of_day, Zone{value.as_time().offset_seconds, {}}};
    case ValueKind::kLocalDateTime: return of_local(value.as_local_date_time(), std::nullopt);
    case ValueKind::kDateTime: return of_local(local_of(value.as_date_time()), zone_of(value.as_date_time()));
    default: return std::nullopt;
  }
}

int compare_times(const Time& a, const Time& b) {
  const int by_instant = sign_of(utc_nanos(a), utc_nanos(b));
  return by_instant != 0 ? by_instant : sign_of(a.offset_seconds, b.offset_seconds);
}

int compare_date_times(const DateTime& a, const DateTime& b) {
  if (const int c = sign_of(a.epoch_seconds, b.epoch_seconds); c != 0) return c;
  if (const int c = sign_of(a.nanos, b.nanos); c != 0) return c;
  if (const int c = sign_of(a.offset_seconds, b.offset_seconds); c != 0) return c;
  return sign_of(a.zone.compare(b.zone), 0);
}

Result<Value> plus(const Value& point, const Duration& duration) {
  switch (point.kind()) {
    case ValueKind::kDate: return plus_date(point.as_date(), duration);
    case ValueKind::kLocalTime: return Value::local_time({around_the_clock(point.as_local_time().nanos_of_day, duration)});
    case ValueKind::kTime: return Value::time({around_the_clock(point.as_time().nanos_of_day, duration), point.as_time().offset_seconds});
    case ValueKind::kLocalDateTime: {
      const auto moved = add_calendar(point.as_local_date_time(), duration);
      if (!moved) return tl::unexpected(moved.error());
      const auto result = add_seconds(*moved, duration.seconds, duration.nanos);
      if (!result) return tl::unexpected(result.error());
      return Value::local_date_time(*result);
    }
    case ValueKind::kDateTime: return plus_date_time(point.as_date_time(), duration);
    case ValueKind::kDuration: {
      const auto sum = add_durations(point.as_duration(), duration);
      if (!sum) return tl::unexpected(sum.error());
      return Value::duration(*sum);
    }
    default: return tl::unexpected(cypher_error("TypeError", "InvalidArgumentType", fmt::format("a duration cannot be added to {}", describe(point))));
  }
}

}  // namespace signatory::cypher
