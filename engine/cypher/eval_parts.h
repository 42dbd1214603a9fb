// Helpers that the parts of the expression compiler share. Private to eval_*.cpp.
//
//   throw_at(deleted_entity("node"), span);
#pragma once
#include "cypher/eval.h"

namespace signatory::cypher {

EvalPtr constant_eval(base::ByteSpan span, Value value);

[[noreturn]] inline void throw_at(base::Error error, base::ByteSpan span) {
  if (!error.span) error.span = span;
  throw_error(std::move(error));
}

}  // namespace signatory::cypher
