// The peers' workloads on the graph library itself, without a query language: import, load, traversals, algorithms.
//
//   bench_graph DATA DATABASE      DATA: nodes.csv, edges_<TYPE>.csv, params.json; DATABASE is made if it does not exist
//
// Prints one JSON object a line: peer, dataset, workload, n, ms_med, ms_mean, ms_min, ms_p95, answer, rss_mb, note.
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <nlohmann/json.hpp>

#include "graph/base_graph.h"
#include "graph/centrality.h"
#include "graph/components.h"
#include "graph/k_paths.h"
#include "graph/neighbourhood.h"
#include "graph/shortest_path.h"
#include "graph/stored_graph.h"
#include "store/import.h"

namespace {

using namespace signatory;
using namespace signatory::graph;

constexpr double kBudgetMs = 20'000;

double now_ms() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::size_t memory_mb(const char* key) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(key)) return std::strtoull(line.c_str() + std::string_view(key).size(), nullptr, 10) / 1024;
  return 0;
}

template <class T>
T must(base::Result<T> result) {
  if (!result) {
    std::cerr << result.error().to_string() << "\n";
    std::exit(base::exit_code(result.error().code));
  }
  return std::move(*result);
}

class Bench {
 public:
  explicit Bench(std::string dataset) : dataset_(std::move(dataset)) {}

  // Runs f(0) … f(n - 1), `rounds` times; the answer is the sum of the first round.
  void run(const char* workload, std::size_t n, int rounds, const std::function<std::int64_t(std::size_t)>& f, const std::string& note = "") const {
    std::vector<double> times;
    std::int64_t answer = 0;
    const double start = now_ms();
    std::size_t done = 0;
    for (int round = 0; round < rounds; ++round)
      for (std::size_t i = 0; i < n && now_ms() - start < kBudgetMs; ++i) {
        const double begin = now_ms();
        const std::int64_t result = f(i);
        times.push_back(now_ms() - begin);
        if (round == 0) answer += result, ++done;
      }
    emit(workload, times, done, done == n ? answer : -1, note);
  }

  void emit(const char* workload, std::vector<double> times, std::size_t n, std::int64_t answer, const std::string& note = "") const {
    std::sort(times.begin(), times.end());
    double sum = 0;
    for (const double t : times) sum += t;
    std::cout << fmt::format(
                     R"({{"peer":"signatory-graph","dataset":"{}","workload":"{}","n":{},"ms_med":{:.6g},"ms_mean":{:.6g},"ms_min":{:.6g},"ms_p95":{:.6g},"answer":{},"rss_mb":{},"note":"{}"}})",
                     dataset_, workload, n, times[times.size() / 2], sum / static_cast<double>(times.size()), times[0], times[std::min(times.size() - 1, times.size() * 95 / 100)], answer,
                     memory_mb("VmRSS:"), note)
              << std::endl;
  }

 private:
  std::string dataset_;
};

struct World {
  Bench bench;
  nlohmann::json params;
  SnapshotPtr snapshot;
  std::vector<NodeId> node_of;  // by the data's id

  std::vector<NodeId> nodes(const char* name) const {
    std::vector<NodeId> result;
    for (const auto& id : params.at(name)) result.push_back(node_of[id.get<std::size_t>()]);
    return result;
  }
  View view() const { return snapshot->view(); }
  TypeId type(const char* name) const { return view().symbols().types.find(name).value_or(TypeId(~0U)); }
};

void import(const Bench& bench, const std::string& data, const std::string& path) {
  const double begin = now_ms();
  auto database = must(store::Database::open(path, {.mode = store::OpenMode::kCreate, .schema_folder = {}}));
  store::ImportFiles files{.nodes = {{data + "/nodes.csv", ""}}, .edges = {}};
  std::vector<std::string> edges;
  for (const auto& entry : std::filesystem::directory_iterator(data))
    if (entry.path().filename().string().starts_with("edges_")) edges.push_back(entry.path().string());
  std::sort(edges.begin(), edges.end());
  for (const std::string& path_of_edges : edges) files.edges.push_back({path_of_edges, ""});
  const auto report = must(store::import_csv(database, files));
  bench.emit("load", {now_ms() - begin}, 1, static_cast<std::int64_t>(report.edges), "CSV into the database, durable");
}

World open(const std::string& data, const std::string& path) {
  const Bench bench(std::filesystem::path(data).filename().string());
  if (!std::filesystem::exists(path)) import(bench, data, path);
  const auto file_bytes = std::filesystem::file_size(path);
  double begin = now_ms();
  SnapshotPtr snapshot = must(load_rows(path, std::make_shared<Symbols>()));
  bench.emit("load_rows", {now_ms() - begin}, 1, static_cast<std::int64_t>(snapshot->view().edge_count()), "graph in memory from the rows");
  const double edges = static_cast<double>(snapshot->view().edge_count());
  bench.emit("bytes_per_edge", {static_cast<double>(snapshot->base()->memory_bytes()) / edges}, 1, 0, fmt::format("in memory; file {:.1f}", static_cast<double>(file_bytes) / edges));
  {
    must(StoredGraph::open(path));  // writes the image if there is none
    begin = now_ms();
    const auto stored = must(StoredGraph::open(path));
    bench.emit("load_image", {now_ms() - begin}, 1, static_cast<std::int64_t>(stored->graph().snapshot()->view().edge_count()), "graph in memory from the image");
  }
  World world{bench, nlohmann::json::parse(std::ifstream(data + "/params.json")), snapshot, {}};
  const KeyId id = *snapshot->view().symbols().keys.find("id");
  world.node_of.resize(snapshot->view().node_count());
  for (const NodeId node : snapshot->view().nodes()) world.node_of[static_cast<std::size_t>(snapshot->view().property(node, id).as_integer())] = node;
  return world;
}

