// Names that the graph has never seen: allowed, but hardly ever meant.
#include <fmt/format.h>

#include <set>

#include "cypher/prepared_query.h"
#include "cypher/suggest.h"

namespace signatory::cypher {
namespace {

template <class Id, class Table>
std::vector<std::string> names_in_use(const graph::View& view, const Table& table) {
  std::vector<std::string> out;
  const auto names = table.names();
  for (std::uint32_t id = 0; id < names.size(); ++id) {
    if constexpr (std::is_same_v<Id, graph::KeyId>) {
      out.emplace_back(names[id]);
    } else if (view.count(Id(id)) > 0) {
      out.emplace_back(names[id]);
    }
  }
  return out;
}

struct Vocabulary {
  std::string_view code;
  std::string_view what;
  std::vector<std::string> names;
};

Vocabulary vocabulary(GraphName::Kind kind, const graph::View& view) {
  switch (kind) {
    case GraphName::Kind::kLabel: return {"UnknownLabel", "label", names_in_use<graph::LabelId>(view, view.symbols().labels)};
    case GraphName::Kind::kType: return {"UnknownType", "relationship type", names_in_use<graph::TypeId>(view, view.symbols().types)};
    case GraphName::Kind::kKey: return {"UnknownProperty", "property", names_in_use<graph::KeyId>(view, view.symbols().keys)};
  }
  return {};
}

bool known(GraphName::Kind kind, const std::string& name, const graph::View& view) {
  const graph::Symbols& symbols = view.symbols();
  switch (kind) {
    case GraphName::Kind::kLabel: {
      const auto id = symbols.labels.find(name);
      return id && view.count(*id) > 0;
    }
    case GraphName::Kind::kType: {
      const auto id = symbols.types.find(name);
      return id && view.count(*id) > 0;
    }
    case GraphName::Kind::kKey: return symbols.keys.find(name).has_value();
  }
  return true;
}

}  // namespace

std::vector<Warning> warnings_of(const BoundStatement& bound, std::string_view text, const graph::View& view) {
  std::vector<Warning> out;
  if (view.node_count() == 0 || bound.writes) return out;
  std::set<std::pair<int, std::string>> told;
  for (const GraphName& read : bound.names_read) {
    if (known(read.kind, read.name.text, view) || !told.emplace(static_cast<int>(read.kind), read.name.text).second) continue;
    const Vocabulary words = vocabulary(read.kind, view);
    const LineColumn place = line_column(text, read.name.span.begin);
    out.push_back({std::string(words.code), fmt::format("the graph has no {} `{}`", words.what, read.name.text), did_you_mean(read.name.text, words.names), read.name.span, place.line, place.column});
  }
  return out;
}

}  // namespace signatory::cypher
