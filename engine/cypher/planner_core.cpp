#include "cypher/planner_core.h"

#include <algorithm>

#include "cypher/op_rows.h"

namespace signatory::cypher {

Planner::Planner(std::string_view text, const BoundStatement& bound, const graph::View& view, graph::Symbols& symbols)
    : text_(text), statement_(bound), view_(view), symbols_(symbols), bound_slots_(static_cast<std::size_t>(bound.slot_count), false) {}

NameRef Planner::label(const std::string& name) {
  if (statement_.writes) return {symbols_.labels.intern(name).value()};
  const auto known = symbols_.labels.find(name);
  unseen_ = unseen_ || !known;
  return known ? NameRef{known->value()} : NameRef{};
}

NameRef Planner::type(const std::string& name) {
  if (statement_.writes) return {symbols_.types.intern(name).value()};
  const auto known = symbols_.types.find(name);
  unseen_ = unseen_ || !known;
  return known ? NameRef{known->value()} : NameRef{};
}

NameRef Planner::key(const std::string& name) {
  if (statement_.writes) return {symbols_.keys.intern(name).value()};
  const auto known = symbols_.keys.find(name);
  unseen_ = unseen_ || !known;
  return known ? NameRef{known->value()} : NameRef{};
}

std::size_t Planner::parameter(const std::string& name) {
  const auto found = std::lower_bound(statement_.parameters.begin(), statement_.parameters.end(), name);
  return static_cast<std::size_t>(found - statement_.parameters.begin());
}

std::vector<Slot> Planner::bound() const {
  std::vector<Slot> out;
  for (std::size_t i = 0; i < bound_slots_.size(); ++i)
    if (bound_slots_[i]) out.push_back(static_cast<Slot>(i));
  return out;
}

// The text of a part of the query on one line, cut if long.
std::string Planner::text_of(base::ByteSpan span) const {
  std::string out;
  for (const char c : text_.substr(span.begin, span.size())) {
    const char plain = c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    if (plain != ' ' || (!out.empty() && out.back() != ' ')) out += plain;
    if (out.size() > 90 && (c & 0xC0) != 0x80) return out + "…";
  }
  return out;
}

PlanPtr Planner::pattern_plan(const Expr& expr) {
  InnerScope scope(*this);
  for (Slot slot = 0; slot < static_cast<Slot>(bound_slots_.size()); ++slot) bound_slots_[static_cast<std::size_t>(slot)] = slot < expr.inner_begin;
  const bool outer_writes = std::exchange(writes_, false);
  const Expr* where = expr.kind == ExprKind::kPatternComprehension ? expr.args[0].get() : nullptr;
  PlanPtr plan = patterns({expr.pattern.get(), 1}, where, false, plan_unit("Argument"));
  writes_ = outer_writes;
  return plan;
}

PlanPtr Planner::query_plan(const Expr& expr) {
  InnerScope scope(*this);
  for (Slot slot = 0; slot < static_cast<Slot>(bound_slots_.size()); ++slot) bound_slots_[static_cast<std::size_t>(slot)] = slot < expr.inner_begin;
  const bool outer_writes = std::exchange(writes_, false);
  PlanPtr plan = query(*expr.query, plan_unit("Argument"));
  writes_ = outer_writes;
  return plan;
}

base::Result<PlannedStatement> plan_statement(std::string_view text, const Statement& statement, const BoundStatement& bound, const graph::View& view, graph::Symbols& symbols) {
  try {
    return Planner(text, bound, view, symbols).statement(statement);
  } catch (QueryFailure& failure) {
    return tl::unexpected(std::move(failure.error));
  }
}

}  // namespace signatory::cypher
