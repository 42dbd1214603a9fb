// How a language asks: question words, the holes they leave, and the words in which an answer speaks
// (schema/languages/questions/<code>.json, described in the README beside it), and the relations' labels (schema/ontology.json).
//
//   Result<QuestionData> en = parse_question_data("schema/languages/questions/en.json", bytes);   // kData: file, JSON pointer, what was expected
//   en->questions[0].words == {"who"};   en->message("nothing") == "Nothing found: …"
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace signatory::language {

// Folded words of a phrase: {"bao", "nhiêu"}.
using PhraseWords = std::vector<std::string>;

struct QuestionPhrase {
  PhraseWords words;
  std::string hole;  // "actor", "thing", "which", "amount", "count", "date", "deadline", "place"
  std::string type;  // an entity type that the answer must have, or ""
  std::string slot;  // "subject", "object", "recipient", or "" where the sentence tells
};

struct ActPhrase {
  PhraseWords words;
  std::string frame;  // of schema/frames.json
};

struct QuestionData {
  std::string language;
  bool noun_before = false;  // of "which": "hiệp định nào"
  std::vector<QuestionPhrase> questions;
  std::vector<PhraseWords> connections;
  std::vector<ActPhrase> acts;
  std::vector<PhraseWords> ignore;
  std::vector<PhraseWords> yes_no;
  std::map<std::string, std::string, std::less<>> hole_words, restate, details, standings, messages;

  // The text under `key`, or the key itself where the language has none.
  std::string_view message(std::string_view key) const;
};

base::Result<QuestionData> parse_question_data(const std::string& file, std::string_view bytes);

struct RelationLabels {
  std::string name;  // "SIGNED"
  bool symmetric = false;
  std::map<std::string, std::string, std::less<>> labels;  // language → "undertecknade"
};

struct OntologyLabels {
  std::vector<RelationLabels> relations;
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> types;  // "Country" → language → "land"
  const RelationLabels* find(std::string_view relation) const;
};

base::Result<OntologyLabels> parse_ontology_labels(const std::string& file, std::string_view bytes);

// relation → other relations that answer a question about it (schema/questions.json).
using RelationFamilies = std::map<std::string, std::vector<std::string>, std::less<>>;
base::Result<RelationFamilies> parse_relation_families(const std::string& file, std::string_view bytes);

}  // namespace signatory::language
