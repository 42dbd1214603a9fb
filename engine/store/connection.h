// The thin skin over SQLiteCpp inside this folder: a connection, prepared statements, a transaction guard.
//
// Inside store/, a failure travels as the exception Fault (it holds an Error); every public function of the folder turns it into a
// Result with guarded(). Nothing of SQLite shows outside. A Connection belongs to one thread at a time.
//
//   Query& insert = connection.query("INSERT INTO label (name) VALUES (?)");   // prepared once, cached by its text
//   insert.run("Country");
//   Query& all = connection.query("SELECT id, name FROM label");
//   for (all.reset(); all.step();) use(all.integer(0), all.view(1));
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/error.h"

namespace signatory::store {

using base::Error;
using base::ErrorCode;
using base::fail;
using base::Result;

struct Fault {
  Error error;
};
// Throws Fault.
[[noreturn]] void raise(Error error);

class Connection;

class Query {
 public:
  Query(Connection& connection, std::string_view sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Parameters count from 1. Text is copied.
  void bind(int at, std::int64_t value);
  void bind(int at, int value) { bind(at, std::int64_t{value}); }
  void bind(int at, double value);
  void bind(int at, std::string_view value);
  void bind(int at, const char* value) { bind(at, std::string_view(value)); }
  void bind(int at, const std::string& value) { bind(at, std::string_view(value)); }
  void bind(int at, std::nullptr_t);
  void bind_blob(int at, std::string_view bytes);
  template <class T>
  void bind(int at, const std::optional<T>& value) {
    if (value) bind(at, *value);
    else bind(at, nullptr);
  }

  // Resets, binds all parameters in order and runs to the end: for statements without rows. Returns the rows changed.
  template <class... Args>
  int run(const Args&... args) {
    start(args...);
    return finish();
  }
  // Resets and binds: for statements with rows, followed by step().
  template <class... Args>
  Query& start(const Args&... args) {
    reset();
    int at = 0;
    (bind(++at, args), ...);
    return *this;
  }
  bool step();
  void reset();

  // Columns count from 0. A view lives until the next step() or reset().
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view view(int column) const;
  std::string text(int column) const { return std::string(view(column)); }
  bool null(int column) const;
  std::optional<double> real_or_null(int column) const { return null(column) ? std::nullopt : std::optional<double>(real(column)); }

 private:
  int finish();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

enum class OpenMode { kReadOnly, kReadWrite, kCreate };

class Connection {
 public:
  // Opens the file with the hardened settings; looks at nothing inside. Throws Fault: kIo missing, unreadable, busy; kDamaged.
  Connection(const std::string& path, OpenMode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const std::string& path() const { return path_; }
  bool read_only() const { return read_only_; }
  // The cached statement, reset. Do not nest two uses of the same text.
  Query& query(std::string_view sql);
  // One or more statements without parameters and rows.
  void execute(const std::string& sql);
  std::int64_t last_id() const;
  // First column of the first row as a number; 0 when there is no row.
  std::int64_t number(std::string_view sql);

 private:
  friend class Query;
  void configure();
  void open_file(bool immutable);
  struct Impl;
  std::string path_;
  bool read_only_ = false;
  std::unique_ptr<Impl> impl_;
  std::unordered_map<std::string, std::unique_ptr<Query>> cache_;
};

// BEGIN IMMEDIATE … COMMIT; rolls back unless commit() was reached.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Connection& connection_;
  bool open_ = false;
};

// Runs `work` and turns a Fault (or memory running out) into an error.
template <class Work>
auto guarded(Work&& work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (Fault& fault) {
    return tl::unexpected<Error>(std::move(fault.error));
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::kLimit, "out of memory");
  }
}

}  // namespace signatory::store
