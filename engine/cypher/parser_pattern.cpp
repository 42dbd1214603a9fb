// Patterns: nodes, relationships, quantified groups, path modes and selectors, label expressions.
#include <fmt/format.h>

#include "cypher/diagnostic.h"
#include "cypher/parser_core.h"

namespace signatory::cypher {

// Decides by a bounded look-ahead whether the '(' at hand opens a pattern ((a)-->(b), (:A)<-[…) or a parenthesised expression.
bool Parser::looks_like_pattern() const {
  if (!at(TokenKind::kLeftParen)) return false;
  const std::uint32_t close = lexed_.partner[at_];
  if (close == 0) return false;
  const std::size_t inner = at_variable(1) ? 2 : 1;
  const bool shape = at_ + inner == close || at(TokenKind::kColon, inner) || at(TokenKind::kLeftBrace, inner) || at(Keyword::kWhere, inner) ||
                     (at(Keyword::kIs, inner) && at(Keyword::kLabeled, inner + 1)) || at(TokenKind::kParameter, inner);
  return shape && at_edge(close + 1 - at_);
}

// -[, --, -->, <-[, <--
bool Parser::at_edge(std::size_t ahead) const {
  if (at(TokenKind::kLess, ahead)) return at(TokenKind::kMinus, ahead + 1) && (at(TokenKind::kLeftBracket, ahead + 2) || at(TokenKind::kMinus, ahead + 2));
  return at(TokenKind::kMinus, ahead) && (at(TokenKind::kLeftBracket, ahead + 1) || at(TokenKind::kMinus, ahead + 1));
}

std::vector<PatternPart> Parser::patterns() {
  std::vector<PatternPart> out;
  do out.push_back(pattern_part());
  while (accept(TokenKind::kComma));
  return out;
}

PatternPart Parser::pattern_part() {
  const std::size_t begin = peek().begin;
  PatternPart part;
  if (at_variable() && at(TokenKind::kEqual, 1)) {
    part.variable = variable("a path variable");
    advance();
  }
  if (at_shortest_path_function()) {
    part = shortest_path_function(std::move(part.variable));
  } else {
    path_prefix(part);
    part.path = path();
  }
  part.span = span_from(begin);
  return part;
}

bool Parser::at_shortest_path_function() const {
  return (at_word("SHORTESTPATH") || at_word("ALLSHORTESTPATHS")) && at(TokenKind::kLeftParen, 1);
}

PatternPart Parser::shortest_path_function(Name variable) {
  const std::size_t begin = peek().begin;
  PatternPart part;
  part.variable = std::move(variable);
  part.selector = at_word("SHORTESTPATH") ? Selector::kAnyShortest : Selector::kAllShortest;
  part.function_form = true;
  at_ += 2;
  part.path = path();
  expect(TokenKind::kRightParen, "to close the shortest path");
  part.span = span_from(begin);
  return part;
}

std::int64_t Parser::small_count(std::int64_t otherwise) {
  if (!at(TokenKind::kInteger)) return otherwise;
  const ExprPtr number = integer_literal(false);
  if (number->value.as_integer() < 1) fail_at("UnexpectedSyntax", number->span, "the number of paths must be positive");
  return number->value.as_integer();
}

// ANY, ANY 3, ALL, ALL SHORTEST, ANY SHORTEST, SHORTEST 3, SHORTEST 2 GROUPS, CHEAPEST 2 BY weight; WALK, TRAIL, ACYCLIC, SIMPLE; PATH, PATHS.
void Parser::path_prefix(PatternPart& part) {
  if (at(TokenKind::kLeftParen)) return;
  if (accept(Keyword::kAll)) {
    part.selector = accept(Keyword::kShortest) ? Selector::kAllShortest : Selector::kAll;
  } else if (accept(Keyword::kAny)) {
    if (at(Keyword::kCheapest)) {
      part.selector = Selector::kCheapest;
    } else {
      part.selector = accept(Keyword::kShortest) ? Selector::kAnyShortest : Selector::kAny;
      if (part.selector == Selector::kAny) part.count = small_count(1);
    }
  } else if (accept(Keyword::kShortest)) {
    part.selector = Selector::kShortestK;
    part.count = small_count(1);
  }
  if (accept(Keyword::kCheapest)) {
    part.selector = Selector::kCheapest;
    part.count = small_count(1);
  }
  path_mode(part);
  if (!accept(Keyword::kPath)) accept(Keyword::kPaths);
  if (part.selector == Selector::kShortestK && (accept(Keyword::kGroup) || accept(Keyword::kGroups))) part.selector = Selector::kShortestGroups;
  if (part.selector == Selector::kCheapest) {
    expect(Keyword::kBy, "and the property that holds the cost, after CHEAPEST");
    part.cost_key = name("a property name after BY");
  }
}

void Parser::path_mode(PatternPart& part) {
  part.mode_given = true;
  if (accept(Keyword::kWalk)) {
    part.mode = PathMode::kWalk;
  } else if (accept(Keyword::kAcyclic)) {
    part.mode = PathMode::kAcyclic;
  } else if (accept(Keyword::kSimple)) {
    part.mode = PathMode::kSimple;
  } else if (!accept(Keyword::kTrail)) {
    part.mode_given = false;
  }
}

PathPattern Parser::path() {
  PathPattern out;
  if (!at(TokenKind::kLeftParen)) fail_unexpected("a pattern, such as (n)");
  const auto at_group = [&] { return at(TokenKind::kLeftParen) && at(TokenKind::kLeftParen, 1); };
  if (!at_group()) {
    out.first = node();
  } else {
    out.first.span = {peek().begin, peek().begin};
  }
  while (true) {
    PathStep step;
    if (at_edge()) {
      EdgePattern written = edge();
      if (const auto range = quantifier()) {
        step.what = quantified_edge(std::move(written), *range);
      } else {
        step.what = std::move(written);
      }
      step.node = node();
    } else if (at(TokenKind::kLeftParen)) {
      if (!at_group()) fail_at("UnexpectedSyntax", peek().span(), "two nodes need a relationship between them", "write (a)-->(b)");
      step.what = group();
      if (at(TokenKind::kLeftParen) && !at_group()) {
        step.node = node();
      } else {
        step.node.span = {end_of_previous(), end_of_previous()};
      }
    } else {
      return out;
    }
    out.steps.push_back(std::move(step));
  }
}

GroupPattern Parser::group() {
  DepthGuard guard(*this);
  const std::size_t begin = expect(TokenKind::kLeftParen, "to open a group").begin;
  GroupPattern out;
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  out.part = std::make_unique<PatternPart>();
  out.part->path = path();
  if (accept(Keyword::kWhere)) out.where = expression();
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightParen, "to close the group");
  const auto range = quantifier();
  out.counted = range.has_value();
  out.range = range.value_or(HopRange{1, 1});
  out.span = span_from(begin);
  return out;
}

