#include "graph/stored_graph.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "store/graph_rows.h"

using namespace signatory::graph;
using signatory::base::ErrorCode;
namespace store = signatory::store;

namespace {

// A new database file in the folder for temporary files, removed at the end.
struct File {
  explicit File(const char* name) : path((std::filesystem::temp_directory_path() / (std::string("signatory-") + name + std::to_string(::getpid()) + ".db")).string()) {
    remove();
    CHECK(store::Database::open(path, {.mode = store::OpenMode::kCreate, .schema_folder = {}}).has_value());
  }
  ~File() { remove(); }
  void remove() const {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  }
  void execute(const std::string& sql) const {
    auto database = store::Database::open(path, {.mode = store::OpenMode::kReadWrite, .schema_folder = {}});
    REQUIRE(database.has_value());
    REQUIRE(store::guarded([&] { database->connection().execute(sql); }).has_value());
  }
  std::string path;
};

std::vector<std::string> described(const View& view) {
  std::vector<std::string> result;
  const auto text = [&](const std::vector<Property>& properties) {
    std::string out;
    for (const Property& p : properties) out += " " + std::string(view.symbols().keys.name(p.key)) + "=" + std::to_string(p.value.hash());
    return out;
  };
  for (const NodeId node : view.nodes()) {
    std::string line = "node " + std::to_string(node.value());
    for (const LabelId label : view.labels(node)) line += ":" + std::string(view.symbols().labels.name(label));
    result.push_back(line + text(view.properties(node)));
  }
  for (const EdgeId edge : view.edges())
    result.push_back("edge " + std::to_string(edge.value()) + " " + std::string(view.symbols().types.name(view.type(edge))) + " " + std::to_string(view.source(edge).value()) + " " +
                     std::to_string(view.target(edge).value()) + text(view.properties(edge)));
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

TEST_CASE("what is committed is there when the file is opened again, ids included") {
  const File file("commit");
  std::vector<std::string> before;
  {
    auto stored = StoredGraph::open(file.path).value();
    Graph& graph = stored->graph();
    Transaction tx = graph.begin();
    const LabelId country = graph.symbols().labels.intern("Country"), state = graph.symbols().labels.intern("State");
    const KeyId name = graph.symbols().keys.intern("name"), since = graph.symbols().keys.intern("since");
    const NodeId a = tx.create_node(std::array{country, state}), b = tx.create_node(), c = tx.create_node(std::array{country});
    tx.set_property(a, name, PropertyValue::string("Việt Nam"));
    tx.set_property(c, since, PropertyValue::list({PropertyValue::date({1}), PropertyValue::date({2})}));
    const EdgeId edge = tx.create_edge(graph.symbols().types.intern("MET"), a, b).value();
    tx.set_property(edge, since, PropertyValue::floating(1));
    CHECK(tx.create_edge(graph.symbols().types.intern("MET"), a, a));
    REQUIRE(graph.commit(tx, stored->persist()));

    Transaction second = graph.begin();
    second.remove_label(a, state);
    second.set_property(a, name, PropertyValue::string("Vietnam"));
    second.remove_property(edge, since);
    CHECK(second.detach_delete_node(c));
    REQUIRE(graph.commit(second, stored->persist()));
    before = described(graph.snapshot()->view());
  }
  for (const unsigned threads : {1U, 3U}) {
    auto again = StoredGraph::open(file.path, {.threads = threads}).value();
    CHECK(described(again->graph().snapshot()->view()) == before);
    CHECK(again->graph().snapshot()->epoch() == 2);
  }
}

TEST_CASE("a transaction on a graph that another process has changed conflicts until it is refreshed") {
  const File file("conflict");
  auto first = StoredGraph::open(file.path).value(), second = StoredGraph::open(file.path).value();
  const auto create = [](StoredGraph& stored) {
    Transaction tx = stored.graph().begin();
    tx.create_node();
    return stored.graph().commit(tx, stored.persist());
  };
  CHECK(create(*first));
  CHECK(create(*second).error().detail == "Transaction.Conflict");
  CHECK(second->graph().snapshot()->view().node_count() == 0);
  CHECK(second->refresh().value());
  CHECK_FALSE(second->refresh().value());
  CHECK(create(*second));
  CHECK(second->graph().snapshot()->view().node_count() == 2);
}

TEST_CASE("a user's change to an extracted node is kept as an overlay, a deletion is remembered") {
  const File file("overlay");
  file.execute(
      "INSERT INTO label (id, name) VALUES (1, 'Country'); INSERT INTO node (id, key, origin, properties) VALUES (1, 'country/VN', 0, '{\"name\":\"Vietnam\",\"x\":1}'), (2, 'country/SE', 0, '{}');"
      "INSERT INTO node_label VALUES (1, 1, 0), (2, 1, 0)");
  auto stored = StoredGraph::open(file.path).value();
  Graph& graph = stored->graph();
  Transaction tx = graph.begin();
  tx.set_property(NodeId(1), *graph.symbols().keys.find("name"), PropertyValue::string("Viet Nam"));
  tx.remove_property(NodeId(1), *graph.symbols().keys.find("x"));
  CHECK(tx.detach_delete_node(NodeId(2)));
  REQUIRE(graph.commit(tx, stored->persist()));
  auto database = store::Database::open(file.path, {.mode = store::OpenMode::kReadOnly, .schema_folder = {}});
  CHECK(database->connection().number(R"(SELECT count(*) FROM node WHERE id = 1 AND json_extract(overlay, '$.name') = 'Viet Nam' AND json_type(overlay, '$.x') = 'null')") == 1);
  CHECK(database->connection().number("SELECT count(*) FROM deleted WHERE key = 'country/SE'") == 1);
}

TEST_CASE("damaged rows are told with their place") {
  const File file("damaged");
  file.execute("INSERT INTO edge_type (id, name) VALUES (1, 'MET'); INSERT INTO node (id, origin, properties) VALUES (1, 2, '{}'); INSERT INTO edge (id, type, source, target, origin, properties) VALUES (5, 1, 1, 9, 2, '{}')");
  auto dangling = StoredGraph::open(file.path);
  REQUIRE_FALSE(dangling.has_value());
  CHECK(dangling.error().code == ErrorCode::kDamaged);
  CHECK(dangling.error().message == "edge 5 ends in node 9, which does not exist");
  file.execute("DELETE FROM edge; UPDATE node SET properties = '{\"a\":{\"b\":1}}'");
  auto unreadable = StoredGraph::open(file.path);
  REQUIRE_FALSE(unreadable.has_value());
  CHECK(unreadable.error().code == ErrorCode::kDamaged);
  CHECK(unreadable.error().where.find("node 1") != std::string::npos);
}

TEST_CASE("readers see whole commits while a writer works") {
  const File file("threads");
  auto stored = StoredGraph::open(file.path).value();
  Graph& graph = stored->graph();
  const TypeId met = graph.symbols().types.intern("MET");
  std::atomic<bool> done{false};
  std::vector<std::thread> readers;
  std::atomic<int> torn{0};
  for (int i = 0; i < 2; ++i)
    readers.emplace_back([&] {
      while (!done) {
        const SnapshotPtr snapshot = graph.snapshot();
        const View view = snapshot->view();
        std::uint64_t degrees = 0;
        for (const NodeId node : view.nodes()) degrees += view.degree(node, Direction::kOut);
        // Each commit adds two nodes and three edges.
        torn += view.node_count() / 2 * 3 != view.edge_count() || degrees != view.edge_count() || view.count(met) != view.edge_count();
      }
    });
  for (int i = 0; i < 40; ++i) {
    Transaction tx = graph.begin();
    const NodeId a = tx.create_node(), b = tx.create_node();
    CHECK(tx.create_edge(met, a, b));
    CHECK(tx.create_edge(met, b, a));
    CHECK(tx.create_edge(met, a, a));
    REQUIRE(graph.commit(tx, stored->persist()));
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(torn == 0);
}
