#include <fmt/format.h>

#include <algorithm>
#include <thread>
#include <unordered_map>

#include "graph/base_builder.h"
#include "graph/stored_graph.h"
#include "store/graph_rows.h"
#include "store/property_json.h"

namespace signatory::graph {

using base::ErrorCode;
using base::fail;

namespace {

constexpr int kAttempts = 5;

// Row ids of names to ids of the graph. Row ids are small but come from a file: not trusted as an index.
template <class Id>
std::unordered_map<std::int64_t, Id> translation(SymbolTable<Id>& table, const std::vector<std::pair<std::int64_t, std::string>>& names) {
  std::unordered_map<std::int64_t, Id> result;
  for (const auto& [row, name] : names) result.emplace(row, table.intern(name));
  return result;
}

// Keys get their ids when the parts are joined, in order, so that the ids do not depend on which thread was faster.
using NamedColumns = std::vector<std::pair<std::string, Column>>;

// What one thread reads: a range of node ids and a range of edge ids, both beginning at a column block's edge.
struct Part {
  store::IdRange node_ids;
  store::IdRange edge_ids;
  std::vector<std::uint32_t> nodes;
  std::vector<std::uint32_t> label_set_of;  // parallel to nodes, in label_sets
  std::vector<std::vector<LabelId>> label_sets;
  std::vector<std::uint32_t> edges, types, sources, targets;
  NamedColumns node_columns, edge_columns;
};

// Decodes the properties of rows into columns that count from the part's first id.
class ColumnsOfRows {
 public:
  explicit ColumnsOfRows(std::int64_t begin) : begin_(begin) {}

  Result<void> add(std::int64_t id, std::string_view json) {
    if (json == "{}") return {};
    auto properties = reader_.parse(json);
    if (!properties) return forward(properties);
    seen_.clear();
    for (const store::NamedRef& property : *properties) {
      const std::size_t key = key_of(property.key);
      if (std::find(seen_.begin(), seen_.end(), key) != seen_.end()) return fail(ErrorCode::kDamaged, fmt::format("the property {} is there twice", property.key));
      seen_.push_back(key);
      columns_[key].set(static_cast<std::uint32_t>(id - begin_), property.value);
    }
    return {};
  }
  NamedColumns finish() {
    NamedColumns result;
    for (std::size_t key = 0; key < known_.size(); ++key) result.emplace_back(std::move(known_[key]), columns_[key].finish());
    return result;
  }

 private:
  std::size_t key_of(std::string_view name) {
    // Rows of one kind repeat their keys in one order: look behind the last one first.
    for (std::size_t i = 0; i < known_.size(); ++i) {
      const std::size_t at = next_ + i < known_.size() ? next_ + i : next_ + i - known_.size();
      if (known_[at] != name) continue;
      next_ = at + 1 < known_.size() ? at + 1 : 0;
      return at;
    }
    known_.emplace_back(name);
    columns_.emplace_back();
    return known_.size() - 1;
  }
  std::int64_t begin_;
  store::PropertyJson reader_;
  std::vector<std::size_t> seen_;
  std::vector<std::string> known_;
  std::size_t next_ = 0;
  std::vector<ColumnBuilder> columns_;
};

class PartReader {
 public:
  PartReader(store::Database& database, const store::GraphNames& names, Symbols& symbols, Part& part)
      : database_(database), part_(part), labels_(translation(symbols.labels, names.labels)), types_(translation(symbols.types, names.types)) {}

  Result<void> run() {
    if (auto done = read_labels(); !done) return done;
    if (auto done = read_nodes(); !done) return done;
    return read_edges();
  }

 private:
  Result<void> read_labels() {
    return store::read_node_labels(database_, part_.node_ids, [&](std::int64_t node, std::int64_t label) -> Result<void> {
      const auto known = labels_.find(label);
      if (known == labels_.end()) return fail(ErrorCode::kDamaged, fmt::format("label {} of node {} does not exist", label, node));
      label_rows_.emplace_back(node, known->second);
      return {};
    });
  }

