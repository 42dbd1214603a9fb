#include "shell/repl.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ostream>
#include <thread>

#include "render/escape.h"
#include "render/value_cell.h"
#include "shell/named_query.h"
#include "shell/parameters.h"
#include "shell/plan_text.h"
#include "shell/repl_commands.h"

namespace signatory::shell {
namespace {

constexpr std::uint64_t kMemoryBytes = std::uint64_t{2} << 30;
constexpr std::string_view kSpace = " \t\r\n";

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(kSpace) - begin + 1));
}

}  // namespace

int Repl::report(const Error& error) {
  context_.err << "signatory: " << render::escape_terminal_lines(error.to_string()) << '\n';
  return base::exit_code(error.code);
}

void Repl::refresh_completer() {
  completer_ = std::make_unique<Completer>(session_->snapshot()->view());
  completer_->set_commands(repl_command_names());
  std::vector<std::string> queries, parameters;
  for (const NamedQuery& query : named_queries()) queries.push_back(query.name);
  for (const auto& [name, value] : parameters_) parameters.push_back(name);
  completer_->set_queries(queries);
  completer_->set_parameters(parameters);
}

Result<void> Repl::open() {
  auto session = GraphSession::open(context_, {.write = true});
  // A database that cannot be written can still be read.
  if (!session && session.error().code == ErrorCode::kIo) session = GraphSession::open(context_);
  if (!session) return forward(session);
  session_ = std::move(*session);
  refresh_completer();
  return {};
}

Completion Repl::complete(std::string_view before) const {
  const std::string text = pending_ + std::string(before);
  Completion completion = completer_->complete(text);
  if (completion.begin < pending_.size()) return {};
  completion.begin -= pending_.size();
  return completion;
}

int Repl::run(LineSource& lines) {
  if (options_.prompt) context_.err << "signatory: a query ends with ;  a question begins with ?  :help shows the commands\n";
  int code = 0;
  pending_.clear();
  while (!finished_ && (code == 0 || options_.keep_going)) {
    const auto line = lines.read(pending_.empty() ? "signatory> " : "        -> ");
    const bool end = !line;
    if (lines.cancelled()) {
      pending_.clear();
      continue;
    }
    if (end && trimmed(pending_).empty()) break;
    if (line) pending_ += *line + '\n';
    const std::string entry = trimmed(pending_);
    if (entry.empty()) {
      pending_.clear();
      continue;
    }
    const bool single = entry[0] == ':' || entry[0] == '?';
    if (!end && !single && entry.back() != ';' && !trimmed(*line).empty()) continue;
    pending_.clear();
    lines.remember(entry);
    code = enter(entry);
    if (end) break;
  }
  return finished_ && options_.keep_going ? 0 : (options_.keep_going ? 0 : code);
}

int Repl::enter(const std::string& entry) {
  context_.cancellation.reset();
  const auto started = std::chrono::steady_clock::now();
  int code = 0;
  if (entry[0] == ':') code = command(entry.substr(1));
  else if (entry[0] == '?') code = foreign({"ask", trimmed(entry.substr(1))});
  else code = query(entry);
  if (timer_) context_.err << fmt::format("{:.1f} ms\n", std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count());
  context_.out.flush();
  return code;
}

int Repl::query(const std::string& text) {
  const auto failed = [&](const cypher::QueryError& error) {
    context_.err << error.to_text();
    return base::exit_code(error.error.code);
  };
  auto prepared = session_->engine().prepare(text);
  if (!prepared) return failed(prepared.error());
  if (prepared->writes() && !session_->writes()) return report(fail(ErrorCode::kIo, "the database cannot be written"));
  print_warnings(context_, *prepared);
  if (prepared->mode() == cypher::QueryMode::kExplain) return print_plan(context_, prepared->plan()), 0;
  cypher::ExecuteOptions execute;
  execute.parameters = parameters_;
  execute.limits.memory_bytes = kMemoryBytes;
  execute.limits.cancellation = context_.cancellation;
  auto cursor = session_->engine().execute(*prepared, std::move(execute));
  if (!cursor) return failed(cursor.error());
  output_.table = table_options(context_);
  auto printed = print_rows(*session_, *cursor, output_, context_);
  if (!printed) return report(printed.error());
  if (!prepared->columns().empty()) context_.err << fmt::format("{} row{}\n", printed->rows, printed->rows == 1 ? "" : "s");
  print_changes(context_, cursor->changes());
  if (cursor->changes().any()) refresh_completer();
  if (prepared->mode() == cypher::QueryMode::kProfile) print_plan(context_, cursor->profile());
  return printed->exit_code;
}

int Repl::watch(const std::string& rest) {
  const std::size_t blank = std::min(rest.find(' '), rest.size());
  const int seconds = std::atoi(rest.substr(0, blank).c_str());
  if (seconds < 1 || blank == rest.size()) return report(fail(ErrorCode::kUsage, ":watch needs a number of seconds and a query").hint(":watch 5 MATCH (n) RETURN count(n)"));
  while (!context_.cancellation.cancelled()) {
    if (const int code = query(rest.substr(blank + 1)); code != 0) return context_.cancellation.cancelled() ? 0 : code;
    for (int tenth = 0; tenth < seconds * 10 && !context_.cancellation.cancelled(); ++tenth) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return 0;
}

int Repl::reopen(const std::string& path) {
  if (path.empty()) return report(fail(ErrorCode::kUsage, ":open needs a file"));
  const std::string before = context_.database;
  context_.database = path;
  auto opened = open();
  if (opened) return 0;
  context_.database = before;
  return report(opened.error());
}

int Repl::set_parameter(const std::string& rest) {
  if (rest.empty()) {
    auto cursor = session_->engine().run("RETURN 1");
    for (const auto& [name, value] : parameters_) context_.out << '$' << render::escape_terminal(name) << " = " << render::escape_terminal(cursor ? render::value_display(value, cursor->entities()) : "") << '\n';
    return 0;
  }
  auto read = read_parameters(session_->engine(), {rest});
  if (!read) return report(read.error());
  for (auto& [name, value] : *read) parameters_[trimmed(name)] = value;
  refresh_completer();
  return 0;
}

int Repl::set_mode(const std::string& name) {
  const auto& known = query_formats();
  if (name.empty()) return context_.out << output_.format << '\n', 0;
  if (std::find(known.begin(), known.end(), name) == known.end()) return report(render::table_format(name).error());
  output_.format = name;
  return 0;
}

int Repl::run_named(const std::vector<std::string>& words) {
  if (words.size() < 2) return foreign({"queries"});
  const NamedQuery* named = find_named_query(words[1]);
  if (named == nullptr) return report(fail(ErrorCode::kNotFound, fmt::format("there is no named query '{}'", render::escape_terminal(words[1]))).hint(":run alone lists them"));
  auto given = read_parameters(session_->engine(), {words.begin() + 2, words.end()});
  if (!given) return report(given.error());
  const cypher::Parameters before = parameters_;
  for (auto& [name, value] : *given) parameters_[name] = value;
  for (const QueryParameter& parameter : named->parameters) {
    if (!parameter.fallback.empty()) parameters_.try_emplace(parameter.name, read_parameter_value(session_->engine(), parameter.fallback));
  }
  const int code = query(std::string(named->text));
  parameters_ = before;
  return code;
}

}  // namespace signatory::shell
