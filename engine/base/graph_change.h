// What a transaction changed, as the store writes it: the state after the change of every node and edge that it touched.
//
// Each node and edge appears once. What was created and deleted again within the transaction does not appear. Apply in the order of
// the members. `properties` is complete, sorted by key; `labels` is complete, sorted by name. Ids are the store's row ids.
//
//   for (const NodeChange& node : changes.nodes_created) insert(node.id, node.labels, node.properties);
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/graph_ids.h"
#include "base/property_value.h"

namespace signatory::base {

using NamedProperties = std::vector<std::pair<std::string, PropertyValue>>;

struct NodeChange {
  NodeId id;
  std::vector<std::string> labels;
  NamedProperties properties;
};

struct EdgeChange {
  EdgeId id;
  std::string type;
  NodeId source;
  NodeId target;
  NamedProperties properties;
};

struct GraphChanges {
  std::vector<EdgeId> edges_deleted;
  std::vector<NodeId> nodes_deleted;
  std::vector<NodeChange> nodes_created;
  std::vector<NodeChange> nodes_changed;
  std::vector<EdgeChange> edges_created;
  std::vector<EdgeChange> edges_changed;
  bool empty() const {
    return edges_deleted.empty() && nodes_deleted.empty() && nodes_created.empty() && nodes_changed.empty() && edges_created.empty() && edges_changed.empty();
  }
};

}  // namespace signatory::base
