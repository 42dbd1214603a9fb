// Verb groups: auxiliaries, modals, negation and adverbs around one content verb, and what they say about it.
#include <algorithm>

#include "extract/chunker.h"

namespace signatory::extract {
namespace {

using language::QuantityKind;
using WC = language::WordClass;

bool auxiliary(const Unit& u) {
  return u.classes.any_of(WC::kHave, WC::kBe, WC::kDo, WC::kPassive, WC::kFuture, WC::kPossible, WC::kConditionalMood, WC::kAbility, WC::kObligation, WC::kAspectPast, WC::kProgressive);
}
bool light(const Unit& u) {
  return u.classes.any_of(WC::kNegation, WC::kNever, WC::kNotYet, WC::kPerhaps, WC::kHearsay, WC::kAdverb, WC::kOnly, WC::kAlso);
}

}  // namespace

// Does what stands before unit i make it a noun (or an adjective)?
bool Chunker::looks_nominal_before(std::uint32_t i) const {
  if (i == 0) return false;
  const Unit& p = unit(i - 1);
  if (p.classes.any_of(WC::kRelative) && (unit(i).noun < 0 || !p.classes.has(WC::kDemonstrative))) return false;
  if (p.classes.any_of(WC::kArticleDefinite, WC::kArticleIndefinite, WC::kDemonstrative, WC::kPossessive, WC::kGenitive, WC::kQuantifier, WC::kNegativeDeterminer, WC::kNominalizer)) return true;
  if (p.kind == UnitKind::kName && (p.possessor || p.role == language::NameRole::kAdjective)) return true;
  if (p.possessor) return true;
  if (p.kind == UnitKind::kQuantity) return quantity(i - 1)->kind != QuantityKind::kDate;
  if (p.classes.any_of(WC::kRelative, WC::kThat) && p.readings != nullptr && !p.classes.any_of(WC::kArticleDefinite)) return false;
  const bool opener = p.classes.any_of(WC::kBefore, WC::kAfter, WC::kWithout, WC::kPurpose) && !p.classes.any_of(WC::kAbout, WC::kIn, WC::kOf);
  if (p.classes.preposition() && !auxiliary(p) && !p.classes.has(WC::kInfinitiveMarker) && !opener) return true;
  return p.readings == nullptr && p.kind == UnitKind::kWord && !p.capitalised;
}

bool Chunker::starts_group(std::uint32_t i) const { return i < size() && (auxiliary(unit(i)) || light(unit(i)) || is_verb(i)) && unit(i).noun < 0; }

// "… từ A sang B", "cử một phái đoàn đến B": a verb of direction behind a verb and its phrase is a preposition.
bool Chunker::directs(std::uint32_t i) const {
  const Unit& u = unit(i);
  if (u.classes.preposition() && i > 0 && i + 1 < size() && unit(i + 1).verb < 0 && !s_.verb_groups.empty() && !s_.chunks.empty() && s_.chunks.back().kind == ChunkKind::kVerbGroup && s_.chunks.back().tokens.last == u.tokens.first && s_.verb_groups.back().verb >= 0)
    for (const language::Sense& sense : pack_.verbs[static_cast<std::size_t>(s_.verb_groups.back().verb)].senses)
      if (std::find(sense.prepositions.begin(), sense.prepositions.end(), u.word) != sense.prepositions.end()) return true;  // "bổ nhiệm làm"
  if (!u.classes.any_of(WC::kTowards, WC::kFrom) || i == 0 || i + 1 >= size() || unit(i + 1).verb >= 0 || auxiliary(unit(i + 1)) || s_.chunks.empty() || s_.chunks.back().kind != ChunkKind::kNounPhrase) return false;
  if (s_.chunks.back().tokens.last != u.tokens.first) return false;
  const NounPhrase& before = s_.noun_phrases[static_cast<std::size_t>(s_.chunks.back().index)];
  if (before.label == "Person" || before.pronoun != PronounKind::kNone) return false;
  for (std::size_t c = s_.chunks.size(); c-- > 0;) {
    const ChunkKind kind = s_.chunks[c].kind;
    if (kind == ChunkKind::kVerbGroup) return true;
    if (kind != ChunkKind::kNounPhrase && kind != ChunkKind::kPreposition && kind != ChunkKind::kTime && kind != ChunkKind::kAdverb) return false;
  }
  return false;
}

// "công bố báo cáo về …": a word that is verb and noun, right behind a verb that governs no bare verb, is its object.
bool Chunker::object_noun(std::uint32_t i) const {
  if (i == 0 || unit(i).noun < 0 || unit(i - 1).verb < 0 || s_.chunks.empty() || s_.chunks.back().kind != ChunkKind::kVerbGroup) return false;
  const VerbGroup& g = s_.verb_groups.back();
  if (g.verb != unit(i - 1).verb || g.tokens.last != unit(i).tokens.first) return false;
  const auto& senses = pack_.verbs[static_cast<std::size_t>(g.verb)].senses;
  const bool embeds = std::any_of(senses.begin(), senses.end(), [&](const language::Sense& sense) {
    const language::Frame& f = s_.frames->at(sense.frame);
    return f.relation.empty() && f.name != "neutral" && !f.event && f.name != "cancelled";
  });
  if (embeds) return false;
  return i + 1 >= size() || unit(i + 1).kind == UnitKind::kMark || unit(i + 1).classes.any_of(WC::kAbout, WC::kOf, WC::kWith, WC::kBetween);
}

bool Chunker::is_verb(std::uint32_t i) const {
  const Unit& u = unit(i);
  if (u.verb < 0 || u.kind != UnitKind::kWord) return false;
  const bool nominal = u.noun >= 0 || u.title >= 0 || u.body >= 0 || u.name_head >= 0;
  const bool marked = i > 0 && (unit(i - 1).classes.any_of(WC::kInfinitiveMarker, WC::kDo, WC::kNegation, WC::kNever, WC::kFuture, WC::kPossible, WC::kConditionalMood, WC::kAbility, WC::kObligation,
                                                          WC::kAspectPast, WC::kProgressive, WC::kHeShe, WC::kThey, WC::kWe, WC::kI));
  if (!pack_.grammar.inflected) {
    // "Tổ chức Cà phê Quốc tế": a capital inside the sentence is a name's
    if (i > 0 && u.capitalised && !s_.all_caps && unit(i - 1).kind != UnitKind::kMark) return false;
    // "từ Mexico City sang Accra", "công bố báo cáo về …": after its verb a preposition or the verb's noun
    if (!marked && directs(i)) return false;
    if (!marked && nominal && object_noun(i)) return false;
    if (marked || !nominal) return !(i > 0 && unit(i - 1).classes.any_of(WC::kNominalizer, WC::kQuantifier) && !unit(i - 1).classes.has(WC::kClauseNominalizer)) || marked;
    if (i > 0 && unit(i - 1).classes.has(WC::kClauseNominalizer)) return true;
    if (i == 0 || looks_nominal_before(i)) return i == 0 && !u.capitalised;
    return unit(i - 1).noun < 0 || unit(i - 1).verb >= 0;
  }
  if (u.forms == language::kImperative && (nominal || i > 0)) return false;
  // a capitalised word behind a capitalised name is part of the name
  if (i > 0 && u.capitalised && !marked && unit(i - 1).capitalised && unit(i - 1).kind == UnitKind::kWord && !s_.all_caps) return false;
  if (i > 0 && unit(i - 1).kind == UnitKind::kMark && (u.forms & language::kInfinitive) != 0 && (u.forms & language::kPresent) != 0 && (u.forms & (language::kPast | language::kSupine)) == 0 && !marked) return false;
  if (marked && (u.forms & (language::kInfinitive | language::kPresent | language::kPast)) != 0) return true;
  if ((u.forms & language::kGerund) != 0) {
    const bool bare_noun_next = i + 1 < size() && unit(i + 1).kind == UnitKind::kWord && unit(i + 1).classes.empty() && unit(i + 1).verb < 0 && !unit(i + 1).capitalised;
    if (i > 0 && unit(i - 1).classes.any_of(WC::kAbout, WC::kIn, WC::kOf) && bare_noun_next) return false;
    if (i > 0 && unit(i - 1).classes.preposition() && u.noun < 0) return true;
    if (u.noun >= 0) return i > 0 && unit(i - 1).classes.any_of(WC::kBe, WC::kBefore, WC::kAfter, WC::kWithout);
    return !looks_nominal_before(i) || (i > 0 && unit(i - 1).readings == nullptr);
  }
  if (looks_nominal_before(i) && (nominal || (u.forms & (language::kPresent | language::kPast | language::kPassiveForm)) == 0 || !(unit(i - 1).readings == nullptr))) {
    if (i > 0 && unit(i - 1).kind == UnitKind::kName && !unit(i - 1).possessor && unit(i - 1).role != language::NameRole::kAdjective) return true;
    return false;
  }
  if (!nominal) return true;
  if (i == 0) return false;
  const Unit& p = unit(i - 1);
  if ((u.forms & (language::kPast | language::kSupine)) != 0 && (u.forms & language::kInfinitive) == 0) return true;
  if (p.noun >= 0 || p.title >= 0 || (p.readings == nullptr && !p.capitalised)) {
    // "government support for", "the minister supports the": the base form after a noun is a noun, an inflected one needs an object.
    if ((u.forms & language::kInfinitive) != 0) return false;
    const std::uint32_t n = i + 1;
    return n < size() && (unit(n).kind != UnitKind::kMark) && !unit(n).classes.has(WC::kOf) && (unit(n).classes.any_of(WC::kArticleDefinite, WC::kArticleIndefinite, WC::kThat, WC::kPossessive, WC::kDemonstrative, WC::kInfinitiveMarker, WC::kQuantifier) || unit(n).kind == UnitKind::kName || unit(n).capitalised);
  }
  return p.kind == UnitKind::kName || p.capitalised || p.classes.any_of(WC::kRelative, WC::kAnd, WC::kBut, WC::kAlso, WC::kAdverb, WC::kIt);
}

// Does a verb or another auxiliary follow this auxiliary, past adverbs and negation?
bool Chunker::helps(std::uint32_t i) const {
  std::uint32_t next = i + 1;
  while (next < size() && unit(next).kind == UnitKind::kWord && light(unit(next)) && !auxiliary(unit(next)) && !is_verb(next)) ++next;
  if (next >= size()) return false;
  if (auxiliary(unit(next)) || is_verb(next)) return true;
  return next == i + 1 ? unit(next).classes.any_of(WC::kNegation, WC::kNotYet) : unit(i + 1).classes.any_of(WC::kNegation, WC::kNotYet);
}

// An unknown word behind the infinitive marker is a verb: "att plantera träd".
bool Chunker::unknown_infinitive(std::uint32_t i) const {
  if (!pack_.grammar.inflected || i == 0 || !unknown_word(i) || unit(i).noun >= 0 || unit(i).capitalised || !unit(i - 1).classes.has(WC::kInfinitiveMarker)) return false;
  const std::string_view word = s_.token(unit(i).tokens.first).folded;
  const auto& endings = pack_.grammar.infinitive_endings;
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& e) { return word.ends_with(e); });
}

