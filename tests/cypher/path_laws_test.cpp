// Paths against a naive enumerator, over all loop-free digraphs of up to three nodes and a sample of those of four, in every mode.
#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <random>

#include "cypher/engine.h"

using namespace signatory::cypher;
namespace graph = signatory::graph;

namespace {

struct Digraph {
  int nodes = 0;
  std::vector<std::pair<int, int>> edges;
};

// Bit k of `bits` says whether the k-th ordered pair of different nodes has an edge.
Digraph digraph(int nodes, unsigned bits) {
  Digraph out{nodes, {}};
  for (int a = 0; a < nodes; ++a) {
    for (int b = 0; b < nodes; ++b) {
      if (a == b) continue;
      if ((bits & 1U) != 0) out.edges.emplace_back(a, b);
      bits >>= 1U;
    }
  }
  return out;
}

void build(const Digraph& shape, graph::Graph& graph) {
  graph::Transaction t = graph.begin();
  const graph::TypeId type = graph.symbols().types.intern("T");
  std::vector<graph::NodeId> nodes;
  for (int i = 0; i < shape.nodes; ++i) nodes.push_back(t.create_node());
  for (const auto& [a, b] : shape.edges) REQUIRE(t.create_edge(type, nodes[static_cast<std::size_t>(a)], nodes[static_cast<std::size_t>(b)]));
  REQUIRE(graph.commit(t));
}

enum class Mode { kTrail, kAcyclic, kSimple, kWalk };

// The number of paths of each length, over all starts, by plain recursion.
class Enumerator {
 public:
  Enumerator(const Digraph& graph, Mode mode, bool directed, int longest) : graph_(graph), mode_(mode), directed_(directed), longest_(longest), counts_(static_cast<std::size_t>(longest) + 1) {}
  std::vector<std::int64_t> run() {
    for (int start = 0; start < graph_.nodes; ++start) {
      nodes_ = {start};
      edges_.clear();
      visit();
    }
    return counts_;
  }

 private:
  bool allowed() const {
    const auto repeats = [](auto list) {
      std::sort(list.begin(), list.end());
      return std::adjacent_find(list.begin(), list.end()) != list.end();
    };
    if (mode_ == Mode::kWalk) return true;
    if (repeats(edges_)) return false;
    if (mode_ == Mode::kTrail) return true;
    const bool closed = mode_ == Mode::kSimple && nodes_.size() > 1 && nodes_.front() == nodes_.back();
    return !repeats(std::vector<int>(nodes_.begin() + (closed ? 1 : 0), nodes_.end()));
  }
  void visit() {
    if (!allowed()) return;
    ++counts_[edges_.size()];
    if (static_cast<int>(edges_.size()) == longest_) return;
    const int at = nodes_.back();
    for (std::size_t e = 0; e < graph_.edges.size(); ++e) {
      const auto& [a, b] = graph_.edges[e];
      if (a == at) step(static_cast<int>(e), b);
      if (!directed_ && b == at) step(static_cast<int>(e), a);
    }
  }
  void step(int edge, int node) {
    edges_.push_back(edge);
    nodes_.push_back(node);
    visit();
    edges_.pop_back();
    nodes_.pop_back();
  }
  const Digraph& graph_;
  Mode mode_;
  bool directed_;
  int longest_;
  std::vector<int> nodes_;
  std::vector<int> edges_;
  std::vector<std::int64_t> counts_;
};

std::int64_t count(const Engine& engine, const std::string& query) {
  auto cursor = engine.run(query);
  REQUIRE(cursor);
  REQUIRE(cursor->next());
  return cursor->row()[0].as_integer();
}

constexpr int kLongest = 4;

void check_graph(const Digraph& shape) {
  graph::Graph graph;
  build(shape, graph);
  const Engine engine(graph);
  const std::array<std::pair<Mode, std::string>, 4> modes{{{Mode::kTrail, "TRAIL"}, {Mode::kAcyclic, "ACYCLIC"}, {Mode::kSimple, "SIMPLE"}, {Mode::kWalk, "WALK"}}};
  for (const auto& [mode, name] : modes) {
    for (const bool directed : {true, false}) {
      const std::vector<std::int64_t> wanted = Enumerator(shape, mode, directed, kLongest).run();
      const std::string arrow = directed ? "->" : "-";
      for (int least = 0; least <= kLongest; least += 2) {
        std::int64_t sum = 0;
        for (int k = least; k <= kLongest; ++k) sum += wanted[static_cast<std::size_t>(k)];
        const std::string range = std::to_string(least) + "," + std::to_string(kLongest);
        const std::string star = "MATCH p = " + name + " (a)-[:T*" + std::to_string(least) + ".." + std::to_string(kLongest) + "]" + arrow + "(b) RETURN count(p)";
        const std::string group = "MATCH p = " + name + " (a)(()-[:T]" + arrow + "()){" + range + "}(b) RETURN count(p)";
        CAPTURE(star);
        CHECK(count(engine, star) == sum);
        CAPTURE(group);
        CHECK(count(engine, group) == sum);
      }
    }
  }
}

}  // namespace

TEST_CASE("all loop-free digraphs of up to three nodes have the paths that plain recursion finds") {
  for (int nodes = 1; nodes <= 3; ++nodes)
    for (unsigned bits = 0; bits < 1U << static_cast<unsigned>(nodes * (nodes - 1)); ++bits) check_graph(digraph(nodes, bits));
}

TEST_CASE("so have digraphs of four nodes") {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) check_graph(digraph(4, static_cast<unsigned>(random()) & 0xFFFU));
}

TEST_CASE("shortest paths are the shortest of all paths") {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    const unsigned bits = static_cast<unsigned>(random()) & 0xFFFU;
    CAPTURE(bits);
    graph::Graph graph;
    build(digraph(4, bits), graph);
    const Engine engine(graph);
    for (const std::string arrow : {"->", "-"}) {
      const std::string least = "MATCH p = (a)-[:T*1..6]" + arrow + "(b) WHERE id(a) <> id(b) WITH a, b, min(length(p)) AS l ";
      CHECK(count(engine, least + "RETURN coalesce(sum(l), 0)") == count(engine, "MATCH p = ANY SHORTEST (a)-[:T]" + arrow + "+(b) WHERE id(a) <> id(b) RETURN coalesce(sum(length(p)), 0)"));
      CHECK(count(engine, least + "MATCH q = (a)-[:T*1..6]" + arrow + "(b) WHERE length(q) = l RETURN count(q)") == count(engine, "MATCH p = ALL SHORTEST (a)-[:T]" + arrow + "+(b) WHERE id(a) <> id(b) RETURN count(p)"));
      CHECK(count(engine, "MATCH p = (a)-[:T*1..6]" + arrow + "(b) WHERE id(a) <> id(b) RETURN count(p)") >= count(engine, "MATCH p = SHORTEST 2 (a)-[:T]" + arrow + "+(b) WHERE id(a) <> id(b) RETURN count(p)"));
    }
  }
}
