// Shortest and cheapest paths between two bound nodes, over one kind of step: a relationship of variable length, or a group of one
// relationship.
//
// Breadth first with the parents of each node, where the shortest paths themselves are wanted; otherwise best first over partial paths,
// which gives paths in order of length or cost, whatever the mode, the least length or a condition on the whole path ask for.
//
//   plan_search(std::move(input), {.from = 0, .to = 1, .hop = …, .selector = Selector::kAllShortest}, "…")
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "cypher/eval.h"
#include "cypher/op_match.h"
#include "cypher/plan.h"

namespace signatory::cypher {

struct SearchSpec {
  Slot from = kNoSlot;
  Slot to = kNoSlot;
  Hop hop;
  Slot edge = kNoSlot;       // of one step, for `step_condition`
  Slot left = kNoSlot;       // nodes of one step; kNoSlot if nothing reads them
  Slot right = kNoSlot;
  EvalPtr step_condition;    // may be null
  std::int64_t least = 1;
  std::int64_t most = -1;    // negative: no bound
  PathMode mode = PathMode::kTrail;
  Selector selector = Selector::kAnyShortest;
  std::int64_t count = 1;
  NameRef cost_key;          // of kCheapest
  std::string cost_name;
  Slot edges = kNoSlot;      // the list of relationships
  std::vector<std::pair<Slot, Slot>> exports;  // `edge`, `left` or `right`, and the list of them
  std::vector<PathPart> path_parts;  // to bind `path` before `accept` looks at it
  Slot path = kNoSlot;
  EvalPtr accept;            // a condition on the whole path; may be null
  Used used;
  base::ByteSpan span;
};
PlanPtr plan_search(PlanPtr input, SearchSpec spec, std::string details);

}  // namespace signatory::cypher
