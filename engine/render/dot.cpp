#include "render/dot.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "render/dot_style.h"
#include "render/escape.h"
#include "render/wrap.h"

namespace signatory::render {
namespace {

constexpr std::size_t kLabelColumns = 22, kLabelLines = 3;
constexpr std::size_t kContentColumns = 34, kContentLines = 5;
constexpr std::size_t kTooltipQuotes = 3;
constexpr std::size_t kLegendKinds = 4;  // in a row

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) (out += out.empty() ? "" : "\n") += line;
  return out;
}

// COMMITTED_TO → committed to
std::string words(std::string_view type) {
  std::string out(type);
  for (char& c : out) c = c == '_' ? ' ' : (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  return out;
}

bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

std::string node_label(const DiagramNode& node) {
  const bool content = node.kind == "Content";
  std::string label = joined(content ? wrap_lines(node.name, kContentColumns, kContentLines) : wrap_lines(node.name, kLabelColumns, kLabelLines));
  return label.empty() ? " " : label;
}

std::string edge_label(const DiagramEdge& edge) {
  std::string label = (edge.negated() ? "✕ " : "") + words(edge.type);
  const std::string_view modality = edge.text("modality");
  if (!edge.asserted() && modality != "committed" && modality != "urged") label += fmt::format(" ({})", modality);
  if (const std::string amount = amount_text(edge); !amount.empty()) label += '\n' + amount;
  else if (const auto count = edge.number("count")) label += '\n' + fmt::format("{}{}{}", edge.text("approximate"), edge.text("approximate").empty() ? "" : " ", *count);
  if (!edge.text("date").empty()) (label += '\n') += edge.text("date");
  if (!edge.text("deadline").empty()) (label += "\nby ") += edge.text("deadline");
  return label;
}

std::string edge_tooltip(const Diagram& diagram, const DiagramEdge& edge) {
  std::string tip = diagram.nodes[edge.source].name + " – " + edge.type + " – " + diagram.nodes[edge.target].name;
  for (std::size_t at = 0; at < std::min(edge.quotes.size(), kTooltipQuotes); ++at) {
    const Quote& quote = edge.quotes[at];
    tip += fmt::format("\n“{}” ({}{}{})", quote.text, quote.document, quote.date.empty() ? "" : ", ", quote.date);
  }
  if (edge.quotes.size() > kTooltipQuotes) tip += fmt::format("\n+{} more quotes", edge.quotes.size() - kTooltipQuotes);
  return tip;
}

// The year and month that a node belongs to on the time axis: the earliest date of what joins it, "" if undated.
std::vector<std::string> periods(const Diagram& diagram) {
  std::vector<std::string> out(diagram.nodes.size());
  for (const DiagramEdge& edge : diagram.edges) {
    const std::string_view date = edge.text("date").empty() ? edge.text("first_document_date") : edge.text("date");
    if (date.size() < 4 || date[0] == '-') continue;
    const std::string period(date.substr(0, date.size() >= 7 ? 7 : 4));
    for (const std::size_t end : {edge.source, edge.target}) {
      // Actors stand in many periods; what they act on stands in its own.
      static const std::set<std::string_view> kActors = {"Country", "Person", "Organization", "Group", "Office", "Place"};
      if (kActors.contains(diagram.nodes[end].kind)) continue;
      if (out[end].empty() || period < out[end]) out[end] = period;
    }
  }
  return out;
}

class DotWriter {
 public:
  DotWriter(const Diagram& diagram, const DotOptions& options) : diagram_(diagram), options_(options) {}

  std::string write() {
    header();
    options_.clusters && !options_.time_axis ? clusters() : plain_nodes();
    if (options_.time_axis) time_axis();
    hidden();
    edges();
    if (options_.legend && !diagram_.nodes.empty()) legend();
    return out_ += "}\n";
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }

  void header() {
    std::string title = options_.title.empty() ? diagram_.title : options_.title;
    if (diagram_.nodes_hidden > 0) title += fmt::format("{}{} more not drawn", title.empty() ? "" : " – ", diagram_.nodes_hidden);
    line("digraph signatory {{");
    line("  graph [rankdir=LR, charset=\"UTF-8\", fontname=\"Helvetica\", fontsize=18, labelloc=t, label={}, nodesep=0.25, ranksep=0.9, splines=true{}, tooltip=\" \"];", quote_dot(title), options_.time_axis ? ", newrank=true" : "");
    line("  node [fontname=\"Helvetica\", fontsize=11, style=\"filled\", margin=\"0.12,0.06\", penwidth=1.2];");
    line("  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.7];");
  }

  void node(std::size_t at, std::string_view indent) {
    const DiagramNode& node = diagram_.nodes[at];
    const NodeStyle& style = dot_style(node.kind);
    std::string tip = node.kind.empty() ? node.name : node.kind + ": " + node.name;
    if (node.key != node.name) tip += '\n' + node.key;
    line("{}n{} [label={}, shape={}, fillcolor=\"{}\", color=\"{}\"{}, tooltip={}];", indent, at, quote_dot(node_label(node)), style.shape, style.fill, style.border,
         node.focus ? ", penwidth=3.5, fontsize=13" : node.kind == "Country" ? ", style=\"filled,rounded\"" : node.kind == "Content" ? ", fontsize=10" : "", quote_dot_tooltip(tip));
  }

  void clusters() {
    std::map<std::string, std::vector<std::size_t>> kinds;
    for (std::size_t at = 0; at < diagram_.nodes.size(); ++at) kinds[diagram_.nodes[at].kind].push_back(at);
    std::size_t number = 0;
    for (const auto& [kind, members] : kinds) {
      const bool framed = members.size() > 1 && !kind.empty();
      if (framed) {
        line("  subgraph cluster_{} {{", number++);
        line("    label={}; labeljust=l; fontsize=10; fontcolor=\"#666666\"; style=\"rounded\"; color=\"#dddddd\"; tooltip={};", quote_dot(kind), quote_dot_tooltip(kind));
      }
      for (const std::size_t at : members) node(at, framed ? "    " : "  ");
      if (framed) line("  }}");
    }
  }

  void plain_nodes() {
    for (std::size_t at = 0; at < diagram_.nodes.size(); ++at) node(at, "  ");
  }

  void time_axis() {
    std::map<std::string, std::vector<std::size_t>> columns;
    const std::vector<std::string> period = periods(diagram_);
    for (std::size_t at = 0; at < period.size(); ++at) {
      if (!period[at].empty()) columns[period[at]].push_back(at);
    }
    std::string chain;
    for (const auto& [name, members] : columns) {
      line("  {} [shape=plaintext, style=\"\", fontsize=12, fontcolor=\"#444444\", label={}];", quote_dot("time " + name), quote_dot(name));
      (chain += chain.empty() ? "" : " -> ") += quote_dot("time " + name);
      std::string same = "  { rank=same; " + quote_dot("time " + name);
      for (const std::size_t at : members) same += fmt::format("; n{}", at);
      line("{} }}", same);
    }
    if (columns.size() > 1) line("  {} [color=\"#999999\", arrowhead=none, weight=100];", chain);
  }

  void hidden() {
    for (std::size_t at = 0; at < diagram_.nodes.size(); ++at) {
      if (diagram_.nodes[at].hidden == 0) continue;
      line("  m{} [label=\"+{} more\", shape=plaintext, style=\"\", fontsize=9, fontcolor=\"#666666\"];", at, diagram_.nodes[at].hidden);
      line("  n{} -> m{} [style=dotted, color=\"#999999\", arrowhead=none];", at, at);
    }
  }

  void edges() {
    for (const DiagramEdge& edge : diagram_.edges) {
      const EdgeStyle style = dot_style(edge);
      const std::string tip = quote_dot_tooltip(edge_tooltip(diagram_, edge));
      std::string link;
      for (const Quote& quote : edge.quotes) {
        if (is_web_address(quote.url)) {
          link = ", URL=" + quote_dot_tooltip(quote.url) + ", target=\"_blank\"";
          break;
        }
      }
      line("  n{} -> n{} [label={}, style={}, color=\"{}\", fontcolor=\"{}\", arrowhead={}{}, tooltip={}, labeltooltip={}{}];", edge.source, edge.target, quote_dot(edge_label(edge)), style.line,
           style.colour, style.colour, style.head, edge.type == "MET" || edge.type == "COOPERATED_WITH" ? ", dir=both, arrowtail=" + std::string(style.head) : "", tip, tip, link);
      used_.emplace(style.meaning, style);
    }
  }

  void legend() {
    line("  subgraph cluster_legend {{");
    line("    label=\"Legend\"; labeljust=l; fontsize=10; style=\"rounded\"; color=\"#bbbbbb\"; fontcolor=\"#666666\"; tooltip=\"Legend\"; node [fontsize=9, margin=\"0.06,0.03\", height=0.2]; edge [fontsize=8];");
    std::set<std::string> kinds;
    for (const DiagramNode& node : diagram_.nodes) kinds.insert(node.kind);
    // Several in a row, joined by edges that do not show.
    std::size_t number = 0;
    for (const std::string& kind : kinds) {
      const NodeStyle& style = dot_style(kind);
      line("    k{} [label={}, shape={}, fillcolor=\"{}\", color=\"{}\"{}];", number, quote_dot(kind.empty() ? "other" : kind), style.shape, style.fill, style.border, kind == "Country" ? ", style=\"filled,rounded\"" : "");
      if (number % kLegendKinds != 0) line("    k{} -> k{} [style=invis];", number - 1, number);
      ++number;
    }
    number = 0;
    for (const auto& [meaning, style] : used_) {
      line("    l{} [shape=point, width=0.05, label=\"\"]; r{} [shape=plaintext, style=\"\", label={}];", number, number, quote_dot(meaning));
      line("    l{} -> r{} [style={}, color=\"{}\", arrowhead={}];", number, number, style.line, style.colour, style.head);
      if (number % 2 != 0) line("    r{} -> l{} [style=invis];", number - 1, number);
      ++number;
    }
    line("  }}");
  }

  const Diagram& diagram_;
  const DotOptions& options_;
  std::string out_;
  std::map<std::string_view, EdgeStyle> used_;  // by meaning
};

}  // namespace

std::string to_dot(const Diagram& diagram, const DotOptions& options) { return DotWriter(diagram, options).write(); }

}  // namespace signatory::render