  Result<void> read_nodes() {
    ColumnsOfRows columns(part_.node_ids.begin);
    std::vector<LabelId> labels;
    std::size_t at = 0;
    auto done = store::read_nodes(database_, part_.node_ids, [&](const store::NodeRow& row) -> Result<void> {
      if (static_cast<std::uint64_t>(row.id) > kMaxGraphId) return fail(ErrorCode::kLimit, fmt::format("node id {} is too large", row.id));
      labels.clear();
      while (at < label_rows_.size() && label_rows_[at].first < row.id) ++at;
      for (; at < label_rows_.size() && label_rows_[at].first == row.id; ++at) labels.push_back(label_rows_[at].second);
      std::sort(labels.begin(), labels.end());
      part_.nodes.push_back(static_cast<std::uint32_t>(row.id));
      part_.label_set_of.push_back(label_set(labels));
      auto added = columns.add(row.id, row.properties);
      if (!added) added.error().where = fmt::format("node {}", row.id);
      return added;
    });
    part_.node_columns = columns.finish();
    label_rows_ = {};
    return done;
  }

  std::uint32_t label_set(const std::vector<LabelId>& labels) {
    if (!part_.label_sets.empty() && part_.label_sets[last_set_] == labels) return last_set_;
    const auto at = std::find(part_.label_sets.begin(), part_.label_sets.end(), labels);
    last_set_ = static_cast<std::uint32_t>(at - part_.label_sets.begin());
    if (at == part_.label_sets.end()) part_.label_sets.push_back(labels);
    return last_set_;
  }

  Result<void> read_edges() {
    ColumnsOfRows columns(part_.edge_ids.begin);
    std::int64_t last_type = -1;
    TypeId type;
    auto done = store::read_edges(database_, part_.edge_ids, [&](const store::EdgeRow& row) -> Result<void> {
      if (row.type != last_type) {
        const auto known = types_.find(row.type);
        if (known == types_.end()) return fail(ErrorCode::kDamaged, fmt::format("type {} of edge {} does not exist", row.type, row.id));
        last_type = row.type;
        type = known->second;
      }
      for (const std::int64_t id : {row.id, row.source, row.target})
        if (static_cast<std::uint64_t>(id) > kMaxGraphId) return fail(ErrorCode::kLimit, fmt::format("id {} of an edge or its ends is too large", id));
      part_.edges.push_back(static_cast<std::uint32_t>(row.id));
      part_.types.push_back(type.value());
      part_.sources.push_back(static_cast<std::uint32_t>(row.source));
      part_.targets.push_back(static_cast<std::uint32_t>(row.target));
      auto added = columns.add(row.id, row.properties);
      if (!added) added.error().where = fmt::format("edge {}", row.id);
      return added;
    });
    part_.edge_columns = columns.finish();
    return done;
  }

