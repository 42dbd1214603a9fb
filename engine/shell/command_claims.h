// `signatory claims`: the claims with their evidence. The format jsonl is documented in engine/store/claims.h.
//
//   signatory claims --db my.db --relation SIGNED --format jsonl
#pragma once
#include "shell/command.h"

namespace signatory::shell {

Command claims_command();

}  // namespace signatory::shell
