// A Diagram in the formats that other programs read.
//
//   GraphML  with typed keys, for yEd, Gephi, NetworkX          GEXF 1.3  with node and edge attributes, for Gephi
//   JSON     {"nodes":[…],"edges":[…]} with quotes              Cypher    a script of CREATE statements that rebuilds the graph
//   CSV      two files with the headings of neo4j-admin import
// Nodes are called n0, n1 … by their position; the stable id is the property `id`. Lists are written as JSON where a format has none.
// The bytes depend on the diagram alone. Sources: graphml.graphdrawing.org, gexf.net/1.3, Neo4j Operations Manual "neo4j-admin import".
//
//   write_file("g.graphml", to_graphml(diagram));
#pragma once
#include <string>

#include "render/diagram.h"

namespace signatory::render {

std::string to_graphml(const Diagram& diagram);
std::string to_gexf(const Diagram& diagram);
std::string to_graph_json(const Diagram& diagram);
std::string to_cypher(const Diagram& diagram);

struct CsvFiles {
  std::string nodes;          // :ID, :LABEL and a column for each property with its type
  std::string relationships;  // :START_ID, :END_ID, :TYPE and the properties
};
CsvFiles to_import_csv(const Diagram& diagram);

}  // namespace signatory::render
