#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <string>
#include <vector>

#include "cypher/function_support.h"

namespace signatory::cypher {
namespace {

Result<void> need_numbers(std::string_view function, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is_number()) return tl::unexpected(wrong_argument(function, "a number", argument));
  }
  return {};
}

using RealFunction = double (*)(double);

template <RealFunction F>
Result<Value> real(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_numbers("this function", arguments); !ok) return tl::unexpected(ok.error());
  return Value::floating(F(arguments[0].as_number()));
}

Result<Value> absolute(const EvaluationContext&, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(ValueKind::kFloat)) return Value::floating(std::fabs(value.as_float()));
  if (!value.is(ValueKind::kInteger)) return tl::unexpected(wrong_argument("abs", "a number", value));
  if (value.as_integer() == std::numeric_limits<std::int64_t>::min()) {
    return tl::unexpected(cypher_error("ArithmeticError", "IntegerOverflow", fmt::format("abs({}) exceeds 64 bits", value.as_integer())));
  }
  return Value::integer(std::abs(value.as_integer()));
}

Result<Value> sign(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_numbers("sign", arguments); !ok) return tl::unexpected(ok.error());
  const double value = arguments[0].as_number();
  return Value::integer(value > 0 ? 1 : (value < 0 ? -1 : 0));
}

Result<Value> is_nan(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_numbers("isNaN", arguments); !ok) return tl::unexpected(ok.error());
  return Value::boolean(std::isnan(arguments[0].as_number()));
}

Result<Value> atan2(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_numbers("atan2", arguments); !ok) return tl::unexpected(ok.error());
  return Value::floating(std::atan2(arguments[0].as_number(), arguments[1].as_number()));
}

enum class Rounding : std::uint8_t { kUp, kDown, kCeiling, kFloor, kHalfUp, kHalfDown, kHalfEven };

std::optional<Rounding> rounding_of(std::string_view name) {
  if (name == "UP") return Rounding::kUp;
  if (name == "DOWN") return Rounding::kDown;
  if (name == "CEILING") return Rounding::kCeiling;
  if (name == "FLOOR") return Rounding::kFloor;
  if (name == "HALF_UP") return Rounding::kHalfUp;
  if (name == "HALF_DOWN") return Rounding::kHalfDown;
  if (name == "HALF_EVEN") return Rounding::kHalfEven;
  return std::nullopt;
}

double rounded(double value, Rounding mode) {
  const double size = std::fabs(value);
  switch (mode) {
    case Rounding::kUp: return std::copysign(std::ceil(size), value);
    case Rounding::kDown: return std::trunc(value);
    case Rounding::kCeiling: return std::ceil(value);
    case Rounding::kFloor: return std::floor(value);
    case Rounding::kHalfUp: return std::round(value);
    case Rounding::kHalfDown: return std::copysign(std::ceil(size - 0.5), value);
    case Rounding::kHalfEven: return std::nearbyint(value);
  }
  return value;
}

// round(x): the nearest integer, ties towards positive infinity; with a precision, ties away from zero unless a mode is named.
Result<Value> round(const EvaluationContext&, Arguments arguments) {
  if (const auto ok = need_numbers("round", arguments.first(std::min<std::size_t>(arguments.size(), 2))); !ok) return tl::unexpected(ok.error());
  const double value = arguments[0].as_number();
  if (arguments.size() == 1) {
    const double below = std::floor(value);
    return Value::floating(value - below >= 0.5 ? below + 1 : below);
  }
  if (arguments.size() > 2 && !arguments[2].is(ValueKind::kString)) return tl::unexpected(wrong_argument("round", "the name of a mode", arguments[2]));
  const auto mode = arguments.size() > 2 ? rounding_of(arguments[2].as_string()) : Rounding::kHalfUp;
  if (!mode) return tl::unexpected(wrong_argument("round", "UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN or HALF_EVEN", arguments[2]));
  const double precision = arguments[1].as_number();
  if (precision < 0) return tl::unexpected(number_out_of_range("the precision of round() must not be negative"));
  const double scale = std::pow(10.0, std::floor(precision));
  const double scaled = value * scale;
  return Value::floating(std::isfinite(scaled) && precision <= 300 ? rounded(scaled, *mode) / scale : value);
}

