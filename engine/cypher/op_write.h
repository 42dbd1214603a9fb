// Operators that change the graph. Each reads its whole input before it writes and writes all rows before it gives the first, as if
// clauses ran one after the other; so no scan ever sees a graph that changes under it.
//
//   plan_create(std::move(input), {.nodes = {{slot, {label}, std::move(properties)}}}, kept_slots)
#pragma once
#include <string>
#include <vector>

#include "cypher/eval.h"
#include "cypher/op_rows.h"
#include "cypher/plan.h"

namespace signatory::cypher {

struct NewNode {
  Slot slot = kNoSlot;
  std::vector<graph::LabelId> labels;
  EvalPtr properties;  // a map, or nullptr
};
struct NewEdge {
  Slot slot = kNoSlot;
  graph::TypeId type;
  Slot source = kNoSlot;
  Slot target = kNoSlot;
  EvalPtr properties;
  base::ByteSpan span;
};
// In order; an edge may join nodes created before it.
struct NewElements {
  std::vector<NewNode> nodes;
  std::vector<NewEdge> edges;
};

struct SetAction {
  SetKind kind = SetKind::kProperty;
  EvalPtr target;
  std::string key;
  EvalPtr dynamic_key;
  EvalPtr value;  // nullptr: remove
  std::vector<graph::LabelId> labels;
  bool remove_labels = false;
  base::ByteSpan span;
};

// Slots of the input that have to survive, and those that the operator adds.
struct KeptSlots {
  std::vector<Slot> before;
  std::vector<Slot> after;
};

PlanPtr plan_create(PlanPtr input, NewElements elements, KeptSlots kept, std::string details);
PlanPtr plan_set(PlanPtr input, std::vector<SetAction> actions, KeptSlots kept, std::string details);
PlanPtr plan_delete(PlanPtr input, std::vector<EvalPtr> targets, bool detach, KeptSlots kept, std::string details);
// For each row: the matches of `match`, with on_match done, or if there is none the elements created, with on_create done.
struct MergeSpec {
  NewElements elements;
  std::vector<Slot> matched;  // slots that a match binds
  std::vector<SetAction> on_create;
  std::vector<SetAction> on_match;
};
PlanPtr plan_merge(PlanPtr input, PlanPtr match, MergeSpec spec, KeptSlots kept, std::string details);
// For each row and element of the list, `inner` run to its end.
PlanPtr plan_foreach(PlanPtr input, PlanPtr inner, EvalPtr list, Slot slot, KeptSlots kept, std::string details);

}  // namespace signatory::cypher
