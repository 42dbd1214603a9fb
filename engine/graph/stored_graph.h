// StoredGraph: the property graph of a database file, loaded into memory and kept in step with it.
//
// Rows are the truth. open() reads them with several threads (each its own connection), or the image beside them if it is of the same
// epoch. Node and edge ids are the rows' ids. commit() makes a transaction durable before anyone sees it.
//
//   auto stored = StoredGraph::open("my.db");
//   Engine engine((*stored)->graph(), {.persist = (*stored)->persist()});
//   (*stored)->refresh();       // another process has written: read again; a no-op if nothing changed
//
// Errors: those of store/database.h; kDamaged for an edge without ends or unreadable properties; kLimit for ids beyond 32 bits.
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "base/error.h"
#include "graph/property_graph.h"
#include "store/database.h"

namespace signatory::graph {

struct LoadOptions {
  unsigned threads = 2;
  bool use_image = true;  // false: always from the rows
  bool read_only = false;
};

// The graph of the rows alone. `epoch` of the snapshot is the database's. Names keep the ids that they have in `symbols`.
Result<SnapshotPtr> load_rows(const std::string& path, std::shared_ptr<Symbols> symbols, const LoadOptions& options = {});

class StoredGraph {
 public:
  static Result<std::unique_ptr<StoredGraph>> open(const std::string& path, const LoadOptions& options = {});

  Graph& graph() { return *graph_; }
  // To be given to Graph::commit and to the query engine. Borrows this object. A commit that meets another process's change fails with
  // "Transaction.Conflict"; refresh() and run it again.
  Graph::Persist persist();
  // True if the file had changed and the graph was read again. Transactions begun before then conflict.
  Result<bool> refresh();

 private:
  StoredGraph(std::string path, LoadOptions options, store::Database database, SnapshotPtr first, std::int64_t epoch);
  std::string path_;
  LoadOptions options_;
  std::mutex database_mutex_;
  store::Database database_;
  std::int64_t epoch_;  // of the rows that the graph shows
  std::unique_ptr<Graph> graph_;
};

}  // namespace signatory::graph
