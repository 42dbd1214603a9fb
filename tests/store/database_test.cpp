#include "store/database.h"

#include <algorithm>

#include "store/schema.h"
#include "store_fixture.h"

using namespace signatory;
using store::OpenMode;
using support::Store;

namespace {

std::string detail_of(const std::string& path, OpenMode mode = OpenMode::kReadWrite) {
  auto opened = store::Database::open(path, {.mode = mode, .schema_folder = ""});
  return opened ? "open" : opened.error().detail;
}

}  // namespace

TEST_CASE("each kind of wrong file has its error") {
  Store store;
  CHECK(detail_of(store.folder.path("none.db")) == "Store.Missing");
  CHECK(detail_of(store.folder.path("none/none.db"), OpenMode::kCreate) == "Store.CannotOpen");
  CHECK(detail_of(store.folder.file("text.db", "this is no database, but it is long enough to look like a file of some kind")) == "Store.Foreign");
  CHECK(detail_of(store.folder.file("empty.db", ""), OpenMode::kReadOnly) == "Store.Foreign");
  CHECK(detail_of(store.folder.path("")) != "open");
  {
    store::Connection foreign(store.folder.path("foreign.db"), OpenMode::kCreate);
    foreign.execute("CREATE TABLE t (x)");
  }
  CHECK(detail_of(store.folder.path("foreign.db"), OpenMode::kCreate) == "Store.Foreign");
  store.database.connection().execute("PRAGMA user_version = 999");
  CHECK(detail_of(store.folder.path("test.db")) == "Store.Newer");
}

TEST_CASE("damage is noticed and named") {
  Store store;
  for (int at = 0; at < 200; ++at) store.put("d" + std::to_string(at), "country/VN SIGNED agreement/x" + std::to_string(at) + "\n" + std::string(2000, 'x') + "\n");
  store.finalise();
  store.database.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)");
  const std::string path = store.folder.path("test.db");
  std::string bytes;
  {
    std::ifstream stream(path, std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(stream), {});
  }
  for (std::size_t at = 8192; at + 4096 < bytes.size(); at += 3 * 4096) std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), 512, '\x55');
  const std::string damaged = store.folder.file("damaged.db", bytes);
  auto opened = store::Database::open(damaged, {.mode = OpenMode::kReadWrite, .schema_folder = ""});
  if (!opened) {
    CHECK(opened.error().code == base::ErrorCode::kDamaged);
    return;
  }
  const auto found = store::verify(*opened, {});
  CHECK((!found ? found.error().code == base::ErrorCode::kDamaged : found->fault_count > 0));
}

TEST_CASE("every byte of evidence is checked") {
  Store store;
  store.put("a.txt", "country/VN SIGNED agreement/x\n");
  store.finalise();
  REQUIRE(store.faults().empty());
  auto& connection = store.database.connection();
  const auto damage = [&](const std::string& sql, const std::string& expected) {
    connection.execute("SAVEPOINT damage; " + sql);
    const auto faults = store.faults();
    CHECK_MESSAGE(!faults.empty(), sql);
    CHECK_MESSAGE(std::any_of(faults.begin(), faults.end(), [&](const std::string& fault) { return fault.find(expected) != std::string::npos; }), sql);
    connection.execute("ROLLBACK TO damage; RELEASE damage");
  };
  damage("UPDATE document SET text = replace(text, 'VN', 'SE')", "SHA-256");
  damage("UPDATE statement SET evidence = replace(evidence, 'country/VN', 'country/SE')", "not the evidence");
  damage("UPDATE statement SET claim = NULL", "no evidence");
  damage("UPDATE claim SET confidence = 0.9", "confidence");
  damage("UPDATE edge SET target = source", "differ");
  damage("UPDATE edge SET target = 77", "ends nowhere");
  damage("UPDATE edge SET properties = 'x'", "no JSON");
  damage("INSERT INTO node (key, origin, properties) VALUES ('country/XX', 0, '{}')", "no claim speaks of it");
  CHECK(store.faults().empty());
}

TEST_CASE("an older layout is lifted step by step, in one transaction") {
  support::TemporaryFolder folder;
  store::Connection connection(folder.path("old.db"), OpenMode::kCreate);
  store::SchemaFiles files{.layout = "PRAGMA application_id = 1397182017; PRAGMA user_version = 1; CREATE TABLE meta (key TEXT) STRICT;", .migrations = {}, .version = 1};
  store::prepare_schema(connection, files);
  CHECK(connection.number("PRAGMA user_version") == 1);
  files.version = 3;
  files.migrations = {{2, "ALTER TABLE meta ADD COLUMN two TEXT;"}, {3, "ALTER TABLE nothing ADD COLUMN three TEXT;"}};
  CHECK_FALSE(store::guarded([&] { store::prepare_schema(connection, files); }));
  CHECK(connection.number("PRAGMA user_version") == 1);
  CHECK(connection.number("SELECT count(*) FROM pragma_table_info('meta')") == 1);
  files.migrations[3] = "ALTER TABLE meta ADD COLUMN three TEXT;";
  CHECK(store::guarded([&] { store::prepare_schema(connection, files); }));
  CHECK(connection.number("PRAGMA user_version") == 3);
  CHECK(connection.number("SELECT count(*) FROM pragma_table_info('meta')") == 3);
  files.version = 5;
  CHECK_FALSE(store::guarded([&] { store::prepare_schema(connection, files); }));
}

TEST_CASE("every column of the layout has a comment, every table is strict") {
  const auto layout = store::schema_files("").layout;
  std::istringstream lines(layout);
  std::string line, table;
  int columns = 0;
  while (std::getline(lines, line)) {
    if (line.starts_with("CREATE TABLE")) table = line;
    else if (line.starts_with(")") && !table.empty()) {
      CHECK_MESSAGE(line.find("STRICT") != std::string::npos, table);
      table.clear();
    } else if (!table.empty() && line.starts_with("  ") && !line.starts_with("  PRIMARY KEY") && !line.starts_with("  UNIQUE")) {
      CHECK_MESSAGE(line.find("-- ") != std::string::npos, (table + line));
      ++columns;
    }
  }
  CHECK(columns > 60);
}

TEST_CASE("a hostile file gets no foothold") {
  Store store;
  auto& connection = store.database.connection();
  CHECK_FALSE(store::guarded([&] { connection.execute("ATTACH 'x.db' AS other"); }));
  CHECK_FALSE(store::guarded([&] { connection.query("SELECT load_extension('x')").step(); }));
  CHECK_FALSE(store::guarded([&] { connection.execute("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x'"); }));
}
