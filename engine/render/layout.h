// Pictures from DOT text by the program `dot` of GraphViz, found on PATH and run without a shell.
//
// The text goes in and the picture comes out through temporary files that are removed again; `dot` gets no other input.
// Errors: kNotFound (detail "Layout.NoGraphviz") when there is no `dot`; kLimit when it takes longer than the time given;
// kInterrupted; kIo when temporary files cannot be written; kInternal when dot refuses the text.
//
//   Result<std::string> svg = layout(to_dot(diagram, {}), Picture::kSvg, {.seconds = 60});
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/budget.h"
#include "base/error.h"

namespace signatory::render {

enum class Picture : std::uint8_t { kSvg, kPng, kPdf };
// By file ending: "svg"; nullopt for others.
std::optional<Picture> picture_of(std::string_view ending);

struct LayoutOptions {
  double seconds = 60;
  base::CancellationToken cancellation = {};
};

base::Result<std::string> layout(std::string_view dot, Picture picture, const LayoutOptions& options = {});

}  // namespace signatory::render
