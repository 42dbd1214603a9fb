// Statements, unions and clauses in their order.
#include "cypher/op_call.h"
#include "cypher/op_rows.h"
#include "cypher/op_sort.h"
#include "cypher/planner_core.h"

namespace signatory::cypher {
namespace {

bool writes(const Query& query);

bool writes(const Clause& clause) {
  if (const auto* sub = std::get_if<SubqueryClause>(&clause.what)) return writes(*sub->query);
  return std::holds_alternative<CreateClause>(clause.what) || std::holds_alternative<MergeClause>(clause.what) || std::holds_alternative<SetClause>(clause.what) ||
         std::holds_alternative<RemoveClause>(clause.what) || std::holds_alternative<DeleteClause>(clause.what) || std::holds_alternative<ForeachClause>(clause.what);
}

bool writes(const Query& query) {
  for (const SingleQuery& part : query.parts)
    for (const Clause& clause : part.clauses)
      if (writes(clause)) return true;
  return false;
}

}  // namespace

PlannedStatement Planner::statement(const Statement& statement) {
  PlannedStatement out;
  out.plan = query(*statement.query, plan_unit());
  for (const Name& column : statement.query->outputs) out.outputs.push_back(column.slot);
  if (out.outputs.empty()) out.plan = plan_no_rows(std::move(out.plan));
  out.slot_count = static_cast<Slot>(bound_slots_.size());
  out.has_unseen_names = unseen_;
  return out;
}

PlanPtr Planner::query(const Query& query, PlanPtr input) {
  if (query.parts.size() == 1) return single_query(query.parts[0], std::move(input));
  std::vector<PlanPtr> plans;
  std::vector<std::vector<Slot>> from;
  std::vector<Slot> to;
  for (const Name& column : query.outputs) to.push_back(column.slot);
  for (const SingleQuery& part : query.parts) {
    InnerScope scope(*this);
    plans.push_back(single_query(part, plans.empty() ? std::move(input) : plan_unit()));
    std::vector<Slot>& slots = from.emplace_back();
    const auto* result = std::get_if<ReturnClause>(&part.clauses.back().what);
    for (const Name& column : query.outputs) {
      for (const ProjectionColumn& own : result->projection.columns)
        if (own.alias.text == column.text) slots.push_back(own.alias.slot);
    }
  }
  for (Slot slot : to) bind(slot);
  PlanPtr plan = plan_union(std::move(plans), std::move(from), to);
  return query.union_all ? std::move(plan) : plan_distinct(std::move(plan), to);
}

PlanPtr Planner::single_query(const SingleQuery& part, PlanPtr input) {
  for (const Clause& item : part.clauses) input = clause(item, std::move(input));
  return input;
}

PlanPtr Planner::clause(const Clause& clause, PlanPtr input) {
  std::string details = text_of(clause.span);
  return std::visit(
      [&](const auto& c) -> PlanPtr {
        using T = std::decay_t<decltype(c)>;
        if constexpr (std::is_same_v<T, MatchClause>) return match(c, std::move(input));
        else if constexpr (std::is_same_v<T, UnwindClause>) return unwind(c, std::move(input));
        else if constexpr (std::is_same_v<T, WithClause>) return projection(c.projection, c.where.get(), std::move(input));
        else if constexpr (std::is_same_v<T, ReturnClause>) return projection(c.projection, nullptr, std::move(input));
        else if constexpr (std::is_same_v<T, CallClause>) return call(c, std::move(input));
        else if constexpr (std::is_same_v<T, SubqueryClause>) return call_subquery(c, std::move(input));
        else {
          writes_ = true;
          if constexpr (std::is_same_v<T, ForeachClause>) return foreach(c, std::move(input));
          else if constexpr (std::is_same_v<T, CreateClause>) return create(c, std::move(input), std::move(details));
          else if constexpr (std::is_same_v<T, MergeClause>) return merge(c, std::move(input), std::move(details));
          else if constexpr (std::is_same_v<T, DeleteClause>) return remove(c, std::move(input), std::move(details));
          else return set(c.items, std::is_same_v<T, RemoveClause>, std::move(input), std::move(details));
        }
      },
      clause.what);
}

PlanPtr Planner::match(const MatchClause& clause, PlanPtr input) {
  if (!clause.optional) return patterns(clause.patterns, clause.where.get(), clause.repeatable, std::move(input));
  const std::vector<bool> before = bound_slots_;
  const double rows = input->estimated_rows();
  PlanPtr argument = plan_unit("Argument");
  PlanPtr inner = patterns(clause.patterns, clause.where.get(), clause.repeatable, std::move(argument));
  std::vector<Slot> added;
  for (Slot slot : bound())
    if (static_cast<std::size_t>(slot) >= before.size() || !before[static_cast<std::size_t>(slot)]) added.push_back(slot);
  const double inner_rows = std::max(1.0, inner->estimated_rows());
  PlanPtr plan = plan_optional(std::move(input), std::move(inner), std::move(added));
  plan->estimate(rows * inner_rows);
  return plan;
}

PlanPtr Planner::patterns(std::span<const PatternPart> parts, const Expr* where, bool repeatable, PlanPtr input) {
  return MatchPlanner(*this, parts, where, repeatable).run(std::move(input));
}

PlanPtr Planner::unwind(const UnwindClause& clause, PlanPtr input) {
  EvalPtr list = compile(*clause.list);
  bind(clause.variable.slot);
  const double rows = input->estimated_rows();
  PlanPtr plan = plan_unwind(std::move(input), std::move(list), clause.variable.slot, text_of(clause.list->span) + " AS " + clause.variable.text);
  plan->estimate(rows * 10);
  return plan;
}

PlanPtr Planner::call(const CallClause& clause, PlanPtr input) {
  std::vector<EvalPtr> arguments;
  for (const ExprPtr& argument : clause.arguments) arguments.push_back(compile(*argument));
  std::vector<std::pair<std::size_t, Slot>> outputs;
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < clause.yields.size(); ++i) {
    slots.push_back(clause.yields[i].variable.slot);
    outputs.emplace_back(clause.outputs[i], slots.back());
  }
  const auto make = [&](PlanPtr from) { return plan_call(std::move(from), *clause.signature, std::move(arguments), outputs, clause.signature->name); };
  for (Slot slot : slots) bind(slot);
  EvalPtr where = compile_optional(clause.where);
  const double rows = input->estimated_rows();
  const auto filtered = [&](PlanPtr plan) {
    plan->estimate(rows * 10);
    if (!where) return plan;
    std::vector<EvalPtr> conditions;
    conditions.push_back(std::move(where));
    return plan_filter(std::move(plan), std::move(conditions), text_of(clause.where->span));
  };
  if (!clause.optional) return filtered(make(std::move(input)));
  return plan_optional(std::move(input), filtered(make(plan_unit("Argument"))), slots);
}

