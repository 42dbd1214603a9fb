#include "cypher/functions.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>
#include <string>

#include "cypher/value_helpers.h"

using namespace signatory::cypher;
using namespace signatory::cypher::test;

namespace {
const std::string kWrong = "error: TypeError.InvalidArgumentValue";
const std::string kRange = "error: ArgumentError.NumberOutOfRange";
}  // namespace

TEST_CASE("the registry finds names in any case and describes them") {
  REQUIRE(find_function("TOUPPER") != nullptr);
  CHECK(find_function("TOUPPER")->name == "toUpper");
  CHECK(find_function("duration.BETWEEN") != nullptr);
  CHECK(find_function("nope") == nullptr);
  CHECK(find_function("substring")->signature() == "substring(text, start[, length])");
  CHECK(find_function("coalesce")->takes(20));
  CHECK_FALSE(find_function("pi")->takes(1));
  CHECK(find_aggregate("AVG")->name == "avg");
  CHECK(find_aggregate("size") == nullptr);
}

TEST_CASE("every function is documented and gives null for null or says why not") {
  for (const Function& f : all_functions()) {
    INFO(f.name);
    CHECK_FALSE(f.summary.empty());
    CHECK(f.required <= f.most);
    CHECK((f.most == kVariadic || f.parameters.size() == f.most));
    const std::vector<Value> nulls(f.required, Value::null());
    const auto result = f.call({}, nulls);
    const bool keeps_null = f.name == "exists" || f.name == "valueType" || f.required == 0;
    if (!keeps_null) CHECK(show(result) == "null");
  }
}

TEST_CASE("no function crashes on any pair of kinds, and errors have a type and a detail") {
  const std::vector<Value> kinds = {Value::null(), yes(true), num(-1), num(INT64_MIN), num(2), real(0.5), real(std::nan("")), str(""), str("day"),
                                    str("Đ"), list({}), list({num(1), str("a")}), map({}), map({{"year", num(2024)}}), temporal("date", "2024-02-29"),
                                    temporal("time", "12:00Z"), temporal("datetime", "2024-02-29T12:00Z"), temporal("duration", "P1M"),
                                    Value::path({{NodeId(1)}, {}})};
  for (const Function& f : all_functions()) {
    for (std::size_t count = f.required; count <= std::min<std::size_t>(f.most, 3); ++count) {
      for (const Value& a : kinds) {
        for (const Value& b : kinds) {
          const std::vector<Value> arguments = {a, b, a};
          const auto result = f.call({}, {arguments.data(), count});
          if (result) continue;
          INFO(f.name, " ", show(a), " ", show(b));
          CHECK_FALSE(result.error().message.empty());
          if (result.error().code == signatory::base::ErrorCode::kData) CHECK(result.error().detail.find('.') != std::string::npos);
        }
      }
    }
  }
}

TEST_CASE("conversions") {
  CHECK(result_of("toInteger", {str(" 42 ")}) == "42");
  CHECK(result_of("toInteger", {str("1.9")}) == "1");
  CHECK(result_of("toInteger", {str("-1e3")}) == "-1000");
  CHECK(result_of("toInteger", {str("0x1F")}) == "null");
  CHECK(result_of("toInteger", {str("9223372036854775808")}) == "null");
  CHECK(result_of("toInteger", {str("")}) == "null");
  CHECK(result_of("toInteger", {real(-2.9)}) == "-2");
  CHECK(result_of("toInteger", {real(1e300)}) == "null");
  CHECK(result_of("toInteger", {list({})}) == kWrong);
  CHECK(result_of("toIntegerOrNull", {list({})}) == "null");
  CHECK(result_of("toFloat", {str("1e400")}) == "Infinity");
  CHECK(result_of("toFloat", {str("nan")}) == "null");
  CHECK(result_of("toFloat", {yes(true)}) == kWrong);
  CHECK(result_of("toBoolean", {str("TRUE")}) == "true");
  CHECK(result_of("toBoolean", {str("yes")}) == "null");
  CHECK(result_of("toBoolean", {real(1)}) == kWrong);
  CHECK(result_of("toString", {real(1)}) == "'1.0'");
  CHECK(result_of("toString", {temporal("date", "2024-02-29")}) == "'2024-02-29'");
  CHECK(result_of("toString", {map({})}) == kWrong);
  CHECK(result_of("toIntegerList", {list({str("1"), yes(true), list({}), Value::null()})}) == "[1, 1, null, null]");
  CHECK(result_of("toStringList", {list({num(1), real(2)})}) == "['1', '2.0']");
}

