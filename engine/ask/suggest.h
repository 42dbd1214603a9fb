// Questions near to one that could not be answered, which can: made from claims that the graph holds about the same names or relation.
//
//   nearest_questions(engine, {.names = …, .relation = "SIGNED"}, en, ontology)  →  {"Who signed Hanoi Convention?", …}
#pragma once
#include <string>
#include <vector>

#include "ask/reading.h"
#include "cypher/engine.h"
#include "language/question_data.h"

namespace signatory::ask {

std::vector<std::string> nearest_questions(const cypher::Engine& engine, const ReadResult& read, const language::QuestionData& data, const language::OntologyLabels& ontology);

}  // namespace signatory::ask
