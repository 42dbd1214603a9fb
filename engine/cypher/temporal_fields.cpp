#include "cypher/temporal_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "cypher/temporal_error.h"

namespace signatory::cypher {
namespace {

struct NumberField {
  std::string_view name;
  TemporalFields::Number TemporalFields::*field;
};

constexpr std::array<NumberField, 16> kNumberFields = {{
    {"year", &TemporalFields::year}, {"quarter", &TemporalFields::quarter}, {"month", &TemporalFields::month},
    {"week", &TemporalFields::week}, {"day", &TemporalFields::day}, {"ordinalDay", &TemporalFields::ordinal_day},
    {"dayOfWeek", &TemporalFields::day_of_week}, {"dayOfQuarter", &TemporalFields::day_of_quarter},
    {"hour", &TemporalFields::hour}, {"minute", &TemporalFields::minute}, {"second", &TemporalFields::second},
    {"millisecond", &TemporalFields::millisecond}, {"microsecond", &TemporalFields::microsecond},
    {"nanosecond", &TemporalFields::nanosecond}, {"epochSeconds", &TemporalFields::epoch_seconds},
    {"epochMillis", &TemporalFields::epoch_millis},
}};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::vector<std::string> component_names() {
  std::vector<std::string> names = names_of(kNumberFields);
  for (const char* other : {"date", "time", "datetime", "timezone"}) names.emplace_back(other);
  return names;
}

std::optional<Moment> TemporalFields::*selection_field(std::string_view name) {
  if (name == "date") return &TemporalFields::date;
  if (name == "time") return &TemporalFields::time;
  if (name == "datetime") return &TemporalFields::datetime;
  return nullptr;
}

Result<void> read_field(TemporalFields& fields, const MapEntry& entry) {
  const std::string name = lower(entry.key);
  if (entry.value.is_null()) {
    fields.has_null = true;
    return {};
  }
  if (name == "timezone") {
    if (!entry.value.is(ValueKind::kString)) return tl::unexpected(invalid_temporal("timezone must be a string"));
    const auto zone = parse_zone(entry.value.as_string());
    if (!zone) return tl::unexpected(zone.error());
    fields.timezone = *zone;
    return {};
  }
  if (const auto selection = selection_field(name)) {
    fields.*selection = decompose(entry.value);
    if (!(fields.*selection)) return tl::unexpected(invalid_temporal(fmt::format("{} must be a temporal value, not {}", entry.key, describe(entry.value))));
    return {};
  }
  const auto at = std::find_if(kNumberFields.begin(), kNumberFields.end(), [&](const NumberField& f) { return lower(f.name) == name; });
  if (at == kNumberFields.end()) {
    return tl::unexpected(unknown_temporal_name(fmt::format("'{}' is not a component of a temporal value", entry.key), entry.key, component_names()));
  }
  if (!entry.value.is(ValueKind::kInteger)) {
    return tl::unexpected(invalid_temporal(fmt::format("{} must be an integer, not {}", entry.key, describe(entry.value))));
  }
  fields.*(at->field) = entry.value.as_integer();
  return {};
}

// The value of a component within its range; `fallback` where it is not given.
Result<int> ranged(std::string_view name, const TemporalFields::Number& number, int fallback, std::int64_t low, std::int64_t high) {
  if (!number) return fallback;
  if (*number < low || *number > high) return tl::unexpected(invalid_temporal(fmt::format("{} {} is not between {} and {}", name, *number, low, high)));
  return static_cast<int>(*number);
}

Result<std::int64_t> checked_year(std::int64_t year) {
  if (year < kMinYear || year > kMaxYear) return tl::unexpected(out_of_range("a date"));
  return year;
}

base::Error missing(std::string_view what) { return invalid_temporal(fmt::format("{} must be specified", what)); }

Result<std::int64_t> assign_week(const TemporalFields& fields, std::optional<std::int64_t> base) {
  const WeekDate start = base ? week_date(*base) : WeekDate{fields.year.value_or(0), 1, 1};
  if (!base && !fields.week) return tl::unexpected(missing("week"));
  const auto year = checked_year(fields.year.value_or(start.year));
  if (!year) return year;
  const auto week = ranged("week", fields.week, start.week, 1, fields.week ? weeks_in_year(*year) : 53);
  const auto day = ranged("dayOfWeek", fields.day_of_week, start.day_of_week, 1, 7);
  if (!week) return tl::unexpected(week.error());
  if (!day) return tl::unexpected(day.error());
  return days_from_week_date({*year, *week, *day});
}

Result<std::int64_t> assign_quarter(const TemporalFields& fields, std::optional<std::int64_t> base) {
  const CivilDate start = base ? civil_from_days(*base) : CivilDate{fields.year.value_or(0), 1, 1};
  if (!base && !fields.quarter) return tl::unexpected(missing("quarter"));
  const auto year = checked_year(fields.year.value_or(start.year));
  const auto quarter = ranged("quarter", fields.quarter, quarter_of_month(start.month), 1, 4);
  if (!year) return year;
  if (!quarter) return tl::unexpected(quarter.error());
  const int first_month = *quarter * 3 - 2;
  const std::int64_t first_day = days_from_civil({*year, first_month, 1});
  if (!fields.day_of_quarter) {  // the same month and day within the quarter
    const int month = first_month + (start.month - 1) % 3;
    return days_from_civil({*year, month, std::min(start.day, days_in_month(*year, month))});
  }
  const int length = days_in_month(*year, first_month) + days_in_month(*year, first_month + 1) + days_in_month(*year, first_month + 2);
  const auto day = ranged("dayOfQuarter", fields.day_of_quarter, 1, 1, length);
  if (!day) return tl::unexpected(day.error());
  return first_day + *day - 1;
}

Result<std::int64_t> assign_ordinal(const TemporalFields& fields, std::optional<std::int64_t> base) {
  const auto year = checked_year(fields.year.value_or(base ? civil_from_days(*base).year : 0));
  if (!year) return year;
  const auto day = ranged("ordinalDay", fields.ordinal_day, 1, 1, days_in_year(*year));
  if (!day) return tl::unexpected(day.error());
  return days_from_civil({*year, 1, 1}) + *day - 1;
}

Result<std::int64_t> assign_civil(const TemporalFields& fields, std::optional<std::int64_t> base) {
  const CivilDate start = base ? civil_from_days(*base) : CivilDate{fields.year.value_or(0), 1, 1};
  if (!base && fields.day && !fields.month) return tl::unexpected(missing("month"));
  const auto year = checked_year(fields.year.value_or(start.year));
  const auto month = ranged("month", fields.month, start.month, 1, 12);
  if (!year) return year;
  if (!month) return tl::unexpected(month.error());
  const int last = days_in_month(*year, *month);
  const auto day = ranged("day", fields.day, std::min(start.day, last), 1, last);
  if (!day) return tl::unexpected(day.error());
  return days_from_civil({*year, *month, *day});
}

// Milliseconds, microseconds and nanoseconds each count within the next larger one that is given.
Result<std::int64_t> assign_fraction(const TemporalFields& fields, std::int64_t start, std::int64_t kept_unit) {
  if (!fields.millisecond && !fields.microsecond && !fields.nanosecond) return start;
  const std::int64_t kept = kept_unit == 0 ? 0 : start;
  const bool millis_known = fields.millisecond || kept_unit == 1'000'000;
  const bool micros_known = fields.microsecond || kept_unit == 1'000;
  const std::int64_t micro_limit = millis_known ? 999 : 999'999;
  const std::int64_t nano_limit = micros_known ? 999 : (millis_known ? 999'999 : 999'999'999);
  const auto millis = ranged("millisecond", fields.millisecond, 0, 0, 999);
  const auto micros = ranged("microsecond", fields.microsecond, 0, 0, micro_limit);
  const auto nanos = ranged("nanosecond", fields.nanosecond, 0, 0, nano_limit);
  if (!millis) return tl::unexpected(millis.error());
  if (!micros) return tl::unexpected(micros.error());
  if (!nanos) return tl::unexpected(nanos.error());
  return kept + *millis * std::int64_t{1'000'000} + *micros * std::int64_t{1'000} + *nanos;
}

}  // namespace

Result<TemporalFields> read_fields(const Value& map) {
  TemporalFields fields;
  for (const MapEntry& entry : map.as_map()) {
    if (const auto read = read_field(fields, entry); !read) return tl::unexpected(read.error());
  }
  return fields;
}

Result<std::int64_t> assign_date(const TemporalFields& fields, std::optional<std::int64_t> base) {
  if (!fields.names_date()) {
    if (base) return *base;
    return tl::unexpected(missing("year"));
  }
  if (!base && !fields.year) return tl::unexpected(missing("year"));
  const bool by_week = fields.week || fields.day_of_week;
  const bool by_quarter = fields.quarter || fields.day_of_quarter;
  const bool by_month = fields.month || fields.day;
  if (by_week + by_quarter + by_month + fields.ordinal_day.has_value() > 1) {
    return tl::unexpected(invalid_temporal("a date is given by month and day, by week, by quarter or by ordinalDay, not by several of them"));
  }
  if (by_week) return assign_week(fields, base);
  if (by_quarter) return assign_quarter(fields, base);
  if (fields.ordinal_day) return assign_ordinal(fields, base);
  return assign_civil(fields, base);
}

Result<std::int64_t> assign_time(const TemporalFields& fields, std::optional<std::int64_t> base, std::int64_t kept_unit) {
  const std::int64_t start = base.value_or(0);
  const bool fraction = fields.millisecond || fields.microsecond || fields.nanosecond;
  if (!base && fields.names_time()) {
    if (!fields.hour) return tl::unexpected(missing("hour"));
    if (!fields.minute && (fields.second || fraction)) return tl::unexpected(missing("minute"));
    if (!fields.second && fraction) return tl::unexpected(missing("second"));
  }
  const std::int64_t seconds = start / kNanosPerSecond;
  const auto hour = ranged("hour", fields.hour, static_cast<int>(seconds / 3600), 0, 23);
  const auto minute = ranged("minute", fields.minute, static_cast<int>(seconds / 60 % 60), 0, 59);
  const auto second = ranged("second", fields.second, static_cast<int>(seconds % 60), 0, 59);
  const auto nanos = assign_fraction(fields, start % kNanosPerSecond, kept_unit);
  if (!hour) return tl::unexpected(hour.error());
  if (!minute) return tl::unexpected(minute.error());
  if (!second) return tl::unexpected(second.error());
  if (!nanos) return nanos;
  return (*hour * std::int64_t{3600} + *minute * 60 + *second) * kNanosPerSecond + *nanos;
}

}  // namespace signatory::cypher
