#include "cypher/temporal_build.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cypher/duration.h"
#include "cypher/temporal_error.h"
#include "cypher/temporal_fields.h"

namespace signatory::cypher {
namespace {

bool has_date(ValueKind kind) { return kind == ValueKind::kDate || kind == ValueKind::kLocalDateTime || kind == ValueKind::kDateTime; }
bool has_time(ValueKind kind) { return kind != ValueKind::kDate; }
bool has_zone(ValueKind kind) { return kind == ValueKind::kTime || kind == ValueKind::kDateTime; }

// What the map starts from: the selected date, time and zone.
struct Selection {
  std::optional<std::int64_t> epoch_days;
  std::optional<std::int64_t> nanos_of_day;
  std::optional<Zone> zone;  // of the time
};

Result<Selection> select(ValueKind target, const TemporalFields& fields) {
  Selection selection;
  for (const auto& [source, name] : {std::pair(&fields.datetime, "datetime"), std::pair(&fields.date, "date"), std::pair(&fields.time, "time")}) {
    if (!*source) continue;
    const Moment& moment = **source;
    const bool for_date = source != &fields.time;
    const bool for_time = source != &fields.date;
    if (for_date && has_date(target)) {
      if (!moment.epoch_days) return tl::unexpected(invalid_temporal(fmt::format("the selected {} has no date", name)));
      selection.epoch_days = moment.epoch_days;
    }
    if (for_time && has_time(target)) {
      if (!moment.nanos_of_day && source == &fields.time) return tl::unexpected(invalid_temporal("the selected time has no time of day"));
      selection.nanos_of_day = moment.nanos_of_day;
      selection.zone = moment.zone;
    }
  }
  return selection;
}

// A local clock of `own` zone shown in `target`: the same instant.
DateTime move_to_zone(LocalDateTime local, const Zone& own, const Zone& target) {
  const DateTime instant = at_local(local, own);
  return at_instant({instant.epoch_seconds, instant.nanos}, target);
}

Result<Value> finish_time(std::int64_t nanos, const std::optional<Zone>& own, const std::optional<Zone>& timezone, const Zone& fallback) {
  if (timezone && !timezone->name.empty()) return tl::unexpected(invalid_temporal("a time without a date cannot have a named zone; give an offset"));
  if (!timezone && own) return Value::time({nanos, own->offset_seconds});
  if (!timezone) return Value::time({nanos, offset_at(fallback, 0)});
  const std::int64_t shift = own ? (std::int64_t{timezone->offset_seconds} - own->offset_seconds) * kNanosPerSecond : 0;
  return Value::time({floor_modulo(nanos + shift, kNanosPerDay), timezone->offset_seconds});
}

Result<Value> finish_date_time(LocalDateTime local, const std::optional<Zone>& own, const std::optional<Zone>& timezone, const Zone& fallback) {
  const auto result = checked_date_time(timezone && own ? move_to_zone(local, *own, *timezone)
                                                        : at_local(local, timezone.value_or(own.value_or(fallback))));
  if (!result) return tl::unexpected(result.error());
  return Value::date_time(*result);
}

Result<Value> finish(ValueKind target, std::int64_t days, std::int64_t nanos, const std::optional<Zone>& own, const std::optional<Zone>& timezone,
                     const Zone& fallback) {
  switch (target) {
    case ValueKind::kDate: {
      const auto date = checked_date(days);
      if (!date) return tl::unexpected(date.error());
      return Value::date(*date);
    }
    case ValueKind::kLocalTime: return Value::local_time({nanos});
    case ValueKind::kTime: return finish_time(nanos, own, timezone, fallback);
    case ValueKind::kLocalDateTime: {
      const auto local = checked_local(join(days, nanos));
      if (!local) return tl::unexpected(local.error());
      return Value::local_date_time(*local);
    }
    default: return finish_date_time(join(days, nanos), own, timezone, fallback);
  }
}

Result<void> check_target(ValueKind target, const TemporalFields& fields) {
  if (!has_date(target) && (fields.names_date() || fields.date)) return tl::unexpected(invalid_temporal("a time has no date components"));
  if (!has_time(target) && (fields.names_time() || fields.time)) return tl::unexpected(invalid_temporal("a date has no time components"));
  if (!has_zone(target) && fields.timezone) return tl::unexpected(invalid_temporal(fmt::format("a {} has no time zone", type_name(target))));
  return {};
}

constexpr std::int64_t kMaxEpochSeconds = 31'556'889'832'780'799;  // the end of the year 999,999,999

Result<Value> from_epoch(ValueKind target, const TemporalFields& fields, const Zone& fallback) {
  if (target != ValueKind::kDateTime || fields.names_date() || fields.date || fields.time || fields.datetime || (fields.epoch_seconds && fields.epoch_millis)) {
    return tl::unexpected(invalid_temporal("epochSeconds or epochMillis make a date-time alone"));
  }
  Instant instant;
  instant.epoch_seconds = fields.epoch_seconds ? *fields.epoch_seconds : floor_divide(*fields.epoch_millis, 1000);
  if (instant.epoch_seconds > kMaxEpochSeconds || instant.epoch_seconds < -kMaxEpochSeconds * 2) return tl::unexpected(out_of_range("a date-time"));
  const auto nanos = fields.nanosecond.value_or(0);
  const std::int64_t millis = fields.epoch_millis ? floor_modulo(*fields.epoch_millis, 1000) * 1'000'000 : 0;
  if (nanos < 0 || nanos >= kNanosPerSecond - millis) return tl::unexpected(invalid_temporal("nanosecond is out of range"));
  instant.nanos = static_cast<std::int32_t>(millis + nanos);
  const auto result = checked_date_time(at_instant(instant, fields.timezone.value_or(fallback)));
  if (!result) return tl::unexpected(result.error());
  return Value::date_time(*result);
}

}  // namespace

Result<Value> build_temporal(ValueKind target, const Value& map, const Zone& fallback) {
  const auto fields = read_fields(map);
  if (!fields) return tl::unexpected(fields.error());
  if (fields->has_null) return Value::null();
  if (fields->names_epoch()) return from_epoch(target, *fields, fallback);
  if (const auto fits = check_target(target, *fields); !fits) return tl::unexpected(fits.error());
  const auto selection = select(target, *fields);
  if (!selection) return tl::unexpected(selection.error());
  std::int64_t days = 0;
  if (has_date(target)) {
    const auto assigned = assign_date(*fields, selection->epoch_days);
    if (!assigned) return tl::unexpected(assigned.error());
    days = *assigned;
  } else if (!fields->hour && !selection->nanos_of_day) {
    return tl::unexpected(invalid_temporal("hour must be specified"));
  }
  std::int64_t nanos = 0;
  if (has_time(target)) {
    const auto assigned = assign_time(*fields, selection->nanos_of_day);
    if (!assigned) return tl::unexpected(assigned.error());
    nanos = *assigned;
  }
  const bool full_date = has_date(target) && !in_calendar(days);
  if (full_date) return tl::unexpected(out_of_range("a date"));
  return finish(target, days, nanos, selection->zone, fields->timezone, fallback);
}

Result<Value> convert_temporal(ValueKind target, const Value& value, const Zone& fallback) {
  const auto moment = decompose(value);
  const bool lacks = !moment || (has_date(target) && !moment->epoch_days) || (!has_date(target) && !moment->nanos_of_day);
  if (lacks) return tl::unexpected(invalid_temporal(fmt::format("no {} can be taken from {}", type_name(target), describe(value))));
  return finish(target, moment->epoch_days.value_or(0), moment->nanos_of_day.value_or(0), moment->zone, std::nullopt, fallback);
}

namespace {

// The start of the unit that holds the day; nullopt if the unit is smaller than a day or unknown.
std::optional<std::int64_t> truncate_day(std::string_view unit, std::int64_t days) {
  const CivilDate date = civil_from_days(days);
  const auto new_year = [](std::int64_t year) { return days_from_civil({year, 1, 1}); };
  if (unit == "millennium") return new_year(date.year - floor_modulo(date.year, 1000));
  if (unit == "century") return new_year(date.year - floor_modulo(date.year, 100));
  if (unit == "decade") return new_year(date.year - floor_modulo(date.year, 10));
  if (unit == "year") return new_year(date.year);
  if (unit == "weekyear") return days_from_week_date({week_date(days).year, 1, 1});
  if (unit == "quarter") return days_from_civil({date.year, (date.month - 1) / 3 * 3 + 1, 1});
  if (unit == "month") return days_from_civil({date.year, date.month, 1});
  if (unit == "week") return days - (day_of_week(days) - 1);
  if (unit == "day") return days;
  return std::nullopt;
}

// Nanoseconds of a unit below a day; 0 for other units.
std::int64_t unit_nanos(std::string_view unit) {
  if (unit == "hour") return 3600 * kNanosPerSecond;
  if (unit == "minute") return 60 * kNanosPerSecond;
  if (unit == "second") return kNanosPerSecond;
  if (unit == "millisecond") return 1'000'000;
  if (unit == "microsecond") return 1'000;
  return 0;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::vector<std::string> unit_names() {
  return {"millennium", "century", "decade", "year", "weekYear", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond"};
}

// The moment cut down to the unit; zone and missing parts stay as they are.
Result<Moment> cut(ValueKind target, std::string_view unit, Moment moment) {
  const std::int64_t small = unit_nanos(unit);
  const auto day = truncate_day(unit, moment.epoch_days.value_or(0));
  if (small == 0 && !day) return tl::unexpected(unknown_temporal_name(fmt::format("'{}' is not a unit of time", unit), unit, unit_names()));
  if ((small != 0 && !has_time(target)) || (small == 0 && unit != "day" && !has_date(target))) {
    return tl::unexpected(invalid_temporal(fmt::format("a {} cannot be truncated to '{}'", type_name(target), unit)));
  }
  if ((has_date(target) && !moment.epoch_days) || (small != 0 && !has_date(target) && !moment.nanos_of_day)) {
    return tl::unexpected(invalid_temporal(fmt::format("the value has no part that a {} could be truncated from", type_name(target))));
  }
  if (small != 0) {
    moment.nanos_of_day = moment.nanos_of_day.value_or(0) / small * small;
  } else {
    moment.epoch_days = *day;
    moment.nanos_of_day = 0;
  }
  return moment;
}

}  // namespace

Result<Value> truncate_temporal(ValueKind target, std::string_view unit, const Value& value, const Value& fields, const Zone& fallback) {
  const auto moment = decompose(value);
  if (!moment) return tl::unexpected(invalid_temporal(fmt::format("only points in time can be truncated, not {}", describe(value))));
  const std::string unit_name = lower(unit);
  const auto start = cut(target, unit_name, *moment);
  if (!start) return tl::unexpected(start.error());
  const auto set = fields.is_null() ? Result<TemporalFields>(TemporalFields{}) : read_fields(fields);
  if (!set) return tl::unexpected(set.error());
  if (set->has_null) return Value::null();
  if (const auto fits = check_target(target, *set); !fits) return tl::unexpected(fits.error());
  const std::int64_t kept_unit = unit_nanos(unit_name) < kNanosPerSecond ? unit_nanos(unit_name) : 0;
  const auto days = has_date(target) ? assign_date(*set, start->epoch_days) : Result<std::int64_t>(0);
  const auto nanos = has_time(target) ? assign_time(*set, start->nanos_of_day.value_or(0), kept_unit) : Result<std::int64_t>(0);
  if (!days) return tl::unexpected(days.error());
  if (!nanos) return tl::unexpected(nanos.error());
  // A given zone is put in the place of the value's own: the clock shows the same.
  return finish(target, *days, *nanos, set->timezone ? std::nullopt : moment->zone, set->timezone, fallback);
}

Result<Value> build_duration(const Value& map) {
  struct Named {
    std::string_view name;
    DurationUnit unit;
  };
  constexpr std::array<Named, 11> kUnits = {{
      {"years", DurationUnit::kYears}, {"quarters", DurationUnit::kQuarters}, {"months", DurationUnit::kMonths}, {"weeks", DurationUnit::kWeeks},
      {"days", DurationUnit::kDays}, {"hours", DurationUnit::kHours}, {"minutes", DurationUnit::kMinutes}, {"seconds", DurationUnit::kSeconds},
      {"milliseconds", DurationUnit::kMilliseconds}, {"microseconds", DurationUnit::kMicroseconds}, {"nanoseconds", DurationUnit::kNanoseconds},
  }};
  DurationSum sum;
  for (const MapEntry& entry : map.as_map()) {
    const std::string name = lower(entry.key);
    const auto at = std::find_if(kUnits.begin(), kUnits.end(), [&](const Named& n) { return n.name == name; });
    if (at == kUnits.end()) {
      return tl::unexpected(unknown_temporal_name(fmt::format("'{}' is not a unit of a duration", entry.key), entry.key, names_of(kUnits)));
    }
    if (entry.value.is_null()) return Value::null();
    if (!entry.value.is_number()) return tl::unexpected(invalid_temporal(fmt::format("{} must be a number, not {}", entry.key, describe(entry.value))));
    if (entry.value.is(ValueKind::kInteger)) {
      sum.add(at->unit, DurationAmount{entry.value.as_integer(), 0});
    } else {
      sum.add(at->unit, entry.value.as_float());
    }
  }
  const auto duration = sum.finish();
  if (!duration) return tl::unexpected(duration.error());
  return Value::duration(*duration);
}

}  // namespace signatory::cypher
