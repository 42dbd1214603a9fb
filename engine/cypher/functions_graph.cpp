#include <fmt/format.h>

#include <string>
#include <vector>

#include "cypher/function_support.h"

namespace signatory::cypher {
namespace {

Result<const EntityReader*> reader(const EvaluationContext& context) {
  if (context.entities == nullptr) return base::fail(base::ErrorCode::kInternal, "no graph to read from");
  return context.entities;
}

Value string_list(const std::vector<std::string>& texts) {
  std::vector<Value> items;
  items.reserve(texts.size());
  for (const std::string& text : texts) items.push_back(Value::string(text));
  return Value::list(std::move(items));
}

Result<Value> labels(const EvaluationContext& context, Arguments arguments) {
  if (!arguments[0].is(ValueKind::kNode)) return tl::unexpected(wrong_argument("labels", "a node", arguments[0]));
  const auto graph = reader(context);
  if (!graph) return tl::unexpected(graph.error());
  const auto names = (*graph)->labels(arguments[0].as_node());
  if (!names) return tl::unexpected(names.error());
  return string_list(*names);
}

Result<Value> type(const EvaluationContext& context, Arguments arguments) {
  if (!arguments[0].is(ValueKind::kRelationship)) return tl::unexpected(wrong_argument("type", "a relationship", arguments[0]));
  const auto graph = reader(context);
  if (!graph) return tl::unexpected(graph.error());
  const auto name = (*graph)->type(arguments[0].as_relationship());
  if (!name) return tl::unexpected(name.error());
  return Value::string(*name);
}

Result<std::vector<MapEntry>> entries_of(const EvaluationContext& context, std::string_view function, const Value& value) {
  if (value.is(ValueKind::kMap)) return std::vector<MapEntry>(value.as_map().begin(), value.as_map().end());
  if (!value.is_entity()) return tl::unexpected(wrong_argument(function, "a node, a relationship or a map", value));
  const auto graph = reader(context);
  if (!graph) return tl::unexpected(graph.error());
  return value.is(ValueKind::kNode) ? (*graph)->properties(value.as_node()) : (*graph)->properties(value.as_relationship());
}

Result<Value> properties(const EvaluationContext& context, Arguments arguments) {
  if (arguments[0].is(ValueKind::kMap)) return arguments[0];
  auto entries = entries_of(context, "properties", arguments[0]);
  if (!entries) return tl::unexpected(entries.error());
  return make_map(*std::move(entries));
}

Result<Value> keys(const EvaluationContext& context, Arguments arguments) {
  const auto entries = entries_of(context, "keys", arguments[0]);
  if (!entries) return tl::unexpected(entries.error());
  std::vector<Value> names;
  names.reserve(entries->size());
  for (const MapEntry& entry : *entries) names.push_back(Value::string(entry.key));
  return Value::list(std::move(names));
}

Result<Value> id(const EvaluationContext&, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(ValueKind::kNode)) return Value::integer(static_cast<std::int64_t>(value.as_node().value()));
  if (value.is(ValueKind::kRelationship)) return Value::integer(static_cast<std::int64_t>(value.as_relationship().value()));
  return tl::unexpected(wrong_argument("id", "a node or a relationship", value));
}

// "n7", "r7": node 7, relationship 7. Text, so that nobody calculates with it.
Result<Value> element_id(const EvaluationContext&, Arguments arguments) {
  const Value& value = arguments[0];
  if (value.is(ValueKind::kNode)) return Value::string(fmt::format("n{}", value.as_node().value()));
  if (value.is(ValueKind::kRelationship)) return Value::string(fmt::format("r{}", value.as_relationship().value()));
  return tl::unexpected(wrong_argument("elementId", "a node or a relationship", value));
}

Result<EntityReader::Ends> ends_of(const EvaluationContext& context, std::string_view function, const Value& value) {
  if (!value.is(ValueKind::kRelationship)) return tl::unexpected(wrong_argument(function, "a relationship", value));
  const auto graph = reader(context);
  if (!graph) return tl::unexpected(graph.error());
  return (*graph)->ends(value.as_relationship());
}

Result<Value> start_node(const EvaluationContext& context, Arguments arguments) {
  const auto ends = ends_of(context, "startNode", arguments[0]);
  if (!ends) return tl::unexpected(ends.error());
  return Value::node(ends->start);
}

Result<Value> end_node(const EvaluationContext& context, Arguments arguments) {
  const auto ends = ends_of(context, "endNode", arguments[0]);
  if (!ends) return tl::unexpected(ends.error());
  return Value::node(ends->end);
}

Result<Value> nodes(const EvaluationContext&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::kPath)) return tl::unexpected(wrong_argument("nodes", "a path", arguments[0]));
  std::vector<Value> items;
  for (const NodeId node : arguments[0].as_path().nodes) items.push_back(Value::node(node));
  return Value::list(std::move(items));
}

Result<Value> relationships(const EvaluationContext&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::kPath)) return tl::unexpected(wrong_argument("relationships", "a path", arguments[0]));
  std::vector<Value> items;
  for (const EdgeId edge : arguments[0].as_path().edges) items.push_back(Value::relationship(edge));
  return Value::list(std::move(items));
}

Result<Value> length(const EvaluationContext&, Arguments arguments) {
  if (!arguments[0].is(ValueKind::kPath)) return tl::unexpected(wrong_argument("length", "a path", arguments[0]));
  return Value::integer(static_cast<std::int64_t>(arguments[0].as_path().edges.size()));
}

}  // namespace

void add_graph_functions(std::vector<Function>& out) {
  constexpr KindSet kEntity = kNodeKind | kRelationshipKind;
  out.push_back({"labels", {{"node", kNodeKind}}, 1, 1, kListKind, strict<labels>, false, "the labels of a node"});
  out.push_back({"type", {{"relationship", kRelationshipKind}}, 1, 1, kStringKind, strict<type>, false, "the type of a relationship"});
  out.push_back({"properties", {{"value", kEntity | kMapKind}}, 1, 1, kMapKind, strict<properties>, false, "all properties as a map"});
  out.push_back({"keys", {{"value", kEntity | kMapKind}}, 1, 1, kListKind, strict<keys>, false, "the names of all properties"});
  out.push_back({"id", {{"entity", kEntity}}, 1, 1, kIntegerKind, strict<id>, false, "the number of a node or relationship"});
  out.push_back({"elementId", {{"entity", kEntity}}, 1, 1, kStringKind, strict<element_id>, false, "the id of a node or relationship as text"});
  out.push_back({"startNode", {{"relationship", kRelationshipKind}}, 1, 1, kNodeKind, strict<start_node>, false, "where a relationship starts"});
  out.push_back({"endNode", {{"relationship", kRelationshipKind}}, 1, 1, kNodeKind, strict<end_node>, false, "where a relationship ends"});
  out.push_back({"nodes", {{"path", kPathKind}}, 1, 1, kListKind, strict<nodes>, false, "the nodes of a path, in order"});
  out.push_back({"relationships", {{"path", kPathKind}}, 1, 1, kListKind, strict<relationships>, false, "the relationships of a path, in order"});
  out.push_back({"rels", {{"path", kPathKind}}, 1, 1, kListKind, strict<relationships>, false, "as relationships()"});
  out.push_back({"length", {{"path", kPathKind}}, 1, 1, kIntegerKind, strict<length>, false, "the number of relationships in a path"});
}

}  // namespace signatory::cypher
