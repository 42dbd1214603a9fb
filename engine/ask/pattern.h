// From a reading to Cypher: the text and the parameters that find its answer.
//
//   Pattern p = pattern_of(reading, {.subject = {"country/AU", "person/…"}});
//   p.text == "MATCH (s)-[r:COMMITTED_TO]->(o)\nWHERE s.id IN $subject …"
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ask/reading.h"
#include "cypher/engine.h"

namespace signatory::ask {

// Ids that may stand in a slot: the named entity and, for a state or body, those who hold its offices.
struct SlotIds {
  std::vector<std::string> subject, object, recipient;
};

struct Pattern {
  std::string text;
  cypher::Parameters parameters;
};

// `symmetric`: the relation has no direction.
Pattern pattern_of(const Reading& reading, const SlotIds& ids, bool symmetric);
// Who holds an office of one of these states or bodies: one column, the id.
Pattern officials_of(const std::vector<std::string>& ids);

// The parameters as text, for people: "$subject = ['country/AU']".
std::string parameters_text(const cypher::Parameters& parameters);

}  // namespace signatory::ask
