#include <fmt/format.h>

#include <iterator>

#include "render/columns.h"
#include "render/escape.h"
#include "render/graph_formats.h"
#include "render/property_text.h"

namespace signatory::render {
namespace {

constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

const char* xml_type(ColumnType type) {
  switch (type) {
    case ColumnType::kBoolean: return "boolean";
    case ColumnType::kInteger: return "long";
    case ColumnType::kFloat: return "double";
    default: return "string";
  }
}

// A list as JSON, the rest as text; floats as XML Schema writes them.
std::string xml_value(base::PropertyRef value) {
  if (value.is(base::PropertyKind::kList)) return escape_xml(property_json(value));
  std::string text = property_text(value);
  if (value.is(base::PropertyKind::kFloat) && text.ends_with("Infinity")) text = text.starts_with('-') ? "-INF" : "INF";
  return escape_xml(text);
}

std::string joined_labels(const DiagramNode& node) {
  std::string out;
  for (const std::string& label : node.labels) (out += out.empty() ? "" : ":") += label;
  return out;
}

class XmlText {
 public:
  explicit XmlText(std::string_view root) : out_(kHead) { out_ += root; }
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

using Numbers = std::map<std::string, std::size_t, std::less<>>;

Numbers numbered(const Columns& columns) {
  Numbers numbers;
  for (const auto& [name, type] : columns) numbers.emplace(name, numbers.size());
  return numbers;
}

void graphml_keys(XmlText& xml, const Columns& columns, const char* domain) {
  std::size_t number = 0;
  for (const auto& [name, type] : columns) xml.line("  <key id=\"{}{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>", domain[0], number++, domain, escape_xml(name), xml_type(type));
}

void graphml_data(XmlText& xml, const base::NamedProperties& properties, const Numbers& numbers, char domain) {
  for (const auto& [key, value] : properties) xml.line("      <data key=\"{}{}\">{}</data>", domain, numbers.at(key), xml_value(value));
}

void gexf_attributes(XmlText& xml, const Columns& columns, const char* domain) {
  xml.line("    <attributes class=\"{}\">", domain);
  std::size_t number = 0;
  for (const auto& [name, type] : columns) xml.line("      <attribute id=\"{}\" title=\"{}\" type=\"{}\"/>", number++, escape_xml(name), xml_type(type));
  xml.line("    </attributes>");
}

void gexf_values(XmlText& xml, const base::NamedProperties& properties, const Numbers& numbers) {
  if (properties.empty()) return;
  xml.line("        <attvalues>");
  for (const auto& [key, value] : properties) xml.line("          <attvalue for=\"{}\" value=\"{}\"/>", numbers.at(key), xml_value(value));
  xml.line("        </attvalues>");
}

}  // namespace

std::string to_graphml(const Diagram& diagram) {
  const Columns nodes = columns_of(diagram.nodes), edges = columns_of(diagram.edges);
  const Numbers node_numbers = numbered(nodes), edge_numbers = numbered(edges);
  XmlText xml("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  graphml_keys(xml, nodes, "node");
  graphml_keys(xml, edges, "edge");
  xml.line("  <key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>");
  xml.line("  <key id=\"type\" for=\"edge\" attr.name=\"type\" attr.type=\"string\"/>");
  xml.line("  <graph id=\"signatory\" edgedefault=\"directed\">");
  for (std::size_t at = 0; at < diagram.nodes.size(); ++at) {
    xml.line("    <node id=\"n{}\">", at);
    xml.line("      <data key=\"labels\">{}</data>", escape_xml(joined_labels(diagram.nodes[at])));
    graphml_data(xml, diagram.nodes[at].properties, node_numbers, 'n');
    xml.line("    </node>");
  }
  for (std::size_t at = 0; at < diagram.edges.size(); ++at) {
    const DiagramEdge& edge = diagram.edges[at];
    xml.line("    <edge id=\"e{}\" source=\"n{}\" target=\"n{}\">", at, edge.source, edge.target);
    xml.line("      <data key=\"type\">{}</data>", escape_xml(edge.type));
    graphml_data(xml, edge.properties, edge_numbers, 'e');
    xml.line("    </edge>");
  }
  xml.line("  </graph>\n</graphml>");
  return xml.take();
}

std::string to_gexf(const Diagram& diagram) {
  Columns nodes = columns_of(diagram.nodes), edges = columns_of(diagram.edges);
  const Numbers node_numbers = numbered(nodes), edge_numbers = numbered(edges);
  XmlText xml("<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n");
  xml.line("  <graph defaultedgetype=\"directed\" mode=\"static\">");
  gexf_attributes(xml, nodes, "node");
  gexf_attributes(xml, edges, "edge");
  xml.line("    <nodes>");
  for (std::size_t at = 0; at < diagram.nodes.size(); ++at) {
    const DiagramNode& node = diagram.nodes[at];
    xml.line("      <node id=\"n{}\" label=\"{}\">", at, escape_xml(node.name));
    gexf_values(xml, node.properties, node_numbers);
    xml.line("      </node>");
  }
  xml.line("    </nodes>\n    <edges>");
  for (std::size_t at = 0; at < diagram.edges.size(); ++at) {
    const DiagramEdge& edge = diagram.edges[at];
    xml.line("      <edge id=\"e{}\" source=\"n{}\" target=\"n{}\" kind=\"{}\" label=\"{}\">", at, edge.source, edge.target, escape_xml(edge.type), escape_xml(edge.type));
    gexf_values(xml, edge.properties, edge_numbers);
    xml.line("      </edge>");
  }
  xml.line("    </edges>\n  </graph>\n</gexf>");
  return xml.take();
}

}  // namespace signatory::render
