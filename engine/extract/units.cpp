// Units: at each token the longest of a quantity, a gazetteer name and a lexical match; quantities first, since "US dollars" must
// never make the United States an actor.
#include <algorithm>

#include "extract/chunk.h"

namespace signatory::extract {
namespace {

using language::Lexicon;
using language::Reading;
using language::ReadingKind;
using language::WordClass;
using language::WordId;

// The words of a sentence as ids of the lexicon and of the gazetteer, with the ids of the words without a genitive suffix.
struct Words {
  std::vector<WordId> lexical, lexical_stripped;
  language::Gazetteer::Names::Text names;
};

std::string_view without_genitive(std::string_view word, const std::vector<std::string>& suffixes) {
  for (const std::string& suffix : suffixes)
    if (word.size() > suffix.size() + 1 && word.ends_with(suffix)) return word.substr(0, word.size() - suffix.size());
  return {};
}

Words words_of(const Sentence& s) {
  Words w;
  const auto& suffixes = s.pack->grammar.genitive_suffixes;
  for (const text::Token& token : s.tokens) {
    const std::string_view bare = token.is_word() ? without_genitive(token.folded, suffixes) : std::string_view{};
    w.lexical.push_back(s.pack->lexicon.word(token.folded));
    w.lexical_stripped.push_back(bare.empty() ? 0 : s.pack->lexicon.word(bare));
    w.names.words.push_back(s.names->word(token.folded));
    w.names.last_word.push_back(bare.empty() ? 0 : s.names->word(bare));
    w.names.texts.push_back(token.text);
  }
  w.names.ignore_case = s.all_caps;
  return w;
}

char mark_of(const text::Token& token) {
  const std::string_view t = token.text;
  if (t == "," || t == ";" || t == ":" || t == "." || t == "?" || t == "!" || t == "(" || t == ")" || t == "\"") return t[0];
  if (t == "[") return '(';
  if (t == "]") return ')';
  if (t == "-" || t == "–" || t == "—") return '-';
  if (t == "“" || t == "«" || t == "„" || t == "‹") return '<';
  if (t == "”" || t == "»" || t == "›") return '>';
  if (t == "…" || t == "./") return '.';
  if (t == "/") return '/';
  return 'o';
}

void read_lexical(const Sentence& s, Unit& unit, const std::vector<Reading>& readings) {
  unit.readings = &readings;
  for (const Reading& r : readings) {
    switch (r.kind) {
      case ReadingKind::kFunction: unit.classes = unit.classes | r.classes; break;
      case ReadingKind::kVerb:
        // "hoppas" is a verb of its own before it is the passive of another
        if (unit.verb >= 0 && r.forms == language::kPassiveForm) break;
        if (unit.verb >= 0 && unit.forms == language::kPassiveForm) unit.forms = 0;
        unit.verb = static_cast<int>(r.index), unit.forms |= r.forms;
        break;
      case ReadingKind::kPredicate: unit.predicate = static_cast<int>(r.index); break;
      case ReadingKind::kNoun: unit.noun = static_cast<int>(r.index); break;
      case ReadingKind::kTitleHead: unit.title = static_cast<int>(r.index); break;
      case ReadingKind::kTitleSimple: unit.title = static_cast<int>(r.index), unit.title_simple = true; break;
      case ReadingKind::kTitlePrefix: unit.prefix = static_cast<int>(r.index); break;
      case ReadingKind::kPortfolio: unit.portfolio = static_cast<int>(r.index); break;
      case ReadingKind::kHonorific: unit.honorific = true; break;
      case ReadingKind::kBody: unit.body = static_cast<int>(r.index); break;
      case ReadingKind::kNameHead: if (unit.name_head < 0) unit.name_head = static_cast<int>(r.index); break;
      case ReadingKind::kPersonParticle: unit.person_particle = true; break;
      case ReadingKind::kNameLinker: unit.linker = true; break;
    }
  }
  std::string joined;
  for (std::uint32_t i = unit.tokens.first; i < unit.tokens.last; ++i) {
    if (!joined.empty()) joined += ' ';
    joined += s.token(i).folded;
  }
  unit.word = s.pack->lexicon.word(joined);
}

// "utrikesministern" is a "ministern" for foreign affairs.
bool read_title_compound(const Sentence& s, Unit& unit) {
  const text::Token& token = s.token(unit.tokens.first);
  if (!s.pack->grammar.compounds || unit.tokens.last - unit.tokens.first != 1) return false;
  for (const bool strip : {false, true}) {
    const std::string_view word = strip ? without_genitive(token.folded, s.pack->grammar.genitive_suffixes) : token.folded;
    for (const auto& [tail, index] : s.pack->title_tails) {
      if (word.size() < tail.size() + 2 || !word.ends_with(tail)) continue;
      const std::string_view rest = word.substr(0, word.size() - tail.size());
      for (const auto& [head, portfolio] : s.pack->portfolio_heads)
        if (rest.starts_with(head) && rest.size() <= head.size() + 1) {
          unit.title = static_cast<int>(index), unit.portfolio = static_cast<int>(portfolio), unit.possessor = strip;
          return true;
        }
    }
  }
  return false;
}

// "säkerhetstoppmötet" is a "toppmötet".
void read_compound(const Sentence& s, Unit& unit) {
  const text::Token& token = s.token(unit.tokens.first);
  if (!s.pack->grammar.compounds || token.folded.size() < 7 || read_title_compound(s, unit)) return;
  const auto& suffixes = s.pack->grammar.genitive_suffixes;
  for (const bool strip : {false, true}) {
    const std::string_view word = strip ? without_genitive(token.folded, suffixes) : token.folded;
    for (const auto& [tail, index] : s.pack->compound_tails)
      if (word.size() >= tail.size() + 3 && word.ends_with(tail)) {
        unit.noun = static_cast<int>(index), unit.possessor = strip, unit.compound = true;
        return;
      }
  }
}

Unit quantity_unit(const Sentence& s, std::size_t index) {
  const language::Quantity& q = s.quantities[index];
  Unit unit;
  unit.kind = UnitKind::kQuantity;
  unit.tokens = {static_cast<std::uint32_t>(q.first_token), static_cast<std::uint32_t>(q.first_token + q.token_count)};
  unit.quantity = static_cast<int>(index);
  return unit;
}

// "Jordan", "Georgia", "Anh" may be part of a person's name: not when a capitalised unknown word stands beside them.
bool supported(const Sentence& s, const language::NameMatch& m, std::size_t at, const Words& words) {
  if (!m.ambiguous || m.length > 1) return true;
  const auto stranger = [&](std::size_t i) {
    const text::Token& t = s.token(static_cast<std::uint32_t>(i));
    return t.is_word() && t.capitalised && !t.clitic && words.lexical[i] == 0 && words.names.words[i] == 0;
  };
  // "Ngoại trưởng Áo Elisabeth Traunfeld": the state behind a title
  if (s.pack->grammar.modifiers_after && !s.units.empty() && (s.units.back().title >= 0 || s.units.back().body >= 0 || s.units.back().portfolio >= 0)) return true;
  if (at > 0 && stranger(at - 1)) return false;
  return at + 1 >= s.tokens.size() || !stranger(at + 1);
}

class UnitFinder {
 public:
  explicit UnitFinder(Sentence& s) : s_(s), words_(words_of(s)) {}

