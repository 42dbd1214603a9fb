// The registry of functions: name → arity, types for checking at compile time, implementation over values.
//
// Names are matched without regard to case; namespaces belong to the name ("duration.between", "date.truncate").
// The binder checks arity ("SyntaxError.InvalidNumberOfArguments") and, where the static type of an argument is known and disjoint
// from Parameter::accepts, reports "SyntaxError.InvalidArgumentType". null is accepted everywhere. Implementations check again at run
// time and fail with "TypeError.InvalidArgumentValue", "ArgumentError.NumberOutOfRange" …; they are pure unless `volatile_result`.
// Quantifiers (all, any, none, single), reduce, exists { }, count(*) and DISTINCT are syntax and not found here.
//
//   const Function* f = find_function("toupper");          // f->name == "toUpper"
//   if (f->takes(arguments.size())) Result<Value> v = f->call(context, arguments);
#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cypher/evaluation_context.h"
#include "cypher/value.h"

namespace signatory::cypher {

// A set of ValueKinds, one bit each.
using KindSet = std::uint32_t;
constexpr KindSet kind_bit(ValueKind kind) { return KindSet{1} << static_cast<unsigned>(kind); }
constexpr KindSet kinds(std::initializer_list<ValueKind> list) {
  KindSet set = 0;
  for (ValueKind kind : list) set |= kind_bit(kind);
  return set;
}
inline constexpr KindSet kAnyKind = ~KindSet{0};
inline constexpr KindSet kNumberKinds = kinds({ValueKind::kInteger, ValueKind::kFloat});
inline constexpr KindSet kTemporalKinds = kinds({ValueKind::kDate, ValueKind::kLocalTime, ValueKind::kTime, ValueKind::kLocalDateTime,
                                                 ValueKind::kDateTime, ValueKind::kDuration});

struct Parameter {
  std::string_view name;
  KindSet accepts = kAnyKind;  // what is certainly wrong is a compile-time error
};

inline constexpr std::uint8_t kVariadic = 255;

using FunctionCall = Result<Value> (*)(const EvaluationContext& context, std::span<const Value> arguments);

struct Function {
  std::string_view name;  // as it is written: "toInteger"
  std::vector<Parameter> parameters;
  std::uint8_t required = 0;      // arguments that cannot be left out
  std::uint8_t most = 0;          // kVariadic: any number, the last parameter repeats
  KindSet returns = kAnyKind;     // besides null
  FunctionCall call = nullptr;
  bool volatile_result = false;   // differs from call to call or reads a clock: must not be folded at compile time
  std::string_view summary = {};  // one line for help

  bool takes(std::size_t count) const { return count >= required && (most == kVariadic || count <= most); }
  const Parameter& parameter(std::size_t index) const { return parameters[index < parameters.size() ? index : parameters.size() - 1]; }
  std::string signature() const;  // "substring(original, start[, length])"
};

const Function* find_function(std::string_view name);  // nullptr if there is none
// Sorted by name; for completion, help and suggestions.
std::span<const Function> all_functions();

// Folds the rows of one group into one value. DISTINCT is the caller's: it offers each distinct tuple once.
class Aggregator {
 public:
  virtual ~Aggregator() = default;
  // One row's arguments; rows whose first argument is null do not count. count(*) passes none.
  virtual Result<void> add(const EvaluationContext& context, std::span<const Value> arguments) = 0;
  virtual Result<Value> finish(const EvaluationContext& context) = 0;
  // Memory held beyond the object itself, in bytes.
  virtual std::uint64_t memory_bytes() const { return 0; }
};

struct AggregateFunction {
  std::string_view name;
  std::vector<Parameter> parameters;
  std::uint8_t required = 1;  // count: 0, for count(*)
  std::uint8_t most = 1;
  KindSet returns = kAnyKind;
  std::unique_ptr<Aggregator> (*start)() = nullptr;
  std::string_view summary = {};

  bool takes(std::size_t count) const { return count >= required && count <= most; }
};

const AggregateFunction* find_aggregate(std::string_view name);  // nullptr if there is none
std::span<const AggregateFunction> all_aggregates();

}  // namespace signatory::cypher
