#include <algorithm>
#include <numeric>

#include "render/escape.h"
#include "render/table_writers.h"
#include "render/wrap.h"
#include "text/unicode.h"

namespace signatory::render {
namespace {

constexpr std::size_t kNarrowest = 8;  // a column is not squeezed below this
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kPlain = "\x1b[0m";

// What stands between cells and around lines.
struct Frame {
  std::string_view left, between, right;              // of a row
  std::string_view rule, rule_left, rule_cross, rule_right;  // below the headings
  bool outer = false;                                 // a rule above and below the whole
};

constexpr Frame kTableFrame = {"", "  ", "", "-", "", "  ", "", false};
constexpr Frame kBoxFrame = {"│ ", " │ ", " │", "─", "├─", "─┼─", "─┤", true};

// Widths whose sum fits `room`, taken from the widest columns first.
std::vector<std::size_t> fit(std::vector<std::size_t> widths, std::size_t room) {
  std::size_t total = std::accumulate(widths.begin(), widths.end(), std::size_t{0});
  while (total > room) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) break;
    std::size_t second = kNarrowest;
    for (const std::size_t width : widths) {
      if (width < *widest) second = std::max(second, width);
    }
    const std::size_t take = std::max<std::size_t>(1, std::min(total - room, *widest - second));
    *widest -= take;
    total -= take;
  }
  return widths;
}

class AlignedWriter : public TableWriter {
 public:
  AlignedWriter(TableFormat format, const TableOptions& options, TextSink sink)
      : frame_(format == TableFormat::kBox ? kBoxFrame : kTableFrame), options_(options), sink_(std::move(sink)) {}

  void begin(const std::vector<std::string>& columns) override {
    for (const std::string& column : columns) heads_.push_back(escape_terminal(column));
    right_.assign(columns.size(), true);
    filled_.assign(columns.size(), false);
  }

  void row(const std::vector<Cell>& cells) override {
    std::vector<std::string> texts;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      texts.push_back(escape_terminal(cells[at].display));
      if (cells[at].kind == CellKind::kNull) continue;
      filled_[at] = true;
      if (cells[at].kind != CellKind::kNumber) right_[at] = false;
    }
    rows_.push_back(std::move(texts));
  }

  void end() override {
    if (heads_.empty()) return;
    measure();
    if (frame_.outer) rule("┌─", "─┬─", "─┐");
    write_row(heads_, true);
    rule(frame_.rule_left, frame_.rule_cross, frame_.rule_right);
    for (const auto& texts : rows_) write_row(texts, false);
    if (frame_.outer) rule("└─", "─┴─", "─┘");
  }

 private:
  void measure() {
    widths_.assign(heads_.size(), 1);
    for (std::size_t at = 0; at < heads_.size(); ++at) {
      right_[at] = right_[at] && filled_[at];
      widths_[at] = std::max(widths_[at], text::display_width(heads_[at]));
      for (const auto& texts : rows_) widths_[at] = std::max(widths_[at], text::display_width(texts[at]));
    }
    if (options_.width == 0) return;
    const std::size_t around = text::display_width(frame_.left) + text::display_width(frame_.right) +
                               text::display_width(frame_.between) * (heads_.size() - 1);
    widths_ = fit(widths_, options_.width > around ? options_.width - around : 1);
  }

  void rule(std::string_view left, std::string_view cross, std::string_view right) {
    std::string line(left);
    for (std::size_t at = 0; at < widths_.size(); ++at) {
      if (at > 0) line += cross;
      for (std::size_t column = 0; column < widths_[at]; ++column) line += frame_.rule;
    }
    sink_(line.append(right) + '\n');
  }

  void write_row(const std::vector<std::string>& texts, bool head) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t at = 0; at < texts.size(); ++at) {
      cells.push_back(wrap(texts[at], widths_[at]));
      height = std::max(height, cells.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) write_line(cells, line, head);
  }

  void write_line(const std::vector<std::vector<std::string>>& cells, std::size_t line, bool head) {
    std::string out(frame_.left);
    for (std::size_t at = 0; at < cells.size(); ++at) {
      const std::string text = line < cells[at].size() ? cells[at][line] : std::string();
      const std::size_t used = std::min(text::display_width(text), widths_[at]);
      const std::string blanks(widths_[at] - used, ' ');
      if (at > 0) out += frame_.between;
      if (right_[at]) out += blanks;
      if (head && options_.colour) out.append(kBold).append(text).append(kPlain);
      else out += text;
      if (!right_[at]) out += blanks;
    }
    out += frame_.right;
    if (!frame_.outer) out.erase(out.find_last_not_of(' ') + 1);
    sink_(out + '\n');
  }

  Frame frame_;
  TableOptions options_;
  TextSink sink_;
  std::vector<std::string> heads_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<bool> right_;   // all values are numbers
  std::vector<bool> filled_;  // some value is there
  std::vector<std::size_t> widths_;
};

}  // namespace

std::unique_ptr<TableWriter> aligned_writer(TableFormat format, const TableOptions& options, TextSink sink) {
  return std::make_unique<AlignedWriter>(format, options, std::move(sink));
}

}  // namespace signatory::render
