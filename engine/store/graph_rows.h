// The rows of the property graph, for the graph in memory: read them in ranges of ids, write what a transaction changed.
//
// Several connections may read at once (each with its own Database): begin_reading() pins what a connection sees, and all of them see
// the same graph if their epochs agree.
//
//   Result<GraphNames> names = begin_reading(db);
//   read_nodes(db, {1, 4097}, [&](const NodeRow& row) { ... });         // ascending ids
//   read_edges(db, {1, names->edge_bound}, [&](const EdgeRow& row) { ... });
//   end_reading(db);
//   Result<std::int64_t> epoch = apply_changes(db, changes, known_epoch);
//
// Errors: as Database. apply_changes(): kData "Transaction.Conflict" if another process has changed the graph since `known_epoch`.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/graph_change.h"
#include "store/database.h"

namespace signatory::store {

struct GraphNames {
  std::int64_t epoch = 0;
  std::int64_t node_bound = 0;  // above every id; 0 if there is none
  std::int64_t edge_bound = 0;
  std::vector<std::pair<std::int64_t, std::string>> labels;  // row id, name
  std::vector<std::pair<std::int64_t, std::string>> types;
};

// Half-open.
struct IdRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

// The views live until the callback returns.
struct NodeRow {
  std::int64_t id = 0;
  std::string_view properties;  // JSON, see property_json.h
};
struct EdgeRow {
  std::int64_t id = 0;
  std::int64_t type = 0;
  std::int64_t source = 0;
  std::int64_t target = 0;
  std::string_view properties;
};

Result<GraphNames> begin_reading(Database& database);
Result<void> end_reading(Database& database);
// An error of the callback ends the reading and is passed on.
Result<void> read_nodes(Database& database, IdRange ids, const std::function<Result<void>(const NodeRow&)>& use);
Result<void> read_node_labels(Database& database, IdRange ids, const std::function<Result<void>(std::int64_t node, std::int64_t label)>& use);
Result<void> read_edges(Database& database, IdRange ids, const std::function<Result<void>(const EdgeRow&)>& use);

// All or nothing, durable when it returns. What a user makes has origin 1; what a user changes in an extracted node or edge is kept as
// its overlay, and what a user deletes of the extracted stays out when the graph is built again. Returns the new epoch.
Result<std::int64_t> apply_changes(Database& database, const base::GraphChanges& changes, std::int64_t known_epoch);

}  // namespace signatory::store
