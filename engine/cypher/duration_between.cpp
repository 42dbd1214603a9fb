#include <fmt/format.h>

#include "cypher/duration.h"
#include "cypher/temporal.h"

namespace signatory::cypher {
namespace {

// Both ends on one clock: local times in one zone (or in none), and the seconds that really pass between them.
struct Interval {
  LocalDateTime from;
  LocalDateTime to;
  Zone zone;       // of both; a fixed offset of 0 if neither end has a zone
  bool has_dates;  // both ends have one
};

LocalDateTime in_zone(LocalDateTime local, const Zone& own, const Zone& target) {
  return local_of(at_instant({at_local(local, own).epoch_seconds, local.nanos}, target));
}

base::Error not_a_point(const Value& value) {
  return cypher_error("TypeError", "InvalidArgumentType", fmt::format("a duration lies between two points in time, and {} is none", describe(value)));
}

Result<Interval> make_interval(const Value& from, const Value& to) {
  const auto a = decompose(from);
  const auto b = decompose(to);
  if (!a) return tl::unexpected(not_a_point(from));
  if (!b) return tl::unexpected(not_a_point(to));
  Interval interval;
  interval.has_dates = a->epoch_days.has_value() && b->epoch_days.has_value();
  const std::int64_t day_a = a->epoch_days.value_or(b->epoch_days.value_or(0));
  const std::int64_t day_b = b->epoch_days.value_or(a->epoch_days.value_or(0));
  interval.from = join(day_a, a->nanos_of_day.value_or(0));
  interval.to = join(day_b, b->nanos_of_day.value_or(0));
  const Zone zone_a = a->zone.value_or(b->zone.value_or(Zone{}));
  const Zone zone_b = b->zone.value_or(zone_a);
  interval.zone = zone_a;
  interval.to = in_zone(interval.to, zone_b, zone_a);
  return interval;
}

// Days of `to` seen from `from`, less one if the last day is not full; the same backwards.
std::int64_t end_day(LocalDateTime from, LocalDateTime to) {
  const std::int64_t from_day = floor_divide(from.epoch_seconds, kSecondsPerDay);
  const std::int64_t to_day = floor_divide(to.epoch_seconds, kSecondsPerDay);
  const LocalTime from_time{floor_modulo(from.epoch_seconds, kSecondsPerDay) * kNanosPerSecond + from.nanos};
  const LocalTime to_time{floor_modulo(to.epoch_seconds, kSecondsPerDay) * kNanosPerSecond + to.nanos};
  if (to_day > from_day && to_time < from_time) return to_day - 1;
  if (to_day < from_day && to_time > from_time) return to_day + 1;
  return to_day;
}

std::int64_t months_until(LocalDateTime from, LocalDateTime to) {
  const auto packed = [](std::int64_t day) {
    const CivilDate date = civil_from_days(day);
    return (date.year * 12 + date.month) * 32 + date.day;
  };
  return (packed(end_day(from, to)) - packed(floor_divide(from.epoch_seconds, kSecondsPerDay))) / 32;
}

std::int64_t days_until(LocalDateTime from, LocalDateTime to) {
  return end_day(from, to) - floor_divide(from.epoch_seconds, kSecondsPerDay);
}

// What passes on a stopwatch, clock changes included.
Duration elapsed(const DateTime& from, const DateTime& to) {
  Duration result;
  result.seconds = to.epoch_seconds - from.epoch_seconds;
  result.nanos = to.nanos - from.nanos;
  if (result.nanos < 0) {
    result.nanos += static_cast<std::int32_t>(kNanosPerSecond);
    --result.seconds;
  }
  return result;
}

// The instant of an end; its own offset decides where a local time occurs twice.
DateTime instant_of(const Value& value, LocalDateTime local, const Zone& zone) {
  const bool exact = value.is(ValueKind::kDateTime);
  return exact ? at_instant({value.as_date_time().epoch_seconds, value.as_date_time().nanos}, zone) : resolve_local(local, zone);
}

Result<Duration> months_days_seconds(const Interval& interval, const DateTime& from, const DateTime& to) {
  Duration result;
  result.months = months_until(interval.from, interval.to);
  const auto after_months = plus(Value::local_date_time(interval.from), {.months = result.months});
  if (!after_months) return tl::unexpected(after_months.error());
  result.days = days_until(after_months->as_local_date_time(), interval.to);
  const auto start = plus(Value::date_time(from), {.months = result.months, .days = result.days});
  if (!start) return tl::unexpected(start.error());
  const Duration rest = elapsed(start->as_date_time(), to);
  result.seconds = rest.seconds;
  result.nanos = rest.nanos;
  return result;
}

}  // namespace

Result<Duration> duration_between(const Value& from, const Value& to, DurationMeasure measure) {
  const auto interval = make_interval(from, to);
  if (!interval) return tl::unexpected(interval.error());
  const DateTime start = instant_of(from, interval->from, interval->zone);
  const DateTime end = instant_of(to, interval->to, interval->zone);
  if (measure == DurationMeasure::kMonths) return Duration{.months = interval->has_dates ? months_until(interval->from, interval->to) : 0};
  if (measure == DurationMeasure::kDays) return Duration{.days = interval->has_dates ? days_until(interval->from, interval->to) : 0};
  if (measure == DurationMeasure::kSeconds || !interval->has_dates) return elapsed(start, end);
  return months_days_seconds(*interval, start, end);
}

}  // namespace signatory::cypher
