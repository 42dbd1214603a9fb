#include "graph/shortest_path.h"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/properties.hpp>
#include <boost/graph/visitors.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/bgl_graph.h"

#include <doctest/doctest.h>

#include <set>

#include "graph/compact.h"
#include "graph/neighbourhood.h"
#include "graph/support.h"

using namespace signatory::graph;
using signatory::base::Budget;
using test::Pair;

namespace {

constexpr std::uint32_t kFar = 0xffffffffU;

// Hops from `start` along outgoing edges, by the BGL.
std::vector<std::uint32_t> bgl_distances(const Base& base, std::uint32_t start) {
  const BglGraph g(base);
  std::vector<std::uint32_t> distance(num_vertices(g), kFar);
  distance[start] = 0;
  const auto map = boost::make_iterator_property_map(distance.begin(), BglVertexIndex{});
  boost::breadth_first_search(g, start, boost::visitor(boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge()))).vertex_index_map(BglVertexIndex{}));
  return distance;
}

// Shortest paths by plain enumeration of walks, level by level.
std::uint64_t count_by_levels(const View& view, std::uint32_t source, std::uint32_t target, Direction direction) {
  std::vector<std::uint64_t> ways(view.node_bound()), seen(view.node_bound());
  std::vector<std::uint32_t> level{source};
  ways[source] = seen[source] = 1;
  while (!level.empty() && ways[target] == 0) {
    std::vector<std::uint64_t> next(view.node_bound());
    std::vector<std::uint32_t> next_level;
    for (const std::uint32_t node : level)
      for (const Neighbour& n : view.expand(NodeId(node), direction))
        if (seen[n.node.value()] == 0) {
          if (next[n.node.value()] == 0) next_level.push_back(static_cast<std::uint32_t>(n.node.value()));
          next[n.node.value()] += ways[node];
        }
    for (const std::uint32_t node : next_level) ways[node] = next[node], seen[node] = 1;
    level = next_level;
  }
  return ways[target];
}

void check_pair(const View& view, std::uint32_t source, std::uint32_t target, Direction direction, std::uint32_t expected) {
  Budget budget;
  const PathQuestion question{.source = NodeId(source), .target = NodeId(target), .filter = {.direction = direction}};
  const auto length = shortest_path_length(view, question, budget).value();
  REQUIRE(length.value_or(kFar) == expected);
  const std::uint64_t count = count_shortest_paths(view, question, budget).value();
  REQUIRE(count == count_by_levels(view, source, target, direction));
  const auto paths = all_shortest_paths(view, question, 1000, budget).value();
  REQUIRE(paths.size() == count);
  std::set<std::vector<std::uint64_t>> different;
  for (const GraphPath& path : paths) {
    REQUIRE(path.edges.size() == expected);
    REQUIRE(path.nodes.front() == NodeId(source));
    REQUIRE(path.nodes.back() == NodeId(target));
    std::vector<std::uint64_t> edges;
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
      REQUIRE(view.contains(path.edges[i]));
      REQUIRE(view.other_end(path.edges[i], path.nodes[i]) == path.nodes[i + 1]);
      if (direction == Direction::kOut) REQUIRE(view.source(path.edges[i]) == path.nodes[i]);
      edges.push_back(path.edges[i].value());
    }
    REQUIRE(different.insert(edges).second);
  }
  for (std::uint32_t hops = 0; hops < 3; ++hops) {
    const bool near = reachable(view, NodeId(source), NodeId(target), question.filter, hops, budget).value();
    REQUIRE(near == (expected <= hops));
  }
}

void check_graph(const SnapshotPtr& snapshot) {
  const View view = snapshot->view();
  const SnapshotPtr merged = snapshot->delta() ? compact(*snapshot).value() : snapshot;
  for (std::uint32_t source = 0; source < view.node_bound(); ++source) {
    const auto distance = bgl_distances(*merged->base(), source);
    Budget budget;
    for (const std::uint32_t hops : {1U, 2U, 9U}) {
      const NeighbourhoodOptions options{.starts = {NodeId(source)}, .filter = {.direction = Direction::kOut}, .max_hops = hops};
      const Neighbourhood near = neighbourhood(view, options, budget).value();
      std::size_t expected = 0;
      for (const std::uint32_t d : distance) expected += d != 0 && d <= hops;
      REQUIRE(near.nodes.size() == expected + 1);
      REQUIRE(neighbourhood_size(view, options, budget).value() == expected);
      for (std::uint32_t hop = 0; hop <= hops; ++hop)
        for (const std::uint32_t node : near.level(hop)) REQUIRE(distance[node] == hop);
    }
    for (std::uint32_t target = 0; target < view.node_bound(); ++target) {
      check_pair(view, source, target, Direction::kOut, distance[target]);
      check_pair(view, target, source, Direction::kIn, distance[target]);
    }
  }
}

}  // namespace

