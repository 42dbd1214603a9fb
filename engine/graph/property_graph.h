// The property graph: immutable snapshots for readers, one transaction at a time for writers.
//
// Nodes carry any number of labels (also none), edges one type; both carry properties. Parallel edges and loops are allowed.
// A reader that holds a Snapshot sees the same graph for as long as it holds it, whatever writers commit. Memory is shared between
// snapshots; a commit costs what it changed, not the size of the graph.
//
//   Graph graph;
//   Transaction t = graph.begin();
//   LabelId country = graph.symbols().labels.intern("Country");   TypeId met = graph.symbols().types.intern("MET");
//   NodeId vietnam = t.create_node(std::array{country}), sweden = t.create_node(std::array{country});
//   EdgeId e = *t.create_edge(met, vietnam, sweden);
//   t.view().degree(sweden, Direction::kIn) == 1;                 // reads its own writes
//   std::shared_ptr<const Snapshot> now = *graph.commit(t);       // graph.snapshot() is now this one
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "base/error.h"
#include "base/graph_change.h"
#include "graph/view.h"

namespace signatory::graph {

using base::Result;

class Snapshot {
 public:
  Snapshot(std::shared_ptr<const Base> base, std::shared_ptr<const Delta> delta, std::uint64_t epoch);
  View view() const { return View(*base_, delta_.get()); }
  // Grows by one with every commit.
  std::uint64_t epoch() const { return epoch_; }
  const std::shared_ptr<const Base>& base() const { return base_; }
  const std::shared_ptr<const Delta>& delta() const { return delta_; }

 private:
  std::shared_ptr<const Base> base_;
  std::shared_ptr<const Delta> delta_;  // may be nullptr
  std::uint64_t epoch_;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

// A writer's private copy-on-write state. Dropping it rolls back. Not to be used from several threads at once.
class Transaction {
 public:
  explicit Transaction(SnapshotPtr start);
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) noexcept;
  ~Transaction();

  View view() const;
  const SnapshotPtr& start() const { return start_; }
  // How many writes were made; 0 means that a commit has nothing to do.
  std::uint64_t write_count() const { return writes_; }

  NodeId create_node(std::span<const LabelId> labels = {});
  // kNotFound if an end does not exist.
  Result<EdgeId> create_edge(TypeId type, NodeId source, NodeId target);
  // True if it changed anything. A node that does not exist changes nothing.
  bool add_label(NodeId node, LabelId label);
  bool remove_label(NodeId node, LabelId label);
  // Setting kNone removes. True if it changed anything.
  bool set_property(NodeId node, KeyId key, PropertyValue value);
  bool set_property(EdgeId edge, KeyId key, PropertyValue value);
  bool remove_property(NodeId node, KeyId key) { return set_property(node, key, {}); }
  bool remove_property(EdgeId edge, KeyId key) { return set_property(edge, key, {}); }
  // False if it was not there.
  bool delete_edge(EdgeId edge);
  // kData (detail "ConstraintVerificationFailed.DeleteConnectedNode") if it still has edges. True if it was there.
  Result<bool> delete_node(NodeId node);
  // Deletes its edges first.
  bool detach_delete_node(NodeId node);

  // The net effect, for the store. Costs what was touched.
  base::GraphChanges changes() const;

 private:
  friend class Graph;
  Delta& writable();
  SnapshotPtr start_;
  std::shared_ptr<Delta> delta_;  // nullptr until the first write
  std::uint64_t writes_ = 0;
};

// Owns the current snapshot. All members may be called from several threads.
class Graph {
 public:
  Graph();
  explicit Graph(SnapshotPtr first);

  Symbols& symbols();
  const std::shared_ptr<Symbols>& shared_symbols() const { return symbols_; }
  // The newest committed state; never nullptr.
  SnapshotPtr snapshot() const;
  Transaction begin() const { return Transaction(snapshot()); }

  // Writes what the transaction changed to durable storage; an error leaves the graph as it was.
  using Persist = std::function<Result<void>(const base::GraphChanges&)>;
  // Makes the transaction's state the newest one. kData (detail "Transaction.Conflict") if another one was committed since it began:
  // begin again. A transaction without changes gives the current snapshot.
  Result<SnapshotPtr> commit(Transaction& transaction, const Persist& persist = nullptr);
  // Puts another state in place, e.g. one that another process has written. It must use this graph's symbols. Transactions begun
  // before then will conflict.
  void replace(SnapshotPtr snapshot);

 private:
  std::shared_ptr<Symbols> symbols_;
  mutable std::mutex current_mutex_;
  std::mutex commit_mutex_;
  SnapshotPtr current_;
};

}  // namespace signatory::graph
