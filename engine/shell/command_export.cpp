#include "shell/command_export.h"

#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "base/file.h"
#include "render/dossier.h"
#include "render/dot.h"
#include "render/escape.h"
#include "render/graph_formats.h"
#include "render/layout.h"
#include "render/rdf.h"
#include "shell/command_graph.h"
#include "shell/named_query.h"
#include "shell/parameters.h"
#include "shell/query_output.h"

namespace signatory::shell {
namespace {

constexpr const char* kEndings = ".dot, .svg, .png, .pdf, .graphml, .gexf, .json, .csv, .ttl, .nq, .cypher or .md";
constexpr double kLayoutSeconds = 120;

struct Options {
  std::string query;
  std::vector<std::string> parameters;
  AroundOptions around;
  std::string entity;
  ExportOptions file;
};

std::string ending_of(const std::string& name) {
  const std::size_t dot = name.rfind('.'), slash = name.rfind('/');
  return dot == std::string::npos || (slash != std::string::npos && dot < slash) ? std::string() : name.substr(dot + 1);
}

Result<std::string> picture(const render::Diagram& diagram, const ExportOptions& options, const std::string& ending) {
  const render::Diagram drawn = options.max_nodes > 0 ? render::capped(diagram, static_cast<std::size_t>(options.max_nodes)) : diagram;
  std::string dot = render::to_dot(drawn, {.title = options.title, .legend = true, .clusters = true, .time_axis = options.time_axis});
  if (ending == "dot") return dot;
  return render::layout(dot, *render::picture_of(ending), {.seconds = kLayoutSeconds, .cancellation = options.cancellation});
}

// The text of the file; kUsage for an ending that stands for no format.
Result<std::string> file_text(const render::Diagram& diagram, const ExportOptions& options) {
  const std::string ending = ending_of(options.output);
  if (ending == "dot" || render::picture_of(ending)) return picture(diagram, options, ending);
  if (ending == "graphml") return render::to_graphml(diagram);
  if (ending == "gexf") return render::to_gexf(diagram);
  if (ending == "json") return render::to_graph_json(diagram);
  if (ending == "ttl") return render::to_turtle(diagram);
  if (ending == "nq") return render::to_nquads(diagram);
  if (ending == "cypher") return render::to_cypher(diagram);
  return fail(ErrorCode::kUsage, fmt::format("no format is known by the ending of '{}'", render::escape_terminal(options.output))).hint(std::string("use ") + kEndings);
}

// The query's rows hold the part of the graph to export.
Result<render::Diagram> queried(GraphSession& session, const Options& options, Context& context) {
  const NamedQuery* named = find_named_query(options.query);
  auto parameters = read_parameters(session.engine(), options.parameters);
  if (!parameters) return forward(parameters);
  cypher::ExecuteOptions execute;
  execute.parameters = std::move(*parameters);
  execute.limits.cancellation = context.cancellation;
  if (named != nullptr) {
    for (const QueryParameter& parameter : named->parameters) {
      if (!parameter.fallback.empty()) execute.parameters.try_emplace(parameter.name, read_parameter_value(session.engine(), parameter.fallback));
    }
  }
  const graph::SnapshotPtr now = session.snapshot();
  render::DiagramBuilder builder(now->view());
  auto cursor = session.engine().run(named != nullptr ? named->text : std::string_view(options.query), std::move(execute));
  const auto failed = [&](const cypher::QueryError& error) {
    context.err << error.to_text();
    return tl::unexpected<Error>(error.error);
  };
  if (!cursor) return failed(cursor.error());
  while (cursor->next()) {
    for (const cypher::Value& value : cursor->row()) collect(value, builder);
  }
  if (cursor->error()) return failed(*cursor->error());
  auto diagram = finished(session, builder);
  if (diagram && diagram->nodes.empty()) return fail(ErrorCode::kData, "the rows hold nothing of the graph to export").hint("return nodes, relationships or paths");
  return diagram;
}

Result<render::Diagram> chosen(GraphSession& session, const Options& options, Context& context) {
  if (!options.query.empty()) return queried(session, options, context);
  if (!options.around.node.empty()) return around(session, options.around, context.cancellation);
  const graph::SnapshotPtr now = session.snapshot();
  render::DiagramBuilder builder(now->view());
  builder.add_everything();
  return finished(session, builder);
}

Result<int> export_dossier(Context& context, GraphSession& session, const Options& options) {
  const std::string& name = options.entity.empty() ? options.around.node : options.entity;
  if (name.empty()) return fail(ErrorCode::kUsage, "a Markdown dossier is about one entity").hint("name it with --entity");
  auto entity = session.find_entity(name);
  if (!entity) return forward(entity);
  auto page = render::dossier(session.database(), {.entity = *entity, .as_of = options.around.as_of});
  if (!page) return forward(page);
  if (auto written = base::write_file(options.file.output, *page); !written) return forward(written);
  context.err << fmt::format("wrote {}\n", render::escape_terminal(options.file.output));
  return 0;
}

Result<int> run(Context& context, Options options) {
  if (options.file.output.empty()) return fail(ErrorCode::kUsage, "no file to write was given").hint(std::string("add -o FILE, where FILE ends in ") + kEndings);
  auto session = GraphSession::open(context);
  if (!session) return forward(session);
  if (ending_of(options.file.output) == "md") return export_dossier(context, **session, options);
  if (options.around.node.empty()) options.around.node = options.entity;
  auto diagram = chosen(**session, options, context);
  if (!diagram) return forward(diagram);
  options.file.cancellation = context.cancellation;
  auto files = export_diagram(*diagram, options.file);
  if (!files) return forward(files);
  for (const std::string& file : *files) context.err << fmt::format("wrote {}\n", render::escape_terminal(file));
  context.err << fmt::format("{} nodes, {} relationships\n", diagram->nodes.size(), diagram->edges.size());
  return 0;
}

}  // namespace

Result<std::vector<std::string>> export_diagram(const render::Diagram& diagram, const ExportOptions& options) {
  if (ending_of(options.output) == "csv") {
    const std::string stem = options.output.substr(0, options.output.size() - 4);
    const render::CsvFiles files = render::to_import_csv(diagram);
    const std::vector<std::string> names{stem + "-nodes.csv", stem + "-relationships.csv"};
    if (auto written = base::write_file(names[0], files.nodes); !written) return forward(written);
    if (auto written = base::write_file(names[1], files.relationships); !written) return forward(written);
    return names;
  }
  auto text = file_text(diagram, options);
  if (!text) return forward(text);
  if (auto written = base::write_file(options.output, *text); !written) return forward(written);
  return std::vector<std::string>{options.output};
}

Command export_command() {
  auto options = std::make_shared<Options>();
  return {.name = "export",
          .summary = "write the graph, or a part of it, as a picture or a file for another program",
          .examples = {"signatory export --db my.db --around 'Hanoi Convention' -o hanoi.svg", "signatory export --db my.db -q 'MATCH (c:Country)-[r:SIGNED]->(a) RETURN c, r, a' -o signed.graphml",
                       "signatory export --db my.db --entity Australia -o australia.md", "signatory export --db my.db -o all.ttl"},
          .declare =
              [options](OptionBinder& bind) {
                bind.text("-o,--output", options->file.output, std::string("the file to write; it ends in ") + kEndings);
                bind.text("-q,--query", options->query, "a query, or the name of one, whose rows are exported");
                bind.texts("-p,--param", options->parameters, "a parameter of the query, name=value; may be repeated");
                bind.text("--around", options->around.node, "only what is near this node");
                bind.text("--entity", options->entity, "the entity of a Markdown dossier");
                bind.integer("--hops", options->around.hops, "how far around it");
                bind.text("--types", options->around.types, "only these relationships, with commas between");
                bind.text("--as-of", options->around.as_of, "only what was published by this day");
                bind.text("--title", options->file.title, "written above a picture");
                bind.flag("--time-axis", options->file.time_axis, "pictures: order by time from left to right");
                bind.integer("--max-nodes", options->file.max_nodes, "pictures: draw no more nodes; 0: all");
              },
          .run = [options](Context& context) { return run(context, *options); }};
}

}  // namespace signatory::shell
