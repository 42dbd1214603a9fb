// Where the shell's lines come from: a terminal with editing, history and completion, or any stream.
//
//   auto lines = terminal_lines({.history_file = path, .complete = complete});
//   while (auto line = lines->read("signatory> ")) { … lines->remember(entry); }
#pragma once
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signatory::shell {

class LineSource {
 public:
  virtual ~LineSource() = default;
  // Without the line feed; nullopt at the end. `cancelled()` is true when the user gave the line up with Ctrl-C (it is then empty).
  virtual std::optional<std::string> read(const std::string& prompt) = 0;
  virtual bool cancelled() const { return false; }
  // Adds a whole entry, which may have several lines, to the history.
  virtual void remember(const std::string& entry) = 0;
};

struct Completion {
  std::size_t begin = 0;                // where in the text the word to complete begins
  std::vector<std::string> candidates;  // whole words, sorted
};

struct EditorOptions {
  std::string history_file;  // kept across sessions, private to the user; empty: none
  // What could stand at the end of the text before the cursor.
  std::function<Completion(std::string_view before)> complete;
};

// nullptr if standard input is no terminal that can be edited on. The terminal is put back when the object goes.
std::unique_ptr<LineSource> terminal_lines(EditorOptions options);
std::unique_ptr<LineSource> stream_lines(std::istream& in);

}  // namespace signatory::shell
