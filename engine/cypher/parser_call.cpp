// CALL procedure(…) YIELD …, and CALL { subquery }.
#include "cypher/diagnostic.h"
#include "cypher/parser_core.h"

namespace signatory::cypher {

std::variant<CallClause, SubqueryClause> Parser::call(bool optional) {
  if (at(TokenKind::kLeftBrace) || at(TokenKind::kLeftParen)) return call_subquery(optional);
  return call_procedure(optional);
}

CallClause Parser::call_procedure(bool optional) {
  CallClause out;
  out.optional = optional;
  out.procedure = dotted_name();
  out.explicit_arguments = accept(TokenKind::kLeftParen);
  if (out.explicit_arguments) {
    if (!at(TokenKind::kRightParen)) {
      do out.arguments.push_back(expression());
      while (accept(TokenKind::kComma));
    }
    expect(TokenKind::kRightParen, "to close the arguments");
  }
  if (accept(Keyword::kYield)) yield(out);
  return out;
}

void Parser::yield(CallClause& call) {
  call.has_yield = true;
  if (accept(TokenKind::kStar)) {
    call.yield_star = true;
  } else if (accept(TokenKind::kMinus)) {
    return;
  } else {
    do {
      YieldItem item;
      item.output = name("a column of the procedure");
      item.variable = accept(Keyword::kAs) ? variable("a name after AS") : item.output;
      call.yields.push_back(std::move(item));
    } while (accept(TokenKind::kComma));
  }
  if (accept(Keyword::kWhere)) call.where = expression();
}

SubqueryClause Parser::call_subquery(bool optional) {
  SubqueryClause out;
  out.optional = optional;
  if (accept(TokenKind::kLeftParen)) {
    out.has_imports = true;
    if (accept(TokenKind::kStar)) {
      out.import_all = true;
    } else if (!at(TokenKind::kRightParen)) {
      do out.imports.push_back(variable("a variable"));
      while (accept(TokenKind::kComma));
    }
    expect(TokenKind::kRightParen, "to close the imported variables");
  }
  expect(TokenKind::kLeftBrace, "to open the subquery");
  const bool outer_pipe = std::exchange(pipe_ends_, false);
  out.query = std::make_unique<Query>(query());
  pipe_ends_ = outer_pipe;
  expect(TokenKind::kRightBrace, "to close the subquery");
  return out;
}

}  // namespace signatory::cypher
