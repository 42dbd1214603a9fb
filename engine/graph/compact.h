// Merging the delta of a snapshot into a new base, once it has grown to a few percent of it. Ids stay what they were.
//
//   if (worth_compacting(*snapshot)) snapshot = *compact(*snapshot);
#pragma once
#include "base/error.h"
#include "graph/property_graph.h"

namespace signatory::graph {

// The delta touches more than 2 % of the nodes and edges, and more than a few thousand.
bool worth_compacting(const Snapshot& snapshot);
// The same graph, without a delta, at the same epoch. Linear in the size of the graph. kLimit as BaseBuilder.
Result<SnapshotPtr> compact(const Snapshot& snapshot);

}  // namespace signatory::graph
