#include "cypher/op_group.h"

#include <algorithm>

#include "cypher/eval_parts.h"
#include "cypher/op_rows.h"

namespace signatory::cypher {
namespace {

std::size_t at(Slot slot) { return static_cast<std::size_t>(slot); }

class GroupOperator final : public Operator {
 public:
  GroupOperator(const Plan& plan, const GroupSpec& spec, Run& run) : Operator(plan), spec_(spec), inner_plan_(*plan.children()[1]), claim_(run) { start_children(run); }
  void do_open(Run& run) override {
    child(0).open(run);
    depth_ = 0;
    pending_ = false;
  }
  bool do_next(Run& run) override {
    while (true) {
      run.spend();
      if (std::exchange(pending_, false)) {
        if (emit(run)) return true;
        continue;
      }
      if (depth_ > 0) {
        step(run);
        continue;
      }
      if (!child(0).next(run)) return false;
      begin(run);
    }
  }

 private:
  // One repetition under way: its operator, and what it found last.
  struct Level {
    OperatorPtr op;
    bool found = false;
    std::vector<Value> slots;
    std::size_t edges_before = 0;
    std::size_t nodes_before = 0;
  };

  void begin(Run& run) {
    NodeId from;
    edges_.clear();
    nodes_.clear();
    if (!node_in(run, spec_.from, from)) return;
    if (spec_.to_bound && run.row[at(spec_.to)].is_null()) return;
    nodes_.push_back(from);
    repetitions_ = 0;
    push(run);
    pending_ = spec_.least <= 0;
  }
  void push(Run& run) {
    if (levels_.size() <= depth_) {
      levels_.push_back({inner_plan_.start(run), false, {}, 0, 0});
      claim_.add(512);
    }
    Level& level = levels_[depth_++];
    level.found = false;
    level.edges_before = edges_.size();
    level.nodes_before = nodes_.size();
    run.row[at(spec_.first)] = Value::node(nodes_.back());
    level.op->open(run);
  }
  void step(Run& run) {
    Level& level = levels_[depth_ - 1];
    edges_.resize(level.edges_before);
    nodes_.resize(level.nodes_before);
    repetitions_ = depth_ - 1;
    // Deeper repetitions have used the same slots.
    if (level.found)
      for (std::size_t i = 0; i < spec_.inner_slots.size(); ++i) run.row[at(spec_.inner_slots[i])] = level.slots[i];
    const bool deeper = spec_.most < 0 || static_cast<std::int64_t>(depth_) <= spec_.most;
    if (!deeper || !level.op->next(run)) {
      --depth_;
      return;
    }
    level.found = true;
    level.slots.clear();
    for (Slot slot : spec_.inner_slots) level.slots.push_back(run.row[at(slot)]);
    if (!extend(run)) return;
    repetitions_ = depth_;
    const bool enough = static_cast<std::int64_t>(depth_) >= spec_.least;
    pending_ = enough;
    const bool moved = edges_.size() > level.edges_before;
    if ((moved || !enough) && (spec_.most < 0 || static_cast<std::int64_t>(depth_) < spec_.most)) push(run);
  }
  // Adds the repetition at hand to the path, if the path may go on like this.
  bool extend(Run& run) {
    Path path;
    if (!assemble_path(run, spec_.inner_parts, path)) return false;
    for (EdgeId edge : path.edges) {
      if (spec_.mode != PathMode::kWalk && (std::find(edges_.begin(), edges_.end(), edge) != edges_.end() || spec_.used.contains(run, edge))) return false;
      edges_.push_back(edge);
    }
    nodes_.insert(nodes_.end(), path.nodes.begin() + 1, path.nodes.end());
    if (spec_.mode != PathMode::kAcyclic && spec_.mode != PathMode::kSimple) return true;
    const bool closed = spec_.mode == PathMode::kSimple && nodes_.size() > 1 && levels_[depth_ - 1].nodes_before > 1 && nodes_[levels_[depth_ - 1].nodes_before - 1] == nodes_[0];
    return !closed && obeys({nodes_, edges_}, spec_.mode);
  }
  // The pending repetitions are those of levels 0 … repetitions_ - 1.
  bool emit(Run& run) {
    const NodeId end = nodes_.back();
    if (spec_.to_bound && run.row[at(spec_.to)].as_node() != end) return false;
    for (const auto& [inner, outer] : spec_.exports) {
      if (inner == outer) continue;  // parentheses without a quantifier
      const auto found = std::find(spec_.inner_slots.begin(), spec_.inner_slots.end(), inner);
      const auto column = static_cast<std::size_t>(found - spec_.inner_slots.begin());
      std::vector<Value> list;
      for (std::size_t i = 0; i < repetitions_; ++i) list.push_back(levels_[i].slots[column]);
      run.row[at(outer)] = Value::list(std::move(list));
    }
    std::vector<Value> edges;
    for (EdgeId edge : edges_) edges.push_back(Value::relationship(edge));
    run.row[at(spec_.edges)] = Value::list(std::move(edges));
    run.row[at(spec_.to)] = Value::node(end);
    return true;
  }