// +, *, {3}, {1,3}, {1,}, {,3}
std::optional<HopRange> Parser::quantifier() {
  if (accept(TokenKind::kPlus)) return HopRange{1, std::nullopt};
  if (accept(TokenKind::kStar)) return HopRange{0, std::nullopt};
  if (!at(TokenKind::kLeftBrace)) return std::nullopt;
  const std::size_t begin = advance().begin;
  HopRange range{0, std::nullopt};
  const bool has_least = at(TokenKind::kInteger);
  if (has_least) range.least = hop_count();
  if (accept(TokenKind::kComma)) {
    if (at(TokenKind::kInteger)) range.most = hop_count();
  } else {
    if (!has_least) fail_unexpected("a number of repetitions");
    range.most = range.least;
  }
  expect(TokenKind::kRightBrace, "to close the quantifier");
  if (range.most && (*range.most < range.least || *range.most == 0))
    fail_at("UnexpectedSyntax", span_from(begin), "this quantifier allows no repetition at all", "the second number is the largest number of repetitions");
  return range;
}

GroupPattern Parser::quantified_edge(EdgePattern edge, HopRange range) {
  GroupPattern out;
  out.span = edge.span;
  out.range = range;
  out.part = std::make_unique<PatternPart>();
  out.part->path.first.span = {edge.span.begin, edge.span.begin};
  PathStep step;
  step.node.span = {edge.span.end, edge.span.end};
  step.what = std::move(edge);
  out.part->path.steps.push_back(std::move(step));
  return out;
}

NodePattern Parser::node() {
  const std::size_t begin = expect(TokenKind::kLeftParen, "to open a node").begin;
  NodePattern out;
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  if (at_name() && !at(Keyword::kWhere) && !at(Keyword::kIs)) out.variable = variable("a variable");
  if (at(TokenKind::kColon) || at(Keyword::kIs)) {
    advance();
    out.labels = label_expression();
  }
  out.properties = pattern_properties();
  if (accept(Keyword::kWhere)) out.where = expression();
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightParen, "to close the node");
  out.span = span_from(begin);
  return out;
}

