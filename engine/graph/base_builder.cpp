#include "graph/base_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace signatory::graph {

using base::ErrorCode;
using base::fail;

namespace {

// Arrays by id may hold this many slots for each id in use, above a floor that any small graph may use.
constexpr std::uint64_t kMaxSlotsPerId = 64;
constexpr std::uint64_t kFreeSlots = 1U << 22;

Result<void> extend(std::vector<IdRun>& runs, std::uint64_t id, std::string_view what, std::uint64_t count) {
  if (id > kMaxGraphId || id > kFreeSlots + kMaxSlotsPerId * (count + 1)) {
    return fail(ErrorCode::kLimit, fmt::format("{} id {} is too large for a graph of {} of them", what, id, count)).hint("export the graph and import it again to number it anew");
  }
  const auto small = static_cast<std::uint32_t>(id);
  if (!runs.empty() && small < runs.back().end) return fail(ErrorCode::kDamaged, fmt::format("{} id {} does not ascend", what, id));
  if (!runs.empty() && runs.back().end == small) ++runs.back().end;
  else runs.push_back({small, small + 1});
  return {};
}

// Edges in order of `other`, then of id: one counting pass.
Array<std::uint32_t> edges_by_other(std::span<const std::uint32_t> other, std::span<const IdRun> runs, std::uint32_t node_bound, std::size_t count) {
  std::vector<std::uint32_t> next(std::size_t{node_bound} + 1);
  for (const IdRun& run : runs)
    for (std::uint32_t edge = run.begin; edge < run.end; ++edge) ++next[other[edge] + 1U];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  Array<std::uint32_t> order(count);
  for (const IdRun& run : runs)
    for (std::uint32_t edge = run.begin; edge < run.end; ++edge) order[next[other[edge]]++] = edge;
  return order;
}

// The same edges in order of type, else as they were; fills `first`, where each type begins.
Array<std::uint32_t> then_by_type(const Array<std::uint32_t>& order, const PackedIds& type_of, std::vector<std::uint32_t>& first) {
  Array<std::uint32_t> types(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) ++first[(types[i] = type_of[order[i]]) + 1];
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
  Array<std::uint32_t> result(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) result[next[types[i]]++] = order[i];
  return result;
}

}  // namespace

Adjacency make_adjacency(std::span<const std::uint32_t> self, std::span<const std::uint32_t> other, const PackedIds& type_of, std::span<const IdRun> runs,
                         std::uint32_t node_bound, std::uint32_t type_count) {
  std::size_t count = 0;
  for (const IdRun& run : runs) count += run.end - run.begin;
  std::vector<std::uint32_t> first(std::size_t{type_count} + 1);
  const Array<std::uint32_t> order = then_by_type(edges_by_other(other, runs, node_bound, count), type_of, first);

  // Type by type: how many edges and how many types each node has.
  constexpr std::uint32_t kNone = 0xffffffffU;
  std::vector<std::uint32_t> next(std::size_t{node_bound} + 1), last_type(node_bound, kNone);
  Adjacency result{Array<std::uint32_t>(std::size_t{node_bound} + 1), Array<std::uint32_t>(std::size_t{node_bound} + 1, 0), {}, Array<std::uint32_t>(count), Array<std::uint32_t>(count)};
  for (std::uint32_t type = 0; type < type_count; ++type)
    for (std::uint32_t i = first[type]; i < first[type + 1]; ++i) {
      const std::uint32_t node = self[order[i]];
      ++next[node + 1U];
      if (last_type[node] != type) ++result.first_entry[node + 1U], last_type[node] = type;
    }
  for (std::uint32_t node = 0; node < node_bound; ++node) next[node + 1U] += next[node], result.first_entry[node + 1U] += result.first_entry[node];

  std::copy(next.begin(), next.end(), result.first.data());

  const std::uint32_t entry_count = result.first_entry[node_bound];
  result.entries = Array<TypeEntry>(std::size_t{entry_count} + 1);
  result.entries[entry_count] = {kNone, static_cast<std::uint32_t>(count)};
  std::vector<std::uint32_t> next_entry(result.first_entry.begin(), result.first_entry.end() - 1);
  std::fill(last_type.begin(), last_type.end(), kNone);
  for (std::uint32_t type = 0; type < type_count; ++type)
    for (std::uint32_t i = first[type]; i < first[type + 1]; ++i) {
      const std::uint32_t edge = order[i], node = self[edge], at = next[node]++;
      result.nodes[at] = other[edge];
      result.edges[at] = edge;
      if (last_type[node] != type) result.entries[next_entry[node]++] = {type, at}, last_type[node] = type;
    }
  return result;
}

BaseBuilder::BaseBuilder(std::shared_ptr<Symbols> symbols) { parts_.symbols = std::move(symbols); }

