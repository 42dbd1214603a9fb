#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cypher/calendar.h"
#include "cypher/function_support.h"
#include "cypher/text_functions.h"

namespace signatory::cypher {
namespace {

Result<Value> head(const EvaluationContext&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::kList)) return tl::unexpected(wrong_argument("head", "a list", arguments[0]));
  const auto items = arguments[0].as_list();
  return items.empty() ? Value::null() : items.front();
}

Result<Value> last(const EvaluationContext&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::kList)) return tl::unexpected(wrong_argument("last", "a list", arguments[0]));
  const auto items = arguments[0].as_list();
  return items.empty() ? Value::null() : items.back();
}

Result<Value> tail(const EvaluationContext& context, Arguments arguments) {
  if (!arguments[0].is(ValueKind::kList)) return tl::unexpected(wrong_argument("tail", "a list", arguments[0]));
  const auto items = arguments[0].as_list();
  if (items.size() <= 1) return Value::list({});
  if (const auto room = check_room(context, items.size() * sizeof(Value)); !room) return tl::unexpected(room.error());
  return Value::list({items.begin() + 1, items.end()});
}

Result<Value> reverse(const EvaluationContext& context, Arguments arguments) {
  const Value& value = arguments[0];
  if (const auto room = check_room(context, value.memory_bytes()); !room) return tl::unexpected(room.error());
  if (value.is(ValueKind::kString)) return Value::string(reversed_text(value.as_string()));
  if (!value.is(ValueKind::kList)) return tl::unexpected(wrong_argument("reverse", "a list or a string", value));
  const auto items = value.as_list();
  return Value::list({items.rbegin(), items.rend()});
}

// How many numbers lie on the way from start to end; more than fit 63 bits count as that many.
std::uint64_t range_count(std::int64_t start, std::int64_t end, std::int64_t step) {
  if (step > 0 ? start > end : start < end) return 0;
  const Wide distance = step > 0 ? static_cast<Wide>(end) - start : static_cast<Wide>(start) - end;
  const Wide size = step > 0 ? static_cast<Wide>(step) : -static_cast<Wide>(step);
  return static_cast<std::uint64_t>(distance / size) + 1;
}

constexpr std::uint64_t kMaxListItems = std::uint64_t{1} << 32U;

Result<Value> range(const EvaluationContext& context, Arguments arguments) {
  for (const Value& argument : arguments) {
    if (!argument.is(ValueKind::kInteger)) {
      return tl::unexpected(cypher_error("ArgumentError", "InvalidArgumentType", fmt::format("range() needs integers, not {}", describe(argument))));
    }
  }
  const std::int64_t start = arguments[0].as_integer();
  const std::int64_t step = arguments.size() > 2 ? arguments[2].as_integer() : 1;
  if (step == 0) return tl::unexpected(number_out_of_range("the step of range() must not be 0"));
  const std::uint64_t count = range_count(start, arguments[1].as_integer(), step);
  if (count > kMaxListItems) return base::fail(base::ErrorCode::kLimit, "range() would give more numbers than a list can hold").detail("MemoryLimit");
  if (const auto room = check_room(context, count * sizeof(Value)); !room) return tl::unexpected(room.error());
  std::vector<Value> items;
  items.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) {
    items.push_back(Value::integer(static_cast<std::int64_t>(start + static_cast<Wide>(step) * static_cast<Wide>(i))));
    if (i % 4096 == 4095) {
      if (const auto go_on = spend(context, 4096); !go_on) return tl::unexpected(go_on.error());
    }
  }
  return Value::list(std::move(items));
}

}  // namespace

void add_list_functions(std::vector<Function>& out) {
  out.push_back({"head", {{"list", kListKind}}, 1, 1, kAnyKind, strict<head>, false, "the first element; null for an empty list"});
  out.push_back({"last", {{"list", kListKind}}, 1, 1, kAnyKind, strict<last>, false, "the last element; null for an empty list"});
  out.push_back({"tail", {{"list", kListKind}}, 1, 1, kListKind, strict<tail>, false, "all elements but the first"});
  out.push_back({"reverse", {{"value", kListKind | kStringKind}}, 1, 1, kListKind | kStringKind, strict<reverse>, false, "a list or string backwards"});
  out.push_back({"range", {{"start"}, {"end"}, {"step"}}, 2, 3, kListKind, strict<range>, false, "the integers from start to end, both included"});
}

}  // namespace signatory::cypher
