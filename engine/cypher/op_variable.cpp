// Paths of variable length: depth first, without recursion, one step of the budget for each relationship looked at.
#include <algorithm>
#include <deque>

#include "cypher/eval_parts.h"
#include "cypher/hop_walk.h"

namespace signatory::cypher {
namespace {

std::size_t at(Slot slot) { return static_cast<std::size_t>(slot); }

class VariableExpandOperator final : public Operator {
 public:
  VariableExpandOperator(const Plan& plan, const VariableExpandSpec& spec, Run& run) : Operator(plan), spec_(spec), claim_(run) { start_children(run); }
  void do_open(Run& run) override {
    child().open(run);
    depth_ = 0;
    edges_.clear();
    pending_ = false;
  }
  bool do_next(Run& run) override {
    while (true) {
      run.spend();
      if (pending_) {
        pending_ = false;
        if (emit(run)) return true;
        continue;
      }
      if (depth_ > 0) {
        step(run);
        continue;
      }
      if (!child().next(run)) return false;
      begin(run);
    }
  }

 private:
  struct Frame {
    explicit Frame(const Hop& hop) : walk(hop) {}
    HopWalk walk;
    NodeId node;
  };

  void begin(Run& run) {
    NodeId from;
    edges_.clear();
    if (!node_in(run, spec_.from, from)) return;
    if (spec_.to_bound && run.row[at(spec_.to)].is_null()) return;
    if (spec_.edges_bound) return follow_list(run, from);
    push(run, from);
    pending_ = spec_.least <= 0;
  }
  void push(Run& run, NodeId node) {
    if (frames_.size() <= depth_) {
      frames_.emplace_back(spec_.hop);
      claim_.add(sizeof(Frame));
    }
    frames_[depth_].node = node;
    frames_[depth_].walk.begin(run, node);
    ++depth_;
  }
  void step(Run& run) {
    graph::Neighbour found;
    const bool deeper = spec_.most < 0 || static_cast<std::int64_t>(edges_.size()) < spec_.most;
    if (!deeper || !frames_[depth_ - 1].walk.next(run, found)) {
      if (--depth_ > 0) edges_.pop_back();
      return;
    }
    if (!allowed(run, found)) return;
    edges_.push_back(found.edge);
    push(run, found.node);
    pending_ = static_cast<std::int64_t>(edges_.size()) >= spec_.least;
  }
  bool allowed(Run& run, const graph::Neighbour& found) const {
    if (spec_.mode != PathMode::kWalk) {
      for (EdgeId edge : edges_)
        if (edge == found.edge) return false;
      if (spec_.used.contains(run, found.edge)) return false;
    }
    if (spec_.mode == PathMode::kAcyclic || spec_.mode == PathMode::kSimple) {
      for (std::size_t i = 0; i < depth_; ++i)
        if (frames_[i].node == found.node && (i > 0 || spec_.mode == PathMode::kAcyclic)) return false;
      // A closed path goes no further.
      if (spec_.mode == PathMode::kSimple && depth_ > 1 && frames_[depth_ - 1].node == frames_[0].node) return false;
    }
    if (!spec_.condition) return true;
    run.row[at(spec_.edge)] = Value::relationship(found.edge);
    return holds(*spec_.condition, run);
  }
  bool emit(Run& run) {
    const NodeId end = frames_[depth_ - 1].node;
    if (spec_.to_bound && run.row[at(spec_.to)].as_node() != end) return false;
    std::vector<Value> list;
    list.reserve(edges_.size());
    for (EdgeId edge : edges_) list.push_back(Value::relationship(edge));
    if (spec_.reversed) std::reverse(list.begin(), list.end());
    run.row[at(spec_.edges)] = Value::list(std::move(list));
    run.row[at(spec_.to)] = Value::node(end);
    return true;
  }
  // The list is given: check that it is such a path, and where it ends.
  void follow_list(Run& run, NodeId from) {
    const Value list = run.row[at(spec_.edges)];
    if (!list.is(ValueKind::kList)) return;
    const auto items = list.as_list();
    const auto length = static_cast<std::int64_t>(items.size());
    if (length < spec_.least || (spec_.most >= 0 && length > spec_.most)) return;
    NodeId node = from;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Value& item = items[spec_.reversed ? items.size() - 1 - i : i];
      if (!item.is(ValueKind::kRelationship) || !run.view.contains(item.as_relationship())) return;
      const graph::Neighbour next{run.view.other_end(item.as_relationship(), node), item.as_relationship()};
      if (!follows(run, node, next)) return;
      for (EdgeId edge : edges_)
        if (edge == next.edge) return;
      edges_.push_back(next.edge);
      node = next.node;
    }
    if (frames_.empty()) frames_.emplace_back(spec_.hop);
    frames_[0].node = node;
    frames_[0].walk.stop();
    depth_ = 1;
    pending_ = true;
  }
  bool follows(Run& run, NodeId node, const graph::Neighbour& next) const {
    HopWalk walk(spec_.hop);
    walk.begin_to(run, node, next.node);
    graph::Neighbour found;
    while (walk.next(run, found))
      if (found.edge == next.edge) return true;
    return false;
  }

  const VariableExpandSpec& spec_;
  MemoryClaim claim_;
  std::deque<Frame> frames_;  // the first depth_ are in use
  std::size_t depth_ = 0;
  std::vector<EdgeId> edges_;
  bool pending_ = false;
};

}  // namespace

PlanPtr plan_variable_expand(PlanPtr input, VariableExpandSpec spec, std::string details) {
  std::string operation = spec.to_bound ? "VarLengthExpandInto" : "VarLengthExpand";
  return make_plan<VariableExpandOperator>(std::move(operation), std::move(details), std::move(spec), std::move(input));
}

}  // namespace signatory::cypher
