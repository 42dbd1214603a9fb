// `signatory ask`: a plain question, its reading, and the answer with the sentences that say so.
//
//   signatory ask --db my.db "Vad har Australien lovat?"
#pragma once
#include "shell/command.h"

namespace signatory::shell {

Command ask_command();

}  // namespace signatory::shell
