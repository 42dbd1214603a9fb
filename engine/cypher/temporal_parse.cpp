#include "cypher/temporal_parse.h"

#include <fmt/format.h>

#include <optional>

#include "cypher/temporal.h"

namespace signatory::cypher {
namespace {

base::Error malformed(std::string_view kind, std::string_view text) {
  return cypher_error("ArgumentError", "InvalidArgumentValue", fmt::format("'{}' is not a {}", text.substr(0, 60), kind));
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads from the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  bool at_end() const { return text_.empty(); }
  std::string_view rest() const { return text_; }
  bool skip(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (count < text_.size() && is_digit(text_[count])) ++count;
    return count;
  }
  // Exactly `count` digits (at most 9), or nullopt without moving.
  std::optional<int> digits(std::size_t count) {
    if (digits_ahead() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * 10 + (text_[i] - '0');
    text_.remove_prefix(count);
    return value;
  }

 private:
  std::string_view text_;
};

std::optional<std::int64_t> day_of_month(std::int64_t year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return days_from_civil({year, month, day});
}

std::optional<std::int64_t> day_of_ordinal(std::int64_t year, int ordinal) {
  if (ordinal < 1 || ordinal > days_in_year(year)) return std::nullopt;
  return days_from_civil({year, 1, 1}) + ordinal - 1;
}

// After "W": ww, ww-d or wwd.
std::optional<std::int64_t> read_week(Cursor& in, std::int64_t year, bool extended) {
  const auto week = in.digits(2);
  if (!week || *week < 1 || *week > weeks_in_year(year)) return std::nullopt;
  int day = 1;
  if (!in.at_end()) {
    if (extended && !in.skip('-')) return std::nullopt;
    const auto given = in.digits(1);
    if (!given || *given < 1 || *given > 7) return std::nullopt;
    day = *given;
  }
  return days_from_week_date({year, *week, day});
}

// After "Q": q, q-dd or qdd.
std::optional<std::int64_t> read_quarter(Cursor& in, std::int64_t year, bool extended) {
  const auto quarter = in.digits(1);
  if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
  const std::int64_t first = days_from_civil({year, *quarter * 3 - 2, 1});
  if (in.at_end()) return first;
  if (extended && !in.skip('-')) return std::nullopt;
  const auto day = in.digits(2);
  if (!day || *day < 1 || quarter_of_month(civil_from_days(first + *day - 1).month) != *quarter) return std::nullopt;
  return first + *day - 1;
}

// After the year: MM, MM-DD or DDD with a separator; MM, MMDD or DDD without.
std::optional<std::int64_t> read_month_or_ordinal(Cursor& in, std::int64_t year, bool extended) {
  const std::size_t ahead = in.digits_ahead();
  if (ahead == 3) return day_of_ordinal(year, *in.digits(3));
  if (ahead != 2 && (extended || ahead != 4)) return std::nullopt;
  const int month = *in.digits(2);
  if (in.at_end()) return day_of_month(year, month, 1);
  if (extended && !in.skip('-')) return std::nullopt;
  const auto day = in.digits(2);
  return day ? day_of_month(year, month, *day) : std::nullopt;
}

std::optional<std::int64_t> read_date(Cursor& in) {
  const bool negative = in.rest().starts_with('-');
  const bool has_sign = in.skip('-') || in.skip('+');
  const std::size_t ahead = in.digits_ahead();
  if (has_sign ? (ahead < 1 || ahead > 9) : ahead < 4) return std::nullopt;
  const std::int64_t size = *in.digits(has_sign ? ahead : 4);
  const std::int64_t year = negative ? -size : size;
  if (in.at_end()) return days_from_civil({year, 1, 1});
  const bool extended = in.skip('-');
  if (in.skip('W')) return read_week(in, year, extended);
  if (in.skip('Q')) return read_quarter(in, year, extended);
  return read_month_or_ordinal(in, year, extended);
}

// The fraction after the seconds, in nanoseconds.
std::optional<std::int64_t> read_fraction(Cursor& in) {
  if (!in.skip('.') && !in.skip(',')) return 0;
  const std::size_t count = in.digits_ahead();
  if (count < 1 || count > 9) return std::nullopt;
  std::int64_t nanos = *in.digits(count);
  for (std::size_t i = count; i < 9; ++i) nanos *= 10;
  return nanos;
}

// Nanoseconds of the day.
std::optional<std::int64_t> read_time(Cursor& in) {
  const auto hour = in.digits(2);
  if (!hour || *hour > 23) return std::nullopt;
  std::int64_t seconds = *hour * 3600;
  if (in.at_end()) return seconds * kNanosPerSecond;
  const bool extended = in.skip(':');
  const auto minute = in.digits(2);
  if (!minute || *minute > 59) return std::nullopt;
  seconds += *minute * 60;
  if (in.at_end()) return seconds * kNanosPerSecond;
  if (extended && !in.skip(':')) return std::nullopt;
  const auto second = in.digits(2);
  if (!second || *second > 59) return std::nullopt;
  const auto nanos = read_fraction(in);
  if (!nanos) return std::nullopt;
  return (seconds + *second) * kNanosPerSecond + *nanos;
}

template <class Read>
std::optional<std::int64_t> read_all(std::string_view text, Read read) {
  Cursor in(text);
  const auto value = read(in);
  return value && in.at_end() ? value : std::nullopt;
}

// A time split from the zone behind it.
struct ZonedText {
  std::string_view local;
  std::string_view offset;  // "Z", "+01:00"; may be empty
  std::string_view name;    // without the brackets; may be empty
  bool well_formed = true;
};

ZonedText split_zone(std::string_view text, std::size_t search_from) {
  ZonedText parts;
  if (const std::size_t open = text.find('['); open != std::string_view::npos) {
    parts.well_formed = text.ends_with(']') && text.size() > open + 2;
    if (parts.well_formed) parts.name = text.substr(open + 1, text.size() - open - 2);
    text = text.substr(0, open);
  }
  const std::size_t zone = text.find_first_of("Zz+-", search_from);
  parts.local = text.substr(0, zone);
  if (zone != std::string_view::npos) parts.offset = text.substr(zone);
  return parts;
}

// Midnight if there is no time.
std::optional<LocalDateTime> read_local_date_time(std::string_view text) {
  const std::size_t t = text.find('T');
  const auto date = read_all(text.substr(0, t), read_date);
  const auto time = t == std::string_view::npos ? std::optional<std::int64_t>(0) : read_all(text.substr(t + 1), read_time);
  if (!date || !time) return std::nullopt;
  return join(*date, *time);
}

Result<DateTime> in_named_zone(std::string_view text, LocalDateTime local, const ZonedText& parts) {
  const auto zone = parse_zone(parts.name);
  if (!zone) return tl::unexpected(zone.error());
  if (parts.offset.empty()) return checked_date_time(at_local(local, *zone));
  const auto offset = parse_offset(parts.offset);
  if (!offset) return tl::unexpected(malformed("date-time", text));
  if (!is_valid_offset(*zone, local.epoch_seconds, *offset)) {
    return tl::unexpected(cypher_error("ArgumentError", "InvalidArgumentValue",
                                       fmt::format("the zone {} does not have the offset {} at that time", parts.name, parts.offset)));
  }
  return checked_date_time(resolve_local(local, *zone, *offset));
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  if (const auto days = read_all(text, read_date)) return Date{*days};
  return tl::unexpected(malformed("date", text));
}

Result<LocalTime> parse_local_time(std::string_view text) {
  if (const auto nanos = read_all(text, read_time)) return LocalTime{*nanos};
  return tl::unexpected(malformed("local time", text));
}

Result<Time> parse_time(std::string_view text, const Zone& fallback) {
  const ZonedText parts = split_zone(text, 0);
  const auto nanos = read_all(parts.local, read_time);
  const auto offset = parts.offset.empty() ? std::optional<std::int32_t>(fallback.offset_seconds) : parse_offset(parts.offset);
  if (!nanos || !offset || !parts.well_formed) return tl::unexpected(malformed("time", text));
  if (!parts.name.empty()) {
    return tl::unexpected(cypher_error("ArgumentError", "InvalidArgumentValue", "a time without a date cannot have a named zone; give an offset"));
  }
  return Time{*nanos, *offset};
}

Result<LocalDateTime> parse_local_date_time(std::string_view text) {
  if (const auto local = read_local_date_time(text)) return *local;
  return tl::unexpected(malformed("local date-time", text));
}

Result<DateTime> parse_date_time(std::string_view text, const Zone& fallback) {
  const std::size_t t = text.find('T');
  const ZonedText parts = split_zone(text, t);
  const std::string_view local_text = t == std::string_view::npos ? text.substr(0, text.find('[')) : parts.local;
  const auto local = read_local_date_time(local_text);
  if (!local || !parts.well_formed) return tl::unexpected(malformed("date-time", text));
  ZonedText zoned = parts;
  if (t == std::string_view::npos) zoned.offset = {};
  if (!zoned.name.empty()) return in_named_zone(text, *local, zoned);
  if (zoned.offset.empty()) return checked_date_time(at_local(*local, fallback));
  const auto offset = parse_offset(zoned.offset);
  if (!offset) return tl::unexpected(malformed("date-time", text));
  return checked_date_time(at_local(*local, Zone{*offset, {}}));
}

}  // namespace signatory::cypher
