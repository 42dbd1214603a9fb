#include "extract/describe.h"

#include <fmt/format.h>

namespace signatory::extract {
namespace {

std::string_view link_name(Link link) {
  switch (link) {
    case Link::kRoot: return "main";
    case Link::kComplement: return "complement of";
    case Link::kInfinitive: return "infinitive below";
    case Link::kRelative: return "relative clause in";
    case Link::kAdverbial: return "adverbial clause of";
    case Link::kCoordinate: return "beside";
    case Link::kParticipial: return "participle of";
    case Link::kSubject: return "subject clause of";
    case Link::kNounComplement: return "content of a noun in";
  }
  return "";
}

std::string chunk_text(const Sentence& s, const Chunk& c) {
  const std::string_view text = s.surface(c.tokens);
  switch (c.kind) {
    case ChunkKind::kNounPhrase: {
      const NounPhrase& n = s.noun_phrases[static_cast<std::size_t>(c.index)];
      std::string label = n.label;
      if (n.possessor >= 0) label += " of " + std::string(s.surface(s.noun_phrases[static_cast<std::size_t>(n.possessor)].core));
      if (n.office) label += " office=" + n.office->name;
      if (!n.person.empty()) label += " person";
      if (n.pronoun != PronounKind::kNone) label += "pronoun";
      return fmt::format("NP[{}|{}]", text, label);
    }
    case ChunkKind::kVerbGroup: {
      const VerbGroup& g = s.verb_groups[static_cast<std::size_t>(c.index)];
      std::string flags;
      for (const auto& [on, name] : {std::pair{g.finite, "finite"}, {g.infinitive, "inf"}, {g.gerund, "ger"}, {g.participle, "part"}, {g.passive, "pass"}, {g.negated, "neg"}, {g.future, "fut"}, {g.possible, "poss"}, {g.copula, "cop"}, {g.auxiliary_only, "aux"}, {g.obligation, "oblig"}, {g.hearsay, "hearsay"}})
        if (on) flags += std::string(" ") + name;
      return fmt::format("VG[{}|{}]", text, flags.empty() ? flags : flags.substr(1));
    }
    case ChunkKind::kPreposition: return fmt::format("P[{}]", text);
    case ChunkKind::kCoordinator: return fmt::format("C[{}]", text);
    case ChunkKind::kThat: return fmt::format("THAT[{}]", text);
    case ChunkKind::kRelative: return fmt::format("REL[{}]", text);
    case ChunkKind::kSubordinator: return fmt::format("SUB[{}]", text);
    case ChunkKind::kTime: return fmt::format("TIME[{}]", text);
    case ChunkKind::kAdverb: return fmt::format("ADV[{}]", text);
    case ChunkKind::kQuestion: return fmt::format("Q[{}]", text);
    case ChunkKind::kMark: return std::string(text);
  }
  return std::string(text);
}

}  // namespace

std::string_view name_of(Polarity p) { return p == Polarity::kPositive ? "+" : "-"; }

std::string_view name_of(Modality m) {
  switch (m) {
    case Modality::kAsserted: return "asserted";
    case Modality::kCommitted: return "committed";
    case Modality::kUrged: return "urged";
    case Modality::kPlanned: return "planned";
    case Modality::kHypothetical: return "hypothetical";
  }
  return "";
}

std::string_view name_of(Section s) {
  switch (s) {
    case Section::kHeadline: return "headline";
    case Section::kBody: return "body";
    case Section::kCaption: return "caption";
    case Section::kRelated: return "related";
    case Section::kMeta: return "meta";
  }
  return "";
}

std::string_view name_of(Approximation a) {
  switch (a) {
    case Approximation::kNone: return "";
    case Approximation::kAbout: return "about";
    case Approximation::kNearly: return "nearly";
    case Approximation::kOver: return "over";
    case Approximation::kUpTo: return "up_to";
  }
  return "";
}

std::string describe(const Statement& s) {
  std::string out = fmt::format("{} {} {} {} {}", name_of(s.polarity), name_of(s.modality), s.subject.name, s.relation, s.object.name.empty() ? "\"" + s.object.surface + "\"" : s.object.name);
  if (s.recipient) out += " (to " + s.recipient->name + ")";
  if (s.amount) out += fmt::format(" (amount {} {})", s.amount->value, s.amount->currency);
  if (s.count) out += fmt::format(" (count {})", s.count->value);
  if (!s.date.empty()) out += " (date " + s.date + ")";
  if (!s.deadline.empty()) out += " (deadline " + s.deadline + ")";
  if (s.place) out += " (in " + s.place->name + ")";
  if (!s.content.empty()) out += " (content \"" + s.content + "\")";
  for (const EntityRef& a : s.attribution) out += " (says " + a.name + ")";
  return out + " [" + s.rule + "]";
}

std::string describe(const Sentence& s, const ClauseTree& tree, const std::vector<Statement>& statements, const std::vector<std::string>& notes) {
  std::string out;
  for (const Chunk& c : s.chunks) out += (out.empty() ? "" : " ") + chunk_text(s, c);
  out += "\n";
  for (std::size_t i = 0; i < tree.clauses.size(); ++i) {
    const Clause& c = tree.clauses[i];
    const std::string subject = c.subject < 0 ? (c.subject_from_parent ? "(shared)" : "–") : std::string(s.surface(s.noun_phrases[static_cast<std::size_t>(c.subject)].tokens));
    const std::string verb = c.verb < 0 ? "–" : std::string(s.surface(s.verb_groups[static_cast<std::size_t>(c.verb)].tokens));
    out += fmt::format("  clause {}: {}{} | {} | {}", i, link_name(c.link), c.parent >= 0 ? fmt::format(" {}", c.parent) : "", subject, verb);
    for (const Argument& a : c.arguments) out += fmt::format(" | {}{}", a.preposition.empty() ? "" : std::string(s.surface(a.preposition)) + " ", s.surface(s.noun_phrases[static_cast<std::size_t>(a.np)].tokens));
    out += "\n";
  }
  for (const std::string& note : notes) out += "  " + note + "\n";
  for (const Statement& statement : statements) out += "  → " + describe(statement) + "\n";
  return out;
}

}  // namespace signatory::extract