TEST_CASE("lengths, counts and lists agree with the BGL on every digraph of up to four nodes") {
  test::all_digraphs(4, [](std::uint32_t nodes, const std::vector<Pair>& pairs) { check_graph(test::graph_of(nodes, pairs)); });
}

TEST_CASE("and on random multigraphs with loops, in the base and with a delta, also undirected") {
  std::mt19937 random(11);
  for (int round = 0; round < 30; ++round) {
    const auto nodes = static_cast<std::uint32_t>(2 + random() % 10);
    const auto pairs = test::random_pairs(random, nodes, random() % 30);
    for (const SnapshotPtr& snapshot : {test::graph_of(nodes, pairs), test::written_graph_of(nodes, pairs)}) {
      check_graph(snapshot);
      std::vector<Pair> twice = pairs;
      for (const Pair& pair : pairs) twice.push_back({pair.target, pair.source});
      const auto distance = bgl_distances(*test::graph_of(nodes, twice)->base(), 0);
      for (std::uint32_t target = 0; target < nodes; ++target) check_pair(snapshot->view(), 0, target, Direction::kBoth, distance[target]);
    }
  }
}

TEST_CASE("a dense last level is searched backward and finds the same") {
  std::mt19937 random(3);
  const auto pairs = test::random_pairs(random, 300, 6000);
  check_pair(test::graph_of(300, pairs)->view(), 0, 1, Direction::kOut, bgl_distances(*test::graph_of(300, pairs)->base(), 0)[1]);
  const SnapshotPtr snapshot = test::graph_of(300, pairs);
  const auto distance = bgl_distances(*snapshot->base(), 5);
  Budget budget;
  const Neighbourhood near = neighbourhood(snapshot->view(), {.starts = {NodeId(5)}, .filter = {.direction = Direction::kOut}, .max_hops = 2}, budget).value();
  std::set<std::uint32_t> expected;
  for (std::uint32_t node = 0; node < 300; ++node)
    if (distance[node] <= 2) expected.insert(node);
  CHECK(std::set<std::uint32_t>(near.nodes.begin(), near.nodes.end()) == expected);
  CHECK(near.nodes.size() == expected.size());
}

TEST_CASE("types and property ranges narrow a traversal") {
  const SnapshotPtr snapshot = test::graph_of(4, {{0, 1, 0, 10}, {0, 2, 1, 20}, {0, 3, 2, 30}});
  const View view = snapshot->view();
  const KeyId weight = *view.symbols().keys.find("w");
  Budget budget;
  const auto count = [&](std::vector<TypeId> types, std::optional<PropertyRange> range) {
    return neighbourhood_size(view, {.starts = {NodeId(0)}, .filter = {.direction = Direction::kOut, .types = std::move(types), .range = std::move(range)}}, budget).value();
  };
  CHECK(count({}, std::nullopt) == 3);
  CHECK(count({TypeId(0), TypeId(2)}, std::nullopt) == 2);
  CHECK(count({}, PropertyRange{weight, PropertyValue::integer(20), {}}) == 2);
  CHECK(count({}, PropertyRange{weight, PropertyValue::floating(10.5), PropertyValue::integer(20)}) == 1);
  CHECK(count({}, PropertyRange{weight, PropertyValue::string("20"), {}}) == 0);
  CHECK(count({TypeId(1)}, PropertyRange{KeyId(99), {}, {}}) == 0);
}

TEST_CASE("a chain of a hundred thousand nodes, a missing node, a limit") {
  std::vector<Pair> chain;
  for (std::uint32_t i = 0; i + 1 < 100'000; ++i) chain.push_back({i, i + 1});
  const SnapshotPtr snapshot = test::graph_of(100'000, chain);
  Budget budget;
  const PathQuestion whole{.source = NodeId(0), .target = NodeId(99'999)};
  CHECK(shortest_path(snapshot->view(), whole, budget).value()->edges.size() == 99'999);
  CHECK(shortest_path_length(snapshot->view(), {.source = NodeId(0), .target = NodeId(100'000)}, budget).error().code == signatory::base::ErrorCode::kNotFound);
  signatory::base::BudgetLimits limits;
  limits.cancellation.cancel();
  Budget stopped(limits);
  CHECK(shortest_path_length(snapshot->view(), whole, stopped).error().code == signatory::base::ErrorCode::kInterrupted);
  CHECK(shortest_path_length(snapshot->view(), whole, budget).value() == 99'999U);
}
