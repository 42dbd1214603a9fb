// A part of the graph taken out to be drawn or exported: nodes and edges with their names, types and properties, in a stable order.
//
// Every format in this folder (dot.h, graph_formats.h, rdf.h, page.h) writes a Diagram, so that what is chosen and how it is written
// stay apart. Nodes are ordered by kind, name and id; edges by the positions of their ends, type, date and claim; so the same part
// of the same graph gives the same bytes, whatever the order in which it was found.
//
//   DiagramBuilder builder(view);
//   builder.add_edge(edge);                       // with both ends
//   Diagram diagram = builder.build();
//   to_dot(diagram, {});
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/graph_change.h"
#include "graph/view.h"

namespace signatory::render {

// The words of one document that support a claim.
struct Quote {
  std::string document;
  std::string language;
  std::string date;  // of the document, ISO; may be empty
  std::string url;   // may be empty
  std::string text;  // the sentence
};

struct DiagramNode {
  base::NodeId id;
  std::string key;   // property `id`; "node/7" where there is none
  std::string name;  // property `name`; else `title`, else the key
  std::string kind;  // the first label; "" without labels
  std::vector<std::string> labels;
  base::NamedProperties properties;  // sorted by key
  bool focus = false;                // what the diagram is about
  std::size_t hidden = 0;            // neighbours that were left out
};

struct DiagramEdge {
  base::EdgeId id;
  std::string type;
  std::size_t source = 0;  // positions in Diagram::nodes
  std::size_t target = 0;
  base::NamedProperties properties;  // sorted by key
  std::vector<Quote> quotes;         // evidence; may be empty

  // The property as text; "" if it has none or it is not a text.
  std::string_view text(std::string_view key) const;
  std::optional<double> number(std::string_view key) const;
  bool negated() const { return text("polarity") == "-"; }
  // The text says that it happened: modality asserted, or an edge that is not a claim.
  bool asserted() const { return text("modality").empty() || text("modality") == "asserted"; }
};

struct Diagram {
  std::string title;
  std::vector<DiagramNode> nodes;
  std::vector<DiagramEdge> edges;
  std::size_t nodes_hidden = 0;
};

base::PropertyRef find_property(const base::NamedProperties& properties, std::string_view key);

class DiagramBuilder {
 public:
  explicit DiagramBuilder(const graph::View& view) : view_(view) {}
  // Unknown ids are left out.
  void add_node(base::NodeId node);
  void add_edge(base::EdgeId edge);
  void focus(base::NodeId node) { focus_.insert(node.value()); }
  // All edges of the graph that join two of the nodes added so far.
  void join();
  void add_everything();
  Diagram build() const;

 private:
  graph::View view_;
  std::set<std::uint64_t> nodes_, edges_, focus_;
};

// Quotes for the claims of a diagram: by claim id.
using QuoteMap = std::map<std::string, std::vector<Quote>, std::less<>>;
void add_quotes(Diagram& diagram, const QuoteMap& quotes);

// At most `limit` nodes: those in focus, then those with most edges; the others are counted in `hidden` and `nodes_hidden`.
Diagram capped(const Diagram& diagram, std::size_t limit);

// "USD 83,500,000", "nearly EUR 2 billion"; "" without an amount.
std::string amount_text(const DiagramEdge& edge);

}  // namespace signatory::render
