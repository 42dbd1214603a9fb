// Expressions that look at the graph: label tests, patterns, subqueries.
#include "cypher/eval.h"
#include "cypher/eval_parts.h"

namespace signatory::cypher {

bool LabelTest::matches(const graph::View& view, NodeId node) const {
  switch (kind) {
    case LabelExprKind::kName: return name.seen() && view.has_label(node, name.label());
    case LabelExprKind::kAny: return !view.labels(node).empty();
    case LabelExprKind::kNot: return !parts[0].matches(view, node);
    case LabelExprKind::kAnd:
      for (const LabelTest& part : parts)
        if (!part.matches(view, node)) return false;
      return true;
    case LabelExprKind::kOr:
      for (const LabelTest& part : parts)
        if (part.matches(view, node)) return true;
      return false;
  }
  return false;
}

bool LabelTest::matches(graph::TypeId type) const {
  switch (kind) {
    case LabelExprKind::kName: return name.seen() && name.type() == type;
    case LabelExprKind::kAny: return true;
    case LabelExprKind::kNot: return !parts[0].matches(type);
    case LabelExprKind::kAnd:
      for (const LabelTest& part : parts)
        if (!part.matches(type)) return false;
      return true;
    case LabelExprKind::kOr:
      for (const LabelTest& part : parts)
        if (part.matches(type)) return true;
      return false;
  }
  return false;
}

namespace {

class LabelTestEval final : public Eval {
 public:
  LabelTestEval(base::ByteSpan span, EvalPtr base, LabelTest labels, LabelTest types) : Eval(span), base_(std::move(base)), labels_(std::move(labels)), types_(std::move(types)) {}
  Value evaluate(Run& run) const override {
    const Value base = base_->evaluate(run);
    if (base.is_null()) return base;
    if (base.is(ValueKind::kRelationship)) return Value::boolean(types_.matches(run.view.type(base.as_relationship())));
    if (!base.is(ValueKind::kNode)) throw_error(query_error("TypeError", "InvalidArgumentType", span(), "labels can be asked of nodes and relationships only"));
    if (!run.view.contains(base.as_node())) throw_at(deleted_entity("node"), span());
    return Value::boolean(labels_.matches(run.view, base.as_node()));
  }

 private:
  EvalPtr base_;
  LabelTest labels_;
  LabelTest types_;
};

// The rows of a subplan: whether there are any, how many, or a list of one value from each.
class SubplanEval final : public Eval {
 public:
  enum class Want : std::uint8_t { kAny, kCount, kList, kFirst };
  SubplanEval(base::ByteSpan span, Want want, std::size_t index, PlanPtr plan, EvalPtr value) : Eval(span), want_(want), index_(index), plan_(std::move(plan)), value_(std::move(value)) {}
  Value evaluate(Run& run) const override {
    Operator& op = run.subplan(index_, *plan_);
    op.open(run);
    if (want_ == Want::kAny) return Value::boolean(op.next(run));
    if (want_ == Want::kFirst) return op.next(run) ? value_->evaluate(run) : Value::null();
    std::int64_t count = 0;
    std::vector<Value> values;
    MemoryClaim claim(run);
    for (; op.next(run); ++count) {
      run.spend();
      if (want_ != Want::kList) continue;
      values.push_back(value_->evaluate(run));
      claim.add(sizeof(Value) + values.back().memory_bytes());
    }
    return want_ == Want::kCount ? Value::integer(count) : unwrap_at(make_list(std::move(values)), span());
  }

 private:
  Want want_;
  std::size_t index_;
  PlanPtr plan_;
  EvalPtr value_;
};

}  // namespace

LabelTest ExprCompiler::labels(const LabelExpr& labels, bool types) {
  LabelTest out;
  out.kind = labels.kind;
  if (labels.kind == LabelExprKind::kName) out.name = types ? environment_.type(labels.name.text) : environment_.label(labels.name.text);
  for (const LabelExprPtr& part : labels.parts) out.parts.push_back(this->labels(*part, types));
  return out;
}

EvalPtr ExprCompiler::compile_graph(const Expr& expr) {
  using Want = SubplanEval::Want;
  if (expr.kind == ExprKind::kHasLabels) return std::make_unique<LabelTestEval>(expr.span, compile(*expr.args[0]), labels(*expr.labels, false), labels(*expr.labels, true));
  const std::size_t index = environment_.next_subplan();
  const auto make = [&](Want want, PlanPtr plan, EvalPtr value) { return std::make_unique<SubplanEval>(expr.span, want, index, std::move(plan), std::move(value)); };
  switch (expr.kind) {
    case ExprKind::kPatternPredicate: return make(Want::kAny, environment_.pattern_plan(expr), nullptr);
    case ExprKind::kPatternComprehension:
      return make(Want::kList, environment_.pattern_plan(expr), compile(*expr.args[1]));
    case ExprKind::kShortestPath: {
      PlanPtr plan = environment_.pattern_plan(expr);
      Expr path;
      path.kind = ExprKind::kVariable;
      path.span = expr.span;
      path.name = expr.pattern->variable;
      return make(expr.pattern->selector == Selector::kAllShortest ? Want::kList : Want::kFirst, std::move(plan), compile(path));
    }
    case ExprKind::kExists: return make(Want::kAny, environment_.query_plan(expr), nullptr);
    case ExprKind::kCountSubquery: return make(Want::kCount, environment_.query_plan(expr), nullptr);
    case ExprKind::kCollectSubquery: {
      PlanPtr plan = environment_.query_plan(expr);
      Expr column;
      column.kind = ExprKind::kVariable;
      column.span = expr.span;
      column.name = expr.query->outputs[0];
      return make(Want::kList, std::move(plan), compile(column));
    }
    default: break;
  }
  throw_error(base::fail(base::ErrorCode::kInternal, "an expression of this kind cannot be compiled").span(expr.span));
}

}  // namespace signatory::cypher
