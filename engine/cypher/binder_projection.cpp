// WITH and RETURN: columns, grouping, aggregates, ORDER BY, SKIP, LIMIT, and the scope behind.
//
// When a projection aggregates (or is DISTINCT), what stands behind it sees its columns only. ORDER BY and WHERE may still repeat the
// expression of a column; resolve_output() replaces it by the column. take_aggregates() moves aggregates out of columns.
#include <fmt/format.h>

#include "cypher/binder_core.h"
#include "cypher/expr_tools.h"
#include "cypher/suggest.h"

namespace signatory::cypher {
namespace {

ExprPtr variable_of(const std::string& name, Slot slot, base::ByteSpan span) {
  auto out = std::make_unique<Expr>();
  out->kind = ExprKind::kVariable;
  out->span = span;
  out->name = {name, span, slot};
  return out;
}

void for_each_aggregate(ExprPtr& expr, const std::function<void(ExprPtr&)>& visit) {
  if (expr->aggregate != nullptr) return visit(expr);
  for (ExprPtr& arg : expr->args)
    if (arg) for_each_aggregate(arg, visit);
}

bool is_simple_key(const Expr& expr) { return expr.kind == ExprKind::kVariable || expr.kind == ExprKind::kProperty; }

}  // namespace

std::vector<Name> Binder::projection(Projection& projection, ExprPtr* where, bool is_with, std::vector<StaticType>& types) {
  if (projection.star) expand_star(projection, is_with);
  types = bind_columns(projection);
  Scope overlay = scope_;
  Scope after;
  for (std::size_t i = 0; i < projection.columns.size(); ++i) {
    ProjectionColumn& column = projection.columns[i];
    const bool passes_on = column.expression->kind == ExprKind::kVariable;
    column.alias.slot = passes_on ? column.expression->name.slot : new_slot();
    after.set({column.alias.text, column.alias.slot, types[i]});
    if (is_with || column.has_alias || passes_on) overlay.set({column.alias.text, column.alias.slot, types[i]});
  }
  bind_order(projection, where, overlay);
  for (const ProjectionColumn& column : projection.columns) {
    if (is_with && !column.has_alias && column.expression->kind != ExprKind::kVariable)
      fail("NoExpressionAlias", column.expression->span, "an expression in WITH needs a name", "add AS and a name");
  }
  for (ProjectionColumn& column : projection.columns) {
    projection.grouping.push_back(!contains_aggregate(*column.expression));
    std::set<Slot> locals;
    if (projection.aggregating && !projection.grouping.back()) take_aggregates(column.expression, projection, locals);
  }
  scope_ = std::move(after);
  bind_bound(projection.skip, "SKIP");
  bind_bound(projection.limit, "LIMIT");
  std::vector<Name> outputs;
  for (const ProjectionColumn& column : projection.columns) outputs.push_back(column.alias);
  return outputs;
}

void Binder::expand_star(Projection& projection, bool is_with) {
  if (scope_.empty() && !is_with) fail("NoVariablesInScope", projection.star_span, "there is no variable that * could stand for", "give a node or relationship of the pattern a name");
  std::vector<ProjectionColumn> columns;
  for (const auto& [name, variable] : scope_.variables()) {
    ProjectionColumn column;
    column.expression = variable_of(name, variable.slot, projection.star_span);
    column.alias = {name, projection.star_span};
    column.has_alias = true;
    columns.push_back(std::move(column));
  }
  for (ProjectionColumn& column : projection.columns) columns.push_back(std::move(column));
  projection.columns = std::move(columns);
}

std::vector<StaticType> Binder::bind_columns(Projection& projection) {
  std::vector<StaticType> types;
  std::set<std::string> names;
  for (ProjectionColumn& column : projection.columns) {
    types.push_back(expression(*column.expression, {.aggregates = true}));
    projection.aggregating = projection.aggregating || contains_aggregate(*column.expression);
    if (!names.insert(column.alias.text).second)
      fail("ColumnNameConflict", column.alias.span, fmt::format("two columns are called `{}`", column.alias.text), "rename one with AS");
  }
  return types;
}

void Binder::bind_order(Projection& projection, ExprPtr* where, const Scope& overlay) {
  const Scope before = std::exchange(scope_, overlay);
  const bool closed = projection.aggregating || projection.distinct;
  for (SortItem& item : projection.order) {
    expression(*item.expression, {.aggregates = projection.aggregating});
    if (closed) resolve_output(item.expression, projection, contains_aggregate(*item.expression), false);
    // What is left of aggregates, such as count(*), is computed for sorting only.
    for_each_aggregate(item.expression, [&](ExprPtr& aggregate) {
      const Slot slot = new_slot();
      ExprPtr reader = variable_of("", slot, aggregate->span);
      projection.aggregates.push_back({std::move(aggregate), slot});
      aggregate = std::move(reader);
    });
  }
  if (where != nullptr && *where) {
    condition(**where, {.aggregates = false, .patterns = true}, "the condition of WHERE");
    if (closed) resolve_output(*where, projection, false, false);
  }
  scope_ = before;
}

// Replaces what repeats a column by the column; complains about what is not visible behind the projection.
void Binder::resolve_output(ExprPtr& expr, const Projection& projection, bool has_aggregate, bool inside_key) {
  for (const ProjectionColumn& column : projection.columns) {
    if (expr->kind == ExprKind::kVariable && expr->name.slot == column.alias.slot) return;
    if (!same_expression(*expr, *column.expression)) continue;
    const bool complex_key = has_aggregate && !expr->aggregate && !is_simple_key(*expr) && !contains_aggregate(*expr) && expr->kind != ExprKind::kLiteral && expr->kind != ExprKind::kParameter;
    if (complex_key) {
      bool constant = true;
      for_each_slot_read(*expr, [&](Slot) { constant = false; });
      if (!constant) inside_key = true;
      break;
    }
    expr = variable_of(column.alias.text, column.alias.slot, expr->span);
    return;
  }
  if (expr->kind == ExprKind::kVariable) {
    if (scope_.find(expr->name.text) == nullptr) return;  // of a comprehension
    if (inside_key)
      fail("AmbiguousAggregationExpression", expr->span, "an expression with an aggregate may use columns and constants only", "compute the other part in a WITH before");
    std::vector<std::string> names;
    for (const ProjectionColumn& column : projection.columns) names.push_back(column.alias.text);
    fail("UndefinedVariable", expr->name.span, fmt::format("variable `{}` is not visible behind DISTINCT or an aggregate", expr->name.text), "return it as a column as well");
  }
  for (ExprPtr& arg : expr->args)
    if (arg) resolve_output(arg, projection, has_aggregate, inside_key);
}

void Binder::take_aggregates(ExprPtr& expr, Projection& projection, std::set<Slot>& locals) {
  if (expr->aggregate != nullptr) {
    const Slot slot = new_slot();
    ExprPtr reader = variable_of("", slot, expr->span);
    projection.aggregates.push_back({std::move(expr), slot});
    expr = std::move(reader);
    return;
  }
  if (is_simple_key(*expr)) {
    for (const ProjectionColumn& column : projection.columns) {
      if (contains_aggregate(*column.expression) || !same_expression(*expr, *column.expression)) continue;
      expr = variable_of(column.alias.text, column.alias.slot, expr->span);
      return;
    }
  }
  if (expr->kind == ExprKind::kVariable && !locals.contains(expr->name.slot))
    fail("AmbiguousAggregationExpression", expr->span, fmt::format("`{}` stands beside an aggregate but is not a column of its own", expr->name.text), "return it as a column as well, or compute it in a WITH before");
  if (expr->kind == ExprKind::kListComprehension || expr->kind == ExprKind::kQuantifier || expr->kind == ExprKind::kReduce) locals.insert(expr->name.slot);
  if (expr->kind == ExprKind::kReduce) locals.insert(expr->name2.slot);
  for (ExprPtr& arg : expr->args)
    if (arg) take_aggregates(arg, projection, locals);
}

void Binder::bind_bound(ExprPtr& expr, std::string_view word) {
  if (!expr) return;
  const StaticType type = expression(*expr, {.constant = true});
  if (expr->kind == ExprKind::kLiteral && expr->value.is(ValueKind::kInteger) && expr->value.as_integer() < 0)
    fail("NegativeIntegerArgument", expr->span, fmt::format("{} takes a number from 0 upwards", word));
  require(*expr, type, kinds({ValueKind::kInteger}), fmt::format("the number of {}", word));
}

}  // namespace signatory::cypher
