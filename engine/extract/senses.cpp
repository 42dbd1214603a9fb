// Which sense of a verb or predicate a clause has: the most specific one whose requirements stand in the clause.
#include <algorithm>

#include "extract/interpreter.h"

namespace signatory::extract {

std::vector<int> Interpreter::child_clauses(int parent, bool infinitive_too) const {
  std::vector<int> out;
  for (std::size_t i = 0; i < tree_.clauses.size(); ++i) {
    const Clause& c = tree_.clauses[i];
    if (c.parent != parent || c.verb < 0) continue;
    if (c.link == Link::kComplement || (infinitive_too && c.link == Link::kInfinitive)) out.push_back(static_cast<int>(i));
  }
  return out;
}

bool Interpreter::takes(const language::Sense& sense, int child) const {
  if (sense.complements.empty()) return true;
  const Clause& c = clause(child);
  const VerbGroup* g = group(c);
  const char* kind = "that";
  if (c.reported) kind = "quote";
  else if (g != nullptr && g->gerund) kind = "gerund";
  else if (c.link == Link::kInfinitive) kind = "infinitive";
  else if (c.opener.any_of(WC::kWhether, WC::kQuestion) && !c.opener.has(WC::kThat)) kind = "question";
  const bool bare = !s_.pack->grammar.inflected;  // a bare verb below is an infinitive or a clause
  for (const std::string& wanted : sense.complements)
    if (wanted == kind || (wanted == "quote" && c.reported) || (bare && (wanted == "infinitive" || wanted == "that") && kind != std::string_view("question")) || (wanted == "that" && c.reported)) return true;
  return false;
}

// Points for a sense, or -1 when something it needs is missing.
int Interpreter::score(const language::Sense& sense, int index, Chosen& chosen) const {
  const Clause& c = clause(index);
  const VerbGroup& g = *group(c);
  int points = 0;
  if (!sense.particles.empty()) {
    bool found = false;
    for (std::uint32_t t = g.verb_token + 1; t < s_.tokens.size() && t < g.verb_token + 7 && !found; ++t)
      found = std::find(sense.particles.begin(), sense.particles.end(), s_.token(t).folded) != sense.particles.end();
    if (!found) return -1;
    points += 4;
    for (std::size_t a = 0; a < c.arguments.size(); ++a)
      if (!c.arguments[a].preposition.empty() && std::find(sense.particles.begin(), sense.particles.end(), s_.token(c.arguments[a].preposition.first).folded) != sense.particles.end())
        chosen.particle_argument = static_cast<int>(a);
  }
  if (sense.reflexive) {
    bool found = false;
    for (const Argument& a : c.arguments) found |= np(a.np).pronoun == PronounKind::kReflexive;
    for (std::uint32_t t = g.verb_token + 1; t < s_.tokens.size() && t < g.verb_token + 4 && !found; ++t)
      for (const Unit& u : s_.units)
        if (u.tokens.first == t && u.classes.has(WC::kReflexive)) found = true;
    if (!found) return -1;
    points += 3;
  }
  const auto prep_matches = [&](language::WordId word) { return std::find(sense.prepositions.begin(), sense.prepositions.end(), word) != sense.prepositions.end(); };
  bool prep_found = sense.prepositions.empty();
  if (!sense.nouns.empty()) {
    bool found = false;
    for (std::size_t a = 0; a < c.arguments.size() && !found; ++a) {
      if (c.arguments[a].word != 0) continue;
      const NounPhrase& n = np(c.arguments[a].np);
      for (std::uint32_t t = n.head.first; t < n.head.last && !found; ++t)
        found = std::find(sense.nouns.begin(), sense.nouns.end(), s_.pack->lexicon.word(s_.token(t).folded)) != sense.nouns.end();
      for (const Unit& u : s_.units)
        if (!found && u.tokens.first >= n.core.first && u.tokens.last <= n.core.last) found = std::find(sense.nouns.begin(), sense.nouns.end(), u.word) != sense.nouns.end() && u.word != 0;
      if (!found) continue;
      chosen.light_noun = static_cast<int>(a);
      for (const PhraseArgument& p : n.arguments) prep_found |= prep_matches(p.word);
    }
    if (!found && c.subject >= 0 && g.passive) {
      const NounPhrase& n = np(c.subject);
      for (std::uint32_t t = n.head.first; t < n.head.last && !found; ++t)
        found = std::find(sense.nouns.begin(), sense.nouns.end(), s_.pack->lexicon.word(s_.token(t).folded)) != sense.nouns.end();
    }
    if (!found) return -1;
    points += 5;
  }
  for (const Argument& a : c.arguments) prep_found |= a.word != 0 && prep_matches(a.word);
  for (const int child : child_clauses(index, true)) prep_found |= clause(child).preposition != 0 && prep_matches(clause(child).preposition);
  if (!sense.addressee_prepositions.empty())
    for (const Argument& a : c.arguments)
      if (a.word != 0 && std::find(sense.addressee_prepositions.begin(), sense.addressee_prepositions.end(), a.word) != sense.addressee_prepositions.end()) prep_found = true, points += 2;
  bool has_clause = false;
  for (const int child : child_clauses(index, true)) has_clause |= takes(sense, child);
  if (!prep_found && !(has_clause && sense.clause)) {
    const bool together = frame(sense.frame).reciprocal && c.subject >= 0 && (np(c.subject).members.size() > 1 || np(c.subject).label == "Group");
    if (sense.nouns.empty() || !together) return -1;
  } else if (!sense.prepositions.empty() && prep_found) {
    points += 2;
  }
  if (sense.clause && !has_clause) return -1;
  if (sense.clause) points += 1;
  if (sense.passive && !g.passive) return -1;
  if (sense.passive) points += 1;
  if (!sense.object_types.empty()) {
    bool found = false;
    for (const Argument& a : c.arguments) found |= std::find(sense.object_types.begin(), sense.object_types.end(), np(a.np).label) != sense.object_types.end();
    if (c.subject >= 0 && g.passive) found |= std::find(sense.object_types.begin(), sense.object_types.end(), np(c.subject).label) != sense.object_types.end();
    if (!found) return -1;
    points += 2;
  }
  return points;
}

Interpreter::Chosen Interpreter::choose(int index) const {
  Chosen best;
  const VerbGroup* g = group(clause(index));
  if (g == nullptr) return best;
  // "is the environment minister of Mongolia"
  if (g->copula && g->predicate < 0)
    for (const Argument& a : clause(index).arguments)
      if (a.word == 0 && np(a.np).office && np(a.np).person.empty()) {
        best.frame = &frame(*s_.frames->find("office"));
        return best;
      }
  const std::vector<language::Sense>* senses = nullptr;
  if (g->predicate >= 0) senses = &s_.pack->predicates[static_cast<std::size_t>(g->predicate)].senses;
  else if (g->verb >= 0) senses = &s_.pack->verbs[static_cast<std::size_t>(g->verb)].senses;
  if (senses == nullptr) return best;
  int best_points = -1;
  for (const language::Sense& sense : *senses) {
    Chosen chosen;
    const int points = score(sense, index, chosen);
    if (points <= best_points) continue;
    best_points = points;
    best = chosen;
    best.sense = &sense;
    best.frame = &frame(sense.frame);
  }
  // "rejected the plan": an embedding verb with a thing instead of a clause.
  const auto& arguments = clause(index).arguments;
  const bool thing = std::any_of(arguments.begin(), arguments.end(), [](const Argument& a) { return a.word == 0 && !a.fronted; }) || g->passive;
  if (best.frame != nullptr && !best.frame->fallback_object.empty() && thing && child_clauses(index, true).empty())
    best.frame = &frame(*s_.frames->find(best.frame->fallback_object));
  return best;
}

}  // namespace signatory::extract
