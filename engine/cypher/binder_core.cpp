#include "cypher/binder_core.h"

#include <fmt/format.h>

#include "cypher/diagnostic.h"
#include "cypher/suggest.h"

namespace signatory::cypher {

using base::ByteSpan;

void Binder::fail(std::string_view detail, ByteSpan span, std::string message, std::string hint) const {
  throw_error(syntax_error(detail, span, std::move(message)).hint(std::move(hint)));
}

void Binder::fail_type(ByteSpan span, std::string_view what, StaticType found, KindSet wanted, std::string_view error_type) const {
  throw_error(query_error(error_type, "InvalidArgumentType", span,
                          fmt::format("{} must be {}, but this is {}", what, describe_kinds(wanted), describe_kinds(found.without_null()))));
}

void Binder::require(const Expr& expr, StaticType found, KindSet wanted, std::string_view what) const {
  if (found.certainly_not(wanted)) fail_type(expr.span, what, found, wanted);
}

Slot Binder::declare(Name& name, StaticType type) {
  name.slot = new_slot();
  if (!name.empty()) scope_.set({name.text, name.slot, type});
  return name.slot;
}

const Variable& Binder::lookup(Name& name) {
  const Variable* found = scope_.find(name.text);
  if (found == nullptr) fail("UndefinedVariable", name.span, fmt::format("variable `{}` is not defined", name.text), did_you_mean(name.text, scope_.names()));
  name.slot = found->slot;
  return *found;
}

base::Result<BoundStatement> bind(Statement& statement, const ProcedureRegistry& procedures) {
  try {
    return Binder(procedures).run(statement);
  } catch (QueryFailure& failure) {
    return tl::unexpected(std::move(failure.error));
  }
}

}  // namespace signatory::cypher
