// What a query tells besides its rows: its plan as a tree, its warnings, what it changed.
//
//   print_plan(context, prepared->plan());
#pragma once
#include "cypher/engine.h"
#include "shell/command.h"

namespace signatory::shell {

void print_plan(Context& context, const cypher::PlanTree& plan);                  // on standard output
void print_warnings(Context& context, const cypher::Prepared& prepared);          // on standard error
void print_changes(Context& context, const cypher::ChangeCounts& changes);        // on standard error; nothing for none

}  // namespace signatory::shell
