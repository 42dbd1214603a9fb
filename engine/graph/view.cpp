#include "graph/view.h"

#include <algorithm>
#include <limits>

#include "graph/delta.h"

namespace signatory::graph {
namespace {

constexpr std::uint64_t kNoId = std::numeric_limits<std::uint32_t>::max();

// Ids beyond 32 bits exist in no graph; they map to one that is above every bound.
template <class Id>
std::uint32_t small(Id id) {
  return static_cast<std::uint32_t>(std::min(id.value(), kNoId));
}

// The part of a slice sorted by neighbour that leads to one neighbour.
AdjacencySlice only(AdjacencySlice slice, std::uint32_t neighbour) {
  const auto bound = [&](auto before) {
    std::uint32_t low = 0, high = slice.size;
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (before(slice.nodes[std::size_t{middle} * slice.stride])) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const std::uint32_t begin = bound([&](std::uint32_t node) { return node < neighbour; }), end = bound([&](std::uint32_t node) { return node <= neighbour; });
  return {slice.nodes + std::size_t{begin} * slice.stride, slice.edges + std::size_t{begin} * slice.stride, end - begin, slice.stride};
}

AdjacencySlice slice_of(const std::vector<DeltaEdge>& edges, std::optional<TypeId> type) {
  auto begin = edges.begin(), end = edges.end();
  if (type) {
    begin = std::lower_bound(begin, end, DeltaEdge{type->value(), 0, 0});
    end = std::lower_bound(begin, end, DeltaEdge{type->value() + 1, 0, 0});
  }
  if (begin == end) return {};
  return {&begin->node, &begin->edge, static_cast<std::uint32_t>(end - begin), sizeof(DeltaEdge) / sizeof(std::uint32_t)};
}

AdjacencySlice base_slice(const Base& base, std::uint32_t node, bool incoming, std::optional<TypeId> type) {
  if (node >= base.parts().node_bound) return {};
  const Adjacency& adjacency = incoming ? base.parts().in : base.parts().out;
  return type ? adjacency.slice(node, type->value()) : adjacency.slice(node);
}

bool has_loops(const View& view) { return view.base().parts().loop_count != 0 || view.delta() != nullptr; }

template <class Columns>
std::vector<Property> all_properties(const Columns& columns, const DeltaProperties* changed, std::uint32_t id) {
  std::vector<Property> result;
  std::size_t at = 0;
  const auto take_changed = [&] {
    const auto& [key, value] = (*changed)[at++];
    if (value.ref().exists()) result.push_back({key, value.ref()});
  };
  for (std::uint32_t key = 0; key < columns.size(); ++key) {
    while (changed != nullptr && at < changed->size() && (*changed)[at].first < KeyId(key)) take_changed();
    if (changed != nullptr && at < changed->size() && (*changed)[at].first == KeyId(key)) take_changed();
    else if (const PropertyRef value = columns[key].get(id); value.exists()) result.push_back({KeyId(key), value});
  }
  while (changed != nullptr && at < changed->size()) take_changed();
  return result;
}

}  // namespace

const Symbols& View::symbols() const { return *base_->parts().symbols; }
std::uint64_t View::node_count() const { return delta_ ? delta_->node_count() : base_->parts().node_count; }
std::uint64_t View::edge_count() const { return delta_ ? delta_->edge_count() : base_->parts().edge_count; }
std::uint32_t View::node_bound() const { return delta_ ? delta_->node_bound() : base_->parts().node_bound; }
std::uint32_t View::edge_bound() const { return delta_ ? delta_->edge_bound() : base_->parts().edge_bound; }
std::uint64_t View::count(LabelId label) const { return delta_ ? delta_->count(label) : base_->count(label); }
std::uint64_t View::count(TypeId type) const { return delta_ ? delta_->count(type) : base_->count(type); }

bool View::contains(NodeId node) const {
  if (const DeltaNode* state = delta_ ? delta_->node(small(node)) : nullptr) {
    if (state->deleted) return false;
    if (state->created) return true;
  }
  return base_->contains_node(small(node));
}

bool View::contains(EdgeId edge) const {
  if (const DeltaEdgeState* state = delta_ ? delta_->edge(small(edge)) : nullptr) {
    if (state->deleted) return false;
    if (state->created) return true;
  }
  return base_->contains_edge(small(edge));
}

std::span<const LabelId> View::labels(NodeId node) const {
  const DeltaNode* state = delta_ ? delta_->node(small(node)) : nullptr;
  if (state != nullptr && (state->created || state->relabelled || state->deleted)) return state->labels;
  return base_->labels(small(node));
}

bool View::has_label(NodeId node, LabelId label) const {
  const auto all = labels(node);
  return std::find(all.begin(), all.end(), label) != all.end();
}

TypeId View::type(EdgeId edge) const {
  const DeltaEdgeState* state = delta_ ? delta_->edge(small(edge)) : nullptr;
  if (state != nullptr && state->created) return TypeId(state->type);
  return small(edge) < base_->parts().edge_bound ? TypeId(base_->parts().type_of[small(edge)]) : TypeId(~0U);
}

NodeId View::source(EdgeId edge) const {
  const DeltaEdgeState* state = delta_ ? delta_->edge(small(edge)) : nullptr;
  if (state != nullptr && state->created) return NodeId(state->source);
  return NodeId(small(edge) < base_->parts().edge_bound ? base_->parts().source[small(edge)] : kNoId);
}

NodeId View::target(EdgeId edge) const {
  const DeltaEdgeState* state = delta_ ? delta_->edge(small(edge)) : nullptr;
  if (state != nullptr && state->created) return NodeId(state->target);
  return NodeId(small(edge) < base_->parts().edge_bound ? base_->parts().target[small(edge)] : kNoId);
}

PropertyRef View::property(NodeId node, KeyId key) const {
  if (delta_ != nullptr)
    if (const auto written = delta_->node_property(small(node), key)) return *written;
  return base_->node_property(small(node), key);
}

PropertyRef View::property(EdgeId edge, KeyId key) const {
  if (delta_ != nullptr)
    if (const auto written = delta_->edge_property(small(edge), key)) return *written;
  return base_->edge_property(small(edge), key);
}

std::vector<Property> View::properties(NodeId node) const {
  const DeltaNode* state = delta_ ? delta_->node(small(node)) : nullptr;
  if (state != nullptr && state->deleted) return {};
  return all_properties(base_->parts().node_columns, state ? &state->properties : nullptr, small(node));
}

std::vector<Property> View::properties(EdgeId edge) const {
  const DeltaEdgeState* state = delta_ ? delta_->edge(small(edge)) : nullptr;
  if (state != nullptr && state->deleted) return {};
  return all_properties(base_->parts().edge_columns, state ? &state->properties : nullptr, small(edge));
}

NodeScan View::nodes() const { return {base_->parts().node_runs, delta_, delta_ ? delta_->nodes_added() : std::vector<std::uint32_t>()}; }
NodeScan View::nodes(LabelId label) const { return {base_->runs(label), delta_, delta_ ? delta_->nodes_added(label) : std::vector<std::uint32_t>()}; }
EdgeScan View::edges() const { return {base_->parts().edge_runs, delta_, delta_ ? delta_->edges_added() : std::vector<std::uint32_t>()}; }
EdgeScan View::edges(TypeId type) const { return {base_->runs(type), delta_, delta_ ? delta_->edges_added(type) : std::vector<std::uint32_t>()}; }

Expansion View::expand(NodeId node, Direction direction, std::optional<TypeId> type) const {
  Expansion result;
  const std::uint32_t id = small(node);
  const DeltaNode* state = delta_ ? delta_->node(id) : nullptr;
  if (direction != Direction::kIn) {
    result.add(base_slice(*base_, id, false, type), false);
    if (state != nullptr) result.add(slice_of(state->out, type), false);
  }
  if (direction != Direction::kOut) {
    result.add(base_slice(*base_, id, true, type), true);
    if (state != nullptr) result.add(slice_of(state->in, type), true);
  }
  if (state != nullptr && (state->base_out_deleted | state->base_in_deleted) != 0) result.hide(delta_);
  if (direction == Direction::kBoth && has_loops(*this)) result.hide_incoming_loops_of(id);
  return result;
}

Expansion View::expand_to(NodeId node, NodeId neighbour, Direction direction, TypeId type) const {
  return expand(node, direction, type).narrowed([&](AdjacencySlice slice) { return only(slice, small(neighbour)); });
}

std::vector<EdgeId> View::edges_between(NodeId node, NodeId neighbour, Direction direction, std::optional<TypeId> type) const {
  std::vector<EdgeId> result;
  const std::uint32_t first = type ? type->value() : 0, last = type ? type->value() + 1 : symbols().types.size();
  for (std::uint32_t each = first; each < last; ++each)
    for (const Neighbour& n : expand_to(node, neighbour, direction, TypeId(each))) result.push_back(n.edge);
  std::sort(result.begin(), result.end());
  return result;
}

std::uint64_t View::degree(NodeId node, Direction direction, std::optional<TypeId> type) const {
  const Expansion all = expand(node, direction, type);
  std::uint64_t sum = 0;
  if (all.plain()) {
    for (std::uint32_t i = 0; i < all.slice_count(); ++i) sum += all.slices()[i].size;
    return sum;
  }
  for ([[maybe_unused]] const Neighbour& each : all) ++sum;
  return sum;
}

std::vector<NodeId> View::find_nodes(LabelId label, KeyId key, PropertyRef value) const {
  std::vector<NodeId> result;
  if (!value.exists()) return result;
  const std::uint64_t hash = value.hash();
  const auto check = [&](std::uint32_t node) {
    if (property(NodeId(node), key).equals(value) && has_label(NodeId(node), label)) result.emplace_back(node);
  };
  if (base_->count(label) != 0) base_->index(label, key).candidates(hash, check);
  if (delta_ == nullptr) return result;
  for (const std::uint32_t node : delta_->written_with(key, hash)) check(node);
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace signatory::graph
