// Parts of a graph: connected and strongly connected components, cores, triangles, communities. All deterministic.
//
//   auto parts = connected_components(view, {}, budget);      // parts->component[i] of parts->nodes[i]; numbered by size, largest first
//   auto cores = core_numbers(view, {}, budget);              // values[i]: the largest k such that nodes[i] lies in the k-core
//
// connected_components, cores, triangles and communities ignore directions; the last three also parallel edges and loops.
// Errors: what the budget says.
#pragma once
#include <cstdint>
#include <vector>

#include "base/budget.h"
#include "base/error.h"
#include "graph/projection.h"

namespace signatory::graph {

using base::Budget;
using base::Result;

struct Components {
  std::vector<NodeId> nodes;             // ascending
  std::vector<std::uint32_t> component;  // parallel to nodes; of equal sizes the one with the smaller first node comes first
  std::vector<std::uint64_t> sizes;      // by component
};

struct NodeCounts {
  std::vector<NodeId> nodes;
  std::vector<std::uint64_t> values;  // parallel to nodes
  std::uint64_t total = 0;
};

struct Communities {
  Components parts;
  double modularity = 0;
};

// Components from a representative below graph.size() for each index.
Components number_components(const Projection& graph, const std::vector<std::uint32_t>& of);
Result<Components> connected_components(const View& view, const EdgeFilter& filter, Budget& budget);
// Tarjan's algorithm without recursion.
Result<Components> strongly_connected_components(const View& view, const EdgeFilter& filter, Budget& budget);
// Batagelj and Zaveršnik, "An O(m) Algorithm for Cores Decomposition of Networks", 2003.
Result<NodeCounts> core_numbers(const View& view, const EdgeFilter& filter, Budget& budget);
// values: triangles through each node; total: triangles.
Result<NodeCounts> triangles(const View& view, const EdgeFilter& filter, Budget& budget);
// Louvain (Blondel et al. 2008). The seed sets the order in which nodes are looked at.
Result<Communities> communities(const View& view, const EdgeFilter& filter, std::uint64_t seed, Budget& budget);

}  // namespace signatory::graph
