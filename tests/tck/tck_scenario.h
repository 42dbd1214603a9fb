// Scenarios as the TCK writes them, one JSON object a line: a graph, a query, and what must come of it.
//
//   Result<std::vector<Scenario>> all = read_scenarios("scenarios.jsonl");   all->at(0).query
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"

namespace signatory::tck {

struct Expectation {
  enum class Kind { kRows, kEmpty, kError } kind = Kind::kEmpty;
  bool ordered = false;
  bool ignore_list_order = false;
  std::vector<std::string> columns;
  std::vector<std::vector<nlohmann::json>> rows;
  std::string error_type, phase, detail;  // phase "any time" and detail "*" stand for any
};

struct ControlQuery {
  std::string query;
  Expectation expect;
};

struct ProcedureTable {
  std::string name;
  std::vector<std::pair<std::string, std::string>> inputs, outputs;  // name, type
  std::vector<std::vector<nlohmann::json>> rows;                     // inputs, then outputs
};

struct Scenario {
  std::string id;
  std::string graph;  // "any", "empty" or a named one
  std::vector<std::string> setup;
  nlohmann::json parameters;
  std::vector<ProcedureTable> procedures;
  std::string query;
  Expectation expect;
  std::optional<std::map<std::string, std::int64_t>> side_effects;  // nullopt: not asserted
  std::vector<ControlQuery> control;
};

using NamedGraphs = std::map<std::string, std::vector<std::string>>;  // name → statements

base::Result<Scenario> parse_scenario(const nlohmann::json& line);
base::Result<std::vector<Scenario>> read_scenarios(const std::string& path);
base::Result<NamedGraphs> read_graphs(const std::string& path);

}  // namespace signatory::tck
