#include "graph/shortest_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>

namespace signatory::graph {

using base::ErrorCode;
using base::fail;

namespace {

// One end of the search. `depth` and `paths` are by node and stay zero between searches; `touched` says what to clear.
struct Side {
  std::vector<std::uint32_t> depth;  // hops from this end plus one; 0: not reached
  std::vector<std::uint64_t> paths;  // how many shortest paths lead here from this end
  std::vector<std::uint32_t> touched;
  std::vector<std::uint32_t> frontier;
  std::uint32_t hops = 0;

  void start(std::size_t bound, std::uint32_t node) {
    if (depth.size() < bound) depth.resize(bound), paths.resize(bound);
    frontier.assign(1, node);
    touched.assign(1, node);
    depth[node] = 1;
    paths[node] = 1;
    hops = 0;
  }
  void clear() {
    for (const std::uint32_t node : touched) depth[node] = 0, paths[node] = 0;
  }
};

struct Scratch {
  Side forward, backward;
};
thread_local Scratch scratch;

std::uint64_t saturating_add(std::uint64_t a, std::uint64_t b) { return a > std::numeric_limits<std::uint64_t>::max() - b ? std::numeric_limits<std::uint64_t>::max() : a + b; }
std::uint64_t saturating_multiply(std::uint64_t a, std::uint64_t b) {
  return b != 0 && a > std::numeric_limits<std::uint64_t>::max() / b ? std::numeric_limits<std::uint64_t>::max() : a * b;
}

enum class Goal { kLength, kCount };

class BothEnds {
 public:
  BothEnds(const View& view, const PathQuestion& question, Budget& budget)
      : view_(view), question_(question), reversed_(question.filter.reversed()), budget_(budget), forward_(scratch.forward), backward_(scratch.backward) {}
  ~BothEnds() {
    if (!started_) return;
    forward_.clear();
    backward_.clear();
  }

  // The length of a shortest path. After kCount every shortest path's nodes have their depth from at least one end.
  Result<std::optional<std::uint32_t>> run(Goal goal) {
    for (const NodeId end : {question_.source, question_.target})
      if (!view_.contains(end)) return fail(ErrorCode::kNotFound, fmt::format("node {} does not exist", end.value()));
    started_ = true;
    forward_.start(view_.node_bound(), static_cast<std::uint32_t>(question_.source.value()));
    backward_.start(view_.node_bound(), static_cast<std::uint32_t>(question_.target.value()));
    if (question_.source == question_.target) return meet(forward_);
    while (!forward_.frontier.empty() && !backward_.frontier.empty() && forward_.hops + backward_.hops < question_.max_hops) {
      const bool from_source = work(forward_, question_.filter) <= work(backward_, reversed_);
      auto met = from_source ? advance(forward_, backward_, question_.filter, goal) : advance(backward_, forward_, reversed_, goal);
      if (!met) return forward(met);
      if (*met) return meet(from_source ? forward_ : backward_);
    }
    return std::nullopt;
  }

  std::uint64_t count() const {
    std::uint64_t sum = 0;
    for (const std::uint32_t node : meeting_) sum = saturating_add(sum, saturating_multiply(forward_.paths[node], backward_.paths[node]));
    return sum;
  }
  const std::vector<std::uint32_t>& meeting() const { return meeting_; }
  const Side& source_side() const { return forward_; }
  const Side& target_side() const { return backward_; }
  const EdgeFilter& reversed() const { return reversed_; }
  bool allowed(std::uint32_t node, std::uint32_t edge) const {
    return question_.banned == nullptr || (!question_.banned->nodes.contains(node) && !question_.banned->edges.contains(edge));
  }

 private:
  std::uint64_t work(const Side& side, const EdgeFilter& filter) const {
    std::uint64_t sum = 0;
    for (const std::uint32_t node : side.frontier) sum += 1 + estimated_degree(view_, filter, node);
    return sum;
  }

  // Where the two searches overlap, on the frontier that advanced last.
  std::optional<std::uint32_t> meet(const Side& last) {
    const Side& other = &last == &forward_ ? backward_ : forward_;
    for (const std::uint32_t node : last.frontier)
      if (other.depth[node] == other.hops + 1) meeting_.push_back(node);
    std::sort(meeting_.begin(), meeting_.end());
    return forward_.hops + backward_.hops;
  }

  Result<bool> advance(Side& side, const Side& other, const EdgeFilter& filter, Goal goal) {
    std::vector<std::uint32_t> next;
    bool met = false;
    const bool banned = question_.banned != nullptr && question_.banned->any();
    const std::uint32_t depth = side.hops + 2;
    for (const std::uint32_t node : side.frontier) {
      std::uint32_t seen = 1;
      const std::uint64_t paths = side.paths[node];
      for_each_edge(view_, filter, node, [&](std::uint32_t neighbour, std::uint32_t edge) {
        ++seen;
        std::uint32_t& known = side.depth[neighbour];
        if (known != 0 && known != depth) return true;
        if (banned && !allowed(neighbour, edge)) return true;
        if (known == 0) {
          known = depth;
          next.push_back(neighbour);
          side.touched.push_back(neighbour);
          met = met || other.depth[neighbour] != 0;
        }
        side.paths[neighbour] = saturating_add(side.paths[neighbour], paths);
        return !(met && goal == Goal::kLength);
      });
      if (auto stop = budget_.spend(seen)) return tl::unexpected(std::move(*stop));
      if (met && goal == Goal::kLength) break;
    }
    ++side.hops;
    side.frontier = std::move(next);
    return met;
  }

