// Literals, names, function calls, brackets and the forms that start with a word: CASE, all(…), reduce(…), EXISTS { … }.
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>

#include "cypher/diagnostic.h"
#include "cypher/parser_core.h"

namespace signatory::cypher {

ExprPtr Parser::atom() {
  const Token& token = peek();
  switch (token.kind) {
    case TokenKind::kInteger: return integer_literal(false);
    case TokenKind::kFloat: return float_literal();
    case TokenKind::kBadNumber:
      fail_at("InvalidNumberLiteral", token.span(), fmt::format("`{}` is not a number", verbatim(token.span())), "a name cannot start with a digit unless it is quoted with backticks");
    case TokenKind::kString: return string_literal();
    case TokenKind::kParameter: {
      ExprPtr out = make(ExprKind::kParameter, token.begin);
      out->name = {name_of_token(text_, token), token.span()};
      advance();
      out->span = token.span();
      return out;
    }
    case TokenKind::kLeftParen: return parenthesized();
    case TokenKind::kLeftBracket: return list_atom();
    case TokenKind::kLeftBrace: return map_literal();
    case TokenKind::kQuotedName:
    case TokenKind::kWord: return word_atom();
    default: fail_unexpected("an expression");
  }
}

ExprPtr Parser::word_atom() {
  const Token& token = peek();
  const bool call = at(TokenKind::kLeftParen, 1);
  const bool block = at(TokenKind::kLeftBrace, 1);
  switch (token.keyword) {
    case Keyword::kTrue: case Keyword::kFalse:
      if (call) break;
      advance();
      return literal(Value::boolean(token.keyword == Keyword::kTrue), token.span());
    case Keyword::kNull:
      advance();
      return literal(Value::null(), token.span());
    case Keyword::kCase: return case_expression();
    case Keyword::kAll: case Keyword::kAny: case Keyword::kNone_: case Keyword::kSingle:
      if (!call || !at_name(2) || !at(Keyword::kIn, 3)) break;
      return quantifier_expression(token.keyword == Keyword::kAll ? Quantifier::kAll : token.keyword == Keyword::kAny ? Quantifier::kAny
                                   : token.keyword == Keyword::kNone_ ? Quantifier::kNone : Quantifier::kSingle);
    case Keyword::kReduce:
      if (!call || !at_name(2) || !at(TokenKind::kEqual, 3)) break;
      return reduce();
    case Keyword::kExists:
      if (block) return subquery_expression(ExprKind::kExists);
      if (call) return exists_function();
      break;
    case Keyword::kCount:
      if (block) return subquery_expression(ExprKind::kCountSubquery);
      break;
    case Keyword::kCollect:
      if (block) return subquery_expression(ExprKind::kCollectSubquery);
      break;
    default: break;
  }
  if (at_shortest_path_function()) return shortest_path_value();
  if (call) return function_call();
  // A namespace: date.truncate(…). Looks ahead over word . word … (
  for (std::size_t ahead = 1; at(TokenKind::kDot, ahead) && at_name(ahead + 1); ahead += 2)
    if (at(TokenKind::kLeftParen, ahead + 2)) return function_call();
  Name variable_name = variable("an expression");
  ExprPtr out = make(ExprKind::kVariable, variable_name.span.begin);
  out->name = std::move(variable_name);
  return out;
}

ExprPtr Parser::parenthesized() {
  if (looks_like_pattern()) return pattern_predicate();
  const std::size_t begin = advance().begin;
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  ExprPtr inner = expression();
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightParen, "to close the parenthesis");
  inner->span = span_from(begin);
  inner->parenthesized = true;
  return inner;
}

ExprPtr Parser::integer_literal(bool negative) {
  const Token& token = advance();
  std::string_view digits = text_.substr(token.begin, token.end - token.begin);
  int base = 10;
  if (digits.size() > 1 && digits[0] == '0' && (digits[1] | 0x20) == 'x') base = 16;
  if (digits.size() > 1 && digits[0] == '0' && (digits[1] | 0x20) == 'o') base = 8;
  if (base != 10) digits.remove_prefix(2);
  std::uint64_t magnitude = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), magnitude, base);
  const std::uint64_t most = (std::uint64_t{1} << 63) - (negative ? 0 : 1);
  if (parsed.ec != std::errc() || magnitude > most)
    fail_at("IntegerOverflow", token.span(), "this integer does not fit into 64 bits", "integers go from -9223372036854775808 to 9223372036854775807; write 1.0e19 for a float");
  return literal(Value::integer(static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude)), token.span());
}

