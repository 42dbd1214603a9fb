// Chunks: a sentence as a row of noun phrases, verb groups, prepositions and marks, ready for the clause parser.
//
//   tokens → units (longest lexical matches, names, quantities) → chunks
//
// "Den polska vice premiärministern uppmanade i går länderna att samarbeta" becomes
//   NP[den polska vice premiärministern] VG[uppmanade] TIME[i går] NP[länderna] VG[att samarbeta: infinitive]
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "language/gazetteer.h"
#include "language/lexicon.h"
#include "language/pack.h"
#include "language/quantity.h"
#include "text/token.h"

namespace signatory::extract {

using base::ByteSpan;

// Token range [first, last).
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool empty() const { return last <= first; }
};

enum class UnitKind : std::uint8_t { kWord, kName, kQuantity, kMark };

// The smallest piece the chunker looks at: a lexical match of one or more tokens, a gazetteer name, a quantity or a mark.
struct Unit {
  UnitKind kind = UnitKind::kWord;
  TokenRange tokens;
  const std::vector<language::Reading>* readings = nullptr;  // of the lexical match; null for an unknown word
  language::WordClassSet classes;                            // union of the function readings
  int verb = -1, predicate = -1, noun = -1;                  // indices into the pack, -1 if it cannot be one
  int title = -1, portfolio = -1, body = -1;                 // title: head or simple
  std::uint16_t forms = 0;                                   // VerbForm bits of `verb`
  int prefix = -1;         // "deputy", "former"
  bool title_simple = false, honorific = false, person_particle = false, linker = false;
  int name_head = -1;      // NounClass of a head word of names
  int entity = -1;         // gazetteer entity
  language::NameRole role = language::NameRole::kName;
  bool ambiguous = false;  // the name is an ordinary word too
  int quantity = -1;       // index into the sentence's quantities
  bool possessor = false;  // carries a genitive suffix
  bool compound = false;   // known by its last part only
  bool capitalised = false;
  language::WordId word = language::kUnknownWord;  // key of the whole match joined by blanks (prepositions, light-verb nouns)
  char mark = 0;           // kMark: , ; : . ? ! - ( ) " ' and 'o' for others; quotes: '<' opening, '>' closing
};

// What a title says: "Polish deputy prime minister" → office "Deputy Prime Minister", of country/PL.
struct Office {
  std::string name;  // English, without the state: "Deputy Prime Minister"
  TokenRange tokens;
  int holder_entity = -1;  // gazetteer entity of the state or body; -1 unknown
  std::string body_name;   // a body that is not in the gazetteer
  TokenRange holder_tokens;
  bool former = false;
};

enum class PronounKind : std::uint8_t { kNone, kHeShe, kIt, kThey, kWe, kI, kYou, kReflexive, kImpersonal, kBothSides };

struct PhraseArgument {
  language::WordClassSet classes;  // of the preposition
  language::WordId word = 0;       // of the preposition
  int np = -1;
  std::uint32_t preposition_token = 0;
};

struct NounPhrase {
  TokenRange tokens;  // whole phrase with its attached prepositional phrases
  TokenRange core;    // without them
  TokenRange head;    // head noun or name
  std::string label;  // entity label; "" while unknown; "Content" for other common nouns
  int entity = -1;    // gazetteer
  language::NameRole role = language::NameRole::kName;
  int noun = -1;      // head noun in the pack
  std::string person;  // a person's name as written
  std::optional<Office> office;
  TokenRange alias;        // "(HĐBA LHQ)": a short form defined behind it
  TokenRange name_tokens;  // proper name inside the phrase (person, unknown organization …)
  PronounKind pronoun = PronounKind::kNone;
  int quantity = -1;   // amount, count or percentage inside
  int possessor = -1;  // another noun phrase: "Sweden's", "its"
  bool definite = false, indefinite = false, negative = false, quantified = false, demonstrative = false;
  bool proper = false;       // written as a name
  bool uncertain = false;    // a single unknown word that starts the sentence: a name only if the document knows it
  bool possessive_pronoun = false;
  bool only = false;
  bool compound = false;  // the head is a compound: distinctive by itself
  std::vector<int> members;  // coordination; empty if not
  std::vector<int> appositions;
  std::vector<int> including;  // "…, including Japan and Portugal"
  std::vector<int> except;
  std::vector<PhraseArgument> arguments;  // attached prepositional phrases
  bool coordination_negative = false;     // neither … nor
};

struct VerbGroup {
  TokenRange tokens;
  int verb = -1;       // content verb; -1 for a bare auxiliary or copula
  int predicate = -1;  // adjective or noun after be
  std::uint16_t forms = 0;
  bool finite = false, infinitive = false, gerund = false, participle = false, passive = false, copula = false, auxiliary_only = false;
  bool negated = false, past = false, perfect = false, progressive = false;
  bool future = false, possible = false, conditional = false, ability = false, obligation = false, hearsay = false, not_yet = false, perhaps = false;
  bool do_auxiliary = false;
  bool may_help = false;  // "have", "do" as the only verb so far: a content verb may follow the subject
  bool unknown = false;   // a verb that the lexicon does not know
  std::uint32_t verb_token = 0;                       // the content verb
  std::vector<std::pair<std::string, TokenRange>> cues;  // what set which flag, for the trace
};

enum class ChunkKind : std::uint8_t { kNounPhrase, kVerbGroup, kPreposition, kCoordinator, kThat, kRelative, kSubordinator, kTime, kAdverb, kMark, kQuestion };

struct Chunk {
  ChunkKind kind = ChunkKind::kMark;
  TokenRange tokens;
  int index = -1;  // into noun_phrases, verb_groups or quantities
  language::WordClassSet classes;
  language::WordId word = 0;
  char mark = 0;
};

// One sentence on its way through the cascade. Views point into the document's text.
struct Sentence {
  std::string_view text;  // of the whole document
  std::span<const text::Token> tokens;
  const language::Pack* pack = nullptr;
  const language::Frames* frames = nullptr;
  const language::Gazetteer* gazetteer = nullptr;
  const language::Gazetteer::Names* names = nullptr;
  std::vector<language::Quantity> quantities;
  std::vector<Unit> units;
  std::vector<NounPhrase> noun_phrases;
  std::vector<VerbGroup> verb_groups;
  std::vector<Chunk> chunks;
  bool question = false;
  bool all_caps = false;

  const text::Token& token(std::uint32_t i) const { return tokens[i]; }
  ByteSpan span(TokenRange r) const { return r.empty() ? ByteSpan{} : ByteSpan{token(r.first).span.begin, token(r.last - 1).span.end}; }
  std::string_view surface(TokenRange r) const { const ByteSpan s = span(r); return text.substr(s.begin, s.size()); }
};

// Fills `units` from the tokens, the lexicon, the gazetteer and `quantities`.
void find_units(Sentence& sentence);
// Fills noun phrases, verb groups and chunks from the units.
void find_chunks(Sentence& sentence);

}  // namespace signatory::extract
