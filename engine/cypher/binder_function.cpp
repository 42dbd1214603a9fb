// Calls of functions and aggregates: existence, number and types of arguments.
#include <fmt/format.h>

#include "cypher/binder_core.h"
#include "cypher/suggest.h"

namespace signatory::cypher {
namespace {

std::vector<std::string> function_names() {
  std::vector<std::string> names{"all", "any", "none", "single", "reduce", "exists", "shortestPath", "allShortestPaths"};
  for (const Function& f : all_functions()) names.emplace_back(f.name);
  for (const AggregateFunction& f : all_aggregates()) names.emplace_back(f.name);
  return names;
}

StaticType list_result(const Function& function) {
  StaticType out = StaticType::of_kinds(function.returns);
  if (function.name == "range") out.elements = kind_bit(ValueKind::kInteger);
  if (function.name == "keys" || function.name == "labels" || function.name == "split") out.elements = kind_bit(ValueKind::kString);
  if (function.name == "nodes") out.elements = kind_bit(ValueKind::kNode);
  if (function.name == "relationships") out.elements = kind_bit(ValueKind::kRelationship);
  return out;
}

}  // namespace

StaticType Binder::function(Expr& expr, Place place) {
  if (expr.kind == ExprKind::kCountStar) {
    expr.aggregate = find_aggregate("count");
    return aggregate(expr, place);
  }
  if ((expr.aggregate = find_aggregate(expr.name.text)) != nullptr) return aggregate(expr, place);
  expr.function = find_function(expr.name.text);
  if (expr.function == nullptr) fail("UnknownFunction", expr.name.span, fmt::format("there is no function `{}`", expr.name.text), did_you_mean(expr.name.text, function_names()));
  if (expr.distinct) fail("UnexpectedSyntax", expr.name.span, fmt::format("DISTINCT is for aggregates, and {} is none", expr.function->name));
  if (place.inside_aggregate && expr.function->volatile_result && expr.args.empty() && expr.function->name == "rand")
    fail("NonConstantExpression", expr.span, "an aggregate cannot be taken over random numbers", "compute them in a WITH before");
  if (!expr.function->takes(expr.args.size()))
    fail("InvalidNumberOfArguments", expr.span, fmt::format("{} does not take {} arguments", expr.function->name, expr.args.size()), expr.function->signature());
  const std::vector<StaticType> types = arguments(expr, place);
  for (std::size_t i = 0; i < types.size(); ++i) {
    const Parameter& parameter = expr.function->parameter(i);
    require(*expr.args[i], types[i], parameter.accepts, fmt::format("argument `{}` of {}", parameter.name, expr.function->name));
  }
  return list_result(*expr.function);
}

std::vector<StaticType> Binder::arguments(Expr& expr, Place place) {
  std::vector<StaticType> types;
  for (ExprPtr& arg : expr.args) types.push_back(expression(*arg, place));
  return types;
}

StaticType Binder::aggregate(Expr& expr, Place place) {
  if (place.inside_aggregate) fail("NestedAggregation", expr.span, "an aggregate cannot be inside another one", "compute the inner one in a WITH before");
  if (!place.aggregates) fail("InvalidAggregation", expr.span, "an aggregate is only possible in WITH and RETURN", "compute it in a WITH before");
  place.inside_aggregate = true;
  if (!expr.aggregate->takes(expr.args.size()) || (expr.kind == ExprKind::kFunction && expr.args.empty()))
    fail("InvalidNumberOfArguments", expr.span, fmt::format("{} does not take {} arguments", expr.aggregate->name, expr.args.size()));
  const std::vector<StaticType> types = arguments(expr, place);
  for (std::size_t i = 0; i < types.size(); ++i) {
    const Parameter& parameter = expr.aggregate->parameters[std::min(i, expr.aggregate->parameters.size() - 1)];
    require(*expr.args[i], types[i], parameter.accepts, fmt::format("argument `{}` of {}", parameter.name, expr.aggregate->name));
  }
  StaticType out = StaticType::of_kinds(expr.aggregate->returns);
  if (expr.aggregate->name == "collect" && !types.empty()) out.elements = types[0].kinds;
  return out;
}

}  // namespace signatory::cypher
