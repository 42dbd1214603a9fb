// Scope and type analysis: gives every variable a slot, checks everything that can be checked before running, and takes aggregates
// out of the columns they stand in.
//
// Slots are single-assignment: each declared variable has its own place in the row for the whole statement, so a clause never
// overwrites what an earlier one reads. `WITH a` and `WITH a AS b` keep the slot of `a`.
//
// Errors: SyntaxError with UndefinedVariable, VariableAlreadyBound, VariableTypeConflict, InvalidArgumentType, InvalidAggregation,
// AmbiguousAggregationExpression, UnknownFunction …; ProcedureError.ProcedureNotFound; all with spans and, for names, suggestions.
//
//   Statement s = *parse(text);   auto bound = bind(s, registry);   bound->slots.size()
#pragma once
#include <string>
#include <vector>

#include "base/error.h"
#include "cypher/ast.h"
#include "cypher/procedures.h"
#include "cypher/static_type.h"

namespace signatory::cypher {

// Names of the graph that a query reads; what the graph has never seen becomes a warning.
struct GraphName {
  enum class Kind : std::uint8_t { kLabel, kType, kKey } kind = Kind::kLabel;
  Name name;
};

struct BoundStatement {
  Slot slot_count = 0;
  std::vector<StaticType> output_types;  // of query.outputs
  std::vector<std::string> parameters;   // sorted, each once
  std::vector<GraphName> names_read;
  bool writes = false;
};

base::Result<BoundStatement> bind(Statement& statement, const ProcedureRegistry& procedures);

}  // namespace signatory::cypher
