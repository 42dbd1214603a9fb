#include "extract/discourse.h"

#include <algorithm>
#include <cctype>

#include "text/unicode.h"

namespace signatory::extract {
namespace {

std::string lower_label(const std::string& label) {
  std::string out = label;
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::string collapse(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t' || c == ' ') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string> name_parts(const std::string& slugged) {
  std::vector<std::string> out(1);
  for (const char c : slugged) {
    if (c == '-') out.emplace_back();
    else out.back() += c;
  }
  return out;
}

}  // namespace

std::string slug(std::string_view name) {
  std::string out;
  for (const char c : text::fold_name(name)) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) out += c;
    else if (!out.empty() && out.back() != '-') out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

void Discourse::foretell(const Sentence& s) {
  for (const NounPhrase& np : s.noun_phrases) {
    if (np.label != "Agreement" || !np.members.empty() || !(np.entity >= 0 || np.proper)) continue;
    Mention m;
    if (np.entity >= 0) {
      const auto& e = gazetteer_.entity(static_cast<std::uint32_t>(np.entity));
      m.entity = {e.id, e.name, e.type, "", {}};
    } else {
      m.entity = named(s, np);
    }
    m.noun = np.noun;
    const auto known = std::find_if(foretold_.begin(), foretold_.end(), [&](const Mention& k) { return k.entity.id == m.entity.id; });
    if (known != foretold_.end()) ++known->sentence;  // here: how often it is named
    else foretold_.push_back(m);
  }
}

void Discourse::remember(Mention mention) {
  mention.sentence = sentence_;
  mentions_.push_front(std::move(mention));
  if (mentions_.size() > 400) mentions_.pop_back();
}

void Discourse::see(const Sentence& s, const EntityRef& entity, const char* rule) {
  names.push_back({entity.id, entity.name, entity.type, entity.surface, s.pack->language, rule, entity.span});
}

std::optional<EntityRef> Discourse::last_thing(const Sentence& s, const NounPhrase* np, const std::vector<std::string>& types) const {
  for (const Mention& m : mentions_) {
    if (sentence_ - m.sentence > 4) break;
    const std::string& type = m.entity.type;
    if (type == "Country" || type == "Person" || type == "Organization" || type == "Group" || type == "Office" || type == "Place") continue;
    if (std::find(types.begin(), types.end(), type) == types.end()) continue;
    if (np != nullptr) return refer(m.entity, s, *np);
    EntityRef out = m.entity;
    out.surface.clear();
    out.span = {};
    return out;
  }
  return std::nullopt;
}

void Discourse::remember_subject(const EntityRef& entity) {
  subject_ = entity;
  if (entity.type == "Country") last_country_ = entity;
}

EntityRef Discourse::refer(const EntityRef& antecedent, const Sentence& s, const NounPhrase& np) const {
  EntityRef out = antecedent;
  out.surface = std::string(s.surface(np.core));
  out.span = s.span(np.core);
  return out;
}

std::optional<EntityRef> Discourse::holder(const Sentence& s, const Office& office) const {
  if (office.holder_entity >= 0) {
    const language::GazetteerEntity* e = &gazetteer_.entity(static_cast<std::uint32_t>(office.holder_entity));
    if (e->type == "Place") {
      const int country = gazetteer_.country_of_capital(static_cast<std::uint32_t>(office.holder_entity));
      if (country >= 0) e = &gazetteer_.entity(static_cast<std::uint32_t>(country));
    }
    return EntityRef{e->id, e->name, e->type, std::string(s.surface(office.holder_tokens)), s.span(office.holder_tokens)};
  }
  if (!office.body_name.empty())
    return EntityRef{"organization/" + slug(office.body_name), office.body_name, "Organization", std::string(s.surface(office.holder_tokens)), s.span(office.holder_tokens)};
  return std::nullopt;
}

EntityRef Discourse::office(const Sentence& s, const Office& office) const {
  EntityRef out;
  out.name = office.name;
  out.id = "office/" + slug(office.name);
  out.type = "Office";
  out.surface = std::string(s.surface(office.tokens));
  out.span = s.span(office.tokens);
  return out;
}

bool Discourse::holds_more_than(const std::string& person, const Office& office) const {
  if (office.holder_entity >= 0 || !office.body_name.empty()) return false;
  return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) { return m.entity.id == person && m.office.ends_with(" " + office.name); });
}

