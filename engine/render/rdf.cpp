#include "render/rdf.h"

#include <fmt/format.h>

#include <functional>

#include "render/escape.h"
#include "render/property_text.h"

namespace signatory::render {
namespace {

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kLabel = "<http://www.w3.org/2000/01/rdf-schema#label>";
constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";

std::string resource(std::string_view key) { return "<urn:signatory:" + escape_iri(key) + '>'; }
std::string schema(std::string_view name) { return "<urn:signatory:schema#" + escape_iri(name) + '>'; }
std::string rdf(std::string_view name) { return fmt::format("<{}{}>", kRdf, name); }
std::string typed(const std::string& text, std::string_view type) { return fmt::format("{}^^<{}{}>", quote_rdf(text), kXsd, type); }

std::string literal(base::PropertyRef value) {
  using base::PropertyKind;
  const std::string text = property_text(value);
  switch (value.kind()) {
    case PropertyKind::kBoolean: return typed(text, "boolean");
    case PropertyKind::kInteger: return typed(text, "integer");
    case PropertyKind::kFloat: return typed(text.ends_with("Infinity") ? (text.starts_with('-') ? "-INF" : "INF") : text, "double");
    case PropertyKind::kDate: return typed(text, "date");
    default: return quote_rdf(text);
  }
}

struct Triple {
  std::string subject, predicate, object;
  std::string graph;  // "" for the default graph
};
using TripleSink = std::function<void(const Triple&)>;

// A list gives one triple for each item.
void each_value(base::PropertyRef value, const std::function<void(base::PropertyRef)>& use) {
  if (!value.is(base::PropertyKind::kList)) return use(value);
  for (const base::PropertyValue& item : value.as_list()) use(item);
}

bool is_fact(const DiagramEdge& edge) {
  const base::PropertyRef attribution = find_property(edge.properties, "attribution");
  return edge.asserted() && !edge.negated() && (!attribution.is(base::PropertyKind::kList) || attribution.as_list().empty());
}

void each_triple(const Diagram& diagram, const TripleSink& use) {
  for (const DiagramNode& node : diagram.nodes) {
    const std::string subject = resource(node.key);
    for (const std::string& label : node.labels) use({subject, rdf("type"), schema(label), ""});
    use({subject, std::string(kLabel), quote_rdf(node.name), ""});
    for (const auto& [key, value] : node.properties) each_value(value, [&](base::PropertyRef one) { use({subject, schema(key), literal(one), ""}); });
  }
  for (std::size_t at = 0; at < diagram.edges.size(); ++at) {
    const DiagramEdge& edge = diagram.edges[at];
    const std::string id = edge.text("id").empty() ? fmt::format("edge/{}", edge.id.value()) : "claim/" + std::string(edge.text("id"));
    const std::string claim = resource(id), from = resource(diagram.nodes[edge.source].key), to = resource(diagram.nodes[edge.target].key), type = schema(edge.type);
    if (is_fact(edge)) use({from, type, to, claim});
    use({claim, rdf("type"), rdf("Statement"), ""});
    use({claim, rdf("subject"), from, ""});
    use({claim, rdf("predicate"), type, ""});
    use({claim, rdf("object"), to, ""});
    for (const auto& [key, value] : edge.properties) each_value(value, [&](base::PropertyRef one) { use({claim, schema(key), literal(one), ""}); });
    for (const Quote& quote : edge.quotes) {
      use({claim, schema("quote"), quote_rdf(quote.text), ""});
      use({claim, schema("source"), resource("document/" + quote.document), ""});
    }
  }
}

}  // namespace

std::string to_turtle(const Diagram& diagram) {
  std::string out, subject;
  each_triple(diagram, [&](const Triple& triple) {
    if (triple.subject == subject) out += " ;\n    ";
    else out += (subject.empty() ? "" : " .\n\n") + triple.subject + "\n    ";
    subject = triple.subject;
    out += triple.predicate + ' ' + triple.object;
  });
  return out.empty() ? out : out + " .\n";
}

std::string to_nquads(const Diagram& diagram) {
  std::string out;
  each_triple(diagram, [&](const Triple& triple) { out += triple.subject + ' ' + triple.predicate + ' ' + triple.object + (triple.graph.empty() ? "" : ' ' + triple.graph) + " .\n"; });
  return out;
}

}  // namespace signatory::render