// "has been hijacked", "will reopen": an unknown word that its ending and its auxiliary make a verb.
bool Chunker::unknown_after(std::uint32_t i, bool participle, bool modal) const {
  if (!pack_.grammar.inflected || !unknown_word(i) || unit(i).noun >= 0 || unit(i).capitalised) return false;
  const std::string_view word = s_.token(unit(i).tokens.first).folded;
  const auto ends = [&](const std::vector<std::string>& endings) { return std::any_of(endings.begin(), endings.end(), [&](const std::string& e) { return word.size() > e.size() + 2 && word.ends_with(e); }); };
  return (participle && ends(pack_.grammar.participle_endings)) || (modal && ends(pack_.grammar.infinitive_endings));
}

bool Chunker::take_auxiliary(VerbGroup& g, std::uint32_t i) {
  const Unit& u = unit(i);
  const auto cue = [&](const char* what) { g.cues.emplace_back(what, u.tokens); };
  bool took = false;
  const auto set = [&](WC c, bool& flag, const char* what) {
    if (!u.classes.has(c) || took) return;
    flag = took = true;
    cue(what);
  };
  if (u.classes.any_of(WC::kNegation, WC::kNever)) g.negated = !g.negated || u.classes.has(WC::kNever), took = true, cue("negation");
  if (u.classes.has(WC::kNotYet)) g.not_yet = took = true, cue("not yet");
  set(WC::kHearsay, g.hearsay, "hearsay");
  set(WC::kPossible, g.possible, "possibility");
  set(WC::kPerhaps, g.perhaps, "possibility");
  set(WC::kFuture, g.future, "future");
  set(WC::kConditionalMood, g.conditional, "conditional");
  set(WC::kObligation, g.obligation, "obligation");
  set(WC::kAbility, g.ability, "ability");
  set(WC::kAspectPast, g.past, "past");
  set(WC::kProgressive, g.progressive, "progressive");
  return took || auxiliary(u) || light(u);
}

