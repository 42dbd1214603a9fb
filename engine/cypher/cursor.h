// The state behind a Cursor: the snapshot or transaction that is read, the run, the operators, the rows of a writing statement.
//
//   auto state = std::make_unique<CursorState>(query, snapshot, options);   state->begin(…);   while (state->next()) …
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "cypher/plan.h"
#include "cypher/prepared_query.h"
#include "cypher/run.h"

namespace signatory::cypher {

class CursorState {
 public:
  CursorState(std::shared_ptr<const PreparedQuery> query, graph::SnapshotPtr snapshot, const ExecuteOptions& options);

  // Parameters in, clocks set, operators opened. ParameterMissing.MissingParameter if one is not given.
  QueryResult<void> begin(const ExecuteOptions& options);
  // A writing statement: all rows at once, inside the transaction. After an error nothing may be committed.
  QueryResult<void> run_to_end(graph::Transaction& transaction, graph::Symbols& symbols);
  // From now on rows are read from what was committed.
  void committed(graph::SnapshotPtr snapshot);
  bool next();
  // EXPLAIN: there are no rows, because nothing is run.
  void end() { ended_ = true; }

  const PreparedQuery& query() const { return *query_; }
  std::span<const Value> row() const { return row_; }
  const std::optional<QueryError>& error() const { return error_; }
  bool partial() const { return !ended_ || error_.has_value(); }
  std::uint64_t rows_returned() const { return rows_returned_; }
  Run& run() { return run_; }
  const Run& run() const { return run_; }
  PlanTree profile() const { return root_ ? root_->tree() : query_->planned.plan->tree(); }

 private:
  bool pull();
  void copy_row();
  void stop(base::Error error);
  std::shared_ptr<const PreparedQuery> query_;
  graph::SnapshotPtr snapshot_;
  Run run_;
  OperatorPtr root_;
  std::vector<Value> row_;
  std::vector<Value> finished_;  // rows of a writing statement, one after the other
  std::size_t next_finished_ = 0;
  std::size_t finished_rows_ = 0;
  bool buffered_ = false;
  bool ended_ = false;
  std::uint64_t rows_returned_ = 0;
  std::optional<QueryError> error_;
};

}  // namespace signatory::cypher
