#include "graph/neighbourhood.h"

#include <fmt/format.h>

#include <utility>

#include "graph/shortest_path.h"

namespace signatory::graph {

using base::ErrorCode;
using base::fail;

namespace {

// Marks of one traversal, kept by each thread so that a query on a large graph does not pay for its size. All clear between uses.
struct Marks {
  Bitmap bits;
  void fit(std::size_t bound) {
    if (bits.size() < bound) bits = Bitmap(bound);
  }
};
thread_local Marks visited_marks, frontier_marks;

// Below this share of all edges the last level is searched forward.
constexpr std::uint64_t kBackwardShare = 12;
constexpr std::uint32_t kEdgesBetweenChecks = 4096;

class Search {
 public:
  Search(const View& view, const NeighbourhoodOptions& options, Budget& budget) : view_(view), options_(options), budget_(budget), visited_(visited_marks.bits) {
    visited_marks.fit(view.node_bound());
  }
  ~Search() { clear(); }

  Result<void> run(bool count_only) {
    for (const NodeId start : options_.starts) {
      if (!view_.contains(start)) return fail(ErrorCode::kNotFound, fmt::format("node {} does not exist", start.value()));
      if (visited_.add(start.value())) found_.nodes.push_back(static_cast<std::uint32_t>(start.value()));
    }
    found_.level_end.push_back(found_.nodes.size());
    for (std::uint32_t hop = 0; hop < options_.max_hops; ++hop) {
      if (auto next = level(hop + 1 == options_.max_hops, count_only); !next) return next;
      if (found_.nodes.size() == found_.level_end.back()) break;
      found_.level_end.push_back(found_.nodes.size());
    }
    return {};
  }
  Neighbourhood take() {
    clear();
    return std::exchange(found_, {});
  }
  std::uint64_t count() const { return found_.nodes.size() + uncollected_ - found_.level_end.front(); }

 private:
  Result<void> level(bool last, bool count_only) {
    const std::size_t begin = found_.level_end.size() == 1 ? 0 : found_.level_end[found_.level_end.size() - 2], end = found_.nodes.size();
    std::uint64_t work = 0;
    for (std::size_t i = begin; i < end; ++i) work += estimated_degree(view_, options_.filter, found_.nodes[i]);
    if (last && end - begin > 1 && work > 2 * view_.edge_count() / kBackwardShare) return backward(begin, end, count_only);
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t node = found_.nodes[i];
      std::uint32_t seen = 1;
      for_each_edge(view_, options_.filter, node, [&](std::uint32_t neighbour, std::uint32_t) {
        ++seen;
        if (visited_.add(neighbour)) found_.nodes.push_back(neighbour);
        return true;
      });
      if (auto stop = budget_.spend(seen)) return tl::unexpected(std::move(*stop));
    }
    return {};
  }

  // Every node not reached yet looks for one neighbour in the frontier.
  Result<void> backward(std::size_t begin, std::size_t end, bool count_only) {
    frontier_marks.fit(view_.node_bound());
    Bitmap& frontier = frontier_marks.bits;
    for (std::size_t i = begin; i < end; ++i) frontier.set(found_.nodes[i]);
    const EdgeFilter filter = options_.filter.reversed();
    std::optional<base::Error> stopped;
    std::uint32_t seen = 0;
    const auto look = [&](std::uint32_t node) {
      if (visited_.test(node)) return true;
      const bool reached = !for_each_edge(view_, filter, node, [&](std::uint32_t neighbour, std::uint32_t) { return ++seen, !frontier.test(neighbour); });
      if (reached && count_only) ++uncollected_;
      else if (reached) found_.nodes.push_back(node);
      if (seen > kEdgesBetweenChecks) stopped = budget_.spend(std::exchange(seen, 0));
      return !stopped.has_value();
    };
    for_each_id(view_.nodes(), look);
    for (std::size_t i = begin; i < end; ++i) frontier.clear(found_.nodes[i]);
    if (stopped) return tl::unexpected(std::move(*stopped));
    return {};
  }

  void clear() {
    for (const std::uint32_t node : found_.nodes) visited_.clear(node);
  }

  const View& view_;
  const NeighbourhoodOptions& options_;
  Budget& budget_;
  Bitmap& visited_;
  Neighbourhood found_;
  std::uint64_t uncollected_ = 0;
};

}  // namespace

Result<Neighbourhood> neighbourhood(const View& view, const NeighbourhoodOptions& options, Budget& budget) {
  Neighbourhood result;
  Search search(view, options, budget);
  if (auto done = search.run(false); !done) return forward(done);
  return search.take();
}

Result<std::uint64_t> neighbourhood_size(const View& view, const NeighbourhoodOptions& options, Budget& budget) {
  Search search(view, options, budget);
  if (auto done = search.run(true); !done) return forward(done);
  return search.count();
}

Result<bool> reachable(const View& view, NodeId start, NodeId target, const EdgeFilter& filter, std::uint32_t max_hops, Budget& budget) {
  auto found = shortest_path_length(view, {.source = start, .target = target, .filter = filter, .max_hops = max_hops}, budget);
  if (!found) return forward(found);
  return found->has_value();
}

}  // namespace signatory::graph
