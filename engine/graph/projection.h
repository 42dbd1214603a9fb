// Projection: the part of a graph that a whole-graph algorithm works on, as plain arrays with nodes numbered from 0 without gaps.
//
//   Projection p(view, {.filter = {.types = {met}}, .undirected = true, .simple = true});
//   for (std::uint32_t v = 0; v < p.size(); ++v) for (std::uint32_t t : p.neighbours(v)) ...     p.node(v) is its NodeId
//
// Neighbours ascend. `simple` drops parallel edges and loops. The filter's direction says which edges are outgoing: kIn turns all
// around; `undirected` (or kBoth) lists every edge at both ends, a loop once.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "graph/edge_filter.h"

namespace signatory::graph {

struct ProjectionOptions {
  EdgeFilter filter = {.direction = Direction::kOut};
  bool undirected = false;
  bool simple = false;
  std::vector<LabelId> labels = {};  // nodes with one of these; empty: all
};

class Projection {
 public:
  Projection(const View& view, const ProjectionOptions& options);
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  NodeId node(std::uint32_t index) const { return NodeId(nodes_[index]); }
  std::span<const std::uint32_t> neighbours(std::uint32_t index) const { return {targets_.data() + first_[index], targets_.data() + first_[index + 1]}; }
  std::uint32_t degree(std::uint32_t index) const { return static_cast<std::uint32_t>(first_[index + 1] - first_[index]); }
  std::uint64_t edge_count() const { return targets_.size(); }

 private:
  std::vector<std::uint32_t> nodes_;    // id of each index
  std::vector<std::uint64_t> first_;
  std::vector<std::uint32_t> targets_;  // indexes
};

}  // namespace signatory::graph
