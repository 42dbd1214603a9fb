// Noun phrases: determiners, modifiers and a head; names; possessors; pronouns.
#include <algorithm>

#include "extract/chunker.h"

namespace signatory::extract {
namespace {

using language::NounClass;
using language::QuantityKind;
using language::ReadingKind;
using WC = language::WordClass;

bool function_word(const Unit& u) { return !u.classes.empty() && u.noun < 0 && u.title < 0 && u.body < 0; }

}  // namespace

bool Chunker::unknown_word(std::uint32_t i) const {
  return i < size() && unit(i).kind == UnitKind::kWord && unit(i).readings == nullptr;
}

// May unit i stand inside a noun phrase, after its determiners?
bool Chunker::nominal(std::uint32_t i) const {
  if (i >= size()) return false;
  const Unit& u = unit(i);
  if (u.kind == UnitKind::kMark) return false;
  if (u.kind == UnitKind::kName) return true;
  if (u.kind == UnitKind::kQuantity) return !is_time(i);
  if (function_word(u)) return false;
  if (u.noun >= 0 && !u.classes.empty() && u.classes.any_of(WC::kAnd, WC::kOr, WC::kBut)) return false;
  if (u.predicate >= 0 && u.noun < 0 && !is_verb(i)) return true;
  return !is_verb(i);
}

std::uint32_t Chunker::pronoun(std::uint32_t i) {
  static constexpr std::pair<WC, PronounKind> kKinds[] = {
      {WC::kHeShe, PronounKind::kHeShe}, {WC::kIt, PronounKind::kIt},   {WC::kThey, PronounKind::kThey},           {WC::kWe, PronounKind::kWe},
      {WC::kI, PronounKind::kI},         {WC::kYou, PronounKind::kYou}, {WC::kReflexive, PronounKind::kReflexive}, {WC::kImpersonal, PronounKind::kImpersonal},
      {WC::kBothSides, PronounKind::kBothSides}};
  const Unit& u = unit(i);
  if (u.kind != UnitKind::kWord || u.classes.empty() || (u.noun >= 0 && !u.classes.has(WC::kIt))) return i;
  if (u.honorific && (name_word(i + 1) || unit(std::min(i + 1, size() - 1)).title >= 0)) return i;
  for (const auto& [word_class, kind] : kKinds) {
    if (!u.classes.has(word_class)) continue;
    if (u.classes.any_of(WC::kPossessive, WC::kArticleDefinite, WC::kDemonstrative) && nominal(i + 1) && kind != PronounKind::kBothSides) return i;
    NounPhrase np;
    np.tokens = np.core = np.head = u.tokens;
    np.pronoun = kind;
    s_.noun_phrases.push_back(std::move(np));
    return i + 1;
  }
  return i;
}

std::uint32_t Chunker::take_determiners(NounPhrase& np, std::uint32_t i) {
  while (i < size()) {
    const Unit& u = unit(i);
    if (u.kind != UnitKind::kWord || is_verb(i)) break;
    const auto& c = u.classes;
    if (pack_.grammar.modifiers_after && c.has(WC::kDemonstrative) && !c.any_of(WC::kArticleDefinite, WC::kArticleIndefinite, WC::kQuantifier) && nominal(i + 1)) break;  // "trên không gian": a preposition
    const bool determiner = c.any_of(WC::kArticleDefinite, WC::kArticleIndefinite, WC::kDemonstrative, WC::kPossessive, WC::kQuantifier, WC::kNegativeDeterminer, WC::kBoth, WC::kNominalizer) && u.noun < 0 && !(c.preposition() && !c.any_of(WC::kArticleDefinite, WC::kArticleIndefinite, WC::kDemonstrative));
    if (!determiner && !(c.has(WC::kOnly) && nominal(i + 1))) break;
    np.definite |= c.any_of(WC::kArticleDefinite, WC::kBoth) || c.has(WC::kDemonstrative);
    np.demonstrative |= c.has(WC::kDemonstrative);
    np.indefinite |= c.has(WC::kArticleIndefinite);
    np.possessive_pronoun |= c.has(WC::kPossessive);
    np.quantified |= c.has(WC::kQuantifier);
    np.negative |= c.has(WC::kNegativeDeterminer);
    np.only |= c.has(WC::kOnly);
    ++i;
  }
  return i;
}

// A capitalised phrase without a gazetteer entry: what it names, by its head words.
void Chunker::label_name(NounPhrase& np, std::uint32_t first, std::uint32_t last) {
  np.proper = true;
  np.name_tokens = {unit(first).tokens.first, unit(last - 1).tokens.last};
  for (std::uint32_t n = 0; n < last - first; ++n) {
    const Unit& u = unit(pack_.grammar.modifiers_after ? first + n : last - 1 - n);
    if (u.name_head >= 0) {
      np.label = std::string(label_of(static_cast<NounClass>(u.name_head)));
      return;
    }
  }
  for (std::uint32_t k = last; k-- > first;)
    if (unit(k).noun >= 0) {
      np.noun = unit(k).noun;
      np.label = std::string(label_of(pack_.nouns[static_cast<std::size_t>(np.noun)].noun_class));
      if (np.label != "Content") return;
    }
  if (last - first >= 2 && np.noun < 0) {
    np.label = "Person";
    np.person = std::string(s_.surface(np.name_tokens));
    return;
  }
  if (np.noun < 0) np.label = "Organization";
}

void Chunker::choose_head(NounPhrase& np, std::uint32_t first, std::uint32_t last) {
  const auto head_of = [&](std::uint32_t k) {
    const Unit& u = unit(k);
    np.head = u.tokens;
    if (u.kind == UnitKind::kName && u.role != language::NameRole::kAdjective) {
      np.entity = u.entity, np.role = u.role, np.proper = true;
      np.label = s_.gazetteer->entity(static_cast<std::uint32_t>(u.entity)).type;
      np.name_tokens = u.tokens;
    } else if (u.noun >= 0) {
      np.noun = u.noun, np.compound = u.compound;
      np.label = std::string(label_of(pack_.nouns[static_cast<std::size_t>(u.noun)].noun_class));
    } else if (u.title >= 0 && pack_.grammar.modifiers_after) {
      np.label = "Group";
    } else {
      np.label = "Content";
    }
  };
  for (std::uint32_t k = first; k < last; ++k)
    if (unit(k).quantity >= 0 && np.quantity < 0) np.quantity = unit(k).quantity;
  std::uint32_t head = pack_.grammar.modifiers_after ? first : last - 1;
  if (pack_.grammar.modifiers_after) {
    while (head + 1 < last && unit(head).kind == UnitKind::kQuantity) ++head;
  } else {
    while (head > first && unit(head).kind == UnitKind::kQuantity) --head;
  }
  // a class noun before a name: "programmet Rena floder", "the shipping company Karsk Shipping"
  for (std::uint32_t k = first; !pack_.grammar.modifiers_after && k + 1 < last; ++k) {
    const Unit& u = unit(k);
    if (u.noun < 0 || u.capitalised || !unit(k + 1).capitalised || unit(k + 1).kind != UnitKind::kWord) continue;
    const language::NounClass noun_class = pack_.nouns[static_cast<std::size_t>(u.noun)].noun_class;
    if (noun_class == NounClass::kContent || noun_class == NounClass::kGroup || noun_class == NounClass::kMoney || noun_class == NounClass::kPlace) continue;
    head_of(k);
    np.proper = true;
    const bool own_name = noun_class == NounClass::kOrganization || noun_class == NounClass::kPerson;
    np.name_tokens = {unit(own_name ? k + 1 : k).tokens.first, unit(last - 1).tokens.last};
    if (noun_class == NounClass::kPerson) np.person = std::string(s_.surface(np.name_tokens));
    return;
  }
  // A row of capitalised words around the head is a name of its own.
  std::uint32_t from = head, to = head + 1;
  const auto proper = [&](std::uint32_t k) {
    const Unit& u = unit(k);
    return (u.kind == UnitKind::kWord && u.capitalised && (k > 0 || unit(k).tokens.first > 0)) || (u.kind == UnitKind::kWord && u.capitalised && k + 1 < last && unit(k + 1).capitalised);
  };
  if (unit(head).kind == UnitKind::kWord && proper(head)) {
    while (from > first && proper(from - 1)) --from;
    while (to < last && (proper(to) || (unit(to).kind == UnitKind::kName && pack_.grammar.modifiers_after))) ++to;
    // "Phái đoàn Serbia", "Phía Việt Nam": a common noun with the state's name behind it
    bool names_behind = pack_.grammar.modifiers_after && from == head && to > head + 1 && unit(head).noun >= 0 && (unit(head).name_head < 0 || pack_.nouns[static_cast<std::size_t>(unit(head).noun)].represents);
    for (std::uint32_t k = head + 1; k < to; ++k) names_behind &= unit(k).kind == UnitKind::kName;
    if (names_behind) return head_of(head);
    if (to - from > 1 || unit(head).readings == nullptr || (unit(head).noun < 0 && unit(head).name_head >= 0)) {
      // "Chương trình Phòng chống sốt rét": where modifiers follow, the lower-case words behind a name's head belong to it
      if (pack_.grammar.modifiers_after && (unit(from).name_head >= 0 || unit(from).noun >= 0) && to - from > 1)
        while (to < last && unit(to).kind == UnitKind::kWord) ++to;
      np.head = {unit(from).tokens.first, unit(to - 1).tokens.last};
      label_name(np, from, to);
      return;
    }
  }
  if (last - first == 1 && unit(head).tokens.first == 0 && unknown_word(head) && unit(head).noun < 0 && unit(head).capitalised && !np.definite && !np.indefinite) {
    np.head = unit(head).tokens;
    label_name(np, head, head + 1);
    np.uncertain = true;
    return;
  }
  head_of(head);
  if (np.label == "Content" && np.noun < 0 && unit(head).kind == UnitKind::kWord && pack_.grammar.modifiers_after) {
    for (std::uint32_t k = first; k < last; ++k)
      if (unit(k).noun >= 0) return head_of(k);
  }
}

// Where modifiers follow their noun: "hiệp ước mới", "phiên thảo luận trực tuyến cấp cao", "ý tưởng này".
bool Chunker::modifies(std::uint32_t i) const {
  if (!pack_.grammar.modifiers_after || unit(i).kind != UnitKind::kWord || unit(i).noun >= 0) return false;
  const auto& c = unit(i).classes;
  const bool verb_next = i + 1 < size() && (is_verb(i + 1) || unit(i + 1).classes.any_of(WC::kAspectPast, WC::kProgressive, WC::kFuture, WC::kPassive, WC::kBe, WC::kNegation, WC::kNotYet, WC::kAdverb, WC::kObligation, WC::kPossible));
  if (c.has(WC::kDemonstrative)) return !c.preposition() || !nominal(i + 1);
  if (c.has(WC::kAspectPast) && c.has(WC::kOnly)) return !verb_next;  // "mới": new, or just now
  if (!c.has(WC::kAdverb) || c.preposition() || c.any_of(WC::kNegation, WC::kPerhaps, WC::kHearsay, WC::kAlso, WC::kOnly, WC::kAnd, WC::kBut, WC::kIncluding)) return false;
  return i + 1 < size() && !verb_next && (unit(i + 1).classes.any_of(WC::kOf, WC::kDemonstrative) || (nominal(i + 1) && unit(i + 1).kind == UnitKind::kWord && !unit(i + 1).capitalised));
}

std::uint32_t Chunker::take_core(std::uint32_t i) {
  std::uint32_t at = i;
  // "the next round", "the above text": a short function word as an adjective
  if (at > 0 && at + 1 < size() && unit(at).kind == UnitKind::kWord && !nominal(at) && nominal(at + 1) && unit(at - 1).classes.any_of(WC::kArticleDefinite, WC::kArticleIndefinite, WC::kPossessive) &&
      !unit(at).classes.any_of(WC::kThat, WC::kAnd, WC::kOr, WC::kBut) && unit(at).verb < 0)
    ++at;
  while (at < size()) {
    if (nominal(at)) {
      if (at > i && unit(at).title >= 0 && !pack_.grammar.modifiers_after && title_starts(at)) break;
      // Swedish and English: a definite noun or a name closes the phrase; what follows is another one.
      ++at;
      if (unit(at - 1).possessor) break;
      // where nouns compound, a name is no modifier: "avvisade | Senegal | fiskeplanen"
      if (pack_.grammar.compounds && unit(at - 1).kind == UnitKind::kName && unit(at - 1).role != language::NameRole::kAdjective && at < size() && unit(at).kind == UnitKind::kWord && !unit(at).capitalised) break;
      if (is(at, WC::kGenitive)) break;
      if (unit(at - 1).kind == UnitKind::kName && unit(at - 1).role != language::NameRole::kAdjective && at < size() && unit(at).kind == UnitKind::kName && !pack_.grammar.modifiers_after) break;
      continue;
    }
    if (at > i && modifies(at)) {
      ++at;
      continue;
    }
    const bool inside_name = at > i && unit(at).linker && unit(at - 1).capitalised && at + 1 < size() && unit(at + 1).kind == UnitKind::kWord && unit(at + 1).capitalised && unit(at + 1).readings == nullptr &&
                             unit(at - 1).name_head >= 0 && !unit(at).classes.has(WC::kAnd);
    if (!inside_name) break;
    ++at;
  }
  return at;
}

bool Chunker::title_starts(std::uint32_t i) {
  NounPhrase probe;
  const std::uint32_t end = title(probe, i);
  return end > i && !probe.person.empty();
}

std::uint32_t Chunker::noun_phrase(std::uint32_t i) {
  if (const std::uint32_t end = pronoun(i); end > i) return end;
  NounPhrase np;
  std::uint32_t at = take_determiners(np, i);
  const std::uint32_t content = at;
  std::uint32_t end = content < size() && unit(content).kind != UnitKind::kMark ? title(np, content) : content;
  // "các lãnh đạo G7", "Lãnh đạo hai nước": people in the plural, or of somebody, are no one's office
  if (pack_.grammar.modifiers_after && end > content && np.person.empty() && (np.quantified || (np.office->holder_entity < 0 && end < size() && (quantity(end) != nullptr || is(end, WC::kQuantifier) || is(end, WC::kBothSides)) && !is_time(end)))) {
    np.office.reset(), np.label.clear(), end = content;
  }
  if (end == content && content < size() && (unit(content).honorific)) end = person_name(np, content);
  if (end == content) {
    end = take_core(content);
    if (end > content) choose_head(np, content, end);
    // "Bolivia's charismatic indigenous president": a title behind adjectives
    for (std::uint32_t k = content + 1; k < end && !pack_.grammar.modifiers_after && !np.office && np.person.empty(); ++k)
      if (unit(k).title >= 0) end = std::max(end, title(np, k));
  }
  if (end == content) {
    if (content == i || !(np.demonstrative || np.quantified || np.negative)) return i;
    np.label = "Content";  // "this", "many": a phrase without a noun
    np.head = unit(content - 1).tokens;
    np.tokens = np.core = {unit(i).tokens.first, unit(content - 1).tokens.last};
    s_.noun_phrases.push_back(std::move(np));
    return content;
  }
  np.tokens = np.core = {unit(i).tokens.first, unit(end - 1).tokens.last};
  const bool possessor = unit(end - 1).possessor || (is(end, WC::kGenitive) && !pack_.grammar.modifiers_after);
  s_.noun_phrases.push_back(np);
  const int index = static_cast<int>(s_.noun_phrases.size()) - 1;
  if (!possessor) return end;
  const std::uint32_t next = is(end, WC::kGenitive) ? end + 1 : end;
  const std::uint32_t owned = next < size() && !is_time(next) ? noun_phrase(next) : next;
  if (owned == next) return next;
  NounPhrase& whole = s_.noun_phrases.back();
  if (whole.possessor < 0) whole.possessor = index;
  whole.definite = true;
  whole.tokens.first = whole.core.first = s_.noun_phrases[static_cast<std::size_t>(index)].tokens.first;
  if (whole.office && whole.office->holder_entity < 0) {
    const NounPhrase& owner = s_.noun_phrases[static_cast<std::size_t>(index)];
    whole.office->holder_entity = owner.entity, whole.office->holder_tokens = owner.core;
    if (owner.entity < 0 && owner.proper) whole.office->body_name = std::string(s_.surface(owner.name_tokens));
  }
  return owned;
}

}  // namespace signatory::extract
