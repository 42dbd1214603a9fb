#include <doctest/doctest.h>

#include <random>
#include <string>

#include "cypher/duration.h"
#include "cypher/temporal.h"
#include "cypher/value_helpers.h"

using namespace signatory::cypher;
using namespace signatory::cypher::test;

namespace {

Value point(std::string_view text) {
  if (text.find('[') != std::string_view::npos) return temporal("datetime", text);
  if (text.find('T') != std::string_view::npos) return temporal("localdatetime", text);
  return text.find(':') != std::string_view::npos ? temporal("localtime", text) : temporal("date", text);
}

std::string between(std::string_view function, std::string_view from, std::string_view to) { return result_of(function, {point(from), point(to)}); }

}  // namespace

TEST_CASE("months, days and seconds between two points, in both directions") {
  CHECK(between("duration.between", "2024-01-31", "2024-02-29") == "P29D");
  CHECK(between("duration.between", "2024-01-31", "2024-03-01") == "P1M1D");
  CHECK(between("duration.between", "2024-03-01", "2024-01-31") == "P-1M-1D");
  CHECK(between("duration.between", "2024-01-01T12:00", "2024-01-02T11:59:59.5") == "PT23H59M59.5S");
  CHECK(between("duration.between", "2024-01-01T12:00", "2024-02-01T11:00") == "P30DT23H");
  CHECK(between("duration.inMonths", "2024-01-15", "2025-03-14") == "P1Y1M");
  CHECK(between("duration.inDays", "2024-01-01T12:00", "2024-01-03T11:59") == "P1D");
  CHECK(between("duration.inSeconds", "2024-01-01", "2024-01-02") == "PT24H");
  CHECK(between("duration.between", "-999999999-01-01", "+999999999-12-31") == "P1999999998Y11M30D");
  CHECK(between("duration.between", "+999999999-12-31", "-999999999-01-01") == "P-1999999998Y-11M-30D");
}

TEST_CASE("what one end does not say is taken from the other") {
  CHECK(between("duration.between", "2024-01-01", "10:30") == "PT10H30M");
  CHECK(between("duration.between", "10:30", "2024-01-01T12:00") == "PT1H30M");
  CHECK(between("duration.inMonths", "10:30", "2024-01-01") == "PT0S");
  CHECK(between("duration.inDays", "2024-01-01T12:00", "10:30") == "PT0S");
}

TEST_CASE("clock changes count as the time that passes") {
  CHECK(between("duration.inSeconds", "2017-10-29T00:00[Europe/Stockholm]", "2017-10-30T00:00[Europe/Stockholm]") == "PT25H");
  CHECK(between("duration.between", "2017-10-29T00:00[Europe/Stockholm]", "2017-10-30T00:00[Europe/Stockholm]") == "P1D");
  CHECK(between("duration.inSeconds", "2017-03-26T00:00[Europe/Stockholm]", "2017-03-27T00:00[Europe/Stockholm]") == "PT23H");
  CHECK(between("duration.inSeconds", "2024-01-01T00:00[Asia/Ho_Chi_Minh]", "2024-01-01T00:00[Europe/Stockholm]") == "PT6H");
}

TEST_CASE("only points in time have a distance") {
  CHECK(result_of("duration.between", {num(1), point("2024-01-01")}) == "error: TypeError.InvalidArgumentType");
  CHECK(result_of("duration.between", {point("2024-01-01"), temporal("duration", "P1D")}) == "error: TypeError.InvalidArgumentType");
  CHECK(result_of("duration.between", {point("2024-01-01"), Value::null()}) == "null");
}

TEST_CASE("from + between(from, to) is to, for thousands of pairs") {
  std::mt19937_64 random(7);
  const auto any = [&] {
    const auto seconds = static_cast<std::int64_t>(random() % 8'000'000'000) - 4'000'000'000;
    return Value::local_date_time({seconds, static_cast<std::int32_t>(random() % 1'000'000'000)});
  };
  for (int i = 0; i < 20'000; ++i) {
    const Value from = any();
    const Value to = any();
    for (const auto measure : {DurationMeasure::kMonthsDaysSeconds, DurationMeasure::kSeconds}) {
      const auto distance = duration_between(from, to, measure);
      REQUIRE(distance.has_value());
      REQUIRE(show(plus(from, *distance)) == show(to));
    }
  }
}

TEST_CASE("durations scale, and fractions flow down") {
  const Duration d = temporal("duration", "P1Y1M1DT1H1M1S").as_duration();
  CHECK(to_text(*multiply_duration(d, 2)) == "P2Y2M2DT2H2M2S");
  CHECK(to_text(*multiply_duration(d, -1)) == "P-1Y-1M-1DT-1H-1M-1S");
  CHECK(to_text(*divide_duration({1, 0, 0, 0}, 2)) == "P15DT5H14M33S");
  CHECK(to_text(*divide_duration({0, 1, 0, 0}, 4)) == "PT6H");
  CHECK(to_text(*multiply_duration({0, 0, -1, 500'000'000}, 3)) == "PT-1.5S");
  CHECK(to_text(*negate_duration({0, 0, -1, 500'000'000})) == "PT0.5S");
  const auto too_long = multiply_duration({4, 0, 0, 0}, std::int64_t{1} << 62);
  REQUIRE_FALSE(too_long.has_value());
  CHECK(too_long.error().detail == "ArithmeticError.IntegerOverflow");
}
