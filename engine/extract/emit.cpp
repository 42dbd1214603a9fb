// Statements out of filled slots: one for each subject and object, with quantities, evidence and trace.
#include <algorithm>

#include "extract/interpreter.h"

namespace signatory::extract {
namespace {

using WC = language::WordClass;

Amount amount_of(const language::Quantity& q) {
  Amount a;
  a.value = q.value;
  a.currency = q.currency;
  a.approximation = static_cast<Approximation>(q.approximation);
  a.unit = q.kind == language::QuantityKind::kMoney ? "" : q.unit;
  return a;
}

void add_evidence(Statement& s, const char* slot, ByteSpan span) {
  if (span.empty()) return;
  for (const EvidenceSpan& e : s.evidence)
    if (e.slot == slot && e.span == span) return;
  s.evidence.push_back({slot, span});
}

bool actor(const EntityRef& e) { return e.type == "Country" || e.type == "Person" || e.type == "Organization" || e.type == "Group" || e.type == "Office"; }

}  // namespace

Statement Interpreter::base(const Standing& st, const std::string& relation, const std::string& rule) const {
  Statement out;
  out.relation = relation;
  out.rule = s_.pack->language + "/" + rule;
  out.language = s_.pack->language;
  out.section = info_.section;
  out.polarity = st.negative ? Polarity::kNegative : Polarity::kPositive;
  out.modality = st.modality;
  out.attribution = st.attribution;
  out.sentence = s_.span({0, static_cast<std::uint32_t>(s_.tokens.size())});
  out.trace = st.steps;
  out.confidence = 0.9;
  return out;
}

// Dates, deadlines, amounts and counts that stand in the clause (and in what it promises).
void Interpreter::fill_quantities(Statement& out, int index, const Slots& slots) const {
  const auto in_clause = [&](const language::Quantity& q, const Clause& c) { return q.first_token >= c.tokens.first && q.first_token < c.tokens.last; };
  const auto own_time = [&](int t, int i) {
    for (const int mine : clause(i).times)
      if (mine == t) return true;
    return false;
  };
  for (std::size_t i = 0; i < s_.quantities.size(); ++i) {
    const language::Quantity& q = s_.quantities[i];
    const bool mine = own_time(static_cast<int>(i), index);
    const bool promised = slots.content_clause >= 0 && in_clause(q, clause(slots.content_clause));
    if (q.kind == language::QuantityKind::kDate && !q.iso.empty()) {
      const bool deadline = q.role == language::DateRole::kDeadline || (q.role == language::DateRole::kUntil && promised);
      if (deadline && (mine || promised) && out.deadline.empty()) {
        out.deadline = q.iso;
        add_evidence(out, "deadline", q.span);
      } else if (!deadline && mine && out.date.empty() && q.role != language::DateRole::kSince && q.role != language::DateRole::kUntil && q.iso.size() > 3 && q.iso.find(':') == std::string::npos) {
        out.date = q.iso;
        add_evidence(out, "date", q.span);
      }
    }
    if (q.kind == language::QuantityKind::kMoney && !out.amount && (promised || in_clause(q, clause(index)))) {
      out.amount = amount_of(q);
      add_evidence(out, "amount", q.span);
    }
  }
}

void Interpreter::emit_one(Statement s, const Standing& st) {
  (void)st;
  s.attribution.erase(std::remove_if(s.attribution.begin(), s.attribution.end(), [&](const EntityRef& a) { return a.id == s.subject.id && s.polarity == Polarity::kPositive; }), s.attribution.end());
  add_evidence(s, "subject", s.subject.span);
  add_evidence(s, "object", s.object.span);
  if (s.recipient) add_evidence(s, "recipient", s.recipient->span);
  if (s.place) add_evidence(s, "place", s.place->span);
  for (const EntityRef& a : s.attribution) add_evidence(s, "attribution", a.span);
  std::sort(s.evidence.begin(), s.evidence.end(), [](const EvidenceSpan& a, const EvidenceSpan& b) { return std::tie(a.slot, a.span.begin) < std::tie(b.slot, b.span.begin); });
  if (s.subject.id == s.object.id && !s.subject.id.empty()) return;
  out_.push_back(std::move(s));
}

void Interpreter::emit_event(int index, const Slots& slots, const Standing& st, const EntityRef& event, const language::Frame& f) {
  const Clause& c = clause(index);
  Statement held = base(st, "HELD_ON", f.name + ".event");
  held.subject = event;
  add_evidence(held, "trigger", s_.span(slots.trigger));
  fill_quantities(held, index, slots);
  for (const int t : c.times) {
    const language::Quantity& q = s_.quantities[static_cast<std::size_t>(t)];
    if (q.kind != language::QuantityKind::kDate || q.iso != held.date || held.date.empty()) continue;
    held.object = {"", q.iso, "Date", std::string(s_.text.substr(q.span.begin, q.span.size())), q.span};
    held.object.id = "date/" + q.iso;
    emit_one(held, st);
    break;
  }
  const bool moved = f.name == "moved";
  for (const Argument& a : c.arguments) {
    if (moved ? !a.classes.any_of(WC::kTowards, WC::kTo) : !a.classes.has(WC::kIn)) continue;
    for (EntityRef& place : discourse_.resolve_all(s_, a.np)) {
      if (place.type != "Place" && place.type != "Country") continue;
      Statement located = base(st, "LOCATED_IN", f.name + ".event");
      located.subject = event;
      located.object = std::move(place);
      add_evidence(located, "trigger", s_.span(slots.trigger));
      emit_one(located, st);
    }
  }
}

// "A and B met", "the two presidents held talks": the subjects are each other's objects.
void Interpreter::emit_meeting_of_subjects(int index, const Chosen& chosen, Slots slots, const Standing& st) {
  if (slots.subjects.size() < 2) return;
  const EntityRef first = slots.subjects.front();
  slots.objects.assign(slots.subjects.begin() + 1, slots.subjects.end());
  slots.subjects = {first};
  emit(index, chosen, slots, st);
}

// Does what is said contain an obligation?
bool Interpreter::demands(const language::Frame& f, const Slots& slots) const {
  if (f.relation != "STATED" || slots.content_clause < 0) return false;
  const VerbGroup* g = group(clause(slots.content_clause));
  return g != nullptr && g->obligation && !g->negated && !g->conditional && !g->possible;
}

void Interpreter::emit(int index, const Chosen& chosen, const Slots& slots, const Standing& st) {
  if (chosen.frame == nullptr) return;
  const language::Frame* f = chosen.frame;
  const Clause& c = clause(index);
  if (f->event || f->name == "host") {
    const int event_np = f->name == "host" ? (group(c)->passive ? subject_np(index) : -1) : subject_np(index);
    if (event_np >= 0 && np(event_np).label == "Event")
      for (const EntityRef& e : discourse_.resolve_all(s_, event_np)) emit_event(index, slots, st, e, *f);
    if (f->event) return;
  }
  if (f->relation.empty()) return;
  if (f->reciprocal && slots.objects.empty() && !slots.content) return emit_meeting_of_subjects(index, chosen, slots, st);
  if (slots.subjects.empty() && slots.excluded.empty()) return;
  std::vector<EntityRef> objects = slots.objects;
  if (objects.empty() && slots.content) objects.push_back(*slots.content), objects.insert(objects.end(), slots.further.begin(), slots.further.end());
  if (objects.empty()) return;
  Statement proto = base(st, f->relation, f->name + "." + slots.construction);
  add_evidence(proto, "trigger", s_.span(slots.trigger));
  if (!f->modality.empty()) {
    const Modality own = f->modality == "committed" ? Modality::kCommitted : f->modality == "urged" ? Modality::kUrged : Modality::kPlanned;
    proto.modality = st.modality == Modality::kAsserted ? own : weaker(st.modality, own);
    if (st.modality == Modality::kUrged) proto.modality = Modality::kUrged;
  } else if (st.modality == Modality::kUrged && !(f->relation == "URGED")) {
    proto.modality = Modality::kUrged;
  }
  fill_quantities(proto, index, slots);
  proto.recipient = slots.recipient;
  if (demands(*f, slots)) {
    // "said that Chile must sign": the speaker asks for it
    proto.relation = "URGED";
    proto.rule = s_.pack->language + "/urge.obligation";
    proto.modality = weaker(st.modality, Modality::kUrged);
    proto.trace.push_back({"modality", "an obligation in what is said is a demand", s_.span(group(clause(slots.content_clause))->tokens)});
    for (EntityRef& whom : discourse_.resolve_all(s_, clause(slots.content_clause).subject, {.actor = true}))
      if (!proto.recipient) proto.recipient = std::move(whom);
  }
  proto.form = chosen.sense != nullptr ? chosen.sense->form : "";
  proto.strength = chosen.sense != nullptr && !chosen.sense->strength.empty() ? chosen.sense->strength : f->strength;
  proto.trace.push_back({"cue", std::string(s_.surface(slots.trigger)) + " → frame '" + f->name + "'", s_.span(slots.trigger)});
  if (f->requires_money && !proto.amount && slots.object_np >= 0 && objects.front().type != "Program") return;
  for (const std::string& from : f->content_from)
    for (const Argument& a : c.arguments)
      if (proto.content.empty() && a.word != 0 && preposition_fits(a, from) && a.np != slots.object_np)
        if (const auto content = content_of_np(a.np)) proto.content = content->surface, add_evidence(proto, "content", content->span);
  for (const EntityRef& object : objects) {
    for (const EntityRef& subject : slots.subjects) {
      if (!type_fits(subject, f->subject_types)) continue;
      Statement s = proto;
      s.subject = subject;
      s.object = object;
      if (object.type == "Event" && !f->event_relation.empty()) s.relation = f->event_relation;
      if (s.amount && s.object.type == "Content" && s.relation == "URGED" && slots.content_clause < 0 && slots.object_np < 0) s.amount.reset();
      const int sub = subject_np(index);
      if (sub >= 0 && np(sub).quantity >= 0 && subject.type == "Group") {
        const language::Quantity& q = s_.quantities[static_cast<std::size_t>(np(sub).quantity)];
        if (q.kind == language::QuantityKind::kNumber) s.count = amount_of(q), add_evidence(s, "count", q.span);
      }
      emit_one(std::move(s), st);
    }
    for (const EntityRef& subject : slots.excluded) {
      Statement s = proto;
      s.subject = subject;
      s.object = object;
      if (object.type == "Event" && !f->event_relation.empty()) s.relation = f->event_relation;
      s.polarity = st.negative ? Polarity::kPositive : Polarity::kNegative;
      s.trace.push_back({"polarity", "excepted from the subject", subject.span});
      emit_one(std::move(s), st);
    }
  }
}

void Interpreter::emit_office(const NounPhrase& person, const NounPhrase& title) {
  const auto who = discourse_.resolve(s_, person);
  if (!who || who->type != "Person" || discourse_.holds_more_than(who->id, *title.office)) return;
  Standing st;
  Statement s = base(st, "HOLDS_OFFICE", "title.name");
  s.subject = *who;
  s.subject.surface = person.person;
  if (!person.name_tokens.empty()) s.subject.surface = std::string(s_.surface(person.name_tokens)), s.subject.span = s_.span(person.name_tokens);
  s.object = discourse_.office(s_, *title.office);
  s.recipient = discourse_.holder(s_, *title.office);
  add_evidence(s, "trigger", s_.span(title.office->tokens));
  emit_one(std::move(s), st);
}

// "COP27 in Sharm el-Sheikh": a named event and its place side by side.
void Interpreter::emit_places() {
  for (const Clause& c : tree_.clauses) {
    for (const Argument& a : c.arguments) {
      if (a.word == 0 || !a.classes.has(WC::kIn) || (np(a.np).label != "Place" && np(a.np).label != "Country")) continue;
      for (const NounPhrase& n : s_.noun_phrases) {
        if (n.label != "Event" || !(n.entity >= 0 || n.proper) || n.tokens.last != a.preposition.first || !n.members.empty()) continue;
        const auto event = discourse_.resolve(s_, n);
        const auto place = discourse_.resolve(s_, np(a.np));
        if (!event || !place) continue;
        Standing st = own_standing(c, {});
        st.negative = false;
        Statement s = base(st, "LOCATED_IN", "event.place");
        s.subject = *event;
        s.object = *place;
        add_evidence(s, "trigger", s_.span(a.preposition));
        emit_one(std::move(s), st);
      }
    }
  }
}

// "Latvia, a member of the EU, …": membership in apposition.
void Interpreter::emit_membership(const NounPhrase& whole, const NounPhrase& apposition) {
  if (apposition.noun < 0) return;
  const int frame_index = s_.pack->nouns[static_cast<std::size_t>(apposition.noun)].frame;
  if (frame_index < 0 || frame(static_cast<std::size_t>(frame_index)).relation != "MEMBER_OF") return;
  const auto who = discourse_.resolve(s_, whole, {.actor = true});
  if (!who) return;
  for (const PhraseArgument& a : apposition.arguments) {
    Slots slots;
    Standing st;
    if (!a.classes.has(WC::kOf) || !object_from_np(a.np, frame(static_cast<std::size_t>(frame_index)), nullptr, slots, st)) continue;
    for (EntityRef& object : slots.objects) {
      Statement s = base(st, "MEMBER_OF", "member.apposition");
      s.subject = *who;
      s.object = std::move(object);
      add_evidence(s, "trigger", s_.span(apposition.head));
      emit_one(std::move(s), st);
    }
  }
}

// Title and name side by side, or in apposition, in any role.
void Interpreter::emit_offices() {
  for (std::size_t i = 0; i < s_.noun_phrases.size(); ++i) {
    const NounPhrase n = s_.noun_phrases[i];
    if (!n.members.empty()) continue;
    if (!n.person.empty() && n.office) emit_office(n, n);
    for (const int a : n.appositions) {
      if (!n.person.empty() && np(a).office && np(a).person.empty()) emit_office(n, np(a));
      if (n.person.empty() && n.office && !np(a).person.empty()) emit_office(np(a), n);
      emit_membership(n, np(a));
    }
  }
  (void)actor;
}

}  // namespace signatory::extract
