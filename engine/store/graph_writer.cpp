#include "store/graph_writer.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace signatory::store {

namespace {

using Json = nlohmann::ordered_json;

Json object_or_raise(const std::string& text) {
  Json value = Json::parse(text, nullptr, false);
  if (!value.is_object()) raise(fail(ErrorCode::kDamaged, "the properties of a node or an edge are no JSON object").detail("Store.Damaged"));
  return value;
}

}  // namespace

std::string merge_patch(const std::string& base, const std::string& patch) {
  Json merged = object_or_raise(base);
  const Json changes = object_or_raise(patch);
  for (const auto& [key, value] : changes.items())
    if (value.is_null()) merged.erase(key);
    else merged[key] = value;
  return merged.dump();
}

std::int64_t GraphWriter::name_id(std::string_view table, const std::string& name) {
  const std::string key = fmt::format("{}/{}", table, name);
  if (const auto found = ids_.find(key); found != ids_.end()) return found->second;
  connection_.query(fmt::format("INSERT OR IGNORE INTO {} (name) VALUES (?)", table)).run(name);
  Query& query = connection_.query(fmt::format("SELECT id FROM {} WHERE name = ?", table));
  query.start(name).step();
  const std::int64_t id = query.integer(0);
  query.reset();
  return ids_.emplace(key, id).first->second;
}

std::int64_t GraphWriter::find(const std::string& key) {
  Query& query = connection_.query("SELECT id FROM node WHERE key = ?");
  const std::int64_t id = query.start(key).step() ? query.integer(0) : 0;
  query.reset();
  return id;
}

std::int64_t GraphWriter::put(const NodeText& node) {
  Query& query = connection_.query("SELECT id, origin, properties, overlay FROM node WHERE key = ?");
  const std::int64_t label = name_id("label", node.label);
  if (!query.start(node.key).step()) {
    query.reset();
    connection_.query("INSERT INTO node (key, origin, properties) VALUES (?, 0, ?)").run(node.key, node.properties);
    const std::int64_t id = connection_.last_id();
    connection_.query("INSERT INTO node_label (node, label, origin) VALUES (?, ?, 0)").run(id, label);
    changed_ = true;
    return id;
  }
  const std::int64_t id = query.integer(0);
  const bool extracted = query.integer(1) == 0;
  const std::string before = query.text(2);
  const std::string overlay = query.text(3);
  query.reset();
  const std::string after = !extracted ? merge_patch(node.properties, before) : overlay.empty() ? node.properties : merge_patch(node.properties, overlay);
  if (after != before) connection_.query("UPDATE node SET properties = ? WHERE id = ?").run(after, id), changed_ = true;
  if (connection_.query("DELETE FROM node_label WHERE node = ? AND origin = 0 AND label <> ?").run(id, label) > 0) changed_ = true;
  if (connection_.query("INSERT OR IGNORE INTO node_label (node, label, origin) VALUES (?, ?, 0)").run(id, label) > 0) changed_ = true;
  return id;
}

void GraphWriter::drop_if_unused(const std::string& key) {
  Query& query = connection_.query(
      "SELECT n.id FROM node AS n WHERE n.key = ?1 AND n.origin = 0 AND n.overlay IS NULL"
      " AND NOT EXISTS (SELECT 1 FROM claim WHERE subject = ?1) AND NOT EXISTS (SELECT 1 FROM claim WHERE object = ?1)"
      " AND NOT EXISTS (SELECT 1 FROM edge WHERE origin = 1 AND source = n.id) AND NOT EXISTS (SELECT 1 FROM edge WHERE origin = 1 AND target = n.id)"
      " AND NOT EXISTS (SELECT 1 FROM node_label WHERE node = n.id AND origin <> 0)");
  const std::int64_t id = query.start(key).step() ? query.integer(0) : 0;
  query.reset();
  if (id == 0) return;
  connection_.query("DELETE FROM node_label WHERE node = ?").run(id);
  connection_.query("DELETE FROM node WHERE id = ?").run(id);
  changed_ = true;
}

std::int64_t GraphWriter::add(const EdgeText& edge) {
  changed_ = true;
  connection_.query("INSERT INTO edge (type, source, target, origin, properties) VALUES (?, ?, ?, 0, ?)").run(name_id("edge_type", edge.type), edge.source, edge.target, edge.properties);
  return connection_.last_id();
}

bool GraphWriter::update(std::int64_t id, const EdgeText& edge) {
  Query& query = connection_.query("SELECT source, target, properties, overlay FROM edge WHERE id = ?");
  if (!query.start(id).step()) raise(fail(ErrorCode::kDamaged, fmt::format("the edge {} of a claim is missing", id)).where(connection_.path()).detail("Store.Damaged"));
  const bool moved = query.integer(0) != edge.source || query.integer(1) != edge.target;
  const std::string before = query.text(2);
  const std::string overlay = query.text(3);
  query.reset();
  const std::string after = overlay.empty() ? edge.properties : merge_patch(edge.properties, overlay);
  if (!moved && after == before) return false;
  connection_.query("UPDATE edge SET source = ?, target = ?, properties = ? WHERE id = ?").run(edge.source, edge.target, after, id);
  return changed_ = true;
}

void GraphWriter::remove_edge(std::int64_t id) {
  connection_.query("DELETE FROM edge WHERE id = ?").run(id);
  changed_ = true;
}

}  // namespace signatory::store
