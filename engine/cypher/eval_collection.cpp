// Lists, maps, slices, CASE, function calls.
#include <array>

#include "cypher/eval.h"
#include "cypher/eval_parts.h"
#include "cypher/operators.h"
#include "cypher/value_order.h"

namespace signatory::cypher {
namespace {

class ListEval final : public Eval {
 public:
  ListEval(base::ByteSpan span, std::vector<EvalPtr> items) : Eval(span), items_(std::move(items)) {}
  Value evaluate(Run& run) const override {
    std::vector<Value> values;
    values.reserve(items_.size());
    for (const EvalPtr& item : items_) values.push_back(item->evaluate(run));
    return unwrap_at(make_list(std::move(values)), span());
  }

 private:
  std::vector<EvalPtr> items_;
};

class MapEval final : public Eval {
 public:
  MapEval(base::ByteSpan span, std::vector<std::string> keys, std::vector<EvalPtr> values) : Eval(span), keys_(std::move(keys)), values_(std::move(values)) {}
  Value evaluate(Run& run) const override {
    std::vector<MapEntry> entries;
    entries.reserve(keys_.size());
    for (std::size_t i = 0; i < keys_.size(); ++i) entries.push_back({keys_[i], values_[i]->evaluate(run)});
    return unwrap_at(make_map(std::move(entries)), span());
  }

 private:
  std::vector<std::string> keys_;
  std::vector<EvalPtr> values_;
};

std::vector<MapEntry> all_entries(Run& run, const Value& base, base::ByteSpan span) {
  if (base.is(ValueKind::kNode)) return unwrap_at(run.reader.properties(base.as_node()), span);
  if (base.is(ValueKind::kRelationship)) return unwrap_at(run.reader.properties(base.as_relationship()), span);
  if (base.is(ValueKind::kMap)) return {base.as_map().begin(), base.as_map().end()};
  throw_error(query_error("TypeError", "InvalidArgumentType", span, "a map projection takes its keys from a node, a relationship or a map"));
}

class MapProjectionEval final : public Eval {
 public:
  struct Item {
    ProjectionItem kind = ProjectionItem::kKey;
    std::string key;
    EvalPtr value;
  };
  MapProjectionEval(base::ByteSpan span, EvalPtr base, std::vector<Item> items) : Eval(span), base_(std::move(base)), items_(std::move(items)) {}
  Value evaluate(Run& run) const override {
    const Value base = base_->evaluate(run);
    if (base.is_null()) return base;
    std::vector<MapEntry> entries;
    for (const Item& item : items_) {
      if (item.kind == ProjectionItem::kAll) {
        for (MapEntry& entry : all_entries(run, base, span())) entries.push_back(std::move(entry));
      } else {
        entries.push_back({item.key, item.value ? item.value->evaluate(run) : unwrap_at(property_of(run.context, base, item.key), span())});
      }
    }
    return unwrap_at(make_map(std::move(entries)), span());
  }

 private:
  EvalPtr base_;
  std::vector<Item> items_;
};

class SliceEval final : public Eval {
 public:
  SliceEval(base::ByteSpan span, EvalPtr list, EvalPtr from, EvalPtr to) : Eval(span), list_(std::move(list)), from_(std::move(from)), to_(std::move(to)) {}
  Value evaluate(Run& run) const override {
    const Value list = list_->evaluate(run);
    const Value from = from_ ? from_->evaluate(run) : Value();
    const Value to = to_ ? to_->evaluate(run) : Value();
    return unwrap_at(slice(run.context, list, from_ ? &from : nullptr, to_ ? &to : nullptr), span());
  }

