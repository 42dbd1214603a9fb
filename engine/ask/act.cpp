// Which relation a question asks for: the senses of its verbs and nouns, scored as extraction scores them, but without regard to the
// order of words, which questions turn round.
#include <algorithm>

#include "ask/question_parse.h"

namespace signatory::ask {

bool QuestionParse::passive_at(const extract::Unit& unit) const {
  for (const extract::VerbGroup& group : s_.verb_groups)
    if (group.passive && group.tokens.first <= unit.tokens.first && unit.tokens.last <= group.tokens.last) return true;
  if ((unit.forms & language::kPassiveForm) != 0 && (unit.forms & (language::kPast | language::kPresent)) == 0) return true;
  // "Which treaty was … signed": the auxiliary stands before the subject.
  if ((unit.forms & language::kParticiple) == 0 && s_.pack->grammar.inflected) return false;
  bool be = false, have = false;
  for (std::uint32_t t = 0; t < unit.tokens.first; ++t) {
    const language::WordClassSet classes = classes_at(t);
    be |= classes.any_of(WC::kBe, WC::kPassive) && used_[t] != Use::kName, have |= classes.has(WC::kHave) && s_.pack->grammar.inflected;
  }
  return be && !have && s_.pack->grammar.inflected;
}

bool QuestionParse::preposition_in(const std::vector<language::WordId>& words) const {
  return std::any_of(s_.units.begin(), s_.units.end(), [&](const extract::Unit& u) { return u.word != 0 && std::find(words.begin(), words.end(), u.word) != words.end(); });
}

// Points, or nothing when the sense needs what is not there.
std::optional<double> QuestionParse::sense_points(const language::Sense& sense, const extract::Unit& unit, bool passive) const {
  const language::Frame& frame = s_.frames->at(sense.frame);
  if (frame.relation.empty()) return std::nullopt;
  double points = 2;
  if (!sense.particles.empty()) {
    const auto is_particle = [&](const text::Token& t) { return std::find(sense.particles.begin(), sense.particles.end(), t.folded) != sense.particles.end(); };
    if (!std::any_of(s_.tokens.begin() + unit.tokens.last, s_.tokens.end(), is_particle)) return std::nullopt;
    points += 3;
  }
  if (!sense.nouns.empty()) {
    if (!preposition_in(sense.nouns)) return std::nullopt;
    points += 3;
  }
  if (sense.reflexive) {
    if (std::none_of(s_.units.begin(), s_.units.end(), [](const extract::Unit& u) { return u.classes.has(WC::kReflexive); })) return std::nullopt;
    points += 2;
  }
  if (!sense.prepositions.empty()) points += preposition_in(sense.prepositions) ? 1.5 : -1.5;
  if (!sense.addressee_prepositions.empty()) points += preposition_in(sense.addressee_prepositions) ? 1 : -1;
  if (sense.passive) points += passive ? 0.5 : -2;
  if (sense.clause) points -= 0.3;
  if (!sense.object_types.empty()) {
    const auto fits_one = [&](const Mention& m) { return fits(sense.object_types, m.candidates.front().type); };
    points += std::any_of(mentions_.begin(), mentions_.end(), fits_one) || fits(sense.object_types, hole_.type) ? 1 : -2;
  }
  if (frame.requires_money && hole_.kind != "amount") points -= 0.5;
  if (frame.name == "say_weak") points -= 1;
  return points;
}

void QuestionParse::acts_of_unit(const extract::Unit& unit, std::vector<Act>& out) const {
  const std::uint32_t first = unit.tokens.first;
  const bool grouped = std::any_of(s_.verb_groups.begin(), s_.verb_groups.end(), [&](const extract::VerbGroup& g) { return g.tokens.first <= first && unit.tokens.last <= g.tokens.last; });
  const bool passive = passive_at(unit);
  const auto add = [&](const std::vector<language::Sense>& senses) {
    double order = 0;
    for (const language::Sense& sense : senses) {
      order -= 0.05;  // the more specific senses come first
      if (const auto points = sense_points(sense, unit, passive))
        out.push_back({&s_.frames->at(sense.frame), first, unit.tokens.last, *points + order + (grouped ? 0.5 : 0), passive, false, false});
    }
  };
  if (unit.verb >= 0) add(s_.pack->verbs[static_cast<std::size_t>(unit.verb)].senses);
  if (unit.predicate >= 0) add(s_.pack->predicates[static_cast<std::size_t>(unit.predicate)].senses);
  if (unit.noun >= 0) {
    const language::Noun& noun = s_.pack->nouns[static_cast<std::size_t>(unit.noun)];
    if (noun.frame >= 0 && !s_.frames->at(static_cast<std::size_t>(noun.frame)).relation.empty()) out.push_back({&s_.frames->at(static_cast<std::size_t>(noun.frame)), first, unit.tokens.last, 0.8, false, true, false});
  }
}

// The lexicon joins "vad sade" to one unit; the verb in it is looked up by itself.
std::optional<extract::Unit> QuestionParse::verb_inside(const extract::Unit& unit, std::uint32_t token) const {
  if (unit.verb >= 0 || unit.tokens.last - unit.tokens.first < 2 || used_[token] != Use::kFree) return std::nullopt;
  const language::Lexicon& lexicon = s_.pack->lexicon;
  const std::uint32_t node = lexicon.single(lexicon.word(s_.token(token).folded));
  if (node == 0) return std::nullopt;
  for (const language::Reading& reading : lexicon.readings(node)) {
    if (reading.kind != language::ReadingKind::kVerb) continue;
    extract::Unit verb;
    verb.tokens = {token, token + 1}, verb.verb = static_cast<int>(reading.index), verb.forms = reading.forms;
    return verb;
  }
  return std::nullopt;
}

std::vector<Act> QuestionParse::acts() const {
  std::vector<Act> out;
  for (const extract::Unit& unit : s_.units)
    for (std::uint32_t t = unit.tokens.first; unit.kind == extract::UnitKind::kWord && t < unit.tokens.last; ++t)
      if (const auto verb = verb_inside(unit, t)) acts_of_unit(*verb, out);
  for (const extract::Unit& unit : s_.units)
    if (unit.kind == extract::UnitKind::kWord && (free(unit.tokens.first, unit.tokens.last) || used_[unit.tokens.first] == Use::kType)) acts_of_unit(unit, out);
  for (std::uint32_t t = 0; t < s_.tokens.size(); ++t)
    for (const language::ActPhrase& phrase : data_.acts) {
      const std::uint32_t last = phrase_at(phrase.words, t);
      const auto frame = s_.frames->find(phrase.frame);
      if (last == t || !frame) continue;
      const bool noun = std::any_of(s_.units.begin(), s_.units.end(), [&](const extract::Unit& u) { return u.tokens.first <= t && t < u.tokens.last && u.noun >= 0 && u.verb < 0; });
      out.push_back({&s_.frames->at(*frame), t, last, 1.6 + 0.2 * static_cast<double>(last - t), false, noun, true});
    }
  return out;
}

// "Who is Sweden's prime minister?", "Vem är Ulf Kristersson?": no verb, an office or a person.
std::optional<Act> QuestionParse::office_act() const {
  const auto is = [](const char* type) { return [type](const Mention& m) { return m.candidates.front().type == type; }; };
  const bool office = std::any_of(mentions_.begin(), mentions_.end(), is("Office"));
  const bool person = mentions_.size() == 1 && mentions_.front().candidates.front().type == "Person";
  const auto frame = s_.frames->find("office");
  if (!frame || (!office && !person) || (hole_.kind != "actor" && !(office && person) && !hole_.kind.empty() && hole_.kind != "thing")) return std::nullopt;
  return Act{&s_.frames->at(*frame), 0, 0, office ? 1.5 : 0.5, false, true, true};
}

}  // namespace signatory::ask
