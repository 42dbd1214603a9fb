// The operators of Cypher over values. The executor calls these; three-valued comparison is in value_order.h.
//
// null in, null out. Errors carry the TCK's type and detail: "TypeError.InvalidArgumentType" (operands of a wrong type, also where
// only run time can tell), "TypeError.MapElementAccessByNonString", "ArithmeticError.IntegerOverflow", "ArithmeticError.DivisionByZero";
// kLimit if the result is too large for the budget.
//
//   add(context, Value::integer(1), Value::floating(0.5))     → 1.5
//   add(context, Value::string("a"), Value::integer(1))       → "a1"
//   property_of(context, date, "year"), property_of(context, node, "name"), property_of(context, map, "key")
#pragma once
#include <string_view>

#include "cypher/evaluation_context.h"
#include "cypher/value.h"
#include "cypher/value_order.h"

namespace signatory::cypher {

// Numbers, string + string or number, list + list or element (either side), temporal + duration, duration + duration.
Result<Value> add(const EvaluationContext& context, const Value& a, const Value& b);
Result<Value> subtract(const EvaluationContext& context, const Value& a, const Value& b);
Result<Value> multiply(const EvaluationContext& context, const Value& a, const Value& b);  // also duration * number
Result<Value> divide(const EvaluationContext& context, const Value& a, const Value& b);    // also duration / number
Result<Value> modulo(const EvaluationContext& context, const Value& a, const Value& b);
Result<Value> power(const EvaluationContext& context, const Value& a, const Value& b);  // always a float
Result<Value> negate(const Value& a);

// a AND b …: operands must be booleans or null.
Result<Truth> to_truth(const Value& a);

// STARTS WITH, ENDS WITH, CONTAINS: null unless both are strings.
Value starts_with(const Value& text, const Value& prefix);
Value ends_with(const Value& text, const Value& suffix);
Value contains(const Value& text, const Value& part);
// text =~ pattern: the whole text must match (ICU regular expressions, as Java's). "SyntaxError.InvalidRegularExpression" for a faulty pattern;
// kLimit if matching takes too many steps.
Result<Value> matches_regex(const EvaluationContext& context, const Value& text, const Value& pattern);

// item IN list.
Result<Value> in_list(const Value& item, const Value& list);
// list[index] (negative from the end; null outside), map[key], node[key], relationship[key].
Result<Value> element_at(const EvaluationContext& context, const Value& container, const Value& index);
// list[from..to]; a missing bound is passed as nullptr. null if a bound is null.
Result<Value> slice(const EvaluationContext& context, const Value& list, const Value* from, const Value* to);
// base.key: property of a node, relationship or map (null if missing), component of a temporal value.
Result<Value> property_of(const EvaluationContext& context, const Value& base, std::string_view key);

// True for what a property may hold: booleans, numbers, strings, temporal values, and lists of these of one kind without null.
bool is_storable(const Value& value);

}  // namespace signatory::cypher
