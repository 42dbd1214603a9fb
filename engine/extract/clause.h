// Clauses: who does what inside a sentence, as a tree.
//
// The parser reads the chunks of a sentence once from left to right, deterministically. Each verb group heads a clause; a clause knows
// its subject, its arguments (direct or with a preposition), and the clause above it with the kind of link: a complement ("said that
// …"), an infinitive ("refused to …"), a relative clause, an adverbial one ("if …"), a coordinate one. Linear in the chunks.
//
//   ClauseTree tree = parse_clauses(sentence);   // tree.clauses[0] is the first main clause
#pragma once
#include <cstdint>
#include <vector>

#include "extract/chunk.h"

namespace signatory::extract {

enum class Link : std::uint8_t { kRoot, kComplement, kInfinitive, kRelative, kAdverbial, kCoordinate, kParticipial, kNounComplement, kSubject };

struct Argument {
  language::WordClassSet classes;  // of the preposition; empty for a direct one
  language::WordId word = 0;       // of the preposition; 0 for a direct one
  int np = -1;
  bool fronted = false;  // before the verb
  TokenRange preposition;
};

struct Clause {
  int parent = -1;
  Link link = Link::kRoot;
  language::WordClassSet opener;  // of the subordinator, complementiser or conjunction that opens it
  TokenRange opener_tokens;
  language::WordId preposition = 0;  // before an infinitive: "förhandla *om* att …"
  int subject = -1;  // noun phrase
  int subject_clause = -1;  // a clause as its subject
  int passive_agent = -1;
  bool subject_from_parent = false;  // shared: "signed and ratified"
  int governor = -1;                 // noun phrase of a relative clause or noun complement
  int verb = -1;                     // verb group
  std::vector<Argument> arguments;
  std::vector<int> times;        // quantities
  std::vector<int> after_nouns;  // predicate nominals etc. are arguments too
  TokenRange tokens;             // from its first to its last chunk, with the clauses below
  TokenRange content;            // without opener: what "said that" says
  bool inverted = false;
  bool question = false;
  bool reported = false;    // stands before the verb that reports it: "…, said X"
};

struct Attribution {
  int speaker = -1;  // noun phrase
  TokenRange cue;
};

struct ClauseTree {
  std::vector<Clause> clauses;
  std::vector<Attribution> according;  // "according to X": whose word the sentence is
};

ClauseTree parse_clauses(Sentence& sentence);

}  // namespace signatory::extract
