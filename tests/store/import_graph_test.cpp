#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "store/import.h"
#include "store/xml_reader.h"

using namespace signatory::store;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("signatory-import-graph-" + std::to_string(::getpid()));
  Database database;
  Folder() : database(make(path)) {}
  ~Folder() { fs::remove_all(path); }
  static Database make(const fs::path& path) {
    fs::remove_all(path);
    fs::create_directories(path);
    return std::move(Database::open((path / "test.db").string(), {.mode = OpenMode::kCreate, .schema_folder = {}}).value());
  }
  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return (path / name).string();
  }
  std::string rows(const std::string& sql) const {
    std::string out;
    Query query(database.connection(), sql);
    while (query.step()) out += query.text(0) + "\n";
    return out;
  }
  std::int64_t number(const std::string& sql) const { return database.connection().number(sql); }
};

constexpr const char* kHeader = "treaty_id,state,treaty,treaty_signed,treaty_in_force,signed,ratified,in_force,accepted,acceded,succeeded,consented,withdrawn,reservation\n";

}  // namespace

TEST_CASE("a registry's rows become SIGNED, RATIFIED and WITHDREW_FROM edges between the nodes that extraction uses") {
  Folder folder;
  const auto path = folder.file("parties.csv", std::string(kHeader) +
                                                   "A_1,VNM,Convention On Things,1990-01-01,1991-01-01,1990-02-03,1991-04-05,1991-06-07,,,,,9999-12-31,\n"
                                                   "A_1,DDR,Convention On Things,1990-01-01,1991-01-01,,1971-0706,,,1971-07-06,,,1990-10-03,\n"
                                                   "B_2,VNM,Convention On Things,,,,,,,,,,,\n");
  CHECK(is_registry(path).value());
  const auto report = import_registry(folder.database, path).value();
  CHECK(report.nodes == 4);
  CHECK(report.edges == 4);
  CHECK(folder.rows("SELECT key FROM node ORDER BY key") == "agreement/convention-on-things\nagreement/convention-on-things-b-2\ncountry/DD\ncountry/VN\n");
  CHECK(folder.rows("SELECT t.name || ' ' || coalesce(json_extract(e.properties, '$.date'), '-') || ' ' || coalesce(json_extract(e.properties, '$.form'), '-') "
                    "FROM edge AS e JOIN edge_type AS t ON t.id = e.type ORDER BY e.id") ==
        "SIGNED 1990-02-03 -\nRATIFIED 1991-04-05 ratified\nRATIFIED - acceded\nWITHDREW_FROM 1990-10-03 -\n");
  CHECK(folder.rows("SELECT json_extract(properties, '$.name') FROM node WHERE key LIKE 'country/%' ORDER BY key") == "German Democratic Republic\nVietnam\n");
}

TEST_CASE("the registry of environmental treaties") {
  const std::string path = std::string(SIGNATORY_SOURCE_DIR) + "/../shared/registry/environment_treaty_parties.csv";
  if (!fs::exists(path)) {
    MESSAGE("skipped: ../shared/registry is not there");
    return;
  }
  Folder folder;
  const auto report = import_registry(folder.database, path).value();
  const auto edges_of = [&](const std::string& type) { return folder.number("SELECT count(*) FROM edge AS e JOIN edge_type AS t ON t.id = e.type WHERE t.name = '" + type + "'"); };
  CHECK(edges_of("SIGNED") == 3769);
  CHECK(edges_of("WITHDREW_FROM") == 339);
  CHECK(edges_of("SIGNED") + edges_of("RATIFIED") + edges_of("WITHDREW_FROM") == static_cast<std::int64_t>(report.edges));
  CHECK(folder.number("SELECT count(*) FROM edge WHERE json_extract(properties, '$.note') IS NOT NULL") == 2);
  CHECK(folder.number("SELECT count(*) FROM edge WHERE NOT EXISTS (SELECT 1 FROM node WHERE id = source)") == 0);
}

TEST_CASE("GraphML: keys with types and defaults, labels and types, edges before their nodes") {
  Folder folder;
  const auto path = folder.file("g.graphml", R"(<?xml version="1.0"?><!-- a comment -->
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="n" for="node" attr.name="name" attr.type="string"/>
  <key id="p" for="node" attr.name="people" attr.type="long"><default>0</default></key>
  <key id="w" for="edge" attr.name="weight" attr.type="double"/>
  <graph edgedefault="directed">
    <edge id="e0" source="a" target="b" label="MET"><data key="w">1.5</data></edge>
    <node id="a" labels=":Country:State"><data key="n">V &amp; N &#x1EC7;</data><data key="p">100</data></node>
    <node id="b"><data key="n"><![CDATA[<b>]]></data></node>
    <edge source="b" target="b"/>
  </graph>
</graphml>)");
  const auto report = import_graphml(folder.database, path).value();
  CHECK(report.nodes == 2);
  CHECK(report.edges == 2);
  CHECK(folder.rows("SELECT properties FROM node ORDER BY id") == "{\"id\":\"a\",\"name\":\"V & N ệ\",\"people\":100}\n{\"id\":\"b\",\"name\":\"<b>\",\"people\":0}\n");
  CHECK(folder.rows("SELECT t.name || e.properties FROM edge AS e JOIN edge_type AS t ON t.id = e.type ORDER BY e.id") == "MET{\"weight\":1.5}\nRELATED{}\n");
  CHECK(folder.rows("SELECT name FROM label ORDER BY name") == "Country\nState\n");
}

TEST_CASE("what is not GraphML is refused with its line, and nothing is stored") {
  Folder folder;
  const std::string head = "<graphml>\n<key id=\"k\" for=\"node\" attr.name=\"n\" attr.type=\"int\"/>\n<graph>";
  for (const auto& [text, message] : std::vector<std::pair<std::string, std::string>>{
           {"<html></html>", "not GraphML"},
           {"", "no <graphml>"},
           {"<!DOCTYPE x [<!ENTITY a \"b\">]><graphml/>", "document type"},
           {head + "<node/></graph></graphml>", "without an id"},
           {head + "<node id=\"a\"/><node id=\"a\"/></graph></graphml>", "given twice"},
           {head + "<node id=\"a\"><data key=\"k\">x</data></node></graph></graphml>", "not of type int"},
           {head + "<node id=\"a\"><data key=\"z\">x</data></node></graph></graphml>", "no key 'z'"},
           {head + "<node id=\"a\"/><edge source=\"a\" target=\"b\"/></graph></graphml>", "no node with the id 'b'"},
           {head + "<node id=\"a\">", "not closed"},
           {head + "<node id=\"&nbsp;\"/></graph></graphml>", "not known"},
           {head + "<hyperedge/></graph></graphml>", "more than two"},
       }) {
    CAPTURE(text);
    const auto refused = import_graphml(folder.database, folder.file("bad.graphml", text));
    REQUIRE_FALSE(refused.has_value());
    CHECK_MESSAGE(refused.error().message.find(message) != std::string::npos, refused.error().message);
    CHECK(refused.error().where.find("bad.graphml:") != std::string::npos);
    CHECK(folder.number("SELECT count(*) FROM node") == 0);
  }
}
