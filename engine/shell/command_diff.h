// `signatory diff`: claims added, removed and changed between two databases. A claim is the same when its id is: when subject,
// relation, object, polarity, modality, source, amounts and dates are.
//
//   signatory diff old.db new.db
#pragma once
#include "shell/command.h"

namespace signatory::shell {

Command diff_command();

}  // namespace signatory::shell
