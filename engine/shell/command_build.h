// `signatory build`: reads documents into the database.
//
//   signatory build articles/ --db my.db --jobs 2
#pragma once
#include "shell/command.h"

namespace signatory::shell {

Command build_command();

}  // namespace signatory::shell
