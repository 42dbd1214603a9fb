// `signatory documents` and `signatory remove`: what is stored, and taking it back.
//
//   signatory documents --db my.db
//   signatory remove articles/a.txt --db my.db
#pragma once
#include "shell/command.h"

namespace signatory::shell {

Command documents_command();
Command remove_command();

}  // namespace signatory::shell
