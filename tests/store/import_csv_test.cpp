#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "store/csv_reader.h"
#include "store/import.h"

using namespace signatory::store;
namespace fs = std::filesystem;

namespace {

// A folder with a new database and whatever files a test writes.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("signatory-import-" + std::to_string(::getpid()));
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
  std::int64_t count(const std::string& table) const { return database.connection().number("SELECT count(*) FROM " + table); }
};

std::string where_of_failure(Folder& folder, const std::string& nodes, const std::string& edges, std::string_view message) {
  const auto report = import_csv(folder.database, {.nodes = {{folder.file("nodes.csv", nodes), ""}}, .edges = {{folder.file("edges_MET.csv", edges), ""}}});
  REQUIRE_FALSE(report.has_value());
  CHECK_MESSAGE(report.error().message.find(message) != std::string::npos, report.error().message);
  CHECK(folder.count("node") == 0);
  CHECK(folder.count("edge") == 0);
  return report.error().where.substr(report.error().where.rfind('/') + 1);
}

}  // namespace

TEST_CASE("plain headers: labels from a column, the type from the file's name, types from the values") {
  Folder folder;
  const auto nodes = folder.file("nodes.csv", "id,label,name,size,code\n1,Country,Vietnam,1.5,007\n2,Country;State,\"Sweden, Kingdom of\",2,8\n");
  const auto edges = folder.file("edges_MET.csv", "src,dst,date,friendly\n1,2,2025-10-25,true\n2,2,,\n");
  const auto report = import_csv(folder.database, {.nodes = {{nodes, ""}}, .edges = {{edges, ""}}}).value();
  CHECK(report.nodes == 2);
  CHECK(report.edges == 2);
  CHECK(folder.rows("SELECT properties FROM node ORDER BY id") ==
        "{\"id\":1,\"name\":\"Vietnam\",\"size\":1.5,\"code\":\"007\"}\n{\"id\":2,\"name\":\"Sweden, Kingdom of\",\"size\":2.0,\"code\":\"8\"}\n");
  CHECK(folder.rows("SELECT properties FROM edge ORDER BY id") == "{\"date\":{\"$date\":\"2025-10-25\"},\"friendly\":true}\n{}\n");
  CHECK(folder.rows("SELECT l.name FROM node_label AS n JOIN label AS l ON l.id = n.label ORDER BY node, l.name") == "Country\nCountry\nState\n");
  CHECK(folder.rows("SELECT name FROM edge_type") == "MET\n");
  CHECK(folder.database.epoch() == 1);
}

TEST_CASE("Neo4j headers: id spaces, typed columns, lists, a type column, what is ignored") {
  Folder folder;
  const auto people = folder.file("people.csv", "pid:ID(P)\tage:int\ttags:string[]\t:LABEL\tx:IGNORE\tborn:date\n1\t42\ta;b\tPerson\tno\t1969-09-02\n");
  const auto states = folder.file("states.csv", ":ID(S)\tname\n1\tVietnam\n");
  const auto edges = folder.file("e.csv", ":START_ID(P)\t:END_ID(S)\t:TYPE\tw:float\n1\t1\tREPRESENTS\t1\n");
  REQUIRE(import_csv(folder.database, {.nodes = {{people, ""}, {states, "Country"}}, .edges = {{edges, ""}}}).has_value());
  CHECK(folder.rows("SELECT properties FROM node ORDER BY id") == "{\"pid\":1,\"age\":42,\"tags\":[\"a\",\"b\"],\"born\":{\"$date\":\"1969-09-02\"}}\n{\"name\":\"Vietnam\"}\n");
  CHECK(folder.rows("SELECT source || '-' || target || properties FROM edge") == "1-2{\"w\":1.0}\n");
  CHECK(folder.rows("SELECT name FROM label ORDER BY name") == "Country\nPerson\n");
}