TEST_CASE("strings count characters, not bytes") {
  CHECK(result_of("size", {str("Đà Nẵng")}) == "7");
  CHECK(result_of("left", {str("Đà Nẵng"), num(2)}) == "'Đà'");
  CHECK(result_of("right", {str("Đà Nẵng"), num(4)}) == "'Nẵng'");
  CHECK(result_of("right", {str("ab"), num(9)}) == "'ab'");
  CHECK(result_of("substring", {str("Đà Nẵng"), num(3)}) == "'Nẵng'");
  CHECK(result_of("substring", {str("Đà Nẵng"), num(1), num(1)}) == "'à'");
  CHECK(result_of("substring", {str("ab"), num(5)}) == "''");
  CHECK(result_of("substring", {str("ab"), num(-1)}) == kRange);
  CHECK(result_of("left", {str("ab"), num(-1)}) == kRange);
  CHECK(result_of("reverse", {str("Nẵng")}) == "'gnẵN'");
  CHECK(result_of("reverse", {str("e\xCC\x81x")}) == "'xe\xCC\x81'");
  CHECK(result_of("toUpper", {str("straße đà")}) == "'STRASSE ĐÀ'");
  CHECK(result_of("toLower", {str("ÅÄÖ")}) == "'åäö'");
}

TEST_CASE("trimming, splitting, replacing") {
  CHECK(result_of("trim", {str("\xC2\xA0 a b\t\n")}) == "'a b'");
  CHECK(result_of("lTrim", {str("  a ")}) == "'a '");
  CHECK(result_of("rTrim", {str("  a ")}) == "'  a'");
  CHECK(result_of("trim", {str("xxaxx"), str("x")}) == "'a'");
  CHECK(result_of("trim", {str("xxx"), str("x")}) == "''");
  CHECK(result_of("split", {str("a,b,,c"), str(",")}) == "['a', 'b', '', 'c']");
  CHECK(result_of("split", {str(""), str(",")}) == "['']");
  CHECK(result_of("split", {str("åb"), str("")}) == "['å', 'b']");
  CHECK(result_of("split", {str("a,b;c"), list({str(","), str(";")})}) == "['a', 'b', 'c']");
  CHECK(result_of("replace", {str("aaa"), str("aa"), str("b")}) == "'ba'");
  CHECK(result_of("replace", {str("abc"), str(""), str("x")}) == "'abc'");
  CHECK(result_of("normalize", {str("e\xCC\x81")}) == "'\xC3\xA9'");
  CHECK(result_of("normalize", {str("\xEF\xAC\x81"), str("NFKC")}) == "'fi'");
  CHECK(result_of("normalize", {str("a"), str("NFX")}) == kWrong);
}

TEST_CASE("lists") {
  CHECK(result_of("range", {num(0), num(3)}) == "[0, 1, 2, 3]");
  CHECK(result_of("range", {num(3), num(0), num(-2)}) == "[3, 1]");
  CHECK(result_of("range", {num(1), num(0)}) == "[]");
  CHECK(result_of("range", {num(INT64_MAX - 1), num(INT64_MAX)}) == "[9223372036854775806, 9223372036854775807]");
  CHECK(result_of("range", {num(INT64_MIN), num(INT64_MAX), num(INT64_MAX)}) == "[-9223372036854775808, -1, 9223372036854775806]");
  CHECK(result_of("range", {num(1), num(2), num(0)}) == kRange);
  CHECK(result_of("range", {real(1), num(2)}) == "error: ArgumentError.InvalidArgumentType");
  CHECK(result_of("head", {list({})}) == "null");
  CHECK(result_of("last", {list({num(1), num(2)})}) == "2");
  CHECK(result_of("tail", {list({num(1), num(2)})}) == "[2]");
  CHECK(result_of("reverse", {list({num(1), num(2)})}) == "[2, 1]");
  CHECK(result_of("isEmpty", {map({})}) == "true");
  CHECK(result_of("coll.sort", {list({num(2), str("a"), Value::null(), num(1)})}) == "['a', 1, 2, null]");
  CHECK(result_of("coll.distinct", {list({num(1), real(1), Value::null(), Value::null()})}) == "[1, null]");
  CHECK(result_of("coll.flatten", {list({num(1), list({list({num(2)})})})}) == "[1, [2]]");
  CHECK(result_of("coll.flatten", {list({num(1), list({list({num(2)})})}), num(9)}) == "[1, 2]");
  CHECK(result_of("coll.indexOf", {list({num(1), num(2)}), num(3)}) == "-1");
  CHECK(result_of("coll.insert", {list({num(1)}), num(1), num(2)}) == "[1, 2]");
  CHECK(result_of("coll.insert", {list({num(1)}), num(2), num(2)}) == kRange);
  CHECK(result_of("coll.remove", {list({num(1), num(2)}), num(0)}) == "[2]");
  CHECK(result_of("coll.max", {list({num(1), num(3), Value::null()})}) == "3");
  CHECK(result_of("coll.min", {list({})}) == "null");
}

