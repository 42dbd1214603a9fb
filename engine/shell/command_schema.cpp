#include "shell/command_schema.h"

#include <fmt/format.h>

#include <memory>
#include <ostream>

#include "language/knowledge.h"
#include "store/graph_summary.h"
#include "store/json_text.h"

namespace signatory::shell {

namespace {

std::string listed(const std::vector<store::Counted>& all, std::size_t most) {
  std::string text;
  for (std::size_t at = 0; at < all.size() && at < most; ++at) text += fmt::format("{}{} ({})", at == 0 ? "" : ", ", all[at].name, all[at].count);
  return all.size() > most ? text + fmt::format(", +{} more", all.size() - most) : text;
}

void print_text(std::ostream& out, const store::GraphSummary& summary) {
  constexpr std::size_t kMostEnds = 6;
  constexpr std::size_t kMostProperties = 30;
  out << fmt::format("{} documents, {} statements, {} claims, {} nodes, {} edges\n", summary.documents, summary.statements, summary.claims, summary.nodes, summary.edges);
  for (const auto& label : summary.labels) out << fmt::format("\n(:{}) {}\n    {}\n", label.name, label.count, listed(label.properties, kMostProperties));
  for (const auto& type : summary.edge_types)
    out << fmt::format("\n[:{}] {}\n    {}\n    {}\n", type.name, type.count, listed(type.ends, kMostEnds), listed(type.properties, kMostProperties));
}

void put_counts(store::JsonText& json, const char* key, const std::vector<store::Counted>& all) {
  json.key(key).open('{');
  for (const store::Counted& one : all) json.key(one.name).integer(one.count);
  json.close('}');
}

std::string summary_json(const store::GraphSummary& summary) {
  store::JsonText json(store::JsonText::Style::kSpaced);
  json.open('{').key("documents").integer(summary.documents).key("statements").integer(summary.statements).key("claims").integer(summary.claims);
  json.key("nodes").integer(summary.nodes).key("edges").integer(summary.edges).key("labels").open('[');
  for (const auto& label : summary.labels) {
    json.open('{').key("name").text(label.name).key("count").integer(label.count);
    put_counts(json, "properties", label.properties);
    json.close('}');
  }
  json.close(']').key("edge_types").open('[');
  for (const auto& type : summary.edge_types) {
    json.open('{').key("name").text(type.name).key("count").integer(type.count);
    put_counts(json, "ends", type.ends);
    put_counts(json, "properties", type.properties);
    json.close('}');
  }
  return json.close(']').close('}').take();
}

Result<int> print_schema(Context& context, const std::string& format) {
  auto database = context.open(store::OpenMode::kReadOnly);
  if (!database) return forward(database);
  auto summary = store::graph_summary(*database);
  if (!summary) return forward(summary);
  if (format == "json") context.out << summary_json(*summary) << '\n';
  else print_text(context.out, *summary);
  return 0;
}

Result<int> print_languages(Context& context) {
  language::DataSource files;
  if (context.schema_folder.empty()) {
    files = language::embedded_source();
  } else {
    auto read = language::folder_source(context.schema_folder);
    if (!read) return forward(read);
    files = std::move(*read);
  }
  auto knowledge = language::load_knowledge(files);
  if (!knowledge) return forward(knowledge);
  for (const language::Language& language : knowledge->languages) {
    std::string names;
    for (const auto& [code, name] : language.pack.names) names += fmt::format("{}{}", names.empty() ? "" : " · ", name);
    context.out << fmt::format("{:4} {}\n     {} verbs, {} predicates, {} nouns, {} phrases\n", language.pack.language, names, language.pack.verbs.size(), language.pack.predicates.size(),
                               language.pack.nouns.size(), language.pack.lexicon.size());
  }
  return 0;
}

}  // namespace

Command schema_command() {
  auto format = std::make_shared<std::string>("text");
  return {.name = "schema",
          .summary = "labels, edge types and properties of the graph, with their counts",
          .examples = {"signatory schema --db my.db", "signatory schema --db my.db --format json"},
          .declare = [format](OptionBinder& bind) { bind.choice("--format", *format, {"text", "json"}, "how to print"); },
          .run = [format](Context& context) { return print_schema(context, *format); }};
}

Command languages_command() {
  return {.name = "languages",
          .summary = "the languages that can be read, and how much their packs hold",
          .examples = {"signatory languages", "signatory languages --schema schema"},
          .declare = nullptr,
          .run = print_languages,
          .needs_database = false};
}

}  // namespace signatory::shell