PlanPtr Planner::call_subquery(const SubqueryClause& clause, PlanPtr input) {
  const bool inner_writes = writes(*clause.query);
  std::vector<Slot> outputs;
  for (const Name& column : clause.query->outputs) outputs.push_back(column.slot);
  const double rows = input->estimated_rows();
  if (inner_writes) input = plan_eager(std::move(input), bound());
  PlanPtr inner;
  {
    InnerScope scope(*this);
    inner = query(*clause.query, plan_unit("Argument"));
  }
  for (Slot slot : outputs) bind(slot);
  writes_ = writes_ || inner_writes;
  const double inner_rows = inner->estimated_rows();
  PlanPtr plan = clause.optional ? plan_optional(std::move(input), std::move(inner), outputs) : plan_apply(std::move(input), std::move(inner), outputs.empty());
  plan->estimate(rows * (outputs.empty() ? 1 : inner_rows));
  // What the subquery wrote is complete before the next clause reads.
  return inner_writes ? plan_eager(std::move(plan), bound()) : std::move(plan);
}

PlanPtr Planner::foreach(const ForeachClause& clause, PlanPtr input) {
  EvalPtr list = compile(*clause.list);
  PlanPtr inner = plan_unit("Argument");
  {
    InnerScope scope(*this);
    bind(clause.variable.slot);
    for (const Clause& item : clause.clauses) inner = this->clause(item, std::move(inner));
  }
  return plan_foreach(std::move(input), std::move(inner), std::move(list), clause.variable.slot, {bound(), {}}, text_of(clause.list->span));
}

}  // namespace signatory::cypher