void hops(const World& w) {
  base::Budget budget;
  const auto random = w.nodes("rand"), hubs = w.nodes("hubs");
  for (std::uint32_t k = 1; k <= 3; ++k) {
    const auto reach = [&](const std::vector<NodeId>& starts) {
      return [&, k](std::size_t i) { return static_cast<std::int64_t>(must(neighbourhood_size(w.view(), {.starts = {starts[i]}, .filter = {}, .max_hops = k}, budget))); };
    };
    w.bench.run(fmt::format("hop{}_rand", k).c_str(), random.size(), 3, reach(random));
    w.bench.run(fmt::format("hop{}_hub", k).c_str(), hubs.size(), 3, reach(hubs));
  }
}

void paths(const World& w) {
  base::Budget budget;
  const auto a = w.nodes("pair_a"), b = w.nodes("pair_b");
  w.bench.run("sp", a.size(), 3, [&](std::size_t i) {
    const auto length = must(shortest_path_length(w.view(), {.source = a[i], .target = b[i]}, budget));
    return length ? std::int64_t{*length} : -1;
  });
  w.bench.run("asp", a.size(), 3, [&](std::size_t i) { return static_cast<std::int64_t>(must(count_shortest_paths(w.view(), {.source = a[i], .target = b[i]}, budget))); });
  const EdgeWeight weight = EdgeWeight::of_property(*w.view().symbols().keys.find("w"));
  w.bench.run("wsp", a.size(), 3, [&](std::size_t i) {
    const auto path = must(cheapest_path(w.view(), {.path = {.source = a[i], .target = b[i]}, .weight = weight}, budget));
    return path ? static_cast<std::int64_t>(path->cost) : -1;
  });
  const auto persons = w.nodes("persons");
  w.bench.run("paths3", persons.size(), 3, [&](std::size_t i) {
    return static_cast<std::int64_t>(must(simple_paths(w.view(), {.source = persons[i], .target = persons[(i + 1) % persons.size()], .max_hops = 3}, 1'000'000'000, budget)).size());
  });
  w.bench.run("connections5", a.size(), 1, [&](std::size_t i) { return static_cast<std::int64_t>(must(connections(w.view(), {.source = a[i], .target = b[i]}, 5, budget)).size()); });
  const auto countries = w.nodes("countries");
  EdgeFilter filter{.direction = Direction::kOut, .types = {w.type("COMMITTED_TO"), w.type("ABOUT"), w.type("SIGNED"), w.type("MEMBER_OF")}};
  filter.range = PropertyRange{*w.view().symbols().keys.find("date"), PropertyValue::integer(20150101), {}};
  // The reference counts the start again when it is reached.
  w.bench.run("vlf", countries.size(), 3, [&](std::size_t i) { return static_cast<std::int64_t>(must(neighbourhood_size(w.view(), {.starts = {countries[i]}, .filter = filter, .max_hops = 3}, budget))); });
}

void lookups(const World& w) {
  const KeyId name = *w.view().symbols().keys.find("name"), id = *w.view().symbols().keys.find("id");
  std::vector<std::string> names;
  std::vector<LabelId> labels;
  for (const NodeId node : w.nodes("name_ids")) names.emplace_back(w.view().property(node, name).as_string()), labels.push_back(w.view().labels(node)[0]);
  w.bench.run("lookup_name", names.size(), 5, [&](std::size_t i) {
    const auto found = w.view().find_nodes(labels[i], name, PropertyRef::string(names[i]));
    return found.empty() ? -1 : w.view().property(found[0], id).as_integer();
  });
}

void whole_graph(const World& w) {
  base::Budget budget;
  w.bench.run("cc", 1, 3, [&](std::size_t) { return static_cast<std::int64_t>(must(connected_components(w.view(), {}, budget)).sizes.size()); });
  const KeyId id = *w.view().symbols().keys.find("id");
  w.bench.run("pagerank20", 1, 3, [&](std::size_t) { return w.view().property(must(page_rank(w.view(), {}, budget)).top(1)[0].first, id).as_integer(); }, "answer=top node");
  w.bench.run("triangles", 1, 1, [&](std::size_t) { return static_cast<std::int64_t>(must(triangles(w.view(), {}, budget)).total); }, "1 thread");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: bench_graph DATA DATABASE\n";
    return 2;
  }
  const World world = open(argv[1], argv[2]);
  lookups(world);
  hops(world);
  paths(world);
  whole_graph(world);
  world.bench.emit("memory_peak_mb", {0}, 1, static_cast<std::int64_t>(memory_mb("VmHWM:")));
  return 0;
}
