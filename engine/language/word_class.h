// The closed word classes of a language pack ("words" in schema/languages/README.md) and sets of them.
//
//   WordClassSet classes = reading.classes;   if (classes.has(WordClass::kNegation)) …
#pragma once
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

namespace signatory::language {

// name in the pack → constant
#define SIGNATORY_WORD_CLASSES(X)                                                                                              \
  X(articles_definite, kArticleDefinite) X(articles_indefinite, kArticleIndefinite) X(demonstratives, kDemonstrative)          \
  X(genitive, kGenitive) X(possessives, kPossessive) X(negation, kNegation) X(negation_never, kNever)                          \
  X(negative_determiners, kNegativeDeterminer) X(not_yet, kNotYet) X(and, kAnd) X(or, kOr) X(but, kBut) X(nor, kNor)           \
  X(both, kBoth) X(except, kExcept) X(including, kIncluding) X(unlike, kUnlike) X(that, kThat) X(whether, kWhether)            \
  X(relative, kRelative) X(relative_place, kRelativePlace) X(conditional, kConditional) X(temporal_before, kBefore)            \
  X(temporal_after, kAfter) X(temporal, kTemporal) X(causal, kCausal) X(concessive, kConcessive) X(purpose, kPurpose)          \
  X(without, kWithout) X(instead, kInstead) X(result, kResult) X(modal_future, kFuture) X(modal_possible, kPossible)           \
  X(modal_conditional, kConditionalMood) X(modal_ability, kAbility) X(modal_obligation, kObligation) X(aux_have, kHave)        \
  X(aux_be, kBe) X(aux_do, kDo) X(aux_passive, kPassive) X(aux_become, kBecome) X(aspect_past, kAspectPast)                    \
  X(aspect_progressive, kProgressive) X(infinitive_marker, kInfinitiveMarker) X(adverb_possible, kPerhaps)                     \
  X(adverb_hearsay, kHearsay) X(adverb_only, kOnly) X(adverb_also, kAlso) X(adverbs, kAdverb) X(pronoun_he_she, kHeShe)        \
  X(pronoun_it, kIt) X(pronoun_they, kThey) X(pronoun_we, kWe) X(pronoun_i, kI) X(pronoun_you, kYou)                           \
  X(pronoun_reflexive, kReflexive) X(pronoun_impersonal, kImpersonal) X(question, kQuestion) X(question_end, kQuestionEnd)     \
  X(quantifiers, kQuantifier) X(both_sides, kBothSides) X(nominalizers, kNominalizer)                                          \
  X(clause_nominalizers, kClauseNominalizer) X(prep_of, kOf) X(prep_comitative, kWith) X(prep_recipient, kTo)                  \
  X(prep_beneficiary, kFor) X(prep_agent, kBy) X(prep_place, kIn) X(prep_from, kFrom) X(prep_towards, kTowards)                \
  X(prep_against, kAgainst) X(prep_topic, kAbout) X(prep_means, kThrough) X(prep_between, kBetween) X(prep_time, kDuring)      \
  X(prep_as, kAs) X(prep_according, kAccording) X(prep_other, kOtherPreposition)

enum class WordClass : std::uint8_t {
#define SIGNATORY_ENUM(name, constant) constant,
  SIGNATORY_WORD_CLASSES(SIGNATORY_ENUM)
#undef SIGNATORY_ENUM
      kCount
};

class WordClassSet {
 public:
  bool has(WordClass c) const { return bits_.test(static_cast<std::size_t>(c)); }
  template <class... Classes>
  bool any_of(Classes... c) const { return (has(c) || ...); }
  void add(WordClass c) { bits_.set(static_cast<std::size_t>(c)); }
  void remove(WordClass c) { bits_.reset(static_cast<std::size_t>(c)); }
  bool empty() const { return bits_.none(); }
  // A preposition of any kind.
  bool preposition() const {
    for (auto c = static_cast<std::size_t>(WordClass::kOf); c <= static_cast<std::size_t>(WordClass::kOtherPreposition); ++c)
      if (bits_.test(c)) return true;
    return false;
  }
  friend WordClassSet operator|(WordClassSet a, const WordClassSet& b) { return a.bits_ |= b.bits_, a; }

 private:
  std::bitset<static_cast<std::size_t>(WordClass::kCount)> bits_;
};

// nullopt for a name that is no word class.
std::optional<WordClass> word_class_of(std::string_view name);
std::string_view name_of(WordClass c);

}  // namespace signatory::language
