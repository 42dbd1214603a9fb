#include "shell/command_graph.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <ostream>

#include "cypher/suggest.h"
#include "graph/neighbourhood.h"
#include "graph/shortest_path.h"
#include "render/dot.h"
#include "render/escape.h"
#include "render/partial_date.h"
#include "render/property_text.h"
#include "shell/query_output.h"

namespace signatory::shell {
namespace {

constexpr std::uint64_t kManyPaths = 100;
constexpr std::size_t kDrawnNodes = 80;
constexpr auto kTimeout = std::chrono::seconds(60);

struct PathOptions {
  std::string from, to, types;
  std::int64_t hops = 6;
  bool all = false;
  std::string format = "text";
};

struct AroundCommand {
  AroundOptions around;
  std::string format = "text";
};

const std::vector<std::string>& formats() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names{"text"};
    names.insert(names.end(), query_formats().begin(), query_formats().end());
    return names;
  }();
  return all;
}

Result<graph::EdgeFilter> edge_filter(const graph::View& view, const std::string& types) {
  graph::EdgeFilter filter;
  for (std::size_t at = 0; at < types.size();) {
    const std::size_t end = std::min(types.find(',', at), types.size());
    const std::string name = types.substr(at, end - at);
    at = end + 1;
    const auto type = view.symbols().types.find(name);
    if (!type) {
      std::vector<std::string> known;
      for (const std::string_view one : view.symbols().types.names()) known.emplace_back(one);
      return fail(ErrorCode::kUsage, fmt::format("the graph has no relationship of type '{}'", render::escape_terminal(name))).hint(cypher::did_you_mean(name, known));
    }
    filter.types.push_back(*type);
  }
  return filter;
}

base::Budget budget_of(const base::CancellationToken& cancellation) {
  base::BudgetLimits limits;
  limits.deadline = base::Deadline::in(kTimeout);
  limits.cancellation = cancellation;
  return base::Budget(limits);
}

std::string details(const render::DiagramEdge& edge) {
  std::string out;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) (out += out.empty() ? "" : ", ") += part;
  };
  add(render::amount_text(edge)), add(std::string(edge.text("date")));
  if (!edge.text("deadline").empty()) add("by " + std::string(edge.text("deadline")));
  if (!edge.asserted()) add(std::string(edge.text("modality")));
  return out;
}

// "Viet Nam –[SIGNED 2025-10-25]→ Hanoi Convention"
std::string arrow(const render::Diagram& diagram, const render::DiagramEdge& edge) {
  const std::string more = details(edge);
  return render::escape_terminal(fmt::format("{} –[{}{}{}{}]→ {}", diagram.nodes[edge.source].name, edge.negated() ? "NOT " : "", edge.type, more.empty() ? "" : ": ", more, diagram.nodes[edge.target].name));
}

void print_edge(Context& context, const render::Diagram& diagram, const render::DiagramEdge& edge) {
  context.out << arrow(diagram, edge) << '\n';
  for (const render::Quote& quote : edge.quotes) {
    context.out << render::escape_terminal(fmt::format("    “{}” ({}{}{})", quote.text, quote.document, quote.date.empty() ? "" : ", ", quote.date)) << '\n';
  }
}

render::Table edge_table(const render::Diagram& diagram) {
  using render::Cell;
  render::Table table{{"from", "relation", "to", "details", "claim", "source", "quote"}, {}};
  for (const render::DiagramEdge& edge : diagram.edges) {
    table.rows.push_back({Cell::text(diagram.nodes[edge.source].name), Cell::text((edge.negated() ? "NOT " : "") + edge.type), Cell::text(diagram.nodes[edge.target].name), Cell::text_or_null(details(edge)),
                          Cell::text_or_null(std::string(edge.text("id"))), Cell::text_or_null(edge.quotes.empty() ? "" : edge.quotes.front().document), Cell::text_or_null(edge.quotes.empty() ? "" : edge.quotes.front().text)});
  }
  return table;
}

// As a table or DOT; false for "text", which each command words itself.
Result<bool> print_as(Context& context, const render::Diagram& diagram, const std::string& format) {
  if (format == "text") return false;
  if (format == "dot") {
    context.out << render::to_dot(render::capped(diagram, kDrawnNodes), {});
    return true;
  }
  const auto known = render::table_format(format);
  if (!known) return tl::unexpected<Error>(known.error());
  context.out << render::to_text(edge_table(diagram), *known, table_options(context));
  return true;
}

void print_path(Context& context, const render::Diagram& diagram, const graph::GraphPath& path) {
  for (const base::EdgeId id : path.edges) {
    const auto edge = std::find_if(diagram.edges.begin(), diagram.edges.end(), [&](const render::DiagramEdge& one) { return one.id == id; });
    if (edge != diagram.edges.end()) print_edge(context, diagram, *edge);
  }
}