const Discourse::Mention* Discourse::known_person(const std::string& name) const {
  const std::vector<std::string> parts = name_parts(slug(name));
  for (const Mention& m : mentions_) {
    if (m.entity.type != "Person") continue;
    const std::vector<std::string> known = name_parts(slug(m.entity.name));
    if (known.size() < parts.size() || known.empty()) continue;
    const bool tail = std::equal(parts.rbegin(), parts.rend(), known.rbegin());
    const bool head = parts.size() == 1 && parts[0] == known[0] && parts[0].size() > 3;
    if (tail || head) return &m;
  }
  return nullptr;
}

std::optional<EntityRef> Discourse::person(const Sentence& s, const NounPhrase& np) {
  EntityRef out;
  out.type = "Person";
  out.surface = std::string(s.surface(np.core));
  out.span = s.span(np.core);
  const char* rule = "new";
  Mention mention;
  if (np.entity >= 0 && gazetteer_.entity(static_cast<std::uint32_t>(np.entity)).type == "Person") {
    const auto& e = gazetteer_.entity(static_cast<std::uint32_t>(np.entity));
    out.id = e.id, out.name = e.name, rule = "gazetteer";
  } else if (const Mention* known = known_person(np.person)) {
    out.id = known->entity.id, out.name = known->entity.name, rule = "surname";
    mention.office = known->office, mention.holder = known->holder;
  } else {
    out.name = collapse(np.person);
    out.id = "person/" + slug(np.person);
    // a single word that nobody introduced is a name only with a title or an honorific before it
    if (name_parts(slug(np.person)).size() < 2 && !np.office && np.core.first == np.name_tokens.first) return std::nullopt;
  }
  if (out.id == "person/") return std::nullopt;
  const auto note_office = [&](const Office& office) {
    mention.office = office.name;
    if (const auto state = holder(s, office)) mention.holder = state->id;
  };
  if (np.office) note_office(*np.office);
  for (const int a : np.appositions)
    if (s.noun_phrases[static_cast<std::size_t>(a)].office) note_office(*s.noun_phrases[static_cast<std::size_t>(a)].office);
  mention.entity = out;
  remember(mention);
  see(s, out, rule);
  return out;
}

// "premiärministern", "the Russian president": the last person with that office, or the office of a named state.
std::optional<EntityRef> Discourse::titled(const Sentence& s, const NounPhrase& np) {
  const auto state = holder(s, *np.office);
  for (const int a : np.appositions) {
    const NounPhrase& other = s.noun_phrases[static_cast<std::size_t>(a)];
    if (!other.person.empty()) {
      NounPhrase joined = other;
      joined.office = np.office;
      joined.core = {np.core.first, other.core.last};
      return person(s, joined);
    }
  }
  for (const Mention& m : mentions_) {
    if (m.entity.type != "Person" || m.office.empty()) continue;
    const bool same = m.office == np.office->name || (!state && m.office.ends_with(" " + np.office->name));
    if (!same || (state && m.holder != state->id)) continue;
    const EntityRef out = refer(m.entity, s, np);
    names.push_back({out.id, out.name, out.type, out.surface, s.pack->language, "definite-title", out.span});
    return out;
  }
  if (!state && np.quantified) {  // "some analysts"
    EntityRef group{"group/" + slug(s.surface(np.core)), collapse(s.surface(np.core)), "Group", std::string(s.surface(np.core)), s.span(np.core)};
    see(s, group, "new");
    return group;
  }
  if (!state) return std::nullopt;
  EntityRef out;
  out.name = np.office->name + " of " + state->name;
  out.id = "office/" + slug(out.name);
  out.type = "Office";
  out.surface = std::string(s.surface(np.core));
  out.span = s.span(np.core);
  Mention mention;
  mention.entity = out, mention.office = np.office->name, mention.holder = state->id;
  remember(mention);
  see(s, out, "title-of-state");
  return out;
}

