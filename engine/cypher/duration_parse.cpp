#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>

#include "cypher/duration.h"
#include "cypher/temporal.h"
#include "cypher/temporal_parse.h"

namespace signatory::cypher {
namespace {

struct UnitLetter {
  char letter;
  DurationUnit unit;
};

constexpr std::array<UnitLetter, 4> kDateUnits = {
    {{'Y', DurationUnit::kYears}, {'M', DurationUnit::kMonths}, {'W', DurationUnit::kWeeks}, {'D', DurationUnit::kDays}}};
constexpr std::array<UnitLetter, 3> kTimeUnits = {
    {{'H', DurationUnit::kHours}, {'M', DurationUnit::kMinutes}, {'S', DurationUnit::kSeconds}}};

constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// "-12.5" at the front of `text`, which moves on; nullopt if there is no number or it does not fit.
std::optional<DurationAmount> read_amount(std::string_view& text, bool negate) {
  std::size_t at = 0;
  bool negative = negate;
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) negative ^= text[at++] == '-';
  const auto digits_from = [&](std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    return end;
  };
  const std::size_t whole_end = digits_from(at);
  DurationAmount amount;
  const auto whole = std::from_chars(text.data() + at, text.data() + whole_end, amount.whole);
  if (whole.ec != std::errc{}) return std::nullopt;
  std::size_t end = whole_end;
  if (end < text.size() && (text[end] == '.' || text[end] == ',')) {
    const std::size_t fraction_end = digits_from(end + 1);
    if (fraction_end == end + 1) return std::nullopt;
    const std::string fraction = "0." + std::string(text.substr(end + 1, std::min<std::size_t>(fraction_end - end - 1, 30)));
    amount.fraction = std::strtod(fraction.c_str(), nullptr);
    end = fraction_end;
  }
  text.remove_prefix(end);
  if (negative) amount = {-amount.whole, -amount.fraction};
  return amount;
}

// Amounts with their letters in the order of `units`, each at most once. False if the text does not continue so.
template <std::size_t N>
bool read_units(std::string_view& text, const std::array<UnitLetter, N>& units, bool negate, DurationSum& sum, int& count) {
  std::size_t next = 0;
  while (!text.empty() && upper(text.front()) != 'T') {
    const auto amount = read_amount(text, negate);
    if (!amount || text.empty()) return false;
    while (next < N && units[next].letter != upper(text.front())) ++next;
    if (next == N) return false;
    text.remove_prefix(1);
    sum.add(units[next++].unit, *amount);
    ++count;
  }
  return true;
}

std::optional<DurationSum> read_unit_form(std::string_view text, bool negate) {
  DurationSum sum;
  int count = 0;
  if (!read_units(text, kDateUnits, negate, sum, count)) return std::nullopt;
  if (!text.empty()) {
    const int before = count;
    text.remove_prefix(1);
    if (!read_units(text, kTimeUnits, negate, sum, count) || !text.empty() || count == before) return std::nullopt;
  }
  return count > 0 ? std::optional(sum) : std::nullopt;
}

int digits_at(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// "2012-02-02T14:37:21.545" or "20120202T143721.545": the amounts of years, months, days … of a date-time.
std::optional<DurationSum> read_date_form(std::string_view text, bool negate) {
  const bool extended = text.size() > 4 && text[4] == '-';
  const int year = digits_at(text, 0, 4);
  const int month = digits_at(text, extended ? 5 : 4, 2);
  const int day = digits_at(text, extended ? 8 : 6, 2);
  if (year < 0 || month < 0 || day < 0 || month > 12 || day > 31 || (extended && text[7] != '-')) return std::nullopt;
  const std::string_view rest = text.substr(extended ? 10 : 8);
  std::int64_t nanos = 0;
  if (!rest.empty()) {
    if (upper(rest.front()) != 'T') return std::nullopt;
    const auto time = parse_local_time(rest.substr(1));
    if (!time) return std::nullopt;
    nanos = time->nanos_of_day;
  }
  const int sign = negate ? -1 : 1;
  DurationSum sum;
  sum.add(DurationUnit::kYears, DurationAmount{sign * year, 0});
  sum.add(DurationUnit::kMonths, DurationAmount{sign * month, 0});
  sum.add(DurationUnit::kDays, DurationAmount{sign * day, 0});
  sum.add(DurationUnit::kNanoseconds, DurationAmount{sign * nanos, 0});
  return sum;
}

}  // namespace

Result<Duration> parse_duration(std::string_view text) {
  std::string_view rest = text;
  const bool negate = rest.starts_with('-');
  if (negate || rest.starts_with('+')) rest.remove_prefix(1);
  if (!rest.empty() && upper(rest.front()) == 'P') {
    rest.remove_prefix(1);
    auto sum = read_unit_form(rest, negate);
    if (!sum) sum = read_date_form(rest, negate);
    if (sum) return sum->finish();
  }
  return tl::unexpected(cypher_error("ArgumentError", "InvalidArgumentValue", fmt::format("'{}' is not a duration", text.substr(0, 60))));
}

}  // namespace signatory::cypher
