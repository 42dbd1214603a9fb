#include "cypher/procedures.h"

#include <fmt/format.h>

#include <algorithm>

#include "cypher/functions.h"

namespace signatory::cypher {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  return out;
}

base::Result<void> each_name(const std::vector<std::string_view>& names, RowSink& sink, const std::function<bool(std::uint32_t)>& used) {
  for (std::uint32_t id = 0; id < names.size(); ++id) {
    if (!used(id)) continue;
    if (auto done = sink.row({Value::string(names[id])}); !done) return done;
  }
  return {};
}

base::Result<void> call_labels(const ProcedureCall& call, RowSink& sink) {
  return each_name(call.view.symbols().labels.names(), sink, [&](std::uint32_t id) { return call.view.count(graph::LabelId(id)) > 0; });
}

base::Result<void> call_types(const ProcedureCall& call, RowSink& sink) {
  return each_name(call.view.symbols().types.names(), sink, [&](std::uint32_t id) { return call.view.count(graph::TypeId(id)) > 0; });
}

base::Result<void> call_keys(const ProcedureCall& call, RowSink& sink) {
  return each_name(call.view.symbols().keys.names(), sink, [](std::uint32_t) { return true; });
}

base::Result<void> call_functions(const ProcedureCall&, RowSink& sink) {
  for (const Function& function : all_functions())
    if (auto done = sink.row({Value::string(function.name), Value::string(function.signature()), Value::string(function.summary)}); !done) return done;
  for (const AggregateFunction& function : all_aggregates())
    if (auto done = sink.row({Value::string(function.name), Value::string(std::string(function.name) + "(…)"), Value::string(function.summary)}); !done) return done;
  return {};
}

}  // namespace

std::string_view name_of(ProcedureType type) {
  switch (type) {
    case ProcedureType::kAny: return "ANY";
    case ProcedureType::kBoolean: return "BOOLEAN";
    case ProcedureType::kInteger: return "INTEGER";
    case ProcedureType::kFloat: return "FLOAT";
    case ProcedureType::kNumber: return "NUMBER";
    case ProcedureType::kString: return "STRING";
    case ProcedureType::kList: return "LIST";
    case ProcedureType::kMap: return "MAP";
    case ProcedureType::kNode: return "NODE";
    case ProcedureType::kRelationship: return "RELATIONSHIP";
    case ProcedureType::kPath: return "PATH";
    case ProcedureType::kDate: return "DATE";
    case ProcedureType::kDateTime: return "DATETIME";
  }
  return "ANY";
}

std::string Procedure::signature() const {
  const auto fields = [](const std::vector<ProcedureField>& list) {
    std::string out;
    for (const ProcedureField& field : list) out += fmt::format("{}{} :: {}", out.empty() ? "" : ", ", field.name, name_of(field.type));
    return out;
  };
  return fmt::format("{}({}){}", name, fields(inputs), outputs.empty() ? "" : " :: (" + fields(outputs) + ")");
}

void ProcedureRegistry::add(Procedure procedure) {
  std::string key = lower(procedure.name);
  procedures_.insert_or_assign(std::move(key), std::move(procedure));
}

const Procedure* ProcedureRegistry::find(std::string_view name) const {
  const auto found = procedures_.find(lower(name));
  return found == procedures_.end() ? nullptr : &found->second;
}

std::vector<const Procedure*> ProcedureRegistry::all() const {
  std::vector<const Procedure*> out;
  for (const auto& [name, procedure] : procedures_) out.push_back(&procedure);
  return out;
}

void add_builtin_procedures(ProcedureRegistry& registry) {
  using Type = ProcedureType;
  registry.add({"db.labels", {}, {{"label", Type::kString}}, call_labels, "labels that nodes of the graph have"});
  registry.add({"db.relationshipTypes", {}, {{"relationshipType", Type::kString}}, call_types, "types that relationships of the graph have"});
  registry.add({"db.propertyKeys", {}, {{"propertyKey", Type::kString}}, call_keys, "names of properties"});
  registry.add({"dbms.functions", {}, {{"name", Type::kString}, {"signature", Type::kString}, {"description", Type::kString}}, call_functions, "functions of the query language"});
}

}  // namespace signatory::cypher
