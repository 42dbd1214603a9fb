#include "cypher/operators.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "cypher/value_helpers.h"

using namespace signatory::cypher;
using namespace signatory::cypher::test;

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
const EvaluationContext kContext;
const std::string kOverflow = "error: ArithmeticError.IntegerOverflow";
const std::string kZero = "error: ArithmeticError.DivisionByZero";
const std::string kType = "error: TypeError.InvalidArgumentType";

// A graph of one node and one relationship for property access.
class OneNode final : public EntityReader {
 public:
  Result<std::vector<std::string>> labels(NodeId) const override { return std::vector<std::string>{"A", "B"}; }
  Result<std::string> type(EdgeId) const override { return std::string("KNOWS"); }
  Result<Ends> ends(EdgeId) const override { return Ends{NodeId(1), NodeId(2)}; }
  Result<Value> property(NodeId, std::string_view key) const override { return key == "name" ? str("Lan") : Value::null(); }
  Result<Value> property(EdgeId, std::string_view key) const override { return key == "since" ? num(2015) : Value::null(); }
  Result<std::vector<MapEntry>> properties(NodeId) const override { return std::vector<MapEntry>{{"name", str("Lan")}}; }
  Result<std::vector<MapEntry>> properties(EdgeId) const override { return std::vector<MapEntry>{{"since", num(2015)}}; }
  bool exists(NodeId) const override { return true; }
  bool exists(EdgeId) const override { return true; }
};

}  // namespace

TEST_CASE("integer arithmetic is exact or an error") {
  CHECK(show(add(kContext, num(kMax), num(0))) == std::to_string(kMax));
  CHECK(show(add(kContext, num(kMax), num(1))) == kOverflow);
  CHECK(show(subtract(kContext, num(kMin), num(1))) == kOverflow);
  CHECK(show(multiply(kContext, num(kMax), num(2))) == kOverflow);
  CHECK(show(divide(kContext, num(kMin), num(-1))) == kOverflow);
  CHECK(show(modulo(kContext, num(kMin), num(-1))) == "0");
  CHECK(show(negate(num(kMin))) == kOverflow);
  CHECK(show(divide(kContext, num(7), num(-2))) == "-3");
  CHECK(show(modulo(kContext, num(-7), num(2))) == "-1");
  CHECK(show(divide(kContext, num(1), num(0))) == kZero);
  CHECK(show(modulo(kContext, num(1), num(0))) == kZero);
}

TEST_CASE("floats, mixed numbers and powers") {
  CHECK(show(add(kContext, num(1), real(0.5))) == "1.5");
  CHECK(show(divide(kContext, real(1), num(0))) == "Infinity");
  CHECK(show(modulo(kContext, real(5.5), num(2))) == "1.5");
  CHECK(show(power(kContext, num(2), num(10))) == "1024.0");
  CHECK(show(negate(real(1.5))) == "-1.5");
}

TEST_CASE("null in, null out") {
  for (const auto operation : {add, subtract, multiply, divide, modulo, power}) {
    CHECK(show(operation(kContext, Value::null(), num(1))) == "null");
    CHECK(show(operation(kContext, num(1), Value::null())) == "null");
  }
  CHECK(show(negate(Value::null())) == "null");
}

TEST_CASE("strings and lists join; lists take elements at both ends") {
  CHECK(show(add(kContext, str("a"), str("b"))) == "'ab'");
  CHECK(show(add(kContext, str("a"), num(1))) == "'a1'");
  CHECK(show(add(kContext, real(1), str("a"))) == "'1.0a'");
  CHECK(show(add(kContext, list({num(1)}), list({num(2)}))) == "[1, 2]");
  CHECK(show(add(kContext, list({num(1)}), str("x"))) == "[1, 'x']");
  CHECK(show(add(kContext, num(0), list({num(1)}))) == "[0, 1]");
}

TEST_CASE("operands of wrong types name both types") {
  CHECK(show(add(kContext, yes(true), num(1))) == kType);
  CHECK(show(subtract(kContext, str("a"), num(1))) == kType);
  CHECK(show(multiply(kContext, list({}), num(1))) == kType);
  CHECK(show(power(kContext, str("a"), num(1))) == kType);
  CHECK(show(add(kContext, temporal("date", "2024-01-01"), temporal("date", "2024-01-01"))) == kType);
  CHECK(divide(kContext, str("a"), num(1)).error().message.find("String / Integer") != std::string::npos);
}

TEST_CASE("temporal arithmetic") {
  const Value date = temporal("date", "2024-01-31");
  const Value month = temporal("duration", "P1M");
  CHECK(show(add(kContext, date, month)) == "2024-02-29");
  CHECK(show(add(kContext, month, date)) == "2024-02-29");
  CHECK(show(subtract(kContext, date, month)) == "2023-12-31");
  CHECK(show(add(kContext, month, month)) == "P2M");
  CHECK(show(multiply(kContext, num(3), month)) == "P3M");
  CHECK(show(divide(kContext, month, num(2))) == "P15DT5H14M33S");
  CHECK(show(divide(kContext, month, num(0))) == kZero);
  CHECK(show(negate(month)) == "P-1M");
}

