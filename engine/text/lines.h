// Lines and the paragraphs they make: the first step from bytes to a document.
//
// A paragraph is one line, or several lines of hard-wrapped text. Lines are joined when a stretch of them is of wrapping length and the
// first word of each would not have fitted on the line before, or when a line goes on in lower case. Blank lines and sentence ends
// separate.
//
//   split_paragraphs("Title\n\nA line that was wrapped at about sixty columns because an\neditor did so.")  // two paragraphs
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace signatory::text {

using base::ByteSpan;

struct Line {
  ByteSpan span;            // without surrounding white space; empty for a blank line
  std::size_t columns = 0;  // code points
};

struct Paragraph {
  ByteSpan span;
  std::size_t first_line = 0;
  std::size_t line_count = 0;
  std::size_t columns = 0;  // code points of all its lines
  bool after_blank = false;
};

struct Paragraphs {
  std::vector<Line> lines;
  std::vector<Paragraph> paragraphs;
};

// "- ", "• ", "1. ", "a) ": bytes of the item's mark with the white space behind it; 0 if the line is no list item.
std::size_t list_mark_bytes(std::string_view line);
// "> " and ">> ": bytes of the quotation mark of e-mail; 0 if there is none.
std::size_t mail_mark_bytes(std::string_view line);
// A period, question or exclamation mark, ellipsis or agency end mark, with closing quotes and brackets behind it.
bool ends_sentence(std::string_view line);

Paragraphs split_paragraphs(std::string_view text);

}  // namespace signatory::text