ExprPtr Parser::float_literal() {
  const Token& token = advance();
  const std::string digits = verbatim(token.span());
  const double value = std::strtod(digits.c_str(), nullptr);
  if (std::isinf(value)) fail_at("FloatingPointOverflow", token.span(), "this number is too large for a float", "floats reach about 1.8e308");
  return literal(Value::floating(value), token.span());
}

ExprPtr Parser::string_literal() {
  const Token& token = advance();
  return literal(Value::string(unwrap(unescape_string(text_, token.span()))), token.span());
}

ExprPtr Parser::list_atom() {
  const std::size_t begin = advance().begin;
  if (at_variable() && at(Keyword::kIn, 1)) return list_comprehension(begin);
  const bool named_pattern = at_variable() && at(TokenKind::kEqual, 1) && at(TokenKind::kLeftParen, 2);
  if (named_pattern) {
    at_ += 2;
    const bool pattern = looks_like_pattern();
    at_ -= 2;
    if (pattern) return pattern_comprehension(begin);
  } else if (looks_like_pattern()) {
    return pattern_comprehension(begin);
  }
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  std::vector<ExprPtr> items;
  if (!at(TokenKind::kRightBracket)) {
    do items.push_back(expression());
    while (accept(TokenKind::kComma));
  }
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightBracket, "to close the list");
  return make(ExprKind::kList, begin, std::move(items));
}

ExprPtr Parser::list_comprehension(std::size_t begin) {
  Name item = variable("a variable");
  expect(Keyword::kIn, "after the variable");
  const bool outer_pipe = std::exchange(pipe_ends_, true);
  std::vector<ExprPtr> args(3);
  args[0] = expression();
  if (accept(Keyword::kWhere)) args[1] = expression();
  pipe_ends_ = false;
  if (accept(TokenKind::kPipe)) args[2] = expression();
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightBracket, "to close the list comprehension");
  ExprPtr out = make(ExprKind::kListComprehension, begin, std::move(args));
  out->name = std::move(item);
  return out;
}

ExprPtr Parser::pattern_comprehension(std::size_t begin) {
  auto part = std::make_unique<PatternPart>();
  const std::size_t pattern_begin = peek().begin;
  if (at(TokenKind::kEqual, 1)) {
    part->variable = variable("a variable");
    advance();
  }
  const bool outer_pipe = std::exchange(pipe_ends_, true);
  part->path = path();
  part->span = span_from(pattern_begin);
  std::vector<ExprPtr> args(2);
  if (accept(Keyword::kWhere)) args[0] = expression();
  pipe_ends_ = false;
  expect(TokenKind::kPipe, "and the expression to collect, after the pattern");
  args[1] = expression();
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightBracket, "to close the pattern comprehension");
  ExprPtr out = make(ExprKind::kPatternComprehension, begin, std::move(args));
  out->pattern = std::move(part);
  return out;
}

ExprPtr Parser::map_literal() {
  const std::size_t begin = advance().begin;
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  std::vector<ExprPtr> values;
  std::vector<Name> keys;
  if (!at(TokenKind::kRightBrace)) {
    do {
      keys.push_back(name("a key"));
      expect(TokenKind::kColon, "after the key");
      values.push_back(expression());
    } while (accept(TokenKind::kComma));
  }
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightBrace, "to close the map");
  ExprPtr out = make(ExprKind::kMap, begin, std::move(values));
  out->names = std::move(keys);
  return out;
}

ExprPtr Parser::case_expression() {
  DepthGuard guard(*this);
  const std::size_t begin = advance().begin;
  std::vector<ExprPtr> args;
  const bool has_subject = !at(Keyword::kWhen);
  if (has_subject) args.push_back(expression());
  if (!at(Keyword::kWhen)) fail_unexpected("WHEN");
  while (accept(Keyword::kWhen)) {
    args.push_back(expression());
    expect(Keyword::kThen, "after the condition of WHEN");
    args.push_back(expression());
  }
  const bool has_else = accept(Keyword::kElse);
  if (has_else) args.push_back(expression());
  expect(Keyword::kEnd, "to close CASE");
  ExprPtr out = make(ExprKind::kCase, begin, std::move(args));
  out->has_subject = has_subject;
  out->has_else = has_else;
  return out;
}

