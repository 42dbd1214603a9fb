#include "render/table.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "base/file.h"
#include "golden.h"
#include "render/escape.h"
#include "render/wrap.h"
#include "text/unicode.h"

using namespace signatory;
using namespace signatory::render;

namespace {

Table sample() {
  return {{"who", "amount", "said", "who"},
          {{Cell::text("Thủ tướng Phạm Minh Chính"), Cell::integer(83500000), Cell::text("a \"quote\", a | pipe\nand *more*"), Cell::null()},
           {Cell::text("越南"), Cell::real(1.5), Cell::text("\x1b[31m\xe2\x80\xae<b>&amp;"), Cell::boolean(true)},
           {Cell::text(""), Cell::null(), Cell::structured("[1, \"x\"]", "[1, \"x\"]"), Cell::text("e\xcc\x81\tz")}}};
}

}  // namespace

TEST_CASE("each format writes the expected text") {
  for (const std::string_view name : table_format_names()) {
    check_golden(fmt::format("table.{}.txt", name), to_text(sample(), *table_format(name), {.title = "A | title"}));
  }
  check_golden("table.narrow.txt", to_text(sample(), TableFormat::kBox, {.width = 60}));
  check_golden("table.terminal.txt", to_text(sample(), TableFormat::kCsv, {.terminal = true}));
  check_golden("table.empty.txt", to_text({{"a", "b"}, {}}, TableFormat::kJson) + to_text({{"a", "b"}, {}}, TableFormat::kTable) + to_text({{}, {}}, TableFormat::kBox));
}

TEST_CASE("an unknown format names the known ones") {
  const auto format = table_format("xlsx");
  REQUIRE(!format);
  CHECK(format.error().code == base::ErrorCode::kUsage);
  CHECK(format.error().hint.find("jsonl") != std::string::npos);
}

TEST_CASE("lines of a table and a box are equally wide, whatever the characters, and keep to the width given") {
  for (const std::size_t width : {0U, 50U, 60U, 100U}) {
    const std::string box = to_text(sample(), TableFormat::kBox, {.width = width});
    std::size_t first = 0;
    for (std::size_t at = 0; at < box.size();) {
      const std::size_t end = box.find('\n', at);
      const std::size_t columns = text::display_width(std::string_view(box).substr(at, end - at));
      if (first == 0) first = columns;
      CHECK(columns == first);
      if (width != 0) CHECK(columns <= width);
      at = end + 1;
    }
  }
}

TEST_CASE("wrapping loses no word and parts no mark from its letter") {
  CHECK(wrap("Hanoi Convention against Cybercrime", 16) == std::vector<std::string>{"Hanoi Convention", "against", "Cybercrime"});
  CHECK(wrap("", 5) == std::vector<std::string>{""});
  CHECK(wrap("abcdefgh", 3) == std::vector<std::string>{"abc", "def", "gh"});
  CHECK(wrap("e\xcc\x81" "e\xcc\x81", 1) == std::vector<std::string>{"e\xcc\x81", "e\xcc\x81"});
  CHECK(wrap("越南", 1) == std::vector<std::string>{"越", "南"});
  CHECK(cut_to_width("越南越南", 5) == "越南…");
  CHECK(wrap_lines("one two three four", 9, 2) == std::vector<std::string>{"one two", "three fo…"});
}

TEST_CASE("what a terminal would obey is shown instead") {
  CHECK(escape_terminal("a\x1b[31m\xc2\x9b") == "a\\u{1B}[31m\\u{9B}");
  CHECK(escape_terminal("\xe2\x80\xae\xef\xbb\xbf") == "\\u{202E}\\u{FEFF}");
  CHECK(escape_terminal("a\nb\xff") == "a\\nb\xef\xbf\xbd");
  CHECK(quote_cypher_name("a`b") == "`a``b`");
  CHECK(quote_cypher("it's \\") == "'it\\'s \\\\'");
  CHECK(escape_iri("đ /#?") == "%C4%91%20/%23%3F");
}

TEST_CASE("Python reads CSV, TSV, JSON and JSONL back as they were") {
  static const std::vector<std::string> pieces = {"\"", "'", ",", "\n", "\r\n", "\r", "\t", "\\", "\\n", " ", "a", "ế", "越", "\xf0\x9f\x87\xbb", "\x01", "\x7f", "\xe2\x80\xae", "=1+1", "null", ";", "{", "[1]"};
  std::mt19937 random(3);
  Table table{{"a", "b", "c"}, {}};
  std::string expected;
  for (int row = 0; row < 500; ++row) {
    std::vector<Cell> cells;
    for (int column = 0; column < 3; ++column) {
      std::string text;
      for (std::size_t count = random() % 6; count > 0; --count) text += pieces[random() % pieces.size()];
      expected += text + '\x1e';
      cells.push_back(Cell::text(text));
    }
    table.rows.push_back(cells);
  }
  const auto folder = std::filesystem::temp_directory_path() / fmt::format("signatory-table-test-{}", static_cast<long>(::time(nullptr)));
  std::filesystem::create_directories(folder);
  REQUIRE(base::write_file((folder / "expected").string(), expected));
  for (const TableFormat format : {TableFormat::kCsv, TableFormat::kTsv, TableFormat::kJson, TableFormat::kJsonl}) {
    REQUIRE(base::write_file((folder / name_of(format)).string(), to_text(table, format)));
  }
  CHECK(std::system(fmt::format("python3 '{}/tests/render/read_tables.py' '{}'", SIGNATORY_SOURCE_DIR, folder.string()).c_str()) == 0);
  std::filesystem::remove_all(folder);
}
