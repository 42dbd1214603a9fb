// `signatory query`: a query of the language openCypher, from the command line, a file, standard input or by its name in queries/.
//
//   signatory query --db my.db 'MATCH (c:Country)-[:SIGNED]->(a) RETURN c.name, a.name' --format box
#pragma once
#include "shell/command.h"

namespace signatory::shell {

Command query_command();
// `signatory queries`: the named queries with their parameters and examples.
Command queries_command();

}  // namespace signatory::shell
