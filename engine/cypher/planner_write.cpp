// CREATE, MERGE, SET, REMOVE, DELETE.
#include "cypher/op_rows.h"
#include "cypher/planner_core.h"

namespace signatory::cypher {
namespace {

void collect_labels(const LabelExpr* labels, std::vector<std::string>& names) {
  if (labels == nullptr) return;
  if (labels->kind == LabelExprKind::kName) names.push_back(labels->name.text);
  for (const LabelExprPtr& part : labels->parts) collect_labels(part.get(), names);
}

std::vector<Slot> slots_of(const PatternPart& part) {
  std::vector<Slot> out{part.path.first.variable.slot};
  for (const PathStep& step : part.path.steps) {
    out.push_back(std::get<EdgePattern>(step.what).variable.slot);
    out.push_back(step.node.variable.slot);
  }
  return out;
}

}  // namespace

std::vector<graph::LabelId> Planner::label_ids(const LabelExpr* labels) {
  std::vector<std::string> names;
  collect_labels(labels, names);
  std::set<graph::LabelId> ids;
  for (const std::string& name : names) ids.insert(label(name).label());
  return {ids.begin(), ids.end()};
}

void Planner::new_node(const NodePattern& node, NewElements& out, std::set<Slot>& made) {
  if (is_bound(node.variable.slot) || !made.insert(node.variable.slot).second) return;
  out.nodes.push_back({node.variable.slot, label_ids(node.labels.get()), compile_optional(node.properties)});
}

void Planner::new_elements(const PatternPart& part, NewElements& out) {
  std::set<Slot> made;
  for (const NewNode& node : out.nodes) made.insert(node.slot);
  new_node(part.path.first, out, made);
  Slot left = part.path.first.variable.slot;
  for (const PathStep& step : part.path.steps) {
    const auto& edge = std::get<EdgePattern>(step.what);
    new_node(step.node, out, made);
    const Slot right = step.node.variable.slot;
    const bool backwards = edge.direction == Direction::kLeft;
    out.edges.push_back({edge.variable.slot, type(edge.types->name.text).type(), backwards ? right : left, backwards ? left : right, compile_optional(edge.properties), edge.span});
    left = right;
  }
}

PlanPtr Planner::path_value(const PatternPart& part, PlanPtr input) {
  if (part.variable.empty()) return input;
  std::vector<PathPart> parts{{PathPart::Kind::kNode, part.path.first.variable.slot}};
  for (const PathStep& step : part.path.steps) {
    parts.push_back({PathPart::Kind::kEdge, std::get<EdgePattern>(step.what).variable.slot});
    parts.push_back({PathPart::Kind::kNode, step.node.variable.slot});
  }
  bind(part.variable.slot);
  return plan_path(std::move(input), std::move(parts), part.variable.slot, part.variable.text);
}

// One operator for each pattern: `CREATE (a), (b {x: a.x})` reads what stands before it.
PlanPtr Planner::create(const CreateClause& clause, PlanPtr input, std::string details) {
  for (const PatternPart& part : clause.patterns) {
    NewElements elements;
    new_elements(part, elements);
    KeptSlots kept{bound(), {}};
    for (Slot slot : slots_of(part)) {
      if (!is_bound(slot)) kept.after.push_back(slot);
      bind(slot);
    }
    const double rows = input->estimated_rows();
    input = plan_create(std::move(input), std::move(elements), std::move(kept), clause.patterns.size() == 1 ? std::move(details) : text_of(part.span));
    input = path_value(part, std::move(input));
    input->estimate(rows);
  }
  return input;
}

PlanPtr Planner::merge(const MergeClause& clause, PlanPtr input, std::string details) {
  MergeSpec spec;
  new_elements(clause.pattern, spec.elements);
  KeptSlots kept{bound(), {}};
  PlanPtr match;
  {
    InnerScope scope(*this);
    match = patterns({&clause.pattern, 1}, nullptr, false, plan_unit("Argument"));
  }
  for (Slot slot : slots_of(clause.pattern)) {
    if (!is_bound(slot)) kept.after.push_back(slot);
    bind(slot);
  }
  spec.matched = kept.after;
  spec.on_create = set_actions(clause.on_create, false);
  spec.on_match = set_actions(clause.on_match, false);
  const double rows = input->estimated_rows();
  input = plan_merge(std::move(input), std::move(match), std::move(spec), std::move(kept), std::move(details));
  input = path_value(clause.pattern, std::move(input));
  input->estimate(rows);
  return input;
}

std::vector<SetAction> Planner::set_actions(const std::vector<SetItem>& items, bool remove) {
  std::vector<SetAction> out;
  for (const SetItem& item : items) {
    SetAction action;
    action.kind = item.kind;
    action.target = compile(*item.target);
    action.key = item.key.text;
    action.dynamic_key = compile_optional(item.dynamic_key);
    action.value = compile_optional(item.value);
    for (const Name& name : item.labels) action.labels.push_back(label(name.text).label());
    action.remove_labels = remove;
    action.span = item.value ? item.value->span : item.span;
    out.push_back(std::move(action));
  }
  return out;
}

PlanPtr Planner::set(const std::vector<SetItem>& items, bool remove, PlanPtr input, std::string details) {
  const double rows = input->estimated_rows();
  PlanPtr plan = plan_set(std::move(input), set_actions(items, remove), {bound(), {}}, std::move(details));
  plan->estimate(rows);
  return plan;
}

PlanPtr Planner::remove(const DeleteClause& clause, PlanPtr input, std::string details) {
  std::vector<EvalPtr> targets;
  for (const ExprPtr& target : clause.targets) targets.push_back(compile(*target));
  const double rows = input->estimated_rows();
  PlanPtr plan = plan_delete(std::move(input), std::move(targets), clause.detach, {bound(), {}}, std::move(details));
  plan->estimate(rows);
  return plan;
}

}  // namespace signatory::cypher
