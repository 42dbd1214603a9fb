// EdgeFilter: which edges a traversal follows — direction, types, and a range of one property (dates since …, confidence above …).
//
// for_each_edge() is the loop that all traversals share: straight over the base's columns unless the node was written to. A loop is
// visited once, whatever the direction.
//
//   EdgeFilter filter{.direction = Direction::kBoth, .types = {signed_type}};
//   filter.range = PropertyRange{date_key, PropertyRef::date({20000}), {}};                    // on or after; no upper end
//   for_each_edge(view, filter, node, [&](std::uint32_t neighbour, std::uint32_t edge) { ... return true; });   // false stops
#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/delta.h"
#include "graph/view.h"

namespace signatory::graph {

// Both ends included; an end of kNone is open. Numbers compare as numbers, other values with their own kind only; an edge without the
// property is out.
struct PropertyRange {
  KeyId key;
  PropertyValue low;
  PropertyValue high;
};

struct EdgeFilter {
  Direction direction = Direction::kBoth;
  std::vector<TypeId> types = {};  // empty: all
  std::optional<PropertyRange> range = std::nullopt;

  bool allows_type(std::uint32_t type) const { return types.empty() || std::find(types.begin(), types.end(), TypeId(type)) != types.end(); }
  EdgeFilter reversed() const {
    EdgeFilter result = *this;
    result.direction = reverse(direction);
    return result;
  }
};

// Whether a property lies in the range.
bool within(const PropertyRange& range, PropertyRef value);

namespace detail {

inline constexpr std::uint32_t kNoNode = 0xffffffffU;

bool for_each_edge_written(const View& view, const EdgeFilter& filter, std::uint32_t node, bool (*use)(void*, std::uint32_t, std::uint32_t), void* context);

template <class Use>
bool walk(const View& view, const EdgeFilter& filter, AdjacencySlice slice, std::uint32_t skipped_loop, Use& use) {
  if (!filter.range && skipped_loop == kNoNode) {
    for (std::uint32_t i = 0; i < slice.size; ++i)
      if (!use(slice.nodes[i], slice.edges[i])) return false;
    return true;
  }
  for (std::uint32_t i = 0; i < slice.size; ++i) {
    if (slice.nodes[i] == skipped_loop) continue;
    if (filter.range && !within(*filter.range, view.property(EdgeId(slice.edges[i]), filter.range->key))) continue;
    if (!use(slice.nodes[i], slice.edges[i])) return false;
  }
  return true;
}

template <class Use>
bool walk_side(const View& view, const EdgeFilter& filter, const Adjacency& adjacency, std::uint32_t node, std::uint32_t skipped_loop, Use& use) {
  if (filter.types.empty()) return walk(view, filter, adjacency.slice(node), skipped_loop, use);
  for (std::uint32_t at = adjacency.first_entry[node], end = adjacency.first_entry[node + 1]; at < end; ++at)
    if (filter.allows_type(adjacency.entries[at].type) && !walk(view, filter, adjacency.slice_of(adjacency.entries[at].begin, adjacency.entries[at + 1].begin), skipped_loop, use)) return false;
  return true;
}

}  // namespace detail

// Calls use(neighbour, edge) until it returns false; false if it did.
template <class Use>
bool for_each_edge(const View& view, const EdgeFilter& filter, std::uint32_t node, Use&& use) {
  if (view.delta() != nullptr && view.delta()->node(node) != nullptr) {
    auto call = [](void* context, std::uint32_t neighbour, std::uint32_t edge) -> bool { return (*static_cast<std::remove_reference_t<Use>*>(context))(neighbour, edge); };
    return detail::for_each_edge_written(view, filter, node, call, &use);
  }
  const BaseParts& base = view.base().parts();
  if (node >= base.node_bound) return true;
  const bool both = filter.direction == Direction::kBoth;
  if (filter.direction != Direction::kIn && !detail::walk_side(view, filter, base.out, node, detail::kNoNode, use)) return false;
  if (filter.direction != Direction::kOut && !detail::walk_side(view, filter, base.in, node, both && base.loop_count != 0 ? node : detail::kNoNode, use)) return false;
  return true;
}

// How many edges for_each_edge() would look at, at most: cheap, for choosing the cheaper side.
std::uint64_t estimated_degree(const View& view, const EdgeFilter& filter, std::uint32_t node);

}  // namespace signatory::graph