double cot(double x) { return 1 / std::tan(x); }
double coth(double x) { return 1 / std::tanh(x); }
double degrees(double x) { return x * 180 / std::numbers::pi; }
double radians(double x) { return x * std::numbers::pi / 180; }
double haversin(double x) { return (1 - std::cos(x)) / 2; }

Result<Value> pi(const EvaluationContext&, Arguments) { return Value::floating(std::numbers::pi); }
Result<Value> e(const EvaluationContext&, Arguments) { return Value::floating(std::numbers::e); }

struct Named {
  std::string_view name;
  FunctionCall call;
  std::string_view summary;
};

}  // namespace

void add_math_functions(std::vector<Function>& out) {
  const Parameter number{"number", kNumberKinds};
  const Named named[] = {
      {"ceil", strict<real<std::ceil>>, "the smallest whole number that is not less"},
      {"ceiling", strict<real<std::ceil>>, "as ceil()"},
      {"floor", strict<real<std::floor>>, "the largest whole number that is not greater"},
      {"sqrt", strict<real<std::sqrt>>, "the square root"},
      {"exp", strict<real<std::exp>>, "e to the power of the number"},
      {"log", strict<real<std::log>>, "the natural logarithm"},
      {"log10", strict<real<std::log10>>, "the logarithm to base 10"},
      {"sin", strict<real<std::sin>>, "the sine of an angle in radians"},
      {"cos", strict<real<std::cos>>, "the cosine of an angle in radians"},
      {"tan", strict<real<std::tan>>, "the tangent of an angle in radians"},
      {"cot", strict<real<cot>>, "the cotangent of an angle in radians"},
      {"asin", strict<real<std::asin>>, "the arcsine in radians"},
      {"acos", strict<real<std::acos>>, "the arccosine in radians"},
      {"atan", strict<real<std::atan>>, "the arctangent in radians"},
      {"sinh", strict<real<std::sinh>>, "the hyperbolic sine"},
      {"cosh", strict<real<std::cosh>>, "the hyperbolic cosine"},
      {"tanh", strict<real<std::tanh>>, "the hyperbolic tangent"},
      {"coth", strict<real<coth>>, "the hyperbolic cotangent"},
      {"degrees", strict<real<degrees>>, "an angle in degrees, from radians"},
      {"radians", strict<real<radians>>, "an angle in radians, from degrees"},
      {"haversin", strict<real<haversin>>, "half the versine of an angle in radians"},
  };
  for (const Named& f : named) out.push_back({f.name, {number}, 1, 1, kFloatKind, f.call, false, f.summary});
  out.push_back({"abs", {number}, 1, 1, kNumberKinds, strict<absolute>, false, "the absolute value"});
  out.push_back({"sign", {number}, 1, 1, kIntegerKind, strict<sign>, false, "-1, 0 or 1"});
  out.push_back({"isNaN", {number}, 1, 1, kBooleanKind, strict<is_nan>, false, "whether the number is NaN"});
  out.push_back({"atan2", {number, {"x", kNumberKinds}}, 2, 2, kFloatKind, strict<atan2>, false, "the angle of the point (x, number)"});
  out.push_back({"round", {number, {"precision", kNumberKinds}, {"mode", kStringKind}}, 1, 3, kFloatKind, strict<round>, false, "the number rounded"});
  out.push_back({"pi", {}, 0, 0, kFloatKind, pi, false, "3.14159…"});
  out.push_back({"e", {}, 0, 0, kFloatKind, e, false, "2.71828…"});
}

}  // namespace signatory::cypher
