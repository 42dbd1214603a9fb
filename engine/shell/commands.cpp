#include "shell/command.h"
#include "shell/command_ask.h"
#include "shell/command_build.h"
#include "shell/command_check.h"
#include "shell/command_claims.h"
#include "shell/command_diff.h"
#include "shell/command_documents.h"
#include "shell/command_entities.h"
#include "shell/command_export.h"
#include "shell/command_graph.h"
#include "shell/command_ledger.h"
#include "shell/command_query.h"
#include "shell/command_schema.h"
#include "shell/command_why.h"
#include "shell/repl.h"

namespace signatory::shell {

std::vector<Command> all_commands() {
  return {
      build_command(),
      remove_command(),
      documents_command(),
      claims_command(),
      why_command(),
      check_command(),
      ask_command(),
      diff_command(),
      same_command(),
      different_command(),
      entities_command(),
      query_command(),
      queries_command(),
      path_command(),
      around_command(),
      commitments_command(),
      timeline_command(),
      export_command(),
      repl_command(),
      schema_command(),
      languages_command(),
  };
}

}  // namespace signatory::shell
