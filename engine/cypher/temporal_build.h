// Temporal values from maps, from other temporal values, and truncated: what date(…), datetime.truncate(…) and duration({…}) do.
//
// A map names components (year, quarter, month, week, day, dayOfWeek, ordinalDay, dayOfQuarter, hour … nanosecond, timezone,
// epochSeconds, epochMillis) and may select a date, time or datetime to start from. A component must not be given without the larger
// ones, unless a selected value supplies them; smaller ones default to the first. A time selected with a zone is moved to `timezone`
// (same instant); one without is placed there. null for a component gives null.
//
// Errors: "ArgumentError.InvalidArgumentValue" (unknown or missing component, value out of its range, contradictory components).
//
//   build_temporal(ValueKind::kDate, map{year: 2015, week: 30, dayOfWeek: 2}, fallback)  →  2015-07-21
//   truncate_temporal(ValueKind::kDate, "month", 2015-07-21, map{day: 5}, fallback)      →  2015-07-05
#pragma once
#include <string_view>

#include "cypher/time_zone.h"
#include "cypher/value.h"

namespace signatory::cypher {

// `target` is one of the five kinds of points in time; `map` is a map; `fallback` the zone of zoned values that name none.
Result<Value> build_temporal(ValueKind target, const Value& map, const Zone& fallback);
// The part of another temporal value: date(datetime), time(localdatetime) … "ArgumentError.InvalidArgumentValue" if it has no such part.
Result<Value> convert_temporal(ValueKind target, const Value& value, const Zone& fallback);
// Units: millennium, century, decade, year, weekYear, quarter, month, week, day, hour, minute, second, millisecond, microsecond.
// `fields` is a map of components to set afterwards, or null.
Result<Value> truncate_temporal(ValueKind target, std::string_view unit, const Value& value, const Value& fields, const Zone& fallback);
// duration({years: 1, days: 1.5, …}).
Result<Value> build_duration(const Value& map);

}  // namespace signatory::cypher
