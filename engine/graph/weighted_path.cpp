#include "graph/weighted_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <queue>

namespace signatory::graph {

using base::ErrorCode;
using base::fail;

namespace {

constexpr std::int64_t kLargestBucketWeight = 4095;
constexpr std::uint32_t kNoEdge = 0xffffffffU;

template <class Cost>
struct Entry {
  Cost cost = 0;
  std::uint32_t node = 0;
  friend bool operator<(const Entry& a, const Entry& b) { return a.cost != b.cost ? a.cost > b.cost : a.node > b.node; }  // the least on top
};

class HeapQueue {
 public:
  void start() { heap_ = {}; }
  bool empty() const { return heap_.empty(); }
  std::size_t size() const { return heap_.size(); }
  double least() { return heap_.top().cost; }
  void push(Entry<double> entry) { heap_.push(entry); }
  Entry<double> pop() {
    const Entry<double> top = heap_.top();
    heap_.pop();
    return top;
  }

 private:
  std::priority_queue<Entry<double>> heap_;
};

// Costs in the queue differ by no more than the largest weight, so as many buckets as there are weights suffice.
class BucketQueue {
 public:
  void start() {
    if (buckets_.empty()) buckets_.resize(std::size_t{kLargestBucketWeight} + 1);
    for (std::uint64_t cost = at_; size_ != 0 && cost <= at_ + kLargestBucketWeight; ++cost) {
      size_ -= bucket(cost).size();
      bucket(cost).clear();
    }
    at_ = size_ = 0;
  }
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  std::uint64_t least() {
    while (bucket(at_).empty()) ++at_;
    return at_;
  }
  void push(Entry<std::uint64_t> entry) { bucket(entry.cost).push_back(entry.node), ++size_; }
  Entry<std::uint64_t> pop() {
    auto& nodes = bucket(least());
    const std::uint32_t node = nodes.back();
    nodes.pop_back();
    --size_;
    return {at_, node};
  }

 private:
  std::vector<std::uint32_t>& bucket(std::uint64_t cost) { return buckets_[cost & kLargestBucketWeight]; }
  std::vector<std::vector<std::uint32_t>> buckets_;
  std::uint64_t at_ = 0;
  std::size_t size_ = 0;
};

// One end of the search; by node, all `kFar` between searches.
template <class Cost, class Queue>
struct Side {
  static constexpr Cost kFar = std::numeric_limits<Cost>::max();
  std::vector<Cost> cost;
  std::vector<std::uint32_t> via;  // the edge that led here
  std::vector<std::uint32_t> touched;
  Queue queue;

  void start(std::size_t bound, std::uint32_t node) {
    if (cost.size() < bound) cost.resize(bound, kFar), via.resize(bound, kNoEdge);
    queue.start();
    touched.clear();
    improve(node, 0, kNoEdge);
  }
  void improve(std::uint32_t node, Cost to, std::uint32_t edge) {
    if (cost[node] == kFar) touched.push_back(node);
    cost[node] = to;
    via[node] = edge;
    queue.push({to, node});
  }
  void clear() {
    for (const std::uint32_t node : touched) cost[node] = kFar, via[node] = kNoEdge;
  }
};

template <class Cost, class Queue>
class BothEnds {
 public:
  using End = Side<Cost, Queue>;
  BothEnds(const View& view, const WeightedQuestion& question, Budget& budget)
      : view_(view), question_(question), reversed_(question.path.filter.reversed()), budget_(budget), forward_(scratch_forward()), backward_(scratch_backward()) {}
  ~BothEnds() { forward_.clear(), backward_.clear(); }

  Result<std::optional<GraphPath>> run() {
    const auto source = static_cast<std::uint32_t>(question_.path.source.value()), target = static_cast<std::uint32_t>(question_.path.target.value());
    forward_.start(view_.node_bound(), source);
    backward_.start(view_.node_bound(), target);
    if (source == target) best_ = 0, meeting_ = source;
    while (!forward_.queue.empty() && !backward_.queue.empty()) {
      const Cost ahead = forward_.queue.least(), behind = backward_.queue.least();
      if (best_ != End::kFar && ahead + behind >= best_) break;
      const bool from_source = forward_.queue.size() <= backward_.queue.size();
      if (auto done = from_source ? settle(forward_, backward_, question_.path.filter) : settle(backward_, forward_, reversed_); !done) return forward(done);
    }
    if (best_ == End::kFar) return std::nullopt;
    return path();
  }

