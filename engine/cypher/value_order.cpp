#include "cypher/value_order.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <string_view>

#include "cypher/temporal.h"

namespace signatory::cypher {
namespace {

constexpr int sign_of(auto a, auto b) { return a < b ? -1 : (b < a ? 1 : 0); }

// Exact over the whole range of both, although a double holds only 53 bits. `b` is not NaN.
int compare_integer_float(std::int64_t a, double b) {
  constexpr double kTwo63 = 9223372036854775808.0;
  if (b >= kTwo63) return -1;
  if (b < -kTwo63) return 1;
  const double whole = std::trunc(b);
  const int by_whole = sign_of(a, static_cast<std::int64_t>(whole));
  return by_whole != 0 ? by_whole : sign_of(whole, b);
}

bool is_nan(const Value& v) { return v.is(ValueKind::kFloat) && std::isnan(v.as_float()); }

// Neither is NaN.
int compare_numbers(const Value& a, const Value& b) {
  const bool a_integer = a.is(ValueKind::kInteger);
  const bool b_integer = b.is(ValueKind::kInteger);
  if (a_integer && b_integer) return sign_of(a.as_integer(), b.as_integer());
  if (a_integer) return compare_integer_float(a.as_integer(), b.as_float());
  if (b_integer) return -compare_integer_float(b.as_integer(), a.as_float());
  return sign_of(a.as_float(), b.as_float());
}

// Bytewise, which for UTF-8 is the order of code points.
int compare_strings(std::string_view a, std::string_view b) { return sign_of(a.compare(b), 0); }

int compare_paths(const Path& a, const Path& b) {
  const std::size_t shared = std::min(a.nodes.size(), b.nodes.size());
  for (std::size_t i = 0; i < shared; ++i) {
    if (const int c = sign_of(a.nodes[i], b.nodes[i]); c != 0) return c;
    const bool a_more = i < a.edges.size();
    const bool b_more = i < b.edges.size();
    if (!a_more || !b_more) return sign_of(a_more, b_more);
    if (const int c = sign_of(a.edges[i], b.edges[i]); c != 0) return c;
  }
  return sign_of(a.nodes.size(), b.nodes.size());
}

// Values of one scalar kind, numbers excepted.
int compare_scalars(const Value& a, const Value& b) {
  switch (a.kind()) {
    case ValueKind::kBoolean: return sign_of(a.as_boolean(), b.as_boolean());
    case ValueKind::kString: return compare_strings(a.as_string(), b.as_string());
    case ValueKind::kNode: return sign_of(a.as_node(), b.as_node());
    case ValueKind::kRelationship: return sign_of(a.as_relationship(), b.as_relationship());
    case ValueKind::kPath: return compare_paths(a.as_path(), b.as_path());
    case ValueKind::kDate: return sign_of(a.as_date(), b.as_date());
    case ValueKind::kLocalTime: return sign_of(a.as_local_time(), b.as_local_time());
    case ValueKind::kTime: return compare_times(a.as_time(), b.as_time());
    case ValueKind::kLocalDateTime: return sign_of(a.as_local_date_time(), b.as_local_date_time());
    case ValueKind::kDateTime: return compare_date_times(a.as_date_time(), b.as_date_time());
    case ValueKind::kDuration: return compare_durations(a.as_duration(), b.as_duration());
    default: return 0;
  }
}

Truth equal_lists(const Value& a, const Value& b) {
  const auto x = a.as_list();
  const auto y = b.as_list();
  if (x.size() != y.size()) return Truth::kFalse;
  Truth all = Truth::kTrue;
  for (std::size_t i = 0; i < x.size() && all != Truth::kFalse; ++i) all = truth_and(all, equal(x[i], y[i]));
  return all;
}

Truth equal_maps(const Value& a, const Value& b) {
  const auto x = a.as_map();
  const auto y = b.as_map();
  if (x.size() != y.size()) return Truth::kFalse;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (x[i].key != y[i].key) return Truth::kFalse;
  }
  Truth all = Truth::kTrue;
  for (std::size_t i = 0; i < x.size() && all != Truth::kFalse; ++i) all = truth_and(all, equal(x[i].value, y[i].value));
  return all;
}

enum class Comparison : std::uint8_t { kLess, kEqual, kGreater, kNotANumber, kUnknown };

Comparison comparison(int sign) { return sign < 0 ? Comparison::kLess : (sign > 0 ? Comparison::kGreater : Comparison::kEqual); }

Comparison compare(const Value& a, const Value& b);

// Lexicographic; an element that cannot be compared before the decision makes the result unknown.
Comparison compare_lists(const Value& a, const Value& b) {
  const auto x = a.as_list();
  const auto y = b.as_list();
  for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
    if (const Comparison c = compare(x[i], y[i]); c != Comparison::kEqual) return c;
  }
  return comparison(sign_of(x.size(), y.size()));
}

