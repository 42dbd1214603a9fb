#include "tck/tck_effects.h"

#include <fmt/format.h>

#include "cypher/graph_reader.h"
#include "tck/tck_value.h"

namespace signatory::tck {
namespace {

template <class T>
std::int64_t missing(const std::set<T>& from, const std::set<T>& in) {
  std::int64_t count = 0;
  for (const T& item : in) count += from.contains(item) ? 0 : 1;
  return count;
}

template <class Id>
void add_properties(GraphContent& out, const graph::View& view, char kind, Id id) {
  const cypher::GraphReader reader(&view);
  for (const graph::Property& property : view.properties(id))
    out.properties.insert(fmt::format("{}{}.{}={}", kind, id.value(), view.symbols().keys.name(property.key), to_json(cypher::to_value(property.value), reader).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
}

}  // namespace

GraphContent content_of(const graph::View& view) {
  GraphContent out;
  for (const graph::NodeId node : view.nodes()) {
    out.nodes.insert(node.value());
    for (const graph::LabelId label : view.labels(node)) out.labels.emplace(view.symbols().labels.name(label));
    add_properties(out, view, 'n', node);
  }
  for (const graph::EdgeId edge : view.edges()) {
    out.edges.insert(edge.value());
    add_properties(out, view, 'r', edge);
  }
  return out;
}

std::map<std::string, std::int64_t> effects_between(const GraphContent& before, const GraphContent& after) {
  std::map<std::string, std::int64_t> all{
      {"+nodes", missing(before.nodes, after.nodes)},           {"-nodes", missing(after.nodes, before.nodes)},
      {"+relationships", missing(before.edges, after.edges)},   {"-relationships", missing(after.edges, before.edges)},
      {"+labels", missing(before.labels, after.labels)},        {"-labels", missing(after.labels, before.labels)},
      {"+properties", missing(before.properties, after.properties)}, {"-properties", missing(after.properties, before.properties)}};
  std::erase_if(all, [](const auto& item) { return item.second == 0; });
  return all;
}

}  // namespace signatory::tck
