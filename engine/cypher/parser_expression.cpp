// Operators, from the loosest to the tightest: OR, XOR, AND, NOT, comparison, IN and string predicates, sums, products, powers, signs,
// property access, indexing and label tests.
#include <fmt/format.h>

#include "cypher/diagnostic.h"
#include "cypher/parser_core.h"

namespace signatory::cypher {
namespace {

template <class... Exprs>
std::vector<ExprPtr> list_of(Exprs... exprs) {
  std::vector<ExprPtr> out;
  (out.push_back(std::move(exprs)), ...);
  return out;
}

std::optional<Comparison> comparison_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::kEqual: return Comparison::kEqual;
    case TokenKind::kNotEqual: return Comparison::kNotEqual;
    case TokenKind::kLess: return Comparison::kLess;
    case TokenKind::kLessEqual: return Comparison::kLessEqual;
    case TokenKind::kGreater: return Comparison::kGreater;
    case TokenKind::kGreaterEqual: return Comparison::kGreaterEqual;
    default: return std::nullopt;
  }
}

}  // namespace

ExprPtr Parser::expression() {
  DepthGuard guard(*this);
  return or_expression();
}

ExprPtr Parser::chain(ExprKind kind, ExprPtr (Parser::*operand)(), Keyword keyword) {
  const std::size_t begin = peek().begin;
  ExprPtr first = (this->*operand)();
  if (!at(keyword)) return first;
  std::vector<ExprPtr> parts = list_of(std::move(first));
  while (accept(keyword)) parts.push_back((this->*operand)());
  return make(kind, begin, std::move(parts));
}

ExprPtr Parser::or_expression() { return chain(ExprKind::kOr, &Parser::xor_expression, Keyword::kOr); }
ExprPtr Parser::xor_expression() { return chain(ExprKind::kXor, &Parser::and_expression, Keyword::kXor); }
ExprPtr Parser::and_expression() { return chain(ExprKind::kAnd, &Parser::not_expression, Keyword::kAnd); }

ExprPtr Parser::not_expression() {
  if (!at(Keyword::kNot)) return comparison();
  DepthGuard guard(*this);
  const std::size_t begin = advance().begin;
  return make(ExprKind::kNot, begin, list_of(not_expression()));
}

ExprPtr Parser::comparison() {
  const std::size_t begin = peek().begin;
  ExprPtr first = predicate_expression();
  if (!comparison_of(peek().kind)) return first;
  std::vector<ExprPtr> parts = list_of(std::move(first));
  std::vector<Comparison> operators;
  while (const auto op = comparison_of(peek().kind)) {
    advance();
    operators.push_back(*op);
    parts.push_back(predicate_expression());
  }
  ExprPtr out = make(ExprKind::kComparison, begin, std::move(parts));
  out->operators = std::move(operators);
  return out;
}

ExprPtr Parser::predicate_expression() {
  const std::size_t begin = peek().begin;
  ExprPtr left = sum();
  while (true) {
    if (accept(Keyword::kIn)) {
      ExprPtr right = sum();
      left = make(ExprKind::kIn, begin, list_of(std::move(left), std::move(right)));
    } else if (at(Keyword::kStarts) || at(Keyword::kEnds)) {
      const ExprKind kind = at(Keyword::kStarts) ? ExprKind::kStartsWith : ExprKind::kEndsWith;
      advance();
      expect(Keyword::kWith, kind == ExprKind::kStartsWith ? "after STARTS" : "after ENDS");
      ExprPtr right = sum();
      left = make(kind, begin, list_of(std::move(left), std::move(right)));
    } else if (accept(Keyword::kContains)) {
      ExprPtr right = sum();
      left = make(ExprKind::kContains, begin, list_of(std::move(left), std::move(right)));
    } else if (accept(TokenKind::kRegexMatch)) {
      ExprPtr right = sum();
      left = make(ExprKind::kRegexMatch, begin, list_of(std::move(left), std::move(right)));
    } else if (at(Keyword::kIs)) {
      left = is_predicate(std::move(left));
    } else {
      return left;
    }
  }
}

ExprPtr Parser::is_predicate(ExprPtr left) {
  const std::size_t begin = left->span.begin;
  advance();
  const bool negated = accept(Keyword::kNot);
  if (accept(Keyword::kNull)) return make(negated ? ExprKind::kIsNotNull : ExprKind::kIsNull, begin, list_of(std::move(left)));
  if (!accept(Keyword::kLabeled)) fail_unexpected(negated ? "NULL or LABELED after IS NOT" : "NULL, NOT NULL or LABELED after IS");
  LabelExprPtr labels = label_expression();
  ExprPtr test = make(ExprKind::kHasLabels, begin, list_of(std::move(left)));
  test->labels = std::move(labels);
  return negated ? make(ExprKind::kNot, begin, list_of(std::move(test))) : std::move(test);
}

