#include "cypher/op_search.h"

#include <algorithm>
#include <queue>
#include <unordered_map>
#include <unordered_set>

#include "cypher/eval_parts.h"
#include "cypher/hop_walk.h"
#include "cypher/op_group.h"

namespace signatory::cypher {
namespace {

std::size_t at(Slot slot) { return static_cast<std::size_t>(slot); }

class SearchOperator final : public Operator {
 public:
  SearchOperator(const Plan& plan, const SearchSpec& spec, Run& run) : Operator(plan), spec_(spec), walk_(spec.hop), claim_(run) { start_children(run); }
  void do_open(Run& run) override {
    child().open(run);
    found_.clear();
    next_ = 0;
  }
  bool do_next(Run& run) override {
    while (true) {
      run.spend();
      if (next_ < found_.size()) {
        bind(run, found_[next_++]);
        return true;
      }
      if (!child().next(run)) return false;
      search(run);
    }
  }

 private:
  // A partial path as its last step and the path before it.
  struct Partial {
    double cost = 0;
    std::uint32_t length = 0;
    std::int64_t before = -1;  // index of partials_
    NodeId node;
    EdgeId edge;
  };
  struct Reached {
    std::uint32_t distance = 0;
    std::vector<graph::Neighbour> parents;
  };

  void search(Run& run) {
    found_.clear();
    next_ = 0;
    claim_.clear();
    if (!node_in(run, spec_.from, from_) || !node_in(run, spec_.to, to_)) return;
    const bool plain = !spec_.accept && spec_.least <= 1 && from_ != to_ && (spec_.selector == Selector::kAllShortest || spec_.selector == Selector::kAnyShortest);
    if (plain) {
      breadth_first(run);
    } else {
      best_first(run);
    }
  }

  template <class Visit>
  void for_each_step(Run& run, NodeId node, Visit visit) {
    graph::Neighbour next;
    walk_.begin(run, node);
    while (walk_.next(run, next)) {
      run.spend();
      if (spec_.mode != PathMode::kWalk && spec_.used.contains(run, next.edge)) continue;
      if (spec_.step_condition) {
        run.row[at(spec_.edge)] = Value::relationship(next.edge);
        if (spec_.left != kNoSlot) run.row[at(spec_.left)] = Value::node(node);
        if (spec_.right != kNoSlot) run.row[at(spec_.right)] = Value::node(next.node);
        if (!holds(*spec_.step_condition, run)) continue;
      }
      visit(next);
    }
  }

  void breadth_first(Run& run) {
    std::unordered_map<NodeId, Reached> reached{{from_, {}}};
    std::vector<NodeId> layer{from_};
    for (std::uint32_t distance = 1; !layer.empty() && !reached.contains(to_) && (spec_.most < 0 || distance <= spec_.most); ++distance) {
      std::vector<NodeId> next_layer;
      for (NodeId node : layer) {
        for_each_step(run, node, [&](const graph::Neighbour& next) {
          const auto [place, added] = reached.try_emplace(next.node, Reached{distance, {}});
          if (added) next_layer.push_back(next.node);
          if (place->second.distance != distance || (!added && spec_.selector == Selector::kAnyShortest)) return;
          place->second.parents.push_back({node, next.edge});
          claim_.add(64);
        });
      }
      layer = std::move(next_layer);
    }
    if (reached.contains(to_)) collect_shortest(run, reached);
  }
  // All ways back from the end, depth first: each level tries the parents of its node in turn.
  void collect_shortest(Run& run, const std::unordered_map<NodeId, Reached>& reached) {
    struct Level {
      const Reached* reached;
      std::size_t next = 0;
    };
    std::vector<Level> levels{{&reached.at(to_)}};
    std::vector<EdgeId> edges;
    while (!levels.empty()) {
      run.spend();
      Level& level = levels.back();
      if (level.next == level.reached->parents.size()) {
        levels.pop_back();
        if (!edges.empty()) edges.pop_back();
        continue;
      }
      const graph::Neighbour parent = level.reached->parents[level.next++];
      edges.push_back(parent.edge);
      if (parent.node != from_) {
        levels.push_back({&reached.at(parent.node)});
        continue;
      }
      claim_.add(edges.size() * sizeof(EdgeId) + 32);
      found_.emplace_back(edges.rbegin(), edges.rend());
      edges.pop_back();
      if (spec_.selector == Selector::kAnyShortest) return;
    }
  }

