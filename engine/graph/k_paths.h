// Several paths between two nodes, best first: the k shortest or cheapest ones, and how two nodes are connected.
//
// Paths have no node twice (Yen, "Finding the K Shortest Loopless Paths in a Network", 1971); two that differ in one of several
// parallel edges are two paths. Equal costs: in order of the ids of their edges.
//
//   auto three = k_shortest_paths(view, {.source = a, .target = b}, 3, budget);
//   auto telling = connections(view, {.source = a, .target = b}, 5, budget);    // short and away from hubs first
//
// Errors: as shortest_path.h and weighted_path.h.
#pragma once
#include <vector>

#include "graph/weighted_path.h"

namespace signatory::graph {

// By number of edges; stops at question.max_hops.
Result<std::vector<GraphPath>> k_shortest_paths(const View& view, const PathQuestion& question, std::size_t k, Budget& budget);
Result<std::vector<GraphPath>> k_cheapest_paths(const View& view, const WeightedQuestion& question, std::size_t k, Budget& budget);
// The k paths that tell most about how two nodes are connected: each step costs 1 and more through well-connected nodes.
Result<std::vector<GraphPath>> connections(const View& view, const PathQuestion& question, std::size_t k, Budget& budget);

// Every path of at most question.max_hops edges without a repeated node, depth first, in order of node and edge ids; the first `limit`
// of them. From a node to itself there is none. Looks ahead half of the hops from the target, so that blind alleys are short.
Result<std::vector<GraphPath>> simple_paths(const View& view, const PathQuestion& question, std::size_t limit, Budget& budget);

}  // namespace signatory::graph
