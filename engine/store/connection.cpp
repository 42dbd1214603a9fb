#include "store/connection.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <new>

namespace signatory::store {

namespace {

constexpr int kBusyTimeoutMs = 10'000;
constexpr int kLongestValueBytes = 512 << 20;
constexpr int kCacheKib = 32 << 10;

Error translate(int code, int extended, const std::string& text, const std::string& path) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail(ErrorCode::kIo, "the database is busy").where(path).hint("another process is writing to it; try again").detail("Store.Busy");
    case SQLITE_FULL:
      return fail(ErrorCode::kIo, "the disk is full").where(path).hint("what was stored before is still there").detail("Store.Full");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return fail(ErrorCode::kIo, "the database is read-only").where(path).hint("check the permissions of the file and its folder").detail("Store.ReadOnly");
    case SQLITE_CANTOPEN:
      return fail(ErrorCode::kIo, "cannot open the database").where(path).hint("check that the path exists and may be written").detail("Store.CannotOpen");
    case SQLITE_NOTADB:
      return fail(ErrorCode::kDamaged, "not a signatory database").where(path).detail("Store.Foreign");
    case SQLITE_CORRUPT:
      return fail(ErrorCode::kDamaged, "the database is damaged: " + text).where(path).hint("build it again from the documents").detail("Store.Damaged");
    case SQLITE_IOERR:
      return fail(ErrorCode::kIo, fmt::format("the disk failed: {} ({})", text, extended)).where(path).detail("Store.Io");
    case SQLITE_INTERRUPT:
      return fail(ErrorCode::kInterrupted, "interrupted").where(path);
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
      return fail(ErrorCode::kLimit, text).where(path).detail("Store.TooBig");
    default:
      return fail(ErrorCode::kInternal, fmt::format("{} ({})", text, extended)).where(path).detail("Store.Sql");
  }
}

[[noreturn]] void raise_from(const SQLite::Exception& exception, const std::string& path) {
  raise(translate(exception.getErrorCode(), exception.getExtendedErrorCode(), exception.what(), path));
}

}  // namespace

void raise(Error error) { throw Fault{std::move(error)}; }

struct Connection::Impl {
  std::unique_ptr<SQLite::Database> database;
};

// The statement handle itself: SQLite::Column takes a shared pointer for each value, which costs more than reading the row.
struct Query::Impl {
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalise> statement;
  sqlite3* handle;
  const std::string& path;
};

namespace {

void expect(int code, sqlite3* handle, const std::string& path) {
  if (code != SQLITE_OK) raise(translate(code, sqlite3_extended_errcode(handle), sqlite3_errmsg(handle), path));
}

}  // namespace

Query::Query(Connection& connection, std::string_view sql) {
  sqlite3* handle = connection.impl_->database->getHandle();
  sqlite3_stmt* statement = nullptr;
  expect(sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr), handle, connection.path_);
  impl_ = std::unique_ptr<Impl>(new Impl{std::unique_ptr<sqlite3_stmt, Impl::Finalise>(statement), handle, connection.path_});
}

Query::~Query() = default;

void Query::bind(int at, std::int64_t value) { expect(sqlite3_bind_int64(impl_->statement.get(), at, value), impl_->handle, impl_->path); }
void Query::bind(int at, double value) { expect(sqlite3_bind_double(impl_->statement.get(), at, value), impl_->handle, impl_->path); }
void Query::bind(int at, std::nullptr_t) { expect(sqlite3_bind_null(impl_->statement.get(), at), impl_->handle, impl_->path); }

void Query::bind(int at, std::string_view value) {
  const char* data = value.data() == nullptr ? "" : value.data();
  expect(sqlite3_bind_text64(impl_->statement.get(), at, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8), impl_->handle, impl_->path);
}

void Query::bind_blob(int at, std::string_view bytes) {
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  expect(sqlite3_bind_blob64(impl_->statement.get(), at, data, bytes.size(), SQLITE_TRANSIENT), impl_->handle, impl_->path);
}

