// The interactive shell: queries over several lines, commands that begin with a colon, questions that begin with a question mark.
//
// An entry is a query that ends with `;` (or at an empty line or the end of the input), a line that begins with `:` or one that begins
// with `?`. On a pipe the shell stops at the first error and gives its exit code; on a terminal it goes on. Every other command of
// signatory is a command of the shell too: `:path Vietnam Sweden`, `:entities --type Person`.
//
//   Repl repl(context, {.keep_going = true});
//   int code = repl.run(*lines);
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "shell/completion.h"
#include "shell/graph_session.h"
#include "shell/line_editor.h"
#include "shell/query_output.h"

namespace signatory::shell {

struct ReplOptions {
  bool keep_going = true;  // after an error
  bool prompt = true;      // greetings and prompts
  std::string format = "table";
};

class Repl {
 public:
  Repl(Context& context, ReplOptions options) : context_(context), options_(std::move(options)) { output_.format = options_.format; }

  // Opens the database. What run() and enter() need.
  Result<void> open();
  // Until the end of the lines or :quit. The exit code: 0, or that of the error that ended it.
  int run(LineSource& lines);
  // One whole entry; the exit code.
  int enter(const std::string& entry);
  Completion complete(std::string_view before) const;
  bool finished() const { return finished_; }

 private:
  int query(const std::string& text);
  int command(const std::string& line);
  int built_in(const std::vector<std::string>& words, const std::string& rest, bool& known);
  int foreign(std::vector<std::string> words);
  int set_parameter(const std::string& rest);
  int set_mode(const std::string& name);
  int run_named(const std::vector<std::string>& words);
  int watch(const std::string& rest);
  int reopen(const std::string& path);
  int help();
  int show_schema();
  int report(const Error& error);
  void refresh_completer();

  Context& context_;
  ReplOptions options_;
  QueryOutput output_;
  std::unique_ptr<GraphSession> session_;
  std::unique_ptr<Completer> completer_;
  cypher::Parameters parameters_;
  std::string pending_;  // the lines of the entry before the current one
  bool timer_ = false;
  bool finished_ = false;
};

Command repl_command();

}  // namespace signatory::shell
