#include "language/quantity_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace signatory::language {
namespace {

using Day = std::int64_t;

struct Civil {
  int year = 1970, month = 1, day = 1;
};

Day to_days(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const Day era = (y >= 0 ? y : y - 399) / 400;
  const Day year_of_era = y - era * 400;
  const Day day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Civil to_civil(Day days) {
  days += 719468;
  const Day era = (days >= 0 ? days : days - 146096) / 146097;
  const Day of_era = days - era * 146097;
  const Day year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const Day of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const Day shifted = (5 * of_year + 2) / 153;
  const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1)};
}

bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && (year == 0 || leap(year)) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

// Monday 1 to Sunday 7.
int weekday_of(Day days) { return static_cast<int>(((days + 3) % 7 + 7) % 7) + 1; }

std::string day_iso(Day days) {
  const Civil c = to_civil(days);
  return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

std::string week_iso(Day days) {
  const Day thursday = days - weekday_of(days) + 4;
  const Civil c = to_civil(thursday);
  return fmt::format("{:04}-W{:02}", c.year, (thursday - to_days(c.year, 1, 1)) / 7 + 1);
}

std::string month_iso(int year, int month) { return fmt::format("{:04}-{:02}", year, month); }

std::string months_iso(int year, int first, int last) { return month_iso(year, first) + "/" + month_iso(year, last); }

Civil add_months(Civil from, int months) {
  const int total = from.year * 12 + from.month - 1 + months;
  return {total / 12, total % 12 + 1, from.day};
}

std::string relative_iso(const std::string& unit, int offset, Day reference) {
  const Civil today = to_civil(reference);
  if (unit == "day") return day_iso(reference + offset);
  if (unit == "week") return week_iso(reference + 7 * Day{offset});
  if (unit == "weekend") {
    const Day saturday = reference - weekday_of(reference) + 6 + 7 * Day{offset};
    return day_iso(saturday) + "/" + day_iso(saturday + 1);
  }
  if (unit == "month") {
    const Civil then = add_months(today, offset);
    return month_iso(then.year, then.month);
  }
  if (unit == "quarter") {
    const Civil then = add_months({today.year, (today.month - 1) / 3 * 3 + 1, 1}, 3 * offset);
    return months_iso(then.year, then.month, then.month + 2);
  }
  if (unit == "year") return fmt::format("{:04}", today.year + offset);
  if (unit == "decade") {
    const int begin = today.year / 10 * 10 + 10 * offset;
    return fmt::format("{:04}/{:04}", begin, begin + 9);
  }
  return {};
}

std::string weekday_iso(int weekday, int direction, Day reference) {
  const int today = weekday_of(reference);
  int back = (today - weekday + 7) % 7;
  if (direction < 0 && back == 0) back = 7;
  if (direction <= 0) return day_iso(reference - back);
  const int ahead = (weekday - today + 7) % 7;
  return day_iso(reference + (ahead == 0 ? 7 : ahead));
}

// The year in which month (and day) lie nearest to the reference, or next after it for a deadline.
int nearest_year(const DateFields& fields, const DateContext& context) {
  if (!context.reference) return context.month_years[static_cast<std::size_t>(fields.month)];
  const Civil today = to_civil(*context.reference);
  int best = 0;
  Day distance = 0;
  for (int year = today.year - 1; year <= today.year + 1; ++year) {
    const int day = std::min(fields.day == 0 ? 15 : fields.day, days_in(year, fields.month));
    const Day away = to_days(year, fields.month, day) - *context.reference;
    const bool behind = context.deadline && away < (fields.day == 0 ? -16 : 0);
    if (!behind && (best == 0 || std::llabs(away) < distance)) best = year, distance = std::llabs(away);
  }
  return best;
}

std::string one_iso(int year, int month, int day) {
  if (year > 0 && month > 0 && day > 0) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  if (year > 0 && month > 0) return month_iso(year, month);
  if (year > 0) return fmt::format("{:04}", year);
  if (month > 0 && day > 0) return fmt::format("--{:02}-{:02}", month, day);
  if (month > 0) return fmt::format("--{:02}", month);
  return day > 0 ? fmt::format("---{:02}", day) : std::string();
}

// "ngày 29": the month in which the day lies nearest to the reference.
void fill_month(DateFields& fields, const DateContext& context) {
  if (!context.reference || fields.month != 0 || fields.day == 0 || fields.year != 0) return;
  const Civil today = to_civil(*context.reference);
  Day distance = 0;
  for (int offset = -1; offset <= 1; ++offset) {
    const Civil then = add_months(today, offset);
    if (fields.day > days_in(then.year, then.month)) continue;
    const Day away = to_days(then.year, then.month, fields.day) - *context.reference;
    if (context.deadline && away < 0) continue;
    if (fields.month == 0 || std::llabs(away) < distance) fields.month = then.month, fields.year = then.year, distance = std::llabs(away);
  }
}

std::string range_iso(const DateFields& f) {
  const bool year_only = f.month == 0 && f.day == 0;
  const int year2 = f.year2 != 0 ? f.year2 : f.year;
  if (year_only) return one_iso(f.year, 0, 0) + "/" + one_iso(year2, 0, 0);
  const int month2 = f.month2 != 0 ? f.month2 : f.month;
  return one_iso(f.year, f.month, f.day) + "/" + one_iso(year2, month2, f.day2);
}

std::string part_of_year(const DateFields& fields, const DatePattern& pattern, int year) {
  if (pattern.half == 1) return months_iso(year, 1, 6);
  if (pattern.half == 2) return months_iso(year, 7, 12);
  const int quarter = fields.quarter != 0 ? fields.quarter : pattern.quarter;
  return months_iso(year, 3 * quarter - 2, 3 * quarter);
}

bool day_exists(int year, int month, int day) {
  if (month > 12 || day > 31) return false;
  return month == 0 || day == 0 || day <= days_in(year, month);
}

}  // namespace

