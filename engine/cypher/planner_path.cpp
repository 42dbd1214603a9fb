// Placing the edges of a MATCH: single relationships, variable length, groups, selectors, and path values at the end.
#include "cypher/match_parts.h"
#include "cypher/op_rows.h"
#include "cypher/planner_core.h"

namespace signatory::cypher {

Hop MatchPlanner::hop(const EdgePattern& edge, bool from_left) {
  Hop out;
  const bool forwards = edge.direction == (from_left ? Direction::kRight : Direction::kLeft);
  out.direction = edge.direction == Direction::kBoth ? graph::Direction::kBoth : forwards ? graph::Direction::kOut : graph::Direction::kIn;
  if (!edge.types) return out;
  std::vector<std::string> names;
  out.any_type = false;
  if (!plain_types(*edge.types, names)) {
    out.type_test = ExprCompiler(planner_).labels(*edge.types, true);
    return out;
  }
  std::set<std::uint32_t> seen;
  for (const std::string& name : names) {
    const NameRef type = planner_.type(name);
    if (type.seen() && seen.insert(type.id).second) out.types.push_back(type.type());
  }
  return out;
}

Used MatchPlanner::used(const Edge& edge) const { return repeatable_ || edge.mode == PathMode::kWalk ? Used{} : used_; }

void MatchPlanner::remember_used(const Edge& edge, Slot slot, bool list) {
  if (repeatable_ || edge.mode == PathMode::kWalk) return;
  (list ? used_.lists : used_.edges).push_back(slot);
}

std::string MatchPlanner::step_text(const Edge& edge) const {
  const auto node = [&](std::size_t index) { return "(" + nodes_[index].name + ")"; };
  const base::ByteSpan span = edge.edge != nullptr ? edge.edge->span : edge.group != nullptr ? edge.group->span : edge.search->span;
  return edge.search != nullptr ? planner_.text_of(span) : node(edge.left) + planner_.text_of(span) + node(edge.right);
}

void MatchPlanner::place(Edge& edge, bool from_left) {
  if (edge.search != nullptr) return place_search(edge);
  if (edge.group != nullptr) return place_group(edge, from_left);
  if (edge.edge->range) return place_variable(edge, from_left);
  place_edge(edge, from_left);
}

void MatchPlanner::place_edge(Edge& edge, bool from_left) {
  ExpandSpec spec;
  spec.from = nodes_[from_left ? edge.left : edge.right].slot;
  spec.to = nodes_[from_left ? edge.right : edge.left].slot;
  spec.edge = edge.edge->variable.slot;
  spec.to_bound = planner_.is_bound(spec.to);
  spec.edge_bound = planner_.is_bound(spec.edge);
  spec.hop = hop(*edge.edge, from_left);
  spec.used = used(edge);
  const Slot slot = spec.edge;
  plan_ = plan_expand(std::move(plan_), std::move(spec), step_text(edge));
  planner_.bind(slot);
  remember_used(edge, slot, false);
}

// Properties and WHERE of a relationship of variable length hold for each of its relationships.
EvalPtr MatchPlanner::edge_condition(const EdgePattern& edge, Slot slot) {
  std::vector<EvalPtr> conditions;
  if (edge.properties && edge.properties->kind == ExprKind::kMap) {
    for (std::size_t i = 0; i < edge.properties->args.size(); ++i)
      conditions.push_back(property_test(slot, planner_.key(edge.properties->names[i].text), planner_.compile(*edge.properties->args[i]), edge.properties->span));
  }
  if (edge.where) conditions.push_back(planner_.compile(*edge.where));
  return conditions.empty() ? nullptr : all_of(std::move(conditions), edge.span);
}

void MatchPlanner::place_variable(Edge& edge, bool from_left) {
  VariableExpandSpec spec;
  spec.from = nodes_[from_left ? edge.left : edge.right].slot;
  spec.to = nodes_[from_left ? edge.right : edge.left].slot;
  spec.edges = edge.edge->variable.slot;
  spec.to_bound = planner_.is_bound(spec.to);
  spec.edges_bound = planner_.is_bound(spec.edges);
  spec.reversed = !from_left;
  spec.hop = hop(*edge.edge, from_left);
  spec.least = edge.edge->range->least;
  spec.most = edge.edge->range->most.value_or(-1);
  spec.mode = edge.mode;
  spec.edge = planner_.new_slot();
  spec.condition = edge_condition(*edge.edge, spec.edge);
  spec.used = used(edge);
  const Slot slot = spec.edges;
  plan_ = plan_variable_expand(std::move(plan_), std::move(spec), step_text(edge));
  planner_.bind(slot);
  remember_used(edge, slot, true);
}

void MatchPlanner::place_path_values() {
  for (const PatternPart& part : parts_) {
    if (part.variable.slot == kNoSlot || planner_.is_bound(part.variable.slot)) continue;
    std::vector<PathPart> path{{PathPart::Kind::kNode, part.path.first.variable.slot}};
    for (const PathStep& step : part.path.steps) {
      if (const auto* edge = std::get_if<EdgePattern>(&step.what)) {
        path.push_back({edge->range ? PathPart::Kind::kEdges : PathPart::Kind::kEdge, edge->variable.slot});
      } else {
        path.push_back({PathPart::Kind::kEdges, group_edges_.at(&std::get<GroupPattern>(step.what))});
      }
      path.push_back({PathPart::Kind::kNode, step.node.variable.slot});
    }
    plan_ = plan_path(std::move(plan_), std::move(path), part.variable.slot, part.variable.text);
    planner_.bind(part.variable.slot);
    estimate(rows_);
  }
}

}  // namespace signatory::cypher
