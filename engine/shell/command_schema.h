// `signatory schema`: labels, edge types and properties of a graph. `signatory languages`: the languages that can be read.
//
//   signatory schema --db my.db
//   signatory languages
#pragma once
#include "shell/command.h"

namespace signatory::shell {

Command schema_command();
Command languages_command();

}  // namespace signatory::shell
