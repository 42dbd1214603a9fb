// List comprehensions, quantifiers and reduce: loops with a variable of their own.
#include "cypher/eval.h"
#include "cypher/eval_parts.h"
#include "cypher/operators.h"
#include "cypher/value_order.h"

namespace signatory::cypher {
namespace {

// The list to loop over, kept alive by its Value; false for null.
bool list_of(const Eval& eval, Run& run, Value& list) {
  list = eval.evaluate(run);
  if (list.is_null()) return false;
  if (!list.is(ValueKind::kList)) throw_error(query_error("TypeError", "InvalidArgumentType", eval.span(), "what stands behind IN must be a list"));
  return true;
}

class ComprehensionEval final : public Eval {
 public:
  ComprehensionEval(const Expr& expr, EvalPtr list, EvalPtr where, EvalPtr map)
      : Eval(expr.span), slot_(static_cast<std::size_t>(expr.name.slot)), list_(std::move(list)), where_(std::move(where)), map_(std::move(map)) {}
  Value evaluate(Run& run) const override {
    Value list;
    if (!list_of(*list_, run, list)) return list;
    std::vector<Value> out;
    MemoryClaim claim(run);
    for (const Value& item : list.as_list()) {
      run.spend();
      run.row[slot_] = item;
      if (where_ && !holds(*where_, run)) continue;
      out.push_back(map_ ? map_->evaluate(run) : item);
      claim.add(sizeof(Value) + (map_ ? out.back().memory_bytes() : 0));
    }
    return unwrap_at(make_list(std::move(out)), span());
  }

 private:
  std::size_t slot_;
  EvalPtr list_;
  EvalPtr where_;
  EvalPtr map_;
};

class QuantifierEval final : public Eval {
 public:
  QuantifierEval(const Expr& expr, EvalPtr list, EvalPtr where)
      : Eval(expr.span), slot_(static_cast<std::size_t>(expr.name.slot)), kind_(expr.quantifier), list_(std::move(list)), where_(std::move(where)) {}
  Value evaluate(Run& run) const override {
    Value list;
    if (!list_of(*list_, run, list)) return list;
    std::size_t yes = 0;
    std::size_t unknown = 0;
    std::size_t no = 0;
    for (const Value& item : list.as_list()) {
      run.spend();
      run.row[slot_] = item;
      const Truth truth = unwrap_at(to_truth(where_ ? where_->evaluate(run) : item), where_ ? where_->span() : span());
      ++(truth == Truth::kTrue ? yes : truth == Truth::kFalse ? no : unknown);
    }
    return to_value(result(yes, unknown, no));
  }

 private:
  Truth result(std::size_t yes, std::size_t unknown, std::size_t no) const {
    switch (kind_) {
      case Quantifier::kAll: return no > 0 ? Truth::kFalse : unknown > 0 ? Truth::kUnknown : Truth::kTrue;
      case Quantifier::kAny: return yes > 0 ? Truth::kTrue : unknown > 0 ? Truth::kUnknown : Truth::kFalse;
      case Quantifier::kNone: return yes > 0 ? Truth::kFalse : unknown > 0 ? Truth::kUnknown : Truth::kTrue;
      case Quantifier::kSingle: return yes > 1 ? Truth::kFalse : unknown > 0 ? Truth::kUnknown : truth(yes == 1);
    }
    return Truth::kUnknown;
  }
  std::size_t slot_;
  Quantifier kind_;
  EvalPtr list_;
  EvalPtr where_;
};

class ReduceEval final : public Eval {
 public:
  ReduceEval(const Expr& expr, EvalPtr start, EvalPtr list, EvalPtr step)
      : Eval(expr.span), accumulator_(static_cast<std::size_t>(expr.name.slot)), item_(static_cast<std::size_t>(expr.name2.slot)), start_(std::move(start)), list_(std::move(list)), step_(std::move(step)) {}
  Value evaluate(Run& run) const override {
    Value result = start_->evaluate(run);
    Value list;
    if (!list_of(*list_, run, list)) return list;
    for (const Value& item : list.as_list()) {
      run.spend();
      run.row[accumulator_] = std::move(result);
      run.row[item_] = item;
      result = step_->evaluate(run);
    }
    return result;
  }

 private:
  std::size_t accumulator_;
  std::size_t item_;
  EvalPtr start_;
  EvalPtr list_;
  EvalPtr step_;
};

}  // namespace

EvalPtr ExprCompiler::compile_scoped(const Expr& expr) {
  std::vector<EvalPtr> args = compile_all(expr.args);
  if (expr.kind == ExprKind::kListComprehension) return std::make_unique<ComprehensionEval>(expr, std::move(args[0]), std::move(args[1]), std::move(args[2]));
  if (expr.kind == ExprKind::kReduce) return std::make_unique<ReduceEval>(expr, std::move(args[0]), std::move(args[1]), std::move(args[2]));
  return std::make_unique<QuantifierEval>(expr, std::move(args[0]), std::move(args[1]));
}

}  // namespace signatory::cypher
