#include <fmt/format.h>

#include <algorithm>

#include "render/escape.h"
#include "render/table_writers.h"
#include "text/unicode.h"

namespace signatory::render {
namespace {

class LineWriter : public TableWriter {
 public:
  explicit LineWriter(TextSink sink) : sink_(std::move(sink)) {}

  void begin(const std::vector<std::string>& columns) override {
    std::size_t widest = 0;
    for (const std::string& column : columns) names_.push_back(escape_terminal(column));
    for (const std::string& name : names_) widest = std::max(widest, text::display_width(name));
    for (std::string& name : names_) name.insert(0, widest - text::display_width(name), ' ');
  }

  void row(const std::vector<Cell>& cells) override {
    std::string text = first_ ? "" : "\n";
    first_ = false;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      text += names_[at] + " = " + (cells[at].kind == CellKind::kNull ? "" : escape_terminal(cells[at].display)) + '\n';
    }
    sink_(text);
  }

  void end() override {}

 private:
  bool first_ = true;
  std::vector<std::string> names_;
  TextSink sink_;
};

class MarkdownWriter : public TableWriter {
 public:
  MarkdownWriter(std::string title, TextSink sink) : title_(std::move(title)), sink_(std::move(sink)) {}

  void begin(const std::vector<std::string>& columns) override {
    if (!title_.empty()) sink_("## " + escape_markdown(title_) + "\n\n");
    std::string head = "|";
    std::string rule = "|";
    for (const std::string& column : columns) {
      head += ' ' + escape_markdown(column) + " |";
      rule += " --- |";
    }
    sink_(head + '\n' + rule + '\n');
  }

  void row(const std::vector<Cell>& cells) override {
    std::string line = "|";
    for (const Cell& cell : cells) line += ' ' + escape_markdown(cell.display) + " |";
    sink_(line + '\n');
  }

  void end() override {}

 private:
  std::string title_;
  TextSink sink_;
};

class HtmlWriter : public TableWriter {
 public:
  HtmlWriter(std::string title, TextSink sink) : title_(std::move(title)), sink_(std::move(sink)) {}

  void begin(const std::vector<std::string>& columns) override {
    std::string head = "<table>\n";
    if (!title_.empty()) head += "<caption>" + escape_html(title_) + "</caption>\n";
    head += "<thead><tr>";
    for (const std::string& column : columns) head += "<th>" + escape_html(column) + "</th>";
    sink_(head + "</tr></thead>\n<tbody>\n");
  }

  void row(const std::vector<Cell>& cells) override {
    std::string line = "<tr>";
    for (const Cell& cell : cells) line += (cell.kind == CellKind::kNumber ? "<td align=\"right\">" : "<td>") + escape_html(cell.display) + "</td>";
    sink_(line + "</tr>\n");
  }

  void end() override { sink_("</tbody>\n</table>\n"); }

 private:
  std::string title_;
  TextSink sink_;
};

}  // namespace

std::unique_ptr<TableWriter> markup_writer(TableFormat format, const TableOptions& options, TextSink sink) {
  if (format == TableFormat::kLine) return std::make_unique<LineWriter>(std::move(sink));
  if (format == TableFormat::kMarkdown) return std::make_unique<MarkdownWriter>(options.title, std::move(sink));
  return std::make_unique<HtmlWriter>(options.title, std::move(sink));
}

}  // namespace signatory::render
