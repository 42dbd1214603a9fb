// Which nodes can be reached from some nodes within a number of hops, and how far each is. Breadth first; the last hop is searched
// from the unreached side where that is cheaper (Beamer, Asanović, Patterson: Direction-Optimizing Breadth-First Search, SC 2012).
//
//   Result<Neighbourhood> near = neighbourhood(view, {.starts = {vietnam}, .filter = {.direction = Direction::kBoth}, .max_hops = 2}, budget);
//   near->level(1) → its neighbours;   near->level(2) → theirs, without those of level 0 and 1
//
// Errors: kNotFound for a start that does not exist; what the budget says. The order within a level is the same in every run.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "base/budget.h"
#include "base/error.h"
#include "graph/edge_filter.h"

namespace signatory::graph {

using base::Budget;
using base::Result;

struct NeighbourhoodOptions {
  std::vector<NodeId> starts;
  EdgeFilter filter = {};
  std::uint32_t max_hops = 1;
};

struct Neighbourhood {
  std::vector<std::uint32_t> nodes;           // level after level
  std::vector<std::size_t> level_end;         // behind each level, level 0 (the starts) first
  std::span<const std::uint32_t> level(std::size_t hops) const {
    if (hops >= level_end.size()) return {};
    const std::size_t begin = hops == 0 ? 0 : level_end[hops - 1];
    return {nodes.data() + begin, level_end[hops] - begin};
  }
};

Result<Neighbourhood> neighbourhood(const View& view, const NeighbourhoodOptions& options, Budget& budget);
// How many nodes neighbourhood() finds, the starts not counted.
Result<std::uint64_t> neighbourhood_size(const View& view, const NeighbourhoodOptions& options, Budget& budget);
// Whether `target` can be reached from `start` within max_hops.
Result<bool> reachable(const View& view, NodeId start, NodeId target, const EdgeFilter& filter, std::uint32_t max_hops, Budget& budget);

}  // namespace signatory::graph
