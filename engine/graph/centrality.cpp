#include "graph/centrality.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>
#include <unordered_map>

namespace signatory::graph {

using base::ErrorCode;
using base::fail;

namespace {

constexpr std::uint32_t kThreads = 2;
constexpr std::uint32_t kNodesWorthThreads = 1U << 15;

std::vector<NodeId> nodes_of(const Projection& graph) {
  std::vector<NodeId> nodes;
  for (std::uint32_t i = 0; i < graph.size(); ++i) nodes.push_back(graph.node(i));
  return nodes;
}

// Runs work(begin, end) over [0, size) on one thread or two.
template <class Work>
void in_parallel(std::uint32_t size, Work work) {
  if (size < kNodesWorthThreads) return work(0, size);
  std::vector<std::thread> threads;
  for (std::uint32_t i = 1; i < kThreads; ++i) threads.emplace_back(work, size / kThreads * i, i + 1 == kThreads ? size : size / kThreads * (i + 1));
  work(0, size / kThreads);
  for (std::thread& thread : threads) thread.join();
}

std::uint64_t next_random(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

// Shortest paths from one source and what they add to each node between.
class Brandes {
 public:
  explicit Brandes(const Projection& graph) : graph_(graph), distance_(graph.size(), kFar), paths_(graph.size()), share_(graph.size()) {}

  std::uint64_t add(std::uint32_t source, std::vector<double>& scores) {
    order_.assign(1, source);
    distance_[source] = 0;
    paths_[source] = 1;
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const std::uint32_t v = order_[i];
      for (const std::uint32_t u : graph_.neighbours(v)) {
        ++seen;
        if (distance_[u] == kFar) distance_[u] = distance_[v] + 1, order_.push_back(u);
        if (distance_[u] == distance_[v] + 1) paths_[u] += paths_[v];
      }
    }
    for (std::size_t i = order_.size(); i-- > 0;) {
      const std::uint32_t v = order_[i];
      for (const std::uint32_t u : graph_.neighbours(v))
        if (distance_[u] == distance_[v] + 1) share_[v] += paths_[v] / paths_[u] * (1 + share_[u]);
      if (v != source) scores[v] += share_[v];
    }
    for (const std::uint32_t v : order_) distance_[v] = kFar, paths_[v] = share_[v] = 0;
    return seen + order_.size();
  }

 private:
  static constexpr std::uint32_t kFar = 0xffffffffU;
  const Projection& graph_;
  std::vector<std::uint32_t> distance_;
  std::vector<double> paths_, share_;
  std::vector<std::uint32_t> order_;
};

// Different neighbours, ascending.
std::vector<std::uint32_t> neighbours_of(const View& view, const EdgeFilter& filter, std::uint32_t node) {
  std::vector<std::uint32_t> result;
  for_each_edge(view, filter, node, [&](std::uint32_t neighbour, std::uint32_t) { return result.push_back(neighbour), true; });
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace

std::vector<std::pair<NodeId, double>> NodeScores::top(std::size_t n) const {
  std::vector<std::uint32_t> order(nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  n = std::min(n, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(n), order.end(), [&](std::uint32_t a, std::uint32_t b) { return values[a] != values[b] ? values[a] > values[b] : a < b; });
  std::vector<std::pair<NodeId, double>> result;
  for (std::size_t i = 0; i < n; ++i) result.emplace_back(nodes[order[i]], values[order[i]]);
  return result;
}

Result<NodeScores> page_rank(const View& view, const PageRankOptions& options, Budget& budget) {
  // Pulled along incoming edges: every node writes its own rank only, so threads need no agreement and the sums have one order.
  const Projection incoming(view, {.filter = options.filter.reversed()});
  const std::uint32_t n = incoming.size();
  NodeScores result{nodes_of(incoming), std::vector<double>(n, n == 0 ? 0 : 1.0 / n)};
  if (n == 0) return result;
  std::vector<std::uint32_t> out_degree(n);
  for (std::uint32_t v = 0; v < n; ++v)
    for (const std::uint32_t u : incoming.neighbours(v)) ++out_degree[u];
  std::vector<double> next(n);
  std::vector<float> given(n);
  for (std::uint32_t iteration = 0; iteration < options.max_iterations; ++iteration) {
    double lost = 0;
    for (std::uint32_t v = 0; v < n; ++v) {
      if (out_degree[v] == 0) lost += result.values[v], given[v] = 0;
      else given[v] = static_cast<float>(result.values[v] / out_degree[v]);
    }
    const double base = (1 - options.damping + options.damping * lost) / n;
    in_parallel(n, [&](std::uint32_t begin, std::uint32_t end) {
      for (std::uint32_t v = begin; v < end; ++v) {
        double sum = 0;
        for (const std::uint32_t u : incoming.neighbours(v)) sum += static_cast<double>(given[u]);
        next[v] = base + options.damping * sum;
      }
    });
    double change = 0;
    for (std::uint32_t v = 0; v < n; ++v) change += std::abs(next[v] - result.values[v]);
    result.values.swap(next);
    if (auto stop = budget.spend(n)) return tl::unexpected(std::move(*stop));
    if (change <= options.tolerance) break;
  }
  return result;
}

Result<NodeScores> betweenness(const View& view, const BetweennessOptions& options, Budget& budget) {
  const Projection graph(view, {.filter = options.filter});
  const std::uint32_t n = graph.size(), samples = std::min(options.samples, n);
  NodeScores result{nodes_of(graph), std::vector<double>(n)};
  std::vector<std::uint32_t> sources(n);
  std::iota(sources.begin(), sources.end(), 0U);
  std::uint64_t random = options.seed;
  if (samples < n)
    for (std::uint32_t i = 0; i < samples; ++i) std::swap(sources[i], sources[i + next_random(random) % (n - i)]);
  Brandes brandes(graph);
  for (std::uint32_t i = 0; i < samples; ++i) {
    const std::uint64_t seen = brandes.add(sources[i], result.values);
    if (auto stop = budget.spend(static_cast<std::uint32_t>(std::min<std::uint64_t>(seen, 1U << 30)))) return tl::unexpected(std::move(*stop));
  }
  if (samples != 0 && samples < n)
    for (double& value : result.values) value *= static_cast<double>(n) / samples;
  return result;
}

Result<NodeScores> degrees(const View& view, const EdgeFilter& filter, Budget& budget) {
  NodeScores result;
  for (const NodeId node : view.nodes()) result.nodes.push_back(node);
  std::sort(result.nodes.begin(), result.nodes.end());
  for (const NodeId node : result.nodes) {
    std::uint32_t degree = 0;
    for_each_edge(view, filter, static_cast<std::uint32_t>(node.value()), [&](std::uint32_t, std::uint32_t) { return ++degree, true; });
    result.values.push_back(degree);
    if (auto stop = budget.spend(1 + degree)) return tl::unexpected(std::move(*stop));
  }
  return result;
}

Result<std::vector<Similarity>> similar_nodes(const View& view, NodeId node, const EdgeFilter& filter, std::size_t limit, Budget& budget) {
  if (!view.contains(node)) return fail(ErrorCode::kNotFound, "the node does not exist");
  const auto self = static_cast<std::uint32_t>(node.value());
  const auto mine = neighbours_of(view, filter, self);
  std::unordered_map<std::uint32_t, std::uint64_t> shared;
  for (const std::uint32_t middle : mine) {
    const auto others = neighbours_of(view, filter.reversed(), middle);
    for (const std::uint32_t other : others)
      if (other != self) ++shared[other];
    if (auto stop = budget.spend(1 + static_cast<std::uint32_t>(others.size()))) return tl::unexpected(std::move(*stop));
  }
  std::vector<Similarity> result;
  for (const auto& [other, count] : shared) {
    const std::uint64_t theirs = neighbours_of(view, filter, other).size();
    result.push_back({NodeId(other), count, static_cast<double>(count) / static_cast<double>(mine.size() + theirs - count)});
    if (auto stop = budget.spend(1 + static_cast<std::uint32_t>(theirs))) return tl::unexpected(std::move(*stop));
  }
  std::sort(result.begin(), result.end(), [](const Similarity& a, const Similarity& b) {
    if (a.jaccard != b.jaccard) return a.jaccard > b.jaccard;
    return a.shared != b.shared ? a.shared > b.shared : a.node < b.node;
  });
  if (result.size() > limit) result.resize(limit);
  return result;
}

}  // namespace signatory::graph
