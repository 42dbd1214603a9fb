// Small graphs and expected texts as files under tests/render/cases. With SIGNATORY_UPDATE_GOLDEN set, expectations are written anew.
//
// A .graph file has one item a line: `node NAME LABELS JSON`, `edge FROM TO TYPE JSON`, `focus NAME`, `quote CLAIM DOCUMENT DATE URL TEXT…`.
//
//   check_golden("hanoi.dot", to_dot(read_diagram("hanoi.graph"), {}));
#pragma once
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <sstream>
#include <string>

#include "base/file.h"
#include "graph/property_graph.h"
#include "render/diagram.h"
#include "store/property_json.h"

namespace signatory::render {

inline std::string case_path(const std::string& name) { return std::string(SIGNATORY_SOURCE_DIR) + "/tests/render/cases/" + name; }

inline void check_golden(const std::string& name, const std::string& actual) {
  if (std::getenv("SIGNATORY_UPDATE_GOLDEN") != nullptr) REQUIRE(base::write_file(case_path(name), actual));
  const auto expected = base::read_file(case_path(name));
  REQUIRE_MESSAGE(expected, "missing expectation " << name);
  CHECK_MESSAGE(actual == *expected, "differs from " << name);
}

class CaseGraph {
 public:
  explicit CaseGraph(const std::string& text) {
    graph::Transaction transaction = graph_.begin();
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) read(line, transaction);
    snapshot_ = graph_.commit(transaction).value();
  }

  Diagram diagram() const {
    DiagramBuilder builder(snapshot_->view());
    builder.add_everything();
    for (const base::NodeId node : focus_) builder.focus(node);
    Diagram diagram = builder.build();
    add_quotes(diagram, quotes_);
    return diagram;
  }

 private:
  template <class Id>
  void set(graph::Transaction& transaction, Id id, const std::string& json) {
    const std::string object = json.empty() ? "{}" : json;
    const auto properties = json_.parse(object);
    REQUIRE_MESSAGE(properties, "bad properties " << json);
    for (const auto& [key, value] : *properties) transaction.set_property(id, graph_.symbols().keys.intern(key), base::PropertyValue(value));
  }

  void read(const std::string& line, graph::Transaction& transaction) {
    std::istringstream words(line);
    std::string what, first, second, third, rest;
    words >> what >> first;
    if (what == "node") {
      words >> second;
      std::vector<graph::LabelId> labels;
      std::istringstream parts(second);
      for (std::string label; std::getline(parts, label, ':');) labels.push_back(graph_.symbols().labels.intern(label));
      std::getline(words >> std::ws, rest);
      set(transaction, names_[first] = transaction.create_node(labels), rest);
    } else if (what == "edge") {
      words >> second >> third;
      std::getline(words >> std::ws, rest);
      set(transaction, transaction.create_edge(graph_.symbols().types.intern(third), names_.at(first), names_.at(second)).value(), rest);
    } else if (what == "focus") {
      focus_.push_back(names_.at(first));
    } else if (what == "quote") {
      Quote quote;
      words >> quote.document >> quote.date >> quote.url;
      std::getline(words >> std::ws, quote.text);
      quotes_[first].push_back(quote);
    }
  }

  graph::Graph graph_;
  graph::SnapshotPtr snapshot_;
  store::PropertyJson json_;
  std::map<std::string, base::NodeId> names_;
  std::vector<base::NodeId> focus_;
  QuoteMap quotes_;
};

inline Diagram read_diagram(const std::string& name) { return CaseGraph(base::read_file(case_path(name)).value()).diagram(); }

}  // namespace signatory::render
