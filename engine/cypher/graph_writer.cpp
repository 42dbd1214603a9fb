#include "cypher/graph_writer.h"

#include "cypher/eval_parts.h"

namespace signatory::cypher {

using base::ByteSpan;

template <class Id>
void GraphWriter::write(Id id, std::string_view key, const Value& value, ByteSpan span) {
  auto property = unwrap_at(to_property(value), span);
  run_.take_memory(property.memory_bytes() + 16);
  if (transaction().set_property(id, run_.symbols->keys.intern(key), std::move(property))) ++run_.changes.properties_set;
  run_.refresh_view();
}

template <class Id>
void GraphWriter::write_all(Id id, const Value& map, ByteSpan span) {
  for (const MapEntry& entry : map.as_map()) write(id, entry.key, entry.value, span);
}

void GraphWriter::create(const NewElements& elements) {
  for (const NewNode& item : elements.nodes) {
    run_.spend();
    const Value properties = item.properties ? item.properties->evaluate(run_) : Value();
    const NodeId node = transaction().create_node(item.labels);
    run_.refresh_view();
    run_.take_memory(128);
    ++run_.changes.nodes_created;
    run_.changes.labels_added += item.labels.size();
    if (!properties.is_null()) {
      if (!properties.is(ValueKind::kMap)) throw_error(query_error("TypeError", "InvalidArgumentType", item.properties->span(), "the properties of a node are a map"));
      write_all(node, properties, item.properties->span());
    }
    run_.row[static_cast<std::size_t>(item.slot)] = Value::node(node);
  }
  for (const NewEdge& item : elements.edges) {
    run_.spend();
    const Value properties = item.properties ? item.properties->evaluate(run_) : Value();
    const EdgeId edge = unwrap_at(transaction().create_edge(item.type, node_at(item.source, item.span), node_at(item.target, item.span)), item.span);
    run_.refresh_view();
    run_.take_memory(128);
    ++run_.changes.relationships_created;
    if (!properties.is_null()) {
      if (!properties.is(ValueKind::kMap)) throw_error(query_error("TypeError", "InvalidArgumentType", item.properties->span(), "the properties of a relationship are a map"));
      write_all(edge, properties, item.properties->span());
    }
    run_.row[static_cast<std::size_t>(item.slot)] = Value::relationship(edge);
  }
}

NodeId GraphWriter::node_at(Slot slot, ByteSpan span) const {
  const Value& value = run_.row[static_cast<std::size_t>(slot)];
  if (!value.is(ValueKind::kNode)) throw_error(query_error("TypeError", "InvalidArgumentType", span, "a relationship cannot be created: one of its ends is " + describe(value)));
  if (!run_.view.contains(value.as_node())) throw_at(deleted_entity("node"), span);
  return value.as_node();
}

void GraphWriter::apply(const SetAction& action) {
  run_.spend();
  const Value target = action.target->evaluate(run_);
  const Value value = action.value ? action.value->evaluate(run_) : Value();
  if (target.is_null()) return;
  if (!target.is_entity()) throw_error(query_error("TypeError", "InvalidArgumentType", action.span, "only nodes and relationships have properties and labels to change, not " + describe(target)));
  const bool is_node = target.is(ValueKind::kNode);
  if (is_node ? !run_.view.contains(target.as_node()) : !run_.view.contains(target.as_relationship())) throw_at(deleted_entity(is_node ? "node" : "relationship"), action.span);
  switch (action.kind) {
    case SetKind::kProperty: {
      std::string key = action.key;
      if (action.dynamic_key) {
        const Value name = action.dynamic_key->evaluate(run_);
        if (!name.is(ValueKind::kString)) throw_error(query_error("TypeError", "InvalidArgumentType", action.span, "the name of a property is a string"));
        key = name.as_string();
      }
      return is_node ? write(target.as_node(), key, value, action.span) : write(target.as_relationship(), key, value, action.span);
    }
    case SetKind::kReplace: return set_all(target, value, true, action.span);
    case SetKind::kMerge: return set_all(target, value, false, action.span);
    case SetKind::kLabels:
      if (!is_node) throw_error(query_error("TypeError", "InvalidArgumentType", action.span, "only nodes have labels"));
      return set_labels(target.as_node(), action);
  }
}

void GraphWriter::set_all(const Value& target, const Value& source, bool replace, ByteSpan span) {
  std::vector<MapEntry> entries;
  if (source.is(ValueKind::kNode)) {
    entries = unwrap_at(run_.reader.properties(source.as_node()), span);
  } else if (source.is(ValueKind::kRelationship)) {
    entries = unwrap_at(run_.reader.properties(source.as_relationship()), span);
  } else if (source.is(ValueKind::kMap)) {
    entries.assign(source.as_map().begin(), source.as_map().end());
  } else if (!source.is_null()) {
    throw_error(query_error("TypeError", "InvalidArgumentType", span, "properties are set from a map, a node or a relationship, not from " + describe(source)));
  }
  const bool is_node = target.is(ValueKind::kNode);
  const auto put = [&](std::string_view key, const Value& value) { is_node ? write(target.as_node(), key, value, span) : write(target.as_relationship(), key, value, span); };
  if (replace) {
    const auto old = unwrap_at(is_node ? run_.reader.properties(target.as_node()) : run_.reader.properties(target.as_relationship()), span);
    const Value fresh = Value::map(entries);
    for (const MapEntry& entry : old)
      if (fresh.find(entry.key) == nullptr) put(entry.key, Value::null());
  }
  for (const MapEntry& entry : entries) put(entry.key, entry.value);
}

void GraphWriter::set_labels(NodeId node, const SetAction& action) {
  for (const graph::LabelId label : action.labels) {
    if (action.remove_labels) {
      run_.changes.labels_removed += transaction().remove_label(node, label) ? 1 : 0;
    } else {
      run_.changes.labels_added += transaction().add_label(node, label) ? 1 : 0;
    }
  }
  run_.refresh_view();
}

void GraphWriter::collect_deleted(const Value& value, ByteSpan span, std::vector<NodeId>& nodes, std::vector<EdgeId>& edges) const {
  switch (value.kind()) {
    case ValueKind::kNull: return;
    case ValueKind::kNode: nodes.push_back(value.as_node()); return;
    case ValueKind::kRelationship: edges.push_back(value.as_relationship()); return;
    case ValueKind::kPath:
      nodes.insert(nodes.end(), value.as_path().nodes.begin(), value.as_path().nodes.end());
      edges.insert(edges.end(), value.as_path().edges.begin(), value.as_path().edges.end());
      return;
    default: throw_error(query_error("TypeError", "InvalidArgumentType", span, "DELETE deletes nodes, relationships and paths, not " + describe(value)));
  }
}

void GraphWriter::remove(const std::vector<NodeId>& nodes, const std::vector<EdgeId>& edges, bool detach, ByteSpan span) {
  for (EdgeId edge : edges) {
    run_.spend();
    run_.changes.relationships_deleted += transaction().delete_edge(edge) ? 1 : 0;
  }
  for (NodeId node : nodes) {
    run_.spend();
    run_.refresh_view();
    if (!run_.view.contains(node)) continue;
    if (detach) {
      run_.changes.relationships_deleted += run_.view.degree(node, graph::Direction::kBoth);
      transaction().detach_delete_node(node);
    } else if (auto deleted = transaction().delete_node(node); !deleted) {
      deleted.error().hint = "use DETACH DELETE to delete its relationships as well";
      throw_at(std::move(deleted.error()), span);
    }
    ++run_.changes.nodes_deleted;
  }
  run_.refresh_view();
}

}  // namespace signatory::cypher
