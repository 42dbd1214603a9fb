#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/bgl_graph.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "graph/centrality.h"
#include "graph/compact.h"
#include "graph/components.h"
#include "graph/support.h"

using namespace signatory::graph;
using test::Pair;

namespace {

// The same partition, whatever the numbers.
bool same_parts(const std::vector<std::uint32_t>& a, const std::vector<int>& b) {
  std::map<std::uint32_t, int> there;
  std::map<int, std::uint32_t> back;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (there.try_emplace(a[i], b[i]).first->second != b[i] || back.try_emplace(b[i], a[i]).first->second != a[i]) return false;
  return a.size() == b.size();
}

using Matrix = std::vector<std::vector<bool>>;

Matrix undirected_matrix(const View& view) {
  Matrix m(view.node_bound(), std::vector<bool>(view.node_bound()));
  for (const EdgeId edge : view.edges()) {
    const auto a = view.source(edge).value(), b = view.target(edge).value();
    if (a != b) m[a][b] = m[b][a] = true;
  }
  return m;
}

void check_components(const View& view, const Base& base) {
  Budget budget;
  const BglGraph g(base);
  std::vector<int> strong(num_vertices(g));
  boost::strong_components(g, boost::make_iterator_property_map(strong.begin(), BglVertexIndex{}), boost::vertex_index_map(BglVertexIndex{}));
  CHECK(same_parts(strongly_connected_components(view, {.direction = Direction::kOut}, budget).value().component, strong));

  // Reachability by repeated squaring of the matrix, the plainest oracle.
  Matrix m = undirected_matrix(view);
  const std::size_t n = m.size();
  for (std::size_t i = 0; i < n; ++i) m[i][i] = true;
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        if (m[i][k] && m[k][j]) m[i][j] = true;
  std::vector<int> weak(n);
  for (std::size_t i = 0; i < n; ++i) weak[i] = static_cast<int>(std::find(m[i].begin(), m[i].end(), true) - m[i].begin());
  const Components parts = connected_components(view, {}, budget).value();
  CHECK(same_parts(parts.component, weak));
  CHECK(std::is_sorted(parts.sizes.rbegin(), parts.sizes.rend()));
}

void check_cores_and_triangles(const View& view) {
  Budget budget;
  const Matrix m = undirected_matrix(view);
  const std::size_t n = m.size();
  const NodeCounts cores = core_numbers(view, {}, budget).value(), three = triangles(view, {}, budget).value();
  std::vector<std::uint64_t> through(n), core(n);
  std::uint64_t total = 0;
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = a + 1; b < n; ++b)
      for (std::size_t c = b + 1; c < n; ++c)
        if (m[a][b] && m[b][c] && m[a][c]) ++through[a], ++through[b], ++through[c], ++total;
  for (std::size_t k = 1; k <= n; ++k) {
    // Peel everything of degree below k; what is left is the k-core.
    std::set<std::size_t> left;
    for (std::size_t v = 0; v < n; ++v) left.insert(v);
    for (bool again = true; again;) {
      again = false;
      for (const std::size_t v : std::vector<std::size_t>(left.begin(), left.end()))
        if (static_cast<std::size_t>(std::count_if(left.begin(), left.end(), [&](std::size_t u) { return m[v][u]; })) < k) left.erase(v), again = true;
    }
    for (const std::size_t v : left) core[v] = k;
  }
  CHECK(three.values == through);
  CHECK(three.total == total);
  CHECK(cores.values == core);
}

void check_betweenness(const View& view, const Base& base) {
  Budget budget;
  const BglGraph g(base);
  std::vector<double> expected(num_vertices(g));
  boost::brandes_betweenness_centrality(g, boost::centrality_map(boost::make_iterator_property_map(expected.begin(), BglVertexIndex{})).vertex_index_map(BglVertexIndex{}));
  const NodeScores seen = betweenness(view, {.samples = 1000}, budget).value();
  for (std::size_t v = 0; v < expected.size(); ++v) CHECK(seen.values[v] == doctest::Approx(expected[v]));
}

