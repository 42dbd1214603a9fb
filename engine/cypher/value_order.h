// The kinds of sameness and order of openCypher 9 (CIP2016-06-14 "Define comparability and equality as well as orderability and equivalence").
//
//   equal       `=`         three-valued: null if either is null or a difference hides behind a null; NaN = NaN is false
//   less …      `<` `<=` …  three-valued: null across incomparable types; numbers of both kinds compare exactly; NaN: false
//   equivalent  DISTINCT, grouping, UNION: two-valued; null ≡ null, NaN ≡ NaN, 1 ≡ 1.0
//   compare_for_order       ORDER BY, min, max: a total order over all values, in which `equivalent` values are 0
// Ascending order of types: map, node, relationship, list, path, date-time, local date-time, date, time, local time, duration,
// string, boolean, number (NaN last), null.
//
//   equal(Value::integer(1), Value::floating(1.0)) == Truth::kTrue
//   equal(list(1, null), list(1, 2)) == Truth::kUnknown;  equal(list(1, null), list(2, 2)) == Truth::kFalse
#pragma once
#include <cstddef>
#include <cstdint>

#include "cypher/value.h"

namespace signatory::cypher {

enum class Truth : std::uint8_t { kFalse, kTrue, kUnknown };

constexpr Truth truth(bool value) { return value ? Truth::kTrue : Truth::kFalse; }
constexpr Truth truth_not(Truth a) { return a == Truth::kUnknown ? a : truth(a == Truth::kFalse); }
constexpr Truth truth_and(Truth a, Truth b) {
  if (a == Truth::kFalse || b == Truth::kFalse) return Truth::kFalse;
  return a == Truth::kUnknown || b == Truth::kUnknown ? Truth::kUnknown : Truth::kTrue;
}
constexpr Truth truth_or(Truth a, Truth b) { return truth_not(truth_and(truth_not(a), truth_not(b))); }
constexpr Truth truth_xor(Truth a, Truth b) {
  return a == Truth::kUnknown || b == Truth::kUnknown ? Truth::kUnknown : truth(a != b);
}
// kUnknown is null.
inline Value to_value(Truth t) { return t == Truth::kUnknown ? Value::null() : Value::boolean(t == Truth::kTrue); }

Truth equal(const Value& a, const Value& b);
Truth less(const Value& a, const Value& b);
Truth less_or_equal(const Value& a, const Value& b);
// `item IN list`; `list` must be a list.
Truth contained_in(const Value& item, const Value& list);

bool equivalent(const Value& a, const Value& b);
// Consistent with `equivalent`; differs between runs of different builds, never within one.
std::size_t hash_value(const Value& value);
// < 0, 0, > 0.
int compare_for_order(const Value& a, const Value& b);

// For unordered containers keyed by grouping values.
struct ValueHash {
  std::size_t operator()(const Value& value) const { return hash_value(value); }
};
struct ValueEquivalence {
  bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
};
struct ValueOrder {
  bool operator()(const Value& a, const Value& b) const { return compare_for_order(a, b) < 0; }
};

}  // namespace signatory::cypher
