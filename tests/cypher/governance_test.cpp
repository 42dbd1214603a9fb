// No query, however hostile, hangs, overflows the stack or takes all memory.
#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "cypher/engine.h"

using namespace signatory::cypher;
using signatory::base::BudgetLimits;
using signatory::base::CancellationToken;
using signatory::base::Deadline;
using signatory::base::ErrorCode;
using signatory::graph::Graph;
using Clock = std::chrono::steady_clock;

namespace {

struct Clique {
  Graph graph;
  Engine engine{graph};
  Clique() { REQUIRE(engine.run("UNWIND range(1, 10) AS i CREATE (:N {i: i}) WITH count(*) AS c MATCH (a:N), (b:N) WHERE a.i < b.i CREATE (a)-[:T]->(b)")); }
};

// How the query ends, within half a second and 200 MB.
std::string end_of(const Engine& engine, std::string_view query) {
  ExecuteOptions options;
  options.limits = BudgetLimits{.deadline = Deadline::in(std::chrono::milliseconds(300)), .memory_bytes = 200u << 20};
  const auto begin = Clock::now();
  auto cursor = engine.run(query, std::move(options));
  std::string detail;
  if (cursor) {
    while (cursor->next()) {
    }
    if (cursor->error()) detail = cursor->error()->error.detail;
    CHECK(cursor->partial() == cursor->error().has_value());
  } else {
    detail = cursor.error().error.detail;
  }
  CHECK(Clock::now() - begin < std::chrono::seconds(5));
  return detail;
}

}  // namespace

TEST_CASE_FIXTURE(Clique, "endless work stops at the deadline or the memory limit") {
  for (const char* query : {"MATCH p = (a)-[*]-(b) RETURN count(p)", "MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i), (j) RETURN count(*)", "UNWIND range(1, 1000000000) AS x RETURN count(x)",
                            "RETURN size(range(1, 1000000000000))", "MATCH p = (a)((x)-[r]-(y))+(b) RETURN count(p)", "MATCH p = SHORTEST 1000000 (a:N {i: 1})-[:T]-+(b:N {i: 10}) RETURN count(p)",
                            "RETURN reduce(s = 'x', i IN range(1, 100) | s + s)", "WITH range(1, 100000) AS l RETURN [x IN l | [y IN l | x + y]]", "UNWIND range(1, 1000000000) AS x CREATE (:Junk)",
                            "UNWIND range(1, 100000000) AS x RETURN x ORDER BY -x", "UNWIND range(1, 100000000) AS x RETURN DISTINCT x", "UNWIND range(1, 100000000) AS x RETURN collect(x)",
                            "RETURN all(x IN range(1, 10000000000) WHERE x > 0)", "MATCH (a) WHERE EXISTS { (a)-[*]-(b), (b)-[*]-(c) WHERE c.i > 100 } RETURN a",
                            "FOREACH (x IN range(1, 1000000) | FOREACH (y IN range(1, 1000000) | CREATE ()))", "MATCH p = WALK (a)-[:T]-{1,1000}(b) RETURN count(p)"}) {
    CAPTURE(query);
    const std::string detail = end_of(engine, query);
    CAPTURE(detail);
    CHECK((detail == "Timeout" || detail == "MemoryLimit" || detail.starts_with("Limit")));
  }
  CHECK(graph.snapshot()->view().node_count() == 10);
}

TEST_CASE_FIXTURE(Clique, "cancelling takes effect within milliseconds") {
  ExecuteOptions options;
  CancellationToken token;
  options.limits.cancellation = token;
  std::thread canceller([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    token.cancel();
  });
  auto cursor = engine.run("MATCH p = (a)-[*]-(b) RETURN count(p)", std::move(options));
  REQUIRE(cursor);
  const auto begin = Clock::now();
  CHECK_FALSE(cursor->next());
  CHECK(Clock::now() - begin < std::chrono::seconds(2));
  canceller.join();
  REQUIRE(cursor->error());
  CHECK(cursor->error()->error.code == ErrorCode::kInterrupted);
  CHECK(cursor->partial());
}

TEST_CASE_FIXTURE(Clique, "the row limit labels the result as partial") {
  ExecuteOptions options;
  options.limits.rows = 3;
  auto cursor = engine.run("MATCH (n:N) RETURN n.i ORDER BY n.i", std::move(options));
  REQUIRE(cursor);
  std::int64_t rows = 0;
  while (cursor->next()) CHECK(cursor->row()[0].as_integer() == ++rows);
  CHECK(rows == 3);
  CHECK(cursor->partial());
  REQUIRE(cursor->error());
  CHECK(cursor->error()->error.code == ErrorCode::kLimit);
}

TEST_CASE("readers keep their snapshot while a writer commits") {
  Graph graph;
  const Engine engine(graph);
  REQUIRE(engine.run("UNWIND range(1, 5) AS i CREATE (:N)"));
  auto reader = engine.run("MATCH (n:N) RETURN n");
  REQUIRE(reader);
  REQUIRE(reader->next());
  REQUIRE(engine.run("MATCH (n:N) DELETE n"));
  int rows = 1;
  while (reader->next()) ++rows;
  CHECK(rows == 5);
  CHECK_FALSE(reader->partial());
}

TEST_CASE("a prepared query learns names that came later") {
  Graph graph;
  const Engine engine(graph);
  const auto prepared = engine.prepare("MATCH (n:Later {k: 1}) RETURN count(n)");
  REQUIRE(prepared);
  REQUIRE(engine.run("CREATE (:Later {k: 1})"));
  auto cursor = engine.execute(*prepared);
  REQUIRE(cursor);
  REQUIRE(cursor->next());
  CHECK(cursor->row()[0].as_integer() == 1);
}

TEST_CASE("EXPLAIN has a plan, PROFILE counts") {
  Graph graph;
  const Engine engine(graph);
  REQUIRE(engine.run("UNWIND range(1, 5) AS i CREATE (:N {i: i})"));
  const auto prepared = engine.prepare("PROFILE MATCH (n:N) WHERE n.i > 2 RETURN n.i");
  REQUIRE(prepared);
  CHECK(prepared->mode() == QueryMode::kProfile);
  const PlanTree plan = prepared->plan();
  CHECK(plan.operation == "Projection");
  CHECK(plan.children.at(0).operation == "Filter");
  CHECK(plan.children.at(0).children.at(0).operation == "NodeByLabelScan");
  CHECK(plan.children.at(0).children.at(0).estimated_rows == 5);
  auto cursor = engine.execute(*prepared);
  REQUIRE(cursor);
  while (cursor->next()) {
  }
  const PlanTree profile = cursor->profile();
  CHECK(profile.rows == 3);
  CHECK(profile.children.at(0).children.at(0).rows == 5);
}
