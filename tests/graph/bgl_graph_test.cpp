#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/bgl_graph.h"

#include <doctest/doctest.h>

#include "graph/support.h"

using namespace signatory::graph;

BOOST_CONCEPT_ASSERT((boost::GraphConcept<BglGraph>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<BglGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<BglGraph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<BglGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<BglGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<BglGraph>));
BOOST_CONCEPT_ASSERT((boost::VertexAndEdgeListGraphConcept<BglGraph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<BglVertexIndex, std::uint32_t>));

TEST_CASE("every edge is seen from both ends and in the list") {
  const SnapshotPtr snapshot = test::graph_of(4, {{0, 1}, {0, 1}, {1, 2}, {2, 0}, {2, 2}});
  const BglGraph g(*snapshot->base());
  std::size_t out = 0, in = 0, listed = 0;
  for (auto [v, end] = vertices(g); v != end; ++v) {
    for (auto [e, last] = out_edges(*v, g); e != last; ++e, ++out) CHECK(source(*e, g) == *v);
    for (auto [e, last] = in_edges(*v, g); e != last; ++e, ++in) CHECK(target(*e, g) == *v);
  }
  for (auto [e, end] = edges(g); e != end; ++e, ++listed) CHECK(snapshot->view().source(EdgeId((*e).edge)).value() == source(*e, g));
  CHECK(out == 5);
  CHECK(in == 5);
  CHECK(listed == 5);
}

TEST_CASE("a BGL algorithm runs on it unchanged") {
  const SnapshotPtr snapshot = test::graph_of(5, {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}});
  const BglGraph g(*snapshot->base());
  std::vector<int> component(num_vertices(g));
  const int count = boost::strong_components(g, boost::make_iterator_property_map(component.begin(), BglVertexIndex{}), boost::vertex_index_map(BglVertexIndex{}));
  CHECK(count == 3);
  CHECK(component[0] == component[2]);
  CHECK(component[3] != component[4]);
}