TEST_CASE("elements and slices") {
  const Value items = list({num(1), num(2), num(3)});
  const Value minus_two = num(-2), one = num(1), ten = num(10), null;
  CHECK(show(element_at(kContext, items, num(-1))) == "3");
  CHECK(show(element_at(kContext, items, num(3))) == "null");
  CHECK(show(element_at(kContext, items, num(kMin))) == "null");
  CHECK(show(element_at(kContext, items, str("a"))) == kType);
  CHECK(show(element_at(kContext, map({{"a", num(1)}}), str("a"))) == "1");
  CHECK(show(element_at(kContext, map({{"a", num(1)}}), num(1))) == "error: TypeError.MapElementAccessByNonString");
  CHECK(show(element_at(kContext, num(1), num(1))) == kType);
  CHECK(show(slice(kContext, items, &minus_two, nullptr)) == "[2, 3]");
  CHECK(show(slice(kContext, items, &one, &ten)) == "[2, 3]");
  CHECK(show(slice(kContext, items, &ten, &one)) == "[]");
  CHECK(show(slice(kContext, items, nullptr, &null)) == "null");
}

TEST_CASE("properties of maps, entities and temporal values") {
  const OneNode reader;
  const EvaluationContext context{.entities = &reader};
  CHECK(show(property_of(context, Value::node(NodeId(1)), "name")) == "'Lan'");
  CHECK(show(property_of(context, Value::node(NodeId(1)), "age")) == "null");
  CHECK(show(element_at(context, Value::relationship(EdgeId(1)), str("since"))) == "2015");
  CHECK(show(property_of(context, map({{"a", num(1)}}), "b")) == "null");
  CHECK(show(property_of(context, temporal("date", "2024-01-31"), "day")) == "31");
  CHECK(show(property_of(context, num(1), "a")) == kType);
  CHECK(show(property_of(context, Value::null(), "a")) == "null");
  CHECK(result_of("labels", {Value::node(NodeId(1))}, context) == "['A', 'B']");
  CHECK(result_of("type", {Value::relationship(EdgeId(1))}, context) == "'KNOWS'");
  CHECK(result_of("keys", {Value::relationship(EdgeId(1))}, context) == "['since']");
  CHECK(result_of("properties", {Value::node(NodeId(1))}, context) == "{name: 'Lan'}");
  CHECK(show(property_of(context, *call("endNode", {Value::relationship(EdgeId(1))}, context), "name")) == "'Lan'");
  CHECK(property_of(kContext, Value::node(NodeId(1)), "name").error().code == signatory::base::ErrorCode::kInternal);
}

TEST_CASE("string predicates give null for what is no string") {
  CHECK(show(starts_with(str("abc"), str("ab"))) == "true");
  CHECK(show(ends_with(str("abc"), str("ab"))) == "false");
  CHECK(show(contains(str("abc"), str(""))) == "true");
  CHECK(show(contains(str("abc"), num(1))) == "null");
  CHECK(show(contains(Value::null(), str("a"))) == "null");
}

TEST_CASE("regular expressions match the whole text") {
  CHECK(show(matches_regex(kContext, str("Hà Nội"), str("Hà.*"))) == "true");
  CHECK(show(matches_regex(kContext, str("xHà Nội"), str("Hà.*"))) == "false");
  CHECK(show(matches_regex(kContext, str("HANOI"), str("(?i)hanoi"))) == "true");
  CHECK(show(matches_regex(kContext, num(1), str("1"))) == "null");
  CHECK(show(matches_regex(kContext, str("a"), str("(a"))) == "error: SyntaxError.InvalidRegularExpression");
  const auto slow = matches_regex(kContext, str(std::string(60, 'a') + "b"), str("(a*)*c"));
  CHECK((!slow || slow->is_false()));
}

TEST_CASE("results that do not fit the memory limit are refused before they are made") {
  signatory::base::Budget budget({.memory_bytes = 10'000});
  const EvaluationContext context{.budget = &budget};
  const Value text = str(std::string(9'000, 'x'));
  CHECK(add(context, text, text).error().code == signatory::base::ErrorCode::kLimit);
  CHECK(call("range", {num(1), num(1'000'000'000'000)}, context).error().code == signatory::base::ErrorCode::kLimit);
  CHECK(call("replace", {text, str("x"), str("yy")}, context).error().code == signatory::base::ErrorCode::kLimit);
  CHECK(call("range", {num(1), num(10)}, context).has_value());
}

TEST_CASE("what a property may hold") {
  CHECK(is_storable(list({str("a"), str("b")})));
  CHECK(is_storable(list({num(1), real(2)})));
  CHECK(is_storable(list({})));
  CHECK_FALSE(is_storable(list({str("a"), num(1)})));
  CHECK_FALSE(is_storable(list({Value::null()})));
  CHECK_FALSE(is_storable(list({list({})})));
  CHECK_FALSE(is_storable(map({})));
  CHECK_FALSE(is_storable(Value::node(NodeId(1))));
}
