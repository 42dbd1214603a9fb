// A Diagram in GraphViz's language, to be read at a glance, in colour or in black and white.
//
// Shape and colour tell the kind of a node, a cluster gathers each kind, the focus has a thick border. An edge is named by its
// relation with date and amount below; solid = the text says it happened, dashed = promised, asked for or planned, dotted = may be,
// a tee and "✕" = it did not. Tooltips hold the quotes, links the document where its address is a web address.
// A legend names what was used, and no more. Nothing in a label is read by GraphViz as anything but text.
// The bytes depend on the diagram and options alone. Source: GraphViz, "The DOT Language", "escString".
//
//   std::string dot = to_dot(capped(diagram, 60), {.title = "Hanoi Convention"});
#pragma once
#include <string>

#include "render/diagram.h"

namespace signatory::render {

struct DotOptions {
  std::string title = {};  // above the picture; empty: Diagram::title
  bool legend = true;
  bool clusters = true;    // a frame around each kind; not together with a time axis
  bool time_axis = false;  // dated things in columns by year and month, from left to right
};

std::string to_dot(const Diagram& diagram, const DotOptions& options);

}  // namespace signatory::render