  const View& view_;
  const PathQuestion& question_;
  const EdgeFilter reversed_;
  Budget& budget_;
  Side& forward_;
  Side& backward_;
  std::vector<std::uint32_t> meeting_;
  bool started_ = false;
};

// Lists the shortest paths that a finished search has found, source to target, depth first over the nodes that lie on one.
class Lister {
 public:
  Lister(const View& view, const PathQuestion& question, const BothEnds& search, std::uint32_t length, std::uint64_t limit, Budget& budget)
      : view_(view), question_(question), search_(search), length_(length), limit_(limit), budget_(budget) {}

  Result<std::vector<GraphPath>> run() {
    mark_source_side();
    path_.nodes.push_back(question_.source);
    std::vector<std::vector<Step>> open(1);  // what is left to try behind each node of path_
    for (bool entered = true; !open.empty() && found_.size() < limit_;) {
      const auto hops = static_cast<std::uint32_t>(path_.edges.size());
      if (entered && hops == length_) {
        found_.push_back(path_);
        found_.back().cost = length_;
      } else if (entered) {
        auto steps = steps_from(static_cast<std::uint32_t>(path_.nodes.back().value()), hops);
        if (!steps) return forward(steps);
        open.back() = std::move(*steps);
      }
      entered = !open.back().empty();
      if (entered) {
        const Step next = open.back().back();
        open.back().pop_back();
        path_.nodes.emplace_back(next.node);
        path_.edges.emplace_back(next.edge);
        open.emplace_back();
      } else {
        open.pop_back();
        path_.nodes.pop_back();
        if (!path_.edges.empty()) path_.edges.pop_back();
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

  // Nodes of the source's half that lead to a meeting node: walk back from there.
  void mark_source_side() {
    const Side& side = search_.source_side();
    std::vector<std::uint32_t> open = search_.meeting();
    on_path_.insert(open.begin(), open.end());
    while (!open.empty()) {
      const std::uint32_t node = open.back();
      open.pop_back();
      for_each_edge(view_, search_.reversed(), node, [&](std::uint32_t neighbour, std::uint32_t) {
        if (side.depth[neighbour] != 0 && side.depth[neighbour] + 1 == side.depth[node] && on_path_.insert(neighbour).second) open.push_back(neighbour);
        return true;
      });
    }
  }

  // Whether a node stands `hops` behind the source on a shortest path.
  bool fits(std::uint32_t node, std::uint32_t hops) const {
    const std::uint32_t meeting = search_.source_side().hops;
    if (hops <= meeting) return search_.source_side().depth[node] == hops + 1 && on_path_.contains(node);
    return search_.target_side().depth[node] == length_ - hops + 1;
  }

  Result<std::vector<Step>> steps_from(std::uint32_t node, std::uint32_t hops) {
    std::vector<Step> steps;
    std::uint32_t seen = 1;
    for_each_edge(view_, question_.filter, node, [&](std::uint32_t neighbour, std::uint32_t edge) {
      ++seen;
      if (fits(neighbour, hops + 1) && search_.allowed(neighbour, edge)) steps.push_back({neighbour, edge});
      return true;
    });
    if (auto stop = budget_.spend(seen)) return tl::unexpected(std::move(*stop));
    std::sort(steps.begin(), steps.end(), std::greater<>());  // taken from the back
    return steps;
  }

  const View& view_;
  const PathQuestion& question_;
  const BothEnds& search_;
  std::uint32_t length_;
  std::uint64_t limit_;
  Budget& budget_;
  std::unordered_set<std::uint32_t> on_path_;
  GraphPath path_;
  std::vector<GraphPath> found_;
};

}  // namespace

Result<std::optional<std::uint32_t>> shortest_path_length(const View& view, const PathQuestion& question, Budget& budget) {
  return BothEnds(view, question, budget).run(Goal::kLength);
}

Result<std::uint64_t> count_shortest_paths(const View& view, const PathQuestion& question, Budget& budget) {
  BothEnds search(view, question, budget);
  auto length = search.run(Goal::kCount);
  if (!length) return forward(length);
  return length->has_value() ? search.count() : 0;
}

Result<std::vector<GraphPath>> all_shortest_paths(const View& view, const PathQuestion& question, std::uint64_t limit, Budget& budget) {
  BothEnds search(view, question, budget);
  auto length = search.run(Goal::kCount);
  if (!length) return forward(length);
  if (!length->has_value() || limit == 0) return std::vector<GraphPath>();
  return Lister(view, question, search, **length, limit, budget).run();
}

Result<std::optional<GraphPath>> shortest_path(const View& view, const PathQuestion& question, Budget& budget) {
  auto all = all_shortest_paths(view, question, 1, budget);
  if (!all) return forward(all);
  if (all->empty()) return std::optional<GraphPath>();
  return std::optional<GraphPath>(std::move(all->front()));
}

}  // namespace signatory::graph
