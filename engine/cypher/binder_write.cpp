// Clauses that change the graph: CREATE, MERGE, SET, REMOVE, DELETE.
#include <fmt/format.h>

#include "cypher/binder_core.h"

namespace signatory::cypher {
namespace {

bool plain_labels(const LabelExpr& labels) {
  if (labels.kind == LabelExprKind::kName) return true;
  if (labels.kind != LabelExprKind::kAnd) return false;
  for (const auto& part : labels.parts)
    if (!plain_labels(*part)) return false;
  return true;
}

}  // namespace

void Binder::create(CreateClause& clause) {
  for (PatternPart& part : clause.patterns) created_part(part, PatternUse::kCreate);
}

void Binder::merge(MergeClause& clause) {
  created_part(clause.pattern, PatternUse::kMerge);
  set_items(clause.on_create);
  set_items(clause.on_match);
}

void Binder::created_part(PatternPart& part, PatternUse use) {
  if (part.selector != Selector::kAll || part.mode_given) fail("UnexpectedSyntax", part.span, "path modes and selectors are for MATCH only");
  created_node(part.path.first, part.path.steps.empty(), use);
  for (PathStep& step : part.path.steps) {
    if (std::holds_alternative<GroupPattern>(step.what)) fail("CreatingVarLength", std::get<GroupPattern>(step.what).span, "a pattern of variable length cannot be created");
    auto& edge = std::get<EdgePattern>(step.what);
    created_edge(edge, use);
    created_node(step.node, false, use);
  }
  if (part.variable.empty()) return;
  if (scope_.find(part.variable.text) != nullptr) fail("VariableAlreadyBound", part.variable.span, fmt::format("variable `{}` is already defined", part.variable.text));
  declare(part.variable, StaticType::of(ValueKind::kPath));
}

void Binder::created_node(NodePattern& node, bool alone, PatternUse use) {
  const Variable* known = node.variable.empty() ? nullptr : scope_.find(node.variable.text);
  if (node.labels && !plain_labels(*node.labels)) fail("UnexpectedSyntax", node.labels->span, "a node is created with plain labels", "write :A:B");
  if (node.where) fail("UnexpectedSyntax", node.where->span, "WHERE inside a node is for MATCH only");
  if (known != nullptr) {
    if (known->type.certainly_not(ValueKind::kNode))
      fail("VariableTypeConflict", node.variable.span, fmt::format("variable `{}` is not a node", node.variable.text));
    if (alone || node.labels || node.properties)
      fail("VariableAlreadyBound", node.variable.span, fmt::format("variable `{}` is already defined", node.variable.text),
           alone ? "a node that exists cannot be created again; use another name" : "repeat only its name, without labels and properties");
    node.variable.slot = known->slot;
    return;
  }
  bind_properties(node.properties, use);
  declare(node.variable, StaticType::of(ValueKind::kNode));
}

void Binder::created_edge(EdgePattern& edge, PatternUse use) {
  if (!edge.variable.empty() && scope_.find(edge.variable.text) != nullptr)
    fail("VariableAlreadyBound", edge.variable.span, fmt::format("variable `{}` is already defined", edge.variable.text), "a relationship that exists cannot be created again; use another name");
  if (edge.range) fail("CreatingVarLength", edge.span, "a relationship of variable length cannot be created", "write each relationship out");
  if (!edge.types || edge.types->kind != LabelExprKind::kName)
    fail("NoSingleRelationshipType", edge.types ? edge.types->span : edge.span, "a relationship is created with exactly one type", "write -[:TYPE]->");
  if (use == PatternUse::kCreate && edge.direction == Direction::kBoth)
    fail("RequiresDirectedRelationship", edge.span, "a relationship is created in one direction", "write --> or <--");
  if (edge.where) fail("UnexpectedSyntax", edge.where->span, "WHERE inside a relationship is for MATCH only");
  bind_properties(edge.properties, use);
  declare(edge.variable, StaticType::of(ValueKind::kRelationship));
}

void Binder::set_items(std::vector<SetItem>& items) {
  for (SetItem& item : items) set_item(item);
}

void Binder::set_item(SetItem& item) {
  const StaticType target = expression(*item.target, {});
  const KindSet entities = kinds({ValueKind::kNode, ValueKind::kRelationship});
  require(*item.target, target, item.kind == SetKind::kLabels ? kinds({ValueKind::kNode}) : entities, item.kind == SetKind::kLabels ? "what labels are set on" : "what properties are set on");
  if (item.dynamic_key) require(*item.dynamic_key, expression(*item.dynamic_key, {}), kinds({ValueKind::kString}), "a property name");
  if (!item.value) return;
  const StaticType value = expression(*item.value, {});
  if (item.kind == SetKind::kReplace || item.kind == SetKind::kMerge)
    require(*item.value, value, entities | kind_bit(ValueKind::kMap), "what properties are set from");
}

void Binder::delete_clause(DeleteClause& clause) {
  for (ExprPtr& target : clause.targets) {
    const StaticType found = expression(*target, {});
    if (target->kind == ExprKind::kHasLabels) fail("InvalidDelete", target->span, "a label cannot be deleted", "use REMOVE to take a label off a node");
    require(*target, found, kinds({ValueKind::kNode, ValueKind::kRelationship, ValueKind::kPath}), "what DELETE deletes");
  }
}

}  // namespace signatory::cypher
