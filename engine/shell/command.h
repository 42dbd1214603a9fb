// A subcommand of the command line: what it is called, which options it takes, what it does.
//
// Commands know no argument parser: main.cpp binds the options that `declare` names and calls `run` afterwards. To add one, write
// command_NAME.{h,cpp} with a function `Command NAME_command()` and add a line to commands.cpp.
// `run` returns the exit code (0 unless it has a reason) or an error, which main prints on standard error and turns into an exit code.
//
//   Command documents_command() {
//     auto options = std::make_shared<Options>();
//     return {.name = "documents", .summary = "list the documents", .examples = {"signatory documents --db my.db"},
//             .declare = [options](OptionBinder& bind) { bind.text("--format", options->format, "table or jsonl"); },
//             .run = [options](Context& context) { return list_documents(context, *options); }};
//   }
#pragma once
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/budget.h"
#include "base/error.h"
#include "store/database.h"

namespace signatory::shell {

using base::Error;
using base::ErrorCode;
using base::fail;
using base::Result;

// What every command gets: the global options and the streams.
struct Context {
  std::string database;       // --db
  std::string schema_folder;  // --schema; empty: the files compiled in
  std::ostream& out;          // results
  std::ostream& err;          // everything else
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  base::CancellationToken cancellation;  // Ctrl-C

  // Opens --db. kUsage when it was not given.
  Result<store::Database> open(store::OpenMode mode) const;
};

// Binds options to variables; the names begin with "--". Each call returns once the binding is known, values arrive before run().
class OptionBinder {
 public:
  virtual ~OptionBinder() = default;
  virtual void positional(const std::string& name, std::string& value, const std::string& help, bool required = true) = 0;
  virtual void positionals(const std::string& name, std::vector<std::string>& values, const std::string& help, bool required = true) = 0;
  virtual void text(const std::string& name, std::string& value, const std::string& help) = 0;
  virtual void choice(const std::string& name, std::string& value, const std::vector<std::string>& choices, const std::string& help) = 0;
  virtual void texts(const std::string& name, std::vector<std::string>& values, const std::string& help) = 0;  // may be repeated
  virtual void integer(const std::string& name, std::int64_t& value, const std::string& help) = 0;
  virtual void real(const std::string& name, double& value, const std::string& help) = 0;
  virtual void flag(const std::string& name, bool& value, const std::string& help) = 0;
};

struct Command {
  std::string name;
  std::string summary;                // one line
  std::vector<std::string> examples;  // whole command lines
  std::function<void(OptionBinder&)> declare;
  std::function<Result<int>(Context&)> run;
  bool needs_database = true;  // takes --db
};

// All commands, in the order of the help.
std::vector<Command> all_commands();

}  // namespace signatory::shell
