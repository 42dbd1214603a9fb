#include "cypher/expr_tools.h"

#include "cypher/functions.h"
#include "cypher/value_order.h"

namespace signatory::cypher {
namespace {

bool comparable_kind(ExprKind kind) {
  switch (kind) {
    case ExprKind::kPatternPredicate: case ExprKind::kPatternComprehension: case ExprKind::kShortestPath: case ExprKind::kExists:
    case ExprKind::kCountSubquery: case ExprKind::kCollectSubquery: case ExprKind::kListComprehension: case ExprKind::kQuantifier:
    case ExprKind::kReduce: return false;
    default: return true;
  }
}

bool same_labels(const LabelExpr* a, const LabelExpr* b) {
  if (a == nullptr || b == nullptr) return a == b;
  if (a->kind != b->kind || a->name.text != b->name.text || a->parts.size() != b->parts.size()) return false;
  for (std::size_t i = 0; i < a->parts.size(); ++i)
    if (!same_labels(a->parts[i].get(), b->parts[i].get())) return false;
  return true;
}

bool same_head(const Expr& a, const Expr& b) {
  if (a.kind != b.kind || !comparable_kind(a.kind) || a.args.size() != b.args.size() || a.names.size() != b.names.size()) return false;
  if (a.function != b.function || a.aggregate != b.aggregate || a.distinct != b.distinct || a.operators != b.operators) return false;
  if (a.function != nullptr && a.function->volatile_result) return false;
  if (a.kind == ExprKind::kVariable) return a.name.slot == b.name.slot;
  if (a.kind == ExprKind::kLiteral) return a.value.kind() == b.value.kind() && equivalent(a.value, b.value);
  if (a.kind == ExprKind::kFunction) return true;
  if (a.name.text != b.name.text || a.has_else != b.has_else || a.has_subject != b.has_subject) return false;
  for (std::size_t i = 0; i < a.names.size(); ++i)
    if (a.names[i].text != b.names[i].text) return false;
  return same_labels(a.labels.get(), b.labels.get());
}

using Read = std::function<void(Slot)>;

void read_node(const NodePattern& node, const Read& read) {
  if (node.variable.slot != kNoSlot) read(node.variable.slot);
  if (node.properties) for_each_slot_read(*node.properties, read);
  if (node.where) for_each_slot_read(*node.where, read);
}

struct ClauseReader {
  const Read& read;
  void expr(const ExprPtr& e) const {
    if (e) for_each_slot_read(*e, read);
  }
  void patterns(const std::vector<PatternPart>& parts) const {
    for (const PatternPart& part : parts) for_each_slot_read(part.path, read);
  }
  void projection(const Projection& p) const {
    for (const auto& column : p.columns) expr(column.expression);
    for (const auto& aggregate : p.aggregates) expr(aggregate.call);
    for (const auto& item : p.order) expr(item.expression);
  }
  void items(const std::vector<SetItem>& list) const {
    for (const SetItem& item : list) expr(item.target), expr(item.dynamic_key), expr(item.value);
  }
  void operator()(const MatchClause& c) const { patterns(c.patterns), expr(c.where); }
  void operator()(const UnwindClause& c) const { expr(c.list); }
  void operator()(const WithClause& c) const { projection(c.projection), expr(c.where); }
  void operator()(const ReturnClause& c) const { projection(c.projection); }
  void operator()(const CreateClause& c) const { patterns(c.patterns); }
  void operator()(const MergeClause& c) const { for_each_slot_read(c.pattern.path, read), items(c.on_create), items(c.on_match); }
  void operator()(const SetClause& c) const { items(c.items); }
  void operator()(const RemoveClause& c) const { items(c.items); }
  void operator()(const DeleteClause& c) const {
    for (const auto& target : c.targets) expr(target);
  }
  void operator()(const CallClause& c) const {
    for (const auto& argument : c.arguments) expr(argument);
    expr(c.where);
  }
  void operator()(const SubqueryClause& c) const { for_each_slot_read(*c.query, read); }
  void operator()(const ForeachClause& c) const {
    expr(c.list);
    for (const Clause& inner : c.clauses) std::visit(*this, inner.what);
  }
};

}  // namespace

bool same_expression(const Expr& a, const Expr& b) {
  if (!same_head(a, b)) return false;
  for (std::size_t i = 0; i < a.args.size(); ++i) {
    if (!a.args[i] || !b.args[i]) {
      if (a.args[i] || b.args[i]) return false;
    } else if (!same_expression(*a.args[i], *b.args[i])) {
      return false;
    }
  }
  return true;
}

void for_each_expression(const Expr& expr, const std::function<void(const Expr&)>& visit) {
  visit(expr);
  for (const ExprPtr& arg : expr.args)
    if (arg) for_each_expression(*arg, visit);
}

bool contains_aggregate(const Expr& expr) {
  if (expr.aggregate != nullptr) return true;
  for (const ExprPtr& arg : expr.args)
    if (arg && contains_aggregate(*arg)) return true;
  return false;
}

void for_each_slot_read(const Expr& expr, const Read& read) {
  if (expr.kind == ExprKind::kVariable) read(expr.name.slot);
  for (const ExprPtr& arg : expr.args)
    if (arg) for_each_slot_read(*arg, read);
  if (expr.pattern) for_each_slot_read(expr.pattern->path, read);
  if (expr.query) for_each_slot_read(*expr.query, read);
}

void for_each_slot_read(const PathPattern& path, const Read& read) {
  read_node(path.first, read);
  for (const PathStep& step : path.steps) {
    if (const auto* edge = std::get_if<EdgePattern>(&step.what)) {
      if (edge->variable.slot != kNoSlot) read(edge->variable.slot);
      if (edge->properties) for_each_slot_read(*edge->properties, read);
      if (edge->where) for_each_slot_read(*edge->where, read);
    } else {
      const auto& group = std::get<GroupPattern>(step.what);
      for_each_slot_read(group.part->path, read);
      if (group.where) for_each_slot_read(*group.where, read);
    }
    read_node(step.node, read);
  }
}

void for_each_slot_read(const Query& query, const Read& read) {
  for (const SingleQuery& part : query.parts)
    for (const Clause& clause : part.clauses) std::visit(ClauseReader{read}, clause.what);
}

}  // namespace signatory::cypher
