// Titles and the names of persons: "Polens vice premiärminister Marek Wolański", "Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn",
// "the environment minister of Mongolia". A title composes to an English office name and the state or body it belongs to.
#include <algorithm>

#include "extract/chunker.h"

namespace signatory::extract {
namespace {

using language::NameRole;

bool can_hold_office(const language::GazetteerEntity& e) { return e.type == "Country" || e.type == "Organization" || e.type == "Place"; }

}  // namespace

// "deputy" before another title word is a prefix, else an office of its own.
bool Chunker::prefixes(std::uint32_t i) const {
  if (unit(i).prefix < 0) return false;
  return unit(i).title < 0 || (i + 1 < size() && (unit(i + 1).title >= 0 || unit(i + 1).portfolio >= 0 || unit(i + 1).prefix >= 0));
}

std::string Chunker::compose_office(const std::vector<std::uint32_t>& parts) const {
  std::string prefix, portfolio, head;
  for (const std::uint32_t i : parts) {
    const Unit& u = unit(i);
    if (i != parts.back() && prefixes(i)) {
      prefix += pack_.titles[static_cast<std::size_t>(u.prefix)].name + " ";
      continue;
    }
    std::string part;
    if (u.title >= 0 && head.empty()) head = pack_.titles[static_cast<std::size_t>(u.title)].name;
    if (u.body >= 0) part = pack_.titles[static_cast<std::size_t>(u.body)].portfolio;
    else if (u.portfolio >= 0) part = pack_.titles[static_cast<std::size_t>(u.portfolio)].name;
    if (!part.empty() && portfolio.find(part) == std::string::npos) portfolio += (portfolio.empty() ? "" : " and ") + part;
  }
  return prefix + (portfolio.empty() ? "" : portfolio + " ") + head;
}

// Tries a title at unit i; returns the unit behind it (and behind a name that follows), or i.
std::uint32_t Chunker::title(NounPhrase& np, std::uint32_t i) {
  Office office;
  std::vector<std::uint32_t> parts;
  std::uint32_t at = i, last = i;
  bool head = false;
  const auto take_holder = [&](std::uint32_t u) {
    if (office.holder_entity < 0) office.holder_entity = unit(u).entity, office.holder_tokens = unit(u).tokens;
  };
  while (at < size()) {
    const Unit& u = unit(at);
    const language::GazetteerEntity* e = entity(at);
    if (u.title >= 0 && !prefixes(at) && !(head && !pack_.grammar.modifiers_after && u.title_simple)) {
      if (head && !pack_.grammar.modifiers_after) break;
      if (head && unit(parts.back()).title >= 0) break;
      parts.push_back(at), head = true, last = ++at;
    } else if (u.prefix >= 0 || u.body >= 0 || (u.portfolio >= 0 && u.title < 0)) {
      const bool phrase = u.portfolio >= 0 && u.tokens.last - u.tokens.first > 1;  // "of public security"
      if (head && !pack_.grammar.modifiers_after && u.body < 0 && !phrase) break;
      parts.push_back(at), ++at;
      if (head) last = at;
    } else if (e != nullptr && can_hold_office(*e) && office.holder_entity < 0) {
      const bool before = !head, adjective = u.role == NameRole::kAdjective;
      if (before && at != i) break;
      if (!before && !pack_.grammar.modifiers_after) break;
      if (before && !adjective && !u.possessor && !is(at + 1, WordClass::kGenitive) && pack_.grammar.modifiers_after) break;
      take_holder(at), ++at;
      if (is(at, WordClass::kGenitive)) ++at;
      if (head) last = at;
    } else if (head && at + 1 < size() && (u.classes.any_of(WordClass::kOf, WordClass::kFor, WordClass::kIn, WordClass::kAbout) || (u.classes.has(WordClass::kAnd) && unit(at - 1).portfolio >= 0))) {
      std::uint32_t next = at + 1;
      while (is(next, WordClass::kArticleDefinite)) ++next;
      if (next < size() && (unit(next).portfolio >= 0 || unit(next).body >= 0) && unit(next).title < 0) {
        parts.push_back(next), last = at = next + 1;
      } else if (entity(next) != nullptr && can_hold_office(*entity(next)) && u.classes.any_of(WordClass::kOf, WordClass::kIn) && office.holder_entity < 0) {
        take_holder(next), last = at = next + 1;
      } else {
        break;
      }
    } else if (!head && !parts.empty() && u.classes.has(WordClass::kAnd) && at + 1 < size() && unit(at + 1).portfolio >= 0) {
      ++at;
    } else {
      break;
    }
  }
  if (!head) return i;
  office.name = compose_office(parts);
  office.tokens = {unit(i).tokens.first, unit(last - 1).tokens.last};
  office.former = office.name.starts_with("Former ");
  np.office = office;
  np.head = unit(parts.back()).tokens;
  np.label = "Person";
  // "den ryske presidenten | FN-medlemmarna": where the verb comes second a definite title has no name behind it
  if (pack_.grammar.verb_second && np.definite) return last;
  return std::max(person_name(np, last), last);
}

bool Chunker::name_word(std::uint32_t i) const {
  if (i >= size()) return false;
  const Unit& u = unit(i);
  if (u.kind == UnitKind::kName) {
    const language::GazetteerEntity* e = entity(i);
    return e->type == "Person" || (u.ambiguous && e->type != "Country") || e->type == "Place";
  }
  if (u.kind != UnitKind::kWord || !u.capitalised || u.tokens.last - u.tokens.first > 1 || u.compound) return false;
  if (!s_.token(u.tokens.first).is_word()) return false;
  if (u.readings == nullptr) return true;
  // A capitalised word of the lexicon inside a name ("May", "Bình", "Sơn") is a name word if only content readings speak against it.
  return u.classes.empty() && u.title < 0 && u.portfolio < 0 && u.body < 0 && !u.honorific;
}

// A person's name behind a title or an honorific, or a row of capitalised unknown words.
std::uint32_t Chunker::person_name(NounPhrase& np, std::uint32_t i) {
  std::uint32_t at = i;
  while (at < size() && unit(at).honorific) ++at;
  const std::uint32_t first = at;
  std::uint32_t words = 0;
  while (at < size() && words < 6) {
    if (name_word(at)) {
      ++words, ++at;
      if (unit(at - 1).possessor) break;
    } else if (words > 0 && unit(at).person_particle && name_word(at + 1)) {
      ++at;
    } else if (words > 0 && mark(at, '.') && s_.token(unit(at - 1).tokens.first).text.size() <= 2 && name_word(at + 1)) {
      ++at;
    } else {
      break;
    }
  }
  if (words == 0) return i;
  np.name_tokens = {unit(first).tokens.first, unit(at - 1).tokens.last};
  np.person = std::string(s_.surface(np.name_tokens));
  if (unit(at - 1).possessor && !np.person.empty())
    for (const std::string& suffix : pack_.grammar.genitive_suffixes)
      if (np.person.ends_with(suffix)) {
        np.person.resize(np.person.size() - suffix.size());
        break;
      }
  if (unit(first).entity >= 0 && entity(first)->type == "Person") np.entity = unit(first).entity;
  np.label = "Person";
  np.head = np.name_tokens;
  np.proper = true;
  return at;
}

}  // namespace signatory::extract
