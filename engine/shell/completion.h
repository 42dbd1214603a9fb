// What could be typed next in a query or a command of the shell.
//
// After `(x:` labels, after `[:` types, after `x.` the properties of nodes or relationships with the label or type that x has in the
// text (of all, if it has none), after `$` the parameters that are set, in quotes the names of entities, at the beginning `:commands`,
// else keywords, functions, procedures and the names used so far. Case does not matter.
//
//   Completer completer(view);
//   completer.complete("MATCH (c:Cou").candidates == {"Country"}
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.h"
#include "shell/line_editor.h"

namespace signatory::shell {

class Completer {
 public:
  explicit Completer(const graph::View& view);
  // `text` is all that has been typed of the entry, up to the cursor.
  Completion complete(std::string_view text) const;
  void set_parameters(std::vector<std::string> names) { parameters_ = std::move(names); }
  void set_commands(std::vector<std::string> names) { commands_ = std::move(names); }  // with the colon
  void set_queries(std::vector<std::string> names) { queries_ = std::move(names); }    // after `:run `

 private:
  std::vector<std::string> properties_of(std::string_view text, std::string_view variable) const;

  std::vector<std::string> labels_, types_, keys_, names_, words_, parameters_, commands_, queries_;
  std::vector<std::pair<std::string, std::vector<std::string>>> keys_by_symbol_;  // of a label or type
};

}  // namespace signatory::shell
