#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "golden.h"
#include "render/graph_formats.h"
#include "render/partial_date.h"
#include "render/property_text.h"
#include "render/rdf.h"

using namespace signatory;
using namespace signatory::render;

TEST_CASE("a diagram in each format is the expected text") {
  for (const char* name : {"convention", "hostile"}) {
    const Diagram diagram = read_diagram(fmt::format("{}.graph", name));
    check_golden(fmt::format("{}.graphml", name), to_graphml(diagram));
    check_golden(fmt::format("{}.gexf", name), to_gexf(diagram));
    check_golden(fmt::format("{}.json", name), to_graph_json(diagram));
    check_golden(fmt::format("{}.cypher", name), to_cypher(diagram));
    check_golden(fmt::format("{}.ttl", name), to_turtle(diagram));
    check_golden(fmt::format("{}.nq", name), to_nquads(diagram));
    const CsvFiles csv = to_import_csv(diagram);
    check_golden(fmt::format("{}-nodes.csv", name), csv.nodes);
    check_golden(fmt::format("{}-relationships.csv", name), csv.relationships);
  }
}

TEST_CASE("what is denied, promised or told by others is no fact in RDF") {
  const std::string quads = to_nquads(read_diagram("convention.graph"));
  CHECK(quads.find("<urn:signatory:country/VN> <urn:signatory:schema#SIGNED> <urn:signatory:agreement/hanoi-convention>") != std::string::npos);
  CHECK(quads.find("<urn:signatory:country/SE> <urn:signatory:schema#SIGNED>") == std::string::npos);
  CHECK(quads.find("<urn:signatory:country/AU> <urn:signatory:schema#COMMITTED_TO>") == std::string::npos);
}

TEST_CASE("Python reads GraphML, GEXF, JSON, CSV and N-Quads and finds every node, edge and property") {
  const auto folder = std::filesystem::temp_directory_path() / fmt::format("signatory-formats-test-{}", static_cast<long>(::time(nullptr)));
  std::filesystem::create_directories(folder);
  for (const char* name : {"convention", "hostile"}) {
    const Diagram diagram = read_diagram(fmt::format("{}.graph", name));
    const CsvFiles csv = to_import_csv(diagram);
    for (const auto& [ending, text] : {std::pair<std::string, std::string>{"graphml", to_graphml(diagram)}, {"gexf", to_gexf(diagram)}, {"json", to_graph_json(diagram)}, {"nq", to_nquads(diagram)}, {"nodes.csv", csv.nodes},
                                       {"relationships.csv", csv.relationships}}) {
      REQUIRE(base::write_file((folder / ("g." + ending)).string(), text));
    }
    CHECK(std::system(fmt::format("python3 '{}/tests/render/read_formats.py' '{}'", SIGNATORY_SOURCE_DIR, folder.string()).c_str()) == 0);
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("amounts as people write them") {
  CHECK(money_text(83500000, "USD", "") == "USD 83.5 million");
  CHECK(money_text(2e9, "EUR", "nearly") == "nearly EUR 2 billion");
  CHECK(money_text(1234567, "SEK", "up_to") == "up to SEK 1,234,567");
  CHECK(money_text(70, "", "about") == "about 70");
  CHECK(money_text(0.5, "", "") == "0.5");
  CHECK(money_text(1234.5, "", "") == "1,234.5");
}

TEST_CASE("dates of any precision cover days and compare") {
  CHECK(days_covered("2030")->last == "2030-12-31");
  CHECK(days_covered("2024-02")->last == "2024-02-29");
  CHECK(days_covered("2025-10-25/2025-10-26")->first == "2025-10-25");
  for (const char* text : {"", "--06-29", "June", "2025-13", "2025-10-26/2025-10-25", "20255"}) CHECK(!days_covered(text));
  CHECK(date_before("2025", "2025-10-25"));
  CHECK(date_before("2025-10-24", "2025-10-25"));
  CHECK(date_before("2025", "--06-29"));
  CHECK(date_before("--06-29", ""));
  CHECK(!date_before("2025", "2025"));
}
