#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "store/graph_rows.h"
#include "store/property_json.h"

namespace signatory::store {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kExtracted = 0;
constexpr std::int64_t kUser = 1;

Json object_of(const std::string& text) {
  Json value = text.empty() ? Json::object() : Json::parse(text, nullptr, false);
  if (!value.is_object()) raise(fail(ErrorCode::kDamaged, "the properties of a node or an edge are no JSON object").detail("Store.Damaged"));
  return value;
}

// The overlay that, laid over the extracted properties as `overlay` was, gives `after` where `before` was seen.
std::string extended_overlay(const std::string& overlay, const std::string& before, const std::string& after) {
  Json result = object_of(overlay);
  const Json old = object_of(before), now = object_of(after);
  for (const auto& [key, value] : old.items())
    if (!now.contains(key)) result[key] = nullptr;
  for (const auto& [key, value] : now.items())
    if (!old.contains(key) || old[key] != value) result[key] = value;
  return result.dump();
}

class Writer {
 public:
  explicit Writer(Connection& connection) : connection_(connection) {}

  void write(const base::GraphChanges& changes) {
    for (const base::EdgeId id : changes.edges_deleted) delete_edge(as_row(id.value()));
    for (const base::NodeId id : changes.nodes_deleted) delete_node(as_row(id.value()));
    for (const base::NodeChange& node : changes.nodes_created) create(node);
    for (const base::NodeChange& node : changes.nodes_changed) change(node);
    for (const base::EdgeChange& edge : changes.edges_created) create(edge);
    for (const base::EdgeChange& edge : changes.edges_changed) change_properties("edge", as_row(edge.id.value()), property_json(edge.properties));
  }

 private:
  static std::int64_t as_row(std::uint64_t id) { return static_cast<std::int64_t>(id); }

  std::int64_t name_id(std::string_view table, const std::string& name) {
    const auto [at, added] = names_.try_emplace(fmt::format("{}/{}", table, name));
    if (!added) return at->second;
    connection_.query(fmt::format("INSERT OR IGNORE INTO {} (name) VALUES (?)", table)).run(name);
    Query& query = connection_.query(fmt::format("SELECT id FROM {} WHERE name = ?", table));
    if (query.start(name).step()) at->second = query.integer(0);
    query.reset();
    return at->second;
  }

  void delete_edge(std::int64_t id) {
    // A claim that is deleted stays away when the documents are read again.
    connection_.query("INSERT OR IGNORE INTO deleted (key) SELECT id FROM claim WHERE edge = ?").run(id);
    connection_.query("DELETE FROM claim WHERE edge = ?").run(id);
    connection_.query("DELETE FROM edge WHERE id = ?").run(id);
  }

  void delete_node(std::int64_t id) {
    connection_.query("INSERT OR IGNORE INTO deleted (key) SELECT key FROM node WHERE id = ? AND origin = 0 AND key IS NOT NULL").run(id);
    connection_.query("DELETE FROM node_label WHERE node = ?").run(id);
    connection_.query("DELETE FROM node WHERE id = ?").run(id);
  }

  void create(const base::NodeChange& node) {
    connection_.query("INSERT INTO node (id, origin, properties) VALUES (?, ?, ?)").run(as_row(node.id.value()), kUser, property_json(node.properties));
    for (const std::string& label : node.labels) add_label(as_row(node.id.value()), label);
  }

  void create(const base::EdgeChange& edge) {
    connection_.query("INSERT INTO edge (id, type, source, target, origin, properties) VALUES (?, ?, ?, ?, ?, ?)")
        .run(as_row(edge.id.value()), name_id("edge_type", edge.type), as_row(edge.source.value()), as_row(edge.target.value()), kUser, property_json(edge.properties));
  }

  void add_label(std::int64_t node, const std::string& label) {
    connection_.query("INSERT OR IGNORE INTO node_label (node, label, origin) VALUES (?, ?, ?)").run(node, name_id("label", label), kUser);
  }

  void change(const base::NodeChange& node) {
    const std::int64_t id = as_row(node.id.value());
    change_properties("node", id, property_json(node.properties));
    std::set<std::string> wanted(node.labels.begin(), node.labels.end());
    std::vector<std::int64_t> gone;
    Query& query = connection_.query("SELECT l.id, l.name FROM node_label AS n JOIN label AS l ON l.id = n.label WHERE n.node = ?");
    for (query.start(id); query.step();)
      if (wanted.erase(query.text(1)) == 0) gone.push_back(query.integer(0));
    query.reset();
    for (const std::int64_t label : gone) connection_.query("DELETE FROM node_label WHERE node = ? AND label = ?").run(id, label);
    for (const std::string& label : wanted) add_label(id, label);
  }

  void change_properties(std::string_view table, std::int64_t id, const std::string& after) {
    Query& query = connection_.query(fmt::format("SELECT origin, properties, overlay FROM {} WHERE id = ?", table));
    if (!query.start(id).step()) {
      query.reset();
      raise(fail(ErrorCode::kDamaged, fmt::format("{} {} is missing", table, id)).where(connection_.path()).detail("Store.Damaged"));
    }
    const bool extracted = query.integer(0) == kExtracted;
    const std::string before = query.text(1), overlay = query.text(2);
    query.reset();
    if (extracted) connection_.query(fmt::format("UPDATE {} SET properties = ?, overlay = ? WHERE id = ?", table)).run(after, extended_overlay(overlay, before, after), id);
    else connection_.query(fmt::format("UPDATE {} SET properties = ? WHERE id = ?", table)).run(after, id);
  }

  Connection& connection_;
  std::unordered_map<std::string, std::int64_t> names_;
};

}  // namespace

Result<std::int64_t> apply_changes(Database& database, const base::GraphChanges& changes, std::int64_t known_epoch) {
  return guarded([&] {
    Connection& connection = database.connection();
    Transaction transaction(connection);
    if (database.epoch() != known_epoch) {
      raise(fail(ErrorCode::kData, "another process has changed the database").where(connection.path()).detail("Transaction.Conflict").hint("run it again"));
    }
    Writer(connection).write(changes);
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'epoch'");
    const std::int64_t epoch = database.epoch();
    transaction.commit();
    return epoch;
  });
}

}  // namespace signatory::store
