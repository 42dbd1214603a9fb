#include "store/iso_time.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>

namespace signatory::store {
namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
constexpr std::int64_t kMaxYear = 999'999'999;

struct Civil {
  std::int64_t year = 0;
  unsigned month = 1;
  unsigned day = 1;
};

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

// Howard Hinnant's days_from_civil and civil_from_days.
std::int64_t days_of(Civil c) {
  const std::int64_t y = c.month <= 2 ? c.year - 1 : c.year;
  const std::int64_t era = floor_div(y, 400);
  const std::int64_t yoe = y - era * 400;
  const std::int64_t doy = (153 * (c.month > 2 ? c.month - 3 : c.month + 9) + 2) / 5 + c.day - 1;
  return era * 146'097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719'468;
}

Civil civil_of(std::int64_t days) {
  const std::int64_t z = days + 719'468, era = floor_div(z, 146'097), doe = z - era * 146'097;
  const std::int64_t yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
  const std::int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  const auto month = static_cast<unsigned>(mp < 10 ? mp + 3 : mp - 9);
  return {yoe + era * 400 + (month <= 2), month, static_cast<unsigned>(doy - (153 * mp + 2) / 5 + 1)};
}

std::string fraction(std::int64_t nanos) {
  if (nanos == 0) return {};
  std::string text = fmt::format(".{:09}", nanos);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

std::string clock(std::int64_t seconds, std::int64_t nanos) {
  return fmt::format("{:02}:{:02}:{:02}{}", seconds / 3600, seconds / 60 % 60, seconds % 60, fraction(nanos));
}

std::string offset_text(std::int32_t seconds) {
  if (seconds == 0) return "Z";
  const std::int32_t size = seconds < 0 ? -seconds : seconds;
  std::string text = fmt::format("{}{:02}:{:02}", seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
  return size % 60 == 0 ? text : text + fmt::format(":{:02}", size % 60);
}

// Reads its text from the front; every member says whether it could.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}
  bool done() const { return text_.empty(); }
  char peek() const { return text_.empty() ? '\0' : text_[0]; }
  bool take(char c) {
    if (peek() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  std::string_view rest() const { return text_; }
  template <class Number>
  bool digits(std::size_t least, std::size_t most, Number& out) {
    std::size_t size = 0;
    while (size < text_.size() && size < most && text_[size] >= '0' && text_[size] <= '9') ++size;
    if (size < least) return false;
    std::int64_t value = 0;
    std::from_chars(text_.data(), text_.data() + size, value);
    out = static_cast<Number>(value);
    text_.remove_prefix(size);
    return true;
  }
  bool date(base::Date& out) {
    const bool minus = take('-'), plus = !minus && take('+');
    Civil c;
    if (!digits(4, minus || plus ? 9 : 4, c.year) || !take('-') || !digits(2, 2, c.month) || !take('-') || !digits(2, 2, c.day)) return false;
    if (minus) c.year = -c.year;
    if (c.month < 1 || c.month > 12 || c.day < 1 || c.year > kMaxYear) return false;
    out.epoch_days = days_of(c);
    return civil_of(out.epoch_days).day == c.day;  // 30 February becomes another day
  }
  bool nanos(std::int64_t& out) {
    out = 0;
    if (!take('.')) return true;
    const std::size_t before = text_.size();
    if (!digits(1, 9, out)) return false;
    for (std::size_t given = before - text_.size(); given < 9; ++given) out *= 10;
    return true;
  }
  bool clock(std::int64_t& seconds, std::int64_t& nanos_out) {
    unsigned h = 0, m = 0, s = 0;
    if (!digits(2, 2, h) || !take(':') || !digits(2, 2, m) || !take(':') || !digits(2, 2, s) || !nanos(nanos_out)) return false;
    seconds = std::int64_t{h} * 3600 + m * 60 + s;
    return h < 24 && m < 60 && s < 60;
  }
  bool offset(std::int32_t& out) {
    out = 0;
    if (take('Z')) return true;
    const bool minus = take('-');
    std::int32_t h = 0, m = 0, s = 0;
    if ((!minus && !take('+')) || !digits(2, 2, h) || !take(':') || !digits(2, 2, m) || (take(':') && !digits(2, 2, s))) return false;
    out = (h * 3600 + m * 60 + s) * (minus ? -1 : 1);
    return m < 60 && s < 60 && h * 3600 + m * 60 + s <= 18 * 3600;
  }
  bool zone(std::string& out) {
    if (!take('[')) return true;
    const auto end = text_.find(']');
    if (end == std::string_view::npos || end == 0) return false;
    out = text_.substr(0, end);
    text_.remove_prefix(end + 1);
    return true;
  }

 private:
  std::string_view text_;
};

void append_part(std::string& out, std::int64_t value, char unit) {
  if (value != 0) out += fmt::format("{}{}", value, unit);
}

}  // namespace

std::string iso_text(base::Date value) {
  const Civil c = civil_of(value.epoch_days);
  if (c.year >= 0 && c.year <= 9999) return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
  return fmt::format("{}{:04}-{:02}-{:02}", c.year < 0 ? '-' : '+', c.year < 0 ? -c.year : c.year, c.month, c.day);
}

std::string iso_text(base::LocalTime value) { return clock(value.nanos_of_day / kNanosPerSecond, value.nanos_of_day % kNanosPerSecond); }
std::string iso_text(base::Time value) { return iso_text(base::LocalTime{value.nanos_of_day}) + offset_text(value.offset_seconds); }

std::string iso_text(base::LocalDateTime value) {
  const std::int64_t days = floor_div(value.epoch_seconds, kSecondsPerDay);
  return iso_text(base::Date{days}) + "T" + clock(value.epoch_seconds - days * kSecondsPerDay, value.nanos);
}

std::string iso_text(const base::DateTime& value) {
  std::string text = iso_text(base::LocalDateTime{value.epoch_seconds + value.offset_seconds, value.nanos}) + offset_text(value.offset_seconds);
  return value.zone.empty() ? text : text + "[" + value.zone + "]";
}

// Seconds and nanoseconds are one signed amount: -1 s and 500 ms is -0.5 s.
std::string iso_text(const base::Duration& value) {
  std::string out = "P";
  append_part(out, value.months / 12, 'Y');
  append_part(out, value.months % 12, 'M');
  append_part(out, value.days, 'D');
  std::int64_t seconds = value.seconds, nanos = value.nanos;
  if (seconds < 0 && nanos != 0) seconds += 1, nanos -= kNanosPerSecond;
  std::string time;
  append_part(time, seconds / 3600, 'H');
  append_part(time, seconds / 60 % 60, 'M');
  const std::int64_t rest = seconds % 60;
  if (rest != 0 || nanos != 0) time += fmt::format("{}{}{}S", rest < 0 || nanos < 0 ? "-" : "", rest < 0 ? -rest : rest, fraction(nanos < 0 ? -nanos : nanos));
  if (!time.empty()) out += "T" + time;
  return out == "P" ? "PT0S" : out;
}

std::optional<base::Date> parse_iso_date(std::string_view text) {
  Reader reader(text);
  base::Date date;
  return reader.date(date) && reader.done() ? std::optional(date) : std::nullopt;
}

std::optional<base::LocalTime> parse_iso_local_time(std::string_view text) {
  Reader reader(text);
  std::int64_t seconds = 0, nanos = 0;
  if (!reader.clock(seconds, nanos) || !reader.done()) return std::nullopt;
  return base::LocalTime{seconds * kNanosPerSecond + nanos};
}

std::optional<base::Time> parse_iso_time(std::string_view text) {
  Reader reader(text);
  std::int64_t seconds = 0, nanos = 0;
  base::Time time;
  if (!reader.clock(seconds, nanos) || !reader.offset(time.offset_seconds) || !reader.done()) return std::nullopt;
  time.nanos_of_day = seconds * kNanosPerSecond + nanos;
  return time;
}

std::optional<base::LocalDateTime> parse_iso_local_date_time(std::string_view text) {
  Reader reader(text);
  base::Date date;
  std::int64_t seconds = 0, nanos = 0;
  if (!reader.date(date) || !reader.take('T') || !reader.clock(seconds, nanos) || !reader.done()) return std::nullopt;
  return base::LocalDateTime{date.epoch_days * kSecondsPerDay + seconds, static_cast<std::int32_t>(nanos)};
}

std::optional<base::DateTime> parse_iso_date_time(std::string_view text) {
  Reader reader(text);
  base::Date date;
  std::int64_t seconds = 0, nanos = 0;
  base::DateTime result;
  if (!reader.date(date) || !reader.take('T') || !reader.clock(seconds, nanos) || !reader.offset(result.offset_seconds) || !reader.zone(result.zone) || !reader.done()) return std::nullopt;
  result.epoch_seconds = date.epoch_days * kSecondsPerDay + seconds - result.offset_seconds;
  result.nanos = static_cast<std::int32_t>(nanos);
  return result;
}

std::optional<base::Duration> parse_iso_duration(std::string_view text) {
  Reader reader(text);
  base::Duration result;
  if (!reader.take('P') || reader.done()) return std::nullopt;
  std::int64_t seconds = 0, nanos = 0;
  for (bool time = false; !reader.done();) {
    if (!time && reader.take('T')) {
      time = true;
      continue;
    }
    const bool minus = reader.take('-');
    std::int64_t value = 0, part_nanos = 0;
    if (!reader.digits(1, 18, value) || !reader.nanos(part_nanos)) return std::nullopt;
    const std::int64_t sign = minus ? -1 : 1;
    if (part_nanos != 0 && !(time && reader.peek() == 'S')) return std::nullopt;
    if (!time && reader.take('Y')) result.months += sign * value * 12;
    else if (!time && reader.take('M')) result.months += sign * value;
    else if (!time && reader.take('D')) result.days += sign * value;
    else if (time && reader.take('H')) seconds += sign * value * 3600;
    else if (time && reader.take('M')) seconds += sign * value * 60;
    else if (time && reader.take('S')) seconds += sign * value, nanos += sign * part_nanos;
    else return std::nullopt;
  }
  if (nanos < 0) seconds -= 1, nanos += kNanosPerSecond;
  result.seconds = seconds;
  result.nanos = static_cast<std::int32_t>(nanos);
  return result;
}

}  // namespace signatory::store
