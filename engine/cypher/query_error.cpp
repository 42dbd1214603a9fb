#include "cypher/query_error.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace signatory::cypher {
namespace {

constexpr std::size_t kWidest = 120;  // bytes of a source line shown on one line

std::uint32_t code_points(std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) base::decode_utf8(text, at);
  return count;
}

// Moves to the start of the code point at or before `at`.
std::size_t boundary(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return std::min(at, text.size());
}

}  // namespace

std::string_view name_of(Phase phase) { return phase == Phase::kCompileTime ? "compile time" : "runtime"; }

LineColumn line_column(std::string_view text, std::size_t offset) {
  offset = boundary(text, std::min(offset, text.size()));
  const std::string_view before = text.substr(0, offset);
  const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t start = lines == 0 ? 0 : before.rfind('\n') + 1;
  return {lines + 1, code_points(before.substr(start)) + 1};
}

QueryError locate(base::Error error, std::string_view text, Phase phase) {
  QueryError out;
  const std::size_t dot = error.detail.find('.');
  out.type = dot == std::string::npos ? (error.detail.empty() ? "Internal" : "Limit") : error.detail.substr(0, dot);
  out.detail = dot == std::string::npos ? error.detail : error.detail.substr(dot + 1);
  out.phase = out.type == "ParameterMissing" ? Phase::kCompileTime : phase;
  if (error.span) {
    const std::size_t begin = boundary(text, std::min(error.span->begin, text.size()));
    const LineColumn place = line_column(text, begin);
    out.line = place.line;
    out.column = place.column;
    std::size_t line_begin = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
    line_begin = line_begin == std::string_view::npos ? 0 : line_begin + 1;
    std::size_t line_end = std::min(text.find('\n', begin), text.size());
    const bool cut_left = begin - line_begin > kWidest / 2 && line_end - line_begin > kWidest;
    if (cut_left) line_begin = boundary(text, begin - kWidest / 2);
    const bool cut_right = line_end - line_begin > kWidest;
    if (cut_right) line_end = boundary(text, line_begin + kWidest);
    const std::size_t end = std::clamp(error.span->end, begin, line_end);
    out.source_line = (cut_left ? "…" : "") + std::string(text.substr(line_begin, line_end - line_begin)) + (cut_right ? "…" : "");
    std::replace_if(out.source_line.begin(), out.source_line.end(), [](char c) { return c == '\t' || c == '\r'; }, ' ');
    out.caret_column = code_points(text.substr(line_begin, begin - line_begin)) + (cut_left ? 1 : 0);
    out.caret_length = std::max<std::uint32_t>(1, code_points(text.substr(begin, end - begin)));
    error.where = fmt::format("query {}:{}", out.line, out.column);
  }
  out.error = std::move(error);
  return out;
}

std::string QueryError::to_text() const {
  std::string out = error.detail.empty() ? error.message + "\n" : fmt::format("{}: {}\n", error.detail, error.message);
  if (line > 0) {
    const std::string prefix = fmt::format("LINE {}: ", line);
    out += prefix + source_line + "\n" + std::string(prefix.size() + caret_column, ' ') + std::string(caret_length, '^') + "\n";
  }
  if (!error.hint.empty()) out += error.hint + "\n";
  return out;
}

}  // namespace signatory::cypher
