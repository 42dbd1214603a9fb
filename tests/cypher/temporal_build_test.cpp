#include "cypher/temporal_build.h"

#include <doctest/doctest.h>

#include <string>

#include "cypher/value_helpers.h"

using namespace signatory::cypher;
using namespace signatory::cypher::test;

namespace {

std::string built(std::string_view function, std::vector<MapEntry> fields) { return result_of(function, {map(std::move(fields))}); }
const std::string kInvalid = "error: ArgumentError.InvalidArgumentValue";

}  // namespace

TEST_CASE("dates from components; smaller ones default to the first, larger ones must be there") {
  CHECK(built("date", {{"year", num(2024)}}) == "2024-01-01");
  CHECK(built("date", {{"year", num(2024)}, {"month", num(2)}, {"day", num(29)}}) == "2024-02-29");
  CHECK(built("date", {{"YEAR", num(2020)}, {"week", num(53)}, {"dayOfWeek", num(7)}}) == "2021-01-03");
  CHECK(built("date", {{"year", num(2024)}, {"quarter", num(4)}, {"dayOfQuarter", num(92)}}) == "2024-12-31");
  CHECK(built("date", {{"year", num(2024)}, {"ordinalDay", num(60)}}) == "2024-02-29");
  CHECK(built("date", {{"year", Value::null()}}) == "null");
  CHECK(built("date", {}) == kInvalid);
  CHECK(built("date", {{"month", num(2)}}) == kInvalid);
  CHECK(built("date", {{"year", num(2024)}, {"day", num(2)}}) == kInvalid);
  CHECK(built("date", {{"year", num(2023)}, {"month", num(2)}, {"day", num(29)}}) == kInvalid);
  CHECK(built("date", {{"year", num(2024)}, {"week", num(53)}}) == kInvalid);
  CHECK(built("date", {{"year", num(2024)}, {"month", num(2)}, {"week", num(3)}}) == kInvalid);
  CHECK(built("date", {{"year", num(2024)}, {"hour", num(2)}}) == kInvalid);
  CHECK(built("date", {{"year", str("2024")}}) == kInvalid);
  CHECK(built("date", {{"yaer", num(2024)}}) == kInvalid);
  CHECK(built("date", {{"year", num(1'000'000'000)}}) == "error: ArgumentError.NumberOutOfRange");
}

TEST_CASE("times from components") {
  CHECK(built("localtime", {{"hour", num(7)}, {"minute", num(8)}, {"second", num(9)}, {"millisecond", num(1)}, {"microsecond", num(2)}, {"nanosecond", num(3)}}) ==
        "07:08:09.001002003");
  CHECK(built("localtime", {{"hour", num(7)}, {"minute", num(8)}, {"second", num(9)}, {"microsecond", num(123456)}}) == "07:08:09.123456");
  CHECK(built("time", {{"hour", num(7)}, {"timezone", str("-03:30")}}) == "07:00-03:30");
  CHECK(built("localtime", {{"hour", num(7)}, {"second", num(9)}}) == kInvalid);
  CHECK(built("localtime", {{"minute", num(7)}}) == kInvalid);
  CHECK(built("localtime", {{"hour", num(24)}}) == kInvalid);
  CHECK(built("localtime", {{"hour", num(7)}, {"minute", num(8)}, {"second", num(9)}, {"millisecond", num(1)}, {"microsecond", num(1000)}}) == kInvalid);
  CHECK(built("localtime", {{"hour", num(7)}, {"timezone", str("Z")}}) == kInvalid);
  CHECK(built("time", {{"hour", num(7)}, {"timezone", str("Europe/Stockholm")}}) == kInvalid);
}

TEST_CASE("selecting from other values; a selected zone moves, a missing one is set") {
  const Value date = temporal("date", "2024-03-31");
  const Value time = temporal("time", "23:30:15+02:00");
  const Value moment = temporal("datetime", "2024-07-01T12:00[Europe/Stockholm]");
  CHECK(built("date", {{"date", date}, {"month", num(2)}}) == "2024-02-29");
  CHECK(built("date", {{"date", date}, {"year", num(2023)}, {"quarter", num(2)}}) == "2023-06-30");
  CHECK(built("date", {{"date", moment}}) == "2024-07-01");
  CHECK(built("localdatetime", {{"date", date}, {"time", time}, {"second", num(0)}}) == "2024-03-31T23:30");
  CHECK(built("datetime", {{"date", date}, {"time", time}}) == "2024-03-31T23:30:15+02:00");
  CHECK(built("datetime", {{"date", date}, {"time", time}, {"timezone", str("+03:00")}}) == "2024-04-01T00:30:15+03:00");
  CHECK(built("datetime", {{"date", date}, {"hour", num(12)}, {"timezone", str("Asia/Ho_Chi_Minh")}}) == "2024-03-31T12:00+07:00[Asia/Ho_Chi_Minh]");
  CHECK(built("datetime", {{"datetime", moment}, {"timezone", str("Asia/Ho_Chi_Minh")}}) == "2024-07-01T17:00+07:00[Asia/Ho_Chi_Minh]");
  CHECK(built("time", {{"time", time}, {"timezone", str("+03:00")}}) == "00:30:15+03:00");
  CHECK(built("time", {{"time", moment}, {"timezone", str("Z")}}) == "10:00Z");
  CHECK(built("localtime", {{"time", moment}, {"minute", num(5)}}) == "12:05");
  CHECK(built("localtime", {{"time", date}}) == kInvalid);
  CHECK(built("date", {{"date", time}}) == kInvalid);
  CHECK(result_of("date", {moment}) == "2024-07-01");
  CHECK(result_of("localdatetime", {date}) == "2024-03-31T00:00");
  CHECK(result_of("localtime", {date}) == kInvalid);
}

TEST_CASE("date-times from the epoch") {
  CHECK(built("datetime", {{"epochSeconds", num(1)}, {"nanosecond", num(5)}}) == "1970-01-01T00:00:01.000000005Z");
  CHECK(built("datetime", {{"epochMillis", num(-1)}, {"timezone", str("+01:00")}}) == "1970-01-01T00:59:59.999+01:00");
  CHECK(built("datetime", {{"epochMillis", num(1)}, {"epochSeconds", num(1)}}) == kInvalid);
  CHECK(built("datetime", {{"epochMillis", num(1)}, {"nanosecond", num(INT64_MAX)}}) == kInvalid);
  CHECK(result_of("datetime.fromepoch", {num(INT64_MAX)}) == "error: ArgumentError.NumberOutOfRange");
  CHECK(result_of("datetime.fromepochmillis", {num(INT64_MIN)}) == "-292275055-05-16T16:47:04.192Z");
}

TEST_CASE("truncation to every unit, with components set afterwards") {
  const Value moment = temporal("datetime", "2019-11-27T13:14:15.123456789[Europe/Stockholm]");
  const auto cut = [&](std::string_view function, std::string_view unit, Value fields = Value::map({})) {
    return result_of(function, {str(unit), moment, std::move(fields)});
  };
  CHECK(cut("date.truncate", "millennium") == "2000-01-01");
  CHECK(cut("date.truncate", "century") == "2000-01-01");
  CHECK(cut("date.truncate", "decade") == "2010-01-01");
  CHECK(cut("date.truncate", "year") == "2019-01-01");
  CHECK(cut("date.truncate", "weekYear") == "2018-12-31");
  CHECK(cut("date.truncate", "quarter") == "2019-10-01");
  CHECK(cut("date.truncate", "month") == "2019-11-01");
  CHECK(cut("date.truncate", "week", map({{"dayOfWeek", num(3)}})) == "2019-11-27");
  CHECK(cut("datetime.truncate", "month", map({{"day", num(30)}})) == "2019-11-30T00:00+01:00[Europe/Stockholm]");
  CHECK(cut("datetime.truncate", "year", map({{"timezone", str("Z")}})) == "2019-01-01T00:00Z");
  CHECK(cut("datetime.truncate", "hour") == "2019-11-27T13:00+01:00[Europe/Stockholm]");
  CHECK(cut("localdatetime.truncate", "minute") == "2019-11-27T13:14");
  CHECK(cut("localtime.truncate", "second") == "13:14:15");
  CHECK(cut("localtime.truncate", "millisecond") == "13:14:15.123");
  CHECK(cut("localtime.truncate", "millisecond", map({{"nanosecond", num(7)}})) == "13:14:15.123000007");
  CHECK(cut("localtime.truncate", "microsecond", map({{"nanosecond", num(7)}})) == "13:14:15.123456007");
  CHECK(cut("time.truncate", "day") == "00:00+01:00");
  CHECK(cut("date.truncate", "hour") == kInvalid);
  CHECK(cut("localtime.truncate", "week") == kInvalid);
  CHECK(cut("date.truncate", "fortnight") == kInvalid);
}

TEST_CASE("mistyped names get the nearest as a hint") {
  const auto hint = [](const Result<Value>& result) { return result ? "no error" : result.error().hint; };
  CHECK(hint(call("date", {map({{"year", num(2024)}, {"mnth", num(2)}})})).find("month") != std::string::npos);
  CHECK(hint(call("date.truncate", {str("mounth"), temporal("date", "2024-01-01")})).find("month") != std::string::npos);
  CHECK(hint(call("duration", {map({{"day", num(2)}})})).find("days") != std::string::npos);
  CHECK(hint(component(temporal("date", "2024-01-01"), "wekDay")).find("weekDay") != std::string::npos);
  CHECK(hint(call("datetime.realtime", {str("Europe/Stokholm")})).find("Europe/Stockholm") != std::string::npos);
}

TEST_CASE("what a truncation keeps limits the smaller components") {
  const Value whole = temporal("localtime", "13:14:15");
  CHECK(result_of("localtime.truncate", {str("millisecond"), whole, map({{"nanosecond", num(999'999)}})}) == "13:14:15.000999999");
  CHECK(result_of("localtime.truncate", {str("millisecond"), whole, map({{"nanosecond", num(1'000'000)}})}) == kInvalid);
  CHECK(result_of("localtime.truncate", {str("microsecond"), whole, map({{"nanosecond", num(1'000)}})}) == kInvalid);
}

TEST_CASE("durations from maps") {
  CHECK(built("duration", {{"years", num(1)}, {"months", num(14)}}) == "P2Y2M");
  CHECK(built("duration", {{"quarters", real(1.5)}}) == "P4M15DT5H14M33S");
  CHECK(built("duration", {{"days", real(0.1)}}) == "PT2H24M");
  CHECK(built("duration", {{"seconds", num(-1)}, {"milliseconds", num(500)}}) == "PT-0.5S");
  CHECK(built("duration", {{"nanoseconds", num(INT64_MAX)}}) == "PT2562047H47M16.854775807S");
  CHECK(built("duration", {{"hours", num(INT64_MAX)}}) == "error: ArithmeticError.IntegerOverflow");
  CHECK(built("duration", {{"days", real(1e300)}}) == "error: ArithmeticError.IntegerOverflow");
  CHECK(built("duration", {{"fortnights", num(1)}}) == kInvalid);
  CHECK(built("duration", {{"days", str("1")}}) == kInvalid);
}

TEST_CASE("the clocks of a statement stand still and can be set") {
  const EvaluationContext context{.statement_time = {86'400 * 365, 5}, .transaction_time = {0, 0}, .default_zone = "Asia/Ho_Chi_Minh"};
  CHECK(result_of("datetime", {}, context) == "1971-01-01T08:00:00.000000005+08:00[Asia/Ho_Chi_Minh]");
  CHECK(result_of("date.transaction", {}, context) == "1970-01-01");
  CHECK(result_of("localtime.statement", {str("Z")}, context) == "00:00:00.000000005");
  CHECK(result_of("time", {map({{"timezone", str("+02:00")}})}, context) == "02:00:00.000000005+02:00");
  CHECK(result_of("timestamp", {}, context) == "31536000000");
}
