#include "graph/image.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <random>

#include "graph/compact.h"
#include "graph/stored_graph.h"
#include "graph/support.h"

using namespace signatory::graph;
namespace store = signatory::store;

namespace {

store::Image image_of(const Base& base) {
  const ImageBytes bytes = encode_image(base);
  store::Image image;
  for (const store::ImagePart& part : bytes.parts) image.emplace(part.name, std::string(part.bytes));
  return image;
}

// A graph with gaps in its ids, several labels, and values of every packing.
SnapshotPtr sample() {
  std::mt19937 random(4);
  Graph graph(test::graph_of(40, test::random_pairs(random, 40, 120, 3)));
  Transaction tx = graph.begin();
  const LabelId a = graph.symbols().labels.intern("A"), b = graph.symbols().labels.intern("B");
  const KeyId name = graph.symbols().keys.intern("name"), odd = graph.symbols().keys.intern("odd"), score = graph.symbols().keys.intern("score");
  for (std::uint64_t node = 0; node < 40; node += 2) {
    tx.add_label(NodeId(node), node % 4 == 0 ? a : b);
    tx.set_property(NodeId(node), name, PropertyValue::string("node " + std::to_string(node)));
    tx.set_property(NodeId(node), score, PropertyValue::floating(static_cast<double>(node) / 3));
    tx.set_property(NodeId(node), odd, node % 4 == 0 ? PropertyValue::list({PropertyValue::date({static_cast<std::int64_t>(node)})}) : PropertyValue::boolean(true));
  }
  tx.detach_delete_node(NodeId(7));
  return compact(*graph.commit(tx).value()).value();
}

std::size_t differences(const View& a, const View& b) {
  std::size_t count = a.node_count() != b.node_count() || a.edge_count() != b.edge_count() || a.node_bound() != b.node_bound();
  for (std::uint64_t id = 0; id < a.node_bound(); ++id) {
    const NodeId node(id);
    const auto left = a.labels(node), right = b.labels(node);
    count += a.contains(node) != b.contains(node) || !std::equal(left.begin(), left.end(), right.begin(), right.end());
    std::vector<Neighbour> x, y;
    for (const Neighbour& n : a.expand(node, Direction::kBoth)) x.push_back(n);
    for (const Neighbour& n : b.expand(node, Direction::kBoth)) y.push_back(n);
    count += x != y;
    for (std::uint32_t key = 0; key < 5; ++key) count += !(a.property(node, KeyId(key)) == b.property(node, KeyId(key)));
  }
  for (const EdgeId edge : a.edges())
    count += a.type(edge) != b.type(edge) || a.source(edge) != b.source(edge) || !(a.property(edge, KeyId(0)) == b.property(edge, KeyId(0)));
  return count;
}

// Reads everything once, so that a sanitizer sees what a damaged image would make us touch.
std::size_t touch(const View& view) {
  std::size_t sum = 0;
  for (const NodeId node : view.nodes()) {
    for (const Neighbour& n : view.expand(node, Direction::kBoth)) sum += view.properties(n.edge).size() + view.labels(n.node).size();
    for (const Property& p : view.properties(node)) sum += p.value.hash() & 1;
  }
  return sum;
}

}  // namespace

TEST_CASE("a base comes back from its image as it was") {
  const SnapshotPtr before = sample();
  const auto base = decode_image(image_of(*before->base()), std::make_shared<Symbols>());
  REQUIRE(base != nullptr);
  const Snapshot after(base, nullptr, 1);
  CHECK(differences(before->view(), after.view()) == 0);
  CHECK(after.view().find_nodes(LabelId(0), *after.view().symbols().keys.find("name"), PropertyRef::string("node 4")) == std::vector{NodeId(4)});
  const SnapshotPtr empty = test::graph_of(0, {});
  CHECK(decode_image(image_of(*empty->base()), std::make_shared<Symbols>()) != nullptr);
}

TEST_CASE("names that have other ids already make an image useless") {
  auto symbols = std::make_shared<Symbols>();
  symbols->types.intern("T1");
  CHECK(decode_image(image_of(*sample()->base()), symbols) == nullptr);
}

TEST_CASE("a truncated or damaged image is refused or harmless") {
  const store::Image good = image_of(*sample()->base());
  for (const auto& [name, bytes] : good) {
    store::Image image = good;
    image.erase(name);
    CHECK(decode_image(image, std::make_shared<Symbols>()) == nullptr);
    for (const std::size_t size : {std::size_t{0}, bytes.size() / 2}) {
      image = good;
      image[name].resize(size);
      if (size < bytes.size()) CHECK_MESSAGE(decode_image(image, std::make_shared<Symbols>()) == nullptr, name);
    }
  }
  std::mt19937 random(8);
  std::size_t accepted = 0;
  for (int round = 0; round < 4000; ++round) {
    store::Image image = good;
    auto at = image.begin();
    std::advance(at, random() % image.size());
    if (at->second.empty()) continue;
    at->second[random() % at->second.size()] = static_cast<char>(random());
    if (const auto base = decode_image(image, std::make_shared<Symbols>())) ++accepted, touch(Snapshot(base, nullptr, 1).view());
  }
  CHECK(accepted < 4000);
}

TEST_CASE("the database keeps an image for one epoch and notices damage") {
  const std::string path = (std::filesystem::temp_directory_path() / ("signatory-image-" + std::to_string(::getpid()) + ".db")).string();
  std::filesystem::remove(path);
  auto database = store::Database::open(path, {.mode = store::OpenMode::kCreate, .schema_folder = {}}).value();
  const SnapshotPtr snapshot = sample();
  const ImageBytes bytes = encode_image(*snapshot->base());
  REQUIRE(store::write_image(database, 0, bytes.parts));
  CHECK(store::read_image(database, 0).value().value() == image_of(*snapshot->base()));
  CHECK_FALSE(store::read_image(database, 1).value().has_value());
  REQUIRE(store::guarded([&] { database.connection().execute("UPDATE image SET bytes = zeroblob(length(bytes)) WHERE part = 'out.nodes'"); }));
  CHECK_FALSE(store::read_image(database, 0).value().has_value());
  REQUIRE(store::write_image(database, 0, bytes.parts));
  REQUIRE(store::guarded([&] { database.connection().execute("DELETE FROM image WHERE part = 'in.nodes'"); }));
  CHECK_FALSE(store::read_image(database, 0).value().has_value());
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
}
