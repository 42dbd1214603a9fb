#include "graph/k_paths.h"

#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>

namespace signatory::graph {
namespace {

struct Better {
  bool operator()(const GraphPath& a, const GraphPath& b) const {
    if (a.cost != b.cost) return a.cost < b.cost;
    return a.edges.size() != b.edges.size() ? a.edges.size() < b.edges.size() : a.edges < b.edges;
  }
};

// One best path under bans, and what a step costs.
struct Finder {
  std::function<Result<std::optional<GraphPath>>(const PathQuestion&)> best;
  std::function<double(EdgeId edge, NodeId from, NodeId to)> cost;
};

class Yen {
 public:
  Yen(const PathQuestion& question, std::size_t k, const Finder& finder) : question_(question), k_(k), finder_(finder) {}

  Result<std::vector<GraphPath>> run() {
    std::vector<GraphPath> found;
    if (k_ == 0) return found;
    auto first = finder_.best(question_);
    if (!first) return forward(first);
    if (!*first) return found;
    candidates_.insert(std::move(**first));
    while (!candidates_.empty()) {
      found.push_back(*candidates_.begin());
      candidates_.erase(candidates_.begin());
      if (found.size() == k_) break;
      if (auto done = deviate(found); !done) return forward(done);
    }
    return found;
  }

 private:
  // The best paths that leave the last one found at each of its nodes.
  Result<void> deviate(const std::vector<GraphPath>& found) {
    const GraphPath& last = found.back();
    GraphPath root{{last.nodes[0]}, {}, 0};
    for (std::size_t i = 0; i < last.edges.size(); ++i) {
      Banned banned;
      if (question_.banned != nullptr) banned = *question_.banned;
      for (std::size_t j = 0; j < i; ++j) banned.nodes.insert(static_cast<std::uint32_t>(root.nodes[j].value()));
      for (const GraphPath& path : found)
        if (path.edges.size() > i && std::equal(root.edges.begin(), root.edges.end(), path.edges.begin())) banned.edges.insert(static_cast<std::uint32_t>(path.edges[i].value()));
      PathQuestion spur = question_;
      spur.source = root.nodes.back();
      spur.max_hops = question_.max_hops - static_cast<std::uint32_t>(i);
      spur.banned = &banned;
      auto rest = finder_.best(spur);
      if (!rest) return forward(rest);
      if (*rest) join(root, **rest);
      root.cost += finder_.cost(last.edges[i], last.nodes[i], last.nodes[i + 1]);
      root.edges.push_back(last.edges[i]);
      root.nodes.push_back(last.nodes[i + 1]);
    }
    return {};
  }

  void join(const GraphPath& root, const GraphPath& rest) {
    GraphPath path = root;
    path.nodes.insert(path.nodes.end(), rest.nodes.begin() + 1, rest.nodes.end());
    path.edges.insert(path.edges.end(), rest.edges.begin(), rest.edges.end());
    path.cost += rest.cost;
    candidates_.insert(std::move(path));
  }

  const PathQuestion& question_;
  std::size_t k_;
  const Finder& finder_;
  std::set<GraphPath, Better> candidates_;
};

class SimplePaths {
 public:
  SimplePaths(const View& view, const PathQuestion& question, std::size_t limit, Budget& budget) : view_(view), question_(question), limit_(limit), budget_(budget), target_(static_cast<std::uint32_t>(question.target.value())) {}

  Result<std::vector<GraphPath>> run() {
    if (question_.source == question_.target || question_.max_hops == 0) return std::move(found_);
    if (auto known = look_ahead(); !known) return forward(known);
    path_.nodes.push_back(question_.source);
    std::vector<std::vector<Step>> open;
    if (auto steps = steps_from(question_.source); !steps) return forward(steps);
    else open.push_back(std::move(*steps));
    while (!open.empty() && found_.size() < limit_) {
      if (open.back().empty()) {
        open.pop_back();
        path_.nodes.pop_back();
        if (!path_.edges.empty()) path_.edges.pop_back();
        continue;
      }
      const Step next = open.back().back();
      open.back().pop_back();
      path_.nodes.emplace_back(next.node);
      path_.edges.emplace_back(next.edge);
      if (next.node == target_) {
        found_.push_back(path_);
        found_.back().cost = static_cast<double>(path_.edges.size());
        open.emplace_back();
      } else {
        auto steps = steps_from(NodeId(next.node));
        if (!steps) return forward(steps);
        open.push_back(std::move(*steps));
      }
    }
    return std::move(found_);
  }

