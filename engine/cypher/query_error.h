// An error of a query as users see it: the TCK's type, detail and phase, line and column, the source line with a caret, a hint.
//
//   SyntaxError.UndefinedVariable: variable `m` is not defined
//   LINE 1: MATCH (n) RETURN m.name
//                            ^
//   did you mean `n`?
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace signatory::cypher {

enum class Phase : std::uint8_t { kCompileTime, kRunTime };
std::string_view name_of(Phase phase);  // "compile time", "runtime"

struct QueryError {
  base::Error error;    // code, message, hint, detail ("SyntaxError.UndefinedVariable"), where ("query 1:18"), span in the query
  std::string type;     // "SyntaxError"; "Limit" or "Internal" outside the TCK's vocabulary
  std::string detail;   // "UndefinedVariable"
  Phase phase = Phase::kRunTime;
  std::uint32_t line = 0;    // from 1; 0: no place in the text
  std::uint32_t column = 0;  // from 1, in code points
  std::string source_line;   // the line, cut around the place if it is long
  std::uint32_t caret_column = 0;  // from 0, in code points of source_line
  std::uint32_t caret_length = 1;  // in code points

  // Several lines, as above, ending with a line feed.
  std::string to_text() const;
};

template <class T>
using QueryResult = tl::expected<T, QueryError>;

// Adds place and vocabulary to an error that carries a span of `text`.
QueryError locate(base::Error error, std::string_view text, Phase phase);

struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};
// Of a byte offset in a text; columns in code points.
LineColumn line_column(std::string_view text, std::size_t offset);

}  // namespace signatory::cypher
