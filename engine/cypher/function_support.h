// What the functions_*.cpp files share: tables of functions, argument checks and errors. Internal to the registry.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cypher/functions.h"

namespace signatory::cypher {

using Arguments = std::span<const Value>;

// null for any null argument, else the function.
template <Result<Value> (*F)(const EvaluationContext&, Arguments)>
Result<Value> strict(const EvaluationContext& context, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (argument.is_null()) return Value::null();
  }
  return F(context, arguments);
}

// "TypeError.InvalidArgumentValue": `function` cannot take `value`.
base::Error wrong_argument(std::string_view function, std::string_view expected, const Value& value);
// "ArgumentError.NumberOutOfRange".
base::Error number_out_of_range(std::string message);

// Each file of functions adds its own.
void add_scalar_functions(std::vector<Function>& out);
void add_conversion_functions(std::vector<Function>& out);
void add_graph_functions(std::vector<Function>& out);
void add_list_functions(std::vector<Function>& out);
void add_collection_functions(std::vector<Function>& out);
void add_string_functions(std::vector<Function>& out);
void add_math_functions(std::vector<Function>& out);
void add_temporal_functions(std::vector<Function>& out);

inline constexpr KindSet kStringKind = kind_bit(ValueKind::kString);
inline constexpr KindSet kIntegerKind = kind_bit(ValueKind::kInteger);
inline constexpr KindSet kFloatKind = kind_bit(ValueKind::kFloat);
inline constexpr KindSet kBooleanKind = kind_bit(ValueKind::kBoolean);
inline constexpr KindSet kListKind = kind_bit(ValueKind::kList);
inline constexpr KindSet kMapKind = kind_bit(ValueKind::kMap);
inline constexpr KindSet kNodeKind = kind_bit(ValueKind::kNode);
inline constexpr KindSet kRelationshipKind = kind_bit(ValueKind::kRelationship);
inline constexpr KindSet kPathKind = kind_bit(ValueKind::kPath);

}  // namespace signatory::cypher
