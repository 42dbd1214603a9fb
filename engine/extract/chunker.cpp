// The chunker's loop, attachment of prepositional phrases to nouns, and coordination of noun phrases.
#include "extract/chunker.h"

#include <algorithm>

namespace signatory::extract {
namespace {

using WC = language::WordClass;

constexpr WC kSubordinators[] = {WC::kConditional, WC::kBefore, WC::kAfter, WC::kTemporal, WC::kCausal, WC::kConcessive, WC::kPurpose, WC::kWithout, WC::kInstead, WC::kResult, WC::kWhether};

bool subordinator(const Unit& u) {
  for (const WC c : kSubordinators)
    if (u.classes.has(c) && !(c == WC::kResult && u.tokens.last - u.tokens.first == 1)) return true;  // "therefore" alone is an adverb
  return false;
}

bool actor_label(const std::string& label) { return label == "Country" || label == "Person" || label == "Organization" || label == "Group"; }

}  // namespace

void Chunker::add_chunk(ChunkKind kind, std::uint32_t u, int index) {
  Chunk chunk;
  chunk.kind = kind, chunk.index = index;
  chunk.tokens = unit(u).tokens, chunk.classes = unit(u).classes, chunk.word = unit(u).word, chunk.mark = unit(u).mark;
  s_.chunks.push_back(chunk);
}

// A unit that is neither verb group nor noun phrase.
void Chunker::add_single(std::uint32_t i) {
  const Unit& u = unit(i);
  if (u.kind == UnitKind::kMark) return add_chunk(ChunkKind::kMark, i);
  if (is_time(i)) return add_chunk(ChunkKind::kTime, i, u.quantity);
  const auto& c = u.classes;
  if (c.any_of(WC::kAnd, WC::kOr, WC::kBut, WC::kNor, WC::kBoth, WC::kExcept, WC::kIncluding, WC::kUnlike)) return add_chunk(ChunkKind::kCoordinator, i);
  if (subordinator(u)) return add_chunk(ChunkKind::kSubordinator, i);
  if (c.any_of(WC::kRelative, WC::kRelativePlace) && !c.has(WC::kThat)) return add_chunk(ChunkKind::kRelative, i);
  if (c.has(WC::kThat)) return add_chunk(ChunkKind::kThat, i);
  if (c.preposition()) return add_chunk(ChunkKind::kPreposition, i);
  if (c.any_of(WC::kQuestion, WC::kQuestionEnd)) return add_chunk(ChunkKind::kQuestion, i);
  add_chunk(ChunkKind::kAdverb, i);
}

void Chunker::run() {
  for (std::uint32_t i = 0; i < size();) {
    if (is_time(i) || unit(i).kind == UnitKind::kMark) {
      add_single(i++);
      continue;
    }
    const Unit& u = unit(i);
    // "để", "utan att", "after": what introduces a clause stands before verbs and nouns alike.
    const bool list_word = u.classes.any_of(WC::kIncluding, WC::kExcept, WC::kUnlike) && u.noun < 0;
    const ChunkKind before = s_.chunks.empty() ? ChunkKind::kMark : s_.chunks.back().kind;
    // "Chile, nước đã ký …": a noun that opens a relative clause when a verb follows
    if (u.classes.has(WC::kRelative) && u.noun >= 0 && i + 1 < size() && s_.chunks.size() > 1 && before == ChunkKind::kMark && s_.chunks.back().mark == ',' && s_.chunks[s_.chunks.size() - 2].kind == ChunkKind::kNounPhrase && starts_group(i + 1)) {
      add_chunk(ChunkKind::kRelative, i++);
      continue;
    }
    // "Chile nên thăm …": a modal between subject and verb opens no clause
    const bool modal = u.classes.has(WC::kObligation) && before == ChunkKind::kNounPhrase && i + 1 < size() && starts_group(i + 1);
    const bool opener = list_word || (!modal && subordinator(u) && u.noun < 0 && u.verb < 0 && !u.classes.any_of(WC::kInfinitiveMarker));
    if (!opener) {
      if (const std::uint32_t end = verb_group(i); end > i) {
        add_chunk(ChunkKind::kVerbGroup, i, static_cast<int>(s_.verb_groups.size()) - 1);
        s_.chunks.back().tokens = s_.verb_groups.back().tokens;
        i = end;
        continue;
      }
      const bool connective = u.classes.any_of(WC::kRelative, WC::kThat, WC::kAnd, WC::kOr, WC::kBut, WC::kNor, WC::kExcept, WC::kIncluding, WC::kUnlike) && u.noun < 0 && !(u.classes.any_of(WC::kArticleDefinite, WC::kDemonstrative) && determines(i));
      if (!connective || u.classes.has(WC::kBoth)) {
        if (const std::uint32_t end = noun_phrase(i); end > i) {
          const int index = static_cast<int>(s_.noun_phrases.size()) - 1;
          add_chunk(ChunkKind::kNounPhrase, i, index);
          s_.chunks.back().tokens = s_.noun_phrases.back().tokens;
          s_.chunks.back().classes = {};
          i = end;
          continue;
        }
      }
    }
    add_single(i++);
  }
  settle_openers();
  lift_parentheses();
  coordinate_phrases();
  attach_phrases();
  coordinate_phrases();
}

// "that" before a noun: a demonstrative, unless it follows a verb, a noun or a comma, or a name follows it.
bool Chunker::determines(std::uint32_t i) const {
  if (!nominal(i + 1) || unit(i + 1).kind == UnitKind::kName) return false;
  if (!unit(i).classes.any_of(WC::kThat, WC::kRelative)) return true;
  if (s_.chunks.empty()) return true;
  const ChunkKind before = s_.chunks.back().kind;
  return before == ChunkKind::kPreposition || before == ChunkKind::kCoordinator || before == ChunkKind::kThat;
}

// "Hội đồng Bảo an (HĐBA)", "20 triệu euro (22 triệu USD)": what stands in brackets behind a phrase is no part of the sentence.
void Chunker::lift_parentheses() {
  if (!pack_.grammar.modifiers_after) return;
  for (std::size_t c = 0; c + 3 < s_.chunks.size(); ++c) {
    if (s_.chunks[c].kind != ChunkKind::kNounPhrase || s_.chunks[c + 1].mark != '(' || s_.chunks[c + 3].mark != ')' || s_.chunks[c + 1].kind != ChunkKind::kMark || s_.chunks[c + 3].kind != ChunkKind::kMark) continue;
    const Chunk& inner = s_.chunks[c + 2];
    if (inner.kind != ChunkKind::kNounPhrase && inner.kind != ChunkKind::kTime && inner.kind != ChunkKind::kAdverb) continue;
    bool capitals = inner.kind != ChunkKind::kTime;
    for (std::uint32_t t = inner.tokens.first; t < inner.tokens.last; ++t) capitals &= s_.token(t).all_caps;
    if (capitals) s_.noun_phrases[static_cast<std::size_t>(s_.chunks[c].index)].alias = inner.tokens;
    s_.chunks.erase(s_.chunks.begin() + static_cast<std::ptrdiff_t>(c) + 1, s_.chunks.begin() + static_cast<std::ptrdiff_t>(c) + 4);
  }
}

// "on", "as", "before": a preposition unless a verb follows, at once or after one noun phrase.
void Chunker::settle_openers() {
  for (std::size_t c = 0; c + 1 < s_.chunks.size(); ++c) {
    Chunk& chunk = s_.chunks[c];
    if (chunk.kind != ChunkKind::kSubordinator || !chunk.classes.preposition()) continue;
    const bool plain = chunk.classes.any_of(WC::kAbout, WC::kIn, WC::kOf, WC::kTo, WC::kWith, WC::kFrom, WC::kBy, WC::kAs);
    const Chunk& next = s_.chunks[c + 1];
    if (next.kind == ChunkKind::kVerbGroup) continue;
    if (next.kind == ChunkKind::kTime || (next.kind == ChunkKind::kNounPhrase && (plain && !followed_by_verb(c + 1)))) chunk.kind = ChunkKind::kPreposition;
    else if (plain && next.kind == ChunkKind::kNounPhrase && !chunk.classes.has(WC::kAs)) {
      // followed by a phrase and a verb: "Om Kenya ratificerar …" opens a clause at the start or behind a verb, "resolutionen om landminor antogs" does not
      bool verb_before = c == 0 || s_.chunks[c - 1].kind == ChunkKind::kMark || s_.chunks[c - 1].kind == ChunkKind::kCoordinator;
      for (std::size_t k = c; k-- > 0 && !verb_before && s_.chunks[k].kind != ChunkKind::kMark;) verb_before = s_.chunks[k].kind == ChunkKind::kVerbGroup;
      if (!verb_before) chunk.kind = ChunkKind::kPreposition;
    }
  }
}

// Prepositional phrases behind a noun: "of" always; what an act noun or a named thing is about, too.
void Chunker::attach_phrases() {
  for (std::size_t c = s_.chunks.size(); c-- > 0;)
    if (s_.chunks[c].kind == ChunkKind::kNounPhrase) attach_one(c);
}

void Chunker::attach_one(std::size_t c) {
  for (;;) {
    NounPhrase& np = s_.noun_phrases[static_cast<std::size_t>(s_.chunks[c].index)];
    if (np.pronoun != PronounKind::kNone || c + 2 >= s_.chunks.size()) return;
    const Chunk& prep = s_.chunks[c + 1];
    if (prep.kind != ChunkKind::kPreposition || s_.chunks[c + 2].kind != ChunkKind::kNounPhrase) return;
    const NounPhrase& inner = s_.noun_phrases[static_cast<std::size_t>(s_.chunks[c + 2].index)];
    const bool act = np.noun >= 0 && pack_.nouns[static_cast<std::size_t>(np.noun)].frame >= 0;
    const bool named_thing = np.label == "Agreement" || np.label == "Program" || np.label == "Document" || np.label == "Event" || (np.label == "Organization" && np.entity < 0);
    const bool of = prep.classes.has(WC::kOf) && !(np.proper && np.entity >= 0 && np.label == "Country");
    const bool topic = named_thing && np.entity < 0 && prep.classes.any_of(WC::kAbout, WC::kFor, WC::kAgainst) && !(inner.entity >= 0 && inner.label == "Country" && !np.proper && prep.classes.has(WC::kIn));
    const bool act_argument = act && prep.classes.any_of(WC::kWith, WC::kBetween, WC::kTo, WC::kTowards, WC::kAbout, WC::kFor, WC::kAgainst, WC::kFrom, WC::kBy);
    const bool listed = act && std::find(pack_.nouns[static_cast<std::size_t>(np.noun)].prepositions.begin(), pack_.nouns[static_cast<std::size_t>(np.noun)].prepositions.end(), prep.word) != pack_.nouns[static_cast<std::size_t>(np.noun)].prepositions.end();
    const bool group = np.label == "Group" && prep.classes.any_of(WC::kFrom, WC::kIn) && inner.label != "Event" && np.entity < 0 && prep.classes.has(WC::kFrom);
    const bool content = np.label == "Content" && np.quantity < 0 && prep.classes.any_of(WC::kAbout);
    if (!(of || topic || act_argument || listed || group || content)) return;
    np.arguments.push_back({prep.classes, prep.word, s_.chunks[c + 2].index, prep.tokens.first});
    if (pack_.grammar.modifiers_after && prep.classes.has(WC::kGenitive) && np.possessor < 0) np.possessor = s_.chunks[c + 2].index;
    np.tokens.last = inner.tokens.last;
    s_.chunks[c].tokens.last = inner.tokens.last;
    s_.chunks.erase(s_.chunks.begin() + static_cast<std::ptrdiff_t>(c) + 1, s_.chunks.begin() + static_cast<std::ptrdiff_t>(c) + 3);
  }
}

bool Chunker::can_join(const NounPhrase& a, const NounPhrase& b) const {
  if (a.pronoun != PronounKind::kNone || b.pronoun != PronounKind::kNone) return a.label == b.label;
  if (actor_label(a.label) && actor_label(b.label)) return true;
  return a.label == b.label;
}

bool Chunker::followed_by_verb(std::size_t c) const {
  if (c + 1 >= s_.chunks.size() || s_.chunks[c + 1].kind != ChunkKind::kVerbGroup) return false;
  const VerbGroup& g = s_.verb_groups[static_cast<std::size_t>(s_.chunks[c + 1].index)];
  return g.finite && !g.infinitive;
}

// "A, B and C", "neither A nor B", "A, including B": folds the phrases into the first one.
bool Chunker::try_coordinate(std::size_t at) {
  if (s_.chunks[at].kind != ChunkKind::kNounPhrase) return false;
  std::vector<std::size_t> members{at};
  std::size_t end = at + 1;
  bool conjunction = false;
  while (end + 1 < s_.chunks.size()) {
    std::size_t next = end;
    const bool comma = s_.chunks[next].kind == ChunkKind::kMark && s_.chunks[next].mark == ',';
    if (comma) ++next;
    const bool joined = next < s_.chunks.size() && s_.chunks[next].kind == ChunkKind::kCoordinator && s_.chunks[next].classes.any_of(WC::kAnd, WC::kOr, WC::kNor) && !s_.chunks[next].classes.any_of(WC::kExcept, WC::kIncluding);
    if (joined) ++next;
    if (!(comma || joined) || next >= s_.chunks.size() || s_.chunks[next].kind != ChunkKind::kNounPhrase) break;
    if (!can_join(s_.noun_phrases[static_cast<std::size_t>(s_.chunks[members.back()].index)], s_.noun_phrases[static_cast<std::size_t>(s_.chunks[next].index)])) break;
    members.push_back(next), end = next + 1;
    if (joined) {
      conjunction = true;
      break;
    }
  }
  if (!conjunction) return false;
  // "Japan met Chile and Peru left": the last phrase has a verb of its own while the first ones have theirs before them.
  const bool verb_before = at > 0 && (s_.chunks[at - 1].kind == ChunkKind::kVerbGroup || s_.chunks[at - 1].kind == ChunkKind::kPreposition);
  const bool between = at > 0 && s_.chunks[at - 1].classes.has(WC::kBetween);
  if (verb_before && !between && followed_by_verb(end - 1)) return false;
  NounPhrase joint = s_.noun_phrases[static_cast<std::size_t>(s_.chunks[at].index)];
  joint.members.clear();
  for (const std::size_t m : members) {
    const int index = s_.chunks[m].index;
    const NounPhrase& member = s_.noun_phrases[static_cast<std::size_t>(index)];
    if (member.members.empty()) joint.members.push_back(index);
    else joint.members.insert(joint.members.end(), member.members.begin(), member.members.end());
  }
  joint.tokens.last = s_.chunks[end - 1].tokens.last;
  // "nearly 70 countries and organisations", "many strategies, laws and programmes": common nouns under one determiner are one phrase
  const auto common = [&](int m) { const NounPhrase& n = s_.noun_phrases[static_cast<std::size_t>(m)]; return !n.proper && !n.office && n.pronoun == PronounKind::kNone && n.person.empty(); };
  const auto own_determiner = [&](int m) { const NounPhrase& n = s_.noun_phrases[static_cast<std::size_t>(m)]; return n.definite || n.indefinite || n.possessor >= 0; };
  if (std::all_of(joint.members.begin(), joint.members.end(), common) && std::none_of(joint.members.begin() + 1, joint.members.end(), own_determiner)) {
    if (std::all_of(joint.members.begin(), joint.members.end(), [&](int m) { return actor_label(s_.noun_phrases[static_cast<std::size_t>(m)].label); })) joint.label = "Group";
    joint.core = joint.tokens;
    joint.members.clear();
  }
  joint.coordination_negative = at > 0 && s_.chunks[at - 1].kind == ChunkKind::kCoordinator && s_.chunks[at - 1].classes.has(WC::kNor);
  s_.noun_phrases.push_back(std::move(joint));
  s_.chunks[at].index = static_cast<int>(s_.noun_phrases.size()) - 1;
  s_.chunks[at].tokens.last = s_.noun_phrases.back().tokens.last;
  s_.chunks.erase(s_.chunks.begin() + static_cast<std::ptrdiff_t>(at) + 1, s_.chunks.begin() + static_cast<std::ptrdiff_t>(end));
  if (at > 0 && s_.chunks[at - 1].kind == ChunkKind::kCoordinator && s_.chunks[at - 1].classes.any_of(WC::kNor, WC::kBoth)) s_.chunks.erase(s_.chunks.begin() + static_cast<std::ptrdiff_t>(at) - 1);
  return true;
}

void Chunker::coordinate_phrases() {
  for (std::size_t c = 0; c < s_.chunks.size(); ++c) try_coordinate(c);
}

void find_chunks(Sentence& sentence) { Chunker(sentence).run(); }

}  // namespace signatory::extract
