// BaseBuilder: lays a Base down from nodes and edges given in ascending order of id. Ids may have gaps.
//
//   BaseBuilder b(symbols);
//   b.add_node(NodeId(1), labels);   b.set(NodeId(1), key, PropertyRef::string("Vietnam"));
//   b.add_edge(EdgeId(1), type, NodeId(1), NodeId(2));
//   Result<std::shared_ptr<const Base>> base = std::move(b).build();
//
// Errors: kDamaged for an id that does not ascend and for an edge whose end does not exist; kLimit for ids of 2^32 - 16 and more, or
// so sparse that arrays by id would be mostly holes.
#pragma once
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "base/error.h"
#include "graph/base_graph.h"

namespace signatory::graph {

using base::Result;

inline constexpr std::uint64_t kMaxGraphId = 0xffffffffULL - 16;

class BaseBuilder {
 public:
  explicit BaseBuilder(std::shared_ptr<Symbols> symbols);

  void reserve(std::uint64_t nodes, std::uint64_t edges);
  Result<void> add_node(NodeId id, std::span<const LabelId> labels);
  Result<void> add_edge(EdgeId id, TypeId type, NodeId source, NodeId target);
  // Of one key, ids ascend; it need not be added yet. Setting kNone does nothing.
  void set(NodeId id, KeyId key, PropertyRef value) { set(node_columns_, id.value(), key, value); }
  void set(EdgeId id, KeyId key, PropertyRef value) { set(edge_columns_, id.value(), key, value); }
  // Instead of set(): whole columns by key, e.g. decoded by several threads.
  void take_columns(std::vector<Column> nodes, std::vector<Column> edges);
  // Ids below these count as given, also if nothing uses them any more.
  void keep_bounds(std::uint32_t node_bound, std::uint32_t edge_bound) { kept_node_bound_ = node_bound, kept_edge_bound_ = edge_bound; }
  // The label set's number for add_node_in_set: rows that repeat a set need not give it again.
  std::uint32_t intern_labels(std::span<const LabelId> labels);
  Result<void> add_node_in_set(NodeId id, std::uint32_t label_set);

  Result<std::shared_ptr<const Base>> build() &&;

 private:
  static void set(std::vector<ColumnBuilder>& columns, std::uint64_t id, KeyId key, PropertyRef value);
  Result<void> check_ends() const;
  void finish_columns();
  BaseParts parts_;
  std::uint32_t kept_node_bound_ = 0;
  std::uint32_t kept_edge_bound_ = 0;
  std::map<std::vector<LabelId>, std::uint32_t> known_sets_;
  std::vector<std::uint32_t> label_set_of_;
  std::vector<std::uint32_t> type_of_;
  std::vector<std::uint32_t> source_;
  std::vector<std::uint32_t> target_;
  std::vector<ColumnBuilder> node_columns_;
  std::vector<ColumnBuilder> edge_columns_;
};

// One direction's adjacency from columns by edge. `self` is the end that owns the slice, `other` the neighbour; ids in `runs` exist.
Adjacency make_adjacency(std::span<const std::uint32_t> self, std::span<const std::uint32_t> other, const PackedIds& type_of, std::span<const IdRun> runs,
                         std::uint32_t node_bound, std::uint32_t type_count);

}  // namespace signatory::graph
