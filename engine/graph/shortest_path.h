// Shortest paths by number of hops, searched from both ends at once.
//
// Paths count edges: two parallel edges make two paths. From a node to itself there is one path, of length 0. Counting does not list
// the paths; counts saturate at 2^64 - 1.
//
//   auto length = shortest_path_length(view, {.source = a, .target = b}, budget);       // nullopt: not connected
//   auto paths = all_shortest_paths(view, {.source = a, .target = b}, 100, budget);     // at most 100 of them, in a fixed order
//
// Errors: kNotFound for an end that does not exist; what the budget says.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_set>
#include <vector>

#include "base/budget.h"
#include "base/error.h"
#include "graph/edge_filter.h"

namespace signatory::graph {

using base::Budget;
using base::Result;

// nodes[i] and nodes[i + 1] are the ends of edges[i], in either direction. nodes.size() == edges.size() + 1.
struct GraphPath {
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  double cost = 0;  // number of edges, or the sum of their weights
  friend bool operator==(const GraphPath&, const GraphPath&) = default;
};

// Nodes and edges that a path may not use; for Yen's algorithm and the like. Empty: no cost.
struct Banned {
  std::unordered_set<std::uint32_t> nodes;
  std::unordered_set<std::uint32_t> edges;
  bool any() const { return !nodes.empty() || !edges.empty(); }
};

struct PathQuestion {
  NodeId source;
  NodeId target;
  EdgeFilter filter = {};                  // direction as seen from the source
  std::uint32_t max_hops = 0xffffffffU;
  const Banned* banned = nullptr;
};

Result<std::optional<std::uint32_t>> shortest_path_length(const View& view, const PathQuestion& question, Budget& budget);
Result<std::optional<GraphPath>> shortest_path(const View& view, const PathQuestion& question, Budget& budget);
Result<std::uint64_t> count_shortest_paths(const View& view, const PathQuestion& question, Budget& budget);
// The first `limit` of them; ordered by the ids of their nodes, then edges, from the source on.
Result<std::vector<GraphPath>> all_shortest_paths(const View& view, const PathQuestion& question, std::uint64_t limit, Budget& budget);

}  // namespace signatory::graph
