#include "tck/tck_value.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "cypher/functions.h"

namespace signatory::tck {
namespace {

using cypher::Value;
using cypher::ValueKind;
using nlohmann::json;

std::string text_of(const Value& value) {
  cypher::EvaluationContext context;
  auto text = cypher::find_function("toString")->call(context, std::span(&value, 1));
  return text ? std::string(text->as_string()) : "?";
}

json float_json(double value) {
  if (std::isnan(value)) return {{"$float", "NaN"}};
  if (std::isinf(value)) return {{"$float", value > 0 ? "Infinity" : "-Infinity"}};
  return value;
}

json properties_json(const std::vector<cypher::MapEntry>& entries, const cypher::EntityReader& entities) {
  json out = json::object();
  for (const auto& entry : entries) out[entry.key] = to_json(entry.value, entities);
  return out;
}

json node_json(cypher::NodeId node, const cypher::EntityReader& entities) {
  const auto labels = entities.labels(node);
  const auto properties = entities.properties(node);
  return {{"$node", {{"labels", labels ? *labels : std::vector<std::string>{}}, {"props", properties ? properties_json(*properties, entities) : json::object()}}}};
}

json edge_json(cypher::EdgeId edge, const cypher::EntityReader& entities) {
  const auto type = entities.type(edge);
  const auto properties = entities.properties(edge);
  return {{"$rel", {{"type", type ? *type : "?"}, {"props", properties ? properties_json(*properties, entities) : json::object()}}}};
}

json path_json(const cypher::Path& path, const cypher::EntityReader& entities) {
  json nodes = json::array();
  json edges = json::array();
  for (const auto node : path.nodes) nodes.push_back(node_json(node, entities)["$node"]);
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    json edge = edge_json(path.edges[i], entities)["$rel"];
    const auto ends = entities.ends(path.edges[i]);
    edge["forward"] = ends && ends->start == path.nodes[i];
    edges.push_back(std::move(edge));
  }
  return {{"$path", {{"nodes", std::move(nodes)}, {"rels", std::move(edges)}}}};
}

bool same_lists(const json& wanted, const json& got, bool any_order) {
  if (wanted.size() != got.size()) return false;
  std::vector<bool> taken(got.size(), false);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!any_order) {
      if (!same(wanted[i], got[i], false)) return false;
      continue;
    }
    std::size_t found = 0;
    while (found < got.size() && (taken[found] || !same(wanted[i], got[found], true))) ++found;
    if (found == got.size()) return false;
    taken[found] = true;
  }
  return true;
}

bool same_labels(json wanted, json got) {
  std::sort(wanted.begin(), wanted.end());
  std::sort(got.begin(), got.end());
  return wanted == got;
}

}  // namespace

base::Result<Value> to_value(const json& from) {
  if (from.is_null()) return Value::null();
  if (from.is_boolean()) return Value::boolean(from.get<bool>());
  if (from.is_number_integer()) return Value::integer(from.get<std::int64_t>());
  if (from.is_number_float()) return Value::floating(from.get<double>());
  if (from.is_string()) return Value::string(from.get<std::string>());
  if (from.is_array()) {
    std::vector<Value> items;
    for (const json& item : from) {
      auto value = to_value(item);
      if (!value) return value;
      items.push_back(std::move(*value));
    }
    return Value::list(std::move(items));
  }
  if (from.contains("$float")) {
    const std::string name = from["$float"];
    const double infinity = std::numeric_limits<double>::infinity();
    return Value::floating(name == "NaN" ? std::nan("") : name == "Infinity" ? infinity : -infinity);
  }
  if (!from.contains("$map")) return base::fail(base::ErrorCode::kData, "this value cannot be a parameter: " + from.dump());
  std::vector<cypher::MapEntry> entries;
  for (const auto& [key, item] : from["$map"].items()) {
    auto value = to_value(item);
    if (!value) return value;
    entries.push_back({key, std::move(*value)});
  }
  return Value::map(std::move(entries));
}

json to_json(const Value& value, const cypher::EntityReader& entities) {
  switch (value.kind()) {
    case ValueKind::kNull: return nullptr;
    case ValueKind::kBoolean: return value.as_boolean();
    case ValueKind::kInteger: return value.as_integer();
    case ValueKind::kFloat: return float_json(value.as_float());
    case ValueKind::kString: return std::string(value.as_string());
    case ValueKind::kNode: return node_json(value.as_node(), entities);
    case ValueKind::kRelationship: return edge_json(value.as_relationship(), entities);
    case ValueKind::kPath: return path_json(value.as_path(), entities);
    case ValueKind::kList: {
      json out = json::array();
      for (const Value& item : value.as_list()) out.push_back(to_json(item, entities));
      return out;
    }
    case ValueKind::kMap: {
      json out = json::object();
      for (const auto& entry : value.as_map()) out[entry.key] = to_json(entry.value, entities);
      return {{"$map", std::move(out)}};
    }
    default: return text_of(value);
  }
}

bool same(const json& wanted, const json& got, bool any_list_order) {
  if (wanted.is_number() && got.is_number())
    return wanted.is_number_float() == got.is_number_float() && (wanted.is_number_float() ? wanted.get<double>() == got.get<double>() : wanted.get<std::int64_t>() == got.get<std::int64_t>());
  if (wanted.type() != got.type()) return false;
  if (wanted.is_array()) return same_lists(wanted, got, any_list_order);
  if (!wanted.is_object()) return wanted == got;
  if (wanted.size() != got.size()) return false;
  for (const auto& [key, value] : wanted.items()) {
    const auto found = got.find(key);
    if (found == got.end()) return false;
    const bool labels = key == "labels" && value.is_array() && wanted.contains("props");
    if (labels ? !same_labels(value, *found) : !same(value, *found, any_list_order && key != "nodes" && key != "rels")) return false;
  }
  return true;
}

}  // namespace signatory::tck