  void best_first(Run& run) {
    partials_.clear();
    const auto later = [this](std::int64_t a, std::int64_t b) {
      const Partial& x = partials_[static_cast<std::size_t>(a)];
      const Partial& y = partials_[static_cast<std::size_t>(b)];
      return std::tie(x.cost, x.length, a) > std::tie(y.cost, y.length, b);
    };
    std::priority_queue<std::int64_t, std::vector<std::int64_t>, decltype(later)> queue(later);
    std::unordered_map<NodeId, std::int64_t> closed;
    if (spec_.mode == PathMode::kWalk && !reachable(run)) return;
    const bool prune = !spec_.accept && spec_.least <= 1 && from_ != to_ && single();
    partials_.push_back({0, 0, -1, from_, EdgeId()});
    queue.push(0);
    double last_cost = -1;
    std::int64_t groups = 0;
    while (!queue.empty()) {
      run.spend();
      const std::int64_t index = queue.top();
      queue.pop();
      const Partial path = partials_[static_cast<std::size_t>(index)];
      if (prune && closed[path.node]++ > 0) continue;
      if (path.node == to_ && static_cast<std::int64_t>(path.length) >= spec_.least && accepted(run, index)) {
        groups += path.cost != last_cost ? 1 : 0;
        last_cost = path.cost;
        if (!wanted(groups)) return;
        found_.push_back(edges_of(index));
        if (spec_.selector != Selector::kAllShortest && spec_.selector != Selector::kShortestGroups && static_cast<std::int64_t>(found_.size()) >= spec_.count) return;
      }
      if (!found_.empty() && spec_.selector == Selector::kAllShortest && path.cost >= last_cost) continue;
      if (spec_.most >= 0 && static_cast<std::int64_t>(path.length) >= spec_.most) continue;
      for_each_step(run, path.node, [&](const graph::Neighbour& next) {
        if (!may_extend(index, next)) return;
        claim_.add(sizeof(Partial) + 16);
        partials_.push_back({path.cost + cost(run, next.edge), path.length + 1, index, next.node, next.edge});
        queue.push(static_cast<std::int64_t>(partials_.size()) - 1);
      });
    }
  }
  // Walks go on for ever where the end cannot be reached.
  bool reachable(Run& run) {
    std::unordered_set<NodeId> seen;
    std::vector<NodeId> todo{from_};
    bool found = from_ == to_ && spec_.least <= 0;
    while (!todo.empty() && !found) {
      const NodeId node = todo.back();
      todo.pop_back();
      for_each_step(run, node, [&](const graph::Neighbour& next) {
        found = found || next.node == to_;
        if (seen.insert(next.node).second) todo.push_back(next.node);
      });
    }
    return found;
  }
  bool single() const { return spec_.count == 1 && (spec_.selector == Selector::kAny || spec_.selector == Selector::kAnyShortest || spec_.selector == Selector::kShortestK || spec_.selector == Selector::kCheapest); }
  bool wanted(std::int64_t groups) const {
    return spec_.selector == Selector::kAllShortest ? groups <= 1 : spec_.selector != Selector::kShortestGroups || groups <= spec_.count;
  }
  double cost(Run& run, EdgeId edge) const {
    if (spec_.selector != Selector::kCheapest) return 1;
    const Value value = spec_.cost_key.seen() ? to_value(run.view.property(edge, spec_.cost_key.key())) : Value();
    if (!value.is_number() || !(value.as_number() >= 0))
      throw_error(query_error("ArgumentError", "InvalidArgumentValue", spec_.span, "the cost `" + spec_.cost_name + "` of a relationship must be a number from 0 upwards, but one is " + describe(value)));
    return value.as_number();
  }
  bool may_extend(std::int64_t index, const graph::Neighbour& next) const {
    if (spec_.mode == PathMode::kWalk) return true;
    const bool by_node = spec_.mode == PathMode::kAcyclic || spec_.mode == PathMode::kSimple;
    if (spec_.mode == PathMode::kSimple && index != 0 && partials_[static_cast<std::size_t>(index)].node == from_) return false;
    for (std::int64_t i = index; i >= 0; i = partials_[static_cast<std::size_t>(i)].before) {
      const Partial& part = partials_[static_cast<std::size_t>(i)];
      if (part.before >= 0 && part.edge == next.edge) return false;
      if (by_node && part.node == next.node && (part.before >= 0 || spec_.mode == PathMode::kAcyclic)) return false;
    }
    return true;
  }
  std::vector<EdgeId> edges_of(std::int64_t index) const {
    std::vector<EdgeId> out;
    for (std::int64_t i = index; partials_[static_cast<std::size_t>(i)].before >= 0; i = partials_[static_cast<std::size_t>(i)].before) out.push_back(partials_[static_cast<std::size_t>(i)].edge);
    std::reverse(out.begin(), out.end());
    return out;
  }
  bool accepted(Run& run, std::int64_t index) {
    if (!spec_.accept) return true;
    bind(run, edges_of(index));
    return holds(*spec_.accept, run);
  }

  void bind(Run& run, const std::vector<EdgeId>& edges) const {
    std::vector<Value> list;
    std::vector<Value> lefts;
    std::vector<Value> rights;
    NodeId node = from_;
    for (EdgeId edge : edges) {
      list.push_back(Value::relationship(edge));
      lefts.push_back(Value::node(node));
      node = run.view.other_end(edge, node);
      rights.push_back(Value::node(node));
    }
    for (const auto& [inner, outer] : spec_.exports) run.row[at(outer)] = Value::list(inner == spec_.edge ? list : inner == spec_.left ? lefts : rights);
    run.row[at(spec_.edges)] = Value::list(std::move(list));
    Path path;
    if (spec_.path != kNoSlot && assemble_path(run, spec_.path_parts, path)) run.row[at(spec_.path)] = Value::path(std::move(path));
  }

  const SearchSpec& spec_;
  HopWalk walk_;
  MemoryClaim claim_;
  NodeId from_;
  NodeId to_;
  std::vector<Partial> partials_;
  std::vector<std::vector<EdgeId>> found_;
  std::size_t next_ = 0;
};

std::string operation_of(const SearchSpec& spec) {
  return spec.selector == Selector::kCheapest ? "CheapestPath" : spec.selector == Selector::kAllShortest ? "AllShortestPaths" : "ShortestPath";
}

}  // namespace

PlanPtr plan_search(PlanPtr input, SearchSpec spec, std::string details) {
  std::string operation = operation_of(spec);
  return make_plan<SearchOperator>(std::move(operation), std::move(details), std::move(spec), std::move(input));
}

}  // namespace signatory::cypher