ExprPtr Parser::pattern_properties() {
  if (at(TokenKind::kLeftBrace)) return map_literal();
  return at(TokenKind::kParameter) ? atom() : nullptr;
}

EdgePattern Parser::edge() {
  const std::size_t begin = peek().begin;
  EdgePattern out;
  const bool left = accept(TokenKind::kLess);
  expect(TokenKind::kMinus, "in a relationship");
  if (accept(TokenKind::kLeftBracket)) edge_body(out);
  expect(TokenKind::kMinus, "to end the relationship");
  const bool right = accept(TokenKind::kGreater);
  out.direction = left == right ? Direction::kBoth : left ? Direction::kLeft : Direction::kRight;
  out.both_heads = left && right;
  out.span = span_from(begin);
  return out;
}

void Parser::edge_body(EdgePattern& edge) {
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  if (at_name() && !at(Keyword::kWhere) && !at(Keyword::kIs)) edge.variable = variable("a variable");
  if (at(TokenKind::kColon) || at(Keyword::kIs)) {
    advance();
    edge.types = label_expression();
  }
  if (at(TokenKind::kDotDot) || at(TokenKind::kInteger) || at(TokenKind::kFloat))
    fail_at("InvalidRelationshipPattern", peek().span(), "the length of a relationship pattern needs a star", "write [*1..3]");
  if (at(TokenKind::kStar)) edge.range = star_range();
  edge.properties = pattern_properties();
  if (accept(Keyword::kWhere)) edge.where = expression();
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightBracket, "to close the relationship");
}

// *, *2, *2.., *..3, *1..3
HopRange Parser::star_range() {
  advance();
  HopRange range;
  const bool has_least = at(TokenKind::kInteger);
  if (at(TokenKind::kMinus) || at(TokenKind::kFloat))
    fail_at("InvalidRelationshipPattern", peek().span(), "the length of a relationship pattern is a whole number from 0 upwards", "write [*1..3]");
  if (has_least) range.least = hop_count();
  if (accept(TokenKind::kDotDot)) {
    if (at(TokenKind::kMinus)) fail_at("InvalidRelationshipPattern", peek().span(), "the length of a relationship pattern cannot be negative");
    if (at(TokenKind::kInteger)) range.most = hop_count();
  } else if (has_least) {
    range.most = range.least;
  }
  return range;
}

std::int64_t Parser::hop_count() { return integer_literal(false)->value.as_integer(); }

LabelExprPtr Parser::label_expression() {
  DepthGuard guard(*this);
  return label_or();
}

LabelExprPtr Parser::label_or() {
  const std::size_t begin = peek().begin;
  LabelExprPtr first = label_and();
  if (!at(TokenKind::kPipe) || pipe_ends_) return first;
  auto out = std::make_unique<LabelExpr>();
  out->kind = LabelExprKind::kOr;
  out->parts.push_back(std::move(first));
  while (!pipe_ends_ && accept(TokenKind::kPipe)) {
    accept(TokenKind::kColon);
    out->parts.push_back(label_and());
  }
  out->span = span_from(begin);
  return out;
}

LabelExprPtr Parser::label_and() {
  const std::size_t begin = peek().begin;
  LabelExprPtr first = label_not();
  if (!at(TokenKind::kAmpersand) && !at(TokenKind::kColon)) return first;
  auto out = std::make_unique<LabelExpr>();
  out->kind = LabelExprKind::kAnd;
  out->parts.push_back(std::move(first));
  while (accept(TokenKind::kAmpersand) || accept(TokenKind::kColon)) out->parts.push_back(label_not());
  out->span = span_from(begin);
  return out;
}

LabelExprPtr Parser::label_not() {
  DepthGuard guard(*this);
  auto out = std::make_unique<LabelExpr>();
  const std::size_t begin = peek().begin;
  if (accept(TokenKind::kExclamation)) {
    out->kind = LabelExprKind::kNot;
    out->parts.push_back(label_not());
  } else if (accept(TokenKind::kPercent)) {
    out->kind = LabelExprKind::kAny;
  } else if (accept(TokenKind::kLeftParen)) {
    const bool outer_pipe = std::exchange(pipe_ends_, false);
    out = label_expression();
    pipe_ends_ = outer_pipe;
    expect(TokenKind::kRightParen, "to close the label expression");
  } else {
    out->name = name("a label or type");
  }
  out->span = span_from(begin);
  return out;
}

}  // namespace signatory::cypher
