#include "cypher/op_match.h"

#include "cypher/eval_parts.h"
#include "cypher/hop_walk.h"
#include "cypher/op_group.h"

namespace signatory::cypher {
namespace {

std::size_t at(Slot slot) { return static_cast<std::size_t>(slot); }

class ScanOperator final : public Operator {
 public:
  ScanOperator(const Plan& plan, const ScanSpec& spec, Run& run) : Operator(plan), spec_(spec) { start_children(run); }
  void do_open(Run& run) override {
    child().open(run);
    scanning_ = false;
  }
  bool do_next(Run& run) override {
    while (true) {
      run.spend();
      if (scanning_ && iterator_ != std::default_sentinel) {
        run.row[at(spec_.slot)] = Value::node(*iterator_);
        ++iterator_;
        return true;
      }
      if (!child().next(run)) return false;
      if (spec_.labelled && !spec_.label.seen()) continue;
      scan_ = spec_.labelled ? run.view.nodes(spec_.label.label()) : run.view.nodes();
      iterator_ = scan_.begin();
      scanning_ = true;
    }
  }

 private:
  const ScanSpec& spec_;
  graph::NodeScan scan_;
  graph::NodeScan::Iterator iterator_;
  bool scanning_ = false;
};

class SeekOperator final : public Operator {
 public:
  SeekOperator(const Plan& plan, const ScanSpec& spec, Run& run) : Operator(plan), spec_(spec) { start_children(run); }
  void do_open(Run& run) override {
    child().open(run);
    found_.clear();
    next_ = 0;
  }
  bool do_next(Run& run) override {
    while (true) {
      if (next_ < found_.size()) {
        run.row[at(spec_.slot)] = Value::node(found_[next_++]);
        return true;
      }
      if (!child().next(run)) return false;
      run.spend();
      seek(run);
    }
  }

 private:
  void seek(Run& run) {
    found_.clear();
    next_ = 0;
    if (!spec_.label.seen() || !spec_.key.seen()) return;
    const Value value = spec_.value->evaluate(run);
    if (value.is_null()) return;
    const auto property = to_property(value);
    if (property) found_ = run.view.find_nodes(spec_.label.label(), spec_.key.key(), property->ref());
  }
  const ScanSpec& spec_;
  std::vector<NodeId> found_;
  std::size_t next_ = 0;
};

class ExpandOperator final : public Operator {
 public:
  ExpandOperator(const Plan& plan, const ExpandSpec& spec, Run& run) : Operator(plan), spec_(spec), walk_(spec.hop) { start_children(run); }
  void do_open(Run& run) override {
    child().open(run);
    walk_.stop();
  }
  bool do_next(Run& run) override {
    while (true) {
      graph::Neighbour found;
      while (walk_.next(run, found)) {
        run.spend();
        if (spec_.edge_bound && run.row[at(spec_.edge)].as_relationship() != found.edge) continue;
        if (spec_.used.contains(run, found.edge)) continue;
        run.row[at(spec_.edge)] = Value::relationship(found.edge);
        run.row[at(spec_.to)] = Value::node(found.node);
        return true;
      }
      if (!child().next(run)) return false;
      run.spend();
      begin(run);
    }
  }

 private:
  void begin(Run& run) {
    walk_.stop();
    NodeId from;
    EdgeId edge;
    if (!node_in(run, spec_.from, from)) return;
    if (spec_.edge_bound && !edge_in(run, spec_.edge, edge)) return;
    NodeId to;
    if (!spec_.to_bound) return walk_.begin(run, from);
    if (node_in(run, spec_.to, to)) walk_.begin_to(run, from, to);
  }
  const ExpandSpec& spec_;
  HopWalk walk_;
};

class PathOperator final : public Operator {
 public:
  struct Spec {
    std::vector<PathPart> parts;
    Slot slot = kNoSlot;
  };
  PathOperator(const Plan& plan, const Spec& spec, Run& run) : Operator(plan), spec_(spec) { start_children(run); }
  void do_open(Run& run) override { child().open(run); }
  bool do_next(Run& run) override {
    if (!child().next(run)) return false;
    run.row[at(spec_.slot)] = make(run);
    return true;
  }

 private:
  Value make(Run& run) const {
    Path path;
    return assemble_path(run, spec_.parts, path) ? Value::path(std::move(path)) : Value();
  }
  const Spec& spec_;
};

}  // namespace

bool Used::contains(const Run& run, EdgeId edge) const {
  for (Slot slot : edges) {
    const Value& value = run.row[at(slot)];
    if (value.is(ValueKind::kRelationship) && value.as_relationship() == edge) return true;
  }
  for (Slot slot : lists) {
    const Value& value = run.row[at(slot)];
    if (!value.is(ValueKind::kList)) continue;
    for (const Value& item : value.as_list())
      if (item.is(ValueKind::kRelationship) && item.as_relationship() == edge) return true;
  }
  return false;
}

bool node_in(const Run& run, Slot slot, NodeId& node) {
  const Value& value = run.row[at(slot)];
  if (value.is_null()) return false;
  if (!value.is(ValueKind::kNode)) throw_error(cypher_error("TypeError", "InvalidArgumentType", "a node of the pattern is bound to " + describe(value)));
  node = value.as_node();
  return true;
}

bool edge_in(const Run& run, Slot slot, EdgeId& edge) {
  const Value& value = run.row[at(slot)];
  if (value.is_null()) return false;
  if (!value.is(ValueKind::kRelationship)) throw_error(cypher_error("TypeError", "InvalidArgumentType", "a relationship of the pattern is bound to " + describe(value)));
  edge = value.as_relationship();
  return true;
}

PlanPtr plan_scan(PlanPtr input, ScanSpec spec, std::string details) {
  const bool seek = spec.value != nullptr;
  std::string operation = seek ? "NodeIndexSeek" : spec.labelled ? "NodeByLabelScan" : "AllNodesScan";
  if (seek) return make_plan<SeekOperator>(std::move(operation), std::move(details), std::move(spec), std::move(input));
  return make_plan<ScanOperator>(std::move(operation), std::move(details), std::move(spec), std::move(input));
}

PlanPtr plan_expand(PlanPtr input, ExpandSpec spec, std::string details) {
  std::string operation = spec.to_bound ? "ExpandInto" : "Expand";
  return make_plan<ExpandOperator>(std::move(operation), std::move(details), std::move(spec), std::move(input));
}

PlanPtr plan_path(PlanPtr input, std::vector<PathPart> parts, Slot slot, std::string details) {
  return make_plan<PathOperator>("Path", std::move(details), PathOperator::Spec{std::move(parts), slot}, std::move(input));
}

}  // namespace signatory::cypher
