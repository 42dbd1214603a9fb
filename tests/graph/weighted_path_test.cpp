#include "graph/weighted_path.h"

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/bgl_graph.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "graph/compact.h"
#include "graph/k_paths.h"
#include "graph/support.h"

using namespace signatory::graph;
using signatory::base::Budget;
using signatory::base::ErrorCode;
using test::Pair;

namespace {

constexpr double kFar = 1e300;

std::vector<double> bgl_costs(const Snapshot& snapshot, std::uint32_t source) {
  const BglGraph g(*snapshot.base());
  const KeyId key = *snapshot.view().symbols().keys.find("w");
  std::vector<double> cost(num_vertices(g));
  const auto weight = boost::make_function_property_map<BglEdge>([&](const BglEdge& e) { return snapshot.view().property(EdgeId(e.edge), key).as_number(); });
  boost::dijkstra_shortest_paths(g, source, boost::weight_map(weight).distance_map(boost::make_iterator_property_map(cost.begin(), BglVertexIndex{})).vertex_index_map(BglVertexIndex{}).distance_inf(kFar));
  return cost;
}

double cost_of(const View& view, const GraphPath& path) {
  double sum = 0;
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    REQUIRE(view.source(path.edges[i]) == path.nodes[i]);
    REQUIRE(view.target(path.edges[i]) == path.nodes[i + 1]);
    sum += view.property(path.edges[i], *view.symbols().keys.find("w")).as_number();
  }
  return sum;
}

WeightedQuestion question(std::uint32_t source, std::uint32_t target, const View& view) {
  return {.path = {.source = NodeId(source), .target = NodeId(target), .filter = {.direction = Direction::kOut}}, .weight = EdgeWeight::of_property(*view.symbols().keys.find("w"))};
}

void check_graph(const SnapshotPtr& snapshot) {
  const SnapshotPtr merged = snapshot->delta() ? compact(*snapshot).value() : snapshot;
  Budget budget;
  for (std::uint32_t source = 0; source < snapshot->view().node_bound(); ++source) {
    const auto expected = bgl_costs(*merged, source);
    for (std::uint32_t target = 0; target < expected.size(); ++target) {
      const auto path = cheapest_path(snapshot->view(), question(source, target, snapshot->view()), budget).value();
      REQUIRE(path.has_value() == (expected[target] != kFar));
      if (!path) continue;
      REQUIRE(path->cost == expected[target]);
      REQUIRE(cost_of(snapshot->view(), *path) == expected[target]);
      REQUIRE(path->nodes.front() == NodeId(source));
      REQUIRE(path->nodes.back() == NodeId(target));
    }
  }
}

// Every simple path from a node, by plain recursion.
void walk(const View& view, GraphPath& path, std::uint32_t target, std::vector<GraphPath>& all) {
  if (path.nodes.back() == NodeId(target)) {
    all.push_back(path);
    return;
  }
  for (const Neighbour& n : view.expand(path.nodes.back(), Direction::kOut)) {
    if (std::find(path.nodes.begin(), path.nodes.end(), n.node) != path.nodes.end()) continue;
    path.nodes.push_back(n.node);
    path.edges.push_back(n.edge);
    walk(view, path, target, all);
    path.nodes.pop_back();
    path.edges.pop_back();
  }
}

