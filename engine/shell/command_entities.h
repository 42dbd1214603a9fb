// `signatory entities`, `same` and `different`: who is who, why, and a user's word against the rules'.
//
//   signatory same person/nakamisu-izumi person/nakamitsu-izumi --db my.db
#pragma once
#include "shell/command.h"

namespace signatory::shell {

Command entities_command();
Command same_command();
Command different_command();

}  // namespace signatory::shell