  void run() {
    std::size_t quantity = 0;
    for (std::size_t i = 0; i < s_.tokens.size();) {
      while (quantity < s_.quantities.size() && s_.quantities[quantity].first_token < i) ++quantity;
      Unit unit = quantity < s_.quantities.size() && s_.quantities[quantity].first_token == i ? quantity_unit(s_, quantity) : word_unit(i, quantity);
      i = unit.tokens.last;
      s_.units.push_back(std::move(unit));
    }
  }

 private:
  // Tokens that belong to the next quantity are not available to a longer match.
  std::size_t limit(std::size_t quantity) const { return quantity < s_.quantities.size() ? s_.quantities[quantity].first_token : s_.tokens.size(); }

  Unit word_unit(std::size_t at, std::size_t quantity) {
    const text::Token& token = s_.token(static_cast<std::uint32_t>(at));
    Unit unit;
    unit.tokens = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)};
    unit.capitalised = token.capitalised;
    if (!token.is_word() && !token.is_number() && token.kind != text::TokenKind::kUrl && !token.clitic) {
      const char mark = mark_of(token);
      if (mark != 'o' || s_.pack->lexicon.single(words_.lexical[at]) == 0) {
        unit.kind = UnitKind::kMark, unit.mark = mark;
        return unit;
      }
    }
    const std::size_t room = limit(quantity) - at;
    s_.pack->lexicon.matches(words_.lexical, words_.lexical_stripped, at, lexical_);
    while (!lexical_.empty() && (lexical_.back().length > room || joins_names_only(lexical_) || titled_person(lexical_, at))) lexical_.pop_back();
    if (overlaps_verb(at)) lexical_.pop_back();
    s_.names->matches(words_.names, at, names_);
    const language::NameMatch* name = best_name(at, room);
    const std::size_t lexical_length = lexical_.empty() ? 0 : lexical_.back().length;
    if (name != nullptr && name->length >= lexical_length && !(lexical_length == name->length && prefers_word(at, lexical_.back(), *name))) {
      take_name(unit, *name, at);
      if (lexical_length == name->length) read_lexical(s_, unit, s_.pack->lexicon.readings(lexical_.back().node));
      return unit;
    }
    if (lexical_length > 0) {
      unit.tokens.last = static_cast<std::uint32_t>(at + lexical_length);
      unit.possessor = lexical_.back().stripped;
      read_lexical(s_, unit, s_.pack->lexicon.readings(lexical_.back().node));
      if (unit.title < 0 && unit.noun >= 0 && s_.pack->nouns[static_cast<std::size_t>(unit.noun)].noun_class == language::NounClass::kPerson) read_title_compound(s_, unit);
      return unit;
    }
    read_compound(s_, unit);
    return unit;
  }

