// `signatory path`: how two nodes are connected, and `signatory around`: what lies near one, both with the quotes.
//
//   signatory path 'Viet Nam' Sweden --db my.db --max-hops 4
//   signatory around 'Hanoi Convention' --db my.db --hops 2 --types SIGNED,RATIFIED
#pragma once
#include "render/diagram.h"
#include "shell/command.h"
#include "shell/graph_session.h"

namespace signatory::shell {

Command path_command();
Command around_command();

struct AroundOptions {
  std::string node;
  std::int64_t hops = 1;
  std::string types;  // comma separated; empty: all
  std::string as_of;  // "": everything
};
// The part of the graph near a node, with its quotes and the node in focus. kNotFound for the node, kUsage for a type or date.
Result<render::Diagram> around(GraphSession& session, const AroundOptions& options, const base::CancellationToken& cancellation);

}  // namespace signatory::shell
