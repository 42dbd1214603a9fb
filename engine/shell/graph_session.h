// A database opened for questions: the graph in memory, the query engine over it, and a connection for documents and claims.
//
//   auto session = GraphSession::open(context, {.write = false});
//   if (!session) return forward(session);
//   Result<NodeId> node = (*session)->find_node("Viet Nam");
//   (*session)->engine().run("MATCH (n) RETURN count(n)");
#pragma once
#include <memory>
#include <string>

#include "cypher/engine.h"
#include "graph/stored_graph.h"
#include "shell/command.h"

namespace signatory::shell {

struct SessionOptions {
  bool write = false;  // statements may change the graph
};

class GraphSession {
 public:
  // kUsage without --db; else the errors of the database.
  static Result<std::unique_ptr<GraphSession>> open(const Context& context, const SessionOptions& options = {});

  const cypher::Engine& engine() const { return *engine_; }
  store::Database& database() { return database_; }
  graph::SnapshotPtr snapshot() { return stored_->graph().snapshot(); }
  bool writes() const { return writes_; }

  // By id, name or another form of the name, or "#7" for the node with this number. kNotFound, with what is near, for none or several.
  Result<base::NodeId> find_node(const std::string& text);
  // The property `id` of that node.
  Result<std::string> find_entity(const std::string& text);

 private:
  GraphSession(std::unique_ptr<graph::StoredGraph> stored, store::Database database, bool writes);
  std::unique_ptr<graph::StoredGraph> stored_;
  store::Database database_;
  std::unique_ptr<cypher::Engine> engine_;
  bool writes_;
};

}  // namespace signatory::shell
