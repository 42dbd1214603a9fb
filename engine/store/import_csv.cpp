#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "store/csv_reader.h"
#include "store/import.h"
#include "store/import_column.h"
#include "store/import_ids.h"
#include "store/import_writer.h"
#include "store/property_json.h"

namespace signatory::store {

namespace {

constexpr std::uint64_t kRowsBetweenReports = 1U << 16;

template <class T>
T required(Result<T> result) {
  if (!result) raise(std::move(result.error()));
  return std::move(*result);
}

// "nodes_Person.csv" and "Person.csv" → "Person"; nothing for "nodes.csv".
std::string name_from_file(const std::string& path) {
  std::string stem = std::filesystem::path(path).stem().string();
  for (const std::string_view prefix : {"nodes_", "edges_", "rels_", "relationships_"})
    if (stem.starts_with(prefix)) return stem.substr(prefix.size());
  const bool plain = stem == "nodes" || stem == "edges" || stem == "relationships" || stem == "rels";
  return plain ? std::string() : stem;
}

// One file with its columns worked out.
struct Table {
  CsvReader csv;
  std::vector<ImportColumn> columns;
  std::string name;  // label or type from outside the rows

  const ImportColumn* with(ColumnRole role) const {
    const auto at = std::find_if(columns.begin(), columns.end(), [&](const ImportColumn& c) { return c.role == role; });
    return at == columns.end() ? nullptr : &*at;
  }
};

void infer_types(Table& table) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const ImportColumn& column = table.columns[i];
    const bool stored = column.role == ColumnRole::kProperty || (column.role == ColumnRole::kId && !column.name.empty());
    if (stored && column.type == ColumnType::kInferred) open.push_back(i);
  }
  if (open.empty()) return;
  std::vector<TypeGuess> guesses(table.columns.size());
  while (table.csv.next())
    for (const std::size_t i : open) guesses[i].add(table.csv.field(i));
  if (table.csv.error()) raise(*table.csv.error());
  for (const std::size_t i : open) table.columns[i].type = guesses[i].type();
  table.csv.rewind();
}

