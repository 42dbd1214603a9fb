// signatory-tck --scenarios FILE --graphs FILE [--only SUBSTRING] [--manifest FILE] [--if-present] [--quiet]
//
// Runs every scenario whose id contains SUBSTRING and prints what fails and why; the last line is `N passed, N failed`.
// Exit codes: 0 all passed, 1 some failed, 2 usage, 3 a file cannot be read, 77 --if-present and the scenarios are not there.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>

#include "tck/tck_runner.h"

namespace {

struct Arguments {
  std::map<std::string, std::string> values;
  bool if_present = false;
  bool quiet = false;
  bool good = true;
};

Arguments parse_arguments(int count, char** words) {
  Arguments out;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--if-present") {
      out.if_present = true;
    } else if (word == "--quiet") {
      out.quiet = true;
    } else if ((word == "--scenarios" || word == "--graphs" || word == "--only" || word == "--manifest") && i + 1 < count) {
      out.values[word] = words[++i];
    } else {
      out.good = false;
    }
  }
  out.good = out.good && out.values.contains("--scenarios") && out.values.contains("--graphs");
  return out;
}

int run(Arguments& arguments) {
  using namespace signatory;
  const auto graphs = tck::read_graphs(arguments.values["--graphs"]);
  const auto scenarios = tck::read_scenarios(arguments.values["--scenarios"]);
  if (!graphs || !scenarios) {
    std::cerr << (graphs ? scenarios.error() : graphs.error()).to_string() << "\n";
    return 3;
  }
  std::ofstream manifest;
  if (arguments.values.contains("--manifest")) manifest.open(arguments.values["--manifest"]);
  int passed = 0;
  int failed = 0;
  for (const tck::Scenario& scenario : *scenarios) {
    if (scenario.id.find(arguments.values["--only"]) == std::string::npos) continue;
    const tck::Outcome outcome = tck::run_scenario(scenario, *graphs);
    ++(outcome.passed ? passed : failed);
    if (manifest.is_open()) manifest << scenario.id << "\t" << (outcome.passed ? "passed" : "failed") << "\n";
    if (!outcome.passed && !arguments.quiet) fmt::print("{}\n    {}\n    {}\n", scenario.id, scenario.query.substr(0, 600), outcome.reason);
  }
  fmt::print("{} passed, {} failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  Arguments arguments = parse_arguments(count, words);
  if (!arguments.good) {
    std::cerr << "usage: signatory-tck --scenarios FILE --graphs FILE [--only SUBSTRING] [--manifest FILE] [--if-present] [--quiet]\n";
    return 2;
  }
  if (arguments.if_present && !std::filesystem::exists(arguments.values["--scenarios"])) {
    std::cerr << "skipped: the scenarios of the TCK are not beside this checkout (" << arguments.values["--scenarios"] << ")\n";
    return 77;
  }
  return run(arguments);
}
