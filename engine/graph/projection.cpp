#include "graph/projection.h"

#include <algorithm>

namespace signatory::graph {

Projection::Projection(const View& view, const ProjectionOptions& options) {
  constexpr std::uint32_t kOutside = 0xffffffffU;
  std::vector<std::uint32_t> index(view.node_bound(), kOutside);
  for_each_id(view.nodes(), [&](std::uint32_t node) {
    const auto has = [&](LabelId label) { return view.has_label(NodeId(node), label); };
    if (options.labels.empty() || std::any_of(options.labels.begin(), options.labels.end(), has)) nodes_.push_back(node);
    return true;
  });
  std::sort(nodes_.begin(), nodes_.end());
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) index[nodes_[i]] = i;
  EdgeFilter filter = options.filter;
  if (options.undirected) filter.direction = Direction::kBoth;
  first_.reserve(nodes_.size() + 1);
  first_.push_back(0);
  for (const std::uint32_t node : nodes_) {
    const std::uint32_t self = index[node];
    for_each_edge(view, filter, node, [&](std::uint32_t neighbour, std::uint32_t) {
      const std::uint32_t other = index[neighbour];
      if (other != kOutside && !(options.simple && other == self)) targets_.push_back(other);
      return true;
    });
    const auto begin = targets_.begin() + static_cast<std::ptrdiff_t>(first_.back());
    std::sort(begin, targets_.end());
    if (options.simple) targets_.erase(std::unique(begin, targets_.end()), targets_.end());
    first_.push_back(targets_.size());
  }
}

}  // namespace signatory::graph
