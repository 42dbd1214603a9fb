#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "graph/components.h"

namespace signatory::graph {
namespace {

// A weighted graph without direction; a node's weight inside itself counts twice in its degree.
struct Weighted {
  struct Link {
    std::uint32_t node;
    double weight;
  };
  std::vector<std::vector<Link>> links;
  std::vector<double> inside;
  double total = 0;  // twice the weight of all edges

  double degree(std::uint32_t v) const {
    double sum = 2 * inside[v];
    for (const Link& link : links[v]) sum += link.weight;
    return sum;
  }
};

Weighted weighted(const Projection& graph) {
  Weighted result{std::vector<std::vector<Weighted::Link>>(graph.size()), std::vector<double>(graph.size()), static_cast<double>(graph.edge_count())};
  for (std::uint32_t v = 0; v < graph.size(); ++v)
    for (const std::uint32_t u : graph.neighbours(v)) result.links[v].push_back({u, 1});
  return result;
}

// SplitMix64: the same numbers on every machine.
std::uint64_t next_random(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

// Moves nodes between communities while that raises modularity; true if any moved.
class LocalMoves {
 public:
  LocalMoves(const Weighted& graph, Budget& budget) : graph_(graph), budget_(budget), of_(graph.links.size()), degree_(of_.size()), total_(of_.size()), toward_(of_.size()) {
    std::iota(of_.begin(), of_.end(), 0U);
    for (std::uint32_t v = 0; v < of_.size(); ++v) total_[v] = degree_[v] = graph.degree(v);
  }

  Result<bool> run(std::uint64_t& random) {
    std::vector<std::uint32_t> order(of_.size());
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[next_random(random) % i]);
    bool any = false;
    for (bool moved = true; moved;) {
      moved = false;
      for (const std::uint32_t v : order) {
        moved = move(v) || moved;
        if (auto stop = budget_.spend(1 + static_cast<std::uint32_t>(graph_.links[v].size()))) return tl::unexpected(std::move(*stop));
      }
      any = any || moved;
    }
    return any;
  }
  const std::vector<std::uint32_t>& communities() const { return of_; }

 private:
  bool move(std::uint32_t v) {
    near_.clear();
    for (const auto& [u, weight] : graph_.links[v]) {
      if (toward_[of_[u]] == 0) near_.push_back(of_[u]);
      toward_[of_[u]] += weight;
    }
    const std::uint32_t home = of_[v];
    total_[home] -= degree_[v];
    const auto gain = [&](std::uint32_t community) { return toward_[community] - total_[community] * degree_[v] / graph_.total; };
    std::sort(near_.begin(), near_.end());
    std::uint32_t best = home;
    for (const std::uint32_t community : near_)
      if (gain(community) > gain(best) + kLeastGain) best = community;
    total_[best] += degree_[v];
    for (const std::uint32_t community : near_) toward_[community] = 0;
    of_[v] = best;
    return best != home;
  }
  static constexpr double kLeastGain = 1e-9;
  const Weighted& graph_;
  Budget& budget_;
  std::vector<std::uint32_t> of_;
  std::vector<double> degree_, total_, toward_;
  std::vector<std::uint32_t> near_;
};

// Every community becomes a node; `of` is renumbered to the new nodes.
Weighted aggregated(const Weighted& graph, std::vector<std::uint32_t>& of) {
  std::unordered_map<std::uint32_t, std::uint32_t> number;
  for (std::uint32_t& community : of) community = number.try_emplace(community, static_cast<std::uint32_t>(number.size())).first->second;
  Weighted result{std::vector<std::vector<Weighted::Link>>(number.size()), std::vector<double>(number.size()), graph.total};
  std::vector<std::vector<std::uint32_t>> members(number.size());
  for (std::uint32_t v = 0; v < of.size(); ++v) members[of[v]].push_back(v);
  std::vector<double> toward(number.size());
  for (std::uint32_t c = 0; c < members.size(); ++c) {
    std::vector<std::uint32_t> near;
    for (const std::uint32_t v : members[c]) {
      result.inside[c] += graph.inside[v];
      for (const auto& [u, weight] : graph.links[v]) {
        if (of[u] == c) {
          result.inside[c] += weight / 2;  // seen from both ends
          continue;
        }
        if (toward[of[u]] == 0) near.push_back(of[u]);
        toward[of[u]] += weight;
      }
    }
    std::sort(near.begin(), near.end());
    for (const std::uint32_t d : near) result.links[c].push_back({d, std::exchange(toward[d], 0)});
  }
  return result;
}

double modularity_of(const Projection& graph, const std::vector<std::uint32_t>& of) {
  if (graph.edge_count() == 0) return 0;
  const auto all = static_cast<double>(graph.edge_count());
  std::vector<double> inside(of.size()), degree(of.size());
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    degree[of[v]] += graph.degree(v);
    for (const std::uint32_t u : graph.neighbours(v)) inside[of[v]] += of[u] == of[v];
  }
  double sum = 0;
  for (std::size_t c = 0; c < of.size(); ++c) sum += inside[c] / all - degree[c] / all * (degree[c] / all);
  return sum;
}

}  // namespace

Result<Communities> communities(const View& view, const EdgeFilter& filter, std::uint64_t seed, Budget& budget) {
  const Projection graph(view, {.filter = filter, .undirected = true, .simple = true});
  std::vector<std::uint32_t> of(graph.size());
  std::iota(of.begin(), of.end(), 0U);
  std::uint64_t random = seed;
  if (graph.edge_count() != 0) {
    for (Weighted level = weighted(graph);;) {
      LocalMoves moves(level, budget);
      auto moved = moves.run(random);
      if (!moved) return forward(moved);
      if (!*moved) break;
      std::vector<std::uint32_t> community = moves.communities();
      level = aggregated(level, community);
      for (std::uint32_t& each : of) each = community[each];
    }
  }
  const double modularity = modularity_of(graph, of);
  return Communities{number_components(graph, of), modularity};
}

}  // namespace signatory::graph
