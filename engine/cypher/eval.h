// Compiled expressions: a tree over slots, made once for each prepared query and shared by all its executions.
//
// evaluate() returns the value for the row as it is and throws QueryFailure for a run-time error, with the span of the expression.
//
//   ExprCompiler compiler(environment);   EvalPtr e = compiler.compile(*expr);   Value v = e->evaluate(run);
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "cypher/ast.h"
#include "cypher/plan.h"
#include "cypher/run.h"

namespace signatory::cypher {

class Eval {
 public:
  explicit Eval(base::ByteSpan span) : span_(span) {}
  virtual ~Eval() = default;
  Eval(const Eval&) = delete;
  Eval& operator=(const Eval&) = delete;
  virtual Value evaluate(Run& run) const = 0;
  // A value that does not depend on anything; nullptr if it is not known at compile time.
  virtual const Value* constant() const { return nullptr; }
  base::ByteSpan span() const { return span_; }

 private:
  base::ByteSpan span_;
};
using EvalPtr = std::unique_ptr<Eval>;

// True if the condition holds: neither false nor null. TypeError.InvalidArgumentType if it is not a boolean.
bool holds(const Eval& condition, Run& run);

// Names of the graph, resolved when the query is prepared. An unseen name matches nothing.
struct NameRef {
  static constexpr std::uint32_t kUnseen = 0xffffffffU;
  std::uint32_t id = kUnseen;
  bool seen() const { return id != kUnseen; }
  graph::LabelId label() const { return graph::LabelId(id); }
  graph::TypeId type() const { return graph::TypeId(id); }
  graph::KeyId key() const { return graph::KeyId(id); }
};

// A compiled label expression; matches nodes by labels and relationships by type.
struct LabelTest {
  LabelExprKind kind = LabelExprKind::kName;
  NameRef name;
  std::vector<LabelTest> parts;
  bool matches(const graph::View& view, NodeId node) const;
  bool matches(graph::TypeId type) const;
};

// What the compiler asks of the planner.
class PlanEnvironment {
 public:
  virtual ~PlanEnvironment() = default;
  virtual NameRef label(const std::string& name) = 0;
  virtual NameRef type(const std::string& name) = 0;
  virtual NameRef key(const std::string& name) = 0;
  virtual std::size_t parameter(const std::string& name) = 0;
  virtual std::size_t next_subplan() = 0;
  // The plan of a pattern or subquery inside an expression: a row for each match, given the variables bound outside.
  virtual PlanPtr pattern_plan(const Expr& expr) = 0;
  virtual PlanPtr query_plan(const Expr& expr) = 0;
};

class ExprCompiler {
 public:
  explicit ExprCompiler(PlanEnvironment& environment) : environment_(environment) {}
  EvalPtr compile(const Expr& expr);
  LabelTest labels(const LabelExpr& labels, bool types);

 private:
  std::vector<EvalPtr> compile_all(const std::vector<ExprPtr>& args);
  EvalPtr compile_optional(const ExprPtr& arg) { return arg ? compile(*arg) : nullptr; }
  EvalPtr compile_operator(const Expr& expr);
  EvalPtr compile_collection(const Expr& expr);
  EvalPtr compile_scoped(const Expr& expr);
  EvalPtr compile_graph(const Expr& expr);
  EvalPtr compile_function(const Expr& expr);
  EvalPtr compile_map_projection(const Expr& expr);
  EvalPtr fold(EvalPtr eval, bool pure);
  PlanEnvironment& environment_;
};

}  // namespace signatory::cypher
