// The names of the shell's commands, with their colons, for completion and help.
#pragma once
#include <string>
#include <vector>

namespace signatory::shell {

std::vector<std::string> repl_command_names();

}  // namespace signatory::shell