bool Query::step() {
  const int code = sqlite3_step(impl_->statement.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = translate(code, sqlite3_extended_errcode(impl_->handle), sqlite3_errmsg(impl_->handle), impl_->path);
  reset();
  raise(std::move(error));
}

void Query::reset() { sqlite3_reset(impl_->statement.get()); }

int Query::finish() {
  while (step()) {
  }
  reset();
  return sqlite3_changes(impl_->handle);
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(impl_->statement.get(), column); }
double Query::real(int column) const { return sqlite3_column_double(impl_->statement.get(), column); }
bool Query::null(int column) const { return sqlite3_column_type(impl_->statement.get(), column) == SQLITE_NULL; }

std::string_view Query::view(int column) const {
  sqlite3_stmt* statement = impl_->statement.get();
  const void* data = sqlite3_column_blob(statement, column);
  return data == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
}

Connection::Connection(const std::string& path, OpenMode mode) : path_(path), read_only_(mode == OpenMode::kReadOnly), impl_(std::make_unique<Impl>()) {
  try {
    struct stat info {};
    const bool exists = ::stat(path.c_str(), &info) == 0;
    if (exists && S_ISDIR(info.st_mode)) raise(fail(ErrorCode::kIo, "a folder, not a database").where(path));
    if (!exists && mode != OpenMode::kCreate)
      raise(fail(ErrorCode::kIo, "no such database").where(path).hint("make it with: signatory build FOLDER --db FILE").detail("Store.Missing"));
    open_file(false);
    if (mode != OpenMode::kCreate && exists && info.st_size == 0) raise(fail(ErrorCode::kDamaged, "not a signatory database (the file is empty)").where(path).detail("Store.Foreign"));
    configure();
  } catch (const SQLite::Exception& exception) {
    raise_from(exception, path_);
  }
}

Connection::~Connection() { cache_.clear(); }

void Connection::open_file(bool immutable) {
  const int flags = read_only_ ? SQLite::OPEN_READONLY : (SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  std::string name = path_;
  if (immutable) {
    name = "file:";
    for (const char c : path_) name += c == '%' || c == '?' || c == '#' ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
    name += "?immutable=1";
  }
  impl_->database = std::make_unique<SQLite::Database>(name, flags | (immutable ? SQLITE_OPEN_URI : 0), kBusyTimeoutMs);
}

void Connection::configure() {
  const auto harden = [this] {
    sqlite3* handle = impl_->database->getHandle();
    sqlite3_extended_result_codes(handle, 1);
    for (const auto& [option, value] : {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1}, {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0}, {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
                                        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}, {SQLITE_DBCONFIG_DQS_DML, 0}, {SQLITE_DBCONFIG_DQS_DDL, 0}})
      sqlite3_db_config(handle, option, value, nullptr);
    for (const auto& [limit, value] : {std::pair{SQLITE_LIMIT_ATTACHED, 0}, {SQLITE_LIMIT_LENGTH, kLongestValueBytes}, {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
                                       {SQLITE_LIMIT_EXPR_DEPTH, 100}, {SQLITE_LIMIT_TRIGGER_DEPTH, 10}})
      sqlite3_limit(handle, limit, value);
  };
  harden();
  execute(fmt::format("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA synchronous = FULL; PRAGMA cache_size = -{}; PRAGMA temp_store = MEMORY", kCacheKib));
  if (!read_only_) return;
  try {
    impl_->database->exec("SELECT count(*) FROM sqlite_schema");
  } catch (const SQLite::Exception& exception) {
    // A WAL database in a folder that cannot be written has no place for its shared memory: without a log it may be read as it is.
    struct stat info {};
    const int code = exception.getErrorCode() & 0xff;
    const bool no_log = ::stat((path_ + "-wal").c_str(), &info) != 0 || info.st_size == 0;
    if ((code != SQLITE_CANTOPEN && code != SQLITE_READONLY) || !no_log) throw;
    open_file(true);
    harden();
  }
}

Query& Connection::query(std::string_view sql) {
  auto found = cache_.find(std::string(sql));
  if (found == cache_.end()) found = cache_.emplace(std::string(sql), std::make_unique<Query>(*this, sql)).first;
  found->second->reset();
  return *found->second;
}

void Connection::execute(const std::string& sql) {
  try {
    impl_->database->exec(sql);
  } catch (const SQLite::Exception& exception) {
    raise_from(exception, path_);
  }
}

std::int64_t Connection::last_id() const { return sqlite3_last_insert_rowid(impl_->database->getHandle()); }

std::int64_t Connection::number(std::string_view sql) {
  Query& one = query(sql);
  const std::int64_t value = one.step() ? one.integer(0) : 0;
  one.reset();
  return value;
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
  connection_.execute("BEGIN IMMEDIATE");
  open_ = true;
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    connection_.execute("ROLLBACK");
  } catch (const Fault&) {
    open_ = false;  // SQLite has rolled back by itself: disk full, I/O error
  }
}

void Transaction::commit() {
  connection_.execute("COMMIT");
  open_ = false;
}

}  // namespace signatory::store
