// Statements, queries, unions, subqueries and the order of clauses.
#include <fmt/format.h>

#include <algorithm>

#include "cypher/binder_core.h"

namespace signatory::cypher {
namespace {

template <class T>
bool is(const Clause& clause) { return std::holds_alternative<T>(clause.what); }

bool updates(const Clause& clause) {
  return is<CreateClause>(clause) || is<MergeClause>(clause) || is<SetClause>(clause) || is<RemoveClause>(clause) || is<DeleteClause>(clause) || is<ForeachClause>(clause);
}

}  // namespace

BoundStatement Binder::run(Statement& statement) {
  Query& top = *statement.query;
  standalone_call_ = top.parts.size() == 1 && top.parts[0].clauses.size() == 1 && is<CallClause>(top.parts[0].clauses[0]);
  query(top, false);
  out_.parameters.assign(parameters_.begin(), parameters_.end());
  return std::move(out_);
}

void Binder::query(Query& query, bool subquery) {
  const Scope outer = scope_;
  std::vector<std::vector<Name>> outputs(query.parts.size());
  std::vector<std::vector<StaticType>> types(query.parts.size());
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    scope_ = outer;
    single_query(query.parts[i], subquery, outputs[i], types[i]);
  }
  union_outputs(query, outputs, types);
}

void Binder::union_outputs(Query& query, const std::vector<std::vector<Name>>& parts, const std::vector<std::vector<StaticType>>& types) {
  query.outputs = parts[0];
  out_.output_types = types[0];
  if (parts.size() == 1) return;
  const auto names = [](const std::vector<Name>& columns) {
    std::vector<std::string> sorted;
    for (const Name& column : columns) sorted.push_back(column.text);
    std::sort(sorted.begin(), sorted.end());
    return sorted;
  };
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (names(parts[i]) != names(parts[0]))
      fail("DifferentColumnsInUnion", query.unions[i - 1], "all parts of a UNION must return the same columns", "give the columns the same names with AS");
    for (std::size_t c = 0; c < types[i].size() && parts[i][c].text == parts[0][c].text; ++c) out_.output_types[c] = out_.output_types[c].joined(types[i][c]);
  }
  for (Name& column : query.outputs) column.slot = new_slot();
}

void Binder::check_order(const SingleQuery& part, bool subquery) const {
  for (std::size_t i = 0; i + 1 < part.clauses.size(); ++i)
    if (is<ReturnClause>(part.clauses[i])) fail("InvalidClauseComposition", part.clauses[i].keyword, "RETURN must be the last clause", "use WITH to go on");
  const Clause& last = part.clauses.back();
  const bool call = is<CallClause>(last) || is<SubqueryClause>(last);
  if (subquery || is<ReturnClause>(last) || updates(last) || call) return;
  fail("InvalidClauseComposition", last.keyword, "the query does not say what to return", "end it with RETURN or a clause that changes the graph");
}

void Binder::single_query(SingleQuery& part, bool subquery, std::vector<Name>& outputs, std::vector<StaticType>& types) {
  check_order(part, subquery);
  for (Clause& item : part.clauses) {
    if (updates(item)) {
      if (read_only_) fail("InvalidClauseComposition", item.keyword, "this subquery may only read", "change the graph in a clause of its own");
      out_.writes = true;
    }
    if (auto* result = std::get_if<ReturnClause>(&item.what)) {
      outputs = projection(result->projection, nullptr, false, types);
    } else if (auto* with = std::get_if<WithClause>(&item.what)) {
      projection(with->projection, &with->where, true, types);
      types.clear();
    } else {
      clause(item);
    }
  }
  if (!standalone_call_) return;
  for (YieldItem& item : std::get<CallClause>(part.clauses.back().what).yields) {
    outputs.push_back(item.variable);
    types.push_back(scope_.find(item.variable.text)->type);
  }
}

// EXISTS, COUNT and COLLECT { }: sees the outer variables, leaves none behind.
void Binder::nested_query(Query& inner, bool updates_allowed) {
  const Scope outer = scope_;
  const bool outer_read_only = std::exchange(read_only_, !updates_allowed);
  const bool outer_standalone = std::exchange(standalone_call_, false);
  query(inner, true);
  standalone_call_ = outer_standalone;
  read_only_ = outer_read_only;
  scope_ = outer;
}

}  // namespace signatory::cypher
