// A question as signatory understands it: a pattern of the graph with a hole.
//
//   "Who signed the Hanoi Convention?"  →  {relations {SIGNED}, hole kSubject, object {agreement/hanoi-convention}}
//   "How much did Germany pledge to the fund?"  →  {relations {COMMITTED_TO}, hole kAmount, subject {country/DE}, recipient or about the fund}
//
// Readings of the same question in different languages are equal: compare key().
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ask/names.h"

namespace signatory::ask {

enum class Hole : std::uint8_t { kSubject, kObject, kRecipient, kAmount, kCount, kDate, kDeadline, kPlace, kYesNo, kPath };
std::string_view name_of(Hole hole);  // "subject", … "yesno", "path": keys of the templates

// What fills a slot: one entity, or several that the question names together.
struct Filler {
  std::vector<KnownEntity> entities;
  std::string written;     // in the question
  bool corrected = false;  // the name was misspelt
  bool all = false;        // of several entities all must be meant, else any
};

struct Reading {
  std::string language;
  std::vector<std::string> relations;  // the one asked for first
  Hole hole = Hole::kSubject;
  bool asks_actor = false;  // "who", not "what"
  std::string hole_type;  // an entity type that the answer must have, or ""
  std::optional<Filler> subject, object, recipient;
  std::vector<Filler> about;         // entities that the object must speak of
  std::vector<std::string> topics;   // words and concepts that the object must speak of: "w:coal", "c:climate"
  std::string topic_words;           // the same as written
  std::string period;                // "2025": when it happened
  bool negative = false;             // asks for what did not happen
  bool planned = false;              // asks for what is yet to come

  // "SIGNED ?subject object=agreement/hanoi-convention": independent of language and spelling.
  std::string key() const;
};

// A part of a question that could not be read.
struct Misunderstanding {
  enum class Kind : std::uint8_t { kLanguage, kRelation, kName, kWhole };
  Kind kind = Kind::kWhole;
  std::string part;  // as written
};

struct ReadResult {
  std::string language;                      // "" when it is not known
  std::vector<Reading> readings;             // more than one: ambiguous
  std::vector<Misunderstanding> misunderstood;  // if there is no reading
  std::vector<Filler> names;                 // found in the question, whatever became of it
  std::string relation;                      // found in the question, if any
};

}  // namespace signatory::ask
