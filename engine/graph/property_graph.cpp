#include "graph/property_graph.h"

#include "graph/base_builder.h"
#include "graph/compact.h"
#include "graph/delta.h"

namespace signatory::graph {

using base::ErrorCode;
using base::fail;

Snapshot::Snapshot(std::shared_ptr<const Base> base, std::shared_ptr<const Delta> delta, std::uint64_t epoch)
    : base_(std::move(base)), delta_(std::move(delta)), epoch_(epoch) {}

namespace {

SnapshotPtr empty_snapshot() {
  auto base = BaseBuilder(std::make_shared<Symbols>()).build();
  return std::make_shared<const Snapshot>(std::move(*base), nullptr, 0);
}

}  // namespace

Graph::Graph() : Graph(empty_snapshot()) {}
Graph::Graph(SnapshotPtr first) : symbols_(first->base()->parts().symbols), current_(std::move(first)) {}

Symbols& Graph::symbols() { return *symbols_; }

SnapshotPtr Graph::snapshot() const {
  std::lock_guard lock(current_mutex_);
  return current_;
}

Result<SnapshotPtr> Graph::commit(Transaction& transaction, const Persist& persist) {
  std::lock_guard one_at_a_time(commit_mutex_);
  const SnapshotPtr current = snapshot();
  if (transaction.writes_ == 0) return current;
  if (current != transaction.start()) {
    return fail(ErrorCode::kData, "another transaction was committed in the meantime").detail("Transaction.Conflict").hint("run it again");
  }
  if (persist) {
    if (auto stored = persist(transaction.changes()); !stored) return forward(stored);
  }
  auto next = std::make_shared<const Snapshot>(current->base(), transaction.delta_, current->epoch() + 1);
  if (worth_compacting(*next)) {
    if (auto merged = compact(*next)) next = std::move(*merged);  // if it cannot be merged, base and delta serve as they are
  }
  transaction = Transaction(next);
  std::lock_guard lock(current_mutex_);
  current_ = next;
  return current_;
}

void Graph::replace(SnapshotPtr snapshot) {
  std::lock_guard one_at_a_time(commit_mutex_);
  std::lock_guard lock(current_mutex_);
  current_ = std::move(snapshot);
}

}  // namespace signatory::graph
