// `signatory check`: proves every byte of evidence and every row of the graph; exit code 3 when something is wrong.
//
//   signatory check --db my.db
#pragma once
#include "shell/command.h"

namespace signatory::shell {

Command check_command();

}  // namespace signatory::shell
