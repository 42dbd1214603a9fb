#include "graph/edge_filter.h"

namespace signatory::graph {
namespace {

// -1, 0, 1; nullopt if the two do not compare.
std::optional<int> compare(PropertyRef left, PropertyRef right) {
  const auto three_way = [](const auto& a, const auto& b) { return a < b ? -1 : a == b ? 0 : 1; };
  if (left.is_number() && right.is_number()) {
    if (left.is(PropertyKind::kInteger) && right.is(PropertyKind::kInteger)) return three_way(left.as_integer(), right.as_integer());
    const double a = left.as_number(), b = right.as_number();
    return a == a && b == b ? std::optional(three_way(a, b)) : std::nullopt;
  }
  if (left.kind() != right.kind()) return std::nullopt;
  switch (left.kind()) {
    case PropertyKind::kBoolean: return three_way(left.as_boolean(), right.as_boolean());
    case PropertyKind::kDate: return three_way(left.as_date(), right.as_date());
    case PropertyKind::kLocalTime: return three_way(left.as_local_time(), right.as_local_time());
    case PropertyKind::kLocalDateTime: return three_way(left.as_local_date_time(), right.as_local_date_time());
    case PropertyKind::kString: return three_way(left.as_string(), right.as_string());
    case PropertyKind::kDateTime: {
      const auto& a = left.as_date_time();
      const auto& b = right.as_date_time();
      return a.epoch_seconds != b.epoch_seconds ? three_way(a.epoch_seconds, b.epoch_seconds) : three_way(a.nanos, b.nanos);
    }
    default: return std::nullopt;
  }
}

}  // namespace

bool within(const PropertyRange& range, PropertyRef value) {
  if (!value.exists()) return false;
  if (range.low.ref().exists()) {
    const auto order = compare(value, range.low.ref());
    if (!order || *order < 0) return false;
  }
  if (range.high.ref().exists()) {
    const auto order = compare(value, range.high.ref());
    if (!order || *order > 0) return false;
  }
  return true;
}

namespace detail {

bool for_each_edge_written(const View& view, const EdgeFilter& filter, std::uint32_t node, bool (*use)(void*, std::uint32_t, std::uint32_t), void* context) {
  const auto walk_type = [&](std::optional<TypeId> type) {
    for (const Neighbour& n : view.expand(NodeId(node), filter.direction, type)) {
      if (filter.range && !within(*filter.range, view.property(n.edge, filter.range->key))) continue;
      if (!use(context, static_cast<std::uint32_t>(n.node.value()), static_cast<std::uint32_t>(n.edge.value()))) return false;
    }
    return true;
  };
  if (filter.types.empty()) return walk_type(std::nullopt);
  for (std::size_t i = 0; i < filter.types.size(); ++i) {
    const bool repeated = std::find(filter.types.begin(), filter.types.begin() + static_cast<std::ptrdiff_t>(i), filter.types[i]) != filter.types.begin() + static_cast<std::ptrdiff_t>(i);
    if (!repeated && !walk_type(filter.types[i])) return false;
  }
  return true;
}

}  // namespace detail

std::uint64_t estimated_degree(const View& view, const EdgeFilter& filter, std::uint32_t node) {
  std::uint64_t sum = 0;
  if (view.delta() == nullptr && filter.types.empty() && node < view.node_bound()) {
    const BaseParts& base = view.base().parts();
    if (filter.direction != Direction::kIn) sum += base.out.end(node) - base.out.begin(node);
    if (filter.direction != Direction::kOut) sum += base.in.end(node) - base.in.begin(node);
    return sum;
  }
  const auto add = [&](std::optional<TypeId> type) {
    const Expansion all = view.expand(NodeId(node), filter.direction, type);
    for (std::uint32_t i = 0; i < all.slice_count(); ++i) sum += all.slices()[i].size;
  };
  if (filter.types.empty()) add(std::nullopt);
  for (const TypeId type : filter.types) add(type);
  return sum;
}

}  // namespace signatory::graph
