#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "render/columns.h"
#include "render/escape.h"
#include "render/graph_formats.h"
#include "render/property_text.h"

namespace signatory::render {
namespace {

std::string properties_json(const base::NamedProperties& properties) {
  std::string out = "{";
  for (const auto& [key, value] : properties) (out += out.size() == 1 ? "" : ", ") += quote_json(key) + ": " + property_json(value);
  return out + '}';
}

std::string quotes_json(const std::vector<Quote>& quotes) {
  std::string out = "[";
  for (const Quote& quote : quotes) {
    out += fmt::format("{}{{\"document\": {}, \"date\": {}, \"language\": {}, \"url\": {}, \"text\": {}}}", out.size() == 1 ? "" : ", ", quote_json(quote.document), quote_json(quote.date), quote_json(quote.language), quote_json(quote.url),
                       quote_json(quote.text));
  }
  return out + ']';
}

std::string labels_json(const std::vector<std::string>& labels) {
  std::string out = "[";
  for (const std::string& label : labels) (out += out.size() == 1 ? "" : ", ") += quote_json(label);
  return out + ']';
}

std::string cypher_literal(base::PropertyRef value) {
  using base::PropertyKind;
  const auto call = [&](const char* function) { return fmt::format("{}({})", function, quote_cypher(property_text(value))); };
  switch (value.kind()) {
    case PropertyKind::kNone: return "null";
    case PropertyKind::kBoolean: return property_text(value);
    case PropertyKind::kInteger:
      // The smallest integer has no literal of its own.
      return value.as_integer() == INT64_MIN ? "(-9223372036854775807 - 1)" : property_text(value);
    case PropertyKind::kFloat:
      if (std::isnan(value.as_float())) return "(0.0 / 0.0)";
      if (std::isinf(value.as_float())) return value.as_float() < 0 ? "(-1.0 / 0.0)" : "(1.0 / 0.0)";
      return property_text(value);
    case PropertyKind::kString: return quote_cypher(value.as_string());
    case PropertyKind::kDate: return call("date");
    case PropertyKind::kLocalTime: return call("localtime");
    case PropertyKind::kTime: return call("time");
    case PropertyKind::kLocalDateTime: return call("localdatetime");
    case PropertyKind::kDateTime: return call("datetime");
    case PropertyKind::kDuration: return call("duration");
    case PropertyKind::kList: break;
  }
  std::string out = "[";
  for (const base::PropertyValue& item : value.as_list()) (out += out.size() == 1 ? "" : ", ") += cypher_literal(item);
  return out + ']';
}

std::string cypher_map(const base::NamedProperties& properties) {
  if (properties.empty()) return {};
  std::string out = " {";
  for (const auto& [key, value] : properties) (out += out.size() == 2 ? "" : ", ") += quote_cypher_name(key) + ": " + cypher_literal(value);
  return out + '}';
}

std::string column_suffix(ColumnType type) {
  switch (type) {
    case ColumnType::kBoolean: return ":boolean";
    case ColumnType::kInteger: return ":long";
    case ColumnType::kFloat: return ":double";
    case ColumnType::kStrings: return ":string[]";
    case ColumnType::kString: return ":string";
  }
  return "";
}

// neo4j-admin splits a list at ';' and knows no escape for it: a list with one becomes one text of JSON.
bool splits(const Columns& columns, const std::string& key) { return columns.at(key) == ColumnType::kStrings; }

std::string csv_field(const Columns& columns, const std::string& key, base::PropertyRef value) {
  if (!value.exists()) return {};
  if (!value.is(base::PropertyKind::kList)) return quote_csv(property_text(value));
  if (!splits(columns, key)) return quote_csv(property_json(value));
  std::string out;
  for (const base::PropertyValue& item : value.as_list()) (out += out.empty() ? "" : ";") += property_text(item);
  return quote_csv(out);
}

template <class Items>
Columns csv_columns(const Items& items) {
  Columns columns = columns_of(items);
  for (const auto& item : items) {
    for (const auto& [key, value] : item.properties) {
      if (columns[key] == ColumnType::kStrings && property_text(value).find(';') != std::string::npos) columns[key] = ColumnType::kString;
    }
  }
  return columns;
}

std::string csv_line(const Columns& columns, const base::NamedProperties& properties) {
  std::string line;
  for (const auto& [key, type] : columns) (line += ',') += csv_field(columns, key, find_property(properties, key));
  return line + '\n';
}

std::string csv_head(const Columns& columns) {
  std::string line;
  for (const auto& [key, type] : columns) (line += ',') += quote_csv(key + column_suffix(type));
  return line + '\n';
}

}  // namespace

std::string to_graph_json(const Diagram& diagram) {
  std::string out = fmt::format("{{\n\"title\": {},\n\"nodes\": [", quote_json(diagram.title));
  for (std::size_t at = 0; at < diagram.nodes.size(); ++at) {
    const DiagramNode& node = diagram.nodes[at];
    out += fmt::format("{}\n  {{\"id\": \"n{}\", \"key\": {}, \"name\": {}, \"labels\": {}, \"focus\": {}, \"properties\": {}}}", at > 0 ? "," : "", at, quote_json(node.key), quote_json(node.name), labels_json(node.labels), node.focus,
                       properties_json(node.properties));
  }
  out += "\n],\n\"edges\": [";
  for (std::size_t at = 0; at < diagram.edges.size(); ++at) {
    const DiagramEdge& edge = diagram.edges[at];
    out += fmt::format("{}\n  {{\"id\": \"e{}\", \"type\": {}, \"source\": \"n{}\", \"target\": \"n{}\", \"properties\": {}, \"quotes\": {}}}", at > 0 ? "," : "", at, quote_json(edge.type), edge.source, edge.target, properties_json(edge.properties),
                       quotes_json(edge.quotes));
  }
  return out + "\n]\n}\n";
}

std::string to_cypher(const Diagram& diagram) {
  std::string out;
  auto append = std::back_inserter(out);
  // One statement, so that the names n0, n1 … hold for the relationships too.
  for (std::size_t at = 0; at < diagram.nodes.size(); ++at) {
    fmt::format_to(append, "{}(n{}", at == 0 ? "CREATE\n  " : ",\n  ", at);
    for (const std::string& label : diagram.nodes[at].labels) (out += ':') += quote_cypher_name(label);
    out += cypher_map(diagram.nodes[at].properties) + ')';
  }
  for (const DiagramEdge& edge : diagram.edges) fmt::format_to(append, ",\n  (n{})-[:{}{}]->(n{})", edge.source, quote_cypher_name(edge.type), cypher_map(edge.properties), edge.target);
  return out.empty() ? out : out + ";\n";
}

CsvFiles to_import_csv(const Diagram& diagram) {
  const Columns nodes = csv_columns(diagram.nodes), edges = csv_columns(diagram.edges);
  CsvFiles files{":ID,:LABEL" + csv_head(nodes), ":START_ID,:END_ID,:TYPE" + csv_head(edges)};
  for (std::size_t at = 0; at < diagram.nodes.size(); ++at) {
    std::string labels;
    for (const std::string& label : diagram.nodes[at].labels) (labels += labels.empty() ? "" : ";") += label;
    files.nodes += fmt::format("n{},{}{}", at, labels.empty() ? "" : quote_csv(labels), csv_line(nodes, diagram.nodes[at].properties));
  }
  for (const DiagramEdge& edge : diagram.edges) files.relationships += fmt::format("n{},n{},{}{}", edge.source, edge.target, quote_csv(edge.type), csv_line(edges, edge.properties));
  return files;
}

}  // namespace signatory::render
