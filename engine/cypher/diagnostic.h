// Errors of the query language, in the vocabulary of the openCypher TCK: a type (SyntaxError, TypeError, …) and a detail
// (UndefinedVariable, …), together the stable code "SyntaxError.UndefinedVariable" in Error::detail.
//
// Inside the engine an error carries only its byte span; engine.h adds line, column, source line and caret when it leaves.
//
// Within this folder an error travels as a QueryFailure exception from the parser, the binder, the planner and running operators up to
// engine.cpp, which turns it into a Result: the path without errors, taken once for each row and expression, stays free of checks.
//
//   throw_error(syntax_error("UndefinedVariable", token.span(), "variable `m` is not defined").hint("did you mean `n`?"));
#pragma once
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/error.h"

namespace signatory::cypher {

inline base::Failure query_error(std::string_view type, std::string_view detail, base::ByteSpan span, std::string message) {
  return std::move(base::fail(base::ErrorCode::kData, std::move(message))).detail(std::string(type) + "." + std::string(detail)).span(span);
}
inline base::Failure syntax_error(std::string_view detail, base::ByteSpan span, std::string message) {
  return query_error("SyntaxError", detail, span, std::move(message));
}
// A limit of the language processor itself (nesting, size): code kLimit, detail "Limit.<name>".
inline base::Failure limit_error(std::string_view name, base::ByteSpan span, std::string message) {
  return std::move(base::fail(base::ErrorCode::kLimit, std::move(message))).detail("Limit." + std::string(name)).span(span);
}

// Never leaves engine/cypher.
struct QueryFailure {
  base::Error error;
};
[[noreturn]] inline void throw_error(base::Error error) { throw QueryFailure{std::move(error)}; }
// The value of a result, or its error thrown.
template <class T>
T unwrap(base::Result<T>&& result) {
  if (!result) throw_error(std::move(result.error()));
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}
// As unwrap, with the place in the query that the error belongs to.
template <class T>
T unwrap_at(base::Result<T>&& result, base::ByteSpan span) {
  if (!result) {
    if (!result.error().span) result.error().span = span;
    throw_error(std::move(result.error()));
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace signatory::cypher
