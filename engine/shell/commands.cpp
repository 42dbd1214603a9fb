#include "shell/command.h"
#include "shell/command_check.h"
#include "shell/command_claims.h"
#include "shell/command_documents.h"
#include "shell/command_entities.h"

namespace signatory::shell {

std::vector<Command> all_commands() {
  return {
      remove_command(),
      documents_command(),
      claims_command(),
      check_command(),
      same_command(),
      different_command(),
      entities_command(),
  };
}

}  // namespace signatory::shell
