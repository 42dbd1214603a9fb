#include "graph/components.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace signatory::graph {
namespace {

// Numbers components by size, then by first node; `of` maps each index to any representative number below of.size().
Components numbered(std::vector<NodeId> nodes, const std::vector<std::uint32_t>& of) {
  Components result{std::move(nodes), std::vector<std::uint32_t>(of.size()), {}};
  std::vector<std::uint64_t> size(of.size());
  std::vector<std::uint32_t> first(of.size(), 0xffffffffU), order;
  for (std::uint32_t i = 0; i < of.size(); ++i) {
    if (size[of[i]]++ == 0) first[of[i]] = i, order.push_back(of[i]);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return size[a] != size[b] ? size[a] > size[b] : first[a] < first[b]; });
  std::vector<std::uint32_t> number(of.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) number[order[i]] = i, result.sizes.push_back(size[order[i]]);
  for (std::uint32_t i = 0; i < of.size(); ++i) result.component[i] = number[of[i]];
  return result;
}

std::vector<NodeId> nodes_of(const Projection& graph) {
  std::vector<NodeId> nodes;
  for (std::uint32_t i = 0; i < graph.size(); ++i) nodes.push_back(graph.node(i));
  return nodes;
}

class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t x) {
    while (parent_[x] != x) x = parent_[x] = parent_[parent_[x]];
    return x;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a), b = find(b);
    if (a < b) parent_[b] = a;
    else parent_[a] = b;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

constexpr std::uint32_t kUnvisited = 0xffffffffU;
constexpr std::uint32_t kEdgesBetweenChecks = 4096;

class Tarjan {
 public:
  Tarjan(const Projection& graph, Budget& budget) : graph_(graph), budget_(budget), order_(graph.size(), kUnvisited), low_(graph.size()), component_(graph.size(), kUnvisited) {}

  Result<std::vector<std::uint32_t>> run() {
    for (std::uint32_t start = 0; start < graph_.size(); ++start) {
      if (order_[start] != kUnvisited) continue;
      enter(start);
      while (!open_.empty()) {
        auto& [node, next] = open_.back();
        const auto targets = graph_.neighbours(node);
        if (next == targets.size()) {
          leave(node);
          if (auto stop = budget_.spend(1 + static_cast<std::uint32_t>(targets.size()))) return tl::unexpected(std::move(*stop));
          continue;
        }
        const std::uint32_t target = targets[next++];
        if (order_[target] == kUnvisited) enter(target);
        else if (component_[target] == kUnvisited) low_[node] = std::min(low_[node], order_[target]);
      }
    }
    return std::move(component_);
  }

 private:
  struct Frame {
    std::uint32_t node;
    std::size_t next;
  };
  void enter(std::uint32_t node) {
    order_[node] = low_[node] = count_++;
    stack_.push_back(node);
    open_.push_back({node, 0});
  }
  void leave(std::uint32_t node) {
    open_.pop_back();
    if (!open_.empty()) low_[open_.back().node] = std::min(low_[open_.back().node], low_[node]);
    if (low_[node] != order_[node]) return;
    for (std::uint32_t member = kUnvisited; member != node;) {
      member = stack_.back();
      stack_.pop_back();
      component_[member] = node;
    }
  }
  const Projection& graph_;
  Budget& budget_;
  std::vector<std::uint32_t> order_, low_, component_, stack_;
  std::vector<Frame> open_;
  std::uint32_t count_ = 0;
};

}  // namespace

Result<Components> connected_components(const View& view, const EdgeFilter& filter, Budget& budget) {
  std::vector<std::uint32_t> ids;
  for_each_id(view.nodes(), [&](std::uint32_t node) { return ids.push_back(node), true; });
  std::sort(ids.begin(), ids.end());
  UnionFind sets(view.node_bound());
  std::optional<base::Error> stopped;
  const BaseParts& base = view.base().parts();
  std::uint32_t seen = 0;
  const auto join = [&](std::uint32_t edge) {
    const EdgeId id(edge);
    const bool plain = view.delta() == nullptr && !filter.range;
    if (plain) sets.join(base.source[edge], base.target[edge]);
    else if (!filter.range || within(*filter.range, view.property(id, filter.range->key))) sets.join(static_cast<std::uint32_t>(view.source(id).value()), static_cast<std::uint32_t>(view.target(id).value()));
    if (++seen % kEdgesBetweenChecks == 0) stopped = budget.spend(kEdgesBetweenChecks);
    return !stopped.has_value();
  };
  if (filter.types.empty()) for_each_id(view.edges(), join);
  for (const TypeId type : filter.types) for_each_id(view.edges(type), join);
  if (stopped) return tl::unexpected(std::move(*stopped));
  std::vector<std::uint32_t> dense(view.node_bound()), of;
  std::vector<NodeId> nodes;
  for (std::uint32_t i = 0; i < ids.size(); ++i) dense[ids[i]] = i, nodes.emplace_back(ids[i]);
  for (const std::uint32_t id : ids) of.push_back(dense[sets.find(id)]);
  return numbered(std::move(nodes), of);
}

