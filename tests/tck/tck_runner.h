// Runs scenarios, strictly: error type, phase and detail, column names, rows (in order where asked), side effects, control queries.
//
//   Outcome outcome = run_scenario(scenario, graphs);   outcome.passed, outcome.reason
#pragma once
#include <string>

#include "tck/tck_scenario.h"

namespace signatory::tck {

struct Outcome {
  bool passed = false;
  std::string reason;  // why not
};

Outcome run_scenario(const Scenario& scenario, const NamedGraphs& graphs);

}  // namespace signatory::tck