 private:
  struct Step {
    std::uint32_t node = 0;
    std::uint32_t edge = 0;
    friend auto operator<=>(const Step&, const Step&) = default;
  };

  // Hops to the target, for the nodes within half of the way.
  Result<void> look_ahead() {
    ahead_ = question_.max_hops / 2;
    std::vector<std::uint32_t> level{target_}, next;
    hops_to_target_[target_] = 0;
    const EdgeFilter backwards = question_.filter.reversed();
    for (std::uint32_t hops = 1; hops <= ahead_ && !level.empty(); ++hops, level.swap(next), next.clear())
      for (const std::uint32_t node : level) {
        std::uint32_t seen = 1;
        for_each_edge(view_, backwards, node, [&](std::uint32_t neighbour, std::uint32_t) {
          ++seen;
          if (hops_to_target_.try_emplace(neighbour, hops).second) next.push_back(neighbour);
          return true;
        });
        if (auto stop = budget_.spend(seen)) return tl::unexpected(std::move(*stop));
      }
    return {};
  }

  bool may_reach(std::uint32_t node, std::uint32_t hops_left) const {
    if (hops_left > ahead_) return true;
    const auto at = hops_to_target_.find(node);
    return at != hops_to_target_.end() && at->second <= hops_left;
  }

  Result<std::vector<Step>> steps_from(NodeId node) {
    std::vector<Step> steps;
    const auto hops = static_cast<std::uint32_t>(path_.edges.size());
    if (hops == question_.max_hops) return steps;
    std::uint32_t seen = 1;
    for_each_edge(view_, question_.filter, static_cast<std::uint32_t>(node.value()), [&](std::uint32_t neighbour, std::uint32_t edge) {
      ++seen;
      if (!may_reach(neighbour, question_.max_hops - hops - 1)) return true;
      if (std::find(path_.nodes.begin(), path_.nodes.end(), NodeId(neighbour)) == path_.nodes.end()) steps.push_back({neighbour, edge});
      return true;
    });
    if (auto stop = budget_.spend(seen)) return tl::unexpected(std::move(*stop));
    std::sort(steps.begin(), steps.end(), std::greater<>());  // taken from the back
    return steps;
  }

  const View& view_;
  const PathQuestion& question_;
  std::size_t limit_;
  Budget& budget_;
  std::uint32_t target_;
  std::uint32_t ahead_ = 0;
  std::unordered_map<std::uint32_t, std::uint32_t> hops_to_target_;
  GraphPath path_;
  std::vector<GraphPath> found_;
};

}  // namespace

Result<std::vector<GraphPath>> k_shortest_paths(const View& view, const PathQuestion& question, std::size_t k, Budget& budget) {
  const Finder finder{[&](const PathQuestion& q) { return shortest_path(view, q, budget); }, [](EdgeId, NodeId, NodeId) { return 1.0; }};
  return Yen(question, k, finder).run();
}

Result<std::vector<GraphPath>> k_cheapest_paths(const View& view, const WeightedQuestion& question, std::size_t k, Budget& budget) {
  const Finder finder{[&](const PathQuestion& q) { return cheapest_path(view, {.path = q, .weight = question.weight}, budget); },
                      [&](EdgeId edge, NodeId from, NodeId to) {
                        return question.weight.of(view, static_cast<std::uint32_t>(edge.value()), static_cast<std::uint32_t>(from.value()), static_cast<std::uint32_t>(to.value())).value_or(0);
                      }};
  return Yen(question.path, k, finder).run();
}

Result<std::vector<GraphPath>> connections(const View& view, const PathQuestion& question, std::size_t k, Budget& budget) {
  return k_cheapest_paths(view, {.path = question, .weight = EdgeWeight::of_hubs()}, k, budget);
}

Result<std::vector<GraphPath>> simple_paths(const View& view, const PathQuestion& question, std::size_t limit, Budget& budget) {
  for (const NodeId end : {question.source, question.target})
    if (!view.contains(end)) return base::fail(base::ErrorCode::kNotFound, "a node at an end of the paths does not exist");
  return SimplePaths(view, question, limit, budget).run();
}

}  // namespace signatory::graph
