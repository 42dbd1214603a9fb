// Short ways to write values and calls in tests. show() gives the full text of a value or "error: Type.Detail".
#pragma once
#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cypher/functions.h"
#include "cypher/temporal.h"

namespace signatory::cypher::test {

inline Value num(std::int64_t v) { return Value::integer(v); }
inline Value real(double v) { return Value::floating(v); }
inline Value str(std::string_view v) { return Value::string(v); }
inline Value yes(bool v) { return Value::boolean(v); }
inline Value list(std::vector<Value> items) { return Value::list(std::move(items)); }
inline Value map(std::vector<MapEntry> entries) { return Value::map(std::move(entries)); }

inline std::string show(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kNull: return "null";
    case ValueKind::kBoolean: return value.as_boolean() ? "true" : "false";
    case ValueKind::kInteger: return std::to_string(value.as_integer());
    case ValueKind::kFloat: return float_text(value.as_float());
    case ValueKind::kString: return "'" + std::string(value.as_string()) + "'";
    case ValueKind::kList: {
      std::string out = "[";
      for (const Value& item : value.as_list()) out += (out.size() > 1 ? ", " : "") + show(item);
      return out + "]";
    }
    case ValueKind::kMap: {
      std::string out = "{";
      for (const MapEntry& entry : value.as_map()) out += (out.size() > 1 ? ", " : "") + entry.key + ": " + show(entry.value);
      return out + "}";
    }
    default: return value.is_temporal() ? temporal_text(value) : describe(value);
  }
}

inline std::string show(const Result<Value>& result) { return result ? show(*result) : "error: " + result.error().detail; }

inline Result<Value> call(std::string_view name, std::vector<Value> arguments, const EvaluationContext& context = {}) {
  const Function* function = find_function(name);
  REQUIRE_MESSAGE(function != nullptr, name);
  REQUIRE(function->takes(arguments.size()));
  return function->call(context, arguments);
}

// The text of a call's result.
inline std::string result_of(std::string_view name, std::vector<Value> arguments, const EvaluationContext& context = {}) {
  return show(call(name, std::move(arguments), context));
}

// A value that must come out: temporal("date", "2015-07-21").
inline Value temporal(std::string_view function, std::string_view text) {
  const auto value = call(function, {str(text)});
  REQUIRE_MESSAGE(value.has_value(), text);
  return *value;
}

}  // namespace signatory::cypher::test
