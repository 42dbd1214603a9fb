#include "store/database.h"

#include <nlohmann/json.hpp>

#include "base/embedded.h"
#include "base/file.h"
#include "store/schema.h"

namespace signatory::store {

namespace {

std::string ontology_bytes(const std::string& schema_folder) {
  if (schema_folder.empty()) return std::string(base::embedded_file("schema/ontology.json").value_or(""));
  auto bytes = base::read_file(schema_folder + "/ontology.json");
  if (!bytes) raise(std::move(bytes.error()));
  return std::move(*bytes);
}

}  // namespace

RelationFlags relation_flags(const std::string& schema_folder) {
  using Json = nlohmann::json;
  const Json root = Json::parse(ontology_bytes(schema_folder), nullptr, false);
  const auto wrong = [](const std::string& pointer) { raise(fail(ErrorCode::kData, "expected a list of relations with a name").where("schema/ontology.json:" + pointer)); };
  if (!root.is_object() || !root.contains("relations") || !root["relations"].is_array()) wrong("/relations");
  RelationFlags flags;
  for (const Json& relation : root["relations"]) {
    if (!relation.is_object() || !relation.contains("name") || !relation["name"].is_string()) wrong("/relations");
    if (relation.value("symmetric", false)) flags.symmetric.insert(relation["name"].get<std::string>());
    if (relation.value("repeatable", false)) flags.repeatable.insert(relation["name"].get<std::string>());
  }
  return flags;
}

Result<Database> Database::open(const std::string& path, const DatabaseOptions& options) {
  return guarded([&] {
    Database database;
    database.connection_ = std::make_unique<Connection>(path, options.mode);
    prepare_schema(*database.connection_, schema_files(options.schema_folder));
    database.relations_ = relation_flags(options.schema_folder);
    database.schema_folder_ = options.schema_folder;
    return database;
  });
}

}  // namespace signatory::store
