// Act nouns: "Nepal's publication of the report", "the meeting between A and B", "Polens ratificering av avtalet".
#include <algorithm>

#include "extract/interpreter.h"

namespace signatory::extract {

// Which of the clause's noun phrases state an act, and how it stands there.
void Interpreter::nominals(int index, const Standing& own, const Chosen& chosen) {
  const Clause& c = clause(index);
  const int subject = c.subject >= 0 ? c.subject : -1;
  if (subject >= 0 && np(subject).noun >= 0) {
    Standing st = own;
    const VerbGroup* g = group(c);
    const bool cancelled = chosen.frame != nullptr && chosen.frame->nominal_subject == "negative";
    if (cancelled) st.negative = !own.negative, st.steps.push_back({"polarity", "it was called off", g ? s_.span(g->tokens) : ByteSpan{}});
    else if (g == nullptr || own.negative || (g->copula && g->verb < 0) || (g->auxiliary_only && g->verb < 0)) st.modality = weaker(st.modality, Modality::kHypothetical);
    // "ligger långt fram i tiden", "is a distant goal": a present state says nothing of whether it happened
    if (!cancelled && g != nullptr && (chosen.frame == nullptr || chosen.frame->nominal_subject.empty()) && !g->past && !g->perfect && (g->forms & language::kPresent) != 0 && (g->forms & language::kPast) == 0)
      st.modality = weaker(st.modality, Modality::kHypothetical);
    if (!cancelled && own.negative) st.negative = false;
    nominal(subject, st, index);
  }
  // "abandoned its goal to …", "announced plans to …": the noun's act stands as the verb leaves it
  const bool embeds = chosen.frame != nullptr && chosen.frame->relation.empty() && chosen.frame->name != "neutral" && !chosen.frame->event;
  for (const Argument& a : c.arguments) {
    if (!embeds || a.fronted || np(a.np).noun < 0 || (a.word != 0 && a.classes.any_of(WC::kAfter, WC::kBefore))) continue;
    if (group(c)->passive && !chosen.frame->nominal_subject.empty()) continue;
    nominal(a.np, below(c, chosen, own, filled_[static_cast<std::size_t>(index)].second), index, true);
  }
  const bool open = chosen.frame != nullptr && chosen.frame->relation.empty() && chosen.frame->name != "neutral" && !chosen.frame->event;
  for (const Argument& a : c.arguments) {
    if (open || a.word == 0 || np(a.np).noun < 0) continue;
    if (a.classes.any_of(WC::kAfter, WC::kDuring, WC::kBefore) || a.fronted) {
      Standing st = own;
      st.negative = false;
      st.modality = own.modality == Modality::kAsserted ? Modality::kAsserted : own.modality;
      nominal(a.np, st, index);
    }
  }
}

void Interpreter::nominal(int index, const Standing& st, int clause_index, bool own_subject) {
  const NounPhrase n = np(index);
  const language::Noun& noun = s_.pack->nouns[static_cast<std::size_t>(n.noun)];
  if (noun.frame < 0) return;
  const language::Frame& f = frame(static_cast<std::size_t>(noun.frame));
  if (f.relation.empty()) return;
  Slots slots;
  slots.trigger = n.head;
  slots.construction = "nominal";
  if ((n.possessive_pronoun || own_subject) && n.possessor < 0) slots.subjects = subjects_of(clause_index, st);
  if (n.possessor >= 0) slots.subjects = discourse_.resolve_all(s_, n.possessor, {.actor = true});
  for (const PhraseArgument& a : n.arguments) {
    if (a.classes.has(WC::kBy) && slots.subjects.empty()) slots.subjects = discourse_.resolve_all(s_, a.np, {.actor = true});
    if (a.classes.has(WC::kBetween) && f.between) {
      slots.subjects = discourse_.resolve_all(s_, a.np, {.actor = true});
      if (slots.subjects.size() < 2) return;
      slots.objects.assign(slots.subjects.begin() + 1, slots.subjects.end());
      slots.subjects.resize(1);
    }
  }
  for (const PhraseArgument& a : n.arguments)
    if (slots.objects.empty() && !slots.content && std::find(noun.prepositions.begin(), noun.prepositions.end(), a.word) != noun.prepositions.end()) object_from_np(a.np, f, nullptr, slots, st);
  if (slots.objects.empty() && !slots.content) {
    for (const std::string& from : f.object_from) {
      if (!from.starts_with("prep:")) continue;
      for (const PhraseArgument& a : n.arguments) {
        if (a.classes.has(WC::kBy) || !preposition_fits({a.classes, a.word, a.np, false, {}}, from.substr(5))) continue;
        if (slots.objects.empty() && !slots.content) object_from_np(a.np, f, nullptr, slots, st);
      }
    }
  }
  for (std::size_t i = 0; i < tree_.clauses.size() && slots.objects.empty() && !slots.content; ++i)
    if (clause(static_cast<int>(i)).link == Link::kNounComplement && clause(static_cast<int>(i)).governor == index) {
      slots.content = content_of(clause(static_cast<int>(i)).content);
      slots.content_clause = static_cast<int>(i);
    }
  if (slots.objects.empty() && !slots.content)
    for (const PhraseArgument& a : n.arguments)
      if (a.classes.any_of(WC::kWith, WC::kTo, WC::kFrom, WC::kOf) && slots.objects.empty()) object_from_np(a.np, f, nullptr, slots, st);
  if (slots.subjects.empty() || (slots.objects.empty() && !slots.content)) return;
  Chosen chosen;
  chosen.frame = &f;
  emit(clause_index, chosen, slots, st);
}

}  // namespace signatory::extract
