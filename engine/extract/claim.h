// What extraction gives: the statements one document makes, with the exact bytes that say so.
//
// A Statement is a claim as one sentence of one document states it. Statements of several documents that say the same become one
// edge of the graph later (link/, store/). All spans are byte ranges in the stored text of the document; `text.substr(span)` is
// the surface. Absent values are empty optionals or empty strings. The words follow the data contract in engine/ARCHITECTURE.md.
//
//   Extraction e = extractor.extract({.id = "a.txt", .text = bytes});
//   for (const Statement& s : e.statements) use(s.subject.name, s.relation, s.object.surface);
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"

namespace signatory::extract {

using base::ByteSpan;

// An entity as it stands in a slot. `id` is independent of language ("country/AU", "person/bui-thanh-son"); for Content it is
// empty (linking gives one). `name` is the canonical English name where one is known, else the name as written; empty for Content.
struct EntityRef {
  std::string id;
  std::string name;
  std::string type;     // a label of schema/ontology.json: "Country", "Person", … "Content"
  std::string surface;  // the bytes of the mention in the document
  ByteSpan span;        // where; for a resolved pronoun or title: the pronoun or title
};

enum class Approximation : std::uint8_t { kNone, kAbout, kNearly, kOver, kUpTo };

struct Amount {
  double value = 0;
  std::string currency;  // ISO 4217; empty for a count or a measure
  Approximation approximation = Approximation::kNone;
  std::string unit;      // "percent", "tonne" … for measures; empty for money and plain counts
};

enum class Polarity : std::uint8_t { kPositive, kNegative };
enum class Modality : std::uint8_t { kAsserted, kCommitted, kUrged, kPlanned, kHypothetical };
enum class Section : std::uint8_t { kHeadline, kBody, kCaption, kRelated, kMeta };

// One byte range that supports one slot: "subject", "trigger", "object", "recipient", "amount", "count", "date", "deadline",
// "place", "content", "polarity", "modality", "attribution".
struct EvidenceSpan {
  std::string slot;
  ByteSpan span;
};

// One step of the derivation, for `why`: what was applied, to which bytes, with which effect.
struct TraceStep {
  std::string step;    // "cue", "slot", "polarity", "modality", "attribution", "coreference", "rule"
  std::string detail;  // "negation 'did not' flips + to -"
  ByteSpan span;
};

struct Statement {
  EntityRef subject;
  std::string relation;  // a relation of schema/ontology.json
  EntityRef object;
  std::optional<EntityRef> recipient;
  std::optional<EntityRef> place;
  std::optional<Amount> amount;  // money
  std::optional<Amount> count;   // a number without currency
  std::string date;              // ISO 8601 at the precision of the text: "2030", "2025-10", "--06-29", "2025-10-25/2025-10-26"
  std::string deadline;
  std::string content;   // ACCUSED: of what
  std::string form;      // RATIFIED: "acceded" …
  std::string strength;  // COMMITTED_TO: "pledge" …
  std::string field;     // COOPERATED_WITH
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  std::vector<EntityRef> attribution;  // outermost first
  Section section = Section::kBody;
  std::string language;                // of the sentence
  std::string rule;                    // "sv/promise.finite"
  double confidence = 0;               // 0–1
  ByteSpan sentence;
  std::vector<EvidenceSpan> evidence;  // sorted by slot, then begin
  std::vector<TraceStep> trace;
};

// A surface form of an entity seen in this document and the judgement that joined it.
struct NameSeen {
  std::string entity_id;
  std::string name;  // canonical name
  std::string type;
  std::string surface;
  std::string language;
  std::string rule;  // why it was joined: "gazetteer", "acronym-definition", "surname", "definite-title", "also-known-as", "new"
  ByteSpan span;
};

// Two ids that this document says are one entity ("X (also known as Y)").
struct SameAs {
  std::string first_id;
  std::string second_id;
  std::string rule;
  ByteSpan span;
};

struct Extraction {
  std::string language;  // of the document
  std::vector<Statement> statements;
  std::vector<NameSeen> names;
  std::vector<SameAs> same_as;
};

// A document to read. `id` names it in evidence (a path relative to the folder given, or the id of a JSONL line).
struct DocumentInput {
  std::string id;
  std::string text;
  std::string language;  // empty: detect
  std::string date;      // publication date, ISO; may be empty
  std::string url;
  std::string title;
};

}  // namespace signatory::extract
