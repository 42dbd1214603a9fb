// Placing what walks many relationships at once: quantified groups, and parts of a pattern with a selector.
#include <algorithm>

#include "cypher/diagnostic.h"
#include "cypher/expr_tools.h"
#include "cypher/match_parts.h"
#include "cypher/op_group.h"
#include "cypher/op_rows.h"
#include "cypher/op_search.h"
#include "cypher/planner_core.h"

namespace signatory::cypher {
namespace {

std::vector<PathPart> parts_of_step(const PathPattern& path) {
  std::vector<PathPart> out{{PathPart::Kind::kNode, path.first.variable.slot}};
  for (const PathStep& step : path.steps) {
    if (const auto* edge = std::get_if<EdgePattern>(&step.what)) out.push_back({edge->range ? PathPart::Kind::kEdges : PathPart::Kind::kEdge, edge->variable.slot});
    out.push_back({PathPart::Kind::kNode, step.node.variable.slot});
  }
  return out;
}

// The group's only relationship, if that is all it repeats.
const EdgePattern* single_edge(const GroupPattern& group) {
  const PathPattern& path = group.part->path;
  if (!group.counted || path.steps.size() != 1) return nullptr;
  const auto* edge = std::get_if<EdgePattern>(&path.steps[0].what);
  return edge != nullptr && !edge->range ? edge : nullptr;
}

bool has_group(const PathPattern& path) {
  return std::any_of(path.steps.begin(), path.steps.end(), [](const PathStep& step) { return std::holds_alternative<GroupPattern>(step.what); });
}

}  // namespace

// What the group reads from outside must be bound before it.
bool MatchPlanner::group_ready(const Edge& edge) const {
  std::set<Slot> inner;
  for_each_pattern_slot(edge.group->part->path, [&](Slot slot) { inner.insert(slot); });
  bool ready = true;
  const auto read = [&](Slot slot) { ready = ready && (inner.contains(slot) || !fresh_.contains(slot) || planner_.is_bound(slot)); };
  for_each_slot_read(edge.group->part->path, read);
  if (edge.group->where) for_each_slot_read(*edge.group->where, read);
  return ready;
}

void MatchPlanner::place_group(Edge& edge, bool) {
  const GroupPattern& group = *edge.group;
  if (has_group(group.part->path)) throw_error(syntax_error("UnexpectedSyntax", group.span, "a quantified group cannot stand inside another one").hint("write one group whose quantifier says how often it repeats"));
  GroupSpec spec;
  spec.from = nodes_[edge.left].slot;
  spec.to = nodes_[edge.right].slot;
  spec.to_bound = planner_.is_bound(spec.to);
  spec.first = group.part->path.first.variable.slot;
  spec.last = group.part->path.steps.empty() ? spec.first : group.part->path.steps.back().node.variable.slot;
  spec.inner_parts = parts_of_step(group.part->path);
  spec.least = group.range.least;
  spec.most = group.range.most.value_or(-1);
  spec.mode = edge.mode;
  spec.used = used(edge);
  spec.edges = planner_.new_slot();
  for (const auto& item : group.exports) spec.exports.emplace_back(item.inner, item.outer);
  PlanPtr inner;
  {
    Planner::InnerScope scope(planner_);
    planner_.bind(spec.first);
    inner = planner_.patterns({group.part.get(), 1}, group.where.get(), edge.mode == PathMode::kWalk, plan_unit("Argument"));
    for_each_pattern_slot(group.part->path, [&](Slot slot) { spec.inner_slots.push_back(slot); });
  }
  const Slot list = spec.edges;
  plan_ = plan_group(std::move(plan_), std::move(inner), std::move(spec), step_text(edge));
  group_edges_[&group] = list;
  planner_.bind(list);
  for (const auto& item : group.exports) planner_.bind(item.outer);
  remember_used(edge, list, true);
}

void MatchPlanner::place_search(Edge& edge) {
  if (!place_kernel(edge)) place_selection(edge);
}

// The conditions on one repetition of a group of one relationship.
EvalPtr MatchPlanner::step_conditions(const GroupPattern& group) {
  const PathPattern& path = group.part->path;
  const auto& edge = std::get<EdgePattern>(path.steps[0].what);
  std::vector<EvalPtr> conditions;
  const auto add_node_tests = [&](const NodePattern& node) {
    if (node.labels) conditions.push_back(node_label_test(node.variable.slot, ExprCompiler(planner_).labels(*node.labels, false), node.labels->span));
    if (node.properties)
      for (std::size_t i = 0; i < node.properties->args.size(); ++i)
        conditions.push_back(property_test(node.variable.slot, planner_.key(node.properties->names[i].text), planner_.compile(*node.properties->args[i]), node.properties->span));
    if (node.where) conditions.push_back(planner_.compile(*node.where));
  };
  add_node_tests(path.first);
  add_node_tests(path.steps[0].node);
  if (EvalPtr condition = edge_condition(edge, edge.variable.slot)) conditions.push_back(std::move(condition));
  if (group.where) conditions.push_back(planner_.compile(*group.where));
  return conditions.empty() ? nullptr : all_of(std::move(conditions), group.span);
}

// shortestPath((a)-[*]-(b)) looks for the shortest path for which WHERE holds.
EvalPtr MatchPlanner::whole_path_condition(const std::vector<Slot>& slots) {
  std::vector<EvalPtr> conditions;
  for (Condition& condition : conditions_) {
    if (condition.placed) continue;
    bool concerned = false;
    bool ready = true;
    for (Slot slot : condition.needs) {
      const bool own = std::find(slots.begin(), slots.end(), slot) != slots.end();
      concerned = concerned || own;
      ready = ready && (own || planner_.is_bound(slot));
    }
    if (!concerned || !ready) continue;
    condition.placed = true;
    conditions.push_back(std::move(condition.eval));
  }
  return conditions.empty() ? nullptr : all_of(std::move(conditions), {});
}

bool MatchPlanner::place_kernel(Edge& edge) {
  const PatternPart& part = *edge.search;
  if (part.path.steps.size() != 1) return false;
  const auto* group = std::get_if<GroupPattern>(&part.path.steps[0].what);
  const EdgePattern* pattern = group != nullptr ? single_edge(*group) : std::get_if<EdgePattern>(&part.path.steps[0].what);
  if (pattern == nullptr || (group == nullptr && !pattern->range)) return false;
  SearchSpec spec;
  const HopRange range = group != nullptr ? group->range : *pattern->range;
  spec.from = nodes_[edge.left].slot;
  spec.to = nodes_[edge.right].slot;
  spec.least = range.least;
  spec.most = range.most.value_or(-1);
  spec.mode = edge.mode;
  spec.selector = part.selector;
  spec.count = part.count;
  spec.used = used(edge);
  spec.span = part.span;
  spec.cost_name = part.cost_key.text;
  if (!part.cost_key.empty()) spec.cost_key = planner_.key(part.cost_key.text);
  spec.hop = hop(*pattern, true);
  std::vector<Slot> own{part.variable.slot};
  if (group != nullptr) {
    spec.edges = planner_.new_slot();
    spec.edge = pattern->variable.slot;
    spec.left = group->part->path.first.variable.slot;
    spec.right = group->part->path.steps[0].node.variable.slot;
    spec.step_condition = step_conditions(*group);
    for (const auto& item : group->exports) {
      spec.exports.emplace_back(item.inner, item.outer);
      own.push_back(item.outer);
    }
    group_edges_[group] = spec.edges;
  } else {
    spec.edges = pattern->variable.slot;
    spec.edge = planner_.new_slot();
    spec.step_condition = edge_condition(*pattern, spec.edge);
    own.push_back(spec.edges);
  }
  spec.path = part.variable.slot;
  spec.path_parts = {{PathPart::Kind::kNode, spec.from}, {PathPart::Kind::kEdges, spec.edges}, {PathPart::Kind::kNode, spec.to}};
  if (part.function_form) spec.accept = whole_path_condition(own);
  own.push_back(spec.edges);
  const Slot list = spec.edges;
  plan_ = plan_search(std::move(plan_), std::move(spec), step_text(edge));
  for (Slot slot : own) planner_.bind(slot);
  remember_used(edge, list, true);
  return true;
}

// Any other pattern: all its matches between the two nodes, then the choice.
void MatchPlanner::place_selection(Edge& edge) {
  const PatternPart& part = *edge.search;
  if (part.selector == Selector::kCheapest)
    throw_error(syntax_error("UnexpectedSyntax", part.span, "CHEAPEST goes over one repeated relationship between two nodes").hint("write CHEAPEST BY weight (a)-[:TYPE]->+(b)"));
  const std::vector<bool> before = planner_.bound_slots_;
  PlanPtr inner;
  SelectSpec spec;
  spec.selector = part.selector;
  spec.count = part.count;
  spec.path = part.variable.slot;
  inner = MatchPlanner(planner_, {&part, 1}, nullptr, repeatable_, true).run(plan_unit("Argument"));
  for (Slot slot : planner_.bound())
    if (static_cast<std::size_t>(slot) >= before.size() || !before[static_cast<std::size_t>(slot)]) spec.slots.push_back(slot);
  plan_ = plan_select(std::move(plan_), std::move(inner), std::move(spec), step_text(edge));
}

}  // namespace signatory::cypher
