// The graph against a model of plain maps: random writes, commits, roll-backs and merges, after each of which every reading agrees.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>

#include "graph/compact.h"
#include "graph/property_graph.h"

using namespace signatory::graph;

namespace {

struct ModelEdge {
  std::uint32_t type = 0;
  std::uint64_t source = 0, target = 0;
  std::map<std::uint32_t, PropertyValue> properties = {};
};
struct ModelNode {
  std::set<std::uint32_t> labels = {};
  std::map<std::uint32_t, PropertyValue> properties = {};
};
struct Model {
  std::map<std::uint64_t, ModelNode> nodes = {};
  std::map<std::uint64_t, ModelEdge> edges = {};
};

constexpr std::uint32_t kNames = 3;

std::multiset<std::pair<std::uint64_t, std::uint64_t>> model_expand(const Model& model, std::uint64_t node, Direction direction, std::optional<TypeId> type) {
  std::multiset<std::pair<std::uint64_t, std::uint64_t>> result;
  for (const auto& [id, edge] : model.edges) {
    if (type && edge.type != type->value()) continue;
    const bool out = edge.source == node && direction != Direction::kIn, in = edge.target == node && direction != Direction::kOut;
    if (out) result.emplace(edge.target, id);
    else if (in) result.emplace(edge.source, id);
  }
  return result;
}

void check_expansions(const View& view, const Model& model, std::uint64_t node) {
  for (const Direction direction : {Direction::kOut, Direction::kIn, Direction::kBoth})
    for (std::uint32_t t = 0; t <= kNames; ++t) {
      const std::optional<TypeId> type = t == kNames ? std::nullopt : std::optional(TypeId(t));
      std::multiset<std::pair<std::uint64_t, std::uint64_t>> seen;
      for (const Neighbour& n : view.expand(NodeId(node), direction, type)) seen.emplace(n.node.value(), n.edge.value());
      const auto expected = model_expand(model, node, direction, type);
      CHECK(seen == expected);
      CHECK(view.degree(NodeId(node), direction, type) == expected.size());
      for (std::uint64_t other = 0; other < 4; ++other) {
        std::vector<EdgeId> between;
        for (const auto& [neighbour, edge] : expected)
          if (neighbour == other) between.emplace_back(edge);
        std::sort(between.begin(), between.end());
        CHECK(view.edges_between(NodeId(node), NodeId(other), direction, type) == between);
      }
    }
}

void check_properties(const std::vector<Property>& seen, const std::map<std::uint32_t, PropertyValue>& expected) {
  REQUIRE(seen.size() == expected.size());
  auto at = expected.begin();
  for (const Property& property : seen) {
    CHECK(property.key.value() == at->first);
    CHECK(property.value == at->second.ref());
    ++at;
  }
}

void check_nodes(const View& view, const Model& model) {
  CHECK(view.node_count() == model.nodes.size());
  std::set<std::uint64_t> all;
  for (const NodeId node : view.nodes()) CHECK(all.insert(node.value()).second);
  CHECK(all.size() == model.nodes.size());
  for (const auto& [id, node] : model.nodes) {
    CHECK(view.contains(NodeId(id)));
    CHECK(id < view.node_bound());
    CHECK(all.contains(id));
    CHECK(view.labels(NodeId(id)).size() == node.labels.size());
    for (const std::uint32_t label : node.labels) CHECK(view.has_label(NodeId(id), LabelId(label)));
    check_properties(view.properties(NodeId(id)), node.properties);
    for (std::uint32_t key = 0; key < kNames; ++key) CHECK(view.property(NodeId(id), KeyId(key)).exists() == node.properties.contains(key));
    check_expansions(view, model, id);
  }
}

void check_scans(const View& view, const Model& model) {
  for (std::uint32_t name = 0; name < kNames; ++name) {
    std::set<std::uint64_t> nodes, edges, expected_nodes, expected_edges;
    for (const NodeId node : view.nodes(LabelId(name))) CHECK(nodes.insert(node.value()).second);
    for (const EdgeId edge : view.edges(TypeId(name))) CHECK(edges.insert(edge.value()).second);
    for (const auto& [id, node] : model.nodes)
      if (node.labels.contains(name)) expected_nodes.insert(id);
    for (const auto& [id, edge] : model.edges)
      if (edge.type == name) expected_edges.insert(id);
    CHECK(nodes == expected_nodes);
    CHECK(edges == expected_edges);
    CHECK(view.count(LabelId(name)) == nodes.size());
    CHECK(view.count(TypeId(name)) == edges.size());
    for (std::int64_t number = 0; number < 3; ++number)
      for (std::uint32_t key = 0; key < kNames; ++key) {
        std::vector<NodeId> found;
        for (const std::uint64_t id : expected_nodes)
          if (const auto at = model.nodes.at(id).properties.find(key); at != model.nodes.at(id).properties.end() && at->second.ref().equals(PropertyRef::integer(number))) found.emplace_back(id);
        CHECK(view.find_nodes(LabelId(name), KeyId(key), PropertyRef::integer(number)) == found);
      }
  }
}

void check_edges(const View& view, const Model& model) {
  CHECK(view.edge_count() == model.edges.size());
  std::set<std::uint64_t> all;
  for (const EdgeId edge : view.edges()) CHECK(all.insert(edge.value()).second);
  CHECK(all.size() == model.edges.size());
  for (const auto& [id, edge] : model.edges) {
    CHECK(view.contains(EdgeId(id)));
    CHECK(view.type(EdgeId(id)).value() == edge.type);
    CHECK(view.source(EdgeId(id)).value() == edge.source);
    CHECK(view.target(EdgeId(id)).value() == edge.target);
    check_properties(view.properties(EdgeId(id)), edge.properties);
  }
}

PropertyValue random_value(std::mt19937& random) {
  switch (random() % 5) {
    case 0: return PropertyValue::string("text");
    case 1: return PropertyValue::floating(1.0);
    case 2: return {};
    default: return PropertyValue::integer(random() % 3);
  }
}

template <class Map>
std::optional<std::uint64_t> pick(std::mt19937& random, const Map& map) {
  if (map.empty()) return std::nullopt;
  auto at = map.begin();
  std::advance(at, random() % map.size());
  return at->first;
}

void set_in(std::map<std::uint32_t, PropertyValue>& properties, std::uint32_t key, PropertyValue value) {
  if (value.ref().exists()) properties[key] = std::move(value);
  else properties.erase(key);
}

void write_node(std::mt19937& random, Transaction& tx, Model& model, std::uint64_t id) {
  const auto name = static_cast<std::uint32_t>(random() % kNames);
  ModelNode& node = model.nodes[id];
  switch (random() % 4) {
    case 0: CHECK(tx.add_label(NodeId(id), LabelId(name)) == node.labels.insert(name).second); break;
    case 1: CHECK(tx.remove_label(NodeId(id), LabelId(name)) == (node.labels.erase(name) == 1)); break;
    default: {
      const PropertyValue value = random_value(random);
      tx.set_property(NodeId(id), KeyId(name), value);
      set_in(node.properties, name, value);
    }
  }
}

void remove_something(std::mt19937& random, Transaction& tx, Model& model) {
  if (random() % 3 != 0) {
    if (const auto edge = pick(random, model.edges)) {
      CHECK(tx.delete_edge(EdgeId(*edge)));
      model.edges.erase(*edge);
    }
    return;
  }
  if (const auto node = pick(random, model.nodes)) {
    CHECK(tx.detach_delete_node(NodeId(*node)));
    model.nodes.erase(*node);
    std::erase_if(model.edges, [&](const auto& entry) { return entry.second.source == *node || entry.second.target == *node; });
  }
}

void write_once(std::mt19937& random, Transaction& tx, Model& model) {
  const auto a = pick(random, model.nodes), b = pick(random, model.nodes);
  switch (random() % 8) {
    case 0: {
      const LabelId label(static_cast<std::uint32_t>(random() % kNames));
      const bool labelled = random() % 3 != 0;
      const NodeId node = labelled ? tx.create_node({&label, 1}) : tx.create_node();
      CHECK(model.nodes.try_emplace(node.value()).second);
      if (labelled) model.nodes[node.value()].labels.insert(label.value());
      break;
    }
    case 1:
    case 2:
    case 3:
      if (a) {
        const auto type = static_cast<std::uint32_t>(random() % kNames);
        const EdgeId edge = tx.create_edge(TypeId(type), NodeId(*a), NodeId(*b)).value();
        CHECK(model.edges.try_emplace(edge.value(), ModelEdge{type, *a, *b}).second);
      }
      break;
    case 4:
      if (const auto edge = pick(random, model.edges)) {
        const PropertyValue value = random_value(random);
        const auto key = static_cast<std::uint32_t>(random() % kNames);
        tx.set_property(EdgeId(*edge), KeyId(key), value);
        set_in(model.edges[*edge].properties, key, value);
      }
      break;
    case 5: remove_something(random, tx, model); break;
    default:
      if (a) write_node(random, tx, model, *a);
  }
}

void check_all(const View& view, const Model& model) {
  check_nodes(view, model);
  check_edges(view, model);
  check_scans(view, model);
}

}  // namespace

