#include "shell/command_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <iterator>
#include <memory>

#include "base/file.h"
#include "cypher/suggest.h"
#include "render/escape.h"
#include "shell/graph_session.h"
#include "shell/named_query.h"
#include "shell/parameters.h"
#include "shell/plan_text.h"
#include "shell/query_output.h"

namespace signatory::shell {
namespace {

constexpr std::uint64_t kMemoryBytes = std::uint64_t{2} << 30;

struct Options {
  std::string text;
  std::string file;
  std::vector<std::string> parameters;
  std::string format = "table";
  double timeout_seconds = 60;
  std::int64_t rows = 0;
};

bool is_name(const std::string& text) { return !text.empty() && text.find_first_of(" \n\t(){}[];:") == std::string::npos; }

Result<std::string> query_text(const Options& options) {
  if (!options.file.empty() && !options.text.empty()) return fail(ErrorCode::kUsage, "both a query and a file with one were given");
  if (!options.file.empty()) return base::read_file(options.file);
  if (options.text == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  if (options.text.empty()) return fail(ErrorCode::kUsage, "no query given").hint("write one in quotes, name a file with -f, or see signatory queries");
  if (!is_name(options.text)) return options.text;
  if (const NamedQuery* named = find_named_query(options.text)) return std::string(named->text);
  std::vector<std::string> names;
  for (const NamedQuery& query : named_queries()) names.push_back(query.name);
  const std::string near = cypher::did_you_mean(options.text, names);
  return fail(ErrorCode::kNotFound, fmt::format("there is no named query '{}'", render::escape_terminal(options.text))).hint(near.empty() ? "signatory queries lists them" : near);
}

// Defaults of a named query for what was not given; an error for what has none.
Result<void> add_defaults(const cypher::Engine& engine, const Options& options, cypher::Parameters& parameters) {
  const NamedQuery* named = options.file.empty() ? find_named_query(options.text) : nullptr;
  if (named == nullptr) return {};
  for (const QueryParameter& parameter : named->parameters) {
    if (parameters.contains(parameter.name)) continue;
    if (parameter.fallback.empty()) {
      return fail(ErrorCode::kUsage, fmt::format("the query {} needs the parameter {}: {}", named->name, parameter.name, parameter.meaning)).hint("for example: " + named->example);
    }
    parameters[parameter.name] = read_parameter_value(engine, parameter.fallback);
  }
  return {};
}

int query_failed(Context& context, const cypher::QueryError& error) {
  context.err << error.to_text();
  return base::exit_code(error.error.code);
}

Result<int> run(Context& context, const Options& options) {
  auto text = query_text(options);
  if (!text) return forward(text);
  auto session = GraphSession::open(context);
  if (!session) return forward(session);
  auto prepared = (*session)->engine().prepare(*text);
  if (!prepared) return query_failed(context, prepared.error());
  if (prepared->writes()) {
    session = GraphSession::open(context, {.write = true});
    if (!session) return forward(session);
    prepared = (*session)->engine().prepare(*text);
    if (!prepared) return query_failed(context, prepared.error());
  }
  // A query of ours may name what this graph happens not to have.
  if (!options.file.empty() || find_named_query(options.text) == nullptr) print_warnings(context, *prepared);
  auto parameters = read_parameters((*session)->engine(), options.parameters);
  if (!parameters) return forward(parameters);
  if (auto added = add_defaults((*session)->engine(), options, *parameters); !added) return forward(added);
  if (prepared->mode() == cypher::QueryMode::kExplain) return print_plan(context, prepared->plan()), 0;

  cypher::ExecuteOptions execute;
  execute.parameters = std::move(*parameters);
  execute.limits.memory_bytes = kMemoryBytes;
  execute.limits.cancellation = context.cancellation;
  if (options.timeout_seconds > 0) execute.limits.deadline = base::Deadline::in(std::chrono::milliseconds(static_cast<std::int64_t>(options.timeout_seconds * 1000)));
  if (options.rows > 0) execute.limits.rows = static_cast<std::uint64_t>(options.rows);
  auto cursor = (*session)->engine().execute(*prepared, std::move(execute));
  if (!cursor) return query_failed(context, cursor.error());
  auto printed = print_rows(**session, *cursor, {.format = options.format, .table = table_options(context)}, context);
  if (!printed) return forward(printed);
  print_changes(context, cursor->changes());
  if (prepared->mode() == cypher::QueryMode::kProfile) print_plan(context, cursor->profile());
  if (context.out_is_terminal && !prepared->columns().empty()) context.err << fmt::format("{} row{}\n", printed->rows, printed->rows == 1 ? "" : "s");
  return printed->exit_code;
}

Result<int> list_queries(Context& context) {
  for (const NamedQuery& query : named_queries()) {
    context.out << fmt::format("{}\n  {}\n", query.name, query.summary);
    for (const QueryParameter& parameter : query.parameters) {
      context.out << fmt::format("  ${}: {}{}\n", parameter.name, parameter.meaning, parameter.fallback.empty() ? "" : " (default " + parameter.fallback + ')');
    }
    context.out << fmt::format("  {}\n\n", query.example);
  }
  return 0;
}

}  // namespace

Command query_command() {
  auto options = std::make_shared<Options>();
  return {.name = "query",
          .summary = "ask in the query language openCypher, or by the name of a query",
          .examples = {"signatory query --db my.db 'MATCH (c:Country)-[:SIGNED]->(a) RETURN c.name, a.name'", "signatory query --db my.db signatories --param agreement='Hanoi Convention' --format markdown",
                       "signatory query --db my.db -f question.cypher --format jsonl --timeout 5"},
          .declare =
              [options](OptionBinder& bind) {
                bind.positional("query", options->text, "the query, the name of a query, or - for standard input", false);
                bind.text("-f,--file", options->file, "read the query from this file");
                bind.texts("-p,--param", options->parameters, "a parameter, name=value; may be repeated");
                bind.choice("--format", options->format, query_formats(), "how to print");
                bind.real("--timeout", options->timeout_seconds, "seconds after which to stop; 0: never");
                bind.integer("--max-rows", options->rows, "stop after so many rows; 0: never");
              },
          .run = [options](Context& context) { return run(context, *options); }};
}

Command queries_command() {
  return {.name = "queries",
          .summary = "list the named queries with their parameters",
          .examples = {"signatory queries"},
          .declare = nullptr,
          .run = [](Context& context) { return list_queries(context); },
          .needs_database = false};
}

}  // namespace signatory::shell