// The definition, in doubles over a dense matrix.
void check_page_rank(const View& view) {
  Budget budget;
  const std::size_t n = view.node_bound();
  std::vector<double> rank(n, 1.0 / static_cast<double>(n)), out(n);
  for (const EdgeId edge : view.edges()) out[view.source(edge).value()] += 1;
  for (int i = 0; i < 20; ++i) {
    std::vector<double> next(n, 0.15 / static_cast<double>(n));
    for (const EdgeId edge : view.edges()) next[view.target(edge).value()] += 0.85 * rank[view.source(edge).value()] / out[view.source(edge).value()];
    for (std::size_t v = 0; v < n; ++v)
      if (out[v] == 0)
        for (double& each : next) each += 0.85 * rank[v] / static_cast<double>(n);
    rank = next;
  }
  const NodeScores seen = page_rank(view, {}, budget).value();
  double sum = 0;
  for (std::size_t v = 0; v < n; sum += seen.values[v++]) CHECK(seen.values[v] == doctest::Approx(rank[v]).epsilon(1e-5));
  CHECK(sum == doctest::Approx(1));
}

void check_graph(const SnapshotPtr& snapshot) {
  const SnapshotPtr merged = snapshot->delta() ? compact(*snapshot).value() : snapshot;
  check_components(snapshot->view(), *merged->base());
  check_cores_and_triangles(snapshot->view());
  check_betweenness(snapshot->view(), *merged->base());
  check_page_rank(snapshot->view());
}

}  // namespace

TEST_CASE("components, cores, triangles, betweenness and PageRank agree with the BGL and with their definitions") {
  test::all_digraphs(3, [](std::uint32_t nodes, const std::vector<Pair>& pairs) { check_graph(test::graph_of(nodes, pairs)); });
  std::mt19937 random(21);
  for (int round = 0; round < 25; ++round) {
    const auto nodes = static_cast<std::uint32_t>(2 + random() % 12);
    const auto pairs = test::random_pairs(random, nodes, random() % 40);
    check_graph(test::graph_of(nodes, pairs));
    check_graph(test::written_graph_of(nodes, pairs));
  }
}

TEST_CASE("two cliques on a string are two communities, whatever the seed") {
  std::vector<Pair> pairs{{0, 5}};
  for (std::uint32_t a = 0; a < 5; ++a)
    for (std::uint32_t b = a + 1; b < 5; ++b) pairs.push_back({a, b}), pairs.push_back({a + 5, b + 5});
  const SnapshotPtr snapshot = test::graph_of(11, pairs);
  Budget budget;
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Communities found = communities(snapshot->view(), {}, seed, budget).value();
    CHECK(found.parts.sizes == std::vector<std::uint64_t>{5, 5, 1});
    CHECK(found.parts.component[0] == found.parts.component[4]);
    CHECK(found.parts.component[0] != found.parts.component[5]);
    CHECK(found.modularity == doctest::Approx(20.0 / 21 - 2 * 0.25));
    CHECK(communities(snapshot->view(), {}, seed, budget).value().parts.component == found.parts.component);
  }
}

TEST_CASE("co-signers: who shares most of what this one signed") {
  // 0 signed 4, 5, 6; 1 signed 4, 5 (one of them twice); 2 signed 6 and 7; 3 signed nothing of it.
  const SnapshotPtr snapshot = test::graph_of(9, {{0, 4}, {0, 5}, {0, 6}, {1, 4}, {1, 5}, {1, 5}, {2, 6}, {2, 7}, {3, 8}});
  Budget budget;
  const auto alike = similar_nodes(snapshot->view(), NodeId(0), {.direction = Direction::kOut}, 10, budget).value();
  REQUIRE(alike.size() == 2);
  CHECK(alike[0].node == NodeId(1));
  CHECK(alike[0].shared == 2);
  CHECK(alike[0].jaccard == doctest::Approx(2.0 / 3));
  CHECK(alike[1].jaccard == doctest::Approx(1.0 / 4));
}

TEST_CASE("sampled betweenness is deterministic and near the exact one; the top list breaks ties by id") {
  std::mt19937 random(2);
  const SnapshotPtr snapshot = test::graph_of(200, test::random_pairs(random, 200, 900));
  Budget budget;
  const NodeScores exact = betweenness(snapshot->view(), {.samples = 200}, budget).value();
  const NodeScores sampled = betweenness(snapshot->view(), {.samples = 100}, budget).value();
  CHECK(sampled.values == betweenness(snapshot->view(), {.samples = 100}, budget).value().values);
  double all = 0, off = 0;
  for (std::size_t v = 0; v < 200; ++v) all += exact.values[v], off += std::abs(exact.values[v] - sampled.values[v]);
  CHECK(off / all < 0.3);
  const NodeScores ties{{NodeId(3), NodeId(5), NodeId(9)}, {1, 2, 2}};
  CHECK(ties.top(2) == std::vector<std::pair<NodeId, double>>{{NodeId(5), 2}, {NodeId(9), 2}});
}
