// BglGraph: a Base seen through the concepts of the Boost Graph Library — VertexListGraph, IncidenceGraph, BidirectionalGraph,
// AdjacencyGraph, EdgeListGraph and a vertex index — so that every BGL algorithm runs on it, as a fallback and as the tests' oracle.
//
// Vertices are 0 … node_bound - 1: ids that are not in use are vertices without edges. It sees the base alone: compact() a snapshot
// with a delta first. It borrows the Base. Include the Boost headers that you need before using it; this header names none, so that
// Boost stays in the .cpp files that call it.
//
//   BglGraph g(*snapshot->base());
//   std::vector<int> component(num_vertices(g));
//   boost::strong_components(g, boost::make_iterator_property_map(component.begin(), BglVertexIndex{}), boost::vertex_index_map(BglVertexIndex{}));
#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

#include "graph/base_graph.h"

namespace boost {
struct directed_tag;
struct allow_parallel_edge_tag;
struct bidirectional_graph_tag;
struct adjacency_graph_tag;
struct vertex_list_graph_tag;
struct edge_list_graph_tag;
struct readable_property_map_tag;
}  // namespace boost

namespace signatory::graph {

struct BglEdge {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint32_t edge = 0;
  friend bool operator==(const BglEdge& a, const BglEdge& b) { return a.edge == b.edge; }
  friend bool operator!=(const BglEdge& a, const BglEdge& b) { return a.edge != b.edge; }
};

// Random access over a number that stands for a vertex or a place in a column; `Get` turns it into what is meant.
template <class Value, class Get>
class BglIterator {
 public:
  using value_type = Value;
  using reference = Value;
  using pointer = void;
  using difference_type = std::ptrdiff_t;
  using iterator_category = std::random_access_iterator_tag;
  BglIterator() = default;
  BglIterator(Get get, std::uint32_t at) : get_(get), at_(at) {}
  Value operator*() const { return get_(at_); }
  BglIterator& operator++() { return ++at_, *this; }
  BglIterator operator++(int) { return {get_, at_++}; }
  BglIterator& operator--() { return --at_, *this; }
  BglIterator operator--(int) { return {get_, at_--}; }
  BglIterator& operator+=(difference_type n) { return at_ = static_cast<std::uint32_t>(at_ + n), *this; }
  BglIterator& operator-=(difference_type n) { return *this += -n; }
  friend BglIterator operator+(BglIterator it, difference_type n) { return it += n; }
  friend BglIterator operator-(BglIterator it, difference_type n) { return it -= n; }
  friend difference_type operator-(const BglIterator& a, const BglIterator& b) { return difference_type{a.at_} - difference_type{b.at_}; }
  Value operator[](difference_type n) const { return *(*this + n); }
  friend bool operator==(const BglIterator& a, const BglIterator& b) { return a.at_ == b.at_; }
  friend auto operator<=>(const BglIterator& a, const BglIterator& b) { return a.at_ <=> b.at_; }

 private:
  Get get_ = {};
  std::uint32_t at_ = 0;
};

// Completed where Boost is included.
template <class... Tags>
struct BglTraversal : virtual Tags... {};

class BglGraph {
 public:
  explicit BglGraph(const Base& base) : base_(&base.parts()) {}
  const BaseParts& parts() const { return *base_; }

  struct Vertex {
    std::uint32_t operator()(std::uint32_t at) const { return at; }
  };
  struct Incident {  // an edge of one vertex
    const Adjacency* adjacency = nullptr;
    std::uint32_t self = 0;
    bool incoming = false;
    BglEdge operator()(std::uint32_t at) const {
      const std::uint32_t other = adjacency->nodes[at];
      return incoming ? BglEdge{other, self, adjacency->edges[at]} : BglEdge{self, other, adjacency->edges[at]};
    }
  };
  struct Adjacent {
    const Adjacency* adjacency = nullptr;
    std::uint32_t operator()(std::uint32_t at) const { return adjacency->nodes[at]; }
  };
  struct Listed {  // all edges, in the order of the incoming column
    const BaseParts* parts = nullptr;
    BglEdge operator()(std::uint32_t at) const {
      const std::uint32_t edge = parts->in.edges[at];
      return {parts->source[edge], parts->target[edge], edge};
    }
  };

  // What boost::graph_traits asks for.
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = BglEdge;
  using vertex_iterator = BglIterator<std::uint32_t, Vertex>;
  using out_edge_iterator = BglIterator<BglEdge, Incident>;
  using in_edge_iterator = out_edge_iterator;
  using adjacency_iterator = BglIterator<std::uint32_t, Adjacent>;
  using edge_iterator = BglIterator<BglEdge, Listed>;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::uint32_t;
  using directed_category = boost::directed_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = BglTraversal<boost::bidirectional_graph_tag, boost::adjacency_graph_tag, boost::vertex_list_graph_tag, boost::edge_list_graph_tag>;
  static vertex_descriptor null_vertex() { return 0xffffffffU; }

 private:
  const BaseParts* base_;
};

struct BglVertexIndex {
  using value_type = std::uint32_t;
  using reference = std::uint32_t;
  using key_type = std::uint32_t;
  using category = boost::readable_property_map_tag;
};
inline std::uint32_t get(const BglVertexIndex&, std::uint32_t vertex) { return vertex; }

using BglVertexIterator = BglGraph::vertex_iterator;
using BglIncidentIterator = BglGraph::out_edge_iterator;
using BglAdjacentIterator = BglGraph::adjacency_iterator;
using BglListIterator = BglGraph::edge_iterator;

inline std::uint32_t source(const BglEdge& edge, const BglGraph&) { return edge.source; }
inline std::uint32_t target(const BglEdge& edge, const BglGraph&) { return edge.target; }
inline std::uint32_t num_vertices(const BglGraph& g) { return g.parts().node_bound; }
inline std::uint32_t num_edges(const BglGraph& g) { return static_cast<std::uint32_t>(g.parts().edge_count); }
inline std::pair<BglVertexIterator, BglVertexIterator> vertices(const BglGraph& g) { return {{{}, 0}, {{}, num_vertices(g)}}; }
inline std::pair<BglIncidentIterator, BglIncidentIterator> out_edges(std::uint32_t v, const BglGraph& g) {
  const BglGraph::Incident get{&g.parts().out, v, false};
  return {{get, g.parts().out.begin(v)}, {get, g.parts().out.end(v)}};
}
inline std::pair<BglIncidentIterator, BglIncidentIterator> in_edges(std::uint32_t v, const BglGraph& g) {
  const BglGraph::Incident get{&g.parts().in, v, true};
  return {{get, g.parts().in.begin(v)}, {get, g.parts().in.end(v)}};
}
inline std::uint32_t out_degree(std::uint32_t v, const BglGraph& g) { return g.parts().out.end(v) - g.parts().out.begin(v); }
inline std::uint32_t in_degree(std::uint32_t v, const BglGraph& g) { return g.parts().in.end(v) - g.parts().in.begin(v); }
inline std::uint32_t degree(std::uint32_t v, const BglGraph& g) { return out_degree(v, g) + in_degree(v, g); }
inline std::pair<BglAdjacentIterator, BglAdjacentIterator> adjacent_vertices(std::uint32_t v, const BglGraph& g) {
  const BglGraph::Adjacent get{&g.parts().out};
  return {{get, g.parts().out.begin(v)}, {get, g.parts().out.end(v)}};
}
inline std::pair<BglListIterator, BglListIterator> edges(const BglGraph& g) {
  const BglGraph::Listed get{&g.parts()};
  return {{get, 0}, {get, num_edges(g)}};
}

}  // namespace signatory::graph
