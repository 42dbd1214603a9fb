#include "shell/graph_session.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "render/escape.h"
#include "store/judgements.h"
#include "text/unicode.h"

namespace signatory::shell {
namespace {

// Nodes of any label with this text as a property.
std::vector<base::NodeId> nodes_with(const graph::View& view, std::string_view key, const std::string& value) {
  std::vector<base::NodeId> found;
  const auto id = view.symbols().keys.find(key);
  if (!id) return found;
  for (std::uint32_t label = 0; label < view.symbols().labels.size(); ++label) {
    for (const base::NodeId node : view.find_nodes(graph::LabelId(label), *id, graph::PropertyRef::string(value))) found.push_back(node);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::optional<base::NodeId> numbered(const graph::View& view, const std::string& text) {
  std::uint64_t number = 0;
  if (text.size() < 2 || text[0] != '#') return std::nullopt;
  const auto [end, failed] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size() || !view.contains(base::NodeId(number))) return std::nullopt;
  return base::NodeId(number);
}

// "Hanoi Convention" → the nodes agreement/hanoi-convention, place/hanoi-convention …: ids are made of names.
std::vector<base::NodeId> nodes_by_slug(const graph::View& view, const std::string& text) {
  std::string slug = text::fold_name(text);
  std::replace(slug.begin(), slug.end(), ' ', '-');
  std::vector<base::NodeId> found;
  for (const std::string_view label : view.symbols().labels.names()) {
    for (const base::NodeId node : nodes_with(view, "id", text::to_lower(label) + '/' + slug)) found.push_back(node);
  }
  return found;
}

}  // namespace

GraphSession::GraphSession(std::unique_ptr<graph::StoredGraph> stored, store::Database database, bool writes)
    : stored_(std::move(stored)), database_(std::move(database)), writes_(writes) {
  cypher::EngineOptions options;
  if (writes) options.persist = stored_->persist();
  engine_ = std::make_unique<cypher::Engine>(stored_->graph(), options);
}

Result<std::unique_ptr<GraphSession>> GraphSession::open(const Context& context, const SessionOptions& options) {
  auto database = context.open(store::OpenMode::kReadOnly);
  if (!database) return forward(database);
  auto stored = graph::StoredGraph::open(context.database, {.threads = 2, .use_image = true, .read_only = !options.write});
  if (!stored) return forward(stored);
  return std::unique_ptr<GraphSession>(new GraphSession(std::move(*stored), std::move(*database), options.write));
}

Result<base::NodeId> GraphSession::find_node(const std::string& text) {
  const graph::SnapshotPtr now = snapshot();
  const graph::View view = now->view();
  if (const auto node = numbered(view, text)) return *node;
  std::vector<base::NodeId> found = nodes_with(view, "id", text);
  if (found.empty()) {
    auto entity = store::resolve_entity(database_, text);
    if (entity) found = nodes_with(view, "id", *entity);
    if (found.empty()) found = nodes_with(view, "name", text);
    if (found.empty()) found = nodes_by_slug(view, text);
    if (found.empty() && !entity) return forward(entity);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return fail(ErrorCode::kNotFound, fmt::format("'{}' takes part in no claim", render::escape_terminal(text)));
  std::string hint = "ask for one of:";
  for (std::size_t at = 0; at < std::min<std::size_t>(found.size(), 8); ++at) hint += fmt::format(" #{}", found[at].value());
  return fail(ErrorCode::kNotFound, fmt::format("{} nodes are called '{}'", found.size(), render::escape_terminal(text))).hint(hint);
}

Result<std::string> GraphSession::find_entity(const std::string& text) {
  auto node = find_node(text);
  if (!node) return forward(node);
  const graph::SnapshotPtr now = snapshot();
  const auto key = now->view().symbols().keys.find("id");
  const graph::PropertyRef id = key ? now->view().property(*node, *key) : graph::PropertyRef{};
  if (!id.is(graph::PropertyKind::kString)) return fail(ErrorCode::kNotFound, fmt::format("'{}' is no entity of the documents", render::escape_terminal(text)));
  return std::string(id.as_string());
}

}  // namespace signatory::shell
