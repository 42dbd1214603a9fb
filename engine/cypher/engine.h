// The query language as a library: prepare a text, run it with parameters under a budget, iterate typed rows.
//
// An Engine serves one graph. prepare() and execute() may be called from several threads: readers see the snapshot that was current
// when they began; writing statements are serialised. A statement is a transaction: when it fails, it leaves no effect.
// A writing statement has finished, and is committed, when execute() returns; a reading one works while its cursor is pulled.
//
//   Engine engine(graph);
//   auto query = engine.prepare("MATCH (n:Country) WHERE n.name = $name RETURN n.name AS name, labels(n) AS labels");
//   if (!query) { std::cerr << query.error().to_text(); ... }
//   auto cursor = engine.execute(*query, {.parameters = {{"name", Value::string("Vietnam")}}});
//   while (cursor->next()) use(cursor->row()[0].as_string());
//   if (cursor->error()) ...        // a run-time error, a limit, an interruption: the rows before it are a partial result
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/budget.h"
#include "base/error.h"
#include "cypher/functions.h"
#include "cypher/procedures.h"
#include "cypher/query_error.h"
#include "cypher/value.h"
#include "graph/property_graph.h"

namespace signatory::cypher {

// Something suspicious that is not an error: a label, type or property that the graph has never seen, a cartesian product.
struct Warning {
  std::string code;     // "UnknownLabel", "UnknownType", "UnknownProperty", "CartesianProduct"
  std::string message;  // one sentence
  std::string hint;     // "did you mean `Person`?"; may be empty
  base::ByteSpan span;
  std::uint32_t line = 1;    // from 1
  std::uint32_t column = 1;  // from 1, in code points
};

struct Column {
  std::string name;          // the alias or the verbatim text
  KindSet kinds = kAnyKind;  // what the values can be, as far as it is known before running
};

// A plan for people: EXPLAIN fills the estimates, PROFILE also what happened.
struct PlanTree {
  std::string operation;  // "NodeByLabelScan"
  std::string details;    // "n:Country"
  double estimated_rows = 0;
  std::optional<std::uint64_t> rows;
  std::optional<std::uint64_t> time_ns;  // with its children
  std::vector<PlanTree> children;        // the input comes first
};

enum class QueryMode : std::uint8_t { kRun, kExplain, kProfile };

struct PreparedQuery;  // prepared_query.h

// An immutable, shareable prepared query. Cheap to copy. Stays valid when the graph changes.
class Prepared {
 public:
  explicit Prepared(std::shared_ptr<const PreparedQuery> query) : query_(std::move(query)) {}
  const std::string& text() const;
  const std::vector<Column>& columns() const;            // empty for a statement that returns nothing
  const std::vector<std::string>& parameters() const;    // the names that the text uses, sorted
  const std::vector<Warning>& warnings() const;
  bool writes() const;
  QueryMode mode() const;
  PlanTree plan() const;
  const PreparedQuery& query() const { return *query_; }
  const std::shared_ptr<const PreparedQuery>& share() const { return query_; }

 private:
  std::shared_ptr<const PreparedQuery> query_;
};

// What a writing statement changed.
struct ChangeCounts {
  std::uint64_t nodes_created = 0;
  std::uint64_t nodes_deleted = 0;
  std::uint64_t relationships_created = 0;
  std::uint64_t relationships_deleted = 0;
  std::uint64_t properties_set = 0;
  std::uint64_t labels_added = 0;
  std::uint64_t labels_removed = 0;
  bool any() const;
};

using Parameters = std::map<std::string, Value, std::less<>>;

struct ExecuteOptions {
  Parameters parameters = {};
  base::BudgetLimits limits = {};  // limits.rows bounds the rows returned; reaching it ends the result as partial
  std::optional<std::uint64_t> random_seed = {};  // of rand(); a new one for each execution if absent
  std::optional<Instant> now = {};                // of date() and the like; the system's clock if absent
  std::string default_zone = "UTC";
};

class CursorState;  // cursor.h

// The rows of one execution. Moves, does not copy. Keeps its snapshot alive, so that entities() can be asked as long as it lives.
class Cursor {
 public:
  explicit Cursor(std::unique_ptr<CursorState> state);
  Cursor(Cursor&&) noexcept;
  Cursor& operator=(Cursor&&) noexcept;
  ~Cursor();

  const std::vector<Column>& columns() const;
  // Moves to the next row; false at the end, at an error or at a limit.
  bool next();
  // The values of the current row, in the order of columns(); valid until the next call of next().
  std::span<const Value> row() const;
  // Set once next() has returned false because of an error, a limit or a cancellation.
  const std::optional<QueryError>& error() const;
  // True while rows may be missing: before the end, and after an error, a limit or a cancellation.
  bool partial() const;
  std::uint64_t rows_returned() const;
  const ChangeCounts& changes() const;
  // Labels, types and properties of the nodes and relationships in the rows, as this query sees them.
  const EntityReader& entities() const;
  // Rows and times of the operators so far; only after PROFILE.
  PlanTree profile() const;
  std::uint64_t memory_peak_bytes() const;

 private:
  std::unique_ptr<CursorState> state_;
};

struct EngineOptions {
  // Makes a commit durable before it becomes visible; an error undoes the statement.
  graph::Graph::Persist persist = nullptr;
  // Procedures besides the built-in ones; must outlive the engine.
  const ProcedureRegistry* procedures = nullptr;
};

class Engine {
 public:
  explicit Engine(graph::Graph& graph, EngineOptions options = {});
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Everything that can be said about a text without running it: syntax, names, types, plan, warnings.
  QueryResult<Prepared> prepare(std::string_view text) const;
  QueryResult<Cursor> execute(const Prepared& query, ExecuteOptions options = {}) const;
  // prepare and execute.
  QueryResult<Cursor> run(std::string_view text, ExecuteOptions options = {}) const;

  graph::Graph& graph() const { return graph_; }
  const ProcedureRegistry& procedures() const { return *procedures_; }

 private:
  graph::Graph& graph_;
  EngineOptions options_;
  const ProcedureRegistry* procedures_;
  mutable std::mutex writing_;
};

}  // namespace signatory::cypher
