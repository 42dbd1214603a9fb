// How kinds of nodes and shades of assertion look in a picture: shapes that differ in black and white, colours that differ for
// colour-blind readers (after Okabe and Ito, 2008, lightened for text on top).
//
//   dot_style("Country").shape == "box"
#pragma once
#include <string_view>

#include "render/diagram.h"

namespace signatory::render {

struct NodeStyle {
  std::string_view shape;
  std::string_view fill;    // #rrggbb
  std::string_view border;  // #rrggbb
};

// A kind that is not of signatory's ontology gets a plain ellipse.
const NodeStyle& dot_style(std::string_view kind);

struct EdgeStyle {
  std::string_view line;    // solid, dashed, dotted
  std::string_view colour;  // #rrggbb
  std::string_view head;    // arrow head
  std::string_view meaning; // for the legend
};

EdgeStyle dot_style(const DiagramEdge& edge);

}  // namespace signatory::render
