// The state of one execution: the row that all operators share, the graph as this query sees it, parameters, budget, counters.
//
// The row is a register file: each variable of the statement has its slot, an operator writes the slots that it binds and reads those
// that its input has bound. Nothing is copied from operator to operator; only those that keep rows (sorting, grouping, writing) copy.
//
//   run.row[slot] = Value::node(id);   run.spend();
#pragma once
#include <memory>
#include <unordered_set>
#include <vector>

#include "base/budget.h"
#include "cypher/ast.h"
#include "cypher/diagnostic.h"
#include "cypher/engine.h"
#include "cypher/evaluation_context.h"
#include "cypher/graph_reader.h"
#include "graph/property_graph.h"

namespace signatory::cypher {

class Operator;
class Plan;

struct Run {
  Run(graph::View current, base::BudgetLimits limits);
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run();

  std::vector<Value> row;
  std::vector<Value> parameters;  // in the order of PreparedQuery::parameters
  graph::View view;
  graph::Transaction* transaction = nullptr;  // nullptr: a reading statement
  graph::Symbols* symbols = nullptr;          // set with transaction
  base::Budget budget;
  GraphReader reader;
  EvaluationContext context;
  std::mt19937_64 random;
  ChangeCounts changes;
  bool profile = false;
  std::vector<std::unique_ptr<Operator>> subplans;  // of subqueries in expressions, made on first use

  // After writing: the view of a transaction changes place.
  void refresh_view() { view = transaction->view(); }

  void spend(std::uint32_t units = 1) {
    if (auto stop = budget.spend(units)) throw_error(std::move(*stop));
  }
  void take_memory(std::uint64_t bytes) {
    if (auto stop = budget.take_memory(static_cast<std::int64_t>(bytes))) throw_error(std::move(*stop));
  }
  void give_back_memory(std::uint64_t bytes) { (void)budget.take_memory(-static_cast<std::int64_t>(bytes)); }
  Operator& subplan(std::size_t index, const Plan& plan);
};

// Accounts for memory while it lives.
class MemoryClaim {
 public:
  explicit MemoryClaim(Run& run) : run_(&run) {}
  ~MemoryClaim() { run_->give_back_memory(bytes_); }
  MemoryClaim(const MemoryClaim&) = delete;
  MemoryClaim& operator=(const MemoryClaim&) = delete;
  void add(std::uint64_t bytes) {
    bytes_ += bytes;
    run_->take_memory(bytes);
  }
  void clear() {
    run_->give_back_memory(bytes_);
    bytes_ = 0;
  }

 private:
  Run* run_;
  std::uint64_t bytes_ = 0;
};

}  // namespace signatory::cypher
