// Base: the immutable bulk of a snapshot, plain arrays indexed by node and edge id. Internal to graph/; others read through View.
//
// Adjacency, one for each direction: the edges of a node are contiguous, sorted by type, neighbour, edge. A directory lists for each
// node the types that it has and where each begins; the entry behind the last one of a node is the first of the next, so both
// "edges of this type" and "all edges" are one contiguous slice. Eight bytes an edge and direction, eight a node, eight a (node, type).
//
//   base.adjacency(Direction::kOut).slice(node, type)  →  columns of neighbours and edges
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "graph/adjacency.h"
#include "graph/array.h"
#include "graph/column.h"
#include "graph/id_scan.h"
#include "graph/packed_ids.h"
#include "graph/property_index.h"
#include "graph/symbols.h"

namespace signatory::graph {

struct TypeEntry {
  std::uint32_t type = 0;
  std::uint32_t begin = 0;  // in nodes and edges
};

struct Adjacency {
  Array<std::uint32_t> first;        // of each node, in nodes and edges; node_bound + 1 of them
  Array<std::uint32_t> first_entry;  // of each node, in entries; node_bound + 1 of them
  Array<TypeEntry> entries;          // one more than there are (node, type) pairs
  Array<std::uint32_t> nodes;
  Array<std::uint32_t> edges;

  std::uint32_t begin(std::uint32_t node) const { return first[node]; }
  std::uint32_t end(std::uint32_t node) const { return first[node + 1]; }
  std::span<const std::uint32_t> neighbours(std::uint32_t node) const { return {nodes.data() + begin(node), nodes.data() + end(node)}; }
  AdjacencySlice slice(std::uint32_t node) const { return slice_of(begin(node), end(node)); }
  AdjacencySlice slice(std::uint32_t node, std::uint32_t type) const {
    for (std::uint32_t at = first_entry[node], end = first_entry[node + 1]; at < end; ++at)
      if (entries[at].type == type) return slice_of(entries[at].begin, entries[at + 1].begin);
    return {};
  }
  AdjacencySlice slice_of(std::uint32_t begin, std::uint32_t end) const { return {nodes.data() + begin, edges.data() + begin, end - begin, 1}; }
};

// What a Base is made of; BaseBuilder and the graph image fill it.
struct BaseParts {
  std::shared_ptr<Symbols> symbols;
  std::uint32_t node_bound = 0;
  std::uint32_t edge_bound = 0;
  std::uint64_t node_count = 0;
  std::uint64_t edge_count = 0;
  std::uint64_t loop_count = 0;
  std::vector<IdRun> node_runs;                  // ids that exist
  std::vector<IdRun> edge_runs;
  std::vector<std::vector<LabelId>> label_sets;  // distinct, each sorted
  PackedIds label_set_of;                        // by node
  PackedIds type_of;                             // by edge
  Array<std::uint32_t> source;                   // by edge
  Array<std::uint32_t> target;
  Adjacency out;
  Adjacency in;
  std::vector<Column> node_columns;              // by key
  std::vector<Column> edge_columns;
};

class Base {
 public:
  explicit Base(BaseParts parts);

  const BaseParts& parts() const { return parts_; }
  bool contains_node(std::uint32_t node) const { return node < parts_.node_bound && nodes_.test(node); }
  bool contains_edge(std::uint32_t edge) const { return edge < parts_.edge_bound && edges_.test(edge); }
  const Adjacency& adjacency(Direction direction) const { return direction == Direction::kIn ? parts_.in : parts_.out; }
  std::span<const LabelId> labels(std::uint32_t node) const;
  bool has_label(std::uint32_t node, LabelId label) const;
  PropertyRef node_property(std::uint32_t node, KeyId key) const;
  PropertyRef edge_property(std::uint32_t edge, KeyId key) const;
  std::span<const IdRun> runs(LabelId label) const;
  std::span<const IdRun> runs(TypeId type) const;
  std::uint64_t count(LabelId label) const { return label.value() < label_counts_.size() ? label_counts_[label.value()] : 0; }
  std::uint64_t count(TypeId type) const { return type.value() < type_counts_.size() ? type_counts_[type.value()] : 0; }
  // Built at the first call for a label and key; several threads may ask.
  const PropertyIndex& index(LabelId label, KeyId key) const;
  std::uint64_t memory_bytes() const;

 private:
  void find_runs();
  BaseParts parts_;
  Bitmap nodes_;
  Bitmap edges_;
  std::vector<std::vector<IdRun>> label_runs_;
  std::vector<std::vector<IdRun>> type_runs_;
  std::vector<std::uint64_t> label_counts_;
  std::vector<std::uint64_t> type_counts_;
  mutable std::shared_mutex index_mutex_;
  mutable std::unordered_map<std::uint64_t, std::unique_ptr<const PropertyIndex>> indexes_;
};

}  // namespace signatory::graph
