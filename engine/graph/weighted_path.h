// Cheapest paths, searched from both ends at once: circular buckets (Dial) where all weights are small whole numbers, else Dijkstra.
//
//   WeightedQuestion q{.path = {.source = a, .target = b}, .weight = EdgeWeight::of_property(key)};
//   Result<std::optional<GraphPath>> path = cheapest_path(view, q, budget);      // path->cost: the sum of the weights
//
// Errors: as shortest_path.h; kData for a weight that is negative, not a number or of another kind. `max_hops` is not looked at.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/shortest_path.h"

namespace signatory::graph {

class EdgeWeight {
 public:
  // The number under this key; `missing` for an edge that has none.
  static EdgeWeight of_property(KeyId key, double missing = 1) { return {Kind::kProperty, key, missing}; }
  // 1 and more, the more the better connected its ends are: log2 of their degrees. Paths through hubs, which connect everything with
  // everything and tell nothing, come out dear.
  static EdgeWeight of_hubs() { return {Kind::kHubs, KeyId(), 0}; }

  // nullopt if the property is no number, or negative.
  std::optional<double> of(const View& view, std::uint32_t edge, std::uint32_t from, std::uint32_t to) const;
  // All weights are whole numbers from 0 to `limit`, as far as can be told without looking at each.
  bool small_integers(const View& view, std::int64_t limit) const;

 private:
  enum class Kind : std::uint8_t { kProperty, kHubs };
  EdgeWeight(Kind kind, KeyId key, double missing) : kind_(kind), key_(key), missing_(missing) {}
  Kind kind_;
  KeyId key_;
  double missing_;
};

struct WeightedQuestion {
  PathQuestion path;
  EdgeWeight weight;
};

Result<std::optional<GraphPath>> cheapest_path(const View& view, const WeightedQuestion& question, Budget& budget);

}  // namespace signatory::graph
