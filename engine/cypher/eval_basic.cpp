// Literals, variables, parameters, properties, logic and comparison.
#include <fmt/format.h>

#include "cypher/eval.h"
#include "cypher/eval_parts.h"
#include "cypher/operators.h"
#include "cypher/value_order.h"

namespace signatory::cypher {

bool holds(const Eval& condition, Run& run) {
  const Value value = condition.evaluate(run);
  if (value.is_true()) return true;
  if (value.is_false() || value.is_null()) return false;
  throw_error(query_error("TypeError", "InvalidArgumentType", condition.span(), fmt::format("a condition must be a boolean, but this is {}", describe(value))));
}

namespace {

class ConstantEval final : public Eval {
 public:
  ConstantEval(base::ByteSpan span, Value value) : Eval(span), value_(std::move(value)) {}
  Value evaluate(Run&) const override { return value_; }
  const Value* constant() const override { return &value_; }

 private:
  Value value_;
};

class SlotEval final : public Eval {
 public:
  SlotEval(base::ByteSpan span, Slot slot) : Eval(span), slot_(static_cast<std::size_t>(slot)) {}
  Value evaluate(Run& run) const override { return run.row[slot_]; }

 private:
  std::size_t slot_;
};

class ParameterEval final : public Eval {
 public:
  ParameterEval(base::ByteSpan span, std::size_t index) : Eval(span), index_(index) {}
  Value evaluate(Run& run) const override { return run.parameters[index_]; }

 private:
  std::size_t index_;
};

Value read_property(Run& run, const Value& base, NameRef key, const std::string& name, base::ByteSpan span) {
  if (base.is(ValueKind::kNode)) {
    const NodeId node = base.as_node();
    if (key.seen()) {
      const graph::PropertyRef found = run.view.property(node, key.key());
      if (found.exists()) return to_value(found);
    }
    if (!run.view.contains(node)) throw_at(deleted_entity("node"), span);
    return Value::null();
  }
  if (base.is(ValueKind::kRelationship)) {
    const EdgeId edge = base.as_relationship();
    if (key.seen()) {
      const graph::PropertyRef found = run.view.property(edge, key.key());
      if (found.exists()) return to_value(found);
    }
    if (!run.view.contains(edge)) throw_at(deleted_entity("relationship"), span);
    return Value::null();
  }
  return unwrap_at(property_of(run.context, base, name), span);
}

// A variable's property, the commonest expression: reads the slot in place.
class SlotPropertyEval final : public Eval {
 public:
  SlotPropertyEval(base::ByteSpan span, Slot slot, NameRef key, std::string name) : Eval(span), slot_(static_cast<std::size_t>(slot)), key_(key), name_(std::move(name)) {}
  Value evaluate(Run& run) const override { return read_property(run, run.row[slot_], key_, name_, span()); }

 private:
  std::size_t slot_;
  NameRef key_;
  std::string name_;
};

class PropertyEval final : public Eval {
 public:
  PropertyEval(base::ByteSpan span, EvalPtr base, NameRef key, std::string name) : Eval(span), base_(std::move(base)), key_(key), name_(std::move(name)) {}
  Value evaluate(Run& run) const override { return read_property(run, base_->evaluate(run), key_, name_, span()); }

 private:
  EvalPtr base_;
  NameRef key_;
  std::string name_;
};

class LogicEval final : public Eval {
 public:
  LogicEval(base::ByteSpan span, ExprKind kind, std::vector<EvalPtr> args) : Eval(span), kind_(kind), args_(std::move(args)) {}
  Value evaluate(Run& run) const override {
    Truth result = unwrap_at(to_truth(args_[0]->evaluate(run)), args_[0]->span());
    for (std::size_t i = 1; i < args_.size(); ++i) {
      if ((kind_ == ExprKind::kAnd && result == Truth::kFalse) || (kind_ == ExprKind::kOr && result == Truth::kTrue)) break;
      const Truth next = unwrap_at(to_truth(args_[i]->evaluate(run)), args_[i]->span());
      result = kind_ == ExprKind::kAnd ? truth_and(result, next) : kind_ == ExprKind::kOr ? truth_or(result, next) : truth_xor(result, next);
    }
    return to_value(kind_ == ExprKind::kNot ? truth_not(result) : result);
  }

 private:
  ExprKind kind_;
  std::vector<EvalPtr> args_;
};

Truth compare(Comparison op, const Value& a, const Value& b) {
  switch (op) {
    case Comparison::kEqual: return equal(a, b);
    case Comparison::kNotEqual: return truth_not(equal(a, b));
    case Comparison::kLess: return less(a, b);
    case Comparison::kLessEqual: return less_or_equal(a, b);
    case Comparison::kGreater: return less(b, a);
    case Comparison::kGreaterEqual: return less_or_equal(b, a);
  }
  return Truth::kUnknown;
}

class ComparisonEval final : public Eval {
 public:
  ComparisonEval(base::ByteSpan span, std::vector<Comparison> operators, std::vector<EvalPtr> args) : Eval(span), operators_(std::move(operators)), args_(std::move(args)) {}
  Value evaluate(Run& run) const override {
    Value left = args_[0]->evaluate(run);
    Truth result = Truth::kTrue;
    for (std::size_t i = 0; i < operators_.size() && result != Truth::kFalse; ++i) {
      Value right = args_[i + 1]->evaluate(run);
      result = truth_and(result, compare(operators_[i], left, right));
      left = std::move(right);
    }
    return to_value(result);
  }

