#include "graph/stored_graph.h"

#include "graph/image.h"
#include "store/graph_rows.h"

namespace signatory::graph {

using base::ErrorCode;

namespace {

// A smaller graph is read from its rows faster than an image is worth its place in the file.
constexpr std::uint64_t kEdgesWorthAnImage = 50'000;

// The graph of the image, if there is a good one of this epoch; nullptr otherwise.
SnapshotPtr load_image(store::Database& database) {
  const auto epoch = store::guarded([&] { return database.epoch(); });
  if (!epoch) return nullptr;
  const auto image = store::read_image(database, *epoch);
  if (!image || !*image) return nullptr;
  auto base = decode_image(**image, std::make_shared<Symbols>());
  return base == nullptr ? nullptr : std::make_shared<const Snapshot>(std::move(base), nullptr, static_cast<std::uint64_t>(*epoch));
}

void save_image(store::Database& database, const Snapshot& snapshot) {
  if (snapshot.view().edge_count() < kEdgesWorthAnImage) return;
  // The image is a convenience: if it cannot be written, the next start reads the rows again.
  const ImageBytes image = encode_image(*snapshot.base());
  static_cast<void>(store::write_image(database, static_cast<std::int64_t>(snapshot.epoch()), image.parts));
}

}  // namespace

StoredGraph::StoredGraph(std::string path, LoadOptions options, store::Database database, SnapshotPtr first, std::int64_t epoch)
    : path_(std::move(path)), options_(options), database_(std::move(database)), epoch_(epoch), graph_(std::make_unique<Graph>(std::move(first))) {}

Result<std::unique_ptr<StoredGraph>> StoredGraph::open(const std::string& path, const LoadOptions& options) {
  auto database = store::Database::open(path, {.mode = options.read_only ? store::OpenMode::kReadOnly : store::OpenMode::kReadWrite, .schema_folder = {}});
  if (!database) return forward(database);
  Result<SnapshotPtr> snapshot = options.use_image ? load_image(*database) : nullptr;
  if (*snapshot == nullptr) {
    snapshot = load_rows(path, std::make_shared<Symbols>(), options);
    if (!snapshot) return forward(snapshot);
    if (options.use_image && !options.read_only) save_image(*database, **snapshot);
  }
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