TEST_CASE("mathematics") {
  CHECK(result_of("abs", {num(INT64_MIN)}) == "error: ArithmeticError.IntegerOverflow");
  CHECK(result_of("abs", {real(-0.5)}) == "0.5");
  CHECK(result_of("sign", {real(-0.1)}) == "-1");
  CHECK(result_of("round", {real(-1.5)}) == "-1.0");
  CHECK(result_of("round", {real(2.5)}) == "3.0");
  CHECK(result_of("round", {real(0.49999999999999994)}) == "0.0");
  CHECK(result_of("round", {real(1.255), num(1)}) == "1.3");
  CHECK(result_of("round", {real(2.5), num(0), str("HALF_EVEN")}) == "2.0");
  CHECK(result_of("round", {real(2.5), num(0), str("HALF_DOWN")}) == "2.0");
  CHECK(result_of("round", {real(-2.1), num(0), str("UP")}) == "-3.0");
  CHECK(result_of("round", {real(1), num(-1)}) == kRange);
  CHECK(result_of("round", {real(1), num(0), str("SIDEWAYS")}) == kWrong);
  CHECK(result_of("sqrt", {num(16)}) == "4.0");
  CHECK(result_of("sqrt", {num(-1)}) == "NaN");
  CHECK(result_of("atan2", {num(1), num(1)}) == "0.7853981633974483");
  CHECK(result_of("degrees", {real(std::acos(-1.0))}) == "180.0");
  CHECK(result_of("haversin", {num(0)}) == "0.0");
  CHECK(result_of("isNaN", {real(std::nan(""))}) == "true");
  CHECK(result_of("sin", {str("a")}) == kWrong);
}

TEST_CASE("random numbers follow the seed") {
  std::mt19937_64 first(1), second(1);
  const EvaluationContext a{.random = &first}, b{.random = &second};
  for (int i = 0; i < 1000; ++i) {
    const double x = call("rand", {}, a)->as_float();
    REQUIRE((x >= 0 && x < 1));
    REQUIRE(x == call("rand", {}, b)->as_float());
  }
  const std::string uuid(call("randomUUID", {}, a)->as_string());
  CHECK(uuid.size() == 36);
  CHECK(uuid[14] == '4');
  CHECK(uuid != call("randomUUID", {}, a)->as_string());
}

TEST_CASE("scalars") {
  CHECK(result_of("coalesce", {Value::null(), num(1), num(2)}) == "1");
  CHECK(result_of("nullIf", {num(1), real(1)}) == "null");
  CHECK(result_of("nullIf", {num(1), num(2)}) == "1");
  CHECK(result_of("valueType", {real(1)}) == "'FLOAT'");
  CHECK(result_of("length", {Value::path({{NodeId(1), NodeId(2)}, {EdgeId(1)}})}) == "1");
  CHECK(result_of("id", {Value::node(NodeId(5))}) == "5");
  CHECK(result_of("elementId", {Value::relationship(EdgeId(5))}) == "'r5'");
  CHECK(result_of("keys", {map({{"b", num(1)}, {"a", num(1)}})}) == "['a', 'b']");
  CHECK(result_of("labels", {num(1)}) == kWrong);
}
