// Procedures: what CALL calls. A registry of signatures with implementations, so that other folders can add theirs.
//
// A procedure gets its arguments, checked and converted to the declared types, and produces rows of its outputs. It reads the graph
// through the call's view and must spend from the budget in its loops.
//
//   ProcedureRegistry registry;
//   registry.add({.name = "my.squares", .inputs = {{"n", ProcedureType::kInteger}}, .outputs = {{"square", ProcedureType::kInteger}},
//                 .call = [](const ProcedureCall& call, RowSink& sink) { ... sink.row({Value::integer(i * i)}) ... }});
#pragma once
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "cypher/evaluation_context.h"
#include "cypher/value.h"
#include "graph/view.h"

namespace signatory::cypher {

enum class ProcedureType : std::uint8_t { kAny, kBoolean, kInteger, kFloat, kNumber, kString, kList, kMap, kNode, kRelationship, kPath, kDate, kDateTime };
std::string_view name_of(ProcedureType type);  // "INTEGER"

struct ProcedureField {
  std::string name;
  ProcedureType type = ProcedureType::kAny;
};

struct ProcedureCall {
  std::span<const Value> arguments;
  const EvaluationContext& context;  // budget, clocks, entities
  const graph::View& view;
};

// Takes the rows of a procedure; kLimit when the query is to stop: pass it on.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual base::Result<void> row(std::vector<Value> outputs) = 0;
};

struct Procedure {
  std::string name;  // "db.labels"
  std::vector<ProcedureField> inputs;
  std::vector<ProcedureField> outputs;  // none: the procedure passes each row on unchanged
  std::function<base::Result<void>(const ProcedureCall&, RowSink&)> call;
  std::string summary = {};
  std::size_t required = ~std::size_t{0};  // arguments that must be given; more than inputs.size(): all of them

  std::string signature() const;  // "my.squares(n :: INTEGER) :: (square :: INTEGER)"
};

class ProcedureRegistry {
 public:
  // Replaces a procedure of the same name.
  void add(Procedure procedure);
  const Procedure* find(std::string_view name) const;  // nullptr if there is none; without regard to case
  std::vector<const Procedure*> all() const;           // sorted by name

 private:
  std::map<std::string, Procedure, std::less<>> procedures_;  // by lower-case name
};

// db.labels, db.relationshipTypes, db.propertyKeys, dbms.functions, dbms.procedures.
void add_builtin_procedures(ProcedureRegistry& registry);

}  // namespace signatory::cypher
