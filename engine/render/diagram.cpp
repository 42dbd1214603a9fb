#include "render/diagram.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "render/property_text.h"

namespace signatory::render {
namespace {

using base::NamedProperties;
using base::PropertyKind;
using base::PropertyRef;
using base::PropertyValue;

NamedProperties named(const std::vector<graph::Property>& properties, const graph::Symbols& symbols) {
  NamedProperties out;
  for (const graph::Property& property : properties) out.emplace_back(symbols.keys.name(property.key), PropertyValue(property.value));
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return out;
}

std::string text_of(const NamedProperties& properties, std::string_view key) {
  const PropertyRef value = find_property(properties, key);
  return value.is(PropertyKind::kString) ? std::string(value.as_string()) : std::string();
}

std::string claim_of(const DiagramEdge& edge) { return text_of(edge.properties, "id"); }

}  // namespace

PropertyRef find_property(const NamedProperties& properties, std::string_view key) {
  const auto at = std::lower_bound(properties.begin(), properties.end(), key, [](const auto& entry, std::string_view name) { return entry.first < name; });
  return at != properties.end() && at->first == key ? at->second.ref() : PropertyRef{};
}

std::string_view DiagramEdge::text(std::string_view key) const {
  const PropertyRef value = find_property(properties, key);
  return value.is(PropertyKind::kString) ? value.as_string() : std::string_view{};
}

std::optional<double> DiagramEdge::number(std::string_view key) const {
  const PropertyRef value = find_property(properties, key);
  return value.is_number() ? std::optional<double>(value.as_number()) : std::nullopt;
}

void DiagramBuilder::add_node(base::NodeId node) {
  if (view_.contains(node)) nodes_.insert(node.value());
}

void DiagramBuilder::add_edge(base::EdgeId edge) {
  if (!view_.contains(edge)) return;
  edges_.insert(edge.value());
  nodes_.insert(view_.source(edge).value());
  nodes_.insert(view_.target(edge).value());
}

void DiagramBuilder::join() {
  for (const std::uint64_t node : nodes_) {
    for (const graph::Neighbour& neighbour : view_.expand(base::NodeId(node), graph::Direction::kOut)) {
      if (nodes_.contains(neighbour.node.value())) edges_.insert(neighbour.edge.value());
    }
  }
}

void DiagramBuilder::add_everything() {
  for (const base::NodeId node : view_.nodes()) nodes_.insert(node.value());
  for (const base::EdgeId edge : view_.edges()) edges_.insert(edge.value());
}

Diagram DiagramBuilder::build() const {
  const graph::Symbols& symbols = view_.symbols();
  Diagram diagram;
  for (const std::uint64_t id : nodes_) {
    DiagramNode node{.id = base::NodeId(id), .key = {}, .name = {}, .kind = {}, .labels = {}, .properties = named(view_.properties(base::NodeId(id)), symbols), .focus = focus_.contains(id)};
    for (const graph::LabelId label : view_.labels(node.id)) node.labels.emplace_back(symbols.labels.name(label));
    std::sort(node.labels.begin(), node.labels.end());
    if (!node.labels.empty()) node.kind = node.labels.front();
    node.key = text_of(node.properties, "id");
    if (node.key.empty()) node.key = fmt::format("node/{}", id);
    for (const char* key : {"name", "title", "text"}) {
      if (node.name.empty()) node.name = text_of(node.properties, key);
    }
    if (node.name.empty()) node.name = node.key;
    diagram.nodes.push_back(std::move(node));
  }
  std::sort(diagram.nodes.begin(), diagram.nodes.end(), [](const DiagramNode& a, const DiagramNode& b) {
    return std::tie(a.kind, a.name, a.key, a.id) < std::tie(b.kind, b.name, b.key, b.id);
  });
  std::map<std::uint64_t, std::size_t> position;
  for (std::size_t at = 0; at < diagram.nodes.size(); ++at) position[diagram.nodes[at].id.value()] = at;
  for (const std::uint64_t id : edges_) {
    const base::EdgeId edge(id);
    diagram.edges.push_back({.id = edge, .type = std::string(symbols.types.name(view_.type(edge))), .source = position[view_.source(edge).value()],
                             .target = position[view_.target(edge).value()], .properties = named(view_.properties(edge), symbols), .quotes = {}});
  }
  std::sort(diagram.edges.begin(), diagram.edges.end(), [](const DiagramEdge& a, const DiagramEdge& b) {
    const auto key = [](const DiagramEdge& e) { return std::tuple(e.source, e.target, std::string_view(e.type), e.text("date"), e.text("id"), e.id); };
    return key(a) < key(b);
  });
  return diagram;
}

void add_quotes(Diagram& diagram, const QuoteMap& quotes) {
  for (DiagramEdge& edge : diagram.edges) {
    if (const auto at = quotes.find(claim_of(edge)); at != quotes.end()) edge.quotes = at->second;
  }
}

Diagram capped(const Diagram& diagram, std::size_t limit) {
  if (diagram.nodes.size() <= limit) return diagram;
  std::vector<std::size_t> degree(diagram.nodes.size(), 0);
  for (const DiagramEdge& edge : diagram.edges) ++degree[edge.source], ++degree[edge.target];
  // Neighbours of what is in focus come before the rest.
  std::vector<int> rank(diagram.nodes.size(), 2);
  for (const DiagramEdge& edge : diagram.edges) {
    if (diagram.nodes[edge.source].focus) rank[edge.target] = 1;
    if (diagram.nodes[edge.target].focus) rank[edge.source] = 1;
  }
  for (std::size_t at = 0; at < rank.size(); ++at) rank[at] = diagram.nodes[at].focus ? 0 : rank[at];
  std::vector<std::size_t> order(diagram.nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank[a] != rank[b] ? rank[a] < rank[b] : degree[a] > degree[b]; });
  std::vector<bool> kept(diagram.nodes.size(), false);
  for (std::size_t at = 0; at < limit; ++at) kept[order[at]] = true;

  Diagram out{.title = diagram.title, .nodes = {}, .edges = {}, .nodes_hidden = diagram.nodes_hidden + diagram.nodes.size() - limit};
  std::vector<std::size_t> moved(diagram.nodes.size(), 0);
  for (std::size_t at = 0; at < diagram.nodes.size(); ++at) {
    moved[at] = out.nodes.size();
    if (kept[at]) out.nodes.push_back(diagram.nodes[at]);
  }
  std::set<std::pair<std::size_t, std::size_t>> hidden;
  for (const DiagramEdge& edge : diagram.edges) {
    if (kept[edge.source] && kept[edge.target]) {
      out.edges.push_back(edge);
      out.edges.back().source = moved[edge.source];
      out.edges.back().target = moved[edge.target];
    } else if (kept[edge.source] != kept[edge.target]) {
      hidden.emplace(kept[edge.source] ? moved[edge.source] : moved[edge.target], kept[edge.source] ? edge.target : edge.source);
    }
  }
  for (const auto& [shown, other] : hidden) ++out.nodes[shown].hidden;
  return out;
}

std::string amount_text(const DiagramEdge& edge) {
  const auto amount = edge.number("amount");
  return amount ? money_text(*amount, edge.text("currency"), edge.text("approximate")) : std::string();
}

}  // namespace signatory::render
