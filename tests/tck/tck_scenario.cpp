#include "tck/tck_scenario.h"

#include <fmt/format.h>

#include "base/file.h"

namespace signatory::tck {
namespace {

using nlohmann::json;

Expectation parse_expectation(const json& from) {
  Expectation out;
  const std::string kind = from.at("kind");
  out.kind = kind == "rows" ? Expectation::Kind::kRows : kind == "error" ? Expectation::Kind::kError : Expectation::Kind::kEmpty;
  if (out.kind == Expectation::Kind::kRows) {
    out.ordered = from.value("ordered", false);
    out.ignore_list_order = from.value("ignore_list_order", false);
    out.columns = from.at("columns").get<std::vector<std::string>>();
    for (const json& row : from.at("rows")) out.rows.emplace_back(row.begin(), row.end());
  } else if (out.kind == Expectation::Kind::kError) {
    out.error_type = from.at("type");
    out.phase = from.at("phase");
    out.detail = from.at("detail");
  }
  return out;
}

ProcedureTable parse_procedure(const json& from) {
  ProcedureTable out;
  out.name = from.at("name");
  const auto fields = [](const json& list) {
    std::vector<std::pair<std::string, std::string>> named;
    for (const json& field : list) named.emplace_back(field.at("name"), field.at("type"));
    return named;
  };
  out.inputs = fields(from.at("inputs"));
  out.outputs = fields(from.at("outputs"));
  for (const json& row : from.at("rows")) out.rows.emplace_back(row.begin(), row.end());
  return out;
}

Scenario scenario_of(const json& line) {
  Scenario out;
  out.id = line.at("id");
  out.graph = line.value("graph", "any");
  out.setup = line.value("setup", std::vector<std::string>{});
  out.parameters = line.value("parameters", json::object());
  for (const json& procedure : line.value("procedures", json::array())) out.procedures.push_back(parse_procedure(procedure));
  out.query = line.at("query");
  out.expect = parse_expectation(line.at("expect"));
  if (const auto found = line.find("side_effects"); found != line.end() && found->is_object()) out.side_effects = found->get<std::map<std::string, std::int64_t>>();
  for (const json& control : line.value("control", json::array())) out.control.push_back({control.at("query"), parse_expectation(control.at("expect"))});
  return out;
}

base::Failure faulty(std::string message) { return base::fail(base::ErrorCode::kData, std::move(message)); }

}  // namespace

base::Result<Scenario> parse_scenario(const json& line) {
  try {
    return scenario_of(line);
  } catch (const json::exception& error) {
    return faulty(fmt::format("faulty scenario: {}", error.what()));
  }
}

base::Result<std::vector<Scenario>> read_scenarios(const std::string& path) {
  auto text = base::read_file(path);
  if (!text) return forward(text);
  std::vector<Scenario> out;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text->size();) {
    const std::size_t end = std::min(text->find('\n', begin), text->size());
    const std::string_view line = std::string_view(*text).substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const json parsed = json::parse(line, nullptr, false);
    if (parsed.is_discarded()) return faulty("this line is not JSON").where(fmt::format("{}:{}", path, number));
    auto scenario = parse_scenario(parsed);
    if (!scenario) return faulty(scenario.error().message).where(fmt::format("{}:{}", path, number));
    out.push_back(std::move(*scenario));
  }
  return out;
}

base::Result<NamedGraphs> read_graphs(const std::string& path) {
  auto text = base::read_file(path);
  if (!text) return forward(text);
  const json parsed = json::parse(*text, nullptr, false);
  if (!parsed.is_object()) return faulty("a JSON object of graphs is expected").where(path);
  NamedGraphs out;
  try {
    for (const auto& [name, graph] : parsed.items()) out[name] = graph.at("statements").get<std::vector<std::string>>();
  } catch (const json::exception& error) {
    return faulty(error.what()).where(path);
  }
  return out;
}

}  // namespace signatory::tck
