// What an expression needs besides its arguments: the graph, the clocks, a source of random numbers and the budget.
//
// One context serves one running query on one thread. The executor fills it; operators.h and functions.h use it.
// Everything may be left out: without a reader, a function that looks at nodes fails with kInternal.
//
//   EvaluationContext context;                         // enough for expressions over plain values
//   EvaluationContext context{.entities = &reader, .budget = &budget, .statement_time = now, .transaction_time = start};
#pragma once
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/budget.h"
#include "base/error.h"
#include "cypher/value.h"

namespace signatory::cypher {

// Reads nodes and relationships as the query sees them now, its own uncommitted writes included.
// Every method fails with detail "EntityNotFound.DeletedEntityAccess" if the query has deleted the entity, except ends(), type()
// and exists(), which still answer for a deleted relationship.
class EntityReader {
 public:
  struct Ends {
    NodeId start;
    NodeId end;
  };
  virtual ~EntityReader() = default;
  virtual Result<std::vector<std::string>> labels(NodeId node) const = 0;  // in the order in which they were given
  virtual Result<std::string> type(EdgeId edge) const = 0;
  virtual Result<Ends> ends(EdgeId edge) const = 0;
  // It is not an error if there is no such property: the result is null.
  virtual Result<Value> property(NodeId node, std::string_view key) const = 0;
  virtual Result<Value> property(EdgeId edge, std::string_view key) const = 0;
  virtual Result<std::vector<MapEntry>> properties(NodeId node) const = 0;
  virtual Result<std::vector<MapEntry>> properties(EdgeId edge) const = 0;
  virtual bool exists(NodeId node) const = 0;
  virtual bool exists(EdgeId edge) const = 0;
};

// A point in time, UTC.
struct Instant {
  std::int64_t epoch_seconds = 0;
  std::int32_t nanos = 0;
};
Instant system_clock_now();

struct EvaluationContext {
  const EntityReader* entities = nullptr;
  base::Budget* budget = nullptr;
  Instant statement_time = {};    // date(), datetime.statement() …: constant within a statement
  Instant transaction_time = {};  // datetime.transaction() …
  Instant (*realtime)() = &system_clock_now;
  std::mt19937_64* random = nullptr;  // rand(), randomUUID(); a fixed seed is used if absent
  std::string default_zone = "UTC";   // of now() without an argument; "UTC" shows as Z
};

// Fails with kLimit if `bytes` more do not fit the budget's memory; accounts nothing. For results whose size is known in advance.
Result<void> check_room(const EvaluationContext& context, std::uint64_t bytes);
// Accounts work in a loop over `units` elements; fails once a limit is hit or the query was cancelled.
Result<void> spend(const EvaluationContext& context, std::uint32_t units = 1);

}  // namespace signatory::cypher
