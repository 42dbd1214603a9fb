#include "shell/named_query.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "cypher/engine.h"
#include "graph/property_graph.h"
#include "shell/command_ledger.h"
#include "shell/parameters.h"

using namespace signatory;
using namespace signatory::shell;

TEST_CASE("the comments of a query are read") {
  const NamedQuery query = read_named_query("q", "// Who signed,\n// and when.\n// $a: the agreement\n// $limit = 10: how many\n// Example: signatory query q\nMATCH (n) RETURN n\n");
  CHECK(query.summary == "Who signed, and when.");
  REQUIRE(query.parameters.size() == 2);
  CHECK(query.parameters[0].name == "a");
  CHECK(query.parameters[0].meaning == "the agreement");
  CHECK(query.parameters[0].fallback.empty());
  CHECK(query.parameters[1].fallback == "10");
  CHECK(query.example == "signatory query q");
  CHECK(read_named_query("q", "").summary.empty());
  CHECK(read_named_query("q", "//").summary.empty());
}

TEST_CASE("every query compiled in is explained, has an example, names its parameters and compiles") {
  CHECK(named_queries().size() >= 14);
  graph::Graph graph;
  const cypher::Engine engine(graph);
  for (const NamedQuery& query : named_queries()) {
    CAPTURE(query.name);
    CHECK(!query.summary.empty());
    CHECK(query.example.find(query.name) != std::string::npos);
    const auto prepared = engine.prepare(query.text);
    REQUIRE_MESSAGE(prepared, prepared.error().to_text());
    CHECK(!prepared->writes());
    std::vector<std::string> named;
    for (const QueryParameter& parameter : query.parameters) named.push_back(parameter.name);
    std::sort(named.begin(), named.end());
    CHECK(named == prepared->parameters());
  }
  CHECK(find_named_query("signatories") != nullptr);
  CHECK(find_named_query("nothing") == nullptr);
}

TEST_CASE("parameters are literals where they look like one, else text") {
  graph::Graph graph;
  const cypher::Engine engine(graph);
  const auto kind = [&](const char* text) { return read_parameter_value(engine, text).kind(); };
  CHECK(kind("12") == cypher::ValueKind::kInteger);
  CHECK(kind("-1.5") == cypher::ValueKind::kFloat);
  CHECK(kind("true") == cypher::ValueKind::kBoolean);
  CHECK(kind("null") == cypher::ValueKind::kNull);
  CHECK(kind("[1, 'a']") == cypher::ValueKind::kList);
  CHECK(kind("{a: 1}") == cypher::ValueKind::kMap);
  CHECK(kind("date('2025-10-25')") == cypher::ValueKind::kDate);
  for (const char* text : {"Viet Nam", "2025-10-25", "007", "", "'it's'", "[1, n]", "1 2", "date(", "[1]) DELETE (n", "12abc"}) {
    CAPTURE(text);
    const cypher::Value value = read_parameter_value(engine, text);
    REQUIRE(value.is(cypher::ValueKind::kString));
    CHECK(value.as_string() == text);
  }
  CHECK(read_parameter_value(engine, "'quoted'").as_string() == "quoted");
  CHECK(read_parameters(engine, {"a=1", "$b=x=y"})->at("b").as_string() == "x=y");
  CHECK(!read_parameters(engine, {"nothing"}));
  CHECK(!read_parameters(engine, {"=1"}));
}

TEST_CASE("amounts of the command line") {
  CHECK(read_amount("50,000,000")->value == 50e6);
  CHECK(read_amount("83.5m")->value == 83.5e6);
  CHECK(read_amount("2 billion")->value == 2e9);
  CHECK(read_amount("USD 2 bn")->currency == "USD");
  CHECK(read_amount("5 m SEK")->currency == "SEK");
  for (const char* text : {"", "much", "5 apples", "-3"}) CHECK(!read_amount(text));
}
