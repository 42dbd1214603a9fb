#include "tck/tck_runner.h"

#include <fmt/format.h>

#include "cypher/engine.h"
#include "cypher/value_order.h"
#include "tck/tck_effects.h"
#include "tck/tck_value.h"

namespace signatory::tck {
namespace {

using cypher::Value;
using nlohmann::json;

cypher::ProcedureType type_named(const std::string& name) {
  using Type = cypher::ProcedureType;
  for (const Type type : {Type::kBoolean, Type::kInteger, Type::kFloat, Type::kNumber, Type::kString, Type::kList, Type::kMap, Type::kNode, Type::kRelationship, Type::kPath})
    if (cypher::name_of(type) == name) return type;
  return Type::kAny;
}

// A procedure that looks its arguments up in a table.
cypher::Procedure table_procedure(const ProcedureTable& table) {
  cypher::Procedure out;
  out.name = table.name;
  for (const auto& [name, type] : table.inputs) out.inputs.push_back({name, type_named(type)});
  for (const auto& [name, type] : table.outputs) out.outputs.push_back({name, type_named(type)});
  out.call = [table](const cypher::ProcedureCall& call, cypher::RowSink& sink) -> base::Result<void> {
    for (const auto& row : table.rows) {
      std::vector<Value> values;
      for (const json& cell : row) values.push_back(to_value(cell).value_or(Value()));
      bool matches = true;
      for (std::size_t i = 0; i < call.arguments.size(); ++i) matches = matches && cypher::equivalent(values[i], call.arguments[i]);
      if (!matches) continue;
      values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(table.inputs.size()));
      if (auto done = sink.row(std::move(values)); !done) return done;
    }
    return {};
  };
  return out;
}

struct Answer {
  std::vector<std::string> columns;
  std::vector<std::vector<json>> rows;
  std::optional<cypher::QueryError> error;
};

Answer ask(const cypher::Engine& engine, const std::string& query, const cypher::Parameters& parameters) {
  Answer out;
  cypher::ExecuteOptions options;
  options.parameters = parameters;
  auto cursor = engine.run(query, std::move(options));
  if (!cursor) {
    out.error = cursor.error();
    return out;
  }
  for (const auto& column : cursor->columns()) out.columns.push_back(column.name);
  while (cursor->next()) {
    auto& row = out.rows.emplace_back();
    for (const Value& value : cursor->row()) row.push_back(to_json(value, cursor->entities()));
  }
  out.error = cursor->error();
  return out;
}

bool same_row(const std::vector<json>& wanted, const std::vector<json>& got, bool any_list_order) {
  if (wanted.size() != got.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (!same(wanted[i], got[i], any_list_order)) return false;
  return true;
}

std::string rows_text(const std::vector<std::vector<json>>& rows) {
  std::string out;
  for (std::size_t i = 0; i < rows.size() && i < 6; ++i) out += "\n      " + json(rows[i]).dump(-1, ' ', false, json::error_handler_t::replace).substr(0, 300);
  return out + (rows.size() > 6 ? fmt::format("\n      … {} rows", rows.size()) : "");
}

std::string compare_rows(const Expectation& wanted, const Answer& got) {
  if (got.columns != wanted.columns) return fmt::format("columns {} instead of {}", json(got.columns).dump(), json(wanted.columns).dump());
  bool equal = got.rows.size() == wanted.rows.size();
  std::vector<bool> taken(got.rows.size(), false);
  for (std::size_t i = 0; equal && i < wanted.rows.size(); ++i) {
    if (wanted.ordered) {
      equal = same_row(wanted.rows[i], got.rows[i], wanted.ignore_list_order);
      continue;
    }
    std::size_t found = 0;
    while (found < got.rows.size() && (taken[found] || !same_row(wanted.rows[i], got.rows[found], wanted.ignore_list_order))) ++found;
    equal = found < got.rows.size();
    if (equal) taken[found] = true;
  }
  return equal ? "" : fmt::format("{} rows:{}\n    instead of {} rows:{}", got.rows.size(), rows_text(got.rows), wanted.rows.size(), rows_text(wanted.rows));
}

std::string compare(const Expectation& wanted, const Answer& got) {
  if (wanted.kind == Expectation::Kind::kError) {
    const std::string expected = fmt::format("{}.{} at {}", wanted.error_type, wanted.detail, wanted.phase);
    if (!got.error) return fmt::format("no error instead of {}; {} rows:{}", expected, got.rows.size(), rows_text(got.rows));
    const bool equal = got.error->type == wanted.error_type && (wanted.detail == "*" || got.error->detail == wanted.detail) && (wanted.phase == "any time" || cypher::name_of(got.error->phase) == wanted.phase);
    return equal ? "" : fmt::format("{}.{} at {} ({}) instead of {}", got.error->type, got.error->detail, cypher::name_of(got.error->phase), got.error->error.message, expected);
  }
  if (got.error) return "error: " + got.error->to_text();
  if (wanted.kind == Expectation::Kind::kRows) return compare_rows(wanted, got);
  return got.rows.empty() ? "" : fmt::format("{} rows instead of none:{}", got.rows.size(), rows_text(got.rows));
}

std::string check(const Scenario& scenario, const NamedGraphs& graphs) {
  graph::Graph graph;
  cypher::ProcedureRegistry procedures;
  for (const ProcedureTable& table : scenario.procedures) procedures.add(table_procedure(table));
  const cypher::Engine engine(graph, {.persist = nullptr, .procedures = &procedures});
  std::vector<std::string> setup;
  if (scenario.graph != "any" && scenario.graph != "empty") {
    const auto named = graphs.find(scenario.graph);
    if (named == graphs.end()) return fmt::format("there is no graph `{}`", scenario.graph);
    setup = named->second;
  }
  setup.insert(setup.end(), scenario.setup.begin(), scenario.setup.end());
  cypher::Parameters parameters;
  for (const auto& [name, value] : scenario.parameters.items()) {
    auto converted = to_value(value);
    if (!converted) return converted.error().message;
    parameters.emplace(name, std::move(*converted));
  }
  for (const std::string& statement : setup)
    if (const Answer answer = ask(engine, statement, parameters); answer.error) return "setup failed: " + answer.error->to_text();
  const GraphContent before = content_of(graph.snapshot()->view());
  const Answer answer = ask(engine, scenario.query, parameters);
  if (std::string reason = compare(scenario.expect, answer); !reason.empty()) return reason;
  if (scenario.side_effects || scenario.expect.kind == Expectation::Kind::kError) {
    const auto wanted = scenario.side_effects.value_or(std::map<std::string, std::int64_t>{});
    const auto got = effects_between(before, content_of(graph.snapshot()->view()));
    if (got != wanted) return fmt::format("side effects {} instead of {}", json(got).dump(), json(wanted).dump());
  }
  for (const ControlQuery& control : scenario.control)
    if (std::string reason = compare(control.expect, ask(engine, control.query, parameters)); !reason.empty()) return "control query: " + reason;
  return {};
}

}  // namespace

Outcome run_scenario(const Scenario& scenario, const NamedGraphs& graphs) {
  std::string reason = check(scenario, graphs);
  return {reason.empty(), std::move(reason)};
}

}  // namespace signatory::tck
