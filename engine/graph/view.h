// View: how everybody reads a property graph, whether an immutable snapshot or a transaction with its own writes.
//
// A View is two pointers, cheap to copy; it lives as long as the Snapshot or Transaction that it came from. Views of a snapshot may be
// read from several threads. Results of a transaction's view (ranges, PropertyRefs) are valid until its next write.
// Node and edge ids are below node_bound() and edge_bound(), so marks can be plain arrays; ids below the bound may be unused.
// Asking about an id that does not exist is not an error: no labels, no properties, no edges.
//
//   for (NodeId country : view.nodes(label)) for (const Neighbour& n : view.expand(country, Direction::kOut, type))
//     if (PropertyRef date = view.property(n.edge, key); date.exists()) ...
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/adjacency.h"
#include "graph/id_scan.h"
#include "graph/property_value.h"
#include "graph/symbols.h"

namespace signatory::graph {

class Base;
class Delta;

struct Property {
  KeyId key;
  PropertyRef value;
};

class View {
 public:
  View(const Base& base, const Delta* delta) : base_(&base), delta_(delta) {}

  const Symbols& symbols() const;
  bool contains(NodeId node) const;
  bool contains(EdgeId edge) const;
  std::uint64_t node_count() const;
  std::uint64_t edge_count() const;
  std::uint32_t node_bound() const;
  std::uint32_t edge_bound() const;

  // Sorted by id. The span is valid as long as the graph.
  std::span<const LabelId> labels(NodeId node) const;
  bool has_label(NodeId node, LabelId label) const;
  // These three still answer for an edge that this transaction has deleted; contains() tells.
  TypeId type(EdgeId edge) const;
  NodeId source(EdgeId edge) const;
  NodeId target(EdgeId edge) const;
  NodeId other_end(EdgeId edge, NodeId node) const { return source(edge) == node ? target(edge) : source(edge); }

  // kNone if it has no such property.
  PropertyRef property(NodeId node, KeyId key) const;
  PropertyRef property(EdgeId edge, KeyId key) const;
  // In order of key id. Allocates; for results, not for loops.
  std::vector<Property> properties(NodeId node) const;
  std::vector<Property> properties(EdgeId edge) const;

  // Ascending ids, those that were added or relabelled since the base was laid down behind the others.
  NodeScan nodes() const;
  NodeScan nodes(LabelId label) const;
  EdgeScan edges() const;
  EdgeScan edges(TypeId type) const;
  std::uint64_t count(LabelId label) const;
  std::uint64_t count(TypeId type) const;

  Expansion expand(NodeId node, Direction direction, std::optional<TypeId> type = std::nullopt) const;
  // Only the edges to one neighbour; logarithmic in the degree, whichever end it is asked from.
  Expansion expand_to(NodeId node, NodeId neighbour, Direction direction, TypeId type) const;
  // The edges between two nodes of any type, or of one; ascending.
  std::vector<EdgeId> edges_between(NodeId node, NodeId neighbour, Direction direction, std::optional<TypeId> type = std::nullopt) const;
  // How many elements expand() gives. O(1) unless the node has loops and direction is kBoth.
  std::uint64_t degree(NodeId node, Direction direction, std::optional<TypeId> type = std::nullopt) const;

  // Nodes with the label whose property equals the value (PropertyRef::equals), ascending. The first question about a label and key
  // builds an index over the base, later ones take microseconds.
  std::vector<NodeId> find_nodes(LabelId label, KeyId key, PropertyRef value) const;

  const Base& base() const { return *base_; }
  const Delta* delta() const { return delta_; }  // nullptr: nothing was written since the base was laid down

 private:
  const Base* base_;
  const Delta* delta_;
};

}  // namespace signatory::graph
