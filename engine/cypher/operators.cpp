#include "cypher/operators.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cypher/temporal.h"
#include "cypher/text_functions.h"

namespace signatory::cypher {
namespace {

base::Error wrong_type(std::string message) { return cypher_error("TypeError", "InvalidArgumentType", std::move(message)); }

bool both_strings(const Value& a, const Value& b) { return a.is(ValueKind::kString) && b.is(ValueKind::kString); }

Result<Value> entity_property(const EvaluationContext& context, const Value& entity, std::string_view key) {
  if (context.entities == nullptr) return base::fail(base::ErrorCode::kInternal, "no graph to read the property from");
  if (entity.is(ValueKind::kNode)) return context.entities->property(entity.as_node(), key);
  return context.entities->property(entity.as_relationship(), key);
}

Value map_value(const Value& map, std::string_view key) {
  const Value* found = map.find(key);
  return found == nullptr ? Value::null() : *found;
}

Result<Value> list_element(const Value& list, const Value& index) {
  if (!index.is(ValueKind::kInteger)) {
    return tl::unexpected(wrong_type(fmt::format("a list is indexed by an integer, not by {} ({})", type_name(index.kind()), describe(index))));
  }
  const auto items = list.as_list();
  const auto size = static_cast<std::int64_t>(items.size());
  const std::int64_t at = index.as_integer() < 0 ? index.as_integer() + size : index.as_integer();
  return at < 0 || at >= size ? Value::null() : items[static_cast<std::size_t>(at)];
}

// Where a bound of a slice falls, within 0 … size.
Result<std::int64_t> slice_bound(const Value& bound, std::int64_t size) {
  if (!bound.is(ValueKind::kInteger)) return tl::unexpected(wrong_type(fmt::format("a bound of a slice must be an integer, not {}", describe(bound))));
  const std::int64_t at = bound.as_integer();
  return at < 0 ? std::max<std::int64_t>(0, at + size) : std::min(at, size);
}

}  // namespace

Result<Truth> to_truth(const Value& a) {
  if (a.is_null()) return Truth::kUnknown;
  if (a.is(ValueKind::kBoolean)) return truth(a.as_boolean());
  return tl::unexpected(wrong_type(fmt::format("a boolean is needed, and {} is of type {}", describe(a), type_name(a.kind()))));
}

Value starts_with(const Value& text, const Value& prefix) {
  return both_strings(text, prefix) ? Value::boolean(text.as_string().starts_with(prefix.as_string())) : Value::null();
}

Value ends_with(const Value& text, const Value& suffix) {
  return both_strings(text, suffix) ? Value::boolean(text.as_string().ends_with(suffix.as_string())) : Value::null();
}

Value contains(const Value& text, const Value& part) {
  return both_strings(text, part) ? Value::boolean(text.as_string().find(part.as_string()) != std::string_view::npos) : Value::null();
}

Result<Value> matches_regex(const EvaluationContext&, const Value& text, const Value& pattern) {
  if (text.is_null() || pattern.is_null()) return Value::null();
  if (!pattern.is(ValueKind::kString)) return tl::unexpected(wrong_type(fmt::format("a pattern must be a string, not {}", describe(pattern))));
  if (!text.is(ValueKind::kString)) return Value::null();
  const auto matches = matches_whole(text.as_string(), pattern.as_string());
  if (!matches) return tl::unexpected(matches.error());
  return Value::boolean(*matches);
}

Result<Value> in_list(const Value& item, const Value& list) {
  if (list.is_null()) return Value::null();
  if (!list.is(ValueKind::kList)) return tl::unexpected(wrong_type(fmt::format("IN needs a list, and {} is of type {}", describe(list), type_name(list.kind()))));
  return to_value(contained_in(item, list));
}

Result<Value> element_at(const EvaluationContext& context, const Value& container, const Value& index) {
  if (container.is_null() || index.is_null()) return Value::null();
  switch (container.kind()) {
    case ValueKind::kList: return list_element(container, index);
    case ValueKind::kMap:
    case ValueKind::kNode:
    case ValueKind::kRelationship: break;
    default:
      return tl::unexpected(wrong_type(fmt::format("only lists, maps, nodes and relationships have elements, and {} is of type {}", describe(container),
                                                   type_name(container.kind()))));
  }
  if (!index.is(ValueKind::kString)) {
    return tl::unexpected(cypher_error("TypeError", "MapElementAccessByNonString", fmt::format("a key must be a string, not {}", describe(index))));
  }
  return property_of(context, container, index.as_string());
}

Result<Value> slice(const EvaluationContext& context, const Value& list, const Value* from, const Value* to) {
  if (list.is_null() || (from != nullptr && from->is_null()) || (to != nullptr && to->is_null())) return Value::null();
  if (!list.is(ValueKind::kList)) return tl::unexpected(wrong_type(fmt::format("only lists have slices, and {} is of type {}", describe(list), type_name(list.kind()))));
  const auto items = list.as_list();
  const auto size = static_cast<std::int64_t>(items.size());
  const auto begin = from == nullptr ? Result<std::int64_t>(0) : slice_bound(*from, size);
  const auto end = to == nullptr ? Result<std::int64_t>(size) : slice_bound(*to, size);
  if (!begin) return tl::unexpected(begin.error());
  if (!end) return tl::unexpected(end.error());
  if (*begin >= *end) return Value::list({});
  if (const auto room = check_room(context, static_cast<std::uint64_t>(*end - *begin) * sizeof(Value)); !room) return tl::unexpected(room.error());
  return Value::list({items.begin() + *begin, items.begin() + *end});
}

Result<Value> property_of(const EvaluationContext& context, const Value& base, std::string_view key) {
  if (base.is_null()) return Value::null();
  if (base.is(ValueKind::kMap)) return map_value(base, key);
  if (base.is_entity()) return entity_property(context, base, key);
  if (base.is_temporal()) return component(base, key);
  return tl::unexpected(wrong_type(fmt::format("{} is of type {} and has no properties", describe(base), type_name(base.kind()))));
}

bool is_storable(const Value& value) {
  const auto scalar = [](const Value& v) {
    return v.is(ValueKind::kBoolean) || v.is_number() || v.is(ValueKind::kString) || v.is_temporal();
  };
  if (!value.is(ValueKind::kList)) return scalar(value);
  const auto items = value.as_list();
  return std::all_of(items.begin(), items.end(), [&](const Value& item) {
    return scalar(item) && (item.kind() == items.front().kind() || (item.is_number() && items.front().is_number()));
  });
}

}  // namespace signatory::cypher
