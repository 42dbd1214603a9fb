#include "render/table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cmath>
#include <utility>

#include "render/escape.h"
#include "render/table_writers.h"

namespace signatory::render {
namespace {

constexpr std::array<std::pair<std::string_view, TableFormat>, 9> kFormats = {{
    {"table", TableFormat::kTable}, {"box", TableFormat::kBox}, {"line", TableFormat::kLine}, {"json", TableFormat::kJson},
    {"jsonl", TableFormat::kJsonl}, {"csv", TableFormat::kCsv}, {"tsv", TableFormat::kTsv}, {"markdown", TableFormat::kMarkdown},
    {"html", TableFormat::kHtml},
}};

}  // namespace

std::string float_digits(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

Cell Cell::real(double value) { return number(float_digits(value)); }

std::string Cell::to_json() const {
  switch (kind) {
    case CellKind::kNull: return "null";
    case CellKind::kBoolean: return display;
    case CellKind::kNumber: return display == "NaN" || display.ends_with("Infinity") ? quote_json(display) : display;
    case CellKind::kText: return quote_json(display);
    case CellKind::kStructured: return json;
  }
  return "null";
}

base::Result<TableFormat> table_format(std::string_view name) {
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
  }
  return base::fail(base::ErrorCode::kUsage, fmt::format("unknown format '{}'", escape_terminal(name)))
      .hint(fmt::format("one of {}", fmt::join(table_format_names(), ", ")));
}

std::string_view name_of(TableFormat format) {
  for (const auto& [known, value] : kFormats) {
    if (value == format) return known;
  }
  return "";
}

const std::vector<std::string_view>& table_format_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const auto& [known, format] : kFormats) all.push_back(known);
    return all;
  }();
  return names;
}

std::unique_ptr<TableWriter> table_writer(TableFormat format, const TableOptions& options, TextSink sink) {
  switch (format) {
    case TableFormat::kTable: case TableFormat::kBox: return aligned_writer(format, options, std::move(sink));
    case TableFormat::kJson: case TableFormat::kJsonl: case TableFormat::kCsv: case TableFormat::kTsv: return data_writer(format, options, std::move(sink));
    default: return markup_writer(format, options, std::move(sink));
  }
}

std::string to_text(const Table& table, TableFormat format, const TableOptions& options) {
  std::string out;
  const auto writer = table_writer(format, options, [&out](std::string_view text) { out += text; });
  writer->begin(table.columns);
  for (const auto& row : table.rows) writer->row(row);
  writer->end();
  return out;
}

}  // namespace signatory::render
