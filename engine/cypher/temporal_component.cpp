#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "cypher/temporal.h"
#include "cypher/temporal_error.h"

namespace signatory::cypher {
namespace {

using DateComponent = std::int64_t (*)(std::int64_t epoch_days);
using TimeComponent = std::int64_t (*)(std::int64_t nanos_of_day);
using DurationComponent = Wide (*)(const Duration& value);  // may exceed 64 bits

template <class Function>
struct Named {
  std::string_view name;
  Function get;
};

constexpr std::array<Named<DateComponent>, 11> kDateComponents = {{
    {"year", [](std::int64_t d) { return civil_from_days(d).year; }},
    {"quarter", [](std::int64_t d) { return std::int64_t{quarter_of_month(civil_from_days(d).month)}; }},
    {"month", [](std::int64_t d) { return std::int64_t{civil_from_days(d).month}; }},
    {"week", [](std::int64_t d) { return std::int64_t{week_date(d).week}; }},
    {"weekYear", [](std::int64_t d) { return week_date(d).year; }},
    {"day", [](std::int64_t d) { return std::int64_t{civil_from_days(d).day}; }},
    {"ordinalDay", [](std::int64_t d) { return std::int64_t{day_of_year(d)}; }},
    {"weekDay", [](std::int64_t d) { return std::int64_t{day_of_week(d)}; }},
    {"dayOfWeek", [](std::int64_t d) { return std::int64_t{day_of_week(d)}; }},
    {"dayOfQuarter", [](std::int64_t d) { return std::int64_t{day_of_quarter(d)}; }},
    {"epochDays", [](std::int64_t d) { return d; }},
}};

constexpr std::array<Named<TimeComponent>, 6> kTimeComponents = {{
    {"hour", [](std::int64_t n) { return n / (3600 * kNanosPerSecond); }},
    {"minute", [](std::int64_t n) { return n / (60 * kNanosPerSecond) % 60; }},
    {"second", [](std::int64_t n) { return n / kNanosPerSecond % 60; }},
    {"millisecond", [](std::int64_t n) { return n % kNanosPerSecond / 1'000'000; }},
    {"microsecond", [](std::int64_t n) { return n % kNanosPerSecond / 1'000; }},
    {"nanosecond", [](std::int64_t n) { return n % kNanosPerSecond; }},
}};

// Seconds and nanos as one amount of `per_second` units, rounded down.
Wide subsecond_total(const Duration& d, std::int64_t per_second) {
  return static_cast<Wide>(d.seconds) * per_second + d.nanos / (kNanosPerSecond / per_second);
}

constexpr std::array<Named<DurationComponent>, 20> kDurationComponents = {{
    {"years", [](const Duration& d) -> Wide { return d.months / 12; }},
    {"quarters", [](const Duration& d) -> Wide { return d.months / 3; }},
    {"months", [](const Duration& d) -> Wide { return d.months; }},
    {"weeks", [](const Duration& d) -> Wide { return d.days / 7; }},
    {"days", [](const Duration& d) -> Wide { return d.days; }},
    {"hours", [](const Duration& d) -> Wide { return d.seconds / 3600; }},
    {"minutes", [](const Duration& d) -> Wide { return d.seconds / 60; }},
    {"seconds", [](const Duration& d) -> Wide { return d.seconds; }},
    {"milliseconds", [](const Duration& d) -> Wide { return subsecond_total(d, 1'000); }},
    {"microseconds", [](const Duration& d) -> Wide { return subsecond_total(d, 1'000'000); }},
    {"nanoseconds", [](const Duration& d) -> Wide { return subsecond_total(d, kNanosPerSecond); }},
    {"quartersOfYear", [](const Duration& d) -> Wide { return d.months / 3 % 4; }},
    {"monthsOfQuarter", [](const Duration& d) -> Wide { return d.months % 3; }},
    {"monthsOfYear", [](const Duration& d) -> Wide { return d.months % 12; }},
    {"daysOfWeek", [](const Duration& d) -> Wide { return d.days % 7; }},
    {"minutesOfHour", [](const Duration& d) -> Wide { return d.seconds / 60 % 60; }},
    {"secondsOfMinute", [](const Duration& d) -> Wide { return d.seconds % 60; }},
    {"millisecondsOfSecond", [](const Duration& d) -> Wide { return std::int64_t{d.nanos / 1'000'000}; }},
    {"microsecondsOfSecond", [](const Duration& d) -> Wide { return std::int64_t{d.nanos / 1'000}; }},
    {"nanosecondsOfSecond", [](const Duration& d) -> Wide { return std::int64_t{d.nanos}; }},
}};

template <class Table>
auto find_in(const Table& table, std::string_view name) -> decltype(table.begin()->get) {
  const auto at = std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.name == name; });
  return at == table.end() ? nullptr : at->get;
}

Result<Value> integer_of(Wide number, std::string_view key) {
  const auto narrow = static_cast<std::int64_t>(number);
  if (narrow == number) return Value::integer(narrow);
  return tl::unexpected(cypher_error("ArithmeticError", "IntegerOverflow", fmt::format("{} exceeds 64 bits", key)));
}

std::optional<Result<Value>> zone_component(const Value& temporal, const Zone& zone, std::string_view key) {
  const std::int64_t offset = temporal.is(ValueKind::kDateTime) ? temporal.as_date_time().offset_seconds : zone.offset_seconds;
  const std::string offset_as_text = offset_text(static_cast<std::int32_t>(offset));
  if (key == "timezone") return Value::string(zone.name.empty() ? offset_as_text : zone.name);
  if (key == "offset") return Value::string(offset_as_text);
  if (key == "offsetMinutes") return Value::integer(offset / 60);
  if (key == "offsetSeconds") return Value::integer(offset);
  if (!temporal.is(ValueKind::kDateTime)) return std::nullopt;
  const DateTime& value = temporal.as_date_time();
  if (key == "epochSeconds") return Value::integer(value.epoch_seconds);
  if (key == "epochMillis") return integer_of(static_cast<Wide>(value.epoch_seconds) * 1000 + value.nanos / 1'000'000, key);
  return std::nullopt;
}

std::vector<std::string> component_names(const Value& temporal) {
  if (temporal.is(ValueKind::kDuration)) return names_of(kDurationComponents);
  std::vector<std::string> names;
  const auto moment = decompose(temporal);
  const auto append = [&](const std::vector<std::string>& more) { names.insert(names.end(), more.begin(), more.end()); };
  if (moment && moment->epoch_days) append(names_of(kDateComponents));
  if (moment && moment->nanos_of_day) append(names_of(kTimeComponents));
  if (moment && moment->zone) append({"timezone", "offset", "offsetMinutes", "offsetSeconds"});
  if (temporal.is(ValueKind::kDateTime)) append({"epochSeconds", "epochMillis"});
  return names;
}

}  // namespace

Result<Value> component(const Value& temporal, std::string_view key) {
  if (temporal.is(ValueKind::kDuration)) {
    if (const auto get = find_in(kDurationComponents, key)) return integer_of(get(temporal.as_duration()), key);
  } else if (const auto moment = decompose(temporal)) {
    if (const auto get = find_in(kDateComponents, key); get && moment->epoch_days) return Value::integer(get(*moment->epoch_days));
    if (const auto get = find_in(kTimeComponents, key); get && moment->nanos_of_day) return Value::integer(get(*moment->nanos_of_day));
    if (moment->zone) {
      if (auto value = zone_component(temporal, *moment->zone, key)) return *std::move(value);
    }
  }
  const std::string message = fmt::format("a {} has no component '{}'", type_name(temporal.kind()), key);
  return tl::unexpected(unknown_temporal_name(message, key, component_names(temporal)));
}

}  // namespace signatory::cypher
