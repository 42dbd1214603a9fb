#include "cypher/parser.h"

#include <doctest/doctest.h>

#include "cypher/diagnostic.h"

using namespace signatory::cypher;
using signatory::base::ErrorCode;

namespace {

const Projection& returned(const Statement& statement) { return std::get<ReturnClause>(statement.query->parts[0].clauses.back().what).projection; }

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string detail_of(std::string_view query) {
  const auto statement = parse(query);
  return statement ? "" : statement.error().detail;
}

}  // namespace

TEST_CASE("column names are the verbatim text") {
  const auto statement = parse("RETURN  n.x+ 1 , count( * ), cOuNt(DISTINCT a) AS c, [1,  2]");
  REQUIRE(statement);
  const auto& columns = returned(*statement).columns;
  CHECK(columns[0].alias.text == "n.x+ 1");
  CHECK(columns[1].alias.text == "count( * )");
  CHECK(columns[2].alias.text == "c");
  CHECK(columns[3].alias.text == "[1,  2]");
}

TEST_CASE("spans cover what was written") {
  const std::string_view text = "RETURN (1 + x) * 2";
  const auto statement = parse(text);
  REQUIRE(statement);
  const Expr& product = *returned(*statement).columns[0].expression;
  CHECK(product.kind == ExprKind::kMultiply);
  CHECK(text.substr(product.args[0]->span.begin, product.args[0]->span.size()) == "(1 + x)");
}

TEST_CASE("patterns and parenthesised expressions are told apart") {
  const auto kind = [](const char* expression) { return returned(*parse(std::string("RETURN ") + expression)).columns[0].expression->kind; };
  CHECK(kind("(a)-(b)") == ExprKind::kSubtract);
  CHECK(kind("(a)--(b)") == ExprKind::kPatternPredicate);
  CHECK(kind("(a)-[:R]->(b)") == ExprKind::kPatternPredicate);
  CHECK(kind("(a) < (b)") == ExprKind::kComparison);
  CHECK(kind("[(a)-->(b) | a]") == ExprKind::kPatternComprehension);
  CHECK(kind("[x IN y]") == ExprKind::kListComprehension);
  CHECK(kind("[(a), b]") == ExprKind::kList);
}

TEST_CASE("integers use all 64 bits and no more") {
  CHECK(returned(*parse("RETURN -9223372036854775808")).columns[0].expression->value.as_integer() == INT64_MIN);
  CHECK(detail_of("RETURN 9223372036854775808") == "SyntaxError.IntegerOverflow");
  CHECK(detail_of("RETURN -9223372036854775809") == "SyntaxError.IntegerOverflow");
  CHECK(detail_of("RETURN " + repeated("9", 100'000)) == "SyntaxError.IntegerOverflow");
}

TEST_CASE("nesting is limited and never overflows the stack") {
  for (const char* opening : {"(", "[", "{a:", "NOT ", "-", "+", "[x IN ", "CASE WHEN ", "all(x IN ", "((a)-[", "(:!", "({a:[(", "EXISTS { MATCH (a) WHERE ", "reduce(a=", "x[", "n{a:"}) {
    CAPTURE(opening);
    const auto deep = parse("RETURN " + repeated(opening, 100'000));
    REQUIRE_FALSE(deep);
    CHECK((deep.error().code == ErrorCode::kLimit || deep.error().code == ErrorCode::kData));
  }
  CHECK(detail_of("RETURN " + repeated("1 + ", 100'000) + "1") == "Limit.Nesting");
  CHECK(detail_of("RETURN x" + repeated("[0]", 100'000)) == "Limit.Nesting");
  CHECK(detail_of("RETURN x" + repeated(".a", 100'000)) == "Limit.Nesting");
  CHECK(parse("RETURN " + repeated("(", 300) + "1" + repeated(")", 300)));
}

TEST_CASE("long flat queries are fine") {
  CHECK(parse("RETURN [" + repeated("1, ", 20'000) + "1]"));
  CHECK(parse("RETURN true" + repeated(" OR false", 20'000)));
  CHECK(parse("RETURN true" + repeated(" AND false", 20'000)));
}

TEST_CASE("a hundred megabytes of brackets fail at once") {
  CHECK(detail_of(repeated("[", 100'000'000)) == "Limit.Nesting");
  const auto flat = parse("RETURN [" + repeated("[],", 30'000'000));
  REQUIRE_FALSE(flat);
  CHECK(flat.error().detail == "Limit.QuerySize");
}

TEST_CASE("quoted names, escapes and comments") {
  const auto statement = parse("MATCH (`a b``c`) /* x */ RETURN 'it\\'s \\u00e5' // end\n AS `x`");
  REQUIRE(statement);
  CHECK(std::get<MatchClause>(statement->query->parts[0].clauses[0].what).patterns[0].path.first.variable.text == "a b`c");
  CHECK(returned(*statement).columns[0].expression->value.as_string() == "it's \u00e5");
  CHECK(detail_of("RETURN '\\uD83D'") == "SyntaxError.InvalidUnicodeLiteral");
  CHECK(returned(*parse("RETURN '\\uD83D\\uDE00'")).columns[0].expression->value.as_string() == "\U0001F600");
  CHECK(detail_of("RETURN \xff") == "SyntaxError.InvalidUnicodeCharacter");
}
