#include "shell/command_check.h"

#include <fmt/format.h>

#include <ostream>

#include "store/verify.h"

namespace signatory::shell {

namespace {

Result<int> run(Context& context) {
  auto database = context.open(store::OpenMode::kReadOnly);
  if (!database) return forward(database);
  // The full-text index can be checked on a connection that may write alone; it stays as it is.
  if (auto writable = context.open(store::OpenMode::kReadWrite); writable) *database = std::move(*writable);
  auto found = store::verify(*database, context.cancellation);
  if (!found) return forward(found);
  for (const std::string& fault : found->faults) context.out << fault << '\n';
  context.out << fmt::format("{} documents ({} bytes), {} statements, {} evidence spans, {} claims, {} nodes, {} edges: ", found->documents, found->bytes, found->statements, found->spans,
                             found->claims, found->nodes, found->edges);
  context.out << (found->fault_count == 0 ? "all sound\n" : fmt::format("{} fault{}\n", found->fault_count, found->fault_count == 1 ? "" : "s"));
  return found->fault_count == 0 ? 0 : base::exit_code(ErrorCode::kDamaged);
}

}  // namespace

Command check_command() {
  return {.name = "check", .summary = "verify the file, every byte of evidence and the graph", .examples = {"signatory check --db my.db"}, .declare = nullptr, .run = run};
}

}  // namespace signatory::shell