Comparison compare(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Comparison::kUnknown;
  if (a.is_number() && b.is_number()) return is_nan(a) || is_nan(b) ? Comparison::kNotANumber : comparison(compare_numbers(a, b));
  if (a.kind() != b.kind()) return Comparison::kUnknown;
  switch (a.kind()) {
    case ValueKind::kList: return compare_lists(a, b);
    case ValueKind::kMap:
    case ValueKind::kNode:
    case ValueKind::kRelationship:
    case ValueKind::kPath:
    case ValueKind::kDuration: return Comparison::kUnknown;  // equality only
    default: return comparison(compare_scalars(a, b));
  }
}

}  // namespace

Truth equal(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Truth::kUnknown;
  if (a.is_number() && b.is_number()) return truth(!is_nan(a) && !is_nan(b) && compare_numbers(a, b) == 0);
  if (a.kind() != b.kind()) return Truth::kFalse;
  if (a.is(ValueKind::kList)) return equal_lists(a, b);
  if (a.is(ValueKind::kMap)) return equal_maps(a, b);
  return truth(compare_scalars(a, b) == 0);
}

Truth less(const Value& a, const Value& b) {
  const Comparison c = compare(a, b);
  return c == Comparison::kUnknown ? Truth::kUnknown : truth(c == Comparison::kLess);
}

Truth less_or_equal(const Value& a, const Value& b) {
  const Comparison c = compare(a, b);
  return c == Comparison::kUnknown ? Truth::kUnknown : truth(c == Comparison::kLess || c == Comparison::kEqual);
}

Truth contained_in(const Value& item, const Value& list) {
  Truth found = Truth::kFalse;
  for (const Value& candidate : list.as_list()) {
    found = truth_or(found, equal(item, candidate));
    if (found == Truth::kTrue) break;
  }
  return found;
}

namespace {

// Position of a kind in the total order; all numbers but NaN share one.
int rank(ValueKind kind) {
  switch (kind) {
    case ValueKind::kMap: return 0;
    case ValueKind::kNode: return 1;
    case ValueKind::kRelationship: return 2;
    case ValueKind::kList: return 3;
    case ValueKind::kPath: return 4;
    case ValueKind::kDateTime: return 5;
    case ValueKind::kLocalDateTime: return 6;
    case ValueKind::kDate: return 7;
    case ValueKind::kTime: return 8;
    case ValueKind::kLocalTime: return 9;
    case ValueKind::kDuration: return 10;
    case ValueKind::kString: return 11;
    case ValueKind::kBoolean: return 12;
    case ValueKind::kInteger:
    case ValueKind::kFloat: return 13;
    case ValueKind::kNull: return 14;
  }
  return 15;
}

int order_lists(const Value& a, const Value& b) {
  const auto x = a.as_list();
  const auto y = b.as_list();
  for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
    if (const int c = compare_for_order(x[i], y[i]); c != 0) return c;
  }
  return sign_of(x.size(), y.size());
}

// By size, then by keys, then by values in the order of keys.
int order_maps(const Value& a, const Value& b) {
  const auto x = a.as_map();
  const auto y = b.as_map();
  if (x.size() != y.size()) return sign_of(x.size(), y.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (const int c = compare_strings(x[i].key, y[i].key); c != 0) return c;
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (const int c = compare_for_order(x[i].value, y[i].value); c != 0) return c;
  }
  return 0;
}

}  // namespace

int compare_for_order(const Value& a, const Value& b) {
  const int rank_a = rank(a.kind());
  const int rank_b = rank(b.kind());
  if (rank_a != rank_b) return sign_of(rank_a, rank_b);
  if (a.is_number()) {
    if (is_nan(a) || is_nan(b)) return sign_of(is_nan(a), is_nan(b));
    return compare_numbers(a, b);
  }
  if (a.is(ValueKind::kList)) return order_lists(a, b);
  if (a.is(ValueKind::kMap)) return order_maps(a, b);
  return compare_scalars(a, b);
}

bool equivalent(const Value& a, const Value& b) { return compare_for_order(a, b) == 0; }

}  // namespace signatory::cypher