void BaseBuilder::reserve(std::uint64_t nodes, std::uint64_t edges) {
  label_set_of_.reserve(nodes + 1);
  for (auto* column : {&type_of_, &source_, &target_}) column->reserve(edges + 1);
}

std::uint32_t BaseBuilder::intern_labels(std::span<const LabelId> labels) {
  std::vector<LabelId> set(labels.begin(), labels.end());
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  const auto [at, added] = known_sets_.try_emplace(set, static_cast<std::uint32_t>(parts_.label_sets.size()));
  if (added) parts_.label_sets.push_back(std::move(set));
  return at->second;
}

Result<void> BaseBuilder::add_node(NodeId id, std::span<const LabelId> labels) { return add_node_in_set(id, intern_labels(labels)); }

Result<void> BaseBuilder::add_node_in_set(NodeId id, std::uint32_t label_set) {
  if (auto added = extend(parts_.node_runs, id.value(), "node", parts_.node_count); !added) return forward(added);
  label_set_of_.resize(id.value());
  label_set_of_.push_back(label_set);
  ++parts_.node_count;
  return {};
}

Result<void> BaseBuilder::add_edge(EdgeId id, TypeId type, NodeId source, NodeId target) {
  if (auto added = extend(parts_.edge_runs, id.value(), "edge", parts_.edge_count); !added) return forward(added);
  if (std::max(source.value(), target.value()) > kMaxGraphId) return fail(ErrorCode::kDamaged, fmt::format("edge {} ends in a node that does not exist", id.value()));
  type_of_.resize(id.value(), type.value());  // a gap repeats the type, so that the block stays uniform
  source_.resize(id.value());
  target_.resize(id.value());
  type_of_.push_back(type.value());
  source_.push_back(static_cast<std::uint32_t>(source.value()));
  target_.push_back(static_cast<std::uint32_t>(target.value()));
  parts_.loop_count += source == target;
  ++parts_.edge_count;
  return {};
}

void BaseBuilder::set(std::vector<ColumnBuilder>& columns, std::uint64_t id, KeyId key, PropertyRef value) {
  if (!value.exists() || id > kMaxGraphId) return;
  if (columns.size() <= key.value()) columns.resize(std::size_t{key.value()} + 1);
  columns[key.value()].set(static_cast<std::uint32_t>(id), value);
}

void BaseBuilder::take_columns(std::vector<Column> nodes, std::vector<Column> edges) {
  parts_.node_columns = std::move(nodes);
  parts_.edge_columns = std::move(edges);
}

Result<void> BaseBuilder::check_ends() const {
  Bitmap exists(parts_.node_bound);
  for (const IdRun& run : parts_.node_runs)
    for (std::uint32_t node = run.begin; node < run.end; ++node) exists.set(node);
  for (const IdRun& run : parts_.edge_runs)
    for (std::uint32_t edge = run.begin; edge < run.end; ++edge)
      for (const std::uint32_t node : {source_[edge], target_[edge]})
        if (node >= parts_.node_bound || !exists.test(node)) return fail(ErrorCode::kDamaged, fmt::format("edge {} ends in node {}, which does not exist", edge, node));
  return {};
}

void BaseBuilder::finish_columns() {
  if (parts_.node_columns.empty())
    for (ColumnBuilder& column : node_columns_) parts_.node_columns.push_back(column.finish());
  if (parts_.edge_columns.empty())
    for (ColumnBuilder& column : edge_columns_) parts_.edge_columns.push_back(column.finish());
}

Result<std::shared_ptr<const Base>> BaseBuilder::build() && {
  parts_.node_bound = std::max(static_cast<std::uint32_t>(label_set_of_.size()), kept_node_bound_);
  parts_.edge_bound = std::max(static_cast<std::uint32_t>(type_of_.size()), kept_edge_bound_);
  label_set_of_.resize(parts_.node_bound);
  for (auto* column : {&type_of_, &source_, &target_}) column->resize(parts_.edge_bound);
  if (auto checked = check_ends(); !checked) return forward(checked);
  parts_.label_set_of = PackedIds(label_set_of_);
  parts_.type_of = PackedIds(type_of_);
  const std::uint32_t types = parts_.symbols->types.size();
  std::thread incoming([&] { parts_.in = make_adjacency(target_, source_, parts_.type_of, parts_.edge_runs, parts_.node_bound, types); });
  parts_.out = make_adjacency(source_, target_, parts_.type_of, parts_.edge_runs, parts_.node_bound, types);
  incoming.join();
  parts_.source = Array<std::uint32_t>(source_.size());
  parts_.target = Array<std::uint32_t>(target_.size());
  std::copy(source_.begin(), source_.end(), parts_.source.data());
  std::copy(target_.begin(), target_.end(), parts_.target.data());
  finish_columns();
  return std::make_shared<const Base>(std::move(parts_));
}

}  // namespace signatory::graph
