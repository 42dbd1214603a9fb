// Side effects as the TCK counts them: nodes, relationships, distinct labels and properties that a query added or took away.
//
//   effects_between(before, after) == {{"+nodes", 1}, {"+labels", 1}}
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "graph/view.h"

namespace signatory::tck {

struct GraphContent {
  std::set<std::uint64_t> nodes;
  std::set<std::uint64_t> edges;
  std::set<std::string> labels;
  std::set<std::string> properties;  // entity, key and value as one text
};

GraphContent content_of(const graph::View& view);
// Counts that are zero are left out.
std::map<std::string, std::int64_t> effects_between(const GraphContent& before, const GraphContent& after);

}  // namespace signatory::tck
