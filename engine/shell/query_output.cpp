#include "shell/query_output.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <ostream>
#include <set>

#include "render/dot.h"
#include "render/quotes.h"
#include "render/value_cell.h"

namespace signatory::shell {
namespace {

constexpr std::size_t kDrawnNodes = 80;

Result<Printed> print_diagram(GraphSession& session, cypher::Cursor& cursor, Context& context) {
  const graph::SnapshotPtr now = session.snapshot();
  render::DiagramBuilder builder(now->view());
  while (cursor.next()) {
    for (const cypher::Value& value : cursor.row()) collect(value, builder);
  }
  if (cursor.error()) return Printed{};
  auto diagram = finished(session, builder);
  if (!diagram) return forward(diagram);
  if (diagram->nodes.empty()) return fail(ErrorCode::kData, "the rows hold nothing of the graph to draw").hint("return nodes, relationships or paths");
  context.out << render::to_dot(render::capped(*diagram, kDrawnNodes), {});
  return Printed{.rows = cursor.rows_returned(), .exit_code = 0};
}

}  // namespace

void collect(const cypher::Value& value, render::DiagramBuilder& builder) {
  switch (value.kind()) {
    case cypher::ValueKind::kNode: builder.add_node(value.as_node()); return;
    case cypher::ValueKind::kRelationship: builder.add_edge(value.as_relationship()); return;
    case cypher::ValueKind::kPath:
      for (const base::NodeId node : value.as_path().nodes) builder.add_node(node);
      for (const base::EdgeId edge : value.as_path().edges) builder.add_edge(edge);
      return;
    case cypher::ValueKind::kList:
      for (const cypher::Value& item : value.as_list()) collect(item, builder);
      return;
    case cypher::ValueKind::kMap:
      for (const cypher::MapEntry& entry : value.as_map()) collect(entry.value, builder);
      return;
    default: return;
  }
}

Result<render::Diagram> finished(GraphSession& session, const render::DiagramBuilder& builder) {
  render::Diagram diagram = builder.build();
  std::set<std::string> claims;
  for (const render::DiagramEdge& edge : diagram.edges) {
    if (!edge.text("id").empty()) claims.emplace(edge.text("id"));
  }
  auto quotes = render::quotes_of(session.database(), claims);
  if (!quotes) return forward(quotes);
  add_quotes(diagram, *quotes);
  return diagram;
}

const std::vector<std::string>& query_formats() {
  static const std::vector<std::string> formats = [] {
    std::vector<std::string> all;
    for (const std::string_view name : render::table_format_names()) all.emplace_back(name);
    all.emplace_back("dot");
    return all;
  }();
  return formats;
}

render::TableOptions table_options(const Context& context) {
  render::TableOptions options;
  if (!context.out_is_terminal) return options;
  options.terminal = true;
  options.colour = std::getenv("NO_COLOR") == nullptr;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) options.width = size.ws_col;
  return options;
}

Result<Printed> print_rows(GraphSession& session, cypher::Cursor& cursor, const QueryOutput& output, Context& context) {
  Printed printed;
  if (output.format == "dot") {
    auto drawn = print_diagram(session, cursor, context);
    if (!drawn) return forward(drawn);
    printed = *drawn;
  } else {
    const auto format = render::table_format(output.format);
    if (!format) return tl::unexpected<Error>(format.error());
    const auto writer = render::table_writer(*format, output.table, [&](std::string_view text) { context.out << text; });
    std::vector<std::string> names;
    for (const cypher::Column& column : cursor.columns()) names.push_back(column.name);
    if (!names.empty()) writer->begin(names);
    std::vector<render::Cell> cells;
    while (cursor.next()) {
      cells.clear();
      for (const cypher::Value& value : cursor.row()) cells.push_back(render::value_cell(value, cursor.entities()));
      if (!names.empty()) writer->row(cells);
      ++printed.rows;
    }
    if (!names.empty()) writer->end();
  }
  if (cursor.error()) {
    context.err << cursor.error()->to_text();
    printed.exit_code = base::exit_code(cursor.error()->error.code);
  }
  return printed;
}

}  // namespace signatory::shell