Table open_table(const ImportFile& file, FileKind kind) {
  Table table{required(CsvReader::open(file.path)), {}, file.name.empty() ? name_from_file(file.path) : file.name};
  for (const std::string& header : table.csv.header()) {
    auto column = parse_column(header, kind);
    if (!column) {
      column.error().where = file.path + ":1";
      raise(std::move(column.error()));
    }
    const bool single = column->role != ColumnRole::kProperty && column->role != ColumnRole::kIgnore && column->role != ColumnRole::kLabel;
    if (single && table.with(column->role) != nullptr) raise(fail(ErrorCode::kData, fmt::format("two columns have the role of '{}'", header)).where(file.path + ":1"));
    table.columns.push_back(std::move(*column));
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (table.columns[i].role == ColumnRole::kProperty && table.columns[j].role == ColumnRole::kProperty && table.columns[i].name == table.columns[j].name)
        raise(fail(ErrorCode::kData, fmt::format("two columns are named '{}'", table.columns[i].name)).where(file.path + ":1"));
  infer_types(table);
  return table;
}

class CsvImport {
 public:
  CsvImport(Connection& connection, const ImportOptions& options) : connection_(connection), options_(options), out_(connection) {}

  ImportReport run(const ImportFiles& files) {
    for (const ImportFile& file : files.nodes) tables_.push_back(open_table(file, FileKind::kNodes)), total_ += tables_.back().csv.size_bytes();
    const std::size_t node_files = tables_.size();
    for (const ImportFile& file : files.edges) tables_.push_back(open_table(file, FileKind::kEdges)), total_ += tables_.back().csv.size_bytes();
    if (connection_.number("SELECT EXISTS (SELECT 1 FROM node)") != 0) know_stored_nodes();
    for (std::size_t i = 0; i < tables_.size(); ++i) {
      if (i < node_files) nodes(tables_[i]);
      else edges(tables_[i]);
      done_ += tables_[i].csv.size_bytes();
    }
    out_.finish();
    if (options_.progress) options_.progress(1);
    return {out_.nodes(), out_.edges(), total_};
  }

 private:
  // Nodes of earlier imports by their property "id", extracted ones by key.
  void know_stored_nodes() {
    Query query(connection_, "SELECT id, key, CASE WHEN origin = 2 THEN json_extract(properties, '$.id') END FROM node ORDER BY id");
    while (query.step()) {
      if (!query.null(1)) stored_.add("", query.view(1), query.integer(0));
      if (!query.null(2)) stored_.add("", query.view(2), query.integer(0));
    }
  }

  void tick(const Table& table) {
    if (++rows_ % kRowsBetweenReports != 0) return;
    if (options_.cancellation.cancelled()) raise(fail(ErrorCode::kInterrupted, "interrupted; nothing was imported"));
    if (options_.progress && total_ != 0) options_.progress(static_cast<double>(done_ + table.csv.position_bytes()) / static_cast<double>(total_));
  }

  const std::string& properties(const Table& table) {
    json_.assign(1, '{');
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const ImportColumn& column = table.columns[i];
      if (column.role != ColumnRole::kProperty && (column.role != ColumnRole::kId || column.name.empty())) continue;
      const CsvField& field = table.csv.field(i);
      if (field.text.empty() && !(field.quoted && column.type == ColumnType::kString)) continue;
      if (json_.size() > 1) json_ += ',';
      json_ += column.json_key;
      if (!append_value(json_, field.text, column)) {
        raise(fail(ErrorCode::kData, fmt::format("'{}' is not of type {}, which column '{}' has", field.text.substr(0, 60), name_of(column.type), column.name)).where(table.csv.place()));
      }
    }
    json_.push_back('}');
    return json_;
  }

  void nodes(Table& table) {
    const ImportColumn* id = table.with(ColumnRole::kId);
    const auto id_at = static_cast<std::size_t>(id - table.columns.data());
    while (table.csv.next()) {
      tick(table);
      std::vector<std::int64_t>& labels = labels_of(table);
      const std::int64_t row = out_.node(labels, properties(table));
      if (id == nullptr) continue;
      const CsvField& given = table.csv.field(id_at);
      if (given.text.empty()) raise(fail(ErrorCode::kData, "the id is missing").where(table.csv.place()));
      if (!ids_.add(id->space, given.text, row) || stored_.find("", given.text) != 0) raise(fail(ErrorCode::kData, fmt::format("the id '{}' is given twice", given.text.substr(0, 60))).where(table.csv.place()));
    }
    if (table.csv.error()) raise(*table.csv.error());
  }

  std::vector<std::int64_t>& labels_of(const Table& table) {
    label_text_.clear();
    bool from_column = false;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (table.columns[i].role == ColumnRole::kLabel) label_text_.append(table.csv.field(i).text).push_back(';'), from_column = true;
    if (!from_column) label_text_ = table.name;
    if (label_text_ == last_label_text_) return last_labels_;
    last_label_text_ = label_text_;
    last_labels_.clear();
    for (std::size_t at = 0; at < label_text_.size();) {
      const std::size_t end = std::min(label_text_.find_first_of(";:", at), label_text_.size());
      if (end > at) last_labels_.push_back(out_.label(std::string_view(label_text_).substr(at, end - at)));
      at = end + 1;
    }
    return last_labels_;
  }

  void edges(Table& table) {
    const ImportColumn *source = table.with(ColumnRole::kSource), *target = table.with(ColumnRole::kTarget), *type = table.with(ColumnRole::kType);
    const std::string top = table.csv.place().substr(0, table.csv.place().rfind(':')) + ":1";
    if (source == nullptr || target == nullptr) raise(fail(ErrorCode::kData, "an edge file needs columns for both ends").where(top).hint("name them :START_ID and :END_ID, or src and dst"));
    if (type == nullptr && table.name.empty()) raise(fail(ErrorCode::kData, "the type of the edges is not known").where(top).hint("name the file edges_TYPE.csv or add a column :TYPE"));
    std::int64_t type_id = type == nullptr ? out_.type(table.name) : 0;
    while (table.csv.next()) {
      tick(table);
      if (type != nullptr) type_id = type_of(table, *type);
      const std::int64_t from = end_of(table, *source), to = end_of(table, *target);
      out_.edge(type_id, from, to, properties(table));
    }
    if (table.csv.error()) raise(*table.csv.error());
  }

  std::int64_t type_of(const Table& table, const ImportColumn& column) {
    const std::string_view name = table.csv.field(static_cast<std::size_t>(&column - table.columns.data())).text;
    if (name.empty()) raise(fail(ErrorCode::kData, "the type is missing").where(table.csv.place()));
    return out_.type(name);
  }

  std::int64_t end_of(const Table& table, const ImportColumn& column) {
    const std::string_view id = table.csv.field(static_cast<std::size_t>(&column - table.columns.data())).text;
    std::int64_t row = ids_.find(column.space, id);
    if (row == 0) row = stored_.find("", id);
    if (row == 0) raise(fail(ErrorCode::kData, fmt::format("there is no node with the id '{}'", id.substr(0, 60))).where(table.csv.place()));
    return row;
  }

  Connection& connection_;
  const ImportOptions& options_;
  ImportWriter out_;
  std::vector<Table> tables_;
  ImportIds ids_;
  ImportIds stored_;
  std::string json_;
  std::string label_text_;
  std::string last_label_text_ = "\n";
  std::vector<std::int64_t> last_labels_;
  std::uint64_t rows_ = 0;
  std::uint64_t done_ = 0;
  std::uint64_t total_ = 0;
};

}  // namespace

Result<ImportReport> import_csv(Database& database, const ImportFiles& files, const ImportOptions& options) {
  return guarded([&] { return CsvImport(database.connection(), options).run(files); });
}

}  // namespace signatory::store
