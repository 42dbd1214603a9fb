// Temporal values: order, text, components and arithmetic. Parsing is in temporal_parse.h, construction from maps in temporal_build.h,
// durations in duration.h, zones in time_zone.h.
//
// Text is ISO 8601 with the shortest time that keeps the value: "12:31", "12:31:14.645", "1984-10-11T12:00+01:00[Europe/Stockholm]".
// Years beyond 0..9999 carry a sign: "+12345-01-01".
//
//   to_text(Date{16637}) == "2015-07-21"
//   plus(Value::date(d), {.months = 1})      // 31 January + 1 month = 28 February
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cypher/calendar.h"
#include "cypher/time_zone.h"
#include "cypher/value.h"

namespace signatory::cypher {

// What a temporal value says on its local clock; what it does not say is empty.
struct Moment {
  std::optional<std::int64_t> epoch_days;
  std::optional<std::int64_t> nanos_of_day;
  std::optional<Zone> zone;
};
// nullopt for durations and values that are not temporal.
std::optional<Moment> decompose(const Value& value);

LocalDateTime local_of(const DateTime& value);
// Seconds are floored, nanos_of_day must lie within the day.
LocalDateTime join(std::int64_t epoch_days, std::int64_t nanos_of_day);
// The instant of a local time in a zone; a previous offset is kept where the zone allows it (clocks going back).
DateTime resolve_local(LocalDateTime local, const Zone& zone, std::optional<std::int32_t> previous_offset = std::nullopt);

// By instant, then by offset and zone, so that 0 means equal.
int compare_times(const Time& a, const Time& b);
int compare_date_times(const DateTime& a, const DateTime& b);
// By average length (a month is 30.436875 days), then by months, days, seconds.
int compare_durations(const Duration& a, const Duration& b);

std::string to_text(Date value);
std::string to_text(LocalTime value);
std::string to_text(const Time& value);
std::string to_text(LocalDateTime value);
std::string to_text(const DateTime& value);
std::string to_text(const Duration& value);
std::string temporal_text(const Value& value);  // any of the above; "" for other kinds

// value.year, value.weekDay, duration.minutesOfHour …; "ArgumentError.InvalidArgumentValue" for a component that the kind does not have.
Result<Value> component(const Value& temporal, std::string_view key);

// A point in time + a duration: months (the day of month is clipped), then days, then seconds. A Date takes whole days of the seconds,
// a LocalTime or Time goes round the clock. "ArgumentError.NumberOutOfRange" outside the calendar.
Result<Value> plus(const Value& point, const Duration& duration);

// "ArgumentError.NumberOutOfRange" for what lies outside the calendar.
base::Error out_of_range(std::string_view what);
Result<Date> checked_date(std::int64_t epoch_days);
Result<LocalDateTime> checked_local(LocalDateTime value);
Result<DateTime> checked_date_time(DateTime value);

}  // namespace signatory::cypher
