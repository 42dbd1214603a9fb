#include "graph/compact.h"

#include <algorithm>

#include "graph/base_builder.h"
#include "graph/delta.h"

namespace signatory::graph {
namespace {

constexpr std::uint64_t kFloor = 8192;
constexpr std::uint64_t kShare = 50;  // one in fifty

template <class Scan>
std::vector<std::uint32_t> sorted_ids(const Scan& scan, std::uint64_t count) {
  std::vector<std::uint32_t> ids;
  ids.reserve(count);
  for (const auto id : scan) ids.push_back(static_cast<std::uint32_t>(id.value()));
  if (!std::is_sorted(ids.begin(), ids.end())) std::sort(ids.begin(), ids.end());
  return ids;
}

template <class Id>
std::vector<Column> merged_columns(const View& view, const std::vector<std::uint32_t>& ids) {
  std::vector<Column> result(view.symbols().keys.size());
  for (std::uint32_t key = 0; key < result.size(); ++key) {
    ColumnBuilder builder;
    for (const std::uint32_t id : ids)
      if (const PropertyRef value = view.property(Id(id), KeyId(key)); value.exists()) builder.set(id, value);
    result[key] = builder.finish();
  }
  return result;
}

}  // namespace

bool worth_compacting(const Snapshot& snapshot) {
  if (snapshot.delta() == nullptr) return false;
  const BaseParts& base = snapshot.base()->parts();
  return snapshot.delta()->touched() > std::max(kFloor, (base.node_count + base.edge_count) / kShare);
}

Result<SnapshotPtr> compact(const Snapshot& snapshot) {
  const View view = snapshot.view();
  const auto nodes = sorted_ids(view.nodes(), view.node_count()), edges = sorted_ids(view.edges(), view.edge_count());
  BaseBuilder builder(snapshot.base()->parts().symbols);
  builder.reserve(view.node_bound(), view.edge_bound());
  builder.keep_bounds(view.node_bound(), view.edge_bound());
  for (const std::uint32_t id : nodes)
    if (auto added = builder.add_node(NodeId(id), view.labels(NodeId(id))); !added) return forward(added);
  for (const std::uint32_t id : edges) {
    const EdgeId edge(id);
    if (auto added = builder.add_edge(edge, view.type(edge), view.source(edge), view.target(edge)); !added) return forward(added);
  }
  builder.take_columns(merged_columns<NodeId>(view, nodes), merged_columns<EdgeId>(view, edges));
  auto base = std::move(builder).build();
  if (!base) return forward(base);
  return std::make_shared<const Snapshot>(std::move(*base), nullptr, snapshot.epoch());
}

}  // namespace signatory::graph
