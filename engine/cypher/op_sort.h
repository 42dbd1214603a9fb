// Operators that compare whole rows: grouping with aggregates, DISTINCT, sorting.
//
//   PlanPtr p = plan_sort(std::move(input), std::move(keys), slots_to_keep);
#pragma once
#include <string>
#include <vector>

#include "cypher/eval.h"
#include "cypher/op_rows.h"
#include "cypher/plan.h"

namespace signatory::cypher {

struct SortKey {
  EvalPtr value;
  bool descending = false;
};
// Stable. Keeps `slots` of each row.
PlanPtr plan_sort(PlanPtr input, std::vector<SortKey> keys, std::vector<Slot> slots, std::string details);

// The first row of each combination of values in `slots`.
PlanPtr plan_distinct(PlanPtr input, std::vector<Slot> slots);

struct AggregateItem {
  const AggregateFunction* function = nullptr;
  std::vector<EvalPtr> arguments;
  bool distinct = false;
  Slot slot = kNoSlot;
  base::ByteSpan span;
};
// One row for each combination of keys, in order of first appearance; one row in all if there are no keys, even without input.
PlanPtr plan_aggregate(PlanPtr input, std::vector<Assignment> keys, std::vector<AggregateItem> items, std::string details);

}  // namespace signatory::cypher
