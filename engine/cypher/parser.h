// From tokens to a syntax tree, by recursive descent without backtracking: linear in the length of the query.
//
// Column names are the verbatim text of an expression, as openCypher asks for; spans of all parts are kept.
// Errors: SyntaxError.UnexpectedSyntax and the details of literals (IntegerOverflow, InvalidNumberLiteral, …), Limit.Nesting.
//
//   auto statement = parse("MATCH (n) RETURN n.name");   statement->query->parts[0].clauses.size() == 2
#pragma once
#include <string_view>

#include "base/error.h"
#include "cypher/ast.h"
#include "cypher/lexer.h"

namespace signatory::cypher {

struct ParserLimits {
  LexerLimits lexer = {};
  std::uint16_t depth = 1000;  // of an expression tree, counting chains such as 1 + 1 + 1 …
};

base::Result<Statement> parse(std::string_view text, const ParserLimits& limits = {});

}  // namespace signatory::cypher
