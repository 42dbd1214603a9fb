#include "graph/base_graph.h"

#include <algorithm>

namespace signatory::graph {
namespace {

Bitmap bitmap_of(const std::vector<IdRun>& runs, std::uint32_t bound) {
  Bitmap bits(bound);
  for (const IdRun& run : runs)
    for (std::uint32_t id = run.begin; id < run.end; ++id) bits.set(id);
  return bits;
}

void extend(std::vector<IdRun>& runs, std::uint32_t id) {
  if (!runs.empty() && runs.back().end == id) ++runs.back().end;
  else runs.push_back({id, id + 1});
}

std::uint64_t bytes_of(const Adjacency& a) {
  return (a.first.size() + a.first_entry.size()) * 4 + a.entries.size() * sizeof(TypeEntry) + a.nodes.size() * 4 + a.edges.size() * 4;
}

}  // namespace

Base::Base(BaseParts parts) : parts_(std::move(parts)), nodes_(bitmap_of(parts_.node_runs, parts_.node_bound)), edges_(bitmap_of(parts_.edge_runs, parts_.edge_bound)) {
  find_runs();
}

void Base::find_runs() {
  label_runs_.resize(parts_.symbols->labels.size());
  type_runs_.resize(parts_.symbols->types.size());
  label_counts_.resize(label_runs_.size());
  type_counts_.resize(type_runs_.size());
  for (const IdRun& run : parts_.node_runs)
    for (std::uint32_t node = run.begin; node < run.end; ++node)
      for (const LabelId label : parts_.label_sets[parts_.label_set_of[node]]) {
        extend(label_runs_[label.value()], node);
        ++label_counts_[label.value()];
      }
  for (const IdRun& run : parts_.edge_runs)
    for (std::uint32_t edge = run.begin; edge < run.end; ++edge) {
      const std::uint32_t type = parts_.type_of[edge];
      extend(type_runs_[type], edge);
      ++type_counts_[type];
    }
}

std::span<const LabelId> Base::labels(std::uint32_t node) const {
  return contains_node(node) ? std::span<const LabelId>(parts_.label_sets[parts_.label_set_of[node]]) : std::span<const LabelId>();
}

bool Base::has_label(std::uint32_t node, LabelId label) const {
  const auto all = labels(node);
  return std::find(all.begin(), all.end(), label) != all.end();
}

PropertyRef Base::node_property(std::uint32_t node, KeyId key) const {
  return key.value() < parts_.node_columns.size() ? parts_.node_columns[key.value()].get(node) : PropertyRef();
}

PropertyRef Base::edge_property(std::uint32_t edge, KeyId key) const {
  return key.value() < parts_.edge_columns.size() ? parts_.edge_columns[key.value()].get(edge) : PropertyRef();
}

std::span<const IdRun> Base::runs(LabelId label) const {
  return label.value() < label_runs_.size() ? std::span<const IdRun>(label_runs_[label.value()]) : std::span<const IdRun>();
}

std::span<const IdRun> Base::runs(TypeId type) const {
  return type.value() < type_runs_.size() ? std::span<const IdRun>(type_runs_[type.value()]) : std::span<const IdRun>();
}

const PropertyIndex& Base::index(LabelId label, KeyId key) const {
  const std::uint64_t name = std::uint64_t{label.value()} << 32 | key.value();
  {
    std::shared_lock lock(index_mutex_);
    if (const auto at = indexes_.find(name); at != indexes_.end()) return *at->second;
  }
  std::unique_lock lock(index_mutex_);
  auto& index = indexes_[name];
  if (index == nullptr) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> values;
    values.reserve(count(label));
    for (const IdRun& run : runs(label))
      for (std::uint32_t node = run.begin; node < run.end; ++node)
        if (const PropertyRef value = node_property(node, key); value.exists()) values.emplace_back(value.hash(), node);
    index = std::make_unique<const PropertyIndex>(values);
  }
  return *index;
}

std::uint64_t Base::memory_bytes() const {
  std::uint64_t sum = bytes_of(parts_.out) + bytes_of(parts_.in) + (parts_.source.size() + parts_.target.size()) * 4;
  sum += parts_.label_set_of.memory_bytes() + parts_.type_of.memory_bytes() + (nodes_.words().size() + edges_.words().size()) * 8;
  for (const Column& column : parts_.node_columns) sum += column.memory_bytes();
  for (const Column& column : parts_.edge_columns) sum += column.memory_bytes();
  for (const auto& runs : label_runs_) sum += runs.capacity() * sizeof(IdRun);
  for (const auto& runs : type_runs_) sum += runs.capacity() * sizeof(IdRun);
  std::shared_lock lock(index_mutex_);
  for (const auto& [name, index] : indexes_) sum += index->memory_bytes();
  return sum;
}

}  // namespace signatory::graph