  const GroupSpec& spec_;
  const Plan& inner_plan_;
  MemoryClaim claim_;
  std::vector<Level> levels_;  // the first depth_ are in use
  std::size_t depth_ = 0;
  std::size_t repetitions_ = 0;
  std::vector<EdgeId> edges_;
  std::vector<NodeId> nodes_;
  bool pending_ = false;
};

class SelectOperator final : public Operator {
 public:
  SelectOperator(const Plan& plan, const SelectSpec& spec, Run& run) : Operator(plan), spec_(spec), rows_(run, spec.slots) { start_children(run); }
  void do_open(Run& run) override {
    child(0).open(run);
    chosen_.clear();
    next_ = 0;
  }
  bool do_next(Run& run) override {
    while (true) {
      if (next_ < chosen_.size()) {
        rows_.restore(chosen_[next_++], run);
        return true;
      }
      if (!child(0).next(run)) return false;
      choose(run);
    }
  }

 private:
  void choose(Run& run) {
    rows_.clear();
    next_ = 0;
    std::vector<std::pair<std::size_t, std::size_t>> lengths;  // number of relationships, row
    child(1).open(run);
    while (child(1).next(run)) {
      run.spend();
      const Value& path = run.row[at(spec_.path)];
      if (!path.is(ValueKind::kPath)) continue;
      lengths.emplace_back(path.as_path().edges.size(), rows_.size());
      rows_.push(run);
    }
    std::sort(lengths.begin(), lengths.end());
    chosen_.clear();
    std::int64_t groups = 0;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
      groups += i == 0 || lengths[i].first != lengths[i - 1].first ? 1 : 0;
      if (!takes(static_cast<std::int64_t>(i), groups)) break;
      chosen_.push_back(lengths[i].second);
    }
  }
  bool takes(std::int64_t index, std::int64_t group) const {
    switch (spec_.selector) {
      case Selector::kAllShortest: return group <= 1;
      case Selector::kShortestGroups: return group <= spec_.count;
      case Selector::kAnyShortest: return index < 1;
      default: return index < spec_.count;
    }
  }
  const SelectSpec& spec_;
  RowBuffer rows_;
  std::vector<std::size_t> chosen_;
  std::size_t next_ = 0;
};

class PathModeEval final : public Eval {
 public:
  PathModeEval(base::ByteSpan span, Slot path, PathMode mode) : Eval(span), path_(at(path)), mode_(mode) {}
  Value evaluate(Run& run) const override { return Value::boolean(run.row[path_].is(ValueKind::kPath) && obeys(run.row[path_].as_path(), mode_)); }

 private:
  std::size_t path_;
  PathMode mode_;
};

template <class Id>
bool all_different(std::vector<Id> ids) {
  std::sort(ids.begin(), ids.end());
  return std::adjacent_find(ids.begin(), ids.end()) == ids.end();
}

}  // namespace

bool assemble_path(const Run& run, const std::vector<PathPart>& parts, Path& path) {
  const auto append = [&](EdgeId edge) {
    path.nodes.push_back(run.view.other_end(edge, path.nodes.back()));
    path.edges.push_back(edge);
  };
  for (const PathPart& part : parts) {
    const Value& value = run.row[at(part.slot)];
    if (value.is_null()) return false;
    if (part.kind == PathPart::Kind::kNode) {
      if (path.nodes.empty()) path.nodes.push_back(value.as_node());
    } else if (part.kind == PathPart::Kind::kEdge) {
      append(value.as_relationship());
    } else {
      for (const Value& edge : value.as_list()) append(edge.as_relationship());
    }
  }
  return true;
}

bool obeys(const Path& path, PathMode mode) {
  if (mode == PathMode::kWalk) return true;
  if (mode == PathMode::kTrail) return all_different(path.edges);
  if (mode == PathMode::kAcyclic) return all_different(path.nodes);
  const bool closed = path.nodes.size() > 1 && path.nodes.front() == path.nodes.back();
  return all_different(path.edges) && all_different(std::vector(path.nodes.begin() + (closed ? 1 : 0), path.nodes.end()));
}

EvalPtr path_mode_test(Slot path, PathMode mode, base::ByteSpan span) { return std::make_unique<PathModeEval>(span, path, mode); }

PlanPtr plan_group(PlanPtr input, PlanPtr inner, GroupSpec spec, std::string details) {
  return make_plan<GroupOperator>("RepeatGroup", std::move(details), std::move(spec), std::move(input), std::move(inner));
}
PlanPtr plan_select(PlanPtr input, PlanPtr inner, SelectSpec spec, std::string details) {
  return make_plan<SelectOperator>("SelectPaths", std::move(details), std::move(spec), std::move(input), std::move(inner));
}

}  // namespace signatory::cypher
