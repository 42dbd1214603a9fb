// Breaking text into lines of a given display width, for terminals and labels. Widths count columns: 0 for a combining mark, 2 for
// an East Asian wide character (text/unicode.h). A mark is never parted from its letter.
//
//   wrap("Hanoi Convention against Cybercrime", 16)  ==  {"Hanoi Convention", "against", "Cybercrime"}
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace signatory::render {

// At blanks where possible, inside a word where it is longer than a line. Line feeds break. Never empty.
std::vector<std::string> wrap(std::string_view text, std::size_t width);
// At most `width` columns, the last one "…" if something was cut off.
std::string cut_to_width(std::string_view text, std::size_t width);
// wrap(), and no more than `lines` lines, the last one cut.
std::vector<std::string> wrap_lines(std::string_view text, std::size_t width, std::size_t lines);

}  // namespace signatory::render
