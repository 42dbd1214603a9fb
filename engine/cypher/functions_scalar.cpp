#include <fmt/format.h>

#include <random>

#include "cypher/function_support.h"
#include "cypher/text_functions.h"
#include "cypher/value_order.h"

namespace signatory::cypher {
namespace {

Result<Value> coalesce(const EvaluationContext&, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is_null()) return argument;
  }
  return Value::null();
}

Result<Value> null_if(const EvaluationContext&, Arguments arguments) {
  return equal(arguments[0], arguments[1]) == Truth::kTrue ? Value::null() : arguments[0];
}

Result<Value> exists(const EvaluationContext&, Arguments arguments) { return Value::boolean(!arguments[0].is_null()); }

Result<Value> size(const EvaluationContext&, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(ValueKind::kString)) return Value::integer(static_cast<std::int64_t>(code_point_count(value.as_string())));
  if (value.is(ValueKind::kList)) return Value::integer(static_cast<std::int64_t>(value.as_list().size()));
  return tl::unexpected(wrong_argument("size", "a string or a list", value));
}

Result<Value> is_empty(const EvaluationContext&, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(ValueKind::kString)) return Value::boolean(value.as_string().empty());
  if (value.is(ValueKind::kList)) return Value::boolean(value.as_list().empty());
  if (value.is(ValueKind::kMap)) return Value::boolean(value.as_map().empty());
  return tl::unexpected(wrong_argument("isEmpty", "a string, a list or a map", value));
}

Result<Value> value_type(const EvaluationContext&, Arguments arguments) {
  std::string name(type_name(arguments[0].kind()));
  for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return Value::string(name);
}

Result<Value> timestamp(const EvaluationContext& context, Arguments) {
  return Value::integer(context.statement_time.epoch_seconds * 1000 + context.statement_time.nanos / 1'000'000);
}

std::uint64_t random_bits(const EvaluationContext& context) {
  thread_local std::mt19937_64 fallback(20'090'215);
  return context.random != nullptr ? (*context.random)() : fallback();
}

Result<Value> rand(const EvaluationContext& context, Arguments) {
  constexpr double kTwo53 = 9007199254740992.0;
  return Value::floating(static_cast<double>(random_bits(context) >> 11U) / kTwo53);
}

// RFC 9562, version 4.
Result<Value> random_uuid(const EvaluationContext& context, Arguments) {
  const std::uint64_t a = random_bits(context);
  const std::uint64_t b = random_bits(context);
  return Value::string(fmt::format("{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}", a >> 32U, (a >> 16U) & 0xffffU, a & 0xfffU, 0x8000U | ((b >> 48U) & 0x3fffU),
                                   b & 0xffffffffffffU));
}

}  // namespace

void add_scalar_functions(std::vector<Function>& out) {
  constexpr KindSet kSized = kStringKind | kListKind;
  out.push_back({"coalesce", {{"value"}}, 1, kVariadic, kAnyKind, coalesce, false, "the first argument that is not null"});
  out.push_back({"nullIf", {{"value"}, {"other"}}, 2, 2, kAnyKind, null_if, false, "null if both are equal, else the first"});
  out.push_back({"exists", {{"property"}}, 1, 1, kBooleanKind, exists, false, "whether the value is not null"});
  out.push_back({"size", {{"value", kSized}}, 1, 1, kIntegerKind, strict<size>, false, "elements of a list or characters of a string"});
  out.push_back({"isEmpty", {{"value", kSized | kMapKind}}, 1, 1, kBooleanKind, strict<is_empty>, false, "whether a list, map or string has no content"});
  out.push_back({"valueType", {{"value"}}, 1, 1, kStringKind, value_type, false, "the name of the value's type"});
  out.push_back({"timestamp", {}, 0, 0, kIntegerKind, timestamp, true, "milliseconds since 1970-01-01T00:00Z, constant within a statement"});
  out.push_back({"rand", {}, 0, 0, kFloatKind, rand, true, "a random number, 0 <= x < 1"});
  out.push_back({"randomUUID", {}, 0, 0, kStringKind, random_uuid, true, "a random UUID"});
}

}  // namespace signatory::cypher
