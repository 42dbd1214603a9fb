#include "render/escape.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "text/unicode.h"

namespace signatory::render {
namespace {

constexpr bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
constexpr bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }
constexpr bool is_name_char(char32_t c) { return in(c, 'a', 'z') || in(c, 'A', 'Z') || in(c, '0', '9') || c == '_'; }

void append_visible(std::string& out, char32_t c) {
  switch (c) {
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: fmt::format_to(std::back_inserter(out), "\\u{{{:X}}}", static_cast<std::uint32_t>(c)); return;
  }
}

void append_json_unit(std::string& out, char32_t c) {
  auto append = std::back_inserter(out);
  if (c < 0x10000) {
    fmt::format_to(append, "\\u{:04x}", static_cast<std::uint32_t>(c));
  } else {
    const auto rest = static_cast<std::uint32_t>(c) - 0x10000U;
    fmt::format_to(append, "\\u{:04x}\\u{:04x}", 0xD800U + (rest >> 10U), 0xDC00U + (rest & 0x3FFU));
  }
}

// Calls append(out, code point) for each character.
template <class Append>
std::string map_text(std::string_view text, Append append) {
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size();) append(out, base::decode_utf8(text, at));
  return out;
}

void append_char(std::string& out, char32_t c) { base::append_utf8(out, c); }

void append_markup(std::string& out, char32_t c) {
  switch (c) {
    case '&': out += "&amp;"; return;
    case '<': out += "&lt;"; return;
    case '>': out += "&gt;"; return;
    case '"': out += "&quot;"; return;
    case '\'': out += "&#39;"; return;
    case '\n': case '\t': append_char(out, c); return;
    default: is_unsafe(c) ? append_visible(out, c) : append_char(out, c); return;
  }
}

}  // namespace

bool is_unsafe(char32_t c) {
  return is_control(c) || c == 0x61C || c == 0x180E || in(c, 0x200B, 0x200F) || in(c, 0x2028, 0x202E) || in(c, 0x2060, 0x206F) ||
         c == 0xFEFF || in(c, 0xFFF9, 0xFFFB) || in(c, 0xE0000, 0xE007F);
}

std::string escape_terminal(std::string_view text) {
  return map_text(text, [](std::string& out, char32_t c) { is_unsafe(c) ? append_visible(out, c) : append_char(out, c); });
}

std::string escape_terminal_lines(std::string_view text) {
  return map_text(text, [](std::string& out, char32_t c) {
    is_unsafe(c) && c != '\n' && c != '\t' ? append_visible(out, c) : append_char(out, c);
  });
}

std::string quote_json(std::string_view text) {
  std::string out = map_text(text, [](std::string& to, char32_t c) {
    switch (c) {
      case '"': to += "\\\""; return;
      case '\\': to += "\\\\"; return;
      case '\n': to += "\\n"; return;
      case '\r': to += "\\r"; return;
      case '\t': to += "\\t"; return;
      default: is_unsafe(c) ? append_json_unit(to, c) : append_char(to, c); return;
    }
  });
  return '"' + std::move(out) + '"';
}

std::string quote_csv(std::string_view text) {
  const bool plain = !text.empty() && text.find_first_of(",\"\n\r") == std::string_view::npos && text.front() != ' ' && text.back() != ' ';
  std::string body = map_text(text, [](std::string& out, char32_t c) {
    if (c == '"') out += '"';
    append_char(out, c);
  });
  return plain ? body : '"' + std::move(body) + '"';
}

std::string escape_tsv(std::string_view text) {
  return map_text(text, [](std::string& out, char32_t c) {
    if (c == '\\') out += "\\\\";
    else if (c == '\n' || c == '\r' || c == '\t') append_visible(out, c);
    else append_char(out, c);
  });
}

std::string escape_markdown(std::string_view text) {
  return map_text(text, [](std::string& out, char32_t c) {
    static constexpr std::string_view kMeaning = "\\`*_{}[]|~$";
    if (c == '\n') out += "<br>";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else if (c < 0x80 && kMeaning.find(static_cast<char>(c)) != std::string_view::npos) (out += '\\') += static_cast<char>(c);
    else is_unsafe(c) ? append_visible(out += '\\', c) : append_char(out, c);
  });
}

