#include "graph/image.h"

#include <algorithm>
#include <cstring>

#include "store/property_json.h"

namespace signatory::graph {
namespace {

constexpr std::uint32_t kVersion = 1;
constexpr std::string_view kMixedKey = "v";
constexpr std::size_t kBlockNumbers = 7;  // that describe a column's block

template <class T>
std::string_view bytes_of(const T* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size * sizeof(T)};
}

// Numbers and texts one after the other.
class Writer {
 public:
  Writer& number(std::uint64_t value) { return out_.append(reinterpret_cast<const char*>(&value), sizeof value), *this; }
  Writer& text(std::string_view value) { return number(value.size()), out_.append(value), *this; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

struct Damaged {};  // thrown inside decode_image only

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  std::uint64_t number() {
    std::uint64_t value = 0;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  // A number of things that take at least `least_bytes` each.
  std::uint64_t count(std::size_t least_bytes) {
    const std::uint64_t value = number();
    if (value > bytes_.size() / least_bytes) throw Damaged();
    return value;
  }
  std::uint32_t small() {
    const std::uint64_t value = number();
    if (value > 0xffffffffU) throw Damaged();
    return static_cast<std::uint32_t>(value);
  }
  std::string_view text() { return take(number()); }

 private:
  std::string_view take(std::size_t size) {
    if (size > bytes_.size()) throw Damaged();
    const std::string_view result = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return result;
  }
  std::string_view bytes_;
};

void need(bool good) {
  if (!good) throw Damaged();
}

template <class Table>
void put_names(Writer& out, const Table& table, std::size_t count) {
  const auto names = table.names();
  out.number(count);
  for (std::size_t i = 0; i < count; ++i) out.text(names[i]);
}

template <class Id>
void take_names(Reader& in, SymbolTable<Id>& table) {
  const std::uint64_t count = in.count(sizeof(std::uint64_t));
  for (std::uint32_t i = 0; i < count; ++i) need(table.intern(in.text()).value() == i);
}

void put_runs(Writer& out, const std::vector<IdRun>& runs) {
  out.number(runs.size());
  for (const IdRun& run : runs) out.number(run.begin).number(run.end);
}

// Ascending and apart, below the bound; returns how many ids they hold.
std::uint64_t take_runs(Reader& in, std::vector<IdRun>& runs, std::uint32_t bound) {
  runs.resize(in.count(2 * sizeof(std::uint64_t)));
  std::uint64_t ids = 0;
  std::uint32_t last = 0;
  for (IdRun& run : runs) {
    run.begin = in.small();
    run.end = in.small();
    need(run.begin >= last && run.begin < run.end && run.end <= bound);
    last = run.end;
    ids += run.end - run.begin;
  }
  return ids;
}

class Encoder {
 public:
  explicit Encoder(const BaseParts& base) : base_(base) {}

  ImageBytes run() {
    own("header", header());
    adjacency("out", base_.out);
    adjacency("in", base_.in);
    borrow("source", base_.source.span());
    borrow("target", base_.target.span());
    packed("labels", base_.label_set_of);
    packed("types", base_.type_of);
    for (std::size_t key = 0; key < base_.node_columns.size(); ++key) column("node." + std::to_string(key), base_.node_columns[key]);
    for (std::size_t key = 0; key < base_.edge_columns.size(); ++key) column("edge." + std::to_string(key), base_.edge_columns[key]);
    return std::move(image_);
  }

 private:
  std::string header() const {
    Writer out;
    const Symbols& symbols = *base_.symbols;
    out.number(kVersion).number(sizeof(ColumnBlock)).number(base_.node_bound).number(base_.edge_bound).number(base_.loop_count);
    put_names(out, symbols.labels, symbols.labels.size());
    put_names(out, symbols.types, symbols.types.size());
    put_names(out, symbols.keys, std::max(base_.node_columns.size(), base_.edge_columns.size()));
    put_runs(out, base_.node_runs);
    put_runs(out, base_.edge_runs);
    out.number(base_.label_sets.size());
    for (const auto& set : base_.label_sets) {
      out.number(set.size());
      for (const LabelId label : set) out.number(label.value());
    }
    return out.number(base_.node_columns.size()).number(base_.edge_columns.size()).take();
  }
  void own(std::string name, std::string bytes) {
    image_.owned.push_back(std::move(bytes));
    image_.parts.push_back({std::move(name), image_.owned.back()});
  }
  template <class T, std::size_t N>
  void borrow(std::string name, std::span<const T, N> data) {
    image_.parts.push_back({std::move(name), bytes_of(data.data(), data.size())});
  }
  void adjacency(const std::string& name, const Adjacency& a) {
    borrow(name + ".first", a.first.span());
    borrow(name + ".first_entry", a.first_entry.span());
    borrow(name + ".entries", a.entries.span());
    borrow(name + ".nodes", a.nodes.span());
    borrow(name + ".edges", a.edges.span());
  }
  void packed(const std::string& name, const PackedIds& ids) {
    borrow(name + ".blocks", std::span(ids.blocks()));
    borrow(name + ".values", std::span(ids.values()));
  }
  void column(const std::string& name, const Column& column) {
    // Block by block, so that padding does not reach the file.
    Writer blocks, mixed;
    blocks.number(column.blocks().size());
    for (const ColumnBlock& b : column.blocks())
      blocks.number(static_cast<std::uint64_t>(b.form)).number(static_cast<std::uint64_t>(b.kind)).number(b.width).number(b.sparse).number(b.ids).number(static_cast<std::uint64_t>(b.minimum)).number(b.begin);
    for (const PropertyValue& value : column.mixed()) mixed.text(value.ref().exists() ? store::property_json({{std::string(kMixedKey), value}}) : std::string());
    own(name + ".blocks", blocks.take());
    own(name + ".mixed", mixed.take());
    borrow(name + ".bytes", std::span(column.bytes()));
  }
  const BaseParts& base_;
  ImageBytes image_;
};

class Decoder {
 public:
  Decoder(const store::Image& image, std::shared_ptr<Symbols> symbols) : image_(image) { base_.symbols = std::move(symbols); }

  std::shared_ptr<const Base> run() {
    header();
    array("source", base_.source);
    array("target", base_.target);
    need(base_.source.size() == base_.edge_bound && base_.target.size() == base_.edge_bound);
    base_.label_set_of = packed("labels", base_.node_bound, base_.label_sets.size());
    base_.type_of = packed("types", base_.edge_bound, base_.symbols->types.size());
    adjacency("out", base_.out);
    adjacency("in", base_.in);
    for (std::size_t key = 0; key < base_.node_columns.size(); ++key) base_.node_columns[key] = column("node." + std::to_string(key));
    for (std::size_t key = 0; key < base_.edge_columns.size(); ++key) base_.edge_columns[key] = column("edge." + std::to_string(key));
    for (const IdRun& run : base_.edge_runs)
      for (std::uint32_t edge = run.begin; edge < run.end; ++edge) need(base_.source[edge] < base_.node_bound && base_.target[edge] < base_.node_bound);
    return std::make_shared<const Base>(std::move(base_));
  }

 private:
  std::string_view part(const std::string& name) const {
    const auto at = image_.find(name);
    if (at == image_.end()) throw Damaged();
    return at->second;
  }

  void header() {
    Reader in(part("header"));
    need(in.number() == kVersion && in.number() == sizeof(ColumnBlock));
    base_.node_bound = in.small();
    base_.edge_bound = in.small();
    base_.loop_count = in.number();
    take_names(in, base_.symbols->labels);
    take_names(in, base_.symbols->types);
    take_names(in, base_.symbols->keys);
    base_.node_count = take_runs(in, base_.node_runs, base_.node_bound);
    base_.edge_count = take_runs(in, base_.edge_runs, base_.edge_bound);
    base_.label_sets.resize(in.count(sizeof(std::uint64_t)));
    for (auto& set : base_.label_sets) {
      set.resize(in.count(sizeof(std::uint64_t)));
      for (LabelId& label : set) label = LabelId(in.small()), need(label.value() < base_.symbols->labels.size());
    }
    for (auto* columns : {&base_.node_columns, &base_.edge_columns}) {
      const std::uint32_t count = in.small();
      need(count <= base_.symbols->keys.size());
      columns->resize(count);
    }
  }

  template <class T>
  void array(const std::string& name, Array<T>& out) const {
    const std::string_view bytes = part(name);
    need(bytes.size() % sizeof(T) == 0);
    out = Array<T>(bytes.size() / sizeof(T));
    if (!bytes.empty()) std::memcpy(out.data(), bytes.data(), bytes.size());
  }
  template <class T>
  std::vector<T> vector(const std::string& name) const {
    const std::string_view bytes = part(name);
    need(bytes.size() % sizeof(T) == 0);
    std::vector<T> result(bytes.size() / sizeof(T));
    if (!bytes.empty()) std::memcpy(result.data(), bytes.data(), bytes.size());
    return result;
  }

  PackedIds packed(const std::string& name, std::uint32_t bound, std::size_t limit) const {
    PackedIds ids(vector<PackedIds::Block>(name + ".blocks"), vector<std::uint32_t>(name + ".values"));
    need(ids.blocks().size() == (std::size_t{bound} + PackedIds::kBlockSize - 1) / PackedIds::kBlockSize);
    for (std::size_t i = 0; i < ids.blocks().size(); ++i) {
      const auto& block = ids.blocks()[i];
      const std::size_t size = std::min<std::size_t>(PackedIds::kBlockSize, bound - i * PackedIds::kBlockSize);
      need(block.begin == PackedIds::kUniform ? block.value < limit || limit == 0 : block.begin + size <= ids.values().size());
    }
    for (const std::uint32_t value : ids.values()) need(value < limit);
    return ids;
  }

  void adjacency(const std::string& name, Adjacency& a) const {
    array(name + ".first", a.first);
    array(name + ".first_entry", a.first_entry);
    array(name + ".entries", a.entries);
    array(name + ".nodes", a.nodes);
    array(name + ".edges", a.edges);
    need(a.first.size() == std::size_t{base_.node_bound} + 1 && a.first_entry.size() == a.first.size() && !a.entries.empty());
    need(a.nodes.size() == base_.edge_count && a.edges.size() == a.nodes.size() && a.first[base_.node_bound] == a.nodes.size());
    need(a.first_entry[base_.node_bound] + 1 == a.entries.size() && std::is_sorted(a.first.begin(), a.first.end()) && std::is_sorted(a.first_entry.begin(), a.first_entry.end()));
    need(std::is_sorted(a.entries.begin(), a.entries.end(), [](const TypeEntry& x, const TypeEntry& y) { return x.begin < y.begin; }) && a.entries[a.entries.size() - 1].begin == a.nodes.size());
    for (const std::uint32_t node : a.nodes) need(node < base_.node_bound);
    for (const std::uint32_t edge : a.edges) need(edge < base_.edge_bound);
  }

  Column column(const std::string& name) const {
    Reader in(part(name + ".blocks")), values(part(name + ".mixed"));
    std::vector<std::uint8_t> bytes = vector<std::uint8_t>(name + ".bytes");
    std::vector<ColumnBlock> blocks(in.count(kBlockNumbers * sizeof(std::uint64_t)));
    std::size_t mixed_count = 0;
    for (ColumnBlock& block : blocks) {
      read_block(in, block);
      if (block.form == BlockForm::kMixed) mixed_count = std::max<std::size_t>(mixed_count, block.begin + block.ids);
      else check_block(block, bytes);
    }
    need(mixed_count <= part(name + ".mixed").size() / sizeof(std::uint64_t));
    std::vector<PropertyValue> mixed(mixed_count);
    store::PropertyJson json;
    for (PropertyValue& value : mixed) {
      const std::string_view text = values.text();
      if (text.empty()) continue;
      const auto read = json.parse(text);
      need(read.has_value() && read->size() == 1);
      value = PropertyValue(read->front().value);
    }
    return {std::move(blocks), std::move(bytes), std::move(mixed)};
  }

  static void read_block(Reader& in, ColumnBlock& block) {
    const std::uint64_t form = in.number(), kind = in.number(), width = in.number(), sparse = in.number();
    need(form <= static_cast<std::uint64_t>(BlockForm::kMixed) && kind <= static_cast<std::uint64_t>(PropertyKind::kList) && sparse <= 1);
    need(width == 0 || width == 1 || width == 2 || width == 4 || width == 8);
    block.form = static_cast<BlockForm>(form);
    block.kind = static_cast<PropertyKind>(kind);
    block.width = static_cast<std::uint8_t>(width);
    block.sparse = sparse != 0;
    block.ids = in.small();
    block.minimum = static_cast<std::int64_t>(in.number());
    block.begin = in.number();
    need(block.ids <= kColumnBlockSize && block.begin <= std::size_t{1} << 40);
  }

  static void check_block(const ColumnBlock& block, const std::vector<std::uint8_t>& bytes) {
    if (block.form == BlockForm::kAbsent) return;
    const std::uint64_t begin = block.begin + (block.sparse ? kColumnBlockSize / 8 : 0);
    if (block.form != BlockForm::kString) {
      need(begin + std::uint64_t{block.ids} * (block.form == BlockForm::kFloat ? 8 : block.width) <= bytes.size());
      return;
    }
    const std::uint64_t texts = begin + (std::uint64_t{block.ids} + 1) * 4;
    need(texts <= bytes.size());
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i <= block.ids; ++i) {
      std::uint32_t offset = 0;
      std::memcpy(&offset, bytes.data() + begin + std::size_t{i} * 4, 4);
      need(offset >= last && texts + offset <= bytes.size());
      last = offset;
    }
  }

  const store::Image& image_;
  BaseParts base_;
};

}  // namespace

ImageBytes encode_image(const Base& base) { return Encoder(base.parts()).run(); }

std::shared_ptr<const Base> decode_image(const store::Image& image, std::shared_ptr<Symbols> symbols) {
  try {
    return Decoder(image, std::move(symbols)).run();
  } catch (const Damaged&) {
    return nullptr;
  }
}

}  // namespace signatory::graph