  // "cần thiết lập": a word that ends where a longer verb begins gives way when what is left of it is an auxiliary.
  bool overlaps_verb(std::size_t at) const {
    if (s_.pack->grammar.inflected || lexical_.size() < 2 || lexical_.back().length != 2 || lexical_[lexical_.size() - 2].length != 1) return false;
    bool auxiliary = false, verb = false;
    for (const Reading& r : s_.pack->lexicon.readings(lexical_[lexical_.size() - 2].node)) auxiliary |= r.kind == ReadingKind::kFunction && r.classes.any_of(WordClass::kObligation, WordClass::kFuture, WordClass::kAspectPast);
    for (const Reading& r : s_.pack->lexicon.readings(lexical_.back().node)) verb |= r.kind == ReadingKind::kVerb || r.kind == ReadingKind::kFunction;
    if (!auxiliary || verb) return false;
    std::vector<Lexicon::Match> behind;
    s_.pack->lexicon.matches(words_.lexical, words_.lexical_stripped, at + 1, behind);
    if (behind.empty() || behind.back().length < 2) return false;
    for (const Reading& r : s_.pack->lexicon.readings(behind.back().node))
      if (r.kind == ReadingKind::kVerb) return true;
    return false;
  }

  // "of the" as a joint inside names says nothing as a phrase.
  bool joins_names_only(const std::vector<Lexicon::Match>& found) const {
    if (found.size() < 2) return false;
    for (const Reading& r : s_.pack->lexicon.readings(found.back().node))
      if (r.kind != ReadingKind::kNameLinker && r.kind != ReadingKind::kPersonParticle) return false;
    return true;
  }

  // "foreign minister" as a common noun gives way to the title that its words make up.
  bool titled_person(const std::vector<Lexicon::Match>& found, std::size_t at) const {
    if (found.back().length < 2) return false;
    for (const Reading& r : s_.pack->lexicon.readings(found.back().node))
      if (r.kind != ReadingKind::kNoun || s_.pack->nouns[r.index].noun_class != language::NounClass::kPerson) return false;
    const std::uint32_t last = s_.pack->lexicon.single(words_.lexical[at + (s_.pack->grammar.modifiers_after ? 0 : found.back().length - 1)]);
    if (last == 0) return false;
    for (const Reading& r : s_.pack->lexicon.readings(last))
      if (r.kind == ReadingKind::kTitleHead || r.kind == ReadingKind::kTitleSimple) return true;
    return false;
  }

  // Of two entities with one name: the one called so in this language, by its own name, a country before a place.
  int rank(const language::NameMatch& m) const {
    const std::string& type = s_.gazetteer->entity(m.entity).type;
    return (m.borrowed ? 100 : 0) + static_cast<int>(m.role) * 10 + (type == "Country" ? 0 : type == "Place" ? 2 : 1);
  }

  const language::NameMatch* best_name(std::size_t at, std::size_t room) const {
    const language::NameMatch* best = nullptr;
    for (const language::NameMatch& m : names_) {
      if (m.length > room || !supported(s_, m, at, words_)) continue;
      if (best == nullptr || m.length > best->length || (m.length == best->length && rank(m) < rank(*best))) best = &m;
    }
    return best;
  }

  // A lower-case word that is both a word and a name of this length is the word, unless it is a demonym.
  bool prefers_word(std::size_t at, const Lexicon::Match& lexical, const language::NameMatch& name) const {
    const text::Token& token = s_.token(static_cast<std::uint32_t>(at));
    if (name.role == language::NameRole::kAdjective || name.role == language::NameRole::kPeople) return false;
    if (!token.capitalised) {
      for (const Reading& r : s_.pack->lexicon.readings(lexical.node))
        if (r.kind == ReadingKind::kFunction || r.kind == ReadingKind::kVerb) return true;
      return false;
    }
    if (!name.ambiguous) return false;
    for (const Reading& r : s_.pack->lexicon.readings(lexical.node))
      if (r.kind == ReadingKind::kVerb || (r.kind == ReadingKind::kFunction && at == 0 && !r.classes.any_of(WordClass::kHeShe, WordClass::kI))) return true;
    return false;
  }

  void take_name(Unit& unit, const language::NameMatch& name, std::size_t at) {
    unit.kind = UnitKind::kName;
    unit.tokens.last = static_cast<std::uint32_t>(at + name.length);
    unit.entity = static_cast<int>(name.entity);
    unit.role = name.role;
    unit.ambiguous = name.ambiguous;
    unit.possessor = name.stripped;
  }

  Sentence& s_;
  Words words_;
  std::vector<Lexicon::Match> lexical_;
  std::vector<language::NameMatch> names_;
};

}  // namespace

void find_units(Sentence& sentence) { UnitFinder(sentence).run(); }

}  // namespace signatory::extract
