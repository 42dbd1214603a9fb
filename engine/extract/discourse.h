// Discourse: what a document has named so far, and what its titles, pronouns and short names refer to.
//
// Sentences are read in order; each noun phrase that names something is remembered. A later definite title ("premiärministern"), a
// surname, "the convention", a pronoun resolves to its antecedent, or to nothing: an unresolved one yields no claim.
//
//   Discourse discourse(gazetteer, language);
//   std::optional<EntityRef> who = discourse.resolve(sentence, np, {.actor = true});
#pragma once
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "extract/chunk.h"
#include "extract/claim.h"

namespace signatory::extract {

struct ResolveOptions {
  bool actor = false;            // a capital stands for its country
  const EntityRef* subject = nullptr;  // of the clause above: what "it" and "its" may refer to
};

class Discourse {
 public:
  explicit Discourse(const language::Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

  // One entity for a phrase that is no coordination. Remembers what it names.
  std::optional<EntityRef> resolve(const Sentence& s, const NounPhrase& np, const ResolveOptions& options = {});
  // Entities of a phrase with its members, "including" and without "except".
  std::vector<EntityRef> resolve_all(const Sentence& s, int np, const ResolveOptions& options = {});
  // The office a title names, with the state or body it belongs to.
  EntityRef office(const Sentence& s, const Office& office) const;
  std::optional<EntityRef> holder(const Sentence& s, const Office& office) const;

  // The last agreement, programme, event … of one of the types, at most four sentences back: what "it" or nothing at all stands for.
  std::optional<EntityRef> last_thing(const Sentence& s, const NounPhrase* np, const std::vector<std::string>& types) const;

  // Notes the agreements that a sentence names; called for all sentences before the first resolve().
  void foretell(const Sentence& s);

  // Is a fuller office of this person known already ("Foreign Minister" for "Minister")?
  bool holds_more_than(const std::string& person, const Office& office) const;

  void begin_sentence() { ++sentence_; }
  // The subject of a main clause: the first candidate for "he", "it", a dropped subject.
  void remember_subject(const EntityRef& entity);
  void remember_speaker(const EntityRef& entity) { speaker_ = entity; }
  const std::optional<EntityRef>& speaker() const { return speaker_; }
  const std::optional<EntityRef>& subject() const { return subject_; }
  // "Hội đồng Bảo an Liên Hợp Quốc (HĐBA LHQ)": a short form defined in this document.
  void define_acronym(const std::string& acronym, const EntityRef& entity) { acronyms_[acronym] = entity; }

  std::vector<NameSeen> names;

 private:
  struct Mention {
    EntityRef entity;
    std::string office;    // English office name; persons
    std::string holder;    // id of the state or body
    int noun = -1;         // head noun; common-noun entities
    std::size_t sentence = 0;
  };
  std::optional<EntityRef> person(const Sentence& s, const NounPhrase& np);
  std::optional<EntityRef> titled(const Sentence& s, const NounPhrase& np);
  std::optional<EntityRef> pronoun(const Sentence& s, const NounPhrase& np, const ResolveOptions& options) const;
  // "the delegation from Serbia", "Serbiens delegation": the country it acts for.
  std::optional<EntityRef> represented(const Sentence& s, const NounPhrase& np);
  std::optional<EntityRef> common(const Sentence& s, const NounPhrase& np);
  EntityRef named(const Sentence& s, const NounPhrase& np);
  const Mention* known_person(const std::string& name) const;
  EntityRef refer(const EntityRef& antecedent, const Sentence& s, const NounPhrase& np) const;
  void see(const Sentence& s, const EntityRef& entity, const char* rule);
  void remember(Mention mention);

  const language::Gazetteer& gazetteer_;
  std::deque<Mention> mentions_;
  std::map<std::string, EntityRef, std::less<>> acronyms_;
  std::optional<EntityRef> subject_, speaker_, last_country_;
  std::vector<Mention> foretold_;  // named agreements of the whole document, each once
  std::size_t sentence_ = 0;
};

// "United Nations Security Council" → "united-nations-security-council"; stable over spelling, diacritics and scripts.
std::string slug(std::string_view name);

}  // namespace signatory::extract
