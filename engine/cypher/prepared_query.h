// What prepare() makes and execute() runs: syntax tree, analysis and plan of one text. Private to the engine; users hold a Prepared.
//
//   std::shared_ptr<const PreparedQuery> q = …;   q->planned.plan->start(run)
#pragma once
#include <string>
#include <vector>

#include "cypher/binder.h"
#include "cypher/engine.h"
#include "cypher/planner.h"

namespace signatory::cypher {

struct PreparedQuery {
  std::string text;
  Statement statement;
  BoundStatement bound;
  PlannedStatement planned;
  std::vector<Column> columns;
  std::vector<Warning> warnings;
  std::size_t names_known = 0;  // labels, types and keys of the graph when it was planned
};

std::vector<Warning> warnings_of(const BoundStatement& bound, std::string_view text, const graph::View& view);

}  // namespace signatory::cypher