ExprPtr Parser::quantifier_expression(Quantifier kind) {
  const std::size_t begin = advance().begin;
  advance();
  Name item = variable("a variable");
  advance();
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  std::vector<ExprPtr> args(2);
  args[0] = expression();
  if (accept(Keyword::kWhere)) args[1] = expression();
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightParen, "to close the quantifier");
  ExprPtr out = make(ExprKind::kQuantifier, begin, std::move(args));
  out->name = std::move(item);
  out->quantifier = kind;
  return out;
}

ExprPtr Parser::reduce() {
  const std::size_t begin = advance().begin;
  advance();
  Name accumulator = variable("the accumulator");
  advance();
  const bool outer_pipe = std::exchange(pipe_ends_, true);
  std::vector<ExprPtr> args(3);
  args[0] = expression();
  expect(TokenKind::kComma, "after the start value of reduce");
  Name item = variable("a variable");
  expect(Keyword::kIn, "after the variable");
  args[1] = expression();
  pipe_ends_ = false;
  expect(TokenKind::kPipe, "and the next value of the accumulator");
  args[2] = expression();
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightParen, "to close reduce");
  ExprPtr out = make(ExprKind::kReduce, begin, std::move(args));
  out->name = std::move(accumulator);
  out->name2 = std::move(item);
  return out;
}

ExprPtr Parser::subquery_expression(ExprKind kind) {
  const std::size_t begin = advance().begin;
  const std::size_t body = advance().end;
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  QueryPtr inner;
  if (at_clause()) {
    inner = std::make_unique<Query>(query());
  } else {
    inner = std::make_unique<Query>();
    MatchClause clause;
    clause.patterns = patterns();
    if (accept(Keyword::kWhere)) clause.where = expression();
    SingleQuery single;
    single.span = span_from(body);
    single.clauses.push_back({span_from(body), span_from(body), std::move(clause)});
    inner->parts.push_back(std::move(single));
    inner->span = span_from(body);
  }
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightBrace, "to close the subquery");
  ExprPtr out = make(kind, begin);
  out->query = std::move(inner);
  return out;
}

ExprPtr Parser::function_call() {
  const std::size_t begin = peek().begin;
  Name function = dotted_name();
  expect(TokenKind::kLeftParen, "after the name of a function");
  if (at(TokenKind::kStar) && at(TokenKind::kRightParen, 1) && keyword_of(function.text) == Keyword::kCount) {
    at_ += 2;
    return make(ExprKind::kCountStar, begin);
  }
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  const bool distinct = accept(Keyword::kDistinct);
  std::vector<ExprPtr> args;
  if (!at(TokenKind::kRightParen)) {
    do args.push_back(expression());
    while (accept(TokenKind::kComma));
  }
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightParen, "to close the arguments");
  ExprPtr out = make(ExprKind::kFunction, begin, std::move(args));
  out->name = std::move(function);
  out->distinct = distinct;
  return out;
}

// exists(pattern) and exists(n.property) of older Cypher.
ExprPtr Parser::exists_function() {
  const std::size_t begin = advance().begin;
  advance();
  ExprPtr inner = expression();
  expect(TokenKind::kRightParen, "to close exists");
  if (inner->kind == ExprKind::kPatternPredicate) {
    MatchClause clause;
    clause.patterns.push_back(std::move(*inner->pattern));
    ExprPtr out = make(ExprKind::kExists, begin);
    out->query = std::make_unique<Query>();
    out->query->span = inner->span;
    out->query->parts.emplace_back().span = inner->span;
    out->query->parts.back().clauses.push_back({inner->span, inner->span, std::move(clause)});
    return out;
  }
  std::vector<ExprPtr> args;
  args.push_back(std::move(inner));
  return make(ExprKind::kIsNotNull, begin, std::move(args));
}

ExprPtr Parser::pattern_predicate() {
  const std::size_t begin = peek().begin;
  auto part = std::make_unique<PatternPart>();
  part->path = path();
  part->span = span_from(begin);
  ExprPtr out = make(ExprKind::kPatternPredicate, begin);
  out->pattern = std::move(part);
  return out;
}

ExprPtr Parser::shortest_path_value() {
  const std::size_t begin = peek().begin;
  auto part = std::make_unique<PatternPart>(shortest_path_function({}));
  ExprPtr out = make(ExprKind::kShortestPath, begin);
  out->pattern = std::move(part);
  return out;
}

}  // namespace signatory::cypher
