// Internal to extract/: the chunker, split over title.cpp, noun_phrase.cpp, verb_group.cpp and chunker.cpp.
//
// Walks the units of a sentence from left to right. At each unit it tries a verb group, then a noun phrase, then a single chunk.
#pragma once
#include <cstdint>
#include <optional>

#include "extract/chunk.h"

namespace signatory::extract {

class Chunker {
 public:
  explicit Chunker(Sentence& s) : s_(s), pack_(*s.pack) {}
  void run();

 private:
  using WordClass = language::WordClass;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  // --- chunker.cpp
  void add_chunk(ChunkKind kind, std::uint32_t unit, int index = -1);
  void add_single(std::uint32_t i);
  void settle_openers();
  void lift_parentheses();
  void attach_phrases();
  void attach_one(std::size_t chunk);
  void coordinate_phrases();
  bool try_coordinate(std::size_t at);
  bool can_join(const NounPhrase& a, const NounPhrase& b) const;
  bool followed_by_verb(std::size_t chunk) const;

  // --- verb_group.cpp
  bool is_verb(std::uint32_t i) const;
  bool helps(std::uint32_t i) const;
  bool unknown_after(std::uint32_t i, bool participle, bool modal) const;
  bool unknown_infinitive(std::uint32_t i) const;
  bool starts_group(std::uint32_t i) const;
  bool directs(std::uint32_t i) const;
  bool object_noun(std::uint32_t i) const;
  bool looks_nominal_before(std::uint32_t i) const;
  std::uint32_t verb_group(std::uint32_t i);  // end unit, or i if none starts here
  bool take_auxiliary(VerbGroup& g, std::uint32_t i);
  void finish_group(VerbGroup& g, bool after_be, bool after_have, bool after_passive);

  // --- noun_phrase.cpp
  std::uint32_t noun_phrase(std::uint32_t i);
  std::uint32_t pronoun(std::uint32_t i);
  std::uint32_t take_determiners(NounPhrase& np, std::uint32_t i);
  bool modifies(std::uint32_t i) const;
  std::uint32_t take_core(std::uint32_t i);
  bool nominal(std::uint32_t i) const;
  bool title_starts(std::uint32_t i);
  bool determines(std::uint32_t i) const;
  bool unknown_word(std::uint32_t i) const;
  void choose_head(NounPhrase& np, std::uint32_t first, std::uint32_t last);
  void label_name(NounPhrase& np, std::uint32_t first, std::uint32_t last);

  // --- title.cpp
  std::uint32_t title(NounPhrase& np, std::uint32_t i);
  std::uint32_t person_name(NounPhrase& np, std::uint32_t i);
  bool name_word(std::uint32_t i) const;
  bool prefixes(std::uint32_t i) const;
  std::string compose_office(const std::vector<std::uint32_t>& parts) const;

  const Unit& unit(std::uint32_t i) const { return s_.units[i]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(s_.units.size()); }
  bool is(std::uint32_t i, WordClass c) const { return i < size() && unit(i).classes.has(c); }
  bool mark(std::uint32_t i, char c) const { return i < size() && unit(i).kind == UnitKind::kMark && unit(i).mark == c; }
  const language::GazetteerEntity* entity(std::uint32_t i) const {
    return i < size() && unit(i).entity >= 0 ? &s_.gazetteer->entity(static_cast<std::uint32_t>(unit(i).entity)) : nullptr;
  }
  const language::Quantity* quantity(std::uint32_t i) const {
    return i < size() && unit(i).quantity >= 0 ? &s_.quantities[static_cast<std::size_t>(unit(i).quantity)] : nullptr;
  }
  bool is_time(std::uint32_t i) const {
    const language::Quantity* q = quantity(i);
    return q != nullptr && (q->kind == language::QuantityKind::kDate || q->kind == language::QuantityKind::kDuration);
  }

  Sentence& s_;
  const language::Pack& pack_;
};

}  // namespace signatory::extract
