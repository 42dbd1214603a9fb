#include "graph/delta.h"

#include <algorithm>
#include <cassert>

namespace signatory::graph {
namespace {

std::optional<PropertyRef> find(const DeltaProperties& properties, KeyId key) {
  const auto at = std::lower_bound(properties.begin(), properties.end(), key, [](const auto& entry, KeyId wanted) { return entry.first < wanted; });
  return at == properties.end() || at->first != key ? std::nullopt : std::optional(at->second.ref());
}

void put(DeltaProperties& properties, KeyId key, PropertyValue value) {
  const auto at = std::lower_bound(properties.begin(), properties.end(), key, [](const auto& entry, KeyId wanted) { return entry.first < wanted; });
  if (at != properties.end() && at->first == key) at->second = std::move(value);
  else properties.insert(at, {key, std::move(value)});
}

void insert_sorted(std::vector<DeltaEdge>& edges, DeltaEdge edge) { edges.insert(std::lower_bound(edges.begin(), edges.end(), edge), edge); }

void erase_sorted(std::vector<DeltaEdge>& edges, DeltaEdge edge) {
  const auto at = std::lower_bound(edges.begin(), edges.end(), edge);
  assert(at != edges.end() && *at == edge);
  edges.erase(at);
}

std::uint32_t folded(KeyId key, std::uint64_t hash) {
  const std::uint64_t mixed = (hash + key.value()) * 0x9e3779b97f4a7c15ULL;
  return static_cast<std::uint32_t>(mixed >> 32);
}

}  // namespace

Delta::Delta(std::shared_ptr<const Base> base)
    : base_(std::move(base)),
      node_count_(base_->parts().node_count),
      edge_count_(base_->parts().edge_count),
      node_bound_(base_->parts().node_bound),
      edge_bound_(base_->parts().edge_bound) {}

bool Delta::deleted(std::uint32_t edge) const {
  const DeltaEdgeState* state = edges_.find(edge);
  return state != nullptr && state->deleted;
}

bool Delta::skipped_node(std::uint32_t id) const {
  const DeltaNode* state = nodes_.find(id);
  return state != nullptr && (state->deleted || state->relabelled);
}

std::optional<PropertyRef> Delta::node_property(std::uint32_t id, KeyId key) const {
  const DeltaNode* state = nodes_.find(id);
  if (state == nullptr) return std::nullopt;
  if (state->deleted) return PropertyRef();
  return find(state->properties, key);
}

std::optional<PropertyRef> Delta::edge_property(std::uint32_t id, KeyId key) const {
  const DeltaEdgeState* state = edges_.find(id);
  if (state == nullptr) return std::nullopt;
  if (state->deleted) return PropertyRef();
  return find(state->properties, key);
}

std::vector<std::uint32_t> Delta::nodes_added() const {
  std::vector<std::uint32_t> result;
  nodes_.for_each([&](std::uint32_t id, const DeltaNode& state) {
    if (!state.deleted && (state.created || state.relabelled)) result.push_back(id);
  });
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<std::uint32_t> Delta::nodes_added(LabelId label) const {
  std::vector<std::uint32_t> result;
  nodes_.for_each([&](std::uint32_t id, const DeltaNode& state) {
    if (!state.deleted && (state.created || state.relabelled) && std::binary_search(state.labels.begin(), state.labels.end(), label)) result.push_back(id);
  });
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<std::uint32_t> Delta::edges_added() const {
  std::vector<std::uint32_t> result;
  edges_.for_each([&](std::uint32_t id, const DeltaEdgeState& state) {
    if (state.created && !state.deleted) result.push_back(id);
  });
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<std::uint32_t> Delta::edges_added(TypeId type) const {
  std::vector<std::uint32_t> result;
  edges_.for_each([&](std::uint32_t id, const DeltaEdgeState& state) {
    if (state.created && !state.deleted && state.type == type.value()) result.push_back(id);
  });
  std::sort(result.begin(), result.end());
  return result;
}

std::span<const std::uint32_t> Delta::written_with(KeyId key, std::uint64_t hash) const {
  const auto* nodes = written_.find(folded(key, hash));
  return nodes == nullptr ? std::span<const std::uint32_t>() : std::span<const std::uint32_t>(*nodes);
}

void Delta::add(std::vector<std::uint64_t>& counts, std::size_t at, std::int64_t change) {
  if (counts.size() <= at) counts.resize(at + 1);
  counts[at] += static_cast<std::uint64_t>(change);
}

std::span<const LabelId> Delta::labels(std::uint32_t node) const {
  const DeltaNode* state = nodes_.find(node);
  return state != nullptr && (state->created || state->relabelled) ? std::span<const LabelId>(state->labels) : base_->labels(node);
}

void Delta::remember(std::uint32_t node, KeyId key, std::uint64_t hash) {
  auto& nodes = written_.edit(folded(key, hash));
  if (nodes.empty() || nodes.back() != node) nodes.push_back(node);
}

void Delta::remember_all(std::uint32_t node) {
  const auto& columns = base_->parts().node_columns;
  for (std::uint32_t key = 0; key < columns.size(); ++key)
    if (const PropertyRef value = columns[key].get(node); value.exists()) remember(node, KeyId(key), value.hash());
}

std::uint32_t Delta::create_node(std::span<const LabelId> labels) {
  const std::uint32_t id = node_bound_++;
  DeltaNode& state = nodes_.edit(id);
  state.created = true;
  state.labels.assign(labels.begin(), labels.end());
  std::sort(state.labels.begin(), state.labels.end());
  state.labels.erase(std::unique(state.labels.begin(), state.labels.end()), state.labels.end());
  for (const LabelId label : state.labels) add(label_change_, label.value(), 1);
  ++node_count_;
  return id;
}

std::uint32_t Delta::create_edge(std::uint32_t type, std::uint32_t source, std::uint32_t target) {
  const std::uint32_t id = edge_bound_++;
  DeltaEdgeState& state = edges_.edit(id);
  state.created = true;
  state.type = type;
  state.source = source;
  state.target = target;
  insert_sorted(nodes_.edit(source).out, {type, target, id});
  insert_sorted(nodes_.edit(target).in, {type, source, id});
  add(type_change_, type, 1);
  ++edge_count_;
  return id;
}

void Delta::set_labels(std::uint32_t node, std::vector<LabelId> labels) {
  for (const LabelId label : this->labels(node)) add(label_change_, label.value(), -1);
  for (const LabelId label : labels) add(label_change_, label.value(), 1);
  DeltaNode& state = nodes_.edit(node);
  if (!state.created && !state.relabelled) {
    state.relabelled = true;
    remember_all(node);
  }
  state.labels = std::move(labels);
}

void Delta::set_node_property(std::uint32_t node, KeyId key, PropertyValue value) {
  if (value.ref().exists()) remember(node, key, value.ref().hash());
  put(nodes_.edit(node).properties, key, std::move(value));
}

void Delta::set_edge_property(std::uint32_t edge, KeyId key, PropertyValue value) { put(edges_.edit(edge).properties, key, std::move(value)); }

void Delta::delete_node(std::uint32_t node) {
  for (const LabelId label : labels(node)) add(label_change_, label.value(), -1);
  DeltaNode& state = nodes_.edit(node);
  state.deleted = true;
  state.properties.clear();
  state.labels.clear();
  --node_count_;
}

void Delta::delete_edge(std::uint32_t edge) {
  DeltaEdgeState& state = edges_.edit(edge);
  state.deleted = true;
  state.properties.clear();
  std::uint32_t type = state.type, source = state.source, target = state.target;
  if (state.created) {
    erase_sorted(nodes_.edit(source).out, {type, target, edge});
    erase_sorted(nodes_.edit(target).in, {type, source, edge});
  } else {
    type = base_->parts().type_of[edge];
    source = base_->parts().source[edge];
    target = base_->parts().target[edge];
    ++nodes_.edit(source).base_out_deleted;
    ++nodes_.edit(target).base_in_deleted;
  }
  add(type_change_, type, -1);
  --edge_count_;
}

}  // namespace signatory::graph
