// Laws that hold for every graph and query: a condition, its negation and its being null share out all rows; the order of patterns and
// conditions does not matter; equivalent ways of asking give the same answer. Random graphs, seeds in the failure message.
#include <doctest/doctest.h>

#include <array>
#include <random>

#include "cypher/engine.h"

using namespace signatory::cypher;
namespace graph = signatory::graph;

namespace {

std::string random_value(std::mt19937& random) {
  static constexpr std::array<const char*, 9> kValues{"1", "2", "2.0", "'a'", "'b'", "true", "[1, 2]", "date('2020-01-01')", "0.0 / 0.0"};
  return kValues[random() % kValues.size()];
}

void fill(const Engine& engine, std::mt19937& random) {
  for (int i = 0; i < 7; ++i) {
    std::string labels = random() % 2 ? ":A" : "";
    labels += random() % 3 ? "" : ":B";
    std::string properties = random() % 4 ? "x: " + random_value(random) : "";
    if (random() % 2) properties += std::string(properties.empty() ? "" : ", ") + "y: " + random_value(random);
    REQUIRE(engine.run("CREATE (n" + labels + " {" + properties + "}) SET n.i = " + std::to_string(i)));
  }
  for (int i = 0; i < 12; ++i)
    REQUIRE(engine.run("MATCH (a {i: " + std::to_string(random() % 7) + "}), (b {i: " + std::to_string(random() % 7) + "}) CREATE (a)-[:" + (random() % 2 ? "R" : "S") + " {w: " + std::to_string(random() % 3) + "}]->(b)"));
}

std::string random_condition(std::mt19937& random, int depth) {
  static constexpr std::array<const char*, 14> kAtoms{"a.x = b.x", "a.x < b.y", "a.x > 1", "a.y IS NULL", "a:A", "b:B|A", "r.w >= 1", "a.x IN [1, 'a', null]", "a.x STARTS WITH 'a'",
                                                      "EXISTS { (a)-[:S]->() }", "(b)-->(a)", "type(r) = 'R'", "a.x <> a.y", "size(COLLECT { MATCH (b)-->(c) RETURN c.x }) > 1"};
  if (depth == 0 || random() % 3 == 0) return kAtoms[random() % kAtoms.size()];
  switch (random() % 4) {
    case 0: return "NOT (" + random_condition(random, depth - 1) + ")";
    case 1: return "(" + random_condition(random, depth - 1) + " XOR " + random_condition(random, depth - 1) + ")";
    case 2: return "(" + random_condition(random, depth - 1) + " OR " + random_condition(random, depth - 1) + ")";
    default: return "(" + random_condition(random, depth - 1) + " AND " + random_condition(random, depth - 1) + ")";
  }
}

std::int64_t count(const Engine& engine, const std::string& query) {
  CAPTURE(query);
  auto cursor = engine.run(query);
  if (!cursor) FAIL(cursor.error().to_text());
  const bool found = cursor->next();
  if (cursor->error()) FAIL(cursor->error()->to_text());
  REQUIRE(found);
  return cursor->row()[0].as_integer();
}

}  // namespace

TEST_CASE("a condition is true, false or null") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    graph::Graph graph;
    const Engine engine(graph);
    fill(engine, random);
    const std::string match = "MATCH (a)-[r]->(b) ";
    const std::int64_t all = count(engine, match + "RETURN count(*)");
    for (int i = 0; i < 6; ++i) {
      const std::string p = random_condition(random, 3);
      CAPTURE(p);
      const std::int64_t yes = count(engine, match + "WHERE " + p + " RETURN count(*)");
      const std::int64_t no = count(engine, match + "WHERE NOT (" + p + ") RETURN count(*)");
      CHECK(yes + no <= all);
      // Filtering behind WITH cannot be pushed into the match.
      CHECK(count(engine, match + "WITH a, r, b, 1 AS one ORDER BY id(r) WHERE " + p + " RETURN count(*)") == yes);
      const std::string q = random_condition(random, 2);
      CAPTURE(q);
      const std::int64_t both = count(engine, match + "WHERE (" + p + ") AND (" + q + ") RETURN count(*)");
      CHECK(both == count(engine, match + "WHERE (" + q + ") AND (" + p + ") RETURN count(*)"));
      CHECK(both == count(engine, match + "WHERE NOT (NOT (" + p + ") OR NOT (" + q + ")) RETURN count(*)"));
      CHECK(both == count(engine, match + "WHERE " + p + " WITH a, r, b WHERE " + q + " RETURN count(*)"));
    }
  }
}

TEST_CASE("the order in which a pattern is written does not matter") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    graph::Graph graph;
    const Engine engine(graph);
    fill(engine, random);
    const auto same = [&](const std::string& one, const std::string& other) {
      CAPTURE(one);
      CAPTURE(other);
      CHECK(count(engine, one + " RETURN count(*)") == count(engine, other + " RETURN count(*)"));
    };
    same("MATCH (a:A)-[r]->(b)-[s]->(c)", "MATCH (c)<-[s]-(b)<-[r]-(a:A)");
    same("MATCH (a:A)-[r]->(b)-[s]->(c:B)", "MATCH (b)-[s]->(c:B), (a:A)-[r]->(b)");
    same("MATCH (a)-[r]-(b)-[s]-(c)", "MATCH (b)-[r]-(a), (b)-[s]-(c)");
    same("MATCH (a)-[r]->(b) MATCH (b)-[s]->(c) WHERE r <> s", "MATCH (a)-[r]->(b)-[s]->(c)");
    same("MATCH (a)-[r]->(a)", "MATCH (a)-[r]->(b) WHERE a = b");
    same("MATCH (a:A), (b:B)", "MATCH (b:B) MATCH (a:A)");
    same("MATCH (a)-[:R|S]->(b)", "MATCH (a)-->(b)");
    same("MATCH (a)-[r*2]->(b)", "MATCH (a)-[]->()-[]->(b)");
    same("MATCH (a)-[r*1..2]->(b:A)", "MATCH (b:A)<-[r*1..2]-(a)");
    same("MATCH (a) WHERE EXISTS { (a)-[:R]->(:A) }", "MATCH (a) WHERE (a)-[:R]->(:A)");
    same("MATCH (a) WHERE EXISTS { (a)-[:R]->(:A) }", "MATCH (a) WHERE COUNT { (a)-[:R]->(:A) } > 0");
    same("MATCH (a)-[:R]->(b)", "MATCH (a) UNWIND [(a)-[:R]->(b) | b] AS b");
    same("MATCH (a) OPTIONAL MATCH (a)-[r:R]->(b) WITH a, r WHERE r IS NOT NULL", "MATCH (a)-[r:R]->(b)");
    same("MATCH (a) CALL (a) { MATCH (a)-[:S]->(b) RETURN b }", "MATCH (a)-[:S]->(b)");
  }
}