std::optional<EntityRef> Discourse::pronoun(const Sentence& s, const NounPhrase& np, const ResolveOptions& options) const {
  const auto usable = [&](const EntityRef& e) { return np.pronoun == PronounKind::kHeShe ? (e.type == "Person" || e.type == "Office") : (e.type == "Country" || e.type == "Organization" || e.type == "Group"); };
  switch (np.pronoun) {
    case PronounKind::kHeShe:
    case PronounKind::kIt:
    case PronounKind::kThey:
      if (options.subject != nullptr && usable(*options.subject)) return refer(*options.subject, s, np);
      if (np.pronoun == PronounKind::kThey) return std::nullopt;
      if (subject_ && usable(*subject_)) return refer(*subject_, s, np);
      if (np.pronoun == PronounKind::kHeShe && speaker_ && usable(*speaker_)) return refer(*speaker_, s, np);
      return std::nullopt;
    case PronounKind::kReflexive:
      if (options.subject != nullptr) return refer(*options.subject, s, np);
      return std::nullopt;
    default: return std::nullopt;
  }
}

EntityRef Discourse::named(const Sentence& s, const NounPhrase& np) {
  EntityRef out;
  const TokenRange tokens = np.name_tokens.empty() ? np.core : np.name_tokens;
  out.type = np.label;
  out.name = collapse(s.surface(tokens));
  if (const auto it = acronyms_.find(out.name); it != acronyms_.end()) {
    const EntityRef found = refer(it->second, s, np);
    see(s, found, "acronym-definition");
    return found;
  }
  out.id = lower_label(np.label) + "/" + slug(out.name);
  out.surface = std::string(s.surface(np.core));
  out.span = s.span(np.core);
  return out;
}

// "the convention", "the summit on food security", "nearly 70 countries"
std::optional<EntityRef> Discourse::represented(const Sentence& s, const NounPhrase& np) {
  if (np.noun < 0 || !s.pack->nouns[static_cast<std::size_t>(np.noun)].represents) return std::nullopt;
  int of = np.possessor;
  for (const PhraseArgument& a : np.arguments)
    if (a.classes.any_of(language::WordClass::kFrom, language::WordClass::kOf)) of = a.np;
  std::uint32_t entity = 0;
  bool found = false;
  if (of >= 0 && s.noun_phrases[static_cast<std::size_t>(of)].entity >= 0) entity = static_cast<std::uint32_t>(s.noun_phrases[static_cast<std::size_t>(of)].entity), found = true;
  for (const Unit& u : s.units)
    if (!found && u.entity >= 0 && u.tokens.first >= np.core.first && u.tokens.last <= np.core.last) entity = static_cast<std::uint32_t>(u.entity), found = true;
  if (!found || (gazetteer_.entity(entity).type != "Country" && gazetteer_.entity(entity).type != "Organization")) return std::nullopt;
  const auto& e = gazetteer_.entity(entity);
  EntityRef out{e.id, e.name, e.type, std::string(s.surface(np.tokens)), s.span(np.tokens)};
  see(s, out, "delegation");
  return out;
}

