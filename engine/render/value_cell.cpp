#include "render/value_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cypher/temporal.h"
#include "render/escape.h"

namespace signatory::render {
namespace {

using cypher::EntityReader;
using cypher::MapEntry;
using cypher::Value;
using cypher::ValueKind;

// What is shown of a claim's relationship; its other properties are in the JSON.
constexpr std::array<std::string_view, 8> kQualifiers = {"amount", "currency", "date", "deadline", "modality", "name", "polarity", "strength"};

std::string quote_display(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

class ValueText {
 public:
  ValueText(const EntityReader& entities, bool json) : entities_(entities), json_(json) {}

  void append(std::string& out, const Value& value) const {
    switch (value.kind()) {
      case ValueKind::kNull: out += "null"; return;
      case ValueKind::kBoolean: out += value.as_boolean() ? "true" : "false"; return;
      case ValueKind::kInteger: out += std::to_string(value.as_integer()); return;
      case ValueKind::kFloat: out += json_ ? Cell::real(value.as_float()).to_json() : float_digits(value.as_float()); return;
      case ValueKind::kString: out += json_ ? quote_json(value.as_string()) : quote_display(value.as_string()); return;
      case ValueKind::kList: append_list(out, value); return;
      case ValueKind::kMap: append_entries(out, value.as_map()); return;
      case ValueKind::kNode: append_node(out, value.as_node()); return;
      case ValueKind::kRelationship: append_edge(out, value.as_relationship()); return;
      case ValueKind::kPath: append_path(out, value.as_path()); return;
      default: out += json_ ? quote_json(cypher::temporal_text(value)) : cypher::temporal_text(value); return;
    }
  }

 private:
  void append_list(std::string& out, const Value& value) const {
    out += '[';
    for (bool first = true; const Value& item : value.as_list()) {
      if (!first) out += ", ";
      first = false;
      append(out, item);
    }
    out += ']';
  }

  template <class Entries>
  void append_entries(std::string& out, const Entries& entries) const {
    out += '{';
    for (bool first = true; const MapEntry& entry : entries) {
      if (!first) out += ", ";
      first = false;
      (out += json_ ? quote_json(entry.key) : quote_cypher_name(entry.key)) += ": ";
      append(out, entry.value);
    }
    out += '}';
  }

  void append_node(std::string& out, base::NodeId node) const {
    const auto labels = entities_.labels(node);
    const auto properties = entities_.properties(node);
    if (!labels || !properties) {
      out += json_ ? fmt::format("{{\"id\": {}}}", node.value()) : "(deleted)";
      return;
    }
    if (json_) {
      out += fmt::format("{{\"id\": {}, \"labels\": [", node.value());
      for (std::size_t at = 0; at < labels->size(); ++at) (out += at > 0 ? ", " : "") += quote_json((*labels)[at]);
      append_entries(out += "], \"properties\": ", *properties);
      out += '}';
      return;
    }
    out += '(';
    for (const std::string& label : *labels) (out += ':') += quote_cypher_name(label);
    append_brief(out, *properties, labels->empty() ? "" : " ", [](std::string_view key) { return key == "name"; }, "name");
    out += ')';
  }

  void append_edge(std::string& out, base::EdgeId edge) const {
    const auto type = entities_.type(edge);
    const auto ends = entities_.ends(edge);
    const auto properties = entities_.properties(edge);
    if (!type || !ends || !properties) {
      out += json_ ? fmt::format("{{\"id\": {}}}", edge.value()) : "[deleted]";
      return;
    }
    if (json_) {
      out += fmt::format("{{\"id\": {}, \"type\": {}, \"start\": {}, \"end\": {}, \"properties\": ", edge.value(), quote_json(*type),
                         ends->start.value(), ends->end.value());
      append_entries(out, *properties);
      out += '}';
      return;
    }
    (out += "[:") += quote_cypher_name(*type);
    const auto matters = [](std::string_view key) { return std::find(kQualifiers.begin(), kQualifiers.end(), key) != kQualifiers.end(); };
    append_brief(out, *properties, " ", matters, "modality");
    out += ']';
  }

  // All properties, or only those that matter where one called `sign` tells that this is signatory's own data.
  template <class Matters>
  void append_brief(std::string& out, const std::vector<MapEntry>& properties, std::string_view before, Matters matters, std::string_view sign) const {
    const bool own = std::any_of(properties.begin(), properties.end(), [&](const MapEntry& entry) { return entry.key == sign; });
    std::vector<MapEntry> shown;
    for (const MapEntry& entry : properties) {
      if (!own || matters(entry.key)) shown.push_back(entry);
    }
    if (!shown.empty()) append_entries(out += before, shown);
  }

  void append_path(std::string& out, const cypher::Path& path) const {
    if (json_) {
      out += "{\"nodes\": [";
      for (std::size_t at = 0; at < path.nodes.size(); ++at) append_node(out += at > 0 ? ", " : "", path.nodes[at]);
      out += "], \"relationships\": [";
      for (std::size_t at = 0; at < path.edges.size(); ++at) append_edge(out += at > 0 ? ", " : "", path.edges[at]);
      out += "]}";
      return;
    }
    for (std::size_t at = 0; at < path.nodes.size(); ++at) {
      if (at > 0) {
        const auto ends = entities_.ends(path.edges[at - 1]);
        const bool forward = !ends || ends->start == path.nodes[at - 1];
        append_edge(out += forward ? "-" : "<-", path.edges[at - 1]);
        out += forward ? "->" : "-";
      }
      append_node(out, path.nodes[at]);
    }
  }

  const EntityReader& entities_;
  bool json_;
};

}  // namespace

std::string value_json(const Value& value, const EntityReader& entities) {
  std::string out;
  ValueText(entities, true).append(out, value);
  return out;
}

std::string value_display(const Value& value, const EntityReader& entities) {
  if (value.is_null()) return {};
  if (value.is(ValueKind::kString)) return std::string(value.as_string());
  std::string out;
  ValueText(entities, false).append(out, value);
  return out;
}

Cell value_cell(const Value& value, const EntityReader& entities) {
  switch (value.kind()) {
    case ValueKind::kNull: return Cell::null();
    case ValueKind::kBoolean: return Cell::boolean(value.as_boolean());
    case ValueKind::kInteger: return Cell::integer(value.as_integer());
    case ValueKind::kFloat: return Cell::real(value.as_float());
    case ValueKind::kString: return Cell::text(std::string(value.as_string()));
    default: break;
  }
  if (value.is_temporal()) return Cell::text(cypher::temporal_text(value));
  return Cell::structured(value_display(value, entities), value_json(value, entities));
}

}  // namespace signatory::render
