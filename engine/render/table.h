// Results as tables: columns and typed rows in, one of nine formats out.
//
//   table     columns aligned with blanks, long cells wrapped to the width given      box   the same with lines drawn
//   line      one `column = value` a line, a blank line between rows                  markdown, html
//   json      one array of objects       jsonl   one object a line                    csv (RFC 4180), tsv (backslash escapes)
//
// A TableWriter takes rows one at a time; json, jsonl, csv, tsv, markdown, html and line are written as they come, table and box when
// all rows are known. The output is a function of the columns and cells alone. Text is escaped for its sink (escape.h).
// In csv an absent value is an empty field and an empty string is "". In json a number is written as it is; NaN and infinities,
// which JSON lacks, as strings. Two columns of one name get `_2`, `_3` … in json and jsonl.
//
//   auto writer = table_writer(TableFormat::kCsv, {}, [](std::string_view text) { std::cout << text; });
//   writer->begin({"name", "count"});
//   writer->row({Cell::text("Hanoi"), Cell::number("69")});
//   writer->end();
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace signatory::render {

enum class CellKind : std::uint8_t { kNull, kBoolean, kNumber, kText, kStructured };

struct Cell {
  CellKind kind = CellKind::kNull;
  std::string display;  // for people: "Viet Nam", "[1, 2]"
  std::string json;     // kStructured only: the value as JSON

  static Cell null() { return {}; }
  static Cell boolean(bool value) { return {CellKind::kBoolean, value ? "true" : "false", {}}; }
  static Cell number(std::string digits) { return {CellKind::kNumber, std::move(digits), {}}; }
  static Cell integer(std::int64_t value) { return number(std::to_string(value)); }
  static Cell real(double value);
  static Cell text(std::string value) { return {CellKind::kText, std::move(value), {}}; }
  static Cell text_or_null(std::string value) { return value.empty() ? null() : text(std::move(value)); }
  static Cell structured(std::string display, std::string json) { return {CellKind::kStructured, std::move(display), std::move(json)}; }

  // The value in JSON.
  std::string to_json() const;
  // For files that hold text: structured values as JSON, the others as they are shown.
  const std::string& to_field() const { return kind == CellKind::kStructured ? json : display; }
};

enum class TableFormat : std::uint8_t { kTable, kBox, kLine, kJson, kJsonl, kCsv, kTsv, kMarkdown, kHtml };

// kUsage with the list of formats for an unknown name.
base::Result<TableFormat> table_format(std::string_view name);
std::string_view name_of(TableFormat format);
const std::vector<std::string_view>& table_format_names();

struct TableOptions {
  std::size_t width = 0;   // columns of the terminal; table and box wrap to it; 0: as wide as it gets
  bool terminal = false;   // csv and tsv: unsafe characters in visible form too, because a person looks at it
  bool colour = false;     // table and box: headings bold
  std::string title = {};  // html and markdown: a heading; empty: none
};

using TextSink = std::function<void(std::string_view)>;

class TableWriter {
 public:
  virtual ~TableWriter() = default;
  virtual void begin(const std::vector<std::string>& columns) = 0;
  virtual void row(const std::vector<Cell>& cells) = 0;  // as many as there are columns
  virtual void end() = 0;
};

std::unique_ptr<TableWriter> table_writer(TableFormat format, const TableOptions& options, TextSink sink);

// All at once.
struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;
};
std::string to_text(const Table& table, TableFormat format, const TableOptions& options = {});

// The shortest digits that read back as the same number, with a point or exponent: "1.0", "1e+300", "NaN".
std::string float_digits(double value);

}  // namespace signatory::render
