#include "render/dot_style.h"

#include <array>
#include <utility>

namespace signatory::render {
namespace {

constexpr std::array<std::pair<std::string_view, NodeStyle>, 12> kStyles = {{
    {"Agreement", {"note", "#fff3c4", "#a67c00"}},
    {"Content", {"rect", "#f7f7f7", "#7a7a7a"}},
    {"Country", {"box", "#cfe8f7", "#0072b2"}},
    {"Date", {"underline", "#ffffff", "#555555"}},
    {"Document", {"tab", "#eeeeee", "#555555"}},
    {"Event", {"hexagon", "#fbdccb", "#d55e00"}},
    {"Group", {"doubleoctagon", "#d9f0e6", "#009e73"}},
    {"Office", {"trapezium", "#ece3f4", "#7b4ea3"}},
    {"Organization", {"octagon", "#cdeee0", "#009e73"}},
    {"Person", {"ellipse", "#f6dcea", "#b0447f"}},
    {"Place", {"invhouse", "#e8ead0", "#6b7a1e"}},
    {"Program", {"component", "#fde9b8", "#c27c00"}},
}};
constexpr NodeStyle kOther = {"ellipse", "#ffffff", "#333333"};

}  // namespace

const NodeStyle& dot_style(std::string_view kind) {
  for (const auto& [name, style] : kStyles) {
    if (name == kind) return style;
  }
  return kOther;
}

EdgeStyle dot_style(const DiagramEdge& edge) {
  const std::string_view modality = edge.text("modality");
  EdgeStyle style{"solid", "#333333", "normal", "the text says it happened"};
  if (modality == "committed") style = {"dashed", "#0072b2", "normal", "promised"};
  else if (modality == "urged") style = {"dashed", "#b0447f", "open", "asked for"};
  else if (modality == "planned") style = {"dashed", "#6b7a1e", "vee", "planned"};
  else if (!edge.asserted()) style = {"dotted", "#777777", "empty", "may be"};
  if (edge.negated()) style.colour = "#c0392b", style.head = "tee", style.meaning = "✕ it did not";
  return style;
}

}  // namespace signatory::render
