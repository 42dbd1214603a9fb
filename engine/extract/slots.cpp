// Filling a frame's slots from a clause: who, what, to whom.
#include <algorithm>

#include "extract/interpreter.h"

namespace signatory::extract {
namespace {

struct PrepositionName {
  const char* name;
  std::vector<language::WordClass> classes;
};

using WC = language::WordClass;
const PrepositionName kPrepositions[] = {{"to", {WC::kTo}},          {"recipient", {WC::kTo}},   {"for", {WC::kFor}},   {"of", {WC::kOf}},         {"comitative", {WC::kWith}},
                                         {"from", {WC::kFrom}},      {"towards", {WC::kTowards}}, {"against", {WC::kAgainst}}, {"topic", {WC::kAbout}}, {"place", {WC::kIn}},
                                         {"agent", {WC::kBy}},       {"as", {WC::kAs}},           {"over", {WC::kAbout}}};

}  // namespace

bool Interpreter::preposition_fits(const Argument& a, const std::string& word_class) const {
  for (const PrepositionName& p : kPrepositions)
    if (word_class == p.name) return std::any_of(p.classes.begin(), p.classes.end(), [&](WC c) { return a.classes.has(c); });
  return false;
}

bool Interpreter::type_fits(const EntityRef& e, const std::vector<std::string>& types) const {
  if (types.empty()) return true;
  for (const std::string& t : types) {
    if (t == "any" || t == e.type) return true;
    if (t == "actor" && (e.type == "Country" || e.type == "Person" || e.type == "Organization" || e.type == "Group" || e.type == "Office")) return true;
    if (t == "content" && e.type == "Content") return true;
  }
  return false;
}

// A stretch of text as Content, without the marks and dates around it.
std::optional<EntityRef> Interpreter::content_of(TokenRange r) const {
  const auto trim = [&](std::uint32_t t) {
    const text::Token& token = s_.token(t);
    return !token.is_word() && !token.is_number() && token.text != "%" && token.text != "$" && token.text != "€" && token.text != "£";
  };
  while (!r.empty() && trim(r.first)) ++r.first;
  while (!r.empty() && trim(r.last - 1)) --r.last;
  if (r.empty()) return std::nullopt;
  EntityRef out;
  out.type = "Content";
  out.surface = std::string(s_.surface(r));
  out.span = s_.span(r);
  return out;
}

std::optional<EntityRef> Interpreter::content_of_np(int index) const {
  if (index < 0) return std::nullopt;
  const NounPhrase& n = np(index);
  if (n.pronoun != PronounKind::kNone) return std::nullopt;
  TokenRange range = n.tokens;
  // what hangs on the phrase belongs to it: relative clauses, and prepositional phrases up to the next clause
  for (const Clause& c : tree_.clauses)
    if ((c.link == Link::kRelative || c.link == Link::kNounComplement) && c.governor == index) range.last = std::max(range.last, c.tokens.last);
  for (const Clause& c : tree_.clauses)
    for (const Argument& a : c.arguments)
      if (a.word != 0 && a.preposition.first == range.last && !a.classes.has(WC::kBy)) range.last = np(a.np).tokens.last;
      // "những hậu quả tiêu cực, phức tạp của …": a row without "and"
      else if (a.word == 0 && !a.fronted && n.label == "Content" && s_.pack->grammar.modifiers_after && np(a.np).label == "Content" && np(a.np).tokens.first == range.last + 1 && !s_.token(range.last).is_word()) range.last = np(a.np).tokens.last;
  return content_of(range);
}

bool Interpreter::object_from_np(int index, const language::Frame& f, const language::Sense* sense, Slots& slots, const Standing& st) {
  const NounPhrase& n = np(index);
  if (n.pronoun == PronounKind::kIt && f.object_types.front() != "any" && f.object_types.front() != "actor") {
    const auto thing = discourse_.last_thing(s_, &n, f.object_types);
    if (thing) slots.objects = {*thing}, slots.object_np = index;
    return thing.has_value();
  }
  if (n.office && n.person.empty() && std::find(f.object_types.begin(), f.object_types.end(), "Office") != f.object_types.end()) {
    slots.objects = {discourse_.office(s_, *n.office)};
    slots.recipient = discourse_.holder(s_, *n.office);
    slots.object_np = index;
    return true;
  }
  // "confirmed its commitment to X": the noun says the same as the verb; what it is about is the object
  if (n.noun >= 0 && n.members.empty()) {
    const int own = s_.pack->nouns[static_cast<std::size_t>(n.noun)].frame;
    if (own >= 0 && s_.frames->at(static_cast<std::size_t>(own)).relation == f.relation) {
      for (const PhraseArgument& a : n.arguments)
        if (object_from_np(a.np, f, nullptr, slots, st)) return true;
      return false;
    }
  }
  const bool named_actor_only = std::find(f.object_types.begin(), f.object_types.end(), "any") == f.object_types.end() && std::find(f.object_types.begin(), f.object_types.end(), "content") == f.object_types.end();
  std::vector<std::string> types = f.object_types;
  if (!f.event_relation.empty()) types.push_back("Event");
  if (sense != nullptr && !sense->object_types.empty()) types = sense->object_types;
  const bool capital_is_country = std::find(types.begin(), types.end(), "Place") == types.end() && std::find(types.begin(), types.end(), "Country") == types.end() && !types.empty() && types.front() == "actor";
  const EntityRef* subject = slots.subjects.empty() ? nullptr : &slots.subjects.front();
  std::vector<EntityRef> found = discourse_.resolve_all(s_, index, {.actor = capital_is_country, .subject = subject});
  std::vector<EntityRef> fitting;
  for (EntityRef& e : found)
    if (type_fits(e, types)) fitting.push_back(std::move(e));
  if (!fitting.empty()) {
    slots.objects = std::move(fitting);
    slots.object_np = index;
    return true;
  }
  if (named_actor_only || !found.empty()) return false;
  const bool coordination = !n.members.empty();
  if (coordination && n.label != "Content") return false;
  if (auto content = content_of_np(index)) {
    slots.content = std::move(content);
    slots.object_np = index;
    return true;
  }
  (void)st;
  return false;
}

// "signed and ratified the treaty": a verb without an object shares the one of the verb beside it.
const std::vector<Argument>& Interpreter::arguments_of(int index) const {
  const Clause& c = clause(index);
  const auto after_verb = [](const Clause& x) { return std::any_of(x.arguments.begin(), x.arguments.end(), [](const Argument& a) { return !a.fronted; }); };
  if (after_verb(c)) return c.arguments;
  for (const Clause& other : tree_.clauses) {
    if (other.parent != index || other.link != Link::kCoordinate || !other.subject_from_parent) continue;
    if (after_verb(other)) return other.arguments;
    if (!s_.pack->grammar.inflected) break;  // only the verb right beside it
  }
  return c.arguments;
}

// "deltog i toppmötet och i konferensen": the same preposition again brings another object of the same kind.
void Interpreter::share_preposition(const std::vector<Argument>& arguments, const Argument& first, const language::Frame& f, Slots& slots, const Standing& st) {
  if (slots.objects.empty()) return;
  for (const Argument& a : arguments) {
    if (a.np == first.np || a.word != first.word || a.fronted || np(a.np).label != np(first.np).label || a.preposition.first < first.preposition.first) continue;
    Slots more;
    more.subjects = slots.subjects;
    if (object_from_np(a.np, f, nullptr, more, st))
      for (EntityRef& e : more.objects) slots.objects.push_back(std::move(e));
  }
}

bool Interpreter::fill_object(int index, const Chosen& chosen, Slots& slots, const Standing& st) {
  const Clause& c = clause(index);
  const std::vector<Argument>& arguments = arguments_of(index);
  const language::Frame& f = *chosen.frame;
  const VerbGroup& g = *group(c);
  const auto wanted = [&](const char* from) { return std::find(f.object_from.begin(), f.object_from.end(), from) != f.object_from.end(); };
  if (chosen.particle_argument >= 0 && object_from_np(arguments[static_cast<std::size_t>(chosen.particle_argument)].np, f, nullptr, slots, st)) return true;
  // an explicit preposition of the sense, in the clause or inside the light verb's noun
  if (chosen.sense != nullptr && !chosen.sense->prepositions.empty() && f.content_from.empty()) {
    const auto listed = [&](language::WordId w) { return std::find(chosen.sense->prepositions.begin(), chosen.sense->prepositions.end(), w) != chosen.sense->prepositions.end(); };
    if (chosen.light_noun >= 0)
      for (const PhraseArgument& p : np(arguments[static_cast<std::size_t>(chosen.light_noun)].np).arguments)
        if (listed(p.word) && object_from_np(p.np, f, nullptr, slots, st)) return true;
    for (const Argument& a : arguments)
      if (a.word != 0 && (!a.fronted || g.passive) && listed(a.word) && object_from_np(a.np, f, nullptr, slots, st)) {
        share_preposition(arguments, a, f, slots, st);
        return true;
      }
  }
  const bool addressed = !child_clauses(index, true).empty() && std::find(f.recipient_from.begin(), f.recipient_from.end(), "addressee") != f.recipient_from.end();
  if (g.passive && !addressed && !f.experiencer && wanted("direct") && chosen.sense != nullptr && (chosen.sense->prepositions.empty() || !chosen.sense->nouns.empty() || !chosen.sense->particles.empty() || !f.content_from.empty())) {
    // the passive subject is the object
    const int subject = c.subject >= 0 ? c.subject : (c.link == Link::kRelative ? c.governor : subject_np(index));
    if (subject >= 0 && object_from_np(subject, f, chosen.sense, slots, st)) return true;
  }
  for (const std::string& from : f.object_from) {
    if (from == "clause" || from == "quote") {
      for (const Argument& a : arguments)
        for (std::size_t i = 0; i < tree_.clauses.size() && a.word == 0 && !a.fronted; ++i)
          if (clause(static_cast<int>(i)).link == Link::kNounComplement && clause(static_cast<int>(i)).governor == a.np)
            if (auto content = content_of(clause(static_cast<int>(i)).content)) {
              slots.content = std::move(content);
              slots.content_clause = static_cast<int>(i);
              return true;
            }
      std::vector<int> said = child_clauses(index, true);
      // "bày tỏ quan ngại và phản đối sử dụng …": both verbs are about the clause behind the second
      if (said.empty() && arguments.empty() && !s_.pack->grammar.inflected)
        for (std::size_t k = 0; k < tree_.clauses.size() && said.empty(); ++k)
          if (const Clause& next = clause(static_cast<int>(k)); next.parent == index && next.link == Link::kCoordinate && next.subject_from_parent && next.opener.has(WC::kAnd)) said = child_clauses(static_cast<int>(k), true);
      for (const int child : said) {
        if (clause(child).link == Link::kInfinitive && clause(child).opener.has(WC::kPurpose) && f.name != "commit" && f.name != "urge") continue;
        if (auto content = content_of(clause(child).content)) {
          slots.content = std::move(content);
          slots.content_clause = child;
          return true;
        }
      }
    } else if (from == "direct") {
      if (chosen.light_noun >= 0 && chosen.sense != nullptr && chosen.sense->prepositions.empty()) {
        for (const PhraseArgument& p : np(arguments[static_cast<std::size_t>(chosen.light_noun)].np).arguments)
          if (object_from_np(p.np, f, nullptr, slots, st)) return true;
      }
      for (std::size_t a = 0; a < arguments.size(); ++a) {
        const Argument& argument = arguments[a];
        if (argument.word != 0 || np(argument.np).pronoun == PronounKind::kReflexive) continue;
        // a light verb's noun is the object only when nothing else can be ("rejected the plan", "issued a statement")
        const bool light = static_cast<int>(a) == chosen.light_noun && !chosen.sense->prepositions.empty();
        if (!light && object_from_np(argument.np, f, chosen.sense, slots, st)) return true;
      }
      // "which Japan signed": the governor is the object of a relative clause with a subject of its own
      if (c.link == Link::kRelative && c.subject >= 0 && c.governor >= 0 && c.governor != c.subject && object_from_np(c.governor, f, nullptr, slots, st)) return true;
    } else if (from == "date") {
      for (const int t : c.times) {
        const language::Quantity& q = s_.quantities[static_cast<std::size_t>(t)];
        if (q.kind != language::QuantityKind::kDate || q.iso.empty()) continue;
        slots.objects = {{"date/" + q.iso, q.iso, "Date", std::string(s_.text.substr(q.span.begin, q.span.size())), q.span}};
        return true;
      }
    } else if (from.starts_with("prep:")) {
      const std::string word_class = from.substr(5);
      if (chosen.light_noun >= 0)
        for (const PhraseArgument& p : np(arguments[static_cast<std::size_t>(chosen.light_noun)].np).arguments)
          if (preposition_fits({p.classes, p.word, p.np, false, {}}, word_class) && object_from_np(p.np, f, nullptr, slots, st)) return true;
      if (chosen.sense != nullptr && !chosen.sense->prepositions.empty() && f.content_from.empty()) continue;
      for (const Argument& a : arguments)
        if (a.word != 0 && !a.fronted && preposition_fits(a, word_class) && object_from_np(a.np, f, nullptr, slots, st)) {
          share_preposition(arguments, a, f, slots, st);
          return true;
        }
    }
  }
  return false;
}

void Interpreter::fill_recipient(int index, const Chosen& chosen, Slots& slots, const Standing& st) {
  const Clause& c = clause(index);
  const auto take = [&](int n) {
    if (n == slots.object_np) return false;
    for (EntityRef& e : discourse_.resolve_all(s_, n, {.actor = true})) {
      if (e.type == "Event" || e.type == "Document" || e.type == "Agreement") continue;
      slots.recipient = std::move(e);
      return true;
    }
    return false;
  };
  const VerbGroup& g = *group(c);
  for (const std::string& from : chosen.frame->recipient_from) {
    if (from == "addressee") {
      if (g.passive && c.subject >= 0 && take(c.subject)) return;
      for (const Argument& a : c.arguments) {
        const bool addressed = a.word == 0 ? slots.content_clause >= 0 || slots.content.has_value()
                                           : chosen.sense != nullptr && std::find(chosen.sense->addressee_prepositions.begin(), chosen.sense->addressee_prepositions.end(), a.word) != chosen.sense->addressee_prepositions.end();
        if (addressed && !a.fronted && take(a.np)) return;
      }
      continue;
    }
    for (const Argument& a : c.arguments)
      if (a.word != 0 && preposition_fits(a, from) && take(a.np)) return;
    if (slots.object_np >= 0)
      for (const PhraseArgument& p : np(slots.object_np).arguments)
        if (preposition_fits({p.classes, p.word, p.np, false, {}}, from) && take(p.np)) return;
    // inside the promised clause: "pledged to give 2 billion kronor to the fund"
    if (slots.content_clause >= 0)
      for (const Argument& a : clause(slots.content_clause).arguments)
        if (a.word != 0 && preposition_fits(a, from) && take(a.np)) return;
  }
  (void)st;
}

// "urged them to share data and to fund training": one promise, request or goal for each coordinate clause.
void Interpreter::split_content(const language::Frame& f, Slots& slots) const {
  if (slots.content_clause < 0 || f.effect.attribute || (f.relation != "COMMITTED_TO" && f.relation != "URGED" && f.relation != "TARGETS")) return;
  const Clause& first = clause(slots.content_clause);
  std::uint32_t end = first.content.last;
  std::vector<TokenRange> more;
  for (std::size_t i = 0; i < tree_.clauses.size(); ++i) {
    const Clause& c = tree_.clauses[i];
    if (c.parent != slots.content_clause || c.link != Link::kCoordinate || !c.subject_from_parent || c.tokens.first <= first.content.first) continue;
    end = std::min(end, c.tokens.first);
    more.push_back(c.tokens);
  }
  if (more.empty()) return;
  while (end > first.content.first + 1 && ends_with_joint(end)) --end;
  slots.content = content_of({first.content.first, end});
  for (std::size_t i = 0; i < more.size(); ++i) {
    TokenRange r = more[i];
    if (i + 1 < more.size()) r.last = std::min(r.last, more[i + 1].first);
    while (r.last > r.first + 1 && ends_with_joint(r.last)) --r.last;
    if (auto content = content_of(r)) slots.further.push_back(std::move(*content));
  }
}

// Is the token before `end` a comma or a conjunction?
bool Interpreter::ends_with_joint(std::uint32_t end) const {
  for (const Unit& u : s_.units)
    if (u.tokens.last == end) return u.kind == UnitKind::kMark || u.classes.any_of(WC::kAnd, WC::kOr);
  return false;
}

// "Canada did not sign.": an agreement that the sentences before were about.
void Interpreter::unstated_object(int index, const Chosen& chosen, Slots& slots) {
  const Clause& c = clause(index);
  if (chosen.frame->object_types.empty() || chosen.frame->object_types.front() != "Agreement" || !slots.objects.empty() || slots.content) return;
  if (!c.arguments.empty() || !child_clauses(index, true).empty() || c.subject < 0 || group(c)->passive || c.link == Link::kRelative) return;
  for (const Clause& other : tree_.clauses)
    if (other.parent == index && other.link == Link::kCoordinate && other.subject_from_parent) return;
  if (auto thing = discourse_.last_thing(s_, nullptr, {"Agreement"})) {
    thing->span = s_.span(slots.trigger);
    thing->surface = std::string(s_.surface(slots.trigger));
    slots.objects = {*thing};
  }
}

Interpreter::Slots Interpreter::fill(int index, const Chosen& chosen, const Standing& st) {
  Slots slots;
  const Clause& c = clause(index);
  const VerbGroup* g = group(c);
  if (g == nullptr) return slots;
  slots.trigger = g->tokens;
  if (g->passive && chosen.frame != nullptr && (!chosen.frame->relation.empty() || chosen.frame->effect.attribute)) {
    slots.construction = "passive";
    const bool keeps_subject = (chosen.sense != nullptr && chosen.sense->passive) || chosen.frame->name == "office" || chosen.frame->experiencer;
    if (c.passive_agent >= 0) slots.subjects = discourse_.resolve_all(s_, c.passive_agent, {.actor = true});
    for (const Argument& a : c.arguments)
      if (slots.subjects.empty() && a.classes.has(WC::kBy)) slots.subjects = discourse_.resolve_all(s_, a.np, {.actor = true});
    if (keeps_subject) slots.subjects = subjects_of(index, st);
  } else {
    slots.subjects = subjects_of(index, st);
    if (slots.subjects.empty() && c.subject >= 0 && np(c.subject).pronoun == PronounKind::kIt && chosen.frame != nullptr && !chosen.frame->subject_types.empty() && chosen.frame->subject_types.front() != "actor")
      if (const auto thing = discourse_.last_thing(s_, &np(c.subject), chosen.frame->subject_types)) slots.subjects = {*thing};
  }
  const int subject = subject_np(index);
  if (subject >= 0)
    for (const int e : np(subject).except)
      for (EntityRef& x : discourse_.resolve_all(s_, e, {.actor = true})) slots.excluded.push_back(std::move(x));
  if (chosen.frame == nullptr) return slots;
  if (!chosen.frame->relation.empty()) {
    if (!fill_object(index, chosen, slots, st)) unstated_object(index, chosen, slots);
    split_content(*chosen.frame, slots);
    fill_recipient(index, chosen, slots, st);
  }
  return slots;
}

}  // namespace signatory::extract