TEST_CASE("a later import finds the nodes of an earlier one") {
  Folder folder;
  REQUIRE(import_csv(folder.database, {.nodes = {{folder.file("nodes_A.csv", "id,name\na,x\nb,y\n"), ""}}, .edges = {}}).has_value());
  REQUIRE(import_csv(folder.database, {.nodes = {}, .edges = {{folder.file("edges_T.csv", "from,to\na,b\n"), ""}}}).has_value());
  CHECK(folder.rows("SELECT source || '-' || target FROM edge") == "1-2\n");
}

TEST_CASE("quotes, line breaks in fields, CRLF, a byte order mark, no last line end") {
  Folder folder;
  const auto path = folder.file("odd.csv", "\xef\xbb\xbfid,name\r\n1,\"a \"\"b\"\"\r\nc\"\r\n\r\n2,\"\"\r\n3,");
  auto csv = CsvReader::open(path).value();
  CHECK(csv.header() == std::vector<std::string>{"id", "name"});
  REQUIRE(csv.next());
  CHECK(csv.field(1).text == "a \"b\"\r\nc");
  CHECK(csv.line() == 2);
  REQUIRE(csv.next());
  CHECK(csv.field(1).quoted);
  CHECK(csv.line() == 5);
  REQUIRE(csv.next());
  CHECK(csv.field(1).text.empty());
  CHECK_FALSE(csv.field(1).quoted);
  CHECK_FALSE(csv.next());
  CHECK_FALSE(csv.error().has_value());
  csv.rewind();
  REQUIRE(csv.next());
  CHECK(csv.line() == 2);
}

TEST_CASE("a field of ten megabytes is one field") {
  Folder folder;
  const auto path = folder.file("big.csv", "id,name\n1,\"" + std::string(10 << 20, 'x') + "\"\n");
  REQUIRE(import_csv(folder.database, {.nodes = {{path, "Big"}}, .edges = {}}).has_value());
  CHECK(folder.database.connection().number("SELECT length(json_extract(properties, '$.name')) FROM node") == 10 << 20);
}

TEST_CASE("errors name file and line, and nothing is half stored") {
  Folder folder;
  const std::string nodes = "id,label,n:int\n1,A,1\n2,A,2\n";
  CHECK(where_of_failure(folder, nodes, "src,dst\n1,2\n1,3\n", "no node with the id '3'") == "edges_MET.csv:3");
  CHECK(where_of_failure(folder, nodes + "1,A,3\n", "src,dst\n", "'1' is given twice") == "nodes.csv:4");
  CHECK(where_of_failure(folder, nodes + "3,A,x\n", "src,dst\n", "'x' is not of type int, which column 'n' has") == "nodes.csv:4");
  CHECK(where_of_failure(folder, nodes + "3,A\n", "src,dst\n", "2 fields, but the header has 3") == "nodes.csv:4");
  CHECK(where_of_failure(folder, nodes + "3,\"A,1\n", "src,dst\n", "never closed") == "nodes.csv:4");
  CHECK(where_of_failure(folder, nodes + "3,\"A\"b,1\n", "src,dst\n", "behind a closing quote") == "nodes.csv:4");
  CHECK(where_of_failure(folder, nodes + std::string("3,A\0,1\n", 7), "src,dst\n", "NUL") == "nodes.csv:4");
  CHECK(where_of_failure(folder, nodes + "3,\xff,1\n", "src,dst\n", "UTF-8") == "nodes.csv:4");
  CHECK(where_of_failure(folder, nodes, "a,b\n1,2\n", "columns for both ends") == "edges_MET.csv:1");
  CHECK(where_of_failure(folder, "id:money\n1\n", "src,dst\n", "'money' is not a type") == "nodes.csv:1");
  CHECK(where_of_failure(folder, "", "src,dst\n", "empty") == "nodes.csv:1");
  const auto missing = import_csv(folder.database, {.nodes = {{(folder.path / "none.csv").string(), ""}}, .edges = {}});
  CHECK(missing.error().code == ErrorCode::kIo);
}
