#include "store/import_writer.h"

#include <fmt/format.h>

namespace signatory::store {

namespace {

constexpr std::int64_t kImported = 2;

}  // namespace

ImportWriter::ImportWriter(Connection& connection)
    : connection_(connection),
      transaction_(connection),
      insert_node_(connection, "INSERT INTO node (id, origin, properties) VALUES (?, ?, ?)"),
      insert_label_(connection, "INSERT OR IGNORE INTO node_label (node, label, origin) VALUES (?, ?, ?)"),
      insert_edge_(connection, "INSERT INTO edge (id, type, source, target, origin, properties) VALUES (?, ?, ?, ?, ?, ?)"),
      next_node_(connection.number("SELECT coalesce(max(id), 0) + 1 FROM node")),
      next_edge_(connection.number("SELECT coalesce(max(id), 0) + 1 FROM edge")) {}

std::int64_t ImportWriter::name_id(std::string_view table, std::string_view name) {
  const auto [at, added] = names_.try_emplace(fmt::format("{}/{}", table, name));
  if (!added) return at->second;
  connection_.query(fmt::format("INSERT OR IGNORE INTO {} (name) VALUES (?)", table)).run(name);
  Query& query = connection_.query(fmt::format("SELECT id FROM {} WHERE name = ?", table));
  if (query.start(name).step()) at->second = query.integer(0);
  query.reset();
  return at->second;
}

std::int64_t ImportWriter::node(std::span<const std::int64_t> labels, std::string_view properties) {
  const std::int64_t id = next_node_++;
  insert_node_.run(id, kImported, properties);
  for (const std::int64_t label : labels) insert_label_.run(id, label, kImported);
  ++nodes_;
  return id;
}

std::int64_t ImportWriter::keyed_node(std::string_view key, std::int64_t label, std::string_view properties) {
  Query& find = connection_.query("SELECT id FROM node WHERE key = ?");
  std::int64_t id = find.start(key).step() ? find.integer(0) : 0;
  find.reset();
  if (id == 0) {
    id = next_node_++;
    connection_.query("INSERT INTO node (id, key, origin, properties) VALUES (?, ?, ?, ?)").run(id, key, kImported, properties);
    ++nodes_;
  } else {
    // An import's edges hang on it: it stays when the last document that names it goes.
    connection_.query("UPDATE node SET origin = ? WHERE id = ? AND origin = 0").run(kImported, id);
  }
  insert_label_.run(id, label, kImported);
  return id;
}

std::int64_t ImportWriter::edge(std::int64_t type, std::int64_t source, std::int64_t target, std::string_view properties) {
  const std::int64_t id = next_edge_++;
  insert_edge_.run(id, type, source, target, kImported, properties);
  ++edges_;
  return id;
}

void ImportWriter::finish() {
  connection_.execute("UPDATE meta SET value = value + 1 WHERE key = 'epoch'");
  transaction_.commit();
}

}  // namespace signatory::store