void Chunker::finish_group(VerbGroup& g, bool after_be, bool after_have, bool after_passive) {
  const std::uint16_t f = g.forms;
  if (g.unknown) g.finite = !g.infinitive, g.passive = (after_be && !after_have) || after_passive;
  if (g.verb < 0) return;
  if (!pack_.grammar.inflected) {
    g.finite = !g.infinitive;
    g.passive = after_passive;
    return;
  }
  if ((f & language::kPassiveForm) != 0 && (f & ~language::kPassiveForm) == 0) g.passive = true;
  if ((after_be || after_passive) && (f & (language::kParticiple | language::kSupine)) != 0) g.passive = true;
  if (after_be && (f & language::kGerund) != 0 && (f & language::kParticiple) == 0) g.progressive = true;
  g.perfect = after_have;
  const bool modal = g.future || g.possible || g.conditional || g.obligation || g.ability || g.do_auxiliary;
  if (g.infinitive) return;
  if (after_be || after_have || after_passive || modal) {
    g.finite = true;
  } else if ((f & language::kGerund) != 0) {
    g.gerund = true;
  } else if ((f & (language::kPresent | language::kPast)) != 0 || g.passive) {
    g.finite = true;
    g.participle = (f & language::kParticiple) != 0;
    g.past = (f & language::kPast) != 0;
  } else if ((f & (language::kParticiple | language::kSupine)) != 0) {
    g.participle = true;
  } else {
    g.infinitive = true;
  }
}

