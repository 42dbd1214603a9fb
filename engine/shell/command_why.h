// `signatory why`: how a claim came about (the rule, each slot's bytes, each step that set polarity, modality, attribution), or what
// the cascade makes of a sentence.
//
//   signatory why 9f86d081 --db my.db
//   signatory why --text "Poland said that Viet Nam had signed the Hanoi Convention."
#pragma once
#include "shell/command.h"

namespace signatory::shell {

Command why_command();

}  // namespace signatory::shell
