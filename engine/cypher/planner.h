// From a bound statement to a physical plan.
//
// Clauses become operators in their order. Inside a MATCH the order is chosen by cost: the cheapest node to start from (bound already,
// by index, by the rarest label), then always the relationship that leaves the fewest rows, by counts of labels and types. Conditions
// are placed as soon as what they read is bound.
//
//   PlannedStatement planned = *plan_statement(text, statement, bound, view, symbols);   planned.plan->tree()
#pragma once
#include <string_view>

#include "base/error.h"
#include "cypher/ast.h"
#include "cypher/binder.h"
#include "cypher/plan.h"
#include "graph/view.h"

namespace signatory::cypher {

struct PlannedStatement {
  PlanPtr plan;
  Slot slot_count = 0;         // of the row: the binder's slots and some of the planner's own
  std::vector<Slot> outputs;   // of the columns
  bool has_unseen_names = false;  // plan again if the graph has learnt names since
};

// `symbols` learns the names that a writing statement gives; a reading statement adds none.
base::Result<PlannedStatement> plan_statement(std::string_view text, const Statement& statement, const BoundStatement& bound, const graph::View& view, graph::Symbols& symbols);

}  // namespace signatory::cypher
