// WITH and RETURN: grouping, columns, DISTINCT, ORDER BY, SKIP, LIMIT, WHERE, in this order.
#include <algorithm>

#include "cypher/expr_tools.h"
#include "cypher/op_rows.h"
#include "cypher/op_sort.h"
#include "cypher/planner_core.h"

namespace signatory::cypher {

PlanPtr Planner::aggregation(const Projection& projection, PlanPtr input) {
  std::vector<Assignment> keys;
  std::vector<AggregateItem> items;
  std::string details;
  for (std::size_t i = 0; i < projection.columns.size(); ++i) {
    const ProjectionColumn& column = projection.columns[i];
    if (!projection.grouping[i]) continue;
    keys.push_back({column.alias.slot, compile(*column.expression)});
    details += (details.empty() ? "" : ", ") + text_of(column.expression->span);
  }
  details += details.empty() ? "" : " | ";
  for (const AggregateCall& aggregate : projection.aggregates) {
    AggregateItem item;
    item.function = aggregate.call->aggregate;
    item.distinct = aggregate.call->distinct;
    item.slot = aggregate.slot;
    item.span = aggregate.call->span;
    for (const ExprPtr& argument : aggregate.call->args) item.arguments.push_back(compile(*argument));
    details += (details.empty() || details.ends_with("| ") ? "" : ", ") + text_of(aggregate.call->span);
    items.push_back(std::move(item));
  }
  const double rows = keys.empty() ? 1 : std::max(1.0, input->estimated_rows() / 4);
  PlanPtr plan = plan_aggregate(std::move(input), std::move(keys), std::move(items), std::move(details));
  plan->estimate(rows);
  return plan;
}

PlanPtr Planner::projection(const Projection& projection, const Expr* where, PlanPtr input) {
  if (projection.aggregating) input = aggregation(projection, std::move(input));
  std::vector<Assignment> assignments;
  std::vector<Slot> outputs;
  std::string details;
  for (std::size_t i = 0; i < projection.columns.size(); ++i) {
    const ProjectionColumn& column = projection.columns[i];
    outputs.push_back(column.alias.slot);
    const bool done = (projection.aggregating && projection.grouping[i]) || (column.expression->kind == ExprKind::kVariable && column.expression->name.slot == column.alias.slot);
    if (done) continue;
    assignments.push_back({column.alias.slot, compile(*column.expression)});
    details += (details.empty() ? "" : ", ") + text_of(column.expression->span) + (column.has_alias ? " AS " + column.alias.text : "");
  }
  const double rows = input->estimated_rows();
  const auto sized = [&](PlanPtr plan) {
    plan->estimate(rows);
    return plan;
  };
  if (!assignments.empty()) input = sized(plan_project(std::move(input), std::move(assignments), std::move(details)));
  if (projection.distinct) input = sized(plan_distinct(std::move(input), outputs));
  for (Slot slot : outputs) bind(slot);
  if (!projection.order.empty()) input = sized(sort(projection, where, std::move(input)));
  if (projection.skip) input = sized(plan_skip(std::move(input), compile(*projection.skip)));
  if (projection.limit) {
    EvalPtr limit = compile(*projection.limit);
    const Value* known = limit->constant();
    const double most = known != nullptr && known->is(ValueKind::kInteger) ? std::min(rows, known->as_number()) : rows;
    input = plan_limit(std::move(input), std::move(limit), writes_);
    input->estimate(most);
  }
  if (where != nullptr) {
    std::vector<EvalPtr> conditions;
    conditions.push_back(compile(*where));
    input = sized(plan_filter(std::move(input), std::move(conditions), text_of(where->span)));
  }
  std::fill(bound_slots_.begin(), bound_slots_.end(), false);
  for (Slot slot : outputs) bind(slot);
  return input;
}

PlanPtr Planner::sort(const Projection& projection, const Expr* where, PlanPtr input) {
  std::vector<SortKey> keys;
  std::string details;
  for (const SortItem& item : projection.order) {
    keys.push_back({compile(*item.expression), item.descending});
    details += (details.empty() ? "" : ", ") + text_of(item.expression->span) + (item.descending ? " DESC" : "");
  }
  std::set<Slot> kept;
  for (const ProjectionColumn& column : projection.columns) kept.insert(column.alias.slot);
  if (where != nullptr)
    for_each_slot_read(*where, [&](Slot slot) {
      if (is_bound(slot)) kept.insert(slot);
    });
  return plan_sort(std::move(input), std::move(keys), {kept.begin(), kept.end()}, std::move(details));
}

}  // namespace signatory::cypher
