// cypher_fuzz [RUNS] [SEED]: mutated and spliced queries through lexer, parser, binder, planner and executor.
//
// Whatever the text, the engine must come back with rows or with an error whose place lies inside the text and whose detail is known;
// never crash, never report a bug of its own. The seed is printed, so that a finding can be repeated.
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

#include "cypher/engine.h"

namespace {

using namespace signatory;

constexpr std::array<std::string_view, 40> kSeeds{
    "MATCH (n:A {x: 1})-[r:T*1..2]->(m) WHERE n.x < 3 RETURN n, count(r) AS c ORDER BY c DESC SKIP 1 LIMIT 5",
    "UNWIND [1, 2, null] AS x WITH x WHERE x IS NOT NULL RETURN collect(DISTINCT x) AS l, sum(x)",
    "CREATE (a:A {x: 1})-[:T {w: 2.5}]->(b:B) RETURN a, b", "MERGE (n:A {x: 1}) ON CREATE SET n.y = 1 ON MATCH SET n += {z: 2} RETURN n",
    "MATCH (n) DETACH DELETE n", "MATCH (n) SET n:L, n.p = [1, 2] REMOVE n.q, n:M RETURN labels(n)", "RETURN 1 UNION ALL RETURN 2", "CALL db.labels() YIELD label RETURN label",
    "MATCH p = shortestPath((a:A)-[*]-(b:B)) RETURN length(p)", "MATCH p = ALL SHORTEST (a)-[:T]->+(b) RETURN p", "MATCH (a)((x)-[r:T]->(y) WHERE r.w > 1){1,3}(b) RETURN x, r, y",
    "MATCH (n:A&!B|C) RETURN n {.x, .*, y: 1}", "RETURN [x IN range(1, 5) WHERE x % 2 = 0 | x ^ 2] AS l, reduce(a = 0, x IN [1, 2] | a + x)",
    "RETURN all(x IN [1] WHERE x > 0) XOR any(x IN [] WHERE x) OR none(x IN [true] WHERE x) AND single(x IN [1] WHERE true)", "MATCH (n) WHERE (n)-->() AND NOT EXISTS { (n)-[:T]->(:B) } RETURN n",
    "MATCH (n) RETURN COUNT { (n)--() } AS c, COLLECT { MATCH (n)-->(m) RETURN m.x } AS l", "UNWIND [1, 2] AS x CALL (x) { RETURN x + 1 AS y } RETURN y",
    "FOREACH (x IN [1, 2] | CREATE (:F {v: x}))", "RETURN CASE WHEN 1 < 2 THEN 'a' ELSE 'b' END AS v, CASE 3 WHEN 3 THEN true END", "RETURN date('2020-02-30'), duration({days: 1}) + date('2020-01-01')",
    "RETURN datetime('2020-01-01T00:00:00[Europe/Stockholm]') AS d", "RETURN 'abc' =~ '(a|b)+c', 'a' STARTS WITH 'b', 'abc' CONTAINS 'b', 'x' + 1 + 2.5", "RETURN [1, [2, {a: null}]][1][1].a, {a: 1}['a'], [1, 2, 3][-2..]",
    "OPTIONAL MATCH (n:Nope)-[r]->(m) RETURN n, r, m, n.x IS NULL", "MATCH (a), (b) WHERE a.x = b.x RETURN *", "WITH 1 AS a, 'b' AS b RETURN DISTINCT a, b ORDER BY a + size(b)",
    "MATCH p = WALK (a)-[:T]->{1,3}(b) RETURN nodes(p), relationships(p)", "MATCH p = CHEAPEST BY w (a)-[:T]->+(b) RETURN p", "EXPLAIN MATCH (n) RETURN n", "PROFILE MATCH (n)-->(m) RETURN count(*)",
    "RETURN toInteger('12'), toFloat('x'), toString(1.5), substring('hello', 1, 2), split('a,b', ','), percentileCont(1, 0.5)", "RETURN -9223372036854775808, 0x7fff, 0o17, 1e300 * 1e300, 0.0 / 0.0, 5 / 0",
    "MATCH (n) WITH n ORDER BY n.x LIMIT 3 MATCH (n)-[r]-(m) RETURN n, collect(m)[0]", "MATCH REPEATABLE ELEMENTS (a)-[:T]->{2}(b) RETURN count(*)", "MATCH (n)-[r:T|U]->(m) DELETE r RETURN count(*)",
    "MATCH (n) RETURN [(n)-[r]->(m) WHERE m.x > 0 | {k: m.x, t: type(r)}] AS l", "RETURN $p + 1, `quoted name` /* c */ // d", "MATCH (`a b` IS A) WHERE `a b` IS LABELED B RETURN `a b`", "MATCH (n) WITH count(*) AS c, n.x AS x WHERE c > 0 RETURN x, c",
    "UNWIND keys({a: 1}) AS k RETURN k, size(k), reverse(k), coalesce(null, k)"};
constexpr std::array<std::string_view, 36> kPieces{"(", ")", "[", "]", "{", "}", "-[", "]->", "<-", "*", "..", ":", "::", "|", "&", "!", "%", "+", "-", "=", "<>", "$p", "null", "NOT ", " WHERE ", " RETURN ", " WITH ", " AS x ",
                                                   "count(*)", "n.x", "'", "`", "9223372036854775808", "\xc3\xa5", "EXISTS {", " UNION "};

std::string mutated(std::mt19937_64& random) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::string text(kSeeds[below(kSeeds.size())]);
  for (std::size_t i = below(4); i > 0; --i) {
    const std::size_t at = below(text.size() + 1);
    switch (below(6)) {
      case 0: text.insert(at, kPieces[below(kPieces.size())]); break;
      case 1: text.erase(at, 1 + below(8)); break;
      case 2: text.insert(at, text.substr(below(text.size() + 1), below(24))); break;
      case 3: {
        const std::string_view other = kSeeds[below(kSeeds.size())];
        text = text.substr(0, at) + std::string(other.substr(below(other.size())));
        break;
      }
      case 4: text.insert(at, 1, static_cast<char>(random() & 0xff)); break;
      default: text += " " + std::string(kSeeds[below(kSeeds.size())]);
    }
  }
  return text;
}

