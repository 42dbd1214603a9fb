// From statements to the graph: works out the claims of every group noted in `dirty` and writes their edges and nodes.
//
// One transaction; meta.epoch grows by one if node, node_label or edge changed. Cheap when nothing is dirty. Edges and nodes of
// users and imports are left alone; so are an extracted node that a user's edge, label or property hangs on, and what a user
// deleted stays deleted. The result is a function of the statements, aliases and judgements stored.
//
//   Finalised done = *finalise(database);     // {.claims_added = 12, .claims_removed = 0, …}
#pragma once
#include <cstdint>

#include "store/database.h"

namespace signatory::store {

struct Finalised {
  std::int64_t groups = 0;
  std::int64_t claims_added = 0;
  std::int64_t claims_changed = 0;
  std::int64_t claims_removed = 0;
};

Result<Finalised> finalise(Database& database);
// False when work is left over from an interrupted build.
bool is_finalised(Database& database);

}  // namespace signatory::store
