#include "store/graph_rows.h"

#include <fmt/format.h>

namespace signatory::store {
namespace {

std::vector<std::pair<std::int64_t, std::string>> names_in(Connection& connection, std::string_view table) {
  std::vector<std::pair<std::int64_t, std::string>> result;
  Query& query = connection.query(fmt::format("SELECT id, name FROM {} ORDER BY id", table));
  while (query.step()) result.emplace_back(query.integer(0), query.text(1));
  query.reset();
  return result;
}

void pass_on(const Result<void>& result, Query& query) {
  if (result) return;
  query.reset();
  raise(result.error());
}

}  // namespace

Result<GraphNames> begin_reading(Database& database) {
  return guarded([&] {
    Connection& connection = database.connection();
    connection.execute("BEGIN");
    GraphNames names;
    names.epoch = database.epoch();
    names.node_bound = connection.number("SELECT max(id) + 1 FROM node");
    names.edge_bound = connection.number("SELECT max(id) + 1 FROM edge");
    names.labels = names_in(connection, "label");
    names.types = names_in(connection, "edge_type");
    return names;
  });
}

Result<void> end_reading(Database& database) {
  return guarded([&] { database.connection().execute("COMMIT"); });
}

Result<void> read_nodes(Database& database, IdRange ids, const std::function<Result<void>(const NodeRow&)>& use) {
  return guarded([&] {
    Query query(database.connection(), "SELECT id, properties FROM node WHERE id >= ?1 AND id < ?2 ORDER BY id");
    for (query.start(ids.begin, ids.end); query.step();) pass_on(use({query.integer(0), query.view(1)}), query);
  });
}

Result<void> read_node_labels(Database& database, IdRange ids, const std::function<Result<void>(std::int64_t, std::int64_t)>& use) {
  return guarded([&] {
    Query query(database.connection(), "SELECT node, label FROM node_label WHERE node >= ?1 AND node < ?2 ORDER BY node, label");
    for (query.start(ids.begin, ids.end); query.step();) pass_on(use(query.integer(0), query.integer(1)), query);
  });
}

Result<void> read_edges(Database& database, IdRange ids, const std::function<Result<void>(const EdgeRow&)>& use) {
  return guarded([&] {
    Query query(database.connection(), "SELECT id, type, source, target, properties FROM edge WHERE id >= ?1 AND id < ?2 ORDER BY id");
    for (query.start(ids.begin, ids.end); query.step();) pass_on(use({query.integer(0), query.integer(1), query.integer(2), query.integer(3), query.view(4)}), query);
  });
}

}  // namespace signatory::store
