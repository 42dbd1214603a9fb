// Quantified groups, ((a)-[r]->(b) WHERE …){1,3}, and path selectors.
//
// A group repeats an inner plan, depth first: each repetition begins at the node where the one before ended. Variables inside become
// lists, one element for each repetition.
//
//   plan_group(std::move(input), std::move(inner), {.from = 0, .to = 1, .first = 2, .last = 4, …}, "(a)((x)-->(y))+(b)")
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "cypher/eval.h"
#include "cypher/op_match.h"
#include "cypher/plan.h"

namespace signatory::cypher {

struct GroupSpec {
  Slot from = kNoSlot;
  Slot to = kNoSlot;
  bool to_bound = false;
  Slot first = kNoSlot;  // of the inner path
  Slot last = kNoSlot;
  std::vector<Slot> inner_slots;                // all that the inner plan binds
  std::vector<PathPart> inner_parts;            // nodes and edges of one repetition
  std::vector<std::pair<Slot, Slot>> exports;   // inner variable, list outside
  Slot edges = kNoSlot;                         // the list of all relationships
  std::int64_t least = 1;
  std::int64_t most = -1;  // negative: no bound
  PathMode mode = PathMode::kTrail;
  Used used;
};
PlanPtr plan_group(PlanPtr input, PlanPtr inner, GroupSpec spec, std::string details);

// Keeps some of the matches of a path between two bound nodes: those of `inner`, by number of relationships.
struct SelectSpec {
  Selector selector = Selector::kAll;
  std::int64_t count = 1;
  Slot path = kNoSlot;
  std::vector<Slot> slots;  // bound by inner
};
PlanPtr plan_select(PlanPtr input, PlanPtr inner, SelectSpec spec, std::string details);

// A path obeys its mode: ACYCLIC no node twice, SIMPLE no node twice but the first may be the last, TRAIL no relationship twice.
EvalPtr path_mode_test(Slot path, PathMode mode, base::ByteSpan span);

// Nodes and edges of a path whose parts are bound; false if a part is null.
bool assemble_path(const Run& run, const std::vector<PathPart>& parts, Path& path);
bool obeys(const Path& path, PathMode mode);

}  // namespace signatory::cypher
