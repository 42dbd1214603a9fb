#include "cypher/value_order.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "cypher/value_helpers.h"

using namespace signatory::cypher;
using namespace signatory::cypher::test;

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();

std::vector<Value> scalars() {
  const double nan = std::nan("");
  const double infinity = std::numeric_limits<double>::infinity();
  return {Value::null(), yes(false), yes(true), num(0), num(1), num(-1), num(kMax), num(kMax - 1), num(kMin), real(0.0), real(-0.0), real(1.0), real(0.5),
          real(9223372036854775807.0), real(-9223372036854775808.0), real(9007199254740993.0), num(9007199254740993), real(infinity), real(-infinity), real(nan),
          str(""), str("a"), str("A"), str("ab"), str("ä"), Value::node(NodeId(1)), Value::node(NodeId(2)), Value::relationship(EdgeId(1)),
          Value::path({{NodeId(1)}, {}}), Value::path({{NodeId(1), NodeId(2)}, {EdgeId(1)}}), temporal("date", "2015-07-21"), temporal("date", "2015-07-22"),
          temporal("localtime", "12:00"), temporal("time", "12:00+01:00"), temporal("time", "11:00Z"), temporal("localdatetime", "2015-07-21T12:00"),
          temporal("datetime", "2015-07-21T12:00+02:00"), temporal("datetime", "2015-07-21T12:00+02:00[Europe/Stockholm]"),
          temporal("datetime", "2015-07-21T10:00Z"), temporal("duration", "P1M"), temporal("duration", "P30D"), temporal("duration", "P30DT10H29M6S"),
          temporal("duration", "PT24H"), temporal("duration", "P1D")};
}

// Every scalar, and lists and maps of a few of them.
std::vector<Value> domain() {
  std::vector<Value> all = scalars();
  const std::vector<Value> few = {Value::null(), num(1), real(1.0), real(std::nan("")), str("a"), list({})};
  all.push_back(list({}));
  all.push_back(map({}));
  for (const Value& a : few) {
    all.push_back(list({a}));
    all.push_back(map({{"k", a}}));
    for (const Value& b : few) {
      all.push_back(list({a, b}));
      all.push_back(map({{"k", a}, {"l", b}}));
    }
  }
  return all;
}

}  // namespace

TEST_CASE("the order of ORDER BY is total, antisymmetric and transitive over every pair and triple") {
  const std::vector<Value> all = domain();
  std::size_t triples = 0;
  bool lawful = true;
  for (const Value& a : all) {
    lawful &= compare_for_order(a, a) == 0;
    for (const Value& b : all) {
      const int ab = compare_for_order(a, b);
      lawful &= (ab < 0) == (compare_for_order(b, a) > 0) && (ab == 0) == (compare_for_order(b, a) == 0);
      for (const Value& c : all) {
        ++triples;
        if (ab <= 0 && compare_for_order(b, c) <= 0 && compare_for_order(a, c) > 0) {
          lawful = false;
          MESSAGE(show(a), " <= ", show(b), " <= ", show(c));
        }
      }
    }
  }
  CHECK(lawful);
  CHECK(triples > 1'000'000);
}

TEST_CASE("equivalent values hash alike; equality implies equivalence; order, equality and comparison agree") {
  const std::vector<Value> all = domain();
  for (const Value& a : all) {
    for (const Value& b : all) {
      INFO(show(a), " and ", show(b));
      if (equivalent(a, b)) CHECK(hash_value(a) == hash_value(b));
      const Truth same = equal(a, b);
      CHECK(same == equal(b, a));
      if (same == Truth::kTrue) CHECK(equivalent(a, b));
      if (less(a, b) == Truth::kTrue) {
        CHECK(same != Truth::kTrue);
        CHECK(less(b, a) == Truth::kFalse);
        CHECK(less_or_equal(a, b) == Truth::kTrue);
      }
      CHECK((less(a, b) == Truth::kUnknown) == (less_or_equal(a, b) == Truth::kUnknown));
    }
  }
}

TEST_CASE("numbers of both kinds compare exactly") {
  CHECK(equal(num(1), real(1.0)) == Truth::kTrue);
  CHECK(equal(num(kMax), real(9223372036854775807.0)) == Truth::kFalse);  // the float is 2^63
  CHECK(less(num(kMax), real(9223372036854775807.0)) == Truth::kTrue);
  CHECK(equal(num(9007199254740993), real(9007199254740992.0)) == Truth::kFalse);
  CHECK(equal(real(0.0), real(-0.0)) == Truth::kTrue);
  CHECK(less(num(1), real(1.5)) == Truth::kTrue);
}

TEST_CASE("null and NaN") {
  const Value nan = real(std::nan(""));
  CHECK(equal(Value::null(), Value::null()) == Truth::kUnknown);
  CHECK(equal(nan, nan) == Truth::kFalse);
  CHECK(less(nan, num(1)) == Truth::kFalse);
  CHECK(equivalent(nan, nan));
  CHECK(equivalent(Value::null(), Value::null()));
  CHECK(less(str("a"), num(1)) == Truth::kUnknown);
  CHECK(equal(str("a"), num(1)) == Truth::kFalse);
}

TEST_CASE("a null inside a list decides only where nothing else does") {
  CHECK(equal(list({num(1), Value::null()}), list({num(1), num(2)})) == Truth::kUnknown);
  CHECK(equal(list({num(1), Value::null()}), list({num(2), num(2)})) == Truth::kFalse);
  CHECK(equal(list({Value::null()}), list({num(1), num(2)})) == Truth::kFalse);
  CHECK(less(list({num(1), num(2)}), list({num(3), Value::null()})) == Truth::kTrue);
  CHECK(less(list({num(1), str("a")}), list({num(1), Value::null()})) == Truth::kUnknown);
  CHECK(contained_in(num(1), list({Value::null(), num(1)})) == Truth::kTrue);
  CHECK(contained_in(num(2), list({Value::null(), num(1)})) == Truth::kUnknown);
  CHECK(contained_in(Value::null(), list({})) == Truth::kFalse);
}

TEST_CASE("types follow each other in a fixed order") {
  const std::vector<Value> ascending = {map({}), Value::node(NodeId(1)), Value::relationship(EdgeId(1)), list({}), Value::path({{NodeId(1)}, {}}),
                                        str("z"), yes(true), num(5), real(std::nan("")), Value::null()};
  for (std::size_t i = 0; i + 1 < ascending.size(); ++i) CHECK(compare_for_order(ascending[i], ascending[i + 1]) < 0);
}

TEST_CASE("three-valued logic") {
  const Truth values[] = {Truth::kFalse, Truth::kTrue, Truth::kUnknown};
  for (const Truth a : values) {
    for (const Truth b : values) {
      CHECK(truth_and(a, b) == truth_and(b, a));
      CHECK(truth_or(a, b) == truth_not(truth_and(truth_not(a), truth_not(b))));
      CHECK(truth_xor(a, b) == truth_and(truth_or(a, b), truth_not(truth_and(a, b))));
    }
  }
  CHECK(to_value(Truth::kUnknown).is_null());
}