std::uint32_t Chunker::verb_group(std::uint32_t i) {
  VerbGroup g;
  std::uint32_t at = i;
  bool be = false, have = false, passive = false, any = false, infinitive = false;
  while (at < size()) {
    const Unit& u = unit(at);
    if (u.kind != UnitKind::kWord && !(u.kind == UnitKind::kMark && u.classes.any_of(WC::kNegation))) break;
    const bool modal = g.future || g.possible || g.conditional || g.obligation || g.ability || g.do_auxiliary;
    if (unknown_infinitive(at) || (any && unknown_after(at, be || have || passive, modal))) {
      g.verb_token = u.tokens.first, g.unknown = true, any = true, ++at;
      break;
    }
    if (is_verb(at) && !(auxiliary(u) && helps(at))) {
      const bool helper = auxiliary(u) && u.verb >= 0 && (u.classes.any_of(WC::kBe, WC::kHave));
      if (!(helper && at + 1 < size() && unit(at + 1).predicate >= 0 && u.classes.has(WC::kBe))) {
        g.verb = u.verb, g.forms = u.forms, g.verb_token = u.tokens.first, g.copula = u.classes.any_of(WC::kBe, WC::kBecome);
        g.may_help = u.classes.any_of(WC::kHave, WC::kDo);
        any = true, ++at;
        break;
      }
    }
    const bool marker = u.classes.has(WC::kInfinitiveMarker);
    if (marker) {
      std::uint32_t next = at + 1;
      while (next < size() && (light(unit(next)) || auxiliary(unit(next))) && !is_verb(next)) ++next;
      const bool verb_next = next < size() && unit(next).verb >= 0 && (!pack_.grammar.inflected || (unit(next).forms & (language::kInfinitive | language::kPassiveForm)) != 0);
      const bool aux_next = next > at + 1 && next <= size() && auxiliary(unit(next - 1));
      const bool unknown_next = next == at + 1 && next < size() && unknown_infinitive(next);
      if (!verb_next && !aux_next && !unknown_next) break;
      // "is to sign", "has to sign": the marker after a bare auxiliary continues the group.
      if (any && !(be || have)) break;
      if (any && have) g.obligation = true, g.cues.emplace_back("obligation", u.tokens);
      if (any && be) g.future = true, g.cues.emplace_back("future", u.tokens);
      if (!any) infinitive = true;
      be = have = false, any = true, ++at;
      if (unknown_next) {
        g.verb_token = unit(at).tokens.first, g.unknown = true, ++at;
        break;
      }
      if (verb_next && next == at && !(auxiliary(unit(at)) && helps(at))) {
        g.verb = unit(at).verb, g.forms = unit(at).forms, g.verb_token = unit(at).tokens.first, ++at;
        break;
      }
      continue;
    }
    if (!auxiliary(u) && !light(u)) break;
    if (light(u) && !auxiliary(u) && !any) {
      // adverbs before the group belong to it only if a verb or an auxiliary follows
      std::uint32_t next = at + 1;
      while (next < size() && light(unit(next)) && !auxiliary(unit(next))) ++next;
      if (next >= size() || !(is_verb(next) || auxiliary(unit(next)))) break;
    }
    if (u.classes.preposition() && auxiliary(u) && !any && at + 1 < size() && !is_verb(at + 1) && !auxiliary(unit(at + 1)) && !light(unit(at + 1)) && unit(at + 1).kind == UnitKind::kName && !u.classes.has(WC::kPassive)) break;
    take_auxiliary(g, at);
    be |= u.classes.has(WC::kBe), have |= u.classes.has(WC::kHave), passive |= u.classes.has(WC::kPassive) && !u.classes.has(WC::kBe);
    g.do_auxiliary |= u.classes.has(WC::kDo);
    if (auxiliary(u) && u.verb >= 0) g.forms |= u.forms;
    if (u.classes.has(WC::kHave) && u.verb >= 0 && !any && (u.forms & (language::kPresent | language::kPast)) == 0) infinitive = true;  // "(uppges) ha undertecknat"
    any |= auxiliary(u);
    ++at;
  }
  // "nhưng Estonia thì không": a negation alone at the end leaves the verb out
  if (!any && !pack_.grammar.inflected && i > 0 && unit(i).classes.any_of(WC::kNegation, WC::kNotYet) && unit(i - 1).classes.has(WC::kAlso) && (i + 1 >= size() || (unit(i + 1).kind == UnitKind::kMark && unit(i + 1).mark != '?'))) {
    g.negated = any = true, g.cues.emplace_back("negation", unit(i).tokens);
    at = i + 1;
  }
  if (!any) return i;
  g.infinitive = infinitive;
  if (g.verb < 0 && !g.unknown) {
    g.copula = be, g.passive = passive, g.perfect = have, g.auxiliary_only = true, g.finite = !infinitive;
    if (at < size() && (be || !pack_.grammar.inflected) && unit(at).predicate >= 0) {
      g.predicate = unit(at).predicate, g.verb_token = unit(at).tokens.first, g.auxiliary_only = false, ++at;
    }
    while (at > i + 1 && light(unit(at - 1)) && !unit(at - 1).classes.any_of(WC::kNegation, WC::kNever, WC::kNotYet) && !auxiliary(unit(at - 1)) && unit(at - 1).predicate < 0) --at;
  }
  finish_group(g, be, have, passive);
  g.tokens = {unit(i).tokens.first, unit(at - 1).tokens.last};
  s_.verb_groups.push_back(std::move(g));
  return at;
}

}  // namespace signatory::extract