 private:
  EvalPtr list_;
  EvalPtr from_;
  EvalPtr to_;
};

class CaseEval final : public Eval {
 public:
  CaseEval(base::ByteSpan span, bool has_subject, std::vector<EvalPtr> args) : Eval(span), has_subject_(has_subject), args_(std::move(args)) {}
  Value evaluate(Run& run) const override {
    std::size_t i = has_subject_ ? 1 : 0;
    const Value subject = has_subject_ ? args_[0]->evaluate(run) : Value();
    for (; i + 1 < args_.size(); i += 2) {
      const bool chosen = has_subject_ ? equal(subject, args_[i]->evaluate(run)) == Truth::kTrue : holds(*args_[i], run);
      if (chosen) return args_[i + 1]->evaluate(run);
    }
    return i < args_.size() ? args_[i]->evaluate(run) : Value::null();
  }

 private:
  bool has_subject_;
  std::vector<EvalPtr> args_;
};

class FunctionEval final : public Eval {
 public:
  FunctionEval(base::ByteSpan span, const Function& function, std::vector<EvalPtr> args) : Eval(span), function_(function), args_(std::move(args)) {}
  Value evaluate(Run& run) const override {
    run.spend();
    if (args_.size() <= 4) {
      std::array<Value, 4> values;
      for (std::size_t i = 0; i < args_.size(); ++i) values[i] = args_[i]->evaluate(run);
      return unwrap_at(function_.call(run.context, std::span(values.data(), args_.size())), span());
    }
    std::vector<Value> values;
    for (const EvalPtr& arg : args_) values.push_back(arg->evaluate(run));
    return unwrap_at(function_.call(run.context, values), span());
  }

 private:
  const Function& function_;
  std::vector<EvalPtr> args_;
};

std::vector<std::string> texts(const std::vector<Name>& names) {
  std::vector<std::string> out;
  for (const Name& name : names) out.push_back(name.text);
  return out;
}

bool all_constant(const std::vector<EvalPtr>& args) {
  for (const EvalPtr& arg : args)
    if (arg->constant() == nullptr) return false;
  return true;
}

}  // namespace

EvalPtr ExprCompiler::compile_collection(const Expr& expr) {
  if (expr.kind == ExprKind::kMapProjection) return compile_map_projection(expr);
  std::vector<EvalPtr> args = compile_all(expr.args);
  if (expr.kind == ExprKind::kMap) {
    const bool constant = all_constant(args);
    return fold(std::make_unique<MapEval>(expr.span, texts(expr.names), std::move(args)), constant);
  }
  if (expr.kind == ExprKind::kList) {
    const bool constant = all_constant(args);
    return fold(std::make_unique<ListEval>(expr.span, std::move(args)), constant);
  }
  if (expr.kind == ExprKind::kSlice) return std::make_unique<SliceEval>(expr.span, std::move(args[0]), std::move(args[1]), std::move(args[2]));
  return std::make_unique<CaseEval>(expr.span, expr.has_subject, std::move(args));
}

EvalPtr ExprCompiler::compile_map_projection(const Expr& expr) {
  std::vector<MapProjectionEval::Item> items;
  for (std::size_t i = 0; i < expr.names.size(); ++i)
    items.push_back({static_cast<ProjectionItem>(expr.names[i].slot), expr.names[i].text, compile_optional(expr.args[i + 1])});
  return std::make_unique<MapProjectionEval>(expr.span, compile(*expr.args[0]), std::move(items));
}

EvalPtr ExprCompiler::compile_function(const Expr& expr) {
  std::vector<EvalPtr> args = compile_all(expr.args);
  const bool pure = !expr.function->volatile_result && !args.empty() && all_constant(args);
  return fold(std::make_unique<FunctionEval>(expr.span, *expr.function, std::move(args)), pure);
}

// Computes now what cannot differ later. An error stays where it is, to be raised if the expression is reached.
EvalPtr ExprCompiler::fold(EvalPtr eval, bool pure) {
  if (!pure) return eval;
  try {
    static const graph::Graph kNoGraph;
    Run run(kNoGraph.snapshot()->view(), {.memory_bytes = 1 << 20});
    Value value = eval->evaluate(run);
    return constant_eval(eval->span(), std::move(value));
  } catch (const QueryFailure&) {
    return eval;
  }
}

}  // namespace signatory::cypher
