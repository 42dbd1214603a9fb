#include "cypher/graph_reader.h"

#include <fmt/format.h>

#include "cypher/operators.h"

namespace signatory::cypher {
namespace {

using graph::PropertyKind;
using graph::PropertyRef;
using graph::PropertyValue;

PropertyValue scalar_property(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kBoolean: return PropertyValue::boolean(value.as_boolean());
    case ValueKind::kInteger: return PropertyValue::integer(value.as_integer());
    case ValueKind::kFloat: return PropertyValue::floating(value.as_float());
    case ValueKind::kString: return PropertyValue::string(value.as_string());
    case ValueKind::kDate: return PropertyValue::date(value.as_date());
    case ValueKind::kLocalTime: return PropertyValue::local_time(value.as_local_time());
    case ValueKind::kTime: return PropertyValue::time(value.as_time());
    case ValueKind::kLocalDateTime: return PropertyValue::local_date_time(value.as_local_date_time());
    case ValueKind::kDateTime: return PropertyValue::date_time(value.as_date_time());
    case ValueKind::kDuration: return PropertyValue::duration(value.as_duration());
    default: return {};
  }
}

template <class Id>
std::vector<MapEntry> entries_of(const graph::View& view, Id id) {
  std::vector<MapEntry> out;
  for (const graph::Property& property : view.properties(id)) out.push_back({std::string(view.symbols().keys.name(property.key)), to_value(property.value)});
  return out;
}

template <class Id>
Value property_value(const graph::View& view, Id id, std::string_view key) {
  const auto known = view.symbols().keys.find(key);
  return known ? to_value(view.property(id, *known)) : Value::null();
}

}  // namespace

Value to_value(PropertyRef property) {
  switch (property.kind()) {
    case PropertyKind::kNone: return Value::null();
    case PropertyKind::kBoolean: return Value::boolean(property.as_boolean());
    case PropertyKind::kInteger: return Value::integer(property.as_integer());
    case PropertyKind::kFloat: return Value::floating(property.as_float());
    case PropertyKind::kDate: return Value::date(property.as_date());
    case PropertyKind::kLocalTime: return Value::local_time(property.as_local_time());
    case PropertyKind::kTime: return Value::time(property.as_time());
    case PropertyKind::kLocalDateTime: return Value::local_date_time(property.as_local_date_time());
    case PropertyKind::kString: return Value::string(property.as_string());
    case PropertyKind::kDateTime: return Value::date_time(property.as_date_time());
    case PropertyKind::kDuration: return Value::duration(property.as_duration());
    case PropertyKind::kList: {
      std::vector<Value> items;
      items.reserve(property.as_list().size());
      for (const PropertyValue& item : property.as_list()) items.push_back(to_value(item.ref()));
      return Value::list(std::move(items));
    }
  }
  return Value::null();
}

Result<PropertyValue> to_property(const Value& value) {
  if (value.is_null()) return PropertyValue();
  if (!is_storable(value)) return tl::unexpected(cypher_error("TypeError", "InvalidPropertyType", fmt::format("{} cannot be stored in a property", describe(value))));
  if (!value.is(ValueKind::kList)) return scalar_property(value);
  std::vector<PropertyValue> items;
  for (const Value& item : value.as_list()) items.push_back(scalar_property(item));
  return PropertyValue::list(std::move(items));
}

base::Error deleted_entity(std::string_view what) {
  return cypher_error("EntityNotFound", "DeletedEntityAccess", fmt::format("this {} was deleted by the same query", what));
}

Result<std::vector<std::string>> GraphReader::labels(NodeId node) const {
  if (!view_->contains(node)) return tl::unexpected(deleted_entity("node"));
  std::vector<std::string> out;
  for (const graph::LabelId label : view_->labels(node)) out.emplace_back(view_->symbols().labels.name(label));
  return out;
}

Result<std::string> GraphReader::type(EdgeId edge) const { return std::string(view_->symbols().types.name(view_->type(edge))); }

Result<EntityReader::Ends> GraphReader::ends(EdgeId edge) const { return Ends{view_->source(edge), view_->target(edge)}; }

Result<Value> GraphReader::property(NodeId node, std::string_view key) const {
  if (!view_->contains(node)) return tl::unexpected(deleted_entity("node"));
  return property_value(*view_, node, key);
}

Result<Value> GraphReader::property(EdgeId edge, std::string_view key) const {
  if (!view_->contains(edge)) return tl::unexpected(deleted_entity("relationship"));
  return property_value(*view_, edge, key);
}

Result<std::vector<MapEntry>> GraphReader::properties(NodeId node) const {
  if (!view_->contains(node)) return tl::unexpected(deleted_entity("node"));
  return entries_of(*view_, node);
}

Result<std::vector<MapEntry>> GraphReader::properties(EdgeId edge) const {
  if (!view_->contains(edge)) return tl::unexpected(deleted_entity("relationship"));
  return entries_of(*view_, edge);
}

}  // namespace signatory::cypher
