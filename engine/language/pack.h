// A language pack: everything the extractor knows about one language, read from schema/languages/<code>.json.
//
// The format is described in schema/languages/README.md. A pack is immutable after loading and shared by all threads.
//
//   Result<Pack> sv = load_pack("schema/languages/sv.json", bytes, frames);     // kData: file, JSON pointer, what was expected
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "language/frames.h"
#include "language/lexicon.h"
#include "language/word_class.h"

namespace signatory::language {

struct Grammar {
  bool inflected = false;
  bool verb_second = false;
  bool modifiers_after = false;
  bool compounds = false;
  bool infinitive_marker_optional = false;
  bool title_after_name = false;
  std::vector<std::string> genitive_suffixes;
  std::vector<std::string> participle_endings;  // of unknown words behind have or be
  std::vector<std::string> infinitive_endings;  // of unknown words behind the infinitive marker; none: they are no verbs
};

// One meaning of a verb or predicate, and what must stand around it for it to apply.
struct Sense {
  std::size_t frame = 0;
  std::vector<std::string> particles;  // folded; one of them must follow
  std::vector<WordId> nouns;           // light verb: the noun phrase right of it is headed by one of these
  std::vector<WordId> prepositions;    // introduce the frame's object
  std::vector<WordId> addressee_prepositions;
  std::vector<std::string> object_types;
  std::vector<std::string> complements;  // kinds of clause it takes: infinitive, that, quote, question, gerund; empty: any
  std::string form;
  std::string strength;
  bool reflexive = false;
  bool clause = false;
  bool passive = false;
};

struct Verb {
  std::string lemma;
  std::vector<Sense> senses;
};

enum class NounClass : std::uint8_t { kContent, kAgreement, kProgram, kEvent, kOrganization, kGroup, kPerson, kDocument, kPlace, kMoney };

struct Noun {
  std::string lemma;
  NounClass noun_class = NounClass::kContent;
  int frame = -1;  // -1: names no act
  bool plural_group = false;
  bool represents = false;  // "delegation": acts for the country it is of
  std::vector<WordId> prepositions;  // introduce what the act is about
};

// An office word: "minister", "statsminister", "Bộ trưởng".
struct TitleWord {
  std::string name;       // English: "Prime Minister"
  std::string portfolio;  // for bodies: "Foreign"
};

struct Pack {
  std::string language;  // ISO 639-1
  std::vector<std::pair<std::string, std::string>> names;
  Grammar grammar;
  Lexicon lexicon;
  std::vector<Verb> verbs;
  std::vector<Verb> predicates;
  std::vector<Noun> nouns;
  std::vector<TitleWord> titles;
  std::vector<std::pair<std::string, std::uint32_t>> compound_tails;  // folded noun form → noun index, longest first
  std::vector<std::pair<std::string, std::uint32_t>> title_tails;     // folded title form → index into titles, longest first
  std::vector<std::pair<std::string, std::uint32_t>> portfolio_heads;  // folded portfolio form → index into titles, longest first
};

base::Result<Pack> load_pack(const std::string& file, std::string_view bytes, const Frames& frames);

std::string_view label_of(NounClass noun_class);  // the entity label: "Agreement", … "Content"

}  // namespace signatory::language
