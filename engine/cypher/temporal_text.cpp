#include <fmt/format.h>

#include <cstdlib>
#include <iterator>

#include "cypher/temporal.h"

namespace signatory::cypher {
namespace {

void append_date(std::string& out, std::int64_t epoch_days) {
  const CivilDate date = civil_from_days(epoch_days);
  const char* sign = date.year > 9999 ? "+" : (date.year < 0 ? "-" : "");
  fmt::format_to(std::back_inserter(out), "{}{:04}-{:02}-{:02}", sign, std::llabs(date.year), date.month, date.day);
}

// ".645", ".645876", ".645876123": as many digits as needed.
void append_fraction(std::string& out, std::int64_t nanos) {
  std::string digits = fmt::format("{:09}", nanos);
  digits.erase(digits.find_last_not_of('0') + 1);
  out += '.';
  out += digits;
}

void append_time(std::string& out, std::int64_t nanos_of_day) {
  const std::int64_t seconds = nanos_of_day / kNanosPerSecond;
  const std::int64_t nanos = nanos_of_day % kNanosPerSecond;
  fmt::format_to(std::back_inserter(out), "{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0 || nanos != 0) fmt::format_to(std::back_inserter(out), ":{:02}", seconds % 60);
  if (nanos != 0) append_fraction(out, nanos);
}

void append_local(std::string& out, LocalDateTime value) {
  append_date(out, floor_divide(value.epoch_seconds, kSecondsPerDay));
  out += 'T';
  append_time(out, floor_modulo(value.epoch_seconds, kSecondsPerDay) * kNanosPerSecond + value.nanos);
}

void append_unit(std::string& out, std::int64_t amount, char unit) {
  if (amount != 0) fmt::format_to(std::back_inserter(out), "{}{}", amount, unit);
}

// Seconds with a fraction, of one sign: -1 s and 500,000,000 ns are "-0.5S".
void append_seconds(std::string& out, std::int64_t seconds, std::int64_t nanos) {
  if (seconds == 0 && nanos == 0) return;
  if (seconds == 0 && nanos < 0) out += '-';
  fmt::format_to(std::back_inserter(out), "{}", seconds);
  if (nanos != 0) append_fraction(out, std::llabs(nanos));
  out += 'S';
}

}  // namespace

std::string to_text(Date value) {
  std::string out;
  append_date(out, value.epoch_days);
  return out;
}

std::string to_text(LocalTime value) {
  std::string out;
  append_time(out, value.nanos_of_day);
  return out;
}

std::string to_text(const Time& value) {
  std::string out;
  append_time(out, value.nanos_of_day);
  return out + offset_text(value.offset_seconds);
}

std::string to_text(LocalDateTime value) {
  std::string out;
  append_local(out, value);
  return out;
}

std::string to_text(const DateTime& value) {
  std::string out;
  append_local(out, local_of(value));
  out += offset_text(value.offset_seconds);
  if (!value.zone.empty()) out += "[" + value.zone + "]";
  return out;
}

std::string to_text(const Duration& value) {
  std::string out = "P";
  append_unit(out, value.months / 12, 'Y');
  append_unit(out, value.months % 12, 'M');
  append_unit(out, value.days, 'D');
  const bool borrowed = value.seconds < 0 && value.nanos > 0;
  const std::int64_t seconds = borrowed ? value.seconds + 1 : value.seconds;
  const std::int64_t nanos = borrowed ? value.nanos - kNanosPerSecond : value.nanos;
  if (seconds != 0 || nanos != 0) {
    out += 'T';
    append_unit(out, seconds / 3600, 'H');
    append_unit(out, seconds / 60 % 60, 'M');
    append_seconds(out, seconds % 60, nanos);
  }
  return out.size() == 1 ? "PT0S" : out;
}

std::string temporal_text(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kDate: return to_text(value.as_date());
    case ValueKind::kLocalTime: return to_text(value.as_local_time());
    case ValueKind::kTime: return to_text(value.as_time());
    case ValueKind::kLocalDateTime: return to_text(value.as_local_date_time());
    case ValueKind::kDateTime: return to_text(value.as_date_time());
    case ValueKind::kDuration: return to_text(value.as_duration());
    default: return {};
  }
}

}  // namespace signatory::cypher
