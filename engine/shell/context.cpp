#include <ostream>

#include "shell/command.h"
#include "store/finalise.h"

namespace signatory::shell {

Result<store::Database> Context::open(store::OpenMode mode) const {
  if (database.empty()) return fail(ErrorCode::kUsage, "no database given").hint("add --db FILE");
  auto opened = store::Database::open(database, {.mode = mode, .schema_folder = schema_folder});
  if (!opened || mode == store::OpenMode::kCreate || store::is_finalised(*opened)) return opened;
  // What a killed build left undone is done before anything is read; a database that cannot be written is read as it is.
  auto writable = store::Database::open(database, {.mode = store::OpenMode::kReadWrite, .schema_folder = schema_folder});
  if (!writable || !store::finalise(*writable)) err << "signatory: an interrupted build left claims out of date; run signatory build once more\n";
  return opened;
}

}  // namespace signatory::shell
