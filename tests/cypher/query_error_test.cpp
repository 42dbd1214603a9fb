#include "cypher/query_error.h"

#include <doctest/doctest.h>

#include <random>

#include "cypher/engine.h"
#include "cypher/suggest.h"

using namespace signatory::cypher;
using signatory::graph::Graph;

namespace {

QueryError error_of(const Engine& engine, std::string_view query) {
  auto cursor = engine.run(query);
  if (!cursor) return cursor.error();
  while (cursor->next()) {
  }
  REQUIRE(cursor->error());
  return *cursor->error();
}

}  // namespace

TEST_CASE("an error shows line, column, source line, caret and suggestion") {
  Graph graph;
  const Engine engine(graph);
  const QueryError error = error_of(engine, "MATCH (person)\nRETURN 'å', persn.name");
  CHECK(error.error.detail == "SyntaxError.UndefinedVariable");
  CHECK(error.line == 2);
  CHECK(error.column == 13);
  CHECK(error.error.where == "query 2:13");
  CHECK(error.phase == Phase::kCompileTime);
  CHECK(error.to_text() ==
        "SyntaxError.UndefinedVariable: variable `persn` is not defined\n"
        "LINE 2: RETURN 'å', persn.name\n"
        "                    ^^^^^\n"
        "did you mean `person`?\n");
}

TEST_CASE("a long line is cut around the place") {
  Graph graph;
  const Engine engine(graph);
  const QueryError error = error_of(engine, "RETURN '" + std::string(5000, 'x') + "', y, '" + std::string(5000, 'z') + "'");
  CHECK(error.column == 5012);
  CHECK(error.source_line.size() < 200);
  CHECK(error.to_text().find("^") != std::string::npos);
}

TEST_CASE("run-time errors have a place too") {
  Graph graph;
  const Engine engine(graph);
  const QueryError error = error_of(engine, "UNWIND [1, 0] AS x RETURN 1 / x");
  CHECK(error.error.detail == "ArithmeticError.DivisionByZero");
  CHECK(error.phase == Phase::kRunTime);
  CHECK(error.column == 27);
}

TEST_CASE("names of all kinds get suggestions") {
  Graph graph;
  const Engine engine(graph);
  REQUIRE(engine.run("CREATE (:Country {population: 1})-[:SIGNED]->(:Treaty)"));
  const auto hint = [&](std::string_view query) { return error_of(engine, query).error.hint; };
  CHECK(hint("RETURN toUper('a')") == "did you mean `toUpper`?");
  CHECK(hint("RETURN cuont(1)") == "did you mean `count`?");
  CHECK(hint("CALL db.lables()") == "did you mean `db.labels`?");
  CHECK(hint("MATCH (n) RETRUN n") == "did you mean `RETURN`?");
  CHECK(hint("MATCH (n) WHRE n.a = 1 RETURN n") == "did you mean `WHERE`?");
  CHECK(error_of(engine, "RETURN $x").error.detail == "ParameterMissing.MissingParameter");
  const auto warnings = engine.prepare("MATCH (n:Contry)-[:SINGED]->() RETURN n.populaton").value().warnings();
  REQUIRE(warnings.size() == 3);
  CHECK(warnings[0].hint == "did you mean `Country`?");
  CHECK(warnings[1].hint == "did you mean `SIGNED`?");
  CHECK(warnings[2].hint == "did you mean `population`?");
  CHECK(engine.prepare("MATCH (n:Country)-[:SIGNED]->() RETURN n.population").value().warnings().empty());
}

TEST_CASE("the first suggestion is right for at least 95 of 100 one-edit typos") {
  std::vector<std::string> names;
  for (const Function& function : all_functions()) names.emplace_back(function.name);
  for (const char* name : {"Country", "Person", "Organization", "Agreement", "Treaty", "SIGNED", "PLEDGED", "ASKED_FOR", "OPPOSED", "population", "signed_on", "amount", "deadline"}) names.emplace_back(name);
  std::mt19937 random(7);
  int right = 0;
  int all = 0;
  for (int round = 0; round < 20; ++round) {
    for (const std::string& name : names) {
      if (name.size() < 4) continue;
      std::string typo = name;
      const std::size_t at = random() % (typo.size() - 1);
      const char letter = static_cast<char>('a' + random() % 26);
      switch (random() % 4) {
        case 0: typo.erase(at, 1); break;
        case 1: typo.insert(at, 1, letter); break;
        case 2: typo[at] = letter; break;
        default: std::swap(typo[at], typo[at + 1]);
      }
      if (std::find(names.begin(), names.end(), typo) != names.end()) continue;
      ++all;
      right += nearest_name(typo, names) == name ? 1 : 0;
    }
  }
  CAPTURE(right);
  CAPTURE(all);
  CHECK(right * 100 >= all * 95);
}
