// Calls of procedures.
//
//   plan_call(std::move(input), procedure, std::move(arguments), {{0, slot}}, "db.labels()")
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "cypher/eval.h"
#include "cypher/plan.h"
#include "cypher/procedures.h"

namespace signatory::cypher {

// `outputs`: index of an output of the procedure, and the slot it goes to. A procedure without outputs passes each row on.
PlanPtr plan_call(PlanPtr input, const Procedure& procedure, std::vector<EvalPtr> arguments, std::vector<std::pair<std::size_t, Slot>> outputs, std::string details);

}  // namespace signatory::cypher