Result<int> run_path(Context& context, const PathOptions& options) {
  if (options.hops < 1) return fail(ErrorCode::kUsage, "--max-hops must be at least 1");
  auto session = GraphSession::open(context);
  if (!session) return forward(session);
  auto from = (*session)->find_node(options.from), to = (*session)->find_node(options.to);
  if (!from) return forward(from);
  if (!to) return forward(to);
  const graph::SnapshotPtr now = (*session)->snapshot();
  auto filter = edge_filter(now->view(), options.types);
  if (!filter) return forward(filter);
  base::Budget budget = budget_of(context.cancellation);
  const graph::PathQuestion question{.source = *from, .target = *to, .filter = *filter, .max_hops = static_cast<std::uint32_t>(options.hops), .banned = nullptr};
  auto paths = graph::all_shortest_paths(now->view(), question, options.all ? kManyPaths : 1, budget);
  if (!paths) return forward(paths);
  if (paths->empty()) {
    context.err << fmt::format("{} and {} are not connected within {} hops\n", render::escape_terminal(options.from), render::escape_terminal(options.to), options.hops);
    return 1;
  }
  render::DiagramBuilder builder(now->view());
  builder.add_node(*from), builder.focus(*from), builder.focus(*to);
  for (const graph::GraphPath& path : *paths) {
    for (const base::EdgeId edge : path.edges) builder.add_edge(edge);
  }
  auto diagram = finished(**session, builder);
  if (!diagram) return forward(diagram);
  auto printed = print_as(context, *diagram, options.format);
  if (!printed) return forward(printed);
  for (std::size_t at = 0; !*printed && at < paths->size(); ++at) {
    if (at > 0) context.out << '\n';
    print_path(context, *diagram, (*paths)[at]);
  }
  context.err << fmt::format("{} path{} of {} hop{}\n", paths->size(), paths->size() == 1 ? "" : "s", paths->front().edges.size(), paths->front().edges.size() == 1 ? "" : "s");
  return 0;
}

Result<int> run_around(Context& context, const AroundCommand& options) {
  auto session = GraphSession::open(context);
  if (!session) return forward(session);
  auto diagram = around(**session, options.around, context.cancellation);
  if (!diagram) return forward(diagram);
  auto printed = print_as(context, *diagram, options.format);
  if (!printed) return forward(printed);
  if (!*printed) {
    for (const render::DiagramEdge& edge : diagram->edges) print_edge(context, *diagram, edge);
  }
  context.err << fmt::format("{} nodes, {} relationships\n", diagram->nodes.size(), diagram->edges.size());
  return 0;
}

// Not published or dated after the day.
bool known_on(const graph::View& view, base::EdgeId edge, const std::optional<render::DaysCovered>& day) {
  if (!day) return true;
  for (const char* name : {"first_document_date", "date"}) {
    const auto key = view.symbols().keys.find(name);
    const graph::PropertyRef value = key ? view.property(edge, *key) : graph::PropertyRef{};
    const auto days = value.is(graph::PropertyKind::kString) ? render::days_covered(value.as_string()) : std::nullopt;
    if (days && days->first > day->last) return false;
  }
  return true;
}

}  // namespace

Result<render::Diagram> around(GraphSession& session, const AroundOptions& options, const base::CancellationToken& cancellation) {
  if (options.hops < 0) return fail(ErrorCode::kUsage, "--hops must not be negative");
  const auto day = render::days_covered(options.as_of);
  if (!options.as_of.empty() && !day) return fail(ErrorCode::kUsage, fmt::format("--as-of: '{}' is no date", render::escape_terminal(options.as_of))).hint("write 2030, 2030-06 or 2030-06-15");
  auto node = session.find_node(options.node);
  if (!node) return forward(node);
  const graph::SnapshotPtr now = session.snapshot();
  const graph::View view = now->view();
  auto filter = edge_filter(view, options.types);
  if (!filter) return forward(filter);
  base::Budget budget = budget_of(cancellation);
  auto near = graph::neighbourhood(view, {.starts = {*node}, .filter = *filter, .max_hops = static_cast<std::uint32_t>(options.hops)}, budget);
  if (!near) return forward(near);
  render::DiagramBuilder builder(view);
  builder.add_node(*node);
  builder.focus(*node);
  std::vector<bool> inside(view.node_bound(), false);
  for (const std::uint32_t one : near->nodes) inside[one] = true;
  for (const std::uint32_t one : near->nodes) {
    for (const graph::Neighbour& next : view.expand(base::NodeId(one), graph::Direction::kOut)) {
      if (inside[next.node.value()] && filter->allows_type(view.type(next.edge).value()) && known_on(view, next.edge, day)) builder.add_edge(next.edge);
    }
  }
  return finished(session, builder);
}

Command path_command() {
  auto options = std::make_shared<PathOptions>();
  return {.name = "path",
          .summary = "the shortest paths between two nodes, with the quotes",
          .examples = {"signatory path 'Viet Nam' Sweden --db my.db", "signatory path 'Viet Nam' Russia --db my.db --all --types SIGNED,MET --format markdown"},
          .declare =
              [options](OptionBinder& bind) {
                bind.positional("from", options->from, "a name or an id");
                bind.positional("to", options->to, "a name or an id");
                bind.integer("--max-hops", options->hops, "not longer than this");
                bind.flag("--all", options->all, "all shortest paths, not only one");
                bind.text("--types", options->types, "only these relationships, with commas between");
                bind.choice("--format", options->format, formats(), "how to print");
              },
          .run = [options](Context& context) { return run_path(context, *options); }};
}

Command around_command() {
  auto options = std::make_shared<AroundCommand>();
  return {.name = "around",
          .summary = "what is near a node, with the quotes",
          .examples = {"signatory around 'Hanoi Convention' --db my.db", "signatory around 'Viet Nam' --db my.db --hops 2 --types MET,VISITED --format dot"},
          .declare =
              [options](OptionBinder& bind) {
                bind.positional("node", options->around.node, "a name or an id");
                bind.integer("--hops", options->around.hops, "how far");
                bind.text("--types", options->around.types, "only these relationships, with commas between");
                bind.text("--as-of", options->around.as_of, "only what was published by this day");
                bind.choice("--format", options->format, formats(), "how to print");
              },
          .run = [options](Context& context) { return run_around(context, *options); }};
}

}  // namespace signatory::shell
