// `signatory export`: a part of the graph, or all of it, as a picture or a file for another program; the ending of the file says which.
//
//   signatory export --db my.db --around 'Hanoi Convention' -o hanoi.svg
//   signatory export --db my.db -q signatories -p agreement='Hanoi Convention' -o signatories.graphml
#pragma once
#include "render/diagram.h"
#include "shell/command.h"
#include "shell/graph_session.h"

namespace signatory::shell {

Command export_command();

struct ExportOptions {
  std::string output;   // a file name, whose ending is the format
  std::string title;
  bool time_axis = false;
  std::int64_t max_nodes = 60;  // of pictures; 0: all
  base::CancellationToken cancellation = {};
};

// Writes the diagram; the names of the files written. kUsage for an unknown ending, else what writing or GraphViz says.
Result<std::vector<std::string>> export_diagram(const render::Diagram& diagram, const ExportOptions& options);

}  // namespace signatory::shell