 private:
  static End& scratch_forward() {
    thread_local End end;
    return end;
  }
  static End& scratch_backward() {
    thread_local End end;
    return end;
  }

  Result<void> settle(End& side, const End& other, const EdgeFilter& filter) {
    const Entry<Cost> entry = side.queue.pop();
    if (entry.cost != side.cost[entry.node]) return {};
    const Banned* banned = question_.path.banned;
    std::uint32_t seen = 1, bad_edge = kNoEdge;
    for_each_edge(view_, filter, entry.node, [&](std::uint32_t neighbour, std::uint32_t edge) {
      ++seen;
      if (banned != nullptr && (banned->nodes.contains(neighbour) || banned->edges.contains(edge))) return true;
      const auto weight = question_.weight.of(view_, edge, entry.node, neighbour);
      if (!weight) return bad_edge = edge, false;
      const Cost cost = entry.cost + static_cast<Cost>(*weight);
      if (cost >= side.cost[neighbour] || cost >= best_) return true;
      side.improve(neighbour, cost, edge);
      if (other.cost[neighbour] != End::kFar && cost + other.cost[neighbour] < best_) best_ = cost + other.cost[neighbour], meeting_ = neighbour;
      return true;
    });
    if (bad_edge != kNoEdge) return fail(ErrorCode::kData, fmt::format("the weight of edge {} is not a number from 0 up", bad_edge));
    if (auto stop = budget_.spend(seen)) return tl::unexpected(std::move(*stop));
    return {};
  }

  GraphPath path() const {
    GraphPath result;
    result.cost = static_cast<double>(best_);
    const auto walk = [&](const End& side) {
      NodeId node(meeting_);
      for (std::uint32_t edge = side.via[meeting_]; edge != kNoEdge; edge = side.via[node.value()]) {
        node = view_.other_end(EdgeId(edge), node);
        result.edges.emplace_back(edge);
        result.nodes.push_back(node);
      }
    };
    walk(forward_);
    std::reverse(result.edges.begin(), result.edges.end());
    std::reverse(result.nodes.begin(), result.nodes.end());
    result.nodes.emplace_back(meeting_);
    walk(backward_);
    return result;
  }

  const View& view_;
  const WeightedQuestion& question_;
  const EdgeFilter reversed_;
  Budget& budget_;
  End& forward_;
  End& backward_;
  Cost best_ = End::kFar;
  std::uint32_t meeting_ = 0;
};

}  // namespace

std::optional<double> EdgeWeight::of(const View& view, std::uint32_t edge, std::uint32_t from, std::uint32_t to) const {
  if (kind_ == Kind::kHubs) {
    const auto degree = [&](std::uint32_t node) { return static_cast<double>(1 + estimated_degree(view, EdgeFilter{}, node)); };
    return 1 + (std::log2(degree(from)) + std::log2(degree(to))) / 2;
  }
  std::int64_t number = 0;
  const auto& columns = view.base().parts().edge_columns;
  if (view.delta() == nullptr && key_.value() < columns.size() && columns[key_.value()].number(edge, PropertyKind::kInteger, number)) {
    return number < 0 ? std::nullopt : std::optional(static_cast<double>(number));
  }
  const PropertyRef value = view.property(EdgeId(edge), key_);
  if (!value.exists()) return missing_;
  if (!value.is_number() || !(value.as_number() >= 0)) return std::nullopt;
  return value.as_number();
}

bool EdgeWeight::small_integers(const View& view, std::int64_t limit) const {
  if (kind_ != Kind::kProperty || view.delta() != nullptr || missing_ != std::floor(missing_) || !(missing_ >= 0 && missing_ <= static_cast<double>(limit))) return false;
  const auto& columns = view.base().parts().edge_columns;
  return key_.value() >= columns.size() || columns[key_.value()].integers_within(0, limit);
}

Result<std::optional<GraphPath>> cheapest_path(const View& view, const WeightedQuestion& question, Budget& budget) {
  for (const NodeId end : {question.path.source, question.path.target})
    if (!view.contains(end)) return fail(ErrorCode::kNotFound, fmt::format("node {} does not exist", end.value()));
  if (question.weight.small_integers(view, kLargestBucketWeight)) return BothEnds<std::uint64_t, BucketQueue>(view, question, budget).run();
  return BothEnds<double, HeapQueue>(view, question, budget).run();
}

}  // namespace signatory::graph