 private:
  std::vector<Comparison> operators_;
  std::vector<EvalPtr> args_;
};

class NullTestEval final : public Eval {
 public:
  NullTestEval(base::ByteSpan span, bool negated, EvalPtr arg) : Eval(span), negated_(negated), arg_(std::move(arg)) {}
  Value evaluate(Run& run) const override { return Value::boolean(arg_->evaluate(run).is_null() != negated_); }

 private:
  bool negated_;
  EvalPtr arg_;
};

using Binary = Value (*)(Run&, const Value&, const Value&, base::ByteSpan);

class BinaryEval final : public Eval {
 public:
  BinaryEval(base::ByteSpan span, Binary function, EvalPtr a, EvalPtr b) : Eval(span), function_(function), a_(std::move(a)), b_(std::move(b)) {}
  Value evaluate(Run& run) const override {
    const Value a = a_->evaluate(run);
    return function_(run, a, b_->evaluate(run), span());
  }

 private:
  Binary function_;
  EvalPtr a_;
  EvalPtr b_;
};

class NegateEval final : public Eval {
 public:
  NegateEval(base::ByteSpan span, bool negative, EvalPtr arg) : Eval(span), negative_(negative), arg_(std::move(arg)) {}
  Value evaluate(Run& run) const override {
    Value value = arg_->evaluate(run);
    return negative_ ? unwrap_at(negate(value), span()) : value;
  }

 private:
  bool negative_;
  EvalPtr arg_;
};

template <Result<Value> (*Operation)(const EvaluationContext&, const Value&, const Value&)>
Value with_context(Run& run, const Value& a, const Value& b, base::ByteSpan span) {
  return unwrap_at(Operation(run.context, a, b), span);
}

Binary binary_of(ExprKind kind) {
  switch (kind) {
    case ExprKind::kAdd: case ExprKind::kConcatenate: return &with_context<add>;
    case ExprKind::kSubtract: return &with_context<subtract>;
    case ExprKind::kMultiply: return &with_context<multiply>;
    case ExprKind::kDivide: return &with_context<divide>;
    case ExprKind::kModulo: return &with_context<modulo>;
    case ExprKind::kPower: return &with_context<power>;
    case ExprKind::kRegexMatch: return &with_context<matches_regex>;
    case ExprKind::kIndex: return &with_context<element_at>;
    case ExprKind::kIn: return [](Run&, const Value& a, const Value& b, base::ByteSpan span) { return unwrap_at(in_list(a, b), span); };
    case ExprKind::kStartsWith: return [](Run&, const Value& a, const Value& b, base::ByteSpan) { return starts_with(a, b); };
    case ExprKind::kEndsWith: return [](Run&, const Value& a, const Value& b, base::ByteSpan) { return ends_with(a, b); };
    case ExprKind::kContains: return [](Run&, const Value& a, const Value& b, base::ByteSpan) { return contains(a, b); };
    default: return nullptr;
  }
}

}  // namespace

EvalPtr constant_eval(base::ByteSpan span, Value value) { return std::make_unique<ConstantEval>(span, std::move(value)); }

std::vector<EvalPtr> ExprCompiler::compile_all(const std::vector<ExprPtr>& args) {
  std::vector<EvalPtr> out;
  for (const ExprPtr& arg : args) out.push_back(compile_optional(arg));
  return out;
}

EvalPtr ExprCompiler::compile(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kLiteral: return constant_eval(expr.span, expr.value);
    case ExprKind::kVariable: return std::make_unique<SlotEval>(expr.span, expr.name.slot);
    case ExprKind::kParameter: return std::make_unique<ParameterEval>(expr.span, environment_.parameter(expr.name.text));
    case ExprKind::kProperty: {
      const NameRef key = environment_.key(expr.name.text);
      if (expr.args[0]->kind == ExprKind::kVariable) return std::make_unique<SlotPropertyEval>(expr.span, expr.args[0]->name.slot, key, expr.name.text);
      return std::make_unique<PropertyEval>(expr.span, compile(*expr.args[0]), key, expr.name.text);
    }
    default: return compile_operator(expr);
  }
}

EvalPtr ExprCompiler::compile_operator(const Expr& expr) {
  if (const Binary function = binary_of(expr.kind)) return std::make_unique<BinaryEval>(expr.span, function, compile(*expr.args[0]), compile(*expr.args[1]));
  switch (expr.kind) {
    case ExprKind::kNot: case ExprKind::kAnd: case ExprKind::kOr: case ExprKind::kXor:
      return std::make_unique<LogicEval>(expr.span, expr.kind, compile_all(expr.args));
    case ExprKind::kComparison: return std::make_unique<ComparisonEval>(expr.span, expr.operators, compile_all(expr.args));
    case ExprKind::kIsNull: case ExprKind::kIsNotNull:
      return std::make_unique<NullTestEval>(expr.span, expr.kind == ExprKind::kIsNotNull, compile(*expr.args[0]));
    case ExprKind::kNegate: case ExprKind::kUnaryPlus:
      return std::make_unique<NegateEval>(expr.span, expr.kind == ExprKind::kNegate, compile(*expr.args[0]));
    case ExprKind::kFunction: return compile_function(expr);
    case ExprKind::kSlice: case ExprKind::kList: case ExprKind::kMap: case ExprKind::kMapProjection: case ExprKind::kCase:
      return compile_collection(expr);
    case ExprKind::kListComprehension: case ExprKind::kQuantifier: case ExprKind::kReduce: return compile_scoped(expr);
    default: return compile_graph(expr);
  }
}

}  // namespace signatory::cypher