void check_all_paths(const View& view, std::uint32_t source, std::uint32_t target) {
  Budget budget;
  GraphPath start{{NodeId(source)}, {}, 0};
  std::vector<GraphPath> all;
  walk(view, start, target, all);
  std::vector<double> hops, costs;
  for (const GraphPath& path : all) hops.push_back(static_cast<double>(path.edges.size())), costs.push_back(cost_of(view, path));
  std::sort(hops.begin(), hops.end());
  std::sort(costs.begin(), costs.end());
  const auto ask = question(source, target, view);
  for (const std::size_t k : {std::size_t{3}, all.size() + 1}) {
    const auto shortest = k_shortest_paths(view, ask.path, k, budget).value();
    const auto cheapest = k_cheapest_paths(view, ask, k, budget).value();
    REQUIRE(shortest.size() == std::min(k, all.size()));
    REQUIRE(cheapest.size() == shortest.size());
    for (std::size_t i = 0; i < shortest.size(); ++i) {
      REQUIRE(shortest[i].cost == hops[i]);
      REQUIRE(cheapest[i].cost == costs[i]);
      REQUIRE(cost_of(view, cheapest[i]) == costs[i]);
    }
    std::set<std::vector<EdgeId>> different;
    for (const GraphPath& path : shortest) REQUIRE(different.insert(path.edges).second);
  }
  for (const std::uint32_t most : {1U, 2U, 3U, 9U}) {
    auto limited = ask.path;
    limited.max_hops = most;
    const auto simple = simple_paths(view, limited, 1000, budget).value();
    const auto expected = source == target ? 0 : std::count_if(hops.begin(), hops.end(), [&](double h) { return h <= most; });
    REQUIRE(simple.size() == static_cast<std::size_t>(expected));
  }
}

}  // namespace

TEST_CASE("cheapest paths agree with the BGL on every small digraph and on random ones, whole and fractional weights") {
  test::all_digraphs(4, [](std::uint32_t nodes, const std::vector<Pair>& pairs) { check_graph(test::graph_of(nodes, pairs)); });
  std::mt19937 random(5);
  for (int round = 0; round < 30; ++round) {
    const auto nodes = static_cast<std::uint32_t>(2 + random() % 10);
    // Beyond 4,095 the buckets give way to the heap.
    const auto pairs = test::random_pairs(random, nodes, random() % 40, 1, round % 2 == 0 ? 4 : 100'000);
    check_graph(test::graph_of(nodes, pairs));
    check_graph(test::written_graph_of(nodes, pairs));
  }
}

TEST_CASE("k best paths and bounded simple paths agree with plain enumeration") {
  std::mt19937 random(9);
  for (int round = 0; round < 60; ++round) {
    const auto nodes = static_cast<std::uint32_t>(2 + random() % 5);
    const SnapshotPtr snapshot = test::graph_of(nodes, test::random_pairs(random, nodes, random() % 12));
    for (std::uint32_t target = 1; target < nodes; ++target) check_all_paths(snapshot->view(), 0, target);
  }
}

TEST_CASE("a telling path comes before one through a hub of the same length") {
  // 0 - 1 - 2 through a quiet node, 0 - 3 - 2 through a hub.
  std::vector<Pair> pairs{{0, 3}, {3, 2}, {0, 1}, {1, 2}};
  for (std::uint32_t i = 4; i < 60; ++i) pairs.push_back({3, i});
  const SnapshotPtr snapshot = test::graph_of(60, pairs);
  Budget budget;
  const auto found = connections(snapshot->view(), {.source = NodeId(0), .target = NodeId(2)}, 5, budget).value();
  REQUIRE(found.size() == 2);
  CHECK(found[0].nodes[1] == NodeId(1));
  CHECK(found[1].nodes[1] == NodeId(3));
}

TEST_CASE("a negative weight or one that is text is an error, a missing one has its default") {
  Budget budget;
  const SnapshotPtr negative = test::graph_of(2, {{0, 1, 0, -1}});
  CHECK(cheapest_path(negative->view(), question(0, 1, negative->view()), budget).error().code == ErrorCode::kData);
  Graph graph(test::graph_of(2, {{0, 1}}));
  Transaction tx = graph.begin();
  const KeyId key = *graph.symbols().keys.find("w");
  tx.set_property(EdgeId(0), key, PropertyValue::string("x"));
  CHECK(cheapest_path(tx.view(), question(0, 1, tx.view()), budget).error().code == ErrorCode::kData);
  tx.remove_property(EdgeId(0), key);
  auto ask = question(0, 1, tx.view());
  ask.weight = EdgeWeight::of_property(key, 2.5);
  CHECK(cheapest_path(tx.view(), ask, budget).value()->cost == 2.5);
}
