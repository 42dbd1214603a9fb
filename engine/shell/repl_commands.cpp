#include "shell/repl_commands.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <utility>

#include "base/file.h"
#include "render/escape.h"
#include "shell/parameters.h"
#include "shell/repl.h"
#include "shell/word_binder.h"

namespace signatory::shell {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 16> kHelp = {{
    {"MATCH … ;", "a query; it may go over several lines"},
    {"?question", "a question in plain words"},
    {":help", "this list"},
    {":schema", "labels, relationship types and properties, with counts"},
    {":params [name=value]", "set a parameter, or show all"},
    {":mode [FORMAT]", "table, box, line, json, jsonl, csv, tsv, markdown, html, dot"},
    {":timer [on|off]", "show how long each entry took"},
    {":explain QUERY", "the plan of a query"},
    {":profile QUERY", "run a query and show what each step did"},
    {":run [NAME name=value …]", "a named query, or the list of them"},
    {":path FROM TO", "how two entities are connected"},
    {":around NODE", "what is near an entity"},
    {":ledger", "the commitments; takes the options of signatory commitments"},
    {":watch SECONDS QUERY", "run a query again and again until Ctrl-C"},
    {":open FILE", "another database"},
    {":quit", "leave; Ctrl-D does so too"},
}};

struct Options {
  std::vector<std::string> entries;
  std::string file;
  std::string format = "table";
};

// Where the history lives: the state folder of the user, by the XDG rules.
std::string history_file() {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  std::filesystem::path folder;
  if (state != nullptr && *state != '\0') folder = state;
  else if (home != nullptr && *home != '\0') folder = std::filesystem::path(home) / ".local" / "state";
  else return {};
  folder /= "signatory";
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  return failed ? std::string() : (folder / "history").string();
}

int run_entries(Repl& repl, const std::vector<std::string>& entries) {
  for (const std::string& entry : entries) {
    if (entry.find_first_not_of(" \t\n") == std::string::npos) continue;
    if (const int code = repl.enter(entry); code != 0) return code;
    if (repl.finished()) break;
  }
  return 0;
}

Result<int> run(Context& context, const Options& options) {
  const bool batch = !options.entries.empty() || !options.file.empty();
  std::unique_ptr<Repl> repl;
  std::unique_ptr<LineSource> lines;
  if (!batch) lines = terminal_lines({.history_file = history_file(), .complete = [&repl](std::string_view before) { return repl->complete(before); }});
  const bool terminal = lines != nullptr;
  repl = std::make_unique<Repl>(context, ReplOptions{.keep_going = terminal, .prompt = terminal, .format = options.format});
  if (auto opened = repl->open(); !opened) return forward(opened);
  if (!options.entries.empty()) return run_entries(*repl, options.entries);
  if (!options.file.empty()) {
    auto text = base::read_file(options.file);
    if (!text) return forward(text);
    std::istringstream in(*text);
    return repl->run(*stream_lines(in));
  }
  if (!terminal) lines = stream_lines(std::cin);
  return repl->run(*lines);
}

}  // namespace

std::vector<std::string> repl_command_names() {
  std::vector<std::string> names;
  for (const char* name : {":help", ":schema", ":params", ":mode", ":timer", ":explain", ":profile", ":run", ":ledger", ":watch", ":open", ":quit"}) names.emplace_back(name);
  for (const Command& command : all_commands()) {
    if (command.name != "repl" && command.name != "query") names.push_back(':' + command.name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

int Repl::help() {
  for (const auto& [name, meaning] : kHelp) context_.out << fmt::format("{:<26} {}\n", name, meaning);
  context_.out << "Other commands of signatory work too:";
  for (const std::string& name : repl_command_names()) context_.out << ' ' << name;
  context_.out << '\n';
  return 0;
}

int Repl::show_schema() {
  const graph::SnapshotPtr now = session_->snapshot();
  const graph::View view = now->view();
  context_.out << fmt::format("{} nodes, {} relationships\n", view.node_count(), view.edge_count());
  for (std::uint32_t id = 0; id < view.symbols().labels.size(); ++id) {
    const graph::LabelId label(id);
    if (view.count(label) > 0) context_.out << fmt::format("  (:{}) {}\n", render::escape_terminal(view.symbols().labels.name(label)), view.count(label));
  }
  for (std::uint32_t id = 0; id < view.symbols().types.size(); ++id) {
    const graph::TypeId type(id);
    if (view.count(type) > 0) context_.out << fmt::format("  [:{}] {}\n", render::escape_terminal(view.symbols().types.name(type)), view.count(type));
  }
  std::vector<std::string_view> keys = view.symbols().keys.names();
  std::sort(keys.begin(), keys.end());
  context_.out << "  properties:";
  for (const std::string_view key : keys) context_.out << ' ' << render::escape_terminal(key);
  context_.out << '\n';
  return 0;
}

int Repl::command(const std::string& line) {
  auto words = split_words(line);
  if (!words) return report(words.error());
  if (words->empty()) return help();
  const std::size_t blank = line.find_first_of(" \t\n");
  std::string rest = blank == std::string::npos ? std::string() : line.substr(line.find_first_not_of(" \t\n", blank) == std::string::npos ? line.size() : line.find_first_not_of(" \t\n", blank));
  bool known = true;
  const int code = built_in(*words, rest, known);
  if (known) return code;
  if (words->front() == "ledger") words->front() = "commitments";
  return foreign(std::move(*words));
}

int Repl::built_in(const std::vector<std::string>& words, const std::string& rest, bool& known) {
  const std::string& name = words.front();
  if (name == "help" || name == "h") return help();
  if (name == "schema") return show_schema();
  if (name == "params" || name == "param" || name == "set") return set_parameter(rest);
  if (name == "mode") return set_mode(rest);
  if (name == "timer") return timer_ = words.size() > 1 ? words[1] == "on" : !timer_, 0;
  if (name == "explain") return query("EXPLAIN " + rest);
  if (name == "profile") return query("PROFILE " + rest);
  if (name == "run") return run_named(words);
  if (name == "watch") return watch(rest);
  if (name == "open") return reopen(words.size() > 1 ? words[1] : "");
  if (name == "quit" || name == "q" || name == "exit") return finished_ = true, 0;
  known = false;
  return 0;
}

int Repl::foreign(std::vector<std::string> words) {
  for (const Command& command : all_commands()) {
    if (command.name != words.front() || command.name == "repl") continue;
    WordBinder binder;
    if (command.declare) command.declare(binder);
    if (auto bound = binder.bind({words.begin() + 1, words.end()}); !bound) return report(bound.error());
    auto done = command.run(context_);
    return done ? *done : report(done.error());
  }
  return report(fail(ErrorCode::kUsage, fmt::format("there is no command :{}", render::escape_terminal(words.front()))).hint(":help lists the commands"));
}

Command repl_command() {
  auto options = std::make_shared<Options>();
  return {.name = "repl",
          .summary = "the interactive shell; on a pipe it reads queries and commands",
          .examples = {"signatory repl --db my.db", "signatory repl --db my.db -c ':mode box' -c ':run signatories agreement=\"Hanoi Convention\"'", "signatory repl --db my.db -f queries.txt"},
          .declare =
              [options](OptionBinder& bind) {
                bind.texts("-c,--command", options->entries, "run this entry and leave; may be repeated");
                bind.text("-f,--file", options->file, "read the entries from this file");
                bind.choice("--format", options->format, query_formats(), "how to print");
              },
          .run = [options](Context& context) { return run(context, *options); }};
}

}  // namespace signatory::shell