bool fair(const cypher::QueryError& error, const std::string& text) {
  const bool placed = !error.error.span || error.error.span->begin <= text.size();
  return placed && error.error.code != base::ErrorCode::kInternal && !error.error.message.empty() && !error.to_text().empty();
}

// Runs one text; false if the engine blames itself or points outside the text.
bool survives(const cypher::Engine& engine, const std::string& text) {
  cypher::ExecuteOptions options;
  options.parameters = {{"p", cypher::Value::integer(1)}};
  options.limits = {.deadline = base::Deadline::in(std::chrono::milliseconds(20)), .memory_bytes = 16u << 20, .rows = 1000};
  auto cursor = engine.run(text, std::move(options));
  if (!cursor) return fair(cursor.error(), text);
  while (cursor->next()) {
  }
  return !cursor->error() || fair(*cursor->error(), text);
}

}  // namespace

int main(int count, char** words) {
  const long runs = count > 1 ? std::atol(words[1]) : 20'000;
  const std::uint64_t seed = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1;
  fmt::print("cypher_fuzz: {} runs, seed {}\n", runs, seed);
  std::mt19937_64 random(seed);
  auto graph = std::make_unique<graph::Graph>();
  auto engine = std::make_unique<cypher::Engine>(*graph);
  for (long run = 0; run < runs; ++run) {
    if (run % 500 == 0) {
      engine.reset();
      graph = std::make_unique<graph::Graph>();
      engine = std::make_unique<cypher::Engine>(*graph);
      (void)engine->run("CREATE (a:A {x: 1}), (b:B {x: 2}), (c:A:C {x: 3}), (a)-[:T {w: 1}]->(b), (b)-[:T {w: 2}]->(c), (c)-[:T {w: 3}]->(a), (a)-[:U]->(a)");
    }
    const std::string text = mutated(random);
    if (survives(*engine, text)) continue;
    fmt::print("FINDING in run {}:\n{}\n", run, text);
    return 1;
  }
  fmt::print("no finding\n");
  return 0;
}