Result<Components> strongly_connected_components(const View& view, const EdgeFilter& filter, Budget& budget) {
  const Projection graph(view, {.filter = filter});
  auto of = Tarjan(graph, budget).run();
  if (!of) return forward(of);
  return numbered(nodes_of(graph), *of);
}

Result<NodeCounts> core_numbers(const View& view, const EdgeFilter& filter, Budget& budget) {
  const Projection graph(view, {.filter = filter, .undirected = true, .simple = true});
  const std::uint32_t n = graph.size();
  NodeCounts result{nodes_of(graph), std::vector<std::uint64_t>(n), 0};
  std::vector<std::uint32_t> degree(n), first, order(n), place(n);
  std::uint32_t most = 0;
  for (std::uint32_t v = 0; v < n; ++v) degree[v] = graph.degree(v), most = std::max(most, degree[v]);
  first.assign(std::size_t{most} + 2, 0);
  for (std::uint32_t v = 0; v < n; ++v) ++first[degree[v] + 1U];
  for (std::size_t d = 1; d < first.size(); ++d) first[d] += first[d - 1];
  std::vector<std::uint32_t> next = first;
  for (std::uint32_t v = 0; v < n; ++v) place[v] = next[degree[v]]++, order[place[v]] = v;
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t v = order[i];
    result.values[v] = degree[v];
    for (const std::uint32_t u : graph.neighbours(v)) {
      if (degree[u] <= degree[v]) continue;
      // u moves to the front of the nodes of its degree, and its degree's range begins behind it.
      const std::uint32_t front = first[degree[u]], w = order[front];
      std::swap(order[place[u]], order[front]);
      std::swap(place[u], place[w]);
      ++first[degree[u]--];
    }
    if (auto stop = budget.spend(1 + graph.degree(v))) return tl::unexpected(std::move(*stop));
  }
  for (const std::uint64_t core : result.values) result.total = std::max(result.total, core);
  return result;
}

Result<NodeCounts> triangles(const View& view, const EdgeFilter& filter, Budget& budget) {
  const Projection graph(view, {.filter = filter, .undirected = true, .simple = true});
  NodeCounts result{nodes_of(graph), std::vector<std::uint64_t>(graph.size()), 0};
  // Each triangle is found once, from its node of least rank (degree, then index): a node keeps its neighbours of higher rank only.
  const auto before = [&](std::uint32_t a, std::uint32_t b) { return graph.degree(a) != graph.degree(b) ? graph.degree(a) < graph.degree(b) : a < b; };
  std::vector<std::uint64_t> first{0};
  std::vector<std::uint32_t> higher;
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    for (const std::uint32_t u : graph.neighbours(v))
      if (before(v, u)) higher.push_back(u);
    first.push_back(higher.size());
  }
  const auto above = [&](std::uint32_t v) { return std::span<const std::uint32_t>(higher.data() + first[v], higher.data() + first[v + 1]); };
  Bitmap marked(graph.size());
  for (std::uint32_t v = 0; v < graph.size(); ++v) {
    std::uint32_t seen = 1;
    for (const std::uint32_t u : above(v)) marked.set(u);
    for (const std::uint32_t u : above(v))
      for (const std::uint32_t w : above(u))
        if (++seen, marked.test(w)) ++result.values[v], ++result.values[u], ++result.values[w], ++result.total;
    for (const std::uint32_t u : above(v)) marked.clear(u);
    if (auto stop = budget.spend(seen)) return tl::unexpected(std::move(*stop));
  }
  return result;
}

Components number_components(const Projection& graph, const std::vector<std::uint32_t>& of) { return numbered(nodes_of(graph), of); }

}  // namespace signatory::graph