std::optional<EntityRef> Discourse::common(const Sentence& s, const NounPhrase& np) {
  if (auto country = represented(s, np)) return country;
  static const std::set<std::string, std::less<>> kNameable = {"Agreement", "Program", "Event", "Document", "Organization"};
  const bool nameable = kNameable.contains(np.label);
  bool modified = np.compound;
  for (const Unit& u : s.units)
    if (u.tokens.first >= np.core.first && u.tokens.last <= np.core.last && u.tokens.first != np.head.first)
      modified |= u.noun >= 0 || u.entity >= 0 || u.quantity >= 0 || (u.classes.empty() && u.kind == UnitKind::kWord);
  const bool bare = np.arguments.empty() && np.possessor < 0 && !modified && !np.proper;
  if (nameable && bare && !np.indefinite) {
    for (const Mention& m : mentions_) {
      if (m.entity.type != np.label) continue;
      const bool same_noun = m.noun >= 0 && m.noun == np.noun;
      const bool same_label = np.label == "Agreement";
      if (!same_noun && !(same_label && m.entity.id.find('/') != std::string::npos && sentence_ - m.sentence < 12)) continue;
      return refer(m.entity, s, np);
    }
    // named later, and nothing else is
    if (np.label == "Agreement" && !foretold_.empty()) {
      const auto most = std::max_element(foretold_.begin(), foretold_.end(), [](const Mention& a, const Mention& b) { return a.sentence < b.sentence; });
      if (foretold_.size() == 1 || most->sentence > 0) return refer(most->entity, s, np);
    }
    return std::nullopt;
  }
  // "người", "người này": a bare word for people stands for nobody we know
  if (s.pack->grammar.modifiers_after && (np.label == "Person" || np.label == "Group") && np.quantity < 0 && !np.quantified && np.tokens.last == np.head.last && np.core.first == np.head.first) return std::nullopt;
  EntityRef out;
  out.type = np.label;
  out.surface = std::string(s.surface(np.tokens));
  out.span = s.span(np.tokens);
  TokenRange tokens = np.tokens;
  while (tokens.first < np.head.first && tokens.first < tokens.last) {
    bool determiner = false;
    for (const Unit& u : s.units)
      if (u.tokens.first == tokens.first) determiner = u.classes.any_of(language::WordClass::kArticleDefinite, language::WordClass::kArticleIndefinite, language::WordClass::kOnly);
    if (!determiner) break;
    ++tokens.first;
  }
  out.name = collapse(s.surface(tokens));
  out.id = lower_label(np.label) + "/" + slug(out.name);
  Mention mention;
  mention.entity = out, mention.noun = np.noun;
  remember(mention);
  see(s, out, "new");
  return out;
}

std::optional<EntityRef> Discourse::resolve(const Sentence& s, const NounPhrase& np, const ResolveOptions& options) {
  if (np.pronoun != PronounKind::kNone) return pronoun(s, np, options);
  if (!np.person.empty()) return person(s, np);
  if (np.office) return titled(s, np);
  if (np.entity >= 0) {
    auto index = static_cast<std::uint32_t>(np.entity);
    if (options.actor && gazetteer_.entity(index).type == "Place") {
      const int country = gazetteer_.country_of_capital(index);
      if (country < 0) return std::nullopt;
      index = static_cast<std::uint32_t>(country);
    }
    const auto& e = gazetteer_.entity(index);
    EntityRef out{e.id, e.name, e.type, std::string(s.surface(np.head)), s.span(np.head)};
    Mention mention;
    mention.entity = out, mention.noun = np.noun;
    remember(mention);
    see(s, out, "gazetteer");
    return out;
  }
  if (np.label == "Content" || np.label.empty()) return std::nullopt;
  if (np.proper && np.label != "Group") {
    if (np.label == "Organization")
      if (const Mention* known = known_person(std::string(s.surface(np.name_tokens)))) return refer(known->entity, s, np);
    if (np.uncertain && std::none_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) { return m.entity.name == s.surface(np.name_tokens); })) return std::nullopt;
    EntityRef out = named(s, np);
    Mention mention;
    mention.entity = out, mention.noun = np.noun;
    remember(mention);
    see(s, out, "new");
    return out;
  }
  return common(s, np);
}

std::vector<EntityRef> Discourse::resolve_all(const Sentence& s, int index, const ResolveOptions& options) {
  std::vector<EntityRef> out;
  if (index < 0) return out;
  const NounPhrase& np = s.noun_phrases[static_cast<std::size_t>(index)];
  if (!np.members.empty()) {
    for (const int m : np.members)
      for (EntityRef& e : resolve_all(s, m, options)) out.push_back(std::move(e));
    return out;
  }
  if (auto one = resolve(s, np, options)) out.push_back(std::move(*one));
  for (const int m : np.including)
    for (EntityRef& e : resolve_all(s, m, options)) out.push_back(std::move(e));
  return out;
}

}  // namespace signatory::extract
