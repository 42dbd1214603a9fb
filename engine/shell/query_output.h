// The rows of a query on their way out: as a table in any format, or what they hold of the graph as a diagram.
//
//   QueryOutput output{.format = "box", .table = {.width = 100}};
//   Result<std::uint64_t> rows = print_rows(*session, cursor, output, context.out);
#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

#include "render/diagram.h"
#include "render/table.h"
#include "shell/graph_session.h"

namespace signatory::shell {

struct QueryOutput {
  std::string format = "table";  // a format of render/table.h, or "dot"
  render::TableOptions table = {};
};

// Pulls all rows. An error of the query is printed to `err` as the engine words it, and its code comes back with an empty message.
struct Printed {
  std::uint64_t rows = 0;
  int exit_code = 0;
};
Result<Printed> print_rows(GraphSession& session, cypher::Cursor& cursor, const QueryOutput& output, Context& context);

// Nodes, relationships and paths of all rows, also inside lists and maps.
void collect(const cypher::Value& value, render::DiagramBuilder& builder);
// With the quotes of its claims.
Result<render::Diagram> finished(GraphSession& session, const render::DiagramBuilder& builder);

// The formats that --format takes.
const std::vector<std::string>& query_formats();
// Width of the terminal that `context.out` is, 0 if it is none; colours only there.
render::TableOptions table_options(const Context& context);

}  // namespace signatory::shell
