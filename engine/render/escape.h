// One escaper for each kind of output: whatever a text holds, it stays data in the file or on the terminal that it is written to.
//
// All functions take any bytes; ill-formed UTF-8 comes out as U+FFFD. "Unsafe" characters are those that change what a reader sees
// without showing: control characters, bidirectional controls, zero-width marks, line and paragraph separators, tags.
// Visible forms are `\n`, `\t`, `\r` and `\u{202E}`. Sources: RFC 4180, RFC 8259, CommonMark 0.30, HTML Living Standard, XML 1.0,
// GraphViz "escString", RDF 1.1 Turtle, openCypher 9.
//
//   escape_terminal("a\x1b[31m") == "a\\u{1B}[31m"
//   quote_csv("say \"hi\", twice") == "\"say \"\"hi\"\", twice\""
#pragma once
#include <string>
#include <string_view>

namespace signatory::render {

// True for characters that are shown in visible form wherever a person reads.
bool is_unsafe(char32_t code_point);

// For people: one line, unsafe characters in visible form.
std::string escape_terminal(std::string_view text);
// Unsafe characters in visible form, but line feeds and tabs kept.
std::string escape_terminal_lines(std::string_view text);

// With the quotes around it. Unsafe characters as \uXXXX, so that a terminal is safe too.
std::string quote_json(std::string_view text);
// Quoted where needed: a comma, quote, line break or blank at an end. The empty text is quoted, so that it differs from null.
std::string quote_csv(std::string_view text);
// \t, \n, \r and \\ as two characters.
std::string escape_tsv(std::string_view text);
// For running text and table cells: punctuation that means something gets a backslash, line breaks become <br>.
std::string escape_markdown(std::string_view text);
// For text and for attribute values in double quotes.
std::string escape_html(std::string_view text);
// As above for XML; what XML 1.0 cannot hold at all becomes visible.
std::string escape_xml(std::string_view text);
// With the quotes, for a label: `\n` breaks lines in the centre. Entities do not work as such.
std::string quote_dot(std::string_view text);
// With the quotes, for a tooltip or address, which GraphViz 2.42 unescapes twice: four backslashes for one.
std::string quote_dot_tooltip(std::string_view text);
// With the quotes; a Turtle or N-Quads literal.
std::string quote_rdf(std::string_view text);
// The part of an IRI that stands for a name: everything but letters, digits and -._~/ as %XX.
std::string escape_iri(std::string_view text);
// With single quotes: a string literal of Cypher.
std::string quote_cypher(std::string_view text);
// A label, type or key of Cypher, in backticks where it needs them.
std::string quote_cypher_name(std::string_view name);

}  // namespace signatory::render
