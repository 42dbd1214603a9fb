#include "graph/property_graph.h"

#include <doctest/doctest.h>

#include <array>

using namespace signatory::graph;
using signatory::base::ErrorCode;

namespace {

std::vector<std::uint64_t> ids(const Expansion& expansion) {
  std::vector<std::uint64_t> result;
  for (const Neighbour& n : expansion) result.push_back(n.node.value());
  return result;
}

struct Treaties {
  Graph graph;
  LabelId country = graph.symbols().labels.intern("Country"), treaty = graph.symbols().labels.intern("Agreement");
  TypeId signed_type = graph.symbols().types.intern("SIGNED"), met = graph.symbols().types.intern("MET");
  KeyId name = graph.symbols().keys.intern("name"), date = graph.symbols().keys.intern("date");
};

}  // namespace

TEST_CASE("the example: write, read one's own writes, commit, read") {
  Treaties t;
  Transaction tx = t.graph.begin();
  const NodeId vietnam = tx.create_node(std::array{t.country}), hanoi = tx.create_node(std::array{t.treaty});
  tx.set_property(vietnam, t.name, PropertyValue::string("Vietnam"));
  const EdgeId edge = tx.create_edge(t.signed_type, vietnam, hanoi).value();
  tx.set_property(edge, t.date, PropertyValue::date({20386}));

  CHECK(tx.view().degree(hanoi, Direction::kIn) == 1);
  CHECK(t.graph.snapshot()->view().node_count() == 0);
  const SnapshotPtr before = t.graph.snapshot();
  const SnapshotPtr now = t.graph.commit(tx).value();
  CHECK(before->view().node_count() == 0);
  CHECK(now == t.graph.snapshot());
  CHECK(now->epoch() == 1);

  const View view = now->view();
  CHECK(view.find_nodes(t.country, t.name, PropertyRef::string("Vietnam")) == std::vector{vietnam});
  for (const Neighbour& n : view.expand(vietnam, Direction::kOut, t.signed_type)) {
    CHECK(n.node == hanoi);
    CHECK(view.property(n.edge, t.date).as_date().epoch_days == 20386);
  }
  CHECK(view.edges_between(hanoi, vietnam, Direction::kIn) == std::vector{edge});
}

TEST_CASE("parallel edges are kept, a loop appears once whatever the direction") {
  Treaties t;
  Transaction tx = t.graph.begin();
  const NodeId a = tx.create_node(), b = tx.create_node();
  for (int i = 0; i < 2; ++i) CHECK(tx.create_edge(t.met, a, b));
  CHECK(tx.create_edge(t.met, a, a));
  for (const View& view : {tx.view(), t.graph.commit(tx).value()->view()}) {
    CHECK(ids(view.expand(a, Direction::kOut)) == std::vector<std::uint64_t>{0, 1, 1});
    CHECK(ids(view.expand(a, Direction::kIn)) == std::vector<std::uint64_t>{0});
    CHECK(view.degree(a, Direction::kBoth) == 3);
    CHECK(view.degree(a, Direction::kBoth, t.signed_type) == 0);
  }
}

TEST_CASE("a node with relationships is deleted only when detached; what is deleted is gone for every reading") {
  Treaties t;
  Transaction tx = t.graph.begin();
  const NodeId a = tx.create_node(std::array{t.country}), b = tx.create_node(std::array{t.country});
  const EdgeId edge = tx.create_edge(t.met, a, b).value();
  const auto refused = tx.delete_node(a);
  CHECK(refused.error().code == ErrorCode::kData);
  CHECK(refused.error().detail == "ConstraintVerificationFailed.DeleteConnectedNode");
  CHECK(tx.detach_delete_node(a));
  CHECK_FALSE(tx.detach_delete_node(a));
  CHECK_FALSE(tx.view().contains(a));
  CHECK_FALSE(tx.view().contains(edge));
  CHECK(tx.view().type(edge) == t.met);
  CHECK(tx.view().count(t.country) == 1);
  CHECK(tx.view().expand(b, Direction::kBoth).empty());
  CHECK(tx.create_edge(t.met, a, b).error().code == ErrorCode::kNotFound);
}

TEST_CASE("the second of two concurrent transactions is told to begin again") {
  Treaties t;
  Transaction first = t.graph.begin(), second = t.graph.begin();
  first.create_node();
  second.create_node();
  CHECK(t.graph.commit(first));
  const auto refused = t.graph.commit(second);
  CHECK(refused.error().detail == "Transaction.Conflict");
  CHECK(t.graph.snapshot()->view().node_count() == 1);
}

TEST_CASE("a commit that cannot be stored leaves the graph as it was") {
  Treaties t;
  Transaction tx = t.graph.begin();
  tx.create_node();
  const auto refused = t.graph.commit(tx, [](const signatory::base::GraphChanges&) -> Result<void> { return signatory::base::fail(ErrorCode::kIo, "disk full"); });
  CHECK(refused.error().code == ErrorCode::kIo);
  CHECK(t.graph.snapshot()->view().node_count() == 0);
  CHECK(t.graph.commit(tx));
}

TEST_CASE("changes() is the net effect, by name") {
  Treaties t;
  Transaction setup = t.graph.begin();
  const NodeId a = setup.create_node(std::array{t.country}), b = setup.create_node();
  const EdgeId edge = setup.create_edge(t.met, a, b).value();
  REQUIRE(t.graph.commit(setup));

  Transaction tx = t.graph.begin();
  tx.delete_edge(edge);
  const NodeId passing = tx.create_node();
  tx.detach_delete_node(passing);
  const NodeId c = tx.create_node(std::array{t.treaty, t.country});
  tx.set_property(c, t.name, PropertyValue::string("Hanoi"));
  tx.set_property(a, t.name, PropertyValue::integer(1));
  tx.set_property(b, t.name, PropertyValue::integer(1));
  tx.remove_property(b, t.name);
  const EdgeId made = tx.create_edge(t.signed_type, a, c).value();
  const auto changes = tx.changes();
  CHECK(changes.edges_deleted == std::vector{edge});
  CHECK(changes.nodes_deleted.empty());
  REQUIRE(changes.nodes_created.size() == 1);
  CHECK(changes.nodes_created[0].labels == std::vector<std::string>{"Agreement", "Country"});
  REQUIRE(changes.nodes_changed.size() == 1);
  CHECK(changes.nodes_changed[0].id == a);
  CHECK(changes.nodes_changed[0].properties[0].first == "name");
  REQUIRE(changes.edges_created.size() == 1);
  CHECK(changes.edges_created[0].id == made);
  CHECK(changes.edges_created[0].type == "SIGNED");
  CHECK(changes.edges_changed.empty());
}

TEST_CASE("ids that were never given are empty, not errors") {
  const Graph graph;
  const View view = graph.snapshot()->view();
  for (const std::uint64_t id : {std::uint64_t{0}, std::uint64_t{7}, ~std::uint64_t{0}}) {
    CHECK_FALSE(view.contains(NodeId(id)));
    CHECK_FALSE(view.contains(EdgeId(id)));
    CHECK(view.labels(NodeId(id)).empty());
    CHECK(view.expand(NodeId(id), Direction::kBoth).empty());
    CHECK_FALSE(view.property(NodeId(id), KeyId(3)).exists());
    CHECK(view.properties(EdgeId(id)).empty());
  }
}
