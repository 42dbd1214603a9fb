// How central nodes are: degree, PageRank, betweenness; and which nodes are alike: shared neighbours.
//
//   auto ranks = page_rank(view, {}, budget);                          // ranks->values sum to 1
//   auto top = ranks->top(10);                                         // by value, then by id
//   auto alike = similar_nodes(view, vietnam, signed_filter, 10, budget);    // who signed what Vietnam signed
//
// Errors: kNotFound for a node that does not exist; what the budget says. Results do not depend on the number of threads.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "base/budget.h"
#include "base/error.h"
#include "graph/projection.h"

namespace signatory::graph {

using base::Budget;
using base::Result;

struct NodeScores {
  std::vector<NodeId> nodes;   // ascending
  std::vector<double> values;  // parallel to nodes
  // The n nodes of the highest values, highest first; equal ones by id.
  std::vector<std::pair<NodeId, double>> top(std::size_t n) const;
};

struct PageRankOptions {
  EdgeFilter filter = {.direction = Direction::kOut};
  double damping = 0.85;
  std::uint32_t max_iterations = 20;
  double tolerance = 0;  // ends early once no iteration changes the sum of all ranks by more
};

// Parallel edges count each; a node without outgoing edges gives its rank to all.
Result<NodeScores> page_rank(const View& view, const PageRankOptions& options, Budget& budget);

struct BetweennessOptions {
  EdgeFilter filter = {.direction = Direction::kOut};
  std::uint32_t samples = 256;  // sources; as many as there are nodes, or more: exact
  std::uint64_t seed = 1;       // chooses the sources
};

// Brandes 2001; with samples the sum over the sampled sources, scaled up. Parallel edges make several shortest paths.
Result<NodeScores> betweenness(const View& view, const BetweennessOptions& options, Budget& budget);

Result<NodeScores> degrees(const View& view, const EdgeFilter& filter, Budget& budget);

struct Similarity {
  NodeId node;
  std::uint64_t shared = 0;  // different neighbours in common
  double jaccard = 0;        // shared / neighbours of either
};

// The nodes that share neighbours with this one along the filter, by Jaccard similarity, then shared, then id; the first `limit`.
Result<std::vector<Similarity>> similar_nodes(const View& view, NodeId node, const EdgeFilter& filter, std::size_t limit, Budget& budget);

}  // namespace signatory::graph
