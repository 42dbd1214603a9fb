// Delta: what was written since a Base was laid down. Internal to graph/; others read through View, write through Transaction.
//
// A copy shares everything with its original until it writes (CowMap), so a transaction starts with a copy of the snapshot's delta.
// For a node it holds the edges that were added, sorted like a slice of the base, and how many of its base edges were deleted; labels
// and properties only where they differ from the base.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "graph/base_graph.h"
#include "graph/cow_map.h"

namespace signatory::graph {

struct DeltaEdge {
  std::uint32_t type = 0;
  std::uint32_t node = 0;  // the neighbour
  std::uint32_t edge = 0;
  friend auto operator<=>(const DeltaEdge&, const DeltaEdge&) = default;
};

// Sorted by key; a value of kNone hides the base's.
using DeltaProperties = std::vector<std::pair<KeyId, PropertyValue>>;

struct DeltaNode {
  bool created = false;
  bool deleted = false;
  bool relabelled = false;      // labels counts, not the base
  std::vector<LabelId> labels;  // sorted
  DeltaProperties properties;
  std::vector<DeltaEdge> out;   // sorted
  std::vector<DeltaEdge> in;
  std::uint32_t base_out_deleted = 0;
  std::uint32_t base_in_deleted = 0;
};

struct DeltaEdgeState {
  bool created = false;
  bool deleted = false;
  std::uint32_t type = 0;  // these three of a created edge only
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  DeltaProperties properties;
};

class Delta final : public DeletedEdges, public ScanFilter {
 public:
  explicit Delta(std::shared_ptr<const Base> base);
  Delta(const Delta&) = default;

  // Which of its slices' edges are gone; whether a scan of the base's runs leaves an id out.
  bool deleted(std::uint32_t edge) const override;
  bool skipped_node(std::uint32_t id) const override;
  bool skipped_edge(std::uint32_t id) const override { return deleted(id); }

  const DeltaNode* node(std::uint32_t id) const { return nodes_.find(id); }
  const DeltaEdgeState* edge(std::uint32_t id) const { return edges_.find(id); }
  // nullopt: the base decides; kNone: there is none.
  std::optional<PropertyRef> node_property(std::uint32_t id, KeyId key) const;
  std::optional<PropertyRef> edge_property(std::uint32_t id, KeyId key) const;
  // Ascending ids that the delta adds to a scan of the base's runs.
  std::vector<std::uint32_t> nodes_added() const;
  std::vector<std::uint32_t> nodes_added(LabelId label) const;
  std::vector<std::uint32_t> edges_added() const;
  std::vector<std::uint32_t> edges_added(TypeId type) const;
  // Nodes whose property was written to a value of this hash, or that got a label while they had one. Some may no longer match.
  std::span<const std::uint32_t> written_with(KeyId key, std::uint64_t hash) const;

  std::uint64_t node_count() const { return node_count_; }
  std::uint64_t edge_count() const { return edge_count_; }
  std::uint32_t node_bound() const { return node_bound_; }
  std::uint32_t edge_bound() const { return edge_bound_; }
  std::uint64_t count(LabelId label) const { return base_->count(label) + at_or_zero(label_change_, label.value()); }
  std::uint64_t count(TypeId type) const { return base_->count(type) + at_or_zero(type_change_, type.value()); }
  std::size_t touched() const { return nodes_.size() + edges_.size(); }
  const CowMap<DeltaNode>& nodes() const { return nodes_; }
  const CowMap<DeltaEdgeState>& edges() const { return edges_; }

  // Writing. The caller has checked that what it names exists.
  std::uint32_t create_node(std::span<const LabelId> labels);
  std::uint32_t create_edge(std::uint32_t type, std::uint32_t source, std::uint32_t target);
  void set_labels(std::uint32_t node, std::vector<LabelId> labels);  // sorted
  void set_node_property(std::uint32_t node, KeyId key, PropertyValue value);
  void set_edge_property(std::uint32_t edge, KeyId key, PropertyValue value);
  void delete_node(std::uint32_t node);
  void delete_edge(std::uint32_t edge);

 private:
  static std::uint64_t at_or_zero(const std::vector<std::uint64_t>& counts, std::size_t at) { return at < counts.size() ? counts[at] : 0; }
  static void add(std::vector<std::uint64_t>& counts, std::size_t at, std::int64_t change);
  std::span<const LabelId> labels(std::uint32_t node) const;
  void remember(std::uint32_t node, KeyId key, std::uint64_t hash);
  void remember_all(std::uint32_t node);

  std::shared_ptr<const Base> base_;
  CowMap<DeltaNode> nodes_;
  CowMap<DeltaEdgeState> edges_;
  CowMap<std::vector<std::uint32_t>> written_;  // by folded hash of key and value
  std::uint64_t node_count_;
  std::uint64_t edge_count_;
  std::uint32_t node_bound_;
  std::uint32_t edge_bound_;
  std::vector<std::uint64_t> label_change_;  // modulo 2^64: negative changes wrap and add up right
  std::vector<std::uint64_t> type_change_;
};

}  // namespace signatory::graph
