// Patterns that are matched. Variables are declared first, so that properties and conditions may refer to any of them.
#include <fmt/format.h>

#include "cypher/binder_core.h"
#include "cypher/suggest.h"

namespace signatory::cypher {

void Binder::patterns(std::vector<PatternPart>& parts, PatternUse use) {
  std::set<std::string> edges_here;
  for (PatternPart& part : parts) declare_part(part, use, edges_here);
  for (PatternPart& part : parts) bind_path(part.path, use);
}

void Binder::declare_part(PatternPart& part, PatternUse use, std::set<std::string>& edges_here) {
  declare_path(part.path, use, edges_here);
  check_shortest(part);
  if (part.variable.empty()) {
    // Selectors and modes look at whole paths.
    part.variable.slot = part.selector != Selector::kAll || part.mode_given ? new_slot() : kNoSlot;
    return;
  }
  if (scope_.find(part.variable.text) != nullptr)
    fail("VariableAlreadyBound", part.variable.span, fmt::format("variable `{}` is already defined", part.variable.text), "a path needs a name of its own");
  declare(part.variable, StaticType::of(ValueKind::kPath));
}

void Binder::check_shortest(const PatternPart& part) const {
  if (part.mode == PathMode::kWalk && part.selector == Selector::kAll) check_bounded(part.path);
  if (!part.function_form) return;
  if (part.path.steps.size() != 1 || std::holds_alternative<GroupPattern>(part.path.steps[0].what))
    fail("InvalidRelationshipPattern", part.span, "a shortest path has one relationship pattern between two nodes", "write shortestPath((a)-[*]-(b))");
}

// A walk may go round in circles for ever.
void Binder::check_bounded(const PathPattern& path) const {
  for (const PathStep& step : path.steps) {
    const auto* edge = std::get_if<EdgePattern>(&step.what);
    const auto* group = std::get_if<GroupPattern>(&step.what);
    const bool bounded = edge != nullptr ? !edge->range || edge->range->most : group->range.most.has_value();
    if (!bounded) fail("UnexpectedSyntax", edge != nullptr ? edge->span : group->span, "a walk without an upper bound has no end", "give the largest number of repetitions, or choose with ANY SHORTEST");
    if (group != nullptr) check_bounded(group->part->path);
  }
}

void Binder::declare_path(PathPattern& path, PatternUse use, std::set<std::string>& edges_here) {
  declare_node(path.first, use);
  for (PathStep& step : path.steps) {
    if (auto* edge = std::get_if<EdgePattern>(&step.what)) {
      declare_edge(*edge, use, edges_here);
    } else {
      declare_group(std::get<GroupPattern>(step.what), use, edges_here);
    }
    declare_node(step.node, use);
  }
}

// Inside a group its variables are single elements; outside they are lists.
void Binder::declare_group(GroupPattern& group, PatternUse use, std::set<std::string>&) {
  const Scope outer = scope_;
  std::set<std::string> edges_inside;
  declare_path(group.part->path, use, edges_inside);
  const Scope inner = scope_;
  scope_ = outer;
  for (const auto& [name, variable] : inner.variables()) {
    const Variable* before = outer.find(name);
    if (before != nullptr) {
      if (before->slot != variable.slot) fail("VariableAlreadyBound", group.span, fmt::format("variable `{}` is already defined", name));
      continue;
    }
    const Slot slot = group.counted ? new_slot() : variable.slot;
    scope_.set({name, slot, group.counted ? StaticType::list_of(variable.type) : variable.type});
    group.exports.push_back({name, variable.slot, slot});
  }
}

void Binder::declare_node(NodePattern& node, PatternUse use) {
  if (node.variable.empty()) {
    declare(node.variable, StaticType::of(ValueKind::kNode));
    return;
  }
  const Variable* known = scope_.find(node.variable.text);
  if (known != nullptr) {
    if (known->type.certainly_not(ValueKind::kNode))
      fail("VariableTypeConflict", node.variable.span, fmt::format("variable `{}` is {} and cannot be a node here", node.variable.text, describe_kinds(known->type.without_null())));
    node.variable.slot = known->slot;
    return;
  }
  if (use == PatternUse::kPredicate)
    fail("UndefinedVariable", node.variable.span, fmt::format("variable `{}` is not defined", node.variable.text), did_you_mean(node.variable.text, scope_.names()));
  declare(node.variable, StaticType::of(ValueKind::kNode));
}

void Binder::declare_edge(EdgePattern& edge, PatternUse use, std::set<std::string>& edges_here) {
  const StaticType single = StaticType::of(ValueKind::kRelationship);
  const StaticType type = edge.range ? StaticType::list_of(single) : single;
  if (edge.variable.empty()) {
    declare(edge.variable, type);
    return;
  }
  const std::string& name = edge.variable.text;
  const Variable* known = scope_.find(name);
  if (known == nullptr) {
    if (use == PatternUse::kPredicate) fail("UndefinedVariable", edge.variable.span, fmt::format("variable `{}` is not defined", name), did_you_mean(name, scope_.names()));
    declare(edge.variable, type);
    edges_here.insert(name);
    return;
  }
  const bool conflict = edge.range ? known->type.certainly_not(ValueKind::kList) || known->type.element().certainly_not(ValueKind::kRelationship) : known->type.certainly_not(ValueKind::kRelationship);
  if (conflict)
    fail("VariableTypeConflict", edge.variable.span, fmt::format("variable `{}` is {} and cannot be a relationship here", name, describe_kinds(known->type.without_null())));
  if (!edges_here.insert(name).second)
    fail("RelationshipUniquenessViolation", edge.variable.span, fmt::format("relationship `{}` stands twice in one pattern, but relationships of a MATCH differ", name), "use two names");
  edge.variable.slot = known->slot;
}

void Binder::bind_path(PathPattern& path, PatternUse use) {
  bind_node(path.first, use);
  for (PathStep& step : path.steps) {
    if (auto* edge = std::get_if<EdgePattern>(&step.what)) {
      bind_edge(*edge, use);
    } else {
      bind_group(std::get<GroupPattern>(step.what), use);
    }
    bind_node(step.node, use);
  }
}

void Binder::bind_group(GroupPattern& group, PatternUse use) {
  const Scope outer = scope_;
  for (const auto& item : group.exports) scope_.set({item.name, item.inner, scope_.find(item.name)->type.element()});
  bind_path(group.part->path, use);
  if (group.where) condition(*group.where, {.patterns = true}, "the condition of WHERE");
  scope_ = outer;
}

void Binder::bind_node(NodePattern& node, PatternUse use) {
  note_labels(node.labels.get(), GraphName::Kind::kLabel);
  bind_properties(node.properties, use);
  if (node.where) condition(*node.where, {.patterns = true}, "the condition of WHERE");
}

void Binder::bind_edge(EdgePattern& edge, PatternUse use) {
  note_labels(edge.types.get(), GraphName::Kind::kType);
  bind_properties(edge.properties, use);
  if (!edge.where) return;
  const Variable* list = edge.range && !edge.variable.empty() ? scope_.find(edge.variable.text) : nullptr;
  if (list != nullptr) fail("UnexpectedSyntax", edge.where->span, "a relationship of variable length cannot have a condition of its own", "use a quantified group: ((a)-[r]->(b) WHERE …){1,3}");
  condition(*edge.where, {.patterns = true}, "the condition of WHERE");
}

void Binder::bind_properties(ExprPtr& properties, PatternUse use) {
  if (!properties) return;
  if (properties->kind == ExprKind::kParameter && use != PatternUse::kCreate)
    fail("InvalidParameterUse", properties->span, "a parameter cannot stand for all properties of a pattern that is matched", "name the properties: {name: $name}");
  expression(*properties, {});
  if (use == PatternUse::kMatch || use == PatternUse::kPredicate || use == PatternUse::kComprehension)
    for (const Name& key : properties->names) note(GraphName::Kind::kKey, key);
}

void Binder::note_labels(const LabelExpr* labels, GraphName::Kind kind) {
  if (labels == nullptr) return;
  if (labels->kind == LabelExprKind::kName) note(kind, labels->name);
  for (const auto& part : labels->parts) note_labels(part.get(), kind);
}

}  // namespace signatory::cypher
