// The runner itself: a scenario that passes must fail when any part of its expectation is altered.
#include "tck/tck_runner.h"

#include <doctest/doctest.h>

using nlohmann::json;
using signatory::tck::parse_scenario;
using signatory::tck::run_scenario;

namespace {

const char* const kRead = R"json({"id":"read","graph":"empty","setup":["CREATE (:A {x: 1})-[:T {y: 2.5}]->(:B:C)"],"parameters":{"p":1},
  "query":"MATCH p = (a {x: $p})-[r]->(b) RETURN a, r, b, p, [3, 1] AS l, a.x + 1 UNION ALL RETURN 1 AS a, 2 AS r, 3 AS b, 4 AS p, [] AS l, 5 AS `a.x + 1`",
  "expect":{"kind":"rows","ordered":true,"ignore_list_order":false,"columns":["a","r","b","p","l","a.x + 1"],"rows":[
    [{"$node":{"labels":["A"],"props":{"x":1}}},{"$rel":{"type":"T","props":{"y":2.5}}},{"$node":{"labels":["C","B"],"props":{}}},
     {"$path":{"nodes":[{"labels":["A"],"props":{"x":1}},{"labels":["B","C"],"props":{}}],"rels":[{"type":"T","props":{"y":2.5},"forward":true}]}},[3,1],2],
    [1,2,3,4,[],5]]},"side_effects":{},"control":[]})json";

const char* const kWrite = R"json({"id":"write","graph":"empty","setup":["CREATE (:A)"],"query":"MATCH (a:A) CREATE (a)-[:T]->(:B {x: 1}) DETACH DELETE a",
  "expect":{"kind":"empty"},"side_effects":{"+nodes":1,"-nodes":1,"+labels":1,"-labels":1,"+properties":1},
  "control":[{"query":"MATCH (b) RETURN b.x AS x","expect":{"kind":"rows","ordered":false,"columns":["x"],"rows":[[1]]}}]})json";

const char* const kError = R"json({"id":"error","graph":"empty","query":"RETURN x","expect":{"kind":"error","type":"SyntaxError","phase":"compile time","detail":"UndefinedVariable"},"side_effects":{}})json";

bool passes(const json& scenario) { return run_scenario(*parse_scenario(scenario), {}).passed; }

// Changes the part of the scenario at the pointer and says whether it still passes.
bool passes_with(const char* text, const char* pointer, const json& value) {
  json scenario = json::parse(text);
  scenario[json::json_pointer(pointer)] = value;
  return passes(scenario);
}

}  // namespace

TEST_CASE("the scenarios pass as they are") {
  CHECK(passes(json::parse(kRead)));
  CHECK(passes(json::parse(kWrite)));
  CHECK(passes(json::parse(kError)));
}

TEST_CASE("altered rows fail") {
  CHECK_FALSE(passes_with(kRead, "/expect/columns/5", "a.x+1"));
  CHECK_FALSE(passes_with(kRead, "/expect/rows/0/5", 2.0));
  CHECK_FALSE(passes_with(kRead, "/expect/rows/0/5", "2"));
  CHECK_FALSE(passes_with(kRead, "/expect/rows/0/4", json::array({1, 3})));
  CHECK_FALSE(passes_with(kRead, "/expect/rows/0/0/$node/labels/0", "B"));
  CHECK_FALSE(passes_with(kRead, "/expect/rows/0/0/$node/props/z", 1));
  CHECK_FALSE(passes_with(kRead, "/expect/rows/0/1/$rel/type", "U"));
  CHECK_FALSE(passes_with(kRead, "/expect/rows/0/3/$path/rels/0/forward", false));
  CHECK_FALSE(passes_with(kRead, "/expect/rows/0/3/$path/nodes/1/labels/0", "X"));
  json swapped = json::parse(kRead);
  std::swap(swapped["expect"]["rows"][0], swapped["expect"]["rows"][1]);
  CHECK_FALSE(passes(swapped));
  swapped["expect"]["ordered"] = false;
  CHECK(passes(swapped));
  json fewer = json::parse(kRead);
  fewer["expect"]["rows"].erase(1);
  CHECK_FALSE(passes(fewer));
}

TEST_CASE("list order counts unless it is said not to") {
  json scenario = json::parse(kRead);
  scenario["expect"]["rows"][0][4] = json::array({1, 3});
  scenario["expect"]["ignore_list_order"] = true;
  CHECK(passes(scenario));
}

TEST_CASE("altered errors fail") {
  CHECK_FALSE(passes_with(kError, "/expect/type", "TypeError"));
  CHECK_FALSE(passes_with(kError, "/expect/phase", "runtime"));
  CHECK_FALSE(passes_with(kError, "/expect/detail", "UnknownFunction"));
  CHECK(passes_with(kError, "/expect/phase", "any time"));
  CHECK(passes_with(kError, "/expect/detail", "*"));
  CHECK_FALSE(passes_with(kError, "/query", "RETURN 1"));
  CHECK_FALSE(passes_with(kRead, "/query", "RETURN x"));
}

TEST_CASE("altered side effects and control queries fail") {
  CHECK_FALSE(passes_with(kWrite, "/side_effects/+nodes", 2));
  CHECK_FALSE(passes_with(kWrite, "/side_effects/-relationships", 1));
  CHECK_FALSE(passes_with(kWrite, "/control/0/expect/rows/0/0", 2));
  CHECK(passes_with(kWrite, "/side_effects", nullptr));
}
