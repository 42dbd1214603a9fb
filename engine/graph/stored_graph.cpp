#include "graph/stored_graph.h"

#include "graph/base_builder.h"
#include "store/graph_rows.h"

namespace signatory::graph {

using base::ErrorCode;

StoredGraph::StoredGraph(std::string path, LoadOptions options, store::Database database, SnapshotPtr first, std::int64_t epoch)
    : path_(std::move(path)), options_(options), database_(std::move(database)), epoch_(epoch), graph_(std::make_unique<Graph>(std::move(first))) {}

Result<std::unique_ptr<StoredGraph>> StoredGraph::open(const std::string& path, const LoadOptions& options) {
  auto database = store::Database::open(path, {.mode = options.read_only ? store::OpenMode::kReadOnly : store::OpenMode::kReadWrite, .schema_folder = {}});
  if (!database) return forward(database);
  auto snapshot = load_rows(path, std::make_shared<Symbols>(), options);
  if (!snapshot) return forward(snapshot);
  const auto epoch = static_cast<std::int64_t>((*snapshot)->epoch());
  return std::unique_ptr<StoredGraph>(new StoredGraph(path, options, std::move(*database), std::move(*snapshot), epoch));
}

Graph::Persist StoredGraph::persist() {
  return [this](const base::GraphChanges& changes) -> Result<void> {
    std::lock_guard lock(database_mutex_);
    if (changes.empty()) return {};
    auto epoch = store::apply_changes(database_, changes, epoch_);
    if (!epoch) return forward(epoch);
    epoch_ = *epoch;
    return {};
  };
}

Result<bool> StoredGraph::refresh() {
  std::lock_guard lock(database_mutex_);
  const auto current = store::guarded([&] { return database_.epoch(); });
  if (!current) return tl::unexpected(current.error());
  if (*current == epoch_) return false;
  auto snapshot = load_rows(path_, graph_->shared_symbols(), options_);
  if (!snapshot) return forward(snapshot);
  epoch_ = static_cast<std::int64_t>((*snapshot)->epoch());
  graph_->replace(std::move(*snapshot));
  return true;
}

}  // namespace signatory::graph
