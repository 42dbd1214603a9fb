#include "render/dot.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "base/file.h"
#include "golden.h"
#include "render/escape.h"
#include "render/layout.h"

using namespace signatory;
using namespace signatory::render;

namespace {

std::string hostile_text(std::mt19937& random) {
  static const std::vector<std::string> pieces = {"\"", "\\", "\\N", "\\\"", "\n", "\r", "\t", "<b>", "</a>", "&lt;", "&amp;", "&#34;", "&", "];", "//", "/*", "->", "{", "}", "|", "\x01", "\x1b[31m", "\xff", "\xe2\x80\xae",
                                                   "\xe2\x80\x8b", "URL=\"javascript:alert(1)\"", "ế", "越", "word", " ", "`", "'", "%", "--", "$x", ";", "\\l", "\\G", "\xc3", "\xf0\x9f\x87\xbb\xf0\x9f\x87\xb3", "javascript:alert(1)"};
  std::string out;
  for (std::size_t count = 1 + random() % 8; count > 0; --count) out += pieces[random() % pieces.size()];
  return out;
}

Diagram hostile_diagram(std::size_t count) {
  std::mt19937 random(7);
  Diagram diagram;
  for (std::size_t at = 0; at < count; ++at) {
    const std::string name = hostile_text(random);
    diagram.nodes.push_back({.id = base::NodeId(at), .key = hostile_text(random), .name = name, .kind = at % 3 == 0 ? hostile_text(random) : "Country", .labels = {}, .properties = {}});
  }
  return diagram;
}

}  // namespace

TEST_CASE("a diagram is the expected DOT text") {
  const Diagram diagram = read_diagram("convention.graph");
  check_golden("convention.dot", to_dot(diagram, {.title = "Hanoi Convention"}));
  check_golden("convention-time.dot", to_dot(diagram, {.title = "", .legend = false, .clusters = true, .time_axis = true}));
  check_golden("convention-capped.dot", to_dot(capped(diagram, 4), {}));
  check_golden("hostile.dot", to_dot(read_diagram("hostile.graph"), {}));
}

TEST_CASE("only the addresses of the web become links") {
  const std::string dot = to_dot(read_diagram("convention.graph"), {});
  CHECK(dot.find("URL=\"https://example.org/a\"") != std::string::npos);
  CHECK(dot.find("URL=\"javascript") == std::string::npos);
}

TEST_CASE("a cut keeps the focus and counts what it leaves out") {
  const Diagram diagram = read_diagram("convention.graph");
  const Diagram small = capped(diagram, 4);
  REQUIRE(small.nodes.size() == 4);
  CHECK(small.nodes_hidden == diagram.nodes.size() - 4);
  CHECK(std::any_of(small.nodes.begin(), small.nodes.end(), [](const DiagramNode& node) { return node.focus; }));
  CHECK(capped(diagram, 100).nodes.size() == diagram.nodes.size());
  for (const DiagramEdge& edge : small.edges) CHECK((edge.source < 4 && edge.target < 4));
}

TEST_CASE("GraphViz reads a thousand hostile labels as text and nothing else") {
  if (std::system("dot -V > /dev/null 2>&1") != 0) {
    MESSAGE("GraphViz is not installed: not checked");
    return;
  }
  const Diagram diagram = hostile_diagram(1000);
  const auto folder = std::filesystem::temp_directory_path() / fmt::format("signatory-dot-test-{}", static_cast<long>(::time(nullptr)));
  std::filesystem::create_directories(folder);
  REQUIRE(base::write_file((folder / "in.dot").string(), to_dot(diagram, {.title = "t", .legend = false, .clusters = false})));
  std::string expected;
  for (const DiagramNode& node : diagram.nodes) {
    std::string tip = node.kind.empty() ? node.name : node.kind + ": " + node.name;
    if (node.key != node.name) tip += '\n' + node.key;
    for (std::size_t begin = 0, end = 0; end != std::string::npos; begin = end + 1) {
      end = tip.find('\n', begin);
      expected += escape_terminal(tip.substr(begin, end - begin)) + (end == std::string::npos ? '\x1e' : '\n');
    }
  }
  REQUIRE(base::write_file((folder / "expected").string(), expected));
  const std::string command = fmt::format("python3 '{}/tests/render/read_dot.py' '{}'", SIGNATORY_SOURCE_DIR, folder.string());
  CHECK(std::system(command.c_str()) == 0);
  std::filesystem::remove_all(folder);
}

TEST_CASE("GraphViz draws the diagrams, and says so when it is missing") {
  const std::string dot = to_dot(read_diagram("hostile.graph"), {});
  const auto svg = layout(dot, Picture::kSvg);
  if (!svg && svg.error().detail == "Layout.NoGraphviz") {
    MESSAGE("GraphViz is not installed: not checked");
    return;
  }
  REQUIRE(svg);
  CHECK(svg->find("<svg") != std::string::npos);
  CHECK(svg->find("xlink:href=\"javascript") == std::string::npos);
  CHECK(layout(dot, Picture::kPng).value().substr(1, 3) == "PNG");
  const auto damaged = layout("digraph {", Picture::kSvg);
  REQUIRE(!damaged);
  CHECK(damaged.error().code == base::ErrorCode::kInternal);
  const std::string path = std::getenv("PATH");
  ::setenv("PATH", "/nonexistent", 1);
  const auto missing = layout(dot, Picture::kSvg);
  ::setenv("PATH", path.c_str(), 1);
  REQUIRE(!missing);
  CHECK(missing.error().detail == "Layout.NoGraphviz");
}