bool possible(const DateFields& f) {
  const int month2 = f.month2 != 0 ? f.month2 : f.month;
  const int year2 = f.year2 != 0 ? f.year2 : f.year;
  if (!day_exists(f.year, f.month, f.day) || !day_exists(year2, month2, f.day2)) return false;
  if (f.year2 != 0 && f.year != 0 && f.year2 != f.year) return f.year2 > f.year;
  if (f.month2 != 0 && f.month != 0 && f.month2 != f.month) return f.month2 > f.month || f.year == 0;
  return f.day2 == 0 || f.month2 != 0 || f.day2 > f.day;
}

std::optional<std::int64_t> parse_day(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  std::array<int, 3> parts{};
  constexpr std::array<std::pair<std::size_t, std::size_t>, 3> kPlaces = {{{0, 4}, {5, 2}, {8, 2}}};
  for (std::size_t k = 0; k < 3; ++k) {
    for (const char c : iso.substr(kPlaces[k].first, kPlaces[k].second)) {
      if (c < '0' || c > '9') return std::nullopt;
      parts[k] = parts[k] * 10 + (c - '0');
    }
  }
  if (parts[1] < 1 || parts[2] < 1 || !day_exists(parts[0], parts[1], parts[2])) return std::nullopt;
  return to_days(parts[0], parts[1], parts[2]);
}

std::string iso_of(const DateFields& given, const DatePattern& pattern, const DateContext& context) {
  DateFields f = given;
  if (!pattern.unit.empty() && f.year == 0 && f.month == 0 && f.day == 0) {
    if (!context.reference) return {};
    const bool counted = pattern.sign != 0;
    return relative_iso(pattern.unit, counted ? pattern.sign * f.count : pattern.offset, *context.reference);
  }
  if (pattern.unit == "year" && f.year == 0 && context.reference) f.year = to_civil(*context.reference).year + pattern.offset;
  const bool part = pattern.half != 0 || pattern.quarter != 0 || f.quarter != 0;
  if (part) {
    if (f.year == 0 && context.reference) f.year = to_civil(*context.reference).year;
    return f.year == 0 ? std::string() : part_of_year(f, pattern, f.year);
  }
  const bool century = f.year % 100 == 0 && f.year < 2000;  // "1800-talet"; "the 2000s" is a decade
  if (pattern.decade && f.year != 0) return fmt::format("{:04}/{:04}", f.year, f.year + (century ? 99 : 9));
  if (f.weekday != 0 && f.day == 0 && f.month == 0 && f.year == 0) return context.reference ? weekday_iso(f.weekday, pattern.direction, *context.reference) : std::string();
  fill_month(f, context);
  if (f.month != 0 && f.year == 0 && f.year2 == 0) f.year = nearest_year(f, context);
  if (f.year == 0 && f.year2 != 0) f.year = f.year2 - (f.month2 != 0 && f.month2 < f.month ? 1 : 0);
  if (f.month == 0 && f.month2 != 0) f.month = f.month2;
  if (f.day2 != 0 || f.month2 != 0 || f.year2 != 0) return range_iso(f);
  if (f.hour >= 0 && f.day == 0 && f.month == 0 && f.year == 0) return fmt::format("T{:02}:{:02}", f.hour, f.minute);
  return one_iso(f.year, f.month, f.day);
}

}  // namespace signatory::language
