// ImportWriter: puts nodes and edges of an import into the database, in one transaction. Part of store/'s importers; throws Fault.
//
//   ImportWriter out(connection);                         // begins
//   std::int64_t a = out.node({label_id}, R"({"id":1})");
//   out.edge(type_id, a, b, "{}");
//   out.finish();                                         // commits; without it everything is rolled back
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/connection.h"

namespace signatory::store {

class ImportWriter {
 public:
  explicit ImportWriter(Connection& connection);
  std::int64_t label(std::string_view name) { return name_id("label", name); }
  std::int64_t type(std::string_view name) { return name_id("edge_type", name); }
  std::int64_t node(std::span<const std::int64_t> labels, std::string_view properties);
  // The node with this key (node.key): made if there is none, else kept, with the label added.
  std::int64_t keyed_node(std::string_view key, std::int64_t label, std::string_view properties);
  std::int64_t edge(std::int64_t type, std::int64_t source, std::int64_t target, std::string_view properties);
  void finish();
  std::uint64_t nodes() const { return nodes_; }
  std::uint64_t edges() const { return edges_; }

 private:
  std::int64_t name_id(std::string_view table, std::string_view name);
  Connection& connection_;
  Transaction transaction_;
  Query insert_node_;
  Query insert_label_;
  Query insert_edge_;
  std::int64_t next_node_;
  std::int64_t next_edge_;
  std::uint64_t nodes_ = 0;
  std::uint64_t edges_ = 0;
  std::unordered_map<std::string, std::int64_t> names_;
};

}  // namespace signatory::store
