#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cypher/functions.h"
#include "cypher/value_helpers.h"

using namespace signatory::cypher;
using namespace signatory::cypher::test;

namespace {

std::string folded(std::string_view name, const std::vector<std::vector<Value>>& rows) {
  const AggregateFunction* function = find_aggregate(name);
  REQUIRE(function != nullptr);
  const auto aggregator = function->start();
  for (const auto& row : rows) {
    if (const auto added = aggregator->add({}, row); !added) return "error: " + added.error().detail;
  }
  return show(aggregator->finish({}));
}

std::string over(std::string_view name, const std::vector<Value>& values) {
  std::vector<std::vector<Value>> rows;
  for (const Value& value : values) rows.push_back({value});
  return folded(name, rows);
}

std::string percentile(std::string_view name, const std::vector<Value>& values, const Value& rank) {
  std::vector<std::vector<Value>> rows;
  for (const Value& value : values) rows.push_back({value, rank});
  return folded(name, rows);
}

}  // namespace

TEST_CASE("nothing but nulls") {
  for (const auto& [name, result] : {std::pair("count", "0"), {"sum", "0"}, {"avg", "null"}, {"min", "null"}, {"max", "null"}, {"collect", "[]"},
                                     {"stDev", "0.0"}, {"stDevP", "0.0"}}) {
    CHECK(over(name, {}) == result);
    CHECK(over(name, {Value::null(), Value::null()}) == result);
  }
  CHECK(percentile("percentileCont", {}, real(0.5)) == "null");
}

TEST_CASE("count, collect, min and max") {
  CHECK(folded("count", {{}, {}}) == "2");
  CHECK(over("count", {num(1), Value::null()}) == "1");
  CHECK(over("collect", {num(1), Value::null(), num(1)}) == "[1, 1]");
  CHECK(over("max", {num(1), str("a"), Value::null(), list({num(9)}), real(0.2)}) == "1");
  CHECK(over("min", {num(1), str("a"), Value::null(), list({num(9)}), real(0.2)}) == "[9]");
}

TEST_CASE("sums are exact for integers and compensated for floats") {
  CHECK(over("sum", {num(1), num(2)}) == "3");
  CHECK(over("sum", {num(1), real(0.5)}) == "1.5");
  CHECK(over("sum", {num(INT64_MAX), num(1)}) == "error: ArithmeticError.IntegerOverflow");
  CHECK(over("sum", std::vector<Value>(10, real(0.1))) == "1.0");
  CHECK(over("sum", {real(1e100), real(1), real(-1e100)}) == "1.0");
  CHECK(over("sum", {temporal("duration", "P1M"), temporal("duration", "PT1H")}) == "P1MT1H");
  CHECK(over("sum", {num(1), temporal("duration", "P1M")}) == "error: TypeError.InvalidArgumentType");
  CHECK(over("sum", {str("a")}) == "error: TypeError.InvalidArgumentType");
}

TEST_CASE("means and deviations") {
  CHECK(over("avg", {num(1), num(2), Value::null()}) == "1.5");
  CHECK(over("avg", {temporal("duration", "P1D"), temporal("duration", "P2D")}) == "P1DT12H");
  CHECK(over("stDev", {num(2), num(4), num(4), num(4), num(5), num(5), num(7), num(9)}) == "2.138089935299395");
  CHECK(over("stDevP", {num(2), num(4), num(4), num(4), num(5), num(5), num(7), num(9)}) == "2.0");
  CHECK(over("stDev", {num(3)}) == "0.0");
}

TEST_CASE("percentiles") {
  const std::vector<Value> values = {num(30), num(10), num(20)};
  CHECK(percentile("percentileDisc", values, real(0)) == "10");
  CHECK(percentile("percentileDisc", values, real(0.5)) == "20");
  CHECK(percentile("percentileDisc", values, num(1)) == "30");
  CHECK(percentile("percentileCont", values, real(0.25)) == "15.0");
  CHECK(percentile("percentileCont", values, num(1)) == "30.0");
  CHECK(percentile("percentileCont", values, real(1.1)) == "error: ArgumentError.NumberOutOfRange");
  CHECK(percentile("percentileDisc", values, str("a")) == "error: TypeError.InvalidArgumentValue");
}
