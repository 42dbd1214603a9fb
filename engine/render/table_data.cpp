#include <map>

#include "render/escape.h"
#include "render/table_writers.h"

namespace signatory::render {
namespace {

class JsonWriter : public TableWriter {
 public:
  JsonWriter(bool array, TextSink sink) : array_(array), sink_(std::move(sink)) {}

  void begin(const std::vector<std::string>& columns) override {
    std::map<std::string, int> seen;
    for (const std::string& column : columns) {
      const int times = ++seen[column];
      keys_.push_back(quote_json(times == 1 ? column : column + '_' + std::to_string(times)));
    }
    if (array_) sink_("[");
  }

  void row(const std::vector<Cell>& cells) override {
    std::string line = array_ ? (first_ ? "\n  {" : ",\n  {") : "{";
    first_ = false;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (at > 0) line += ", ";
      line += keys_[at] + ": " + cells[at].to_json();
    }
    line += array_ ? "}" : "}\n";
    sink_(line);
  }

  void end() override {
    if (array_) sink_(first_ ? "]\n" : "\n]\n");
  }

 private:
  bool array_;
  bool first_ = true;
  std::vector<std::string> keys_;
  TextSink sink_;
};

class SeparatedWriter : public TableWriter {
 public:
  SeparatedWriter(bool comma, bool terminal, TextSink sink) : comma_(comma), terminal_(terminal), sink_(std::move(sink)) {}

  void begin(const std::vector<std::string>& columns) override {
    std::vector<Cell> names;
    for (const std::string& column : columns) names.push_back(Cell::text(column));
    row(names);
  }

  void row(const std::vector<Cell>& cells) override {
    std::string line;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (at > 0) line += comma_ ? ',' : '\t';
      if (cells[at].kind != CellKind::kNull) line += field(cells[at]);
    }
    // A line of one absent value would be read as no line at all.
    if (comma_ && cells.size() == 1 && cells[0].kind == CellKind::kNull) line = "\"\"";
    sink_(line + (comma_ ? "\r\n" : "\n"));
  }

  void end() override {}

 private:
  std::string field(const Cell& cell) const {
    const std::string text = terminal_ ? escape_terminal_lines(cell.to_field()) : cell.to_field();
    return comma_ ? quote_csv(text) : escape_tsv(text);
  }

  bool comma_;
  bool terminal_;
  TextSink sink_;
};

}  // namespace

std::unique_ptr<TableWriter> data_writer(TableFormat format, const TableOptions& options, TextSink sink) {
  if (format == TableFormat::kJson || format == TableFormat::kJsonl) {
    return std::make_unique<JsonWriter>(format == TableFormat::kJson, std::move(sink));
  }
  return std::make_unique<SeparatedWriter>(format == TableFormat::kCsv, options.terminal, std::move(sink));
}

}  // namespace signatory::render