TEST_CASE("every reading agrees with the model, in transactions, snapshots and merged bases") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    auto graph = std::make_unique<Graph>();
    for (std::uint32_t name = 0; name < kNames; ++name) {
      graph->symbols().labels.intern("L" + std::to_string(name));
      graph->symbols().types.intern("T" + std::to_string(name));
      graph->symbols().keys.intern("k" + std::to_string(name));
    }
    Model committed;
    std::vector<std::pair<SnapshotPtr, Model>> pinned;
    for (int round = 0; round < 12; ++round) {
      Model model = committed;
      Transaction tx = graph->begin();
      for (int i = 0; i < 12; ++i) write_once(random, tx, model);
      check_all(tx.view(), model);
      if (random() % 4 == 0) continue;  // rolled back
      const SnapshotPtr snapshot = graph->commit(tx).value();
      committed = model;
      check_all(snapshot->view(), committed);
      pinned.emplace_back(snapshot, committed);
      if (random() % 3 == 0) {
        const SnapshotPtr merged = compact(*snapshot).value();
        CHECK(merged->delta() == nullptr);
        CHECK(merged->view().node_bound() == snapshot->view().node_bound());
        check_all(merged->view(), committed);
        graph = std::make_unique<Graph>(merged);
      }
    }
    for (const auto& [snapshot, model] : pinned) check_all(snapshot->view(), model);
  }
}
