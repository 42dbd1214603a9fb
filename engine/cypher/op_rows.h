// Operators that work on rows without looking at the graph: one row, filter, projection, UNWIND, OPTIONAL, nested plans, UNION,
// SKIP and LIMIT, materialising.
//
//   PlanPtr p = plan_limit(plan_filter(plan_unit(), std::move(condition), "n.x > 1"), std::move(count), false);
#pragma once
#include <string>
#include <vector>

#include "cypher/eval.h"
#include "cypher/plan.h"

namespace signatory::cypher {

struct Assignment {
  Slot slot = kNoSlot;
  EvalPtr value;
};

// One row, as it is.
PlanPtr plan_unit(std::string operation = "Unit");
PlanPtr plan_filter(PlanPtr input, std::vector<EvalPtr> conditions, std::string details);
// Computes slots. Values are computed before any slot is written.
PlanPtr plan_project(PlanPtr input, std::vector<Assignment> assignments, std::string details);
// A list gives a row for each element, null none, any other value one row.
PlanPtr plan_unwind(PlanPtr input, EvalPtr list, Slot slot, std::string details);
// For each row of the input the rows of `inner`, or one row with `slots` null if there is none.
PlanPtr plan_optional(PlanPtr input, PlanPtr inner, std::vector<Slot> slots);
// For each row of the input the rows of `inner`; if `unit`, the input row once, after inner has run to its end.
PlanPtr plan_apply(PlanPtr input, PlanPtr inner, bool unit);
// The rows of all parts, one part after the other; part i copies from[i][c] to to[c].
PlanPtr plan_union(std::vector<PlanPtr> parts, std::vector<std::vector<Slot>> from, std::vector<Slot> to);
PlanPtr plan_skip(PlanPtr input, EvalPtr count);
// If `exhaust`, the input is run to its end all the same, because it writes.
PlanPtr plan_limit(PlanPtr input, EvalPtr count, bool exhaust);
// Reads all rows of the input before it gives the first; keeps `slots`.
PlanPtr plan_eager(PlanPtr input, std::vector<Slot> slots);
// Runs the input to its end and gives no row.
PlanPtr plan_no_rows(PlanPtr input);

// Rows kept in memory, as values of chosen slots, accounted for in the budget.
class RowBuffer {
 public:
  RowBuffer(Run& run, std::vector<Slot> slots) : slots_(std::move(slots)), claim_(run) {}
  void clear() {
    values_.clear();
    rows_ = 0;
    claim_.clear();
  }
  void push(const Run& run);
  void restore(std::size_t row, Run& run) const;
  std::size_t size() const { return rows_; }
  const Value& value(std::size_t row, std::size_t column) const { return values_[row * slots_.size() + column]; }

 private:
  std::vector<Slot> slots_;
  std::vector<Value> values_;
  std::size_t rows_ = 0;
  MemoryClaim claim_;
};

}  // namespace signatory::cypher
