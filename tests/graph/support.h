// Small graphs for the tests of graph/: from a list of pairs, all digraphs of a size, random ones.
//
//   SnapshotPtr g = test::graph_of(3, {{0, 1}, {1, 2}});      // unlabelled nodes 0, 1, 2; edges 0 and 1 of type T0
#pragma once
#include <cstdint>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

#include "graph/base_builder.h"
#include "graph/property_graph.h"

namespace signatory::graph::test {

struct Pair {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint32_t type = 0;
  std::int64_t weight = 1;
};

inline void must(const Result<void>& result) {
  if (!result) throw std::runtime_error(result.error().to_string());
}

// Every edge has its weight as the integer property "w"; types are named T0, T1, T2.
inline SnapshotPtr graph_of(std::uint32_t nodes, const std::vector<Pair>& pairs) {
  auto symbols = std::make_shared<Symbols>();
  for (const char* name : {"T0", "T1", "T2"}) symbols->types.intern(name);
  const KeyId weight = symbols->keys.intern("w");
  BaseBuilder builder(symbols);
  for (std::uint32_t node = 0; node < nodes; ++node) must(builder.add_node(NodeId(node), {}));
  for (std::uint32_t edge = 0; edge < pairs.size(); ++edge) {
    must(builder.add_edge(EdgeId(edge), TypeId(pairs[edge].type), NodeId(pairs[edge].source), NodeId(pairs[edge].target)));
    builder.set(EdgeId(edge), weight, PropertyRef::integer(pairs[edge].weight));
  }
  return std::make_shared<const Snapshot>(std::move(builder).build().value(), nullptr, 1);
}

// Half of the edges in the base, the others written afterwards: the same graph with a delta, and a few deleted nodes' ids behind.
inline SnapshotPtr written_graph_of(std::uint32_t nodes, const std::vector<Pair>& pairs) {
  const std::vector<Pair> first(pairs.begin(), pairs.begin() + static_cast<std::ptrdiff_t>(pairs.size() / 2));
  std::vector<Pair> doomed = first;
  if (nodes > 0) doomed.push_back({0, nodes - 1});
  Graph graph(graph_of(nodes, doomed));
  Transaction tx = graph.begin();
  if (nodes > 0) tx.delete_edge(EdgeId(first.size()));
  for (std::size_t i = first.size(); i < pairs.size(); ++i) {
    const EdgeId edge = tx.create_edge(TypeId(pairs[i].type), NodeId(pairs[i].source), NodeId(pairs[i].target)).value();
    tx.set_property(edge, *graph.symbols().keys.find("w"), PropertyValue::integer(pairs[i].weight));
  }
  return graph.commit(tx).value();
}

inline std::vector<Pair> random_pairs(std::mt19937& random, std::uint32_t nodes, std::size_t edges, std::uint32_t types = 1, std::int64_t max_weight = 5) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < edges; ++i)
    pairs.push_back({static_cast<std::uint32_t>(random() % nodes), static_cast<std::uint32_t>(random() % nodes), static_cast<std::uint32_t>(random() % types),
                     static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(max_weight + 1))});
  return pairs;
}

// Calls use(nodes, pairs) for every digraph with loops of up to `max_nodes` nodes (of 4 nodes: without loops, 4,096 of them).
template <class Use>
void all_digraphs(std::uint32_t max_nodes, Use use) {
  for (std::uint32_t nodes = 1; nodes <= max_nodes; ++nodes) {
    std::vector<Pair> possible;
    for (std::uint32_t a = 0; a < nodes; ++a)
      for (std::uint32_t b = 0; b < nodes; ++b)
        if (a != b || nodes < 4) possible.push_back({a, b});
    for (std::uint32_t chosen = 0; chosen < 1U << possible.size(); ++chosen) {
      std::vector<Pair> pairs;
      for (std::uint32_t i = 0; i < possible.size(); ++i)
        if ((chosen >> i & 1) != 0) pairs.push_back({possible[i].source, possible[i].target, 0, 1 + static_cast<std::int64_t>(i % 3)});
      use(nodes, pairs);
    }
  }
}

}  // namespace signatory::graph::test
