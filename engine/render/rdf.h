// A Diagram as RDF: Turtle for people, N-Quads for machines; provenance stays with each claim.
//
// Nodes are <urn:signatory:KEY>, types and relations <urn:signatory:schema#NAME>. Each edge is a plain triple only if the text asserts
// it (modality asserted, polarity +, no attribution); every edge is also a resource <urn:signatory:claim/ID> of type rdf:Statement with
// its qualifiers and quotes, so that a denied or promised thing is never a fact of the graph. Source: RDF 1.1 Turtle, N-Quads, RDF
// Schema "reification". In N-Quads the plain triples stand in the graph that is named by the claim.
//
//   write_file("g.ttl", to_turtle(diagram));
#pragma once
#include <string>

#include "render/diagram.h"

namespace signatory::render {

std::string to_turtle(const Diagram& diagram);
std::string to_nquads(const Diagram& diagram);

}  // namespace signatory::render
