// The components that a map names, read and checked for type; shared by construction and truncation. Internal to temporal_build.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "cypher/temporal.h"
#include "cypher/value.h"

namespace signatory::cypher {

struct TemporalFields {
  using Number = std::optional<std::int64_t>;
  Number year, quarter, month, week, day, ordinal_day, day_of_week, day_of_quarter;
  Number hour, minute, second, millisecond, microsecond, nanosecond;
  Number epoch_seconds, epoch_millis;
  std::optional<Moment> date, time, datetime;
  std::optional<Zone> timezone;
  bool has_null = false;

  bool names_date() const { return year || quarter || month || week || day || ordinal_day || day_of_week || day_of_quarter; }
  bool names_time() const { return hour || minute || second || millisecond || microsecond || nanosecond; }
  bool names_epoch() const { return epoch_seconds || epoch_millis; }
};

// Names are matched without regard to case.
Result<TemporalFields> read_fields(const Value& map);

// The day that the fields name, starting from `base` if there is one.
Result<std::int64_t> assign_date(const TemporalFields& fields, std::optional<std::int64_t> base);
// Nanoseconds of the day. `kept_unit`: 1,000,000 or 1,000 after a truncation to milli- or microseconds, to which smaller components
// are added; 0 where they replace the fraction of `base`.
Result<std::int64_t> assign_time(const TemporalFields& fields, std::optional<std::int64_t> base, std::int64_t kept_unit = 0);

}  // namespace signatory::cypher
