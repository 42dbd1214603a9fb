// What the graph holds: labels, edge types with what they connect, and properties, each with its count. `signatory schema`.
//
//   GraphSummary summary = *graph_summary(database);
//   summary.edge_types[0].name == "SIGNED"
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"

namespace signatory::store {

struct Counted {
  std::string name;
  std::int64_t count = 0;
};

struct EdgeTypeSummary {
  std::string name;
  std::int64_t count = 0;
  std::vector<Counted> ends;        // "Country → Agreement", most frequent first
  std::vector<Counted> properties;  // most frequent first
};

struct LabelSummary {
  std::string name;
  std::int64_t count = 0;
  std::vector<Counted> properties;
};

struct GraphSummary {
  std::int64_t documents = 0, statements = 0, claims = 0, nodes = 0, edges = 0;
  std::vector<LabelSummary> labels;          // by name
  std::vector<EdgeTypeSummary> edge_types;   // by name
};

Result<GraphSummary> graph_summary(Database& database);

}  // namespace signatory::store