std::string escape_html(std::string_view text) { return map_text(text, append_markup); }

std::string escape_xml(std::string_view text) {
  return map_text(text, [](std::string& out, char32_t c) {
    // Attribute values: a reader would turn a plain line feed or tab into a blank.
    if (c == '\n') out += "&#10;";
    else if (c == '\t') out += "&#9;";
    else if (c < 0x20 || c == 0xFFFE || c == 0xFFFF) append_visible(out, c);
    else if (is_unsafe(c)) fmt::format_to(std::back_inserter(out), "&#x{:X};", static_cast<std::uint32_t>(c));
    else append_markup(out, c);
  });
}

std::string quote_dot(std::string_view text) {
  std::string out = map_text(text, [](std::string& to, char32_t c) {
    switch (c) {
      case '"': to += "\\\""; return;
      case '\\': to += "\\\\"; return;
      case '&': to += "&amp;"; return;
      case '\n': to += "\\n"; return;
      // A visible form has a backslash of its own, which GraphViz must not read.
      default: is_unsafe(c) ? append_visible(to += '\\', c) : append_char(to, c); return;
    }
  });
  return '"' + std::move(out) + '"';
}

std::string quote_dot_tooltip(std::string_view text) {
  std::string out = map_text(text, [](std::string& to, char32_t c) {
    switch (c) {
      case '"': to += "&quot;"; return;
      case '\\': to += "\\\\\\\\"; return;
      case '&': to += "&amp;"; return;
      case '\n': to += "\\n"; return;
      default: break;
    }
    if (!is_unsafe(c)) return append_char(to, c);
    std::string visible;
    append_visible(visible, c);
    to += "\\\\\\" + visible;
  });
  return '"' + std::move(out) + '"';
}

std::string quote_rdf(std::string_view text) {
  std::string out = map_text(text, [](std::string& to, char32_t c) {
    auto append = std::back_inserter(to);
    switch (c) {
      case '"': to += "\\\""; return;
      case '\\': to += "\\\\"; return;
      case '\n': to += "\\n"; return;
      case '\r': to += "\\r"; return;
      case '\t': to += "\\t"; return;
      default: break;
    }
    if (!is_unsafe(c)) append_char(to, c);
    else if (c < 0x10000) fmt::format_to(append, "\\u{:04X}", static_cast<std::uint32_t>(c));
    else fmt::format_to(append, "\\U{:08X}", static_cast<std::uint32_t>(c));
  });
  return '"' + std::move(out) + '"';
}

std::string escape_iri(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const auto c = static_cast<unsigned char>(byte);
    if (is_name_char(c) || byte == '-' || byte == '.' || byte == '~' || byte == '/') out += byte;
    else fmt::format_to(std::back_inserter(out), "%{:02X}", c);
  }
  return out;
}

std::string quote_cypher(std::string_view text) {
  std::string out = map_text(text, [](std::string& to, char32_t c) {
    switch (c) {
      case '\'': to += "\\'"; return;
      case '\\': to += "\\\\"; return;
      case '\n': to += "\\n"; return;
      case '\r': to += "\\r"; return;
      case '\t': to += "\\t"; return;
      default: break;
    }
    if (!is_unsafe(c)) append_char(to, c);
    else if (c < 0x10000) append_json_unit(to, c);
    else fmt::format_to(std::back_inserter(to), "\\U{:08X}", static_cast<std::uint32_t>(c));
  });
  return '\'' + std::move(out) + '\'';
}

std::string quote_cypher_name(std::string_view name) {
  const bool plain = !name.empty() && !in(static_cast<unsigned char>(name.front()), '0', '9') &&
                     std::all_of(name.begin(), name.end(), [](char c) { return is_name_char(static_cast<unsigned char>(c)); });
  if (plain) return std::string(name);
  std::string out = map_text(name, [](std::string& to, char32_t c) {
    if (c == '`') to += '`';
    append_char(to, c);
  });
  return '`' + std::move(out) + '`';
}

}  // namespace signatory::render
