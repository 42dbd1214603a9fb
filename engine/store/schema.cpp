#include "store/schema.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>

#include "base/embedded.h"
#include "base/file.h"

namespace signatory::store {

namespace {

constexpr std::string_view kMigrations = "schema/migrations/";

std::int64_t leading_number(std::string_view name) {
  std::int64_t value = 0;
  std::from_chars(name.data(), name.data() + name.size(), value);
  return value;
}

std::int64_t declared_version(const std::string& layout) {
  constexpr std::string_view kPragma = "PRAGMA user_version = ";
  const std::size_t at = layout.find(kPragma);
  if (at == std::string::npos) raise(fail(ErrorCode::kData, "expected a line 'PRAGMA user_version = N;'").where("schema/graph.sql"));
  return leading_number(std::string_view(layout).substr(at + kPragma.size()));
}

SchemaFiles embedded_schema() {
  SchemaFiles files;
  for (const base::EmbeddedFile& file : base::embedded_files()) {
    if (file.name == "schema/graph.sql") files.layout = file.bytes;
    if (file.name.starts_with(kMigrations)) files.migrations[leading_number(file.name.substr(kMigrations.size()))] = file.bytes;
  }
  return files;
}

std::string read_or_raise(const std::string& path) {
  auto bytes = base::read_file(path);
  if (!bytes) raise(std::move(bytes.error()));
  return std::move(*bytes);
}

SchemaFiles schema_in(const std::string& folder) {
  namespace fs = std::filesystem;
  SchemaFiles files;
  files.layout = read_or_raise(folder + "/graph.sql");
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder + "/migrations", ignored))
    if (entry.path().extension() == ".sql") files.migrations[leading_number(entry.path().filename().string())] = read_or_raise(entry.path().string());
  return files;
}

void create(Connection& connection, const SchemaFiles& files) {
  connection.execute("PRAGMA journal_mode = WAL");
  Transaction transaction(connection);
  connection.execute(files.layout);
  transaction.commit();
}

void lift(Connection& connection, const SchemaFiles& files, std::int64_t from) {
  Transaction transaction(connection);
  for (std::int64_t version = from + 1; version <= files.version; ++version) {
    const auto step = files.migrations.find(version);
    if (step == files.migrations.end())
      raise(fail(ErrorCode::kDamaged, fmt::format("no migration from version {} to {}", version - 1, version)).where(connection.path()).detail("Store.Older"));
    connection.execute(step->second);
    connection.execute(fmt::format("PRAGMA user_version = {}", version));
  }
  transaction.commit();
}

}  // namespace

SchemaFiles schema_files(const std::string& folder) {
  SchemaFiles files = folder.empty() ? embedded_schema() : schema_in(folder);
  files.version = declared_version(files.layout);
  return files;
}

void prepare_schema(Connection& connection, const SchemaFiles& files) {
  const std::int64_t application = connection.number("PRAGMA application_id");
  const std::int64_t version = connection.number("PRAGMA user_version");
  const std::string& path = connection.path();
  if (application == 0 && version == 0 && connection.number("SELECT count(*) FROM sqlite_schema") == 0) {
    if (connection.read_only()) raise(fail(ErrorCode::kDamaged, "not a signatory database (it is empty)").where(path).detail("Store.Foreign"));
    return create(connection, files);
  }
  if (application != kApplicationId)
    raise(fail(ErrorCode::kDamaged, "not a signatory database").where(path).hint("it belongs to another program; choose another file").detail("Store.Foreign"));
  if (version > files.version)
    raise(fail(ErrorCode::kDamaged, fmt::format("the database has layout version {}, this program knows {}", version, files.version))
              .where(path)
              .hint("use a newer signatory")
              .detail("Store.Newer"));
  if (version == files.version) return;
  if (connection.read_only())
    raise(fail(ErrorCode::kDamaged, fmt::format("the database has the older layout version {}", version)).where(path).hint("run signatory build on it once").detail("Store.Older"));
  lift(connection, files, version);
}

}  // namespace signatory::store
