// Expressions: names, operators, literals and their static types.
#include <fmt/format.h>

#include "cypher/binder_core.h"
#include "cypher/diagnostic.h"
#include "cypher/suggest.h"

namespace signatory::cypher {
namespace {

constexpr KindSet kBoolean = kind_bit(ValueKind::kBoolean);
constexpr KindSet kList = kind_bit(ValueKind::kList);

}  // namespace

StaticType Binder::expression(Expr& expr, Place place) {
  const bool may_be_pattern = place.patterns && (expr.kind == ExprKind::kPatternPredicate || expr.kind == ExprKind::kAnd || expr.kind == ExprKind::kOr || expr.kind == ExprKind::kXor ||
                                                 expr.kind == ExprKind::kNot || expr.kind == ExprKind::kCase);
  place.patterns = may_be_pattern;
  return bind_kind(expr, place);
}

StaticType Binder::condition(Expr& expr, Place place, std::string_view what) {
  const StaticType type = expression(expr, place);
  require(expr, type, kBoolean, what);
  return type;
}

StaticType Binder::bind_kind(Expr& expr, Place place) {
  const StaticType boolean = StaticType::of(ValueKind::kBoolean);
  const auto bind_all = [&](StaticType result) {
    for (ExprPtr& arg : expr.args)
      if (arg) expression(*arg, place);
    return result;
  };
  switch (expr.kind) {
    case ExprKind::kLiteral: return expr.value.is_null() ? StaticType::null() : StaticType::of(expr.value.kind());
    case ExprKind::kParameter: parameters_.insert(expr.name.text); return StaticType::any();
    case ExprKind::kVariable: return variable(expr, place);
    case ExprKind::kProperty: return property(expr, place);
    case ExprKind::kIndex: {
      const StaticType base = expression(*expr.args[0], place);
      expression(*expr.args[1], place);
      return base.without_null() == kList ? base.element() : StaticType::any();
    }
    case ExprKind::kSlice: {
      const StaticType base = expression(*expr.args[0], place);
      for (std::size_t i = 1; i < expr.args.size(); ++i)
        if (expr.args[i]) expression(*expr.args[i], place);
      return base.without_null() == kList ? base : StaticType::of(ValueKind::kList);
    }
    case ExprKind::kList: return list_literal(expr, place);
    case ExprKind::kMap: return bind_all(StaticType::of(ValueKind::kMap));
    case ExprKind::kMapProjection: return map_projection(expr, place);
    case ExprKind::kNot: case ExprKind::kAnd: case ExprKind::kOr: case ExprKind::kXor: return logical(expr, place);
    case ExprKind::kNegate: case ExprKind::kUnaryPlus: case ExprKind::kAdd: case ExprKind::kSubtract: case ExprKind::kMultiply:
    case ExprKind::kDivide: case ExprKind::kModulo: case ExprKind::kPower: case ExprKind::kConcatenate: return arithmetic(expr, place);
    case ExprKind::kIn: {
      expression(*expr.args[0], place);
      require(*expr.args[1], expression(*expr.args[1], place), kList, "what stands behind IN");
      return boolean;
    }
    case ExprKind::kComparison: case ExprKind::kStartsWith: case ExprKind::kEndsWith: case ExprKind::kContains: case ExprKind::kRegexMatch:
    case ExprKind::kIsNull: case ExprKind::kIsNotNull: return bind_all(boolean);
    case ExprKind::kHasLabels: return label_test(expr, place);
    case ExprKind::kFunction: case ExprKind::kCountStar: return function(expr, place);
    case ExprKind::kCase: return case_expression(expr, place);
    case ExprKind::kListComprehension: return comprehension(expr, place);
    case ExprKind::kQuantifier: return quantifier(expr, place);
    case ExprKind::kReduce: return reduce(expr, place);
    case ExprKind::kPatternPredicate: case ExprKind::kPatternComprehension: case ExprKind::kShortestPath: return pattern_expression(expr, place);
    case ExprKind::kExists: case ExprKind::kCountSubquery: case ExprKind::kCollectSubquery: return subquery(expr, place);
  }
  return StaticType::any();
}

StaticType Binder::variable(Expr& expr, Place place) {
  if (place.constant) fail("NonConstantExpression", expr.span, "SKIP and LIMIT take a number that does not depend on variables", "use a literal or a parameter");
  return lookup(expr.name).type;
}

StaticType Binder::logical(Expr& expr, Place place) {
  for (ExprPtr& arg : expr.args) require(*arg, expression(*arg, place), kBoolean, "what AND, OR, XOR and NOT combine");
  return StaticType::of(ValueKind::kBoolean);
}

StaticType Binder::arithmetic(Expr& expr, Place place) {
  std::vector<StaticType> types;
  for (ExprPtr& arg : expr.args) types.push_back(expression(*arg, place));
  const KindSet duration = kind_bit(ValueKind::kDuration);
  KindSet wanted = kNumberKinds;
  switch (expr.kind) {
    case ExprKind::kAdd: case ExprKind::kConcatenate: {
      const bool both_numbers = types.size() == 2 && types[0].without_null() != 0 && types[1].without_null() != 0 && (types[0].without_null() & ~kNumberKinds) == 0 && (types[1].without_null() & ~kNumberKinds) == 0;
      if (both_numbers) return StaticType::of_kinds((types[0].kinds | types[1].kinds) & kNumberKinds);
      if (types[0].without_null() == kList || types[1].without_null() == kList) return StaticType::of(ValueKind::kList);
      return StaticType::any();
    }
    case ExprKind::kSubtract: wanted |= kTemporalKinds; break;
    case ExprKind::kMultiply: case ExprKind::kDivide: case ExprKind::kNegate: wanted |= duration; break;
    default: break;
  }
  KindSet result = 0;
  for (std::size_t i = 0; i < types.size(); ++i) {
    require(*expr.args[i], types[i], wanted, "an operand of this operator");
    result |= types[i].kinds;
  }
  if (expr.kind == ExprKind::kPower) return StaticType::of(ValueKind::kFloat);
  return (result & ~kind_bit(ValueKind::kNull) & ~kNumberKinds) == 0 ? StaticType::of_kinds(result) : StaticType::any();
}

StaticType Binder::property(Expr& expr, Place place) {
  const StaticType base = expression(*expr.args[0], place);
  const KindSet entities = kinds({ValueKind::kNode, ValueKind::kRelationship});
  const KindSet wanted = entities | kind_bit(ValueKind::kMap) | kTemporalKinds;
  if (base.certainly_not(wanted)) fail_type(expr.args[0]->span, "what a property is read from", base, entities | kind_bit(ValueKind::kMap), base.certainly_not(ValueKind::kPath) ? "TypeError" : "SyntaxError");
  if ((base.without_null() & ~entities) == 0 && base.without_null() != 0) note(GraphName::Kind::kKey, expr.name);
  return StaticType::any();
}

StaticType Binder::list_literal(Expr& expr, Place place) {
  StaticType element{kind_bit(ValueKind::kNull), 0};
  for (ExprPtr& arg : expr.args) element = element.joined(expression(*arg, place));
  return StaticType::list_of(element);
}

StaticType Binder::case_expression(Expr& expr, Place place) {
  StaticType result{kind_bit(ValueKind::kNull), 0};
  const std::size_t first = expr.has_subject ? 1 : 0;
  Place value = place;
  value.patterns = false;
  if (expr.has_subject) expression(*expr.args[0], value);
  std::size_t i = first;
  for (; i + 1 < expr.args.size(); i += 2) {
    if (expr.has_subject) {
      expression(*expr.args[i], value);
    } else {
      Place when = place;
      when.patterns = true;
      condition(*expr.args[i], when, "the condition of WHEN");
    }
    result = result.joined(expression(*expr.args[i + 1], value));
  }
  if (i < expr.args.size()) result = result.joined(expression(*expr.args[i], value));
  return result;
}

StaticType Binder::label_test(Expr& expr, Place place) {
  const StaticType base = expression(*expr.args[0], place);
  require(*expr.args[0], base, kinds({ValueKind::kNode, ValueKind::kRelationship}), "what labels are asked of");
  note_labels(expr.labels.get(), base.certainly_not(ValueKind::kRelationship) ? GraphName::Kind::kLabel : GraphName::Kind::kType);
  return StaticType::of(ValueKind::kBoolean);
}

StaticType Binder::map_projection(Expr& expr, Place place) {
  const StaticType base = expression(*expr.args[0], place);
  require(*expr.args[0], base, kinds({ValueKind::kNode, ValueKind::kRelationship, ValueKind::kMap}), "what a map projection takes its keys from");
  for (std::size_t i = 1; i < expr.args.size(); ++i)
    if (expr.args[i]) expression(*expr.args[i], place);
  return StaticType::of(ValueKind::kMap);
}

}  // namespace signatory::cypher
