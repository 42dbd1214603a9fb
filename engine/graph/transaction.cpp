#include <fmt/format.h>

#include <algorithm>

#include "graph/base_builder.h"
#include "graph/delta.h"
#include "graph/property_graph.h"

namespace signatory::graph {

using base::ErrorCode;
using base::fail;

namespace {

base::NamedProperties named(const View& view, const std::vector<Property>& properties) {
  base::NamedProperties result;
  for (const Property& property : properties) result.emplace_back(std::string(view.symbols().keys.name(property.key)), PropertyValue(property.value));
  std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return result;
}

base::NodeChange node_change(const View& view, NodeId id) {
  base::NodeChange change{id, {}, named(view, view.properties(id))};
  for (const LabelId label : view.labels(id)) change.labels.emplace_back(view.symbols().labels.name(label));
  std::sort(change.labels.begin(), change.labels.end());
  return change;
}

base::EdgeChange edge_change(const View& view, EdgeId id) {
  return {id, std::string(view.symbols().types.name(view.type(id))), view.source(id), view.target(id), named(view, view.properties(id))};
}

template <class Changes>
void sort_by_id(Changes& changes) {
  std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
}

// Whether a view shows the same labels and properties of a node as another one does.
bool same_node(const View& a, const View& b, NodeId id) {
  const auto left = a.labels(id), right = b.labels(id);
  return std::equal(left.begin(), left.end(), right.begin(), right.end()) && named(a, a.properties(id)) == named(b, b.properties(id));
}

}  // namespace

Transaction::Transaction(SnapshotPtr start) : start_(std::move(start)) {}
Transaction::Transaction(Transaction&&) noexcept = default;
Transaction& Transaction::operator=(Transaction&&) noexcept = default;
Transaction::~Transaction() = default;

View Transaction::view() const { return View(*start_->base(), delta_ == nullptr ? start_->delta().get() : delta_.get()); }

Delta& Transaction::writable() {
  if (delta_ == nullptr) delta_ = start_->delta() ? std::make_shared<Delta>(*start_->delta()) : std::make_shared<Delta>(start_->base());
  ++writes_;
  return *delta_;
}

NodeId Transaction::create_node(std::span<const LabelId> labels) {
  return NodeId(writable().create_node(labels));
}

Result<EdgeId> Transaction::create_edge(TypeId type, NodeId source, NodeId target) {
  for (const NodeId end : {source, target})
    if (!view().contains(end)) return fail(ErrorCode::kNotFound, fmt::format("node {} does not exist", end.value()));
  return EdgeId(writable().create_edge(type.value(), static_cast<std::uint32_t>(source.value()), static_cast<std::uint32_t>(target.value())));
}

bool Transaction::add_label(NodeId node, LabelId label) {
  if (!view().contains(node) || view().has_label(node, label)) return false;
  const auto now = view().labels(node);
  std::vector<LabelId> labels(now.begin(), now.end());
  labels.insert(std::lower_bound(labels.begin(), labels.end(), label), label);
  writable().set_labels(static_cast<std::uint32_t>(node.value()), std::move(labels));
  return true;
}

bool Transaction::remove_label(NodeId node, LabelId label) {
  if (!view().contains(node) || !view().has_label(node, label)) return false;
  const auto now = view().labels(node);
  std::vector<LabelId> labels(now.begin(), now.end());
  labels.erase(std::find(labels.begin(), labels.end(), label));
  writable().set_labels(static_cast<std::uint32_t>(node.value()), std::move(labels));
  return true;
}

bool Transaction::set_property(NodeId node, KeyId key, PropertyValue value) {
  if (!view().contains(node) || view().property(node, key) == value.ref()) return false;
  writable().set_node_property(static_cast<std::uint32_t>(node.value()), key, std::move(value));
  return true;
}

bool Transaction::set_property(EdgeId edge, KeyId key, PropertyValue value) {
  if (!view().contains(edge) || view().property(edge, key) == value.ref()) return false;
  writable().set_edge_property(static_cast<std::uint32_t>(edge.value()), key, std::move(value));
  return true;
}

bool Transaction::delete_edge(EdgeId edge) {
  if (!view().contains(edge)) return false;
  writable().delete_edge(static_cast<std::uint32_t>(edge.value()));
  return true;
}

Result<bool> Transaction::delete_node(NodeId node) {
  if (!view().contains(node)) return false;
  if (!view().expand(node, Direction::kBoth).empty()) {
    return fail(ErrorCode::kData, fmt::format("node {} still has relationships", node.value()))
        .detail("ConstraintVerificationFailed.DeleteConnectedNode")
        .hint("delete them first, or use DETACH DELETE");
  }
  writable().delete_node(static_cast<std::uint32_t>(node.value()));
  return true;
}

bool Transaction::detach_delete_node(NodeId node) {
  if (!view().contains(node)) return false;
  std::vector<EdgeId> edges;
  for (const Neighbour& n : view().expand(node, Direction::kBoth)) edges.push_back(n.edge);
  for (const EdgeId edge : edges) delete_edge(edge);
  writable().delete_node(static_cast<std::uint32_t>(node.value()));
  return true;
}

base::GraphChanges Transaction::changes() const {
  base::GraphChanges result;
  if (writes_ == 0) return result;
  const View before = start_->view(), after = view();
  delta_->nodes().for_each([&](std::uint32_t id, const DeltaNode& state) {
    const NodeId node(id);
    const bool was = before.contains(node), is = !state.deleted;
    if (was && !is) result.nodes_deleted.push_back(node);
    else if (!was && is) result.nodes_created.push_back(node_change(after, node));
    else if (was && is && !same_node(before, after, node)) result.nodes_changed.push_back(node_change(after, node));
  });
  delta_->edges().for_each([&](std::uint32_t id, const DeltaEdgeState& state) {
    const EdgeId edge(id);
    const bool was = before.contains(edge), is = !state.deleted;
    if (was && !is) result.edges_deleted.push_back(edge);
    else if (!was && is) result.edges_created.push_back(edge_change(after, edge));
    else if (was && is && named(before, before.properties(edge)) != named(after, after.properties(edge))) result.edges_changed.push_back(edge_change(after, edge));
  });
  std::sort(result.nodes_deleted.begin(), result.nodes_deleted.end());
  std::sort(result.edges_deleted.begin(), result.edges_deleted.end());
  sort_by_id(result.nodes_created);
  sort_by_id(result.nodes_changed);
  sort_by_id(result.edges_created);
  sort_by_id(result.edges_changed);
  return result;
}

}  // namespace signatory::graph
