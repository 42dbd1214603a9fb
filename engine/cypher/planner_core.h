// The planner's class; its methods are spread over planner_core.cpp (names, slots), planner_query.cpp (clauses), planner_projection.cpp,
// planner_match.cpp (order of a MATCH), planner_path.cpp (groups, selectors, path values) and planner_write.cpp.
// Private to the planner: include planner.h instead. Methods throw QueryFailure.
//
//   Planner planner(text, bound, view, symbols);   PlanPtr plan = planner.statement(statement);
#pragma once
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cypher/eval.h"
#include "cypher/match_graph.h"
#include "cypher/op_match.h"
#include "cypher/op_write.h"
#include "cypher/planner.h"

namespace signatory::cypher {

class Planner final : public PlanEnvironment {
 public:
  Planner(std::string_view text, const BoundStatement& bound, const graph::View& view, graph::Symbols& symbols);
  PlannedStatement statement(const Statement& statement);

  // What expressions ask for.
  NameRef label(const std::string& name) override;
  NameRef type(const std::string& name) override;
  NameRef key(const std::string& name) override;
  std::size_t parameter(const std::string& name) override;
  std::size_t next_subplan() override { return subplans_++; }
  PlanPtr pattern_plan(const Expr& expr) override;
  PlanPtr query_plan(const Expr& expr) override;

 private:
  friend class MatchPlanner;
  class InnerScope;  // bound slots as an inner plan sees them, restored at its end

  Slot new_slot() { return bound_slots_.emplace_back(false), static_cast<Slot>(bound_slots_.size() - 1); }
  bool is_bound(Slot slot) const { return slot >= 0 && bound_slots_[static_cast<std::size_t>(slot)]; }
  void bind(Slot slot) { if (slot >= 0) bound_slots_[static_cast<std::size_t>(slot)] = true; }
  std::vector<Slot> bound() const;
  std::string text_of(base::ByteSpan span) const;
  EvalPtr compile(const Expr& expr) { return ExprCompiler(*this).compile(expr); }
  EvalPtr compile_optional(const ExprPtr& expr) { return expr ? compile(*expr) : nullptr; }

  // Queries.
  PlanPtr query(const Query& query, PlanPtr input);
  PlanPtr single_query(const SingleQuery& part, PlanPtr input);
  PlanPtr clause(const Clause& clause, PlanPtr input);
  PlanPtr match(const MatchClause& clause, PlanPtr input);
  PlanPtr patterns(std::span<const PatternPart> parts, const Expr* where, bool repeatable, PlanPtr input);
  PlanPtr unwind(const UnwindClause& clause, PlanPtr input);
  PlanPtr call(const CallClause& clause, PlanPtr input);
  PlanPtr call_subquery(const SubqueryClause& clause, PlanPtr input);
  PlanPtr foreach(const ForeachClause& clause, PlanPtr input);

  // Projections.
  PlanPtr projection(const Projection& projection, const Expr* where, PlanPtr input);
  PlanPtr aggregation(const Projection& projection, PlanPtr input);
  PlanPtr sort(const Projection& projection, const Expr* where, PlanPtr input);

  // Writes.
  PlanPtr create(const CreateClause& clause, PlanPtr input, std::string details);
  PlanPtr merge(const MergeClause& clause, PlanPtr input, std::string details);
  PlanPtr set(const std::vector<SetItem>& items, bool remove, PlanPtr input, std::string details);
  PlanPtr remove(const DeleteClause& clause, PlanPtr input, std::string details);
  void new_elements(const PatternPart& part, NewElements& out);
  void new_node(const NodePattern& node, NewElements& out, std::set<Slot>& made);
  std::vector<graph::LabelId> label_ids(const LabelExpr* labels);
  std::vector<SetAction> set_actions(const std::vector<SetItem>& items, bool remove);
  PlanPtr path_value(const PatternPart& part, PlanPtr input);

  std::string_view text_;
  const BoundStatement& statement_;
  const graph::View& view_;
  graph::Symbols& symbols_;
  std::vector<bool> bound_slots_;
  std::size_t subplans_ = 0;
  bool writes_ = false;  // the plan so far writes
  bool unseen_ = false;
};

class Planner::InnerScope {
 public:
  explicit InnerScope(Planner& planner) : planner_(planner), before_(planner.bound_slots_) {}
  ~InnerScope() {
    before_.resize(planner_.bound_slots_.size(), false);
    planner_.bound_slots_ = std::move(before_);
  }
  InnerScope(const InnerScope&) = delete;
  InnerScope& operator=(const InnerScope&) = delete;

 private:
  Planner& planner_;
  std::vector<bool> before_;
};

}  // namespace signatory::cypher
