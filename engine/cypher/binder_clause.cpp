// Reading clauses: MATCH, UNWIND, CALL, CALL { }, and FOREACH.
#include <fmt/format.h>

#include <algorithm>

#include "cypher/binder_core.h"
#include "cypher/diagnostic.h"
#include "cypher/suggest.h"

namespace signatory::cypher {
namespace {

StaticType type_of(ProcedureType type) {
  switch (type) {
    case ProcedureType::kAny: return StaticType::any();
    case ProcedureType::kBoolean: return StaticType::of(ValueKind::kBoolean);
    case ProcedureType::kInteger: return StaticType::of(ValueKind::kInteger);
    case ProcedureType::kFloat: return StaticType::of(ValueKind::kFloat);
    case ProcedureType::kNumber: return StaticType::of_kinds(kNumberKinds);
    case ProcedureType::kString: return StaticType::of(ValueKind::kString);
    case ProcedureType::kList: return StaticType::of(ValueKind::kList);
    case ProcedureType::kMap: return StaticType::of(ValueKind::kMap);
    case ProcedureType::kNode: return StaticType::of(ValueKind::kNode);
    case ProcedureType::kRelationship: return StaticType::of(ValueKind::kRelationship);
    case ProcedureType::kPath: return StaticType::of(ValueKind::kPath);
    case ProcedureType::kDate: return StaticType::of(ValueKind::kDate);
    case ProcedureType::kDateTime: return StaticType::of(ValueKind::kDateTime);
  }
  return StaticType::any();
}

// What an argument of a declared type may be: an integer serves as a float.
KindSet accepted(ProcedureType type) {
  return type == ProcedureType::kFloat ? kNumberKinds : type_of(type).kinds;
}

}  // namespace

void Binder::clause(Clause& clause) {
  std::visit(
      [this](auto& c) {
        using T = std::decay_t<decltype(c)>;
        if constexpr (std::is_same_v<T, MatchClause>) match(c);
        if constexpr (std::is_same_v<T, UnwindClause>) unwind(c);
        if constexpr (std::is_same_v<T, CallClause>) call(c);
        if constexpr (std::is_same_v<T, SubqueryClause>) call_subquery(c);
        if constexpr (std::is_same_v<T, ForeachClause>) foreach(c);
        if constexpr (std::is_same_v<T, CreateClause>) create(c);
        if constexpr (std::is_same_v<T, MergeClause>) merge(c);
        if constexpr (std::is_same_v<T, SetClause>) set_items(c.items);
        if constexpr (std::is_same_v<T, RemoveClause>) set_items(c.items);
        if constexpr (std::is_same_v<T, DeleteClause>) delete_clause(c);
      },
      clause.what);
}

void Binder::match(MatchClause& clause) {
  if (clause.repeatable)
    for (const PatternPart& part : clause.patterns) check_bounded(part.path);
  patterns(clause.patterns, PatternUse::kMatch);
  if (clause.where) condition(*clause.where, {.patterns = true}, "the condition of WHERE");
}

void Binder::unwind(UnwindClause& clause) {
  const StaticType list = expression(*clause.list, {});
  if (scope_.find(clause.variable.text) != nullptr)
    fail("VariableAlreadyBound", clause.variable.span, fmt::format("variable `{}` is already defined", clause.variable.text), "choose another name after AS");
  declare(clause.variable, list.element());
}

void Binder::foreach(ForeachClause& clause) {
  const StaticType list = expression(*clause.list, {});
  require(*clause.list, list, kinds({ValueKind::kList}), "the list of FOREACH");
  const Scope outer = scope_;
  declare(clause.variable, list.element());
  for (Clause& inner : clause.clauses) {
    const bool allowed = std::holds_alternative<CreateClause>(inner.what) || std::holds_alternative<MergeClause>(inner.what) || std::holds_alternative<SetClause>(inner.what) ||
                         std::holds_alternative<RemoveClause>(inner.what) || std::holds_alternative<DeleteClause>(inner.what) || std::holds_alternative<ForeachClause>(inner.what);
    if (!allowed) fail("InvalidClauseComposition", inner.keyword, "FOREACH may only contain clauses that change the graph", "use UNWIND or CALL { … } to read");
    this->clause(inner);
  }
  scope_ = outer;
}

void Binder::call(CallClause& call) {
  const bool standalone = standalone_call_;
  call.signature = procedures_.find(call.procedure.text);
  if (call.signature == nullptr) {
    std::vector<std::string> names;
    for (const Procedure* known : procedures_.all()) names.push_back(known->name);
    throw_error(query_error("ProcedureError", "ProcedureNotFound", call.procedure.span, fmt::format("there is no procedure `{}`", call.procedure.text)).hint(did_you_mean(call.procedure.text, names)));
  }
  if (!call.explicit_arguments && !standalone)
    fail("InvalidArgumentPassingMode", call.procedure.span, "inside a query the arguments of a procedure must be written out", fmt::format("write CALL {}(…)", call.procedure.text));
  call_arguments(call);
  call_yields(call, standalone);
  if (call.where) condition(*call.where, {.patterns = true}, "the condition of WHERE");
}

void Binder::call_arguments(CallClause& call) {
  const Procedure& procedure = *call.signature;
  if (!call.explicit_arguments) {
    for (const ProcedureField& input : procedure.inputs) {
      auto argument = std::make_unique<Expr>();
      argument->kind = ExprKind::kParameter;
      argument->name = {input.name, call.procedure.span};
      argument->span = call.procedure.span;
      call.arguments.push_back(std::move(argument));
    }
  }
  const std::size_t required = std::min(procedure.required, procedure.inputs.size());
  if (call.arguments.size() < required || call.arguments.size() > procedure.inputs.size())
    fail("InvalidNumberOfArguments", call.procedure.span, fmt::format("{} takes {} arguments, but {} are given", procedure.name, procedure.inputs.size(), call.arguments.size()), procedure.signature());
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const StaticType found = expression(*call.arguments[i], {});
    require(*call.arguments[i], found, accepted(procedure.inputs[i].type), fmt::format("argument `{}` of {}", procedure.inputs[i].name, procedure.name));
  }
}

