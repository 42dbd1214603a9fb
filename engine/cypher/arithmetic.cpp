#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "cypher/duration.h"
#include "cypher/operators.h"
#include "cypher/temporal.h"

namespace signatory::cypher {
namespace {

base::Error wrong_operands(std::string_view sign, const Value& a, const Value& b) {
  return cypher_error("TypeError", "InvalidArgumentType",
                      fmt::format("{} {} {} is not defined ({} {} {})", type_name(a.kind()), sign, type_name(b.kind()), describe(a), sign, describe(b)));
}

base::Error overflow(std::string_view sign, const Value& a, const Value& b) {
  return cypher_error("ArithmeticError", "IntegerOverflow", fmt::format("{} {} {} exceeds 64 bits", describe(a), sign, describe(b)));
}

base::Error division_by_zero(const Value& a) {
  return cypher_error("ArithmeticError", "DivisionByZero", fmt::format("{} is divided by zero", describe(a)));
}

bool both_integers(const Value& a, const Value& b) { return a.is(ValueKind::kInteger) && b.is(ValueKind::kInteger); }
bool both_numbers(const Value& a, const Value& b) { return a.is_number() && b.is_number(); }

Result<Value> as_value(Result<Duration> duration) {
  if (!duration) return tl::unexpected(std::move(duration.error()));
  return Value::duration(*duration);
}

// Text of a value that may stand beside a string in `+`; empty for others.
std::optional<std::string> operand_text(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kString: return std::string(value.as_string());
    case ValueKind::kInteger: return std::to_string(value.as_integer());
    case ValueKind::kFloat: return float_text(value.as_float());
    case ValueKind::kBoolean: return value.as_boolean() ? "true" : "false";
    default: return value.is_temporal() ? std::optional(temporal_text(value)) : std::nullopt;
  }
}

Result<Value> concatenate_texts(const EvaluationContext& context, const Value& a, const Value& b) {
  const auto left = operand_text(a);
  const auto right = operand_text(b);
  if (!left || !right) return tl::unexpected(wrong_operands("+", a, b));
  if (const auto room = check_room(context, left->size() + right->size()); !room) return tl::unexpected(room.error());
  return Value::string(*left + *right);
}

Result<Value> concatenate_lists(const EvaluationContext& context, const Value& a, const Value& b) {
  const std::size_t size_a = a.is(ValueKind::kList) ? a.as_list().size() : 1;
  const std::size_t size_b = b.is(ValueKind::kList) ? b.as_list().size() : 1;
  if (const auto room = check_room(context, (size_a + size_b) * sizeof(Value)); !room) return tl::unexpected(room.error());
  std::vector<Value> items;
  items.reserve(size_a + size_b);
  for (const Value* side : {&a, &b}) {
    if (side->is(ValueKind::kList)) {
      items.insert(items.end(), side->as_list().begin(), side->as_list().end());
    } else {
      items.push_back(*side);
    }
  }
  return make_list(std::move(items));
}

Result<Value> add_temporal(const Value& a, const Value& b) {
  if (b.is(ValueKind::kDuration)) return plus(a, b.as_duration());
  if (a.is(ValueKind::kDuration)) return plus(b, a.as_duration());
  return tl::unexpected(wrong_operands("+", a, b));
}

}  // namespace

Result<Value> add(const EvaluationContext& context, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_integers(a, b)) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.as_integer(), b.as_integer(), &sum)) return tl::unexpected(overflow("+", a, b));
    return Value::integer(sum);
  }
  if (both_numbers(a, b)) return Value::floating(a.as_number() + b.as_number());
  if (a.is(ValueKind::kList) || b.is(ValueKind::kList)) return concatenate_lists(context, a, b);
  if (a.is(ValueKind::kString) || b.is(ValueKind::kString)) return concatenate_texts(context, a, b);
  if (a.is_temporal() && b.is_temporal()) return add_temporal(a, b);
  return tl::unexpected(wrong_operands("+", a, b));
}

Result<Value> subtract(const EvaluationContext&, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_integers(a, b)) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a.as_integer(), b.as_integer(), &difference)) return tl::unexpected(overflow("-", a, b));
    return Value::integer(difference);
  }
  if (both_numbers(a, b)) return Value::floating(a.as_number() - b.as_number());
  if (a.is_temporal() && b.is(ValueKind::kDuration)) {
    const auto negated = negate_duration(b.as_duration());
    if (!negated) return tl::unexpected(negated.error());
    return plus(a, *negated);
  }
  return tl::unexpected(wrong_operands("-", a, b));
}

Result<Value> multiply(const EvaluationContext&, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_integers(a, b)) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(a.as_integer(), b.as_integer(), &product)) return tl::unexpected(overflow("*", a, b));
    return Value::integer(product);
  }
  if (both_numbers(a, b)) return Value::floating(a.as_number() * b.as_number());
  const bool left = a.is(ValueKind::kDuration);
  const Value& duration = left ? a : b;
  const Value& factor = left ? b : a;
  if (!duration.is(ValueKind::kDuration) || !factor.is_number()) return tl::unexpected(wrong_operands("*", a, b));
  if (factor.is(ValueKind::kInteger)) return as_value(multiply_duration(duration.as_duration(), factor.as_integer()));
  return as_value(scale_duration(duration.as_duration(), factor.as_float()));
}

Result<Value> divide(const EvaluationContext&, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_integers(a, b)) {
    if (b.as_integer() == 0) return tl::unexpected(division_by_zero(a));
    if (b.as_integer() == -1 && a.as_integer() == std::numeric_limits<std::int64_t>::min()) return tl::unexpected(overflow("/", a, b));
    return Value::integer(a.as_integer() / b.as_integer());
  }
  if (both_numbers(a, b)) return Value::floating(a.as_number() / b.as_number());
  if (!a.is(ValueKind::kDuration) || !b.is_number()) return tl::unexpected(wrong_operands("/", a, b));
  if (b.as_number() == 0) return tl::unexpected(division_by_zero(a));
  return as_value(divide_duration(a.as_duration(), b.as_number()));
}

Result<Value> modulo(const EvaluationContext&, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_integers(a, b)) {
    if (b.as_integer() == 0) return tl::unexpected(division_by_zero(a));
    return Value::integer(b.as_integer() == -1 ? 0 : a.as_integer() % b.as_integer());
  }
  if (both_numbers(a, b)) return Value::floating(std::fmod(a.as_number(), b.as_number()));
  return tl::unexpected(wrong_operands("%", a, b));
}

Result<Value> power(const EvaluationContext&, const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Value::null();
  if (both_numbers(a, b)) return Value::floating(std::pow(a.as_number(), b.as_number()));
  return tl::unexpected(wrong_operands("^", a, b));
}

Result<Value> negate(const Value& a) {
  if (a.is_null()) return Value::null();
  if (a.is(ValueKind::kInteger)) {
    if (a.as_integer() == std::numeric_limits<std::int64_t>::min()) {
      return tl::unexpected(cypher_error("ArithmeticError", "IntegerOverflow", fmt::format("-({}) exceeds 64 bits", describe(a))));
    }
    return Value::integer(-a.as_integer());
  }
  if (a.is(ValueKind::kFloat)) return Value::floating(-a.as_float());
  if (a.is(ValueKind::kDuration)) return as_value(negate_duration(a.as_duration()));
  return tl::unexpected(cypher_error("TypeError", "InvalidArgumentType", fmt::format("-{} is not defined ({})", type_name(a.kind()), describe(a))));
}

}  // namespace signatory::cypher
