// A signatory database: one SQLite file (schema/graph.sql) that holds documents, statements, claims and the property graph.
//
// open() makes, checks and lifts it. What can be done with it stands in the headers beside this one: documents.h (put, remove),
// finalise.h (statements → claims → nodes and edges), claims.h (list), judgements.h (same, different, entities), verify.h (check),
// graph_rows.h (rows for the graph in memory). A Database belongs to one thread; open it again for another.
// Errors: kIo missing, unreadable, read-only, busy, full disk; kDamaged foreign, newer, damaged. `detail` tells them apart:
// Store.Missing, Store.Busy, Store.Full, Store.ReadOnly, Store.CannotOpen, Store.Foreign, Store.Newer, Store.Older, Store.Damaged.
//
//   auto database = Database::open("my.db", OpenMode::kCreate);
//   if (!database) return report(database.error());
//   put_document(*database, {...});
#pragma once
#include <cstdint>
#include <memory>
#include <set>
#include <string>

#include "store/connection.h"

namespace signatory::store {

// What the store has to know of schema/ontology.json.
struct RelationFlags {
  std::set<std::string, std::less<>> symmetric;   // the order of subject and object means nothing
  std::set<std::string, std::less<>> repeatable;  // may happen several times between the same two
};

struct DatabaseOptions {
  OpenMode mode = OpenMode::kReadWrite;
  std::string schema_folder;  // --schema; empty: the files compiled in
};

class Database {
 public:
  static Result<Database> open(const std::string& path, const DatabaseOptions& options);

  Connection& connection() const { return *connection_; }
  const RelationFlags& relations() const { return relations_; }
  const std::string& schema_folder() const { return schema_folder_; }
  // meta.epoch: grows with every change of the graph.
  std::int64_t epoch() const { return connection_->number("SELECT value FROM meta WHERE key = 'epoch'"); }

 private:
  Database() = default;
  std::unique_ptr<Connection> connection_;
  std::string schema_folder_;
  RelationFlags relations_;
};

// Reads the flags from an ontology file's bytes. Throws Fault of kData.
RelationFlags relation_flags(const std::string& schema_folder);

}  // namespace signatory::store
