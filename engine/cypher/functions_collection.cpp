// List helpers under the names of Neo4j's coll.* functions.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "cypher/function_support.h"
#include "cypher/value_order.h"

namespace signatory::cypher {
namespace {

std::vector<Value> items_of(const Value& list) { return {list.as_list().begin(), list.as_list().end()}; }

// The first argument as a list with room for a copy of it.
Result<void> need_list(const EvaluationContext& context, std::string_view function, const Value& value) {
  if (!value.is(ValueKind::kList)) return tl::unexpected(wrong_argument(function, "a list", value));
  return check_room(context, (value.as_list().size() + 1) * sizeof(Value));
}

Result<Value> sort(const EvaluationContext& context, Arguments arguments) {
  if (const auto ok = need_list(context, "coll.sort", arguments[0]); !ok) return tl::unexpected(ok.error());
  auto items = items_of(arguments[0]);
  std::stable_sort(items.begin(), items.end(), ValueOrder{});
  return Value::list(std::move(items));
}

Result<Value> distinct(const EvaluationContext& context, Arguments arguments) {
  if (const auto ok = need_list(context, "coll.distinct", arguments[0]); !ok) return tl::unexpected(ok.error());
  std::unordered_set<Value, ValueHash, ValueEquivalence> seen;
  std::vector<Value> items;
  for (const Value& item : arguments[0].as_list()) {
    if (seen.insert(item).second) items.push_back(item);
  }
  return Value::list(std::move(items));
}

Result<void> flatten_into(const EvaluationContext& context, std::vector<Value>& out, const Value& list, std::int64_t depth) {
  for (const Value& item : list.as_list()) {
    if (const auto go_on = spend(context); !go_on) return go_on;
    if (item.is(ValueKind::kList) && depth > 0) {
      if (const auto done = flatten_into(context, out, item, depth - 1); !done) return done;
    } else {
      out.push_back(item);
    }
  }
  return {};
}

Result<Value> flatten(const EvaluationContext& context, Arguments arguments) {
  if (const auto ok = need_list(context, "coll.flatten", arguments[0]); !ok) return tl::unexpected(ok.error());
  if (arguments.size() > 1 && !arguments[1].is(ValueKind::kInteger)) return tl::unexpected(wrong_argument("coll.flatten", "an integer depth", arguments[1]));
  if (const auto room = check_room(context, arguments[0].memory_bytes()); !room) return tl::unexpected(room.error());
  std::vector<Value> items;
  const auto done = flatten_into(context, items, arguments[0], arguments.size() > 1 ? arguments[1].as_integer() : 1);
  if (!done) return tl::unexpected(done.error());
  return Value::list(std::move(items));
}

Result<Value> index_of(const EvaluationContext& context, Arguments arguments) {
  if (arguments[0].is_null() || arguments[1].is_null()) return Value::null();
  if (const auto ok = need_list(context, "coll.indexOf", arguments[0]); !ok) return tl::unexpected(ok.error());
  const auto items = arguments[0].as_list();
  const auto at = std::find_if(items.begin(), items.end(), [&](const Value& item) { return equivalent(item, arguments[1]); });
  return Value::integer(at == items.end() ? -1 : at - items.begin());
}

Result<Value> greatest(const EvaluationContext& context, Arguments arguments) {
  if (const auto ok = need_list(context, "coll.max", arguments[0]); !ok) return tl::unexpected(ok.error());
  Value best;
  for (const Value& item : arguments[0].as_list()) {
    if (!item.is_null() && (best.is_null() || compare_for_order(item, best) > 0)) best = item;
  }
  return best;
}

Result<Value> least(const EvaluationContext& context, Arguments arguments) {
  if (const auto ok = need_list(context, "coll.min", arguments[0]); !ok) return tl::unexpected(ok.error());
  Value best;
  for (const Value& item : arguments[0].as_list()) {
    if (!item.is_null() && (best.is_null() || compare_for_order(item, best) < 0)) best = item;
  }
  return best;
}

// A position within 0 … size (or below size, if `existing`).
Result<std::size_t> position(std::string_view function, const Value& list, const Value& index, bool existing) {
  if (!index.is(ValueKind::kInteger)) return tl::unexpected(wrong_argument(function, "an integer position", index));
  const std::int64_t limit = static_cast<std::int64_t>(list.as_list().size()) - (existing ? 1 : 0);
  if (index.as_integer() < 0 || index.as_integer() > limit) {
    return tl::unexpected(number_out_of_range(fmt::format("position {} lies outside the list", index.as_integer())));
  }
  return static_cast<std::size_t>(index.as_integer());
}

Result<Value> insert(const EvaluationContext& context, Arguments arguments) {
  if (arguments[0].is_null() || arguments[1].is_null()) return Value::null();
  if (const auto ok = need_list(context, "coll.insert", arguments[0]); !ok) return tl::unexpected(ok.error());
  const auto at = position("coll.insert", arguments[0], arguments[1], false);
  if (!at) return tl::unexpected(at.error());
  auto items = items_of(arguments[0]);
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(*at), arguments[2]);
  return make_list(std::move(items));
}

Result<Value> remove(const EvaluationContext& context, Arguments arguments) {
  if (const auto ok = need_list(context, "coll.remove", arguments[0]); !ok) return tl::unexpected(ok.error());
  const auto at = position("coll.remove", arguments[0], arguments[1], true);
  if (!at) return tl::unexpected(at.error());
  auto items = items_of(arguments[0]);
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(*at));
  return Value::list(std::move(items));
}

}  // namespace

void add_collection_functions(std::vector<Function>& out) {
  const Parameter list{"list", kListKind};
  out.push_back({"coll.sort", {list}, 1, 1, kListKind, strict<sort>, false, "the elements in ascending order"});
  out.push_back({"coll.distinct", {list}, 1, 1, kListKind, strict<distinct>, false, "each element once, at its first place"});
  out.push_back({"coll.flatten", {list, {"depth"}}, 1, 2, kListKind, strict<flatten>, false, "nested lists opened, one level or `depth` levels"});
  out.push_back({"coll.indexOf", {list, {"value"}}, 2, 2, kIntegerKind, index_of, false, "the first position of a value; -1 if it is not there"});
  out.push_back({"coll.max", {list}, 1, 1, kAnyKind, strict<greatest>, false, "the greatest element; null for an empty list"});
  out.push_back({"coll.min", {list}, 1, 1, kAnyKind, strict<least>, false, "the least element; null for an empty list"});
  out.push_back({"coll.insert", {list, {"position"}, {"value"}}, 3, 3, kListKind, insert, false, "the list with a value inserted before a position"});
  out.push_back({"coll.remove", {list, {"position"}}, 2, 2, kListKind, strict<remove>, false, "the list without the element at a position"});
}

}  // namespace signatory::cypher
