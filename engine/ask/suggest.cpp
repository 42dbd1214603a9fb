#include "ask/suggest.h"

#include <algorithm>

#include "ask/restate.h"

namespace signatory::ask {
namespace {

constexpr std::size_t kMost = 3;

struct Candidate {
  std::string relation, subject_id, subject, object_id, object, object_type;
};

std::string text_in(const cypher::Value& value) { return value.is(cypher::ValueKind::kString) ? std::string(value.as_string()) : std::string(); }

// The patterns of claims that touch the name (or any), most frequent first.
std::vector<Candidate> candidates(const cypher::Engine& engine, const std::string& id, const std::string& relation) {
  std::string text = "MATCH (s)-[r]->(o) WHERE r.modality IN ['asserted', 'committed']";
  cypher::Parameters parameters;
  if (!id.empty()) text += " AND (s.id = $id OR o.id = $id)", parameters.emplace("id", cypher::Value::string(id));
  if (!relation.empty()) text += " AND type(r) = $relation", parameters.emplace("relation", cypher::Value::string(relation));
  text += " WITH type(r) AS relation, s, o, labels(o)[0] AS object_type, r.documents AS documents WHERE NOT object_type IN ['Date', 'Office']";
  text += " RETURN relation, s.id, s.name, o.id, o.name, object_type ORDER BY documents DESC, relation, s.id, o.id LIMIT 40";
  std::vector<Candidate> out;
  auto cursor = engine.run(text, {.parameters = parameters});
  if (!cursor) return out;
  while (cursor->next()) {
    const auto row = cursor->row();
    out.push_back({text_in(row[0]), text_in(row[1]), text_in(row[2]), text_in(row[3]), text_in(row[4]), text_in(row[5])});
  }
  return out;
}

Reading question_about(const Candidate& claim, const std::string& id, const std::string& language) {
  Reading reading;
  reading.language = language, reading.relations = {claim.relation};
  const bool ask_subject = claim.object_type != "Content" && (id == claim.object_id || id.empty());
  if (ask_subject) {
    reading.hole = Hole::kSubject;
    reading.object = Filler{{{claim.object_id, claim.object_type, claim.object}}, claim.object, false};
  } else {
    reading.hole = Hole::kObject;
    reading.subject = Filler{{{claim.subject_id, "", claim.subject}}, claim.subject, false};
  }
  return reading;
}

}  // namespace

std::vector<std::string> nearest_questions(const cypher::Engine& engine, const ReadResult& read, const language::QuestionData& data, const language::OntologyLabels& ontology) {
  std::vector<std::pair<std::string, std::string>> wanted;  // entity, relation: nearest first
  for (const Filler& name : read.names)
    if (!read.relation.empty()) wanted.emplace_back(name.entities.front().id, read.relation);
  for (const Filler& name : read.names) wanted.emplace_back(name.entities.front().id, "");
  if (!read.relation.empty()) wanted.emplace_back("", read.relation);
  wanted.emplace_back("", "");
  std::vector<std::string> out;
  for (const auto& [id, relation] : wanted)
    for (const Candidate& claim : candidates(engine, id, relation)) {
      std::string question = restate(question_about(claim, id, data.language), data, ontology);
      if (std::find(out.begin(), out.end(), question) == out.end()) out.push_back(std::move(question));
      if (out.size() == kMost) return out;
    }
  return out;
}

}  // namespace signatory::ask
