#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

#include "cypher/function_support.h"
#include "cypher/temporal.h"
#include "cypher/text_functions.h"

namespace signatory::cypher {
namespace {

// nullopt: the kind cannot be converted. A value of a right kind that is no such number or boolean gives null.
using Conversion = std::optional<Value> (*)(const Value& value);

constexpr double kTwo63 = 9223372036854775808.0;

Value float_to_integer(double value) {
  if (!(value > -kTwo63 && value < kTwo63)) return Value::null();
  return Value::integer(static_cast<std::int64_t>(value));
}

// A decimal number with an optional exponent; nullopt for anything else ("0x1", "1_000", "inf" …).
std::optional<double> parse_decimal(std::string_view text) {
  std::string_view digits = text;
  if (!digits.empty() && (digits.front() == '+' || digits.front() == '-')) digits.remove_prefix(1);
  const bool numeric = !digits.empty() && ((digits.front() >= '0' && digits.front() <= '9') || digits.front() == '.');
  if (!numeric) return std::nullopt;
  if (text.front() == '+') text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size()) return std::nullopt;
  if (error == std::errc::result_out_of_range) return std::strtod(std::string(text).c_str(), nullptr);
  return error == std::errc{} ? std::optional(value) : std::nullopt;
}

std::optional<Value> to_integer(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kInteger: return value;
    case ValueKind::kFloat: return float_to_integer(value.as_float());
    case ValueKind::kBoolean: return Value::integer(value.as_boolean() ? 1 : 0);
    case ValueKind::kString: break;
    default: return std::nullopt;
  }
  std::string_view text = trimmed(value.as_string(), Side::kBoth);
  if (text.size() > 1 && text.front() == '+' && text[1] != '-') text.remove_prefix(1);
  std::int64_t whole = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (error == std::errc{} && end == text.data() + text.size()) return Value::integer(whole);
  const auto decimal = parse_decimal(text);
  return decimal ? float_to_integer(*decimal) : Value::null();
}

std::optional<Value> to_float(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kInteger: return Value::floating(value.as_number());
    case ValueKind::kFloat: return value;
    case ValueKind::kString: {
      const auto decimal = parse_decimal(trimmed(value.as_string(), Side::kBoth));
      return decimal ? Value::floating(*decimal) : Value::null();
    }
    default: return std::nullopt;
  }
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] | 0x20) != lower[i]) return false;
  }
  return true;
}

std::optional<Value> to_boolean(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kBoolean: return value;
    case ValueKind::kInteger: return Value::boolean(value.as_integer() != 0);
    case ValueKind::kString: {
      const std::string_view text = trimmed(value.as_string(), Side::kBoth);
      if (equals_ignoring_case(text, "true")) return Value::boolean(true);
      if (equals_ignoring_case(text, "false")) return Value::boolean(false);
      return Value::null();
    }
    default: return std::nullopt;
  }
}

std::optional<Value> to_string(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kString: return value;
    case ValueKind::kBoolean: return Value::string(value.as_boolean() ? "true" : "false");
    case ValueKind::kInteger: return Value::string(std::to_string(value.as_integer()));
    case ValueKind::kFloat: return Value::string(float_text(value.as_float()));
    default: return value.is_temporal() ? std::optional(Value::string(temporal_text(value))) : std::nullopt;
  }
}

struct IntegerName { static constexpr std::string_view kText = "toInteger", kNeeds = "a number, a string or a boolean"; };
struct FloatName { static constexpr std::string_view kText = "toFloat", kNeeds = "a number or a string"; };
struct BooleanName { static constexpr std::string_view kText = "toBoolean", kNeeds = "a boolean, an integer or a string"; };
struct StringName { static constexpr std::string_view kText = "toString", kNeeds = "a string, a number, a boolean or a temporal value"; };

template <Conversion C, class Name>
Result<Value> convert(const EvaluationContext&, Arguments arguments) {
  if (arguments[0].is_null()) return Value::null();
  if (auto converted = C(arguments[0])) return *std::move(converted);
  return tl::unexpected(wrong_argument(Name::kText, Name::kNeeds, arguments[0]));
}

template <Conversion C>
Result<Value> convert_or_null(const EvaluationContext&, Arguments arguments) {
  return arguments[0].is_null() ? Value::null() : C(arguments[0]).value_or(Value::null());
}

template <Conversion C>
Result<Value> convert_list(const EvaluationContext& context, Arguments arguments) {
  if (arguments[0].is_null()) return Value::null();
  if (!arguments[0].is(ValueKind::kList)) return tl::unexpected(wrong_argument("toXList", "a list", arguments[0]));
  const auto items = arguments[0].as_list();
  if (const auto room = check_room(context, items.size() * sizeof(Value)); !room) return tl::unexpected(room.error());
  std::vector<Value> converted;
  converted.reserve(items.size());
  for (const Value& item : items) converted.push_back(item.is_null() ? Value::null() : C(item).value_or(Value::null()));
  return Value::list(std::move(converted));
}

template <Conversion C, class Name>
void add_family(std::vector<Function>& out, std::array<std::string_view, 3> names, KindSet returns, std::array<std::string_view, 3> summaries) {
  out.push_back({names[0], {{"value"}}, 1, 1, returns, convert<C, Name>, false, summaries[0]});
  out.push_back({names[1], {{"value"}}, 1, 1, returns, convert_or_null<C>, false, summaries[1]});
  out.push_back({names[2], {{"list", kListKind}}, 1, 1, kListKind, convert_list<C>, false, summaries[2]});
}

}  // namespace

void add_conversion_functions(std::vector<Function>& out) {
  add_family<to_integer, IntegerName>(out, {"toInteger", "toIntegerOrNull", "toIntegerList"}, kIntegerKind,
                                      {"the value as an integer; null for a text that is none", "as toInteger; null for any other value",
                                       "each element by toIntegerOrNull"});
  add_family<to_float, FloatName>(out, {"toFloat", "toFloatOrNull", "toFloatList"}, kFloatKind,
                                  {"the value as a float; null for a text that is none", "as toFloat; null for any other value",
                                   "each element by toFloatOrNull"});
  add_family<to_boolean, BooleanName>(out, {"toBoolean", "toBooleanOrNull", "toBooleanList"}, kBooleanKind,
                                      {"the value as a boolean; null for a text that is neither true nor false",
                                       "as toBoolean; null for any other value", "each element by toBooleanOrNull"});
  add_family<to_string, StringName>(out, {"toString", "toStringOrNull", "toStringList"}, kStringKind,
                                    {"the value as text", "as toString; null for a value without text", "each element by toStringOrNull"});
}

}  // namespace signatory::cypher
