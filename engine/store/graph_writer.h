// Writes the extracted part of the property graph: nodes by key, edges of claims. Part of finalise().
//
//   GraphWriter graph(connection);
//   std::int64_t node = graph.node({.key = "country/VN", .label = "Country", .properties = json});
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/connection.h"

namespace signatory::store {

struct NodeText {
  std::string key;
  std::string label;
  std::string properties;  // JSON object, without a user's overlay
};

struct EdgeText {
  std::string type;
  std::int64_t source = 0;
  std::int64_t target = 0;
  std::string properties;
};

class GraphWriter {
 public:
  explicit GraphWriter(Connection& connection) : connection_(connection) {}

  // Row id of the node with this key; 0 if there is none.
  std::int64_t find(const std::string& key);
  // Makes the node or brings it up to date. A node of a user or an import gains the properties and the label that it lacks.
  std::int64_t put(const NodeText& node);
  // Removes an extracted node unless something of a user's hangs on it.
  void drop_if_unused(const std::string& key);

  std::int64_t add(const EdgeText& edge);
  // True if something changed.
  bool update(std::int64_t id, const EdgeText& edge);
  void remove_edge(std::int64_t id);

  bool changed() const { return changed_; }

 private:
  std::int64_t name_id(std::string_view table, const std::string& name);
  Connection& connection_;
  std::unordered_map<std::string, std::int64_t> ids_;  // "label/Country", "edge_type/SIGNED"
  bool changed_ = false;
};

// RFC 7396 on two JSON objects, the keys of `base` in their order, new ones behind.
std::string merge_patch(const std::string& base, const std::string& patch);

}  // namespace signatory::store