void Binder::call_yields(CallClause& call, bool standalone) {
  const auto& outputs = call.signature->outputs;
  if (call.yield_star && !standalone) fail("UnexpectedSyntax", call.procedure.span, "YIELD * is only possible when the call stands alone", "name the columns after YIELD");
  if (!call.has_yield && !standalone && !outputs.empty()) return;
  if (call.yield_star || (!call.has_yield && standalone)) {
    for (const ProcedureField& output : outputs) call.yields.push_back({{output.name, call.procedure.span}, {output.name, call.procedure.span}});
  }
  for (YieldItem& item : call.yields) {
    const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const ProcedureField& output) { return output.name == item.output.text; });
    if (found == outputs.end()) {
      std::vector<std::string> names;
      for (const ProcedureField& output : outputs) names.push_back(output.name);
      fail("UndefinedVariable", item.output.span, fmt::format("{} has no column `{}`", call.signature->name, item.output.text), did_you_mean(item.output.text, names));
    }
    call.outputs.push_back(static_cast<std::size_t>(found - outputs.begin()));
    if (scope_.find(item.variable.text) != nullptr)
      fail("VariableAlreadyBound", item.variable.span, fmt::format("variable `{}` is already defined", item.variable.text), "rename the column with AS");
    declare(item.variable, type_of(found->type));
  }
}

void Binder::call_subquery(SubqueryClause& clause) {
  const Scope outer = scope_;
  Scope inner;
  if (clause.import_all) inner = outer;
  for (Name& import : clause.imports) inner.set(lookup(import));
  std::vector<std::vector<Name>> outputs;
  const bool outer_standalone = std::exchange(standalone_call_, false);
  std::vector<std::vector<StaticType>> types;
  for (SingleQuery& part : clause.query->parts) {
    // Without an import list, a leading WITH says what is imported.
    const bool with = !clause.has_imports && std::holds_alternative<WithClause>(part.clauses[0].what);
    scope_ = with ? outer : inner;
    single_query(part, true, outputs.emplace_back(), types.emplace_back());
  }
  union_outputs(*clause.query, outputs, types);
  standalone_call_ = outer_standalone;
  scope_ = outer;
  const std::vector<StaticType> result = out_.output_types;
  for (std::size_t i = 0; i < clause.query->outputs.size(); ++i) {
    const Name& column = clause.query->outputs[i];
    if (scope_.find(column.text) != nullptr)
      fail("VariableAlreadyBound", column.span, fmt::format("variable `{}` is already defined outside the subquery", column.text), "return it under another name with AS");
    scope_.set({column.text, column.slot, i < result.size() ? result[i] : StaticType::any()});
  }
}

}  // namespace signatory::cypher