ExprPtr Parser::sum() {
  const std::size_t begin = peek().begin;
  ExprPtr left = product();
  while (at(TokenKind::kPlus) || at(TokenKind::kMinus) || at(TokenKind::kDoublePipe)) {
    const TokenKind op = advance().kind;
    const ExprKind kind = op == TokenKind::kPlus ? ExprKind::kAdd : op == TokenKind::kMinus ? ExprKind::kSubtract : ExprKind::kConcatenate;
    ExprPtr right = product();
    left = make(kind, begin, list_of(std::move(left), std::move(right)));
  }
  return left;
}

ExprPtr Parser::product() {
  const std::size_t begin = peek().begin;
  ExprPtr left = power();
  while (at(TokenKind::kStar) || at(TokenKind::kSlash) || at(TokenKind::kPercent)) {
    const TokenKind op = advance().kind;
    const ExprKind kind = op == TokenKind::kStar ? ExprKind::kMultiply : op == TokenKind::kSlash ? ExprKind::kDivide : ExprKind::kModulo;
    ExprPtr right = power();
    left = make(kind, begin, list_of(std::move(left), std::move(right)));
  }
  return left;
}

ExprPtr Parser::power() {
  const std::size_t begin = peek().begin;
  ExprPtr left = unary();
  while (accept(TokenKind::kCaret)) {
    ExprPtr right = unary();
    left = make(ExprKind::kPower, begin, list_of(std::move(left), std::move(right)));
  }
  return left;
}

ExprPtr Parser::unary() {
  if (!at(TokenKind::kMinus) && !at(TokenKind::kPlus)) return postfix();
  DepthGuard guard(*this);
  const std::size_t begin = peek().begin;
  const bool negative = advance().kind == TokenKind::kMinus;
  if (negative && at(TokenKind::kInteger) && !at(TokenKind::kDot, 1) && !at(TokenKind::kLeftBracket, 1)) {
    ExprPtr number = integer_literal(true);
    number->span.begin = begin;
    return number;
  }
  return make(negative ? ExprKind::kNegate : ExprKind::kUnaryPlus, begin, list_of(unary()));
}

ExprPtr Parser::postfix() {
  const std::size_t begin = peek().begin;
  ExprPtr base = atom();
  while (true) {
    if (at(TokenKind::kDot)) {
      advance();
      Name key = name("a property name after '.'");
      base = make(ExprKind::kProperty, begin, list_of(std::move(base)));
      base->name = std::move(key);
    } else if (at(TokenKind::kLeftBracket)) {
      base = bracket_suffix(std::move(base));
    } else if (at(TokenKind::kLeftBrace) && base->kind == ExprKind::kVariable) {
      base = map_projection(std::move(base));
    } else {
      return at(TokenKind::kColon) ? postfix_labels(std::move(base)) : std::move(base);
    }
  }
}

ExprPtr Parser::postfix_labels(ExprPtr base) {
  const std::size_t begin = base->span.begin;
  advance();
  LabelExprPtr labels = label_expression();
  ExprPtr test = make(ExprKind::kHasLabels, begin, list_of(std::move(base)));
  test->labels = std::move(labels);
  return test;
}

ExprPtr Parser::bracket_suffix(ExprPtr base) {
  const std::size_t begin = base->span.begin;
  advance();
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  ExprPtr from = at(TokenKind::kDotDot) ? nullptr : expression();
  ExprPtr to;
  const bool slice = accept(TokenKind::kDotDot);
  if (slice && !at(TokenKind::kRightBracket)) to = expression();
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightBracket, "to close the index");
  if (!slice) return make(ExprKind::kIndex, begin, list_of(std::move(base), std::move(from)));
  return make(ExprKind::kSlice, begin, list_of(std::move(base), std::move(from), std::move(to)));
}

ExprPtr Parser::map_projection(ExprPtr base) {
  const std::size_t begin = base->span.begin;
  advance();
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  std::vector<ExprPtr> args = list_of(std::move(base));
  std::vector<Name> names;
  while (!at(TokenKind::kRightBrace)) {
    ProjectionItem item = ProjectionItem::kKey;
    ExprPtr value;
    Name key;
    if (accept(TokenKind::kDot)) {
      if (accept(TokenKind::kStar)) {
        item = ProjectionItem::kAll;
      } else {
        key = name("a property name or * after '.'");
      }
    } else {
      item = ProjectionItem::kExpression;
      key = name("a key, .key or .*");
      if (accept(TokenKind::kColon)) {
        value = expression();
      } else {
        value = std::make_unique<Expr>();
        value->kind = ExprKind::kVariable;
        value->name = key;
        value->span = key.span;
      }
    }
    key.slot = static_cast<Slot>(item);
    names.push_back(std::move(key));
    args.push_back(std::move(value));
    if (!accept(TokenKind::kComma)) break;
  }
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightBrace, "to close the map projection");
  ExprPtr out = make(ExprKind::kMapProjection, begin, std::move(args));
  out->names = std::move(names);
  return out;
}

}  // namespace signatory::cypher
