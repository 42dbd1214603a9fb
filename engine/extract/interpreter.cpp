#include "extract/interpreter.h"

#include <algorithm>

namespace signatory::extract {
namespace {

Modality modality_of(const std::string& name, Modality otherwise) {
  if (name == "planned") return Modality::kPlanned;
  if (name == "hypothetical") return Modality::kHypothetical;
  if (name == "urged") return Modality::kUrged;
  if (name == "committed") return Modality::kCommitted;
  return otherwise;
}

}  // namespace

// The one that asserts less.
Modality weaker(Modality a, Modality b) { return static_cast<int>(a) > static_cast<int>(b) ? a : b; }

void Interpreter::run() {
  for (std::size_t i = 0; i < tree_.clauses.size(); ++i) reported(static_cast<int>(i));
  filled_.resize(tree_.clauses.size());
  Standing top;
  for (const Attribution& a : tree_.according) {
    for (EntityRef& source : discourse_.resolve_all(s_, a.speaker, {.actor = true})) {
      discourse_.remember_speaker(source);
      top.steps.push_back({"attribution", "according to " + source.name, s_.span(a.cue)});
      top.attribution.push_back(std::move(source));
    }
  }
  if (s_.question) top.modality = Modality::kHypothetical, top.steps.push_back({"modality", "a question asserts nothing", {}});
  emit_offices();
  for (const NounPhrase& n : s_.noun_phrases)
    if (!n.alias.empty())
      if (const auto known = discourse_.resolve(s_, n)) discourse_.define_acronym(std::string(s_.surface(n.alias)), *known);
  for (std::size_t i = 0; i < tree_.clauses.size(); ++i)
    if (tree_.clauses[i].parent < 0) interpret(static_cast<int>(i), top);
  emit_places();
}

// "…, said X" and "…, säger hon": a reporting clause behind what it reports becomes the clause above it.
void Interpreter::reported(int index) {
  Clause& c = clause(index);
  if (c.link != Link::kCoordinate || c.parent < 0 || c.verb < 0 || !c.opener.empty()) return;
  const Chosen chosen = choose(index);
  if (chosen.frame == nullptr || chosen.frame->relation.empty() || std::find(chosen.frame->object_from.begin(), chosen.frame->object_from.end(), "clause") == chosen.frame->object_from.end()) return;
  for (const Argument& a : c.arguments)
    if (a.word == 0 && a.np != c.arguments.front().np) return;
  if (c.subject >= 0 && !c.inverted && !c.arguments.empty() && c.arguments.front().word == 0) return;
  if (!child_clauses(index, true).empty()) return;
  for (const Argument& a : c.arguments)
    if (a.word == 0 && !np(a.np).members.empty()) return;
  int top = c.parent;
  while (clause(top).parent >= 0) top = clause(top).parent;
  if (clause(top).verb < 0) return;
  if (c.subject < 0 && !c.arguments.empty() && c.arguments.front().word == 0) {
    c.subject = c.arguments.front().np;
    c.arguments.erase(c.arguments.begin());
  }
  if (c.subject < 0) return;
  c.subject_from_parent = false;
  c.parent = -1;
  c.link = Link::kRoot;
  Clause& below_it = clause(top);
  below_it.parent = index;
  below_it.link = Link::kComplement;
  below_it.reported = true;
  below_it.content = {0, c.tokens.first};
  if (c.subject >= 0) below_it.content.last = std::min(below_it.content.last, np(c.subject).tokens.first);
  for (std::size_t i = 0; i < tree_.clauses.size(); ++i)
    if (clause(static_cast<int>(i)).parent == top && clause(static_cast<int>(i)).link == Link::kCoordinate && static_cast<int>(i) != index) clause(static_cast<int>(i)).link = Link::kCoordinate;
}

void Interpreter::apply_opener(const Clause& c, Standing& st) const {
  const auto step = [&](const char* kind, const char* what) { st.steps.push_back({kind, what, s_.span(c.opener_tokens)}); };
  const VerbGroup* g = group(c);
  if (c.link == Link::kAdverbial) {
    if (c.opener.any_of(WC::kConditional)) st.modality = weaker(st.modality, Modality::kHypothetical), step("modality", "a condition is hypothetical");
    // "a decision on leaving", "barred from signing": named, not said to have happened
    const bool known = c.opener.any_of(WC::kBefore, WC::kAfter, WC::kTemporal, WC::kCausal, WC::kConcessive, WC::kThrough, WC::kResult, WC::kPurpose, WC::kConditional) || c.opener.any_of(WC::kWithout, WC::kInstead);
    if (!known && c.opener.preposition()) st.modality = weaker(st.modality, Modality::kHypothetical), step("modality", "a preposition before a gerund asserts nothing");
    if (c.opener.has(WC::kPurpose)) st.modality = weaker(st.modality, Modality::kPlanned), step("modality", "a purpose is planned");
    if (c.opener.any_of(WC::kWithout, WC::kInstead)) st.negative = !st.negative, step("polarity", "'without' negates");
    if (c.opener.has(WC::kBefore) && g != nullptr && (g->ability || g->possible || choose(static_cast<int>(&c - tree_.clauses.data())).frame == &frame(*s_.frames->find("manage"))))
      st.negative = !st.negative, step("polarity", "'before … could': it did not happen");
  }
  if (c.opener.has(WC::kWhether) && !c.opener.has(WC::kThat)) st.modality = weaker(st.modality, Modality::kHypothetical), step("modality", "an indirect question is hypothetical");
  if (c.link == Link::kInfinitive && c.opener.has(WC::kPurpose)) st.modality = weaker(st.modality, Modality::kPlanned), step("modality", "a purpose is planned");
}

// "will sign and ratify": the second verb shares the first one's auxiliaries when it has none of its own.
void Interpreter::inherit_group(const Clause& c, VerbGroup& g) const {
  if (c.link != Link::kCoordinate || !c.subject_from_parent || c.parent < 0 || !g.cues.empty()) return;
  const VerbGroup* first = group(clause(c.parent));
  if (first == nullptr) return;
  const bool own_tense = s_.pack->grammar.inflected && (g.forms & (language::kPresent | language::kPast)) != 0 && (g.forms & (language::kInfinitive | language::kParticiple | language::kSupine)) == 0;
  if (own_tense) return;
  const bool shared = !s_.pack->grammar.inflected || first->perfect || first->future || first->possible || first->conditional || first->obligation || first->do_auxiliary || first->ability || first->passive;
  if (!shared) return;
  g.future |= first->future, g.possible |= first->possible, g.conditional |= first->conditional, g.obligation |= first->obligation, g.perhaps |= first->perhaps, g.hearsay |= first->hearsay;
  if (first->passive && (g.forms & language::kParticiple) != 0) g.passive = true;
  if ((first->negated || first->not_yet) && !c.opener.has(WC::kBut)) g.negated |= s_.pack->grammar.inflected || c.opener.any_of(WC::kOr, WC::kNor);
}

// What the clause's own verb group, opener and subject add to what stands above.
Standing Interpreter::own_standing(const Clause& c, const Standing& above) const {
  Standing st = above;
  apply_opener(c, st);
  if (c.question) st.modality = weaker(st.modality, Modality::kHypothetical);
  if (c.verb < 0) return st;
  VerbGroup g = *group(c);
  inherit_group(c, g);
  const auto step = [&](const char* kind, const std::string& what) { st.steps.push_back({kind, what, s_.span(g.tokens)}); };
  if (g.negated || g.not_yet) st.negative = !st.negative, step("polarity", "negation: " + std::string(s_.surface(g.tokens)));
  if (c.subject >= 0 && (np(c.subject).negative || np(c.subject).coordination_negative)) st.negative = !st.negative, step("polarity", "negative subject");
  for (const Argument& a : c.arguments)
    if (a.word == 0 && np(a.np).negative) st.negative = !st.negative, step("polarity", "negative object");
  // "before Japan could sign": it did not; the opener has said so
  const bool thwarted = c.link == Link::kAdverbial && c.opener.has(WC::kBefore) && (g.ability || g.possible);
  if (thwarted) return st;
  if (g.possible || g.perhaps || g.conditional || g.hearsay || (g.ability && !g.negated)) st.modality = weaker(st.modality, Modality::kHypothetical), step("modality", "possible, not asserted");
  else if (g.future) st.modality = weaker(st.modality, Modality::kPlanned), step("modality", "future");
  if (g.obligation) st.modality = weaker(st.modality, Modality::kUrged), step("modality", "obligation");
  return st;
}

int Interpreter::subject_np(int index) const {
  const Clause& c = clause(index);
  if (c.subject >= 0) return c.subject;
  if (c.parent < 0) return -1;
  if (c.subject_from_parent || c.link == Link::kParticipial || c.link == Link::kAdverbial) {
    // a fronted participle or "after signing" takes the main clause's subject
    return subject_np(c.parent);
  }
  return -1;
}

std::vector<EntityRef> Interpreter::subjects_of(int index, const Standing& st) {
  const Clause& c = clause(index);
  const EntityRef* antecedent = st.attribution.empty() ? nullptr : &st.attribution.back();
  if (c.subject >= 0) return discourse_.resolve_all(s_, c.subject, {.actor = true, .subject = antecedent});
  if (c.link == Link::kRelative && c.governor >= 0 && c.subject < 0) return {};
  if (c.parent < 0) return {};
  // "khước từ việc gặp …": a nominalised clause without a subject is as good as an infinitive
  if (c.link == Link::kInfinitive || (c.link == Link::kComplement && c.opener.has(WC::kClauseNominalizer))) {
    const Chosen above = choose(c.parent);
    if (above.frame != nullptr && above.frame->control == language::Control::kObject) {
      const VerbGroup* g = group(clause(c.parent));
      if (g != nullptr && g->passive) return subjects_of(c.parent, st);  // "is expected to sign"
      for (const Argument& a : clause(c.parent).arguments) {
        if (a.fronted || (a.word != 0 && (above.sense == nullptr || std::find(above.sense->addressee_prepositions.begin(), above.sense->addressee_prepositions.end(), a.word) == above.sense->addressee_prepositions.end()))) continue;
        auto found = discourse_.resolve_all(s_, a.np, {.actor = true});
        if (!found.empty()) return found;
      }
    }
    return subjects_of(c.parent, st);
  }
  if (c.subject_from_parent || c.link == Link::kParticipial || c.link == Link::kAdverbial) return subjects_of(c.parent, st);
  return {};
}

// How the clause under this verb stands.
Standing Interpreter::below(const Clause& c, const Chosen& chosen, const Standing& own, const Slots& slots) {
  Standing st = own;
  if (chosen.frame == nullptr) {
    const VerbGroup* g = group(c);
    if (g == nullptr || !g->copula || g->predicate >= 0) st.modality = weaker(st.modality, Modality::kHypothetical);
    return st;
  }
  const language::FrameEffect& e = chosen.frame->effect;
  const ByteSpan cue = s_.span(slots.trigger);
  if (e.polarity == language::PolarityEffect::kFlip) st.negative = !st.negative, st.steps.push_back({"polarity", "'" + chosen.frame->name + "' flips what stands below", cue});
  if (e.polarity == language::PolarityEffect::kNegative) st.negative = true, st.steps.push_back({"polarity", "'" + chosen.frame->name + "' negates what stands below", cue});
  st.modality = weaker(st.modality, modality_of(e.modality, Modality::kAsserted));
  if (!e.modality.empty()) st.steps.push_back({"modality", "'" + chosen.frame->name + "': " + e.modality, cue});
  if (!e.emit) st.emit = false;
  if (e.attribute && !slots.subjects.empty()) {
    // "did not say that", "may say that" leave the content open
    if (own.negative) st.modality = weaker(own.modality, Modality::kHypothetical), st.negative = e.polarity != language::PolarityEffect::kKeep;
    st.attribution.push_back(slots.subjects.front());
    st.steps.push_back({"attribution", "says " + slots.subjects.front().name, cue});
  } else if (e.attribute) {
    st.emit = false;  // somebody unnamed says so
  }
  return st;
}

// "Việc A ký B khiến …" holds; "Việc A ký B bị hủy" does not, and what is only important or still to come is open.
Standing Interpreter::of_subject(const Clause& c, const Standing& own, const Chosen& chosen) const {
  Standing st = own;
  const VerbGroup* g = group(c);
  if (chosen.frame != nullptr && chosen.frame->nominal_subject == "negative") {
    st.negative = !own.negative, st.steps.push_back({"polarity", "it was called off", g ? s_.span(g->tokens) : ByteSpan{}});
  } else {
    if (g == nullptr || own.negative || chosen.frame == nullptr || g->copula || g->auxiliary_only) st.modality = weaker(st.modality, Modality::kHypothetical);
    st.negative = false;
  }
  return st;
}

void Interpreter::children(int index, const Standing& above, const Standing& own, const Chosen& chosen, const Slots& slots) {
  for (std::size_t i = 0; i < tree_.clauses.size(); ++i) {
    const auto child = static_cast<int>(i);
    if (clause(child).parent != index) continue;
    switch (clause(child).link) {
      case Link::kComplement:
      case Link::kInfinitive: {
        Standing st = below(clause(index), chosen, own, slots);
        const bool governs = chosen.frame == nullptr || chosen.frame->relation.empty() || std::find(chosen.frame->object_from.begin(), chosen.frame->object_from.end(), "clause") != chosen.frame->object_from.end();
        const bool purpose = clause(child).link == Link::kInfinitive && (!governs || (chosen.frame != nullptr && (chosen.frame->name == "neutral" || chosen.frame->event)));
        if (chosen.frame != nullptr && child == slots.content_clause && demands(*chosen.frame, slots)) st.emit = false;
        if (purpose) st.modality = weaker(own.modality, Modality::kPlanned), st.steps.push_back({"modality", "a purpose is planned", s_.span(clause(child).tokens)});
        interpret(child, st);
        break;
      }
      case Link::kSubject: interpret(child, of_subject(clause(index), own, chosen)); break;
      case Link::kNounComplement: {
        Standing st = own;
        st.modality = weaker(st.modality, Modality::kHypothetical);
        st.emit = false;
        interpret(child, st);
        break;
      }
      case Link::kRelative: {
        Standing st = above;  // what a relative clause says holds whatever the main verb does to its own clause
        if (chosen.frame != nullptr && chosen.frame->nominal_subject == "negative" && clause(child).governor == clause(index).subject) st.emit = false;
        interpret(child, st);
        break;
      }
      case Link::kAdverbial:
      case Link::kParticipial:
      case Link::kCoordinate:
      case Link::kRoot: interpret(child, above); break;
    }
  }
}

// "…, but Mongolia did not", "… but Mongolia refused": the verb and the objects are those of the clause beside it.
bool Interpreter::elliptical(int index, const Standing& own) {
  const Clause& c = clause(index);
  const VerbGroup* g = group(c);
  if (c.link != Link::kCoordinate || c.parent < 0 || g == nullptr || c.subject_from_parent) return false;
  const auto& [first, first_slots] = filled_[static_cast<std::size_t>(c.parent)];
  if (first.frame == nullptr || first.frame->relation.empty()) return false;
  const Chosen& chosen = filled_[static_cast<std::size_t>(index)].first;
  const bool bare = g->auxiliary_only && g->predicate < 0;
  const bool flips = chosen.frame != nullptr && chosen.frame->effect.polarity == language::PolarityEffect::kFlip && child_clauses(index, true).empty();
  if (!bare && !flips) return false;
  int subject = c.subject;
  for (const Argument& a : c.arguments) {
    if (a.word != 0) return false;
    if (subject < 0 || np(subject).pronoun != PronounKind::kNone || np(subject).label == "Content") subject = a.np;  // "det gjorde inte Serbien"
    else return false;
  }
  if (subject < 0) return false;
  Slots slots = first_slots;
  slots.subjects = discourse_.resolve_all(s_, subject, {.actor = true});
  slots.trigger = g->tokens;
  Standing st = own;
  if (flips) st.negative = !st.negative, st.steps.push_back({"polarity", "refused what stands before", s_.span(g->tokens)});
  emit(c.parent, first, slots, st);
  return true;
}

void Interpreter::note(int index, const Chosen& chosen, const Slots& slots) {
  const Clause& c = clause(index);
  if (c.verb < 0) return;
  std::string line = "clause " + std::to_string(index) + ": '" + std::string(s_.surface(group(c)->tokens)) + "' ";
  if (chosen.frame == nullptr) {
    line += "has no sense that fits";
  } else {
    line += "frame " + chosen.frame->name;
    if (!chosen.frame->relation.empty()) {
      if (slots.subjects.empty()) line += "; no subject (" + std::string(c.subject >= 0 ? s_.surface(np(c.subject).tokens) : std::string_view("none")) + ")";
      if (slots.objects.empty() && !slots.content) line += "; no object of its types";
    }
  }
  notes_.push_back(std::move(line));
}

// "nhấn mạnh cần tăng cường …" urges and "tuyên bố sẽ không …" promises: where verbs have no moods, the modal below a verb of speech
// says which act it is.
void Interpreter::act_of_speech(Chosen& chosen, Slots& slots) {
  if (s_.pack->grammar.inflected || chosen.frame == nullptr || chosen.frame->relation != "STATED" || slots.content_clause < 0 || slots.subjects.empty()) return;
  const Clause& said = clause(slots.content_clause);
  const VerbGroup* g = group(said);
  if (g == nullptr || said.question || g->possible || g->past || g->conditional) return;
  const bool own = said.subject < 0 || np(said.subject).pronoun == PronounKind::kHeShe || np(said.subject).pronoun == PronounKind::kWe || np(said.subject).pronoun == PronounKind::kI || np(said.subject).pronoun == PronounKind::kThey;
  const char* act = g->obligation ? "urge" : g->future && own && g->verb >= 0 && !g->auxiliary_only ? "commit" : nullptr;
  if (act == nullptr) return;
  chosen.frame = &frame(*s_.frames->find(act));
  chosen.sense = nullptr;
  if (!g->obligation || g->passive || said.subject < 0) return;
  // "nói rằng Kenya nên đăng cai …": whom it is asked of is no part of what is asked
  for (EntityRef& asked : discourse_.resolve_all(s_, said.subject, {.actor = true})) {
    if (asked.type != "Country" && asked.type != "Person" && asked.type != "Organization" && asked.type != "Group") continue;
    if (auto content = content_of({g->verb_token, said.content.last})) slots.content = std::move(content);
    slots.recipient = std::move(asked);
    return;
  }
}

// "chia sẻ quan ngại về …": the act of speech below is the claim; saying it adds nothing.
bool Interpreter::only_introduces(const Slots& slots, const Chosen& chosen) const {
  if (s_.pack->grammar.inflected || chosen.frame == nullptr || chosen.frame->relation != "STATED" || slots.content_clause < 0) return false;
  const Clause& below = clause(slots.content_clause);
  if (below.subject >= 0 || below.link != Link::kInfinitive) return false;
  const Chosen act = choose(slots.content_clause);
  return act.frame != nullptr && !act.frame->relation.empty() && act.frame->relation != "STATED" && (act.frame->effect.attribute || !act.frame->effect.emit);
}

// "Tại Phiên họp, A nhận định …": who speaks at an event attends it.
void Interpreter::spoke_at(int index, const Chosen& chosen, const Slots& slots, const Standing& st) {
  if (s_.pack->grammar.inflected || chosen.frame == nullptr || slots.subjects.empty() || st.negative || st.modality != Modality::kAsserted || !(chosen.frame->relation == "STATED" || chosen.frame->relation == "URGED")) return;
  for (const Argument& a : clause(index).arguments) {
    if (!a.fronted || !a.classes.has(WC::kIn) || np(a.np).label != "Event") continue;
    Slots at;
    at.subjects = slots.subjects, at.trigger = a.preposition, at.construction = "spoke";
    const language::Frame& f = frame(*s_.frames->find("attend"));
    if (!object_from_np(a.np, f, nullptr, at, st)) continue;
    Chosen attends;
    attends.frame = &f;
    emit(index, attends, at, st);
  }
}

void Interpreter::interpret(int index, const Standing& above) {
  const Clause& c = clause(index);
  Standing own = own_standing(c, above);
  Chosen chosen = choose(index);
  Slots slots = fill(index, chosen, own);
  if (own.emit) act_of_speech(chosen, slots);
  filled_[static_cast<std::size_t>(index)] = {chosen, slots};
  note(index, chosen, slots);
  if (elliptical(index, own)) return;
  if (index < static_cast<int>(tree_.clauses.size()) && c.parent < 0 && !slots.subjects.empty()) discourse_.remember_subject(slots.subjects.front());
  if (chosen.frame != nullptr && chosen.frame->effect.attribute && !slots.subjects.empty() && !own.negative) discourse_.remember_speaker(slots.subjects.front());
  if (own.emit && !only_introduces(slots, chosen)) emit(index, chosen, slots, own);
  if (own.emit) spoke_at(index, chosen, slots, own);
  if (own.emit) nominals(index, own, chosen);
  children(index, above, own, chosen, slots);
}

}  // namespace signatory::extract
