// A reading told in words of a language, so that the asker sees how the question was understood.
//
//   restate(reading, en, ontology) == "Who signed Hanoi Convention?"
#pragma once
#include <string>
#include <string_view>

#include "ask/reading.h"
#include "language/question_data.h"

namespace signatory::ask {

std::string restate(const Reading& reading, const language::QuestionData& data, const language::OntologyLabels& ontology);

// `text` with each {key} replaced; keys that are not given stay.
std::string filled(std::string text, std::string_view key, std::string_view value);

}  // namespace signatory::ask
