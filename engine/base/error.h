// Errors as values. Every fallible function of signatory returns Result<T>; nothing throws across a folder's edge.
//
// An Error says what went wrong (code, message), where (a document with a byte span, a file, or a query with line and column)
// and what the user can do (hint). Codes are few; each maps to one exit code of the command line (see exit_code()).
//
//   Result<int> parse(std::string_view s) {
//     if (s.empty()) return fail(ErrorCode::kData, "empty number").hint("write at least one digit");
//     ...
//   }
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace signatory::base {

enum class ErrorCode {
  kData,         // the input text, the query or the data is wrong                       exit 1
  kNotFound,     // a named thing does not exist (an entity, a claim, a named query)     exit 1
  kUsage,        // the command line or the API was used wrongly                         exit 2
  kIo,           // a file or the disk: missing, unreadable, full                        exit 3
  kDamaged,      // a database or image that is not what it says it is                   exit 3
  kLimit,        // a deadline, memory, row or depth limit was hit                       exit 4
  kInterrupted,  // cancelled by the user                                                exit 130
  kInternal,     // a bug in signatory                                                   exit 3
};

// Half-open byte range [begin, end) in a UTF-8 text.
struct ByteSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - begin; }
  bool empty() const { return end <= begin; }
  bool contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(ByteSpan other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
  friend auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;           // one sentence, no trailing full stop
  std::string where;             // "articles/a.txt:byte 17", "schema/languages/sv.json:/verbs/3", "query 1:8"; empty if nowhere
  std::string hint;              // what to do about it; may be empty
  std::string detail;            // a stable machine code below `code`, e.g. "SyntaxError.UndefinedVariable"; may be empty
  std::optional<ByteSpan> span;  // byte range in the text or query named by `where`

  // "where: message (hint)", on one line, for stderr.
  std::string to_string() const;
};

template <class T>
using Result = tl::expected<T, Error>;

// Builder, so that call sites read as one sentence; converts to Error and to any Result<T>.
class [[nodiscard]] Failure {
 public:
  Failure(ErrorCode code, std::string message) { error_.code = code, error_.message = std::move(message); }
  Failure&& where(std::string text) && { return error_.where = std::move(text), std::move(*this); }
  Failure&& hint(std::string text) && { return error_.hint = std::move(text), std::move(*this); }
  Failure&& detail(std::string text) && { return error_.detail = std::move(text), std::move(*this); }
  Failure&& span(ByteSpan bytes) && { return error_.span = bytes, std::move(*this); }
  operator Error() && { return std::move(error_); }
  template <class T>
  operator tl::expected<T, Error>() && { return tl::unexpected<Error>(std::move(error_)); }

 private:
  Error error_;
};

inline Failure fail(ErrorCode code, std::string message) { return Failure(code, std::move(message)); }

// Passes an error of one Result on as another Result's error:  if (!r) return forward(r);
template <class T>
tl::unexpected<Error> forward(tl::expected<T, Error>& result) { return tl::unexpected<Error>(std::move(result.error())); }

std::string_view name_of(ErrorCode code);
// Exit code of the command line for an error: 1 data, 2 usage, 3 I/O or damage or a bug, 4 limit, 130 interrupted.
int exit_code(ErrorCode code);

}  // namespace signatory::base
