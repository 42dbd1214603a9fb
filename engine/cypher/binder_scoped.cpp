// Expressions that open a scope: comprehensions, quantifiers, reduce, patterns, subqueries.
#include <fmt/format.h>

#include "cypher/binder_core.h"
#include "cypher/diagnostic.h"

namespace signatory::cypher {
namespace {

constexpr KindSet kList = kind_bit(ValueKind::kList);

}  // namespace

StaticType Binder::comprehension(Expr& expr, Place place) {
  const StaticType list = expression(*expr.args[0], place);
  require(*expr.args[0], list, kList, "what stands behind IN");
  place.aggregates = false;
  LocalVariable local(*this, expr.name, list.element());
  Place where = place;
  where.patterns = true;
  if (expr.args[1]) condition(*expr.args[1], where, "the condition of WHERE");
  return StaticType::list_of(expr.args[2] ? expression(*expr.args[2], place) : list.element());
}

StaticType Binder::quantifier(Expr& expr, Place place) {
  const StaticType list = expression(*expr.args[0], place);
  require(*expr.args[0], list, kList, "what stands behind IN");
  place.aggregates = false;
  place.patterns = true;
  LocalVariable local(*this, expr.name, list.element());
  if (expr.args[1]) condition(*expr.args[1], place, "the condition of WHERE");
  return StaticType::of(ValueKind::kBoolean);
}

StaticType Binder::reduce(Expr& expr, Place place) {
  expression(*expr.args[0], place);
  const StaticType list = expression(*expr.args[1], place);
  require(*expr.args[1], list, kList, "what stands behind IN");
  place.aggregates = false;
  LocalVariable accumulator(*this, expr.name, StaticType::any());
  LocalVariable item(*this, expr.name2, list.element());
  expression(*expr.args[2], place);
  return StaticType::any();
}

StaticType Binder::pattern_expression(Expr& expr, Place place) {
  if (place.constant) fail("NonConstantExpression", expr.span, "SKIP and LIMIT take a number that does not depend on the graph");
  const bool predicate = expr.kind == ExprKind::kPatternPredicate;
  if (predicate && !place.patterns) fail("UnexpectedSyntax", expr.span, "a pattern can only be a condition here", "use EXISTS { … }, COUNT { … } or a pattern comprehension [ … | … ]");
  expr.inner_begin = out_.slot_count;
  const Scope outer = scope_;
  std::vector<PatternPart> parts;
  parts.push_back(std::move(*expr.pattern));
  patterns(parts, expr.kind == ExprKind::kPatternComprehension ? PatternUse::kComprehension : PatternUse::kPredicate);
  *expr.pattern = std::move(parts[0]);
  if (expr.pattern->variable.slot == kNoSlot) expr.pattern->variable.slot = new_slot();
  StaticType result = StaticType::of(ValueKind::kBoolean);
  if (expr.kind == ExprKind::kPatternComprehension) {
    if (expr.args[0]) condition(*expr.args[0], {.patterns = true}, "the condition of WHERE");
    result = StaticType::list_of(expression(*expr.args[1], {}));
  } else if (!predicate) {
    const bool all = expr.pattern->selector == Selector::kAllShortest;
    result = all ? StaticType::list_of(StaticType::of(ValueKind::kPath)) : StaticType::of(ValueKind::kPath);
  }
  scope_ = outer;
  return result;
}

StaticType Binder::subquery(Expr& expr, Place place) {
  if (place.constant) fail("NonConstantExpression", expr.span, "SKIP and LIMIT take a number that does not depend on the graph");
  expr.inner_begin = out_.slot_count;
  nested_query(*expr.query, false);
  if (expr.kind == ExprKind::kExists) return StaticType::of(ValueKind::kBoolean);
  if (expr.kind == ExprKind::kCountSubquery) return StaticType::of(ValueKind::kInteger);
  if (expr.query->outputs.size() != 1) fail("UnexpectedSyntax", expr.span, "COLLECT { … } must return exactly one column");
  return StaticType::of(ValueKind::kList);
}

}  // namespace signatory::cypher
