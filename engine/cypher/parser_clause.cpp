// Statements, queries and clauses.
#include <fmt/format.h>

#include "cypher/diagnostic.h"
#include "cypher/parser_core.h"
#include "cypher/suggest.h"

namespace signatory::cypher {

Statement Parser::statement() {
  Statement out;
  if (accept(Keyword::kExplain)) {
    out.mode = StatementMode::kExplain;
  } else if (accept(Keyword::kProfile)) {
    out.mode = StatementMode::kProfile;
  }
  if (at(TokenKind::kEnd)) fail_at("UnexpectedSyntax", peek().span(), "the query is empty", "write, for example, MATCH (n) RETURN n LIMIT 10");
  out.query = std::make_unique<Query>(query());
  accept(TokenKind::kSemicolon);
  if (!at(TokenKind::kEnd)) fail_no_clause();
  return out;
}

Query Parser::query() {
  DepthGuard guard(*this);
  Query out;
  const std::size_t begin = peek().begin;
  out.parts.push_back(single_query());
  while (at(Keyword::kUnion)) {
    const std::size_t union_begin = advance().begin;
    const bool all = accept(Keyword::kAll);
    if (!all) accept(Keyword::kDistinct);
    if (!out.unions.empty() && all != out.union_all)
      fail_at("InvalidClauseComposition", span_from(union_begin), "UNION and UNION ALL cannot be mixed in one query", "use the same kind between all parts");
    out.union_all = all;
    out.unions.push_back(span_from(union_begin));
    out.parts.push_back(single_query());
  }
  out.span = span_from(begin);
  return out;
}

bool Parser::at_clause() const {
  switch (peek().kind == TokenKind::kWord ? peek().keyword : Keyword::kNone) {
    case Keyword::kMatch: case Keyword::kUnwind: case Keyword::kWith: case Keyword::kReturn: case Keyword::kCreate: case Keyword::kMerge:
    case Keyword::kSet: case Keyword::kRemove: case Keyword::kDelete: case Keyword::kCall: case Keyword::kOptional: case Keyword::kDetach:
    case Keyword::kForeach: return true;
    default: return false;
  }
}

void Parser::fail_no_clause() const {
  static const std::vector<std::string> kClauses{"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CREATE", "MERGE", "SET", "REMOVE", "DELETE",
                                                 "DETACH", "CALL", "FOREACH", "UNION", "WHERE", "ORDER", "SKIP", "LIMIT", "YIELD", "AS"};
  if (at(TokenKind::kWord)) {
    std::string word = verbatim(peek().span());
    for (char& c : word) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (auto hint = did_you_mean(word, kClauses); !hint.empty())
      fail_at("UnexpectedSyntax", peek().span(), fmt::format("`{}` does not start a clause", verbatim(peek().span())), std::move(hint));
  }
  fail_unexpected("a clause or the end of the query");
}

SingleQuery Parser::single_query() {
  SingleQuery out;
  const std::size_t begin = peek().begin;
  if (!at_clause()) fail_no_clause();
  while (at_clause()) out.clauses.push_back(clause());
  out.span = span_from(begin);
  return out;
}

Clause Parser::clause() {
  Clause out;
  const Token& first = advance();
  out.keyword = first.span();
  const bool optional = first.keyword == Keyword::kOptional;
  const bool detach = first.keyword == Keyword::kDetach;
  Keyword kind = first.keyword;
  if (optional || detach) {
    if (optional ? !at(Keyword::kMatch) && !at(Keyword::kCall) : !at(Keyword::kDelete)) fail_unexpected(optional ? "MATCH or CALL after OPTIONAL" : "DELETE after DETACH");
    kind = advance().keyword;
    out.keyword.end = end_of_previous();
  }
  switch (kind) {
    case Keyword::kMatch: out.what = match(optional); break;
    case Keyword::kUnwind: out.what = unwind(); break;
    case Keyword::kWith: out.what = with(); break;
    case Keyword::kReturn: out.what = ReturnClause{projection()}; break;
    case Keyword::kCreate: out.what = create(); break;
    case Keyword::kMerge: out.what = merge(); break;
    case Keyword::kSet: out.what = SetClause{set_items()}; break;
    case Keyword::kRemove: out.what = remove(); break;
    case Keyword::kDelete: out.what = delete_clause(detach); break;
    case Keyword::kForeach: out.what = foreach(); break;
    default: std::visit([&](auto&& call_clause) { out.what = std::move(call_clause); }, call(optional));
  }
  out.span = span_from(first.begin);
  return out;
}

MatchClause Parser::match(bool optional) {
  MatchClause out;
  out.optional = optional;
  if (at(Keyword::kRepeatable) && (at(Keyword::kElement, 1) || at(Keyword::kElements, 1))) {
    at_ += 2;
    out.repeatable = true;
  } else if (at(Keyword::kDifferent) && (at(Keyword::kRelationship, 1) || at(Keyword::kRelationships, 1))) {
    at_ += 2;
  }
  out.patterns = patterns();
  if (accept(Keyword::kWhere)) out.where = expression();
  return out;
}

UnwindClause Parser::unwind() {
  UnwindClause out;
  out.list = expression();
  expect(Keyword::kAs, "and a variable after the list of UNWIND");
  out.variable = variable("a variable");
  return out;
}

WithClause Parser::with() {
  WithClause out;
  out.projection = projection();
  if (accept(Keyword::kWhere)) out.where = expression();
  return out;
}

Projection Parser::projection() {
  Projection out;
  out.distinct = accept(Keyword::kDistinct);
  if (at(TokenKind::kStar)) {
    out.star = true;
    out.star_span = advance().span();
    while (accept(TokenKind::kComma)) out.columns.push_back(column());
  } else {
    do out.columns.push_back(column());
    while (accept(TokenKind::kComma));
  }
  if (accept(Keyword::kOrder)) {
    expect(Keyword::kBy, "after ORDER");
    do {
      SortItem item;
      item.expression = expression();
      item.descending = at(Keyword::kDesc) || at(Keyword::kDescending);
      if (item.descending || at(Keyword::kAsc) || at(Keyword::kAscending)) advance();
      out.order.push_back(std::move(item));
    } while (accept(TokenKind::kComma));
  }
  if (accept(Keyword::kSkip) || accept(Keyword::kOffset)) out.skip = expression();
  if (accept(Keyword::kLimit)) out.limit = expression();
  return out;
}

ProjectionColumn Parser::column() {
  ProjectionColumn out;
  out.expression = expression();
  out.has_alias = accept(Keyword::kAs);
  if (out.has_alias) {
    out.alias = variable("a name after AS");
  } else {
    out.alias = {verbatim(out.expression->span), out.expression->span};
    if (out.expression->kind == ExprKind::kVariable) out.alias.text = out.expression->name.text;
  }
  return out;
}

CreateClause Parser::create() { return CreateClause{patterns()}; }

MergeClause Parser::merge() {
  MergeClause out;
  out.pattern = pattern_part();
  while (accept(Keyword::kOn)) {
    const bool on_create = at(Keyword::kCreate);
    if (!on_create && !at(Keyword::kMatch)) fail_unexpected("CREATE or MATCH after ON");
    advance();
    expect(Keyword::kSet, "after ON CREATE or ON MATCH");
    auto items = set_items();
    auto& target = on_create ? out.on_create : out.on_match;
    std::move(items.begin(), items.end(), std::back_inserter(target));
  }
  return out;
}

std::vector<SetItem> Parser::set_items() {
  std::vector<SetItem> out;
  do out.push_back(set_item());
  while (accept(TokenKind::kComma));
  return out;
}

std::vector<Name> Parser::label_names() {
  std::vector<Name> out;
  while (accept(TokenKind::kColon) || accept(TokenKind::kAmpersand) || (out.empty() && accept(Keyword::kIs))) out.push_back(name("a label"));
  return out;
}

// Splits what postfix() read, base.key or base[key], into the base and the key.
SetItem Parser::set_item() {
  const std::size_t begin = peek().begin;
  SetItem out;
  if (at_variable() && (at(TokenKind::kColon, 1) || at(Keyword::kIs, 1))) {
    out.target = make(ExprKind::kVariable, begin);
    out.target->name = variable("a variable");
    out.target->span = out.target->name.span;
    out.kind = SetKind::kLabels;
    out.labels = label_names();
    out.span = span_from(begin);
    return out;
  }
  ExprPtr target = postfix();
  if (target->kind == ExprKind::kProperty) {
    out.key = std::move(target->name);
    out.target = std::move(target->args[0]);
    expect(TokenKind::kEqual, "after the property to set");
  } else if (target->kind == ExprKind::kIndex) {
    out.dynamic_key = std::move(target->args[1]);
    out.target = std::move(target->args[0]);
    expect(TokenKind::kEqual, "after the property to set");
  } else {
    out.kind = at(TokenKind::kPlusEqual) ? SetKind::kMerge : SetKind::kReplace;
    out.target = std::move(target);
    if (!accept(TokenKind::kPlusEqual)) expect(TokenKind::kEqual, "after the entity to set");
  }
  out.value = expression();
  out.span = span_from(begin);
  return out;
}

RemoveClause Parser::remove() {
  RemoveClause out;
  do out.items.push_back(remove_item());
  while (accept(TokenKind::kComma));
  return out;
}

SetItem Parser::remove_item() {
  const std::size_t begin = peek().begin;
  SetItem out;
  ExprPtr target;
  if (at_variable() && (at(TokenKind::kColon, 1) || at(Keyword::kIs, 1))) {
    out.target = make(ExprKind::kVariable, begin);
    out.target->name = variable("a variable");
    out.target->span = out.target->name.span;
    out.kind = SetKind::kLabels;
    out.labels = label_names();
  } else {
    target = postfix();
    if (target->kind == ExprKind::kIndex) {
      out.dynamic_key = std::move(target->args[1]);
    } else if (target->kind == ExprKind::kProperty) {
      out.key = std::move(target->name);
    } else {
      fail_at("UnexpectedSyntax", target->span, "REMOVE takes properties and labels", "write REMOVE n.name or REMOVE n:Label");
    }
    out.target = std::move(target->args[0]);
  }
  out.span = span_from(begin);
  return out;
}

DeleteClause Parser::delete_clause(bool detach) {
  DeleteClause out;
  out.detach = detach;
  do out.targets.push_back(expression());
  while (accept(TokenKind::kComma));
  return out;
}

ForeachClause Parser::foreach() {
  DepthGuard guard(*this);
  ForeachClause out;
  expect(TokenKind::kLeftParen, "after FOREACH");
  out.variable = variable("a variable");
  expect(Keyword::kIn, "after the variable of FOREACH");
  const bool outer_pipe = std::exchange(pipe_ends_, true);
  out.list = expression();
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kPipe, "after the list of FOREACH");
  while (at_clause()) out.clauses.push_back(clause());
  if (out.clauses.empty()) fail_unexpected("an updating clause");
  expect(TokenKind::kRightParen, "to close FOREACH");
  return out;
}

}  // namespace signatory::cypher