  store::Database& database_;
  Part& part_;
  std::unordered_map<std::int64_t, LabelId> labels_;
  std::unordered_map<std::int64_t, TypeId> types_;
  std::vector<std::pair<std::int64_t, LabelId>> label_rows_;
  std::uint32_t last_set_ = 0;
};

// Pieces of an id space that begin at the edges of column blocks.
std::vector<store::IdRange> pieces(std::int64_t bound, unsigned count) {
  std::vector<store::IdRange> result(count);
  const std::int64_t blocks = (bound + kColumnBlockSize - 1) / kColumnBlockSize;
  for (unsigned i = 0; i < count; ++i) result[i] = {blocks * i / count * kColumnBlockSize, blocks * (i + 1) / count * kColumnBlockSize};
  return result;
}

void append_columns(std::vector<Column>& all, NamedColumns&& next, std::int64_t begin, Symbols& symbols) {
  for (auto& [name, column] : next) {
    const std::uint32_t key = symbols.keys.intern(name).value();
    if (all.size() <= key) all.resize(std::size_t{key} + 1);
    all[key].append(std::move(column), static_cast<std::uint32_t>(begin >> kColumnBlockBits));
  }
}

Result<std::shared_ptr<const Base>> join(std::vector<Part>& parts, const std::shared_ptr<Symbols>& symbols) {
  BaseBuilder builder(symbols);
  if (parts.back().node_ids.end > 0 && !parts.back().nodes.empty() && !parts.back().edges.empty()) builder.reserve(parts.back().nodes.back(), parts.back().edges.back());
  std::vector<Column> node_columns, edge_columns;
  for (Part& part : parts) {
    std::vector<std::uint32_t> sets;
    for (const auto& labels : part.label_sets) sets.push_back(builder.intern_labels(labels));
    for (std::size_t i = 0; i < part.nodes.size(); ++i)
      if (auto added = builder.add_node_in_set(NodeId(part.nodes[i]), sets[part.label_set_of[i]]); !added) return forward(added);
    for (std::size_t i = 0; i < part.edges.size(); ++i)
      if (auto added = builder.add_edge(EdgeId(part.edges[i]), TypeId(part.types[i]), NodeId(part.sources[i]), NodeId(part.targets[i])); !added) return forward(added);
    append_columns(node_columns, std::move(part.node_columns), part.node_ids.begin, *symbols);
    append_columns(edge_columns, std::move(part.edge_columns), part.edge_ids.begin, *symbols);
    part = {};
  }
  builder.take_columns(std::move(node_columns), std::move(edge_columns));
  builder.keep_bounds(1, 1);  // row ids begin at 1
  return std::move(builder).build();
}

struct Reading {
  std::vector<store::Database> databases;
  store::GraphNames names;
  bool agree = true;  // all connections see the same epoch
};

Result<Reading> begin(const std::string& path, unsigned threads) {
  Reading result;
  for (unsigned i = 0; i < threads; ++i) {
    auto database = store::Database::open(path, {.mode = store::OpenMode::kReadOnly, .schema_folder = {}});
    if (!database) return forward(database);
    auto names = store::begin_reading(*database);
    if (!names) return forward(names);
    if (i == 0) result.names = std::move(*names);
    else result.agree = result.agree && result.names.epoch == names->epoch;
    result.databases.push_back(std::move(*database));
  }
  return result;
}

Result<SnapshotPtr> load(Reading& reading, const std::string& path, const std::shared_ptr<Symbols>& symbols) {
  const auto count = static_cast<unsigned>(reading.databases.size());
  if (std::max(reading.names.node_bound, reading.names.edge_bound) > static_cast<std::int64_t>(kMaxGraphId)) return fail(ErrorCode::kLimit, "ids are too large for the graph in memory").where(path);
  std::vector<Part> parts(count);
  const auto nodes = pieces(reading.names.node_bound, count), edges = pieces(reading.names.edge_bound, count);
  for (unsigned i = 0; i < count; ++i) parts[i].node_ids = nodes[i], parts[i].edge_ids = edges[i];
  std::vector<Result<void>> done(count);
  std::vector<std::thread> threads;
  const auto work = [&](unsigned i) { done[i] = PartReader(reading.databases[i], reading.names, *symbols, parts[i]).run(); };
  for (unsigned i = 1; i < count; ++i) threads.emplace_back(work, i);
  work(0);
  for (std::thread& thread : threads) thread.join();
  for (Result<void>& each : done)
    if (!each) {
      each.error().where = each.error().where.empty() ? path : path + ", " + each.error().where;
      return forward(each);
    }
  auto base = join(parts, symbols);
  if (!base) {
    base.error().where = path;
    return forward(base);
  }
  return std::make_shared<const Snapshot>(std::move(*base), nullptr, static_cast<std::uint64_t>(reading.names.epoch));
}

}  // namespace

Result<SnapshotPtr> load_rows(const std::string& path, std::shared_ptr<Symbols> symbols, const LoadOptions& options) {
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    auto reading = begin(path, std::max(1U, options.threads));
    if (!reading) return forward(reading);
    if (!reading->agree) continue;  // a commit fell between two connections
    // Names first and in row order, so that their ids do not depend on the threads.
    translation(symbols->labels, reading->names.labels);
    translation(symbols->types, reading->names.types);
    return load(*reading, path, symbols);
  }
  return fail(ErrorCode::kIo, "the database is being written to all the time").where(path).hint("try again").detail("Store.Busy");
}

}  // namespace signatory::graph
