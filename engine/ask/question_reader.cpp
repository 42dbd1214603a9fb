#include "ask/question_reader.h"

#include <algorithm>

#include "ask/question_parse.h"
#include "text/unicode.h"

namespace signatory::ask {

using language::PhraseWords;

QuestionParse::QuestionParse(const ReaderParts& parts, const language::QuestionData& data, std::string_view question) : parts_(parts), data_(data), question_(question) { read_sentence(); }

void QuestionParse::read_sentence() {
  document_ = parts_.knowledge.reader->read(question_, data_.language);
  const language::Language& language = *parts_.knowledge.find(data_.language);
  s_.text = question_;
  s_.tokens = document_.tokens.all();
  s_.pack = &language.pack;
  s_.frames = &parts_.knowledge.frames;
  s_.gazetteer = &parts_.knowledge.gazetteer;
  s_.names = &parts_.knowledge.gazetteer.names(data_.language);
  s_.question = true;
  used_.assign(s_.tokens.size(), Use::kFree);
  if (s_.tokens.empty() || s_.tokens.size() > kMostQuestionTokens) return;
  s_.quantities = language.quantities.find(s_.tokens, {});
  extract::find_units(s_);
  extract::find_chunks(s_);
}

bool QuestionParse::free(std::uint32_t first, std::uint32_t last) const {
  return last <= used_.size() && std::all_of(used_.begin() + first, used_.begin() + last, [](Use u) { return u == Use::kFree; });
}

void QuestionParse::use(std::uint32_t first, std::uint32_t last, Use how) {
  for (std::uint32_t t = first; t < last; ++t) used_[t] = how;
}

std::string QuestionParse::written(std::uint32_t first, std::uint32_t last) const { return std::string(s_.surface({first, last})); }

language::WordClassSet QuestionParse::classes_at(std::uint32_t token) const {
  for (const extract::Unit& unit : s_.units)
    if (unit.tokens.first <= token && token < unit.tokens.last) return unit.classes;
  return {};
}

std::uint32_t QuestionParse::phrase_at(const PhraseWords& words, std::uint32_t at) const {
  if (words.empty() || at + words.size() > s_.tokens.size()) return at;
  for (std::uint32_t i = 0; i < words.size(); ++i)
    if (used_[at + i] != Use::kFree || s_.token(at + i).folded != words[i]) return at;
  return at + static_cast<std::uint32_t>(words.size());
}

void QuestionParse::find_holes() {
  for (std::uint32_t t = 0; t < s_.tokens.size(); ++t) {
    const language::QuestionPhrase* best = nullptr;
    std::uint32_t end = t;
    for (const language::QuestionPhrase& phrase : data_.questions)
      if (const std::uint32_t last = phrase_at(phrase.words, t); last > end) best = &phrase, end = last;
    for (const PhraseWords& words : data_.connections)
      if (const std::uint32_t last = phrase_at(words, t); last > end) best = nullptr, end = last, path_ = true;
    if (end == t) continue;
    if (best != nullptr && hole_.kind.empty()) hole_ = {best->hole, best->type, best->slot, t, end, classes_at(t).has(WC::kBy) && end > t + 1};
    use(t, end, Use::kQuestion);
    t = end - 1;
  }
  type_of_which();
}

// "which treaties", "hiệp định nào", "how many countries": the noun says what the answer is.
void QuestionParse::type_of_which() {
  const bool bare_who = hole_.kind == "actor" && hole_.type.empty() && hole_.slot.empty() && !data_.noun_before;  // "vilka avtal"
  const bool asks_noun = hole_.kind == "which" || hole_.kind == "count" || hole_.kind == "thing" || bare_who;
  if (!asks_noun) return;
  for (const extract::Unit& unit : s_.units) {
    const bool beside = data_.noun_before && hole_.kind != "count" ? unit.tokens.last == hole_.first : unit.tokens.first == hole_.last;
    if (!beside || unit.noun < 0 || unit.entity >= 0) continue;
    const language::Noun& noun = s_.pack->nouns[static_cast<std::size_t>(unit.noun)];
    const std::string label(language::label_of(noun.noun_class));
    if (bare_who && label != "Group" && label != "Person" && label != "Organization") hole_.kind = "thing";
    if (noun.frame >= 0 && label == "Content") break;  // "which promises": the noun names the relation
    if (label != "Content" && hole_.type.empty()) hole_.type = label;
    use(unit.tokens.first, unit.tokens.last, Use::kType);
    break;
  }
  if (hole_.type == "Group") hole_.type.clear(), hole_.kind = hole_.kind == "count" ? "count" : "actor";
  if (hole_.kind == "which") hole_.kind = hole_.type == "Person" || hole_.type == "Organization" ? "actor" : "thing";
}

// "đã ký chưa", "phải không": particles at the end that only make it a question.
void QuestionParse::find_yes_no() {
  std::uint32_t end = static_cast<std::uint32_t>(s_.tokens.size());
  while (end > 0 && !s_.token(end - 1).is_word()) --end;
  for (std::uint32_t t = 0; t < end; ++t)
    for (const PhraseWords& words : data_.yes_no)
      if (const std::uint32_t last = phrase_at(words, t); last > t && (last == end || words.size() > 1)) use(t, last, Use::kIgnored);
}

void QuestionParse::find_names() {
  std::vector<bool> taken(s_.tokens.size()), foreign(s_.tokens.size());
  for (std::size_t t = 0; t < s_.tokens.size(); ++t) {
    const text::Token& token = s_.token(static_cast<std::uint32_t>(t));
    taken[t] = (used_[t] != Use::kFree && used_[t] != Use::kType) || !(token.is_word() || token.is_number() || token.text == "-");
  }
  for (const extract::Unit& unit : s_.units)
    for (std::uint32_t t = unit.tokens.first; t < unit.tokens.last; ++t)
      foreign[t] = unit.entity < 0 && unit.kind == extract::UnitKind::kWord && (unit.readings == nullptr || (t > 0 && s_.token(t).capitalised)) && s_.token(t).is_word();
  std::vector<Mention> found;
  for (const NameHit& hit : parts_.names.find(s_.tokens, {s_.pack->grammar.genitive_suffixes, taken, foreign})) {
    // one unnamed common word that happens to be an alias in lower case is no name
    bool named = hit.last - hit.first > 1;
    for (std::uint32_t t = hit.first; t < hit.last; ++t) named |= s_.token(t).capitalised || s_.token(t).all_caps || foreign[t];
    if (!named && classes_at(hit.first).empty() == false) continue;
    Mention mention;
    mention.first = hit.first, mention.last = hit.last, mention.corrected = hit.edits > 0;
    for (const std::uint32_t entity : hit.entities) mention.candidates.push_back(parts_.names.entity(entity));
    found.push_back(std::move(mention));
  }
  add_gazetteer_names(found);
  std::sort(found.begin(), found.end(), [](const Mention& a, const Mention& b) { return a.first < b.first; });
  for (Mention& mention : found) {
    describe_mention(mention);
    use(mention.first, mention.last, Use::kName);
  }
  mentions_ = std::move(found);
}

// Names that the gazetteer knows; the longer match wins, and what the graph has comes first.
void QuestionParse::add_gazetteer_names(std::vector<Mention>& found) {
  for (const extract::Unit& unit : s_.units) {
    if (unit.entity < 0 || !std::all_of(used_.begin() + unit.tokens.first, used_.begin() + unit.tokens.last, [](Use u) { return u == Use::kFree || u == Use::kType; })) continue;
    const language::GazetteerEntity& known = s_.gazetteer->entity(static_cast<std::uint32_t>(unit.entity));
    const KnownEntity entity{known.id, known.type, known.name};
    const auto same = std::find_if(found.begin(), found.end(), [&](const Mention& m) { return m.first < unit.tokens.last && unit.tokens.first < m.last; });
    if (same == found.end()) {
      // a name that is a word too: written with a capital inside the sentence, or known to the graph
      if (unit.ambiguous && !(unit.capitalised && (unit.tokens.first > 0 || parts_.names.find_id(known.id) >= 0))) continue;
      Mention mention;
      mention.first = unit.tokens.first, mention.last = unit.tokens.last, mention.candidates = {entity};
      found.push_back(std::move(mention));
    } else if (unit.tokens.last - unit.tokens.first > same->last - same->first) {
      same->first = unit.tokens.first, same->last = unit.tokens.last, same->candidates = {entity}, same->corrected = false;
      std::erase_if(found, [&](const Mention& m) { return &m != &*same && m.first < unit.tokens.last && unit.tokens.first < m.last; });
    } else if (unit.tokens.first == same->first && unit.tokens.last == same->last && std::none_of(same->candidates.begin(), same->candidates.end(), [&](const KnownEntity& e) { return e.id == entity.id; })) {
      same->candidates.insert(same->candidates.begin(), entity);
    }
  }
}

void QuestionParse::describe_mention(Mention& mention) const {
  mention.written = written(mention.first, mention.last);
  std::uint32_t t = mention.first;
  while (t > 0 && classes_at(t - 1).any_of(WC::kArticleDefinite, WC::kArticleIndefinite, WC::kDemonstrative)) --t;
  if (t > 0 && classes_at(t - 1).preposition()) mention.preposition = classes_at(t - 1);
  if (t > 0 && classes_at(t - 1).any_of(WC::kAnd, WC::kOr) && t > 1 && used_[t - 2] == Use::kName) mention.joined = true;
  mention.possessor = mention.last < s_.tokens.size() && classes_at(mention.last).has(WC::kGenitive);
  for (const extract::Unit& unit : s_.units)
    if (unit.tokens.first >= mention.first && unit.tokens.last == mention.last) mention.possessor |= unit.possessor;
}

// "Vietnams statsminister" names an office; "statsminister Ulf Kristersson" a person.
void QuestionParse::find_offices() {
  for (const extract::NounPhrase& np : s_.noun_phrases) {
    if (!np.office) continue;
    const extract::TokenRange title = np.office->tokens;
    const bool person = std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) { return m.candidates.front().type == "Person" && m.first >= np.core.first && m.last <= np.core.last; });
    if (person) {
      std::erase_if(mentions_, [&](const Mention& m) { return m.candidates.front().type != "Person" && m.first >= np.core.first && m.last <= np.core.last; });
      for (std::uint32_t t = np.core.first; t < np.core.last; ++t)
        if (used_[t] == Use::kFree || used_[t] == Use::kName) used_[t] = Use::kIgnored;
      continue;
    }
    const int office = parts_.names.find_name(np.office->name, "Office");
    const bool overlaps = std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) { return m.candidates.front().type == "Office" && m.first < title.last && title.first < m.last; });
    if (office < 0 || overlaps || !np.person.empty()) continue;
    Mention mention;
    mention.first = title.first, mention.last = title.last;
    mention.candidates = {parts_.names.entity(static_cast<std::uint32_t>(office))};
    mention.written = written(title.first, title.last);
    for (std::uint32_t t = title.first; t < title.last; ++t)
      if (used_[t] == Use::kFree || used_[t] == Use::kType) used_[t] = Use::kName;
    mentions_.push_back(std::move(mention));
  }
  find_bare_titles();
  std::sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) { return a.first < b.first; });
}

// "là Thủ tướng": a title that the chunker took into the verb.
void QuestionParse::find_bare_titles() {
  if (std::any_of(mentions_.begin(), mentions_.end(), [](const Mention& m) { return m.candidates.front().type == "Office" || m.candidates.front().type == "Person"; })) return;
  for (const extract::Unit& unit : s_.units) {
    if (unit.title < 0 || !free(unit.tokens.first, unit.tokens.last)) continue;
    const int office = parts_.names.find_name(s_.pack->titles[static_cast<std::size_t>(unit.title)].name, "Office");
    if (office < 0) continue;
    Mention mention;
    mention.first = unit.tokens.first, mention.last = unit.tokens.last, mention.candidates = {parts_.names.entity(static_cast<std::uint32_t>(office))};
    mention.written = written(mention.first, mention.last);
    use(mention.first, mention.last, Use::kName);
    mentions_.push_back(std::move(mention));
    return;
  }
}

// Negation, plans, dates: what the words around the relation do to it.
void QuestionParse::settle_effects() {
  for (const extract::Unit& unit : s_.units) {
    const bool open = used_[unit.tokens.first] == Use::kFree;
    if (open && unit.classes.any_of(WC::kNegation, WC::kNever, WC::kNotYet)) negative_ = !negative_, use(unit.tokens.first, unit.tokens.last, Use::kIgnored);
    if (open && unit.classes.has(WC::kFuture)) planned_ = true;
    if (unit.quantity >= 0) {
      const language::Quantity& quantity = s_.quantities[static_cast<std::size_t>(unit.quantity)];
      if (quantity.kind == language::QuantityKind::kDate && period_.empty() && open) period_ = quantity.iso, use(unit.tokens.first, unit.tokens.last, Use::kQuantity);
    }
    if (!open || unit.verb < 0 || unit.entity >= 0) continue;
    const std::vector<language::Sense>& senses = s_.pack->verbs[static_cast<std::size_t>(unit.verb)].senses;
    if (senses.empty() || std::any_of(senses.begin(), senses.end(), [&](const language::Sense& x) { return !s_.frames->at(x.frame).relation.empty(); })) continue;
    const language::FrameEffect& effect = s_.frames->at(senses.front().frame).effect;
    if (effect.polarity == language::PolarityEffect::kFlip) negative_ = !negative_;
    if (effect.modality == "planned") planned_ = true;
    if (effect.polarity == language::PolarityEffect::kFlip || effect.modality == "planned") use(unit.tokens.first, unit.tokens.last, Use::kIgnored);
  }
}

std::string QuestionParse::unknown_name() const {
  std::uint32_t first = 0, last = 0;
  for (std::uint32_t t = 1; t < s_.tokens.size(); ++t) {
    const text::Token& token = s_.token(t);
    const bool title = std::any_of(s_.units.begin(), s_.units.end(), [&](const extract::Unit& u) { return u.tokens.first <= t && t < u.tokens.last && (u.title >= 0 || u.portfolio >= 0 || u.honorific); });
    const bool unknown = used_[t] == Use::kFree && token.is_word() && token.capitalised && !token.clitic && !title;
    const bool linker = used_[t] == Use::kFree && last > 0 && t == last && classes_at(t).any_of(WC::kOf, WC::kFor, WC::kAnd, WC::kArticleDefinite);
    if (unknown && last > 0 && t > last && !(t == last + 1 && classes_at(last).any_of(WC::kOf, WC::kFor, WC::kAnd, WC::kArticleDefinite))) break;
    if (unknown) first = last == 0 ? t : first, last = t + 1;
    else if (last > 0 && !linker) break;
  }
  return last == 0 ? "" : written(first, last);
}

// Words that neither the relation nor a slot has used: what the answer must speak of.
void QuestionParse::leftovers(const Act& act, Reading& reading) const {
  std::vector<bool> skip(s_.tokens.size());
  for (std::uint32_t t = 0; t < s_.tokens.size(); ++t) {
    skip[t] = used_[t] != Use::kFree || (t >= act.first && t < act.last) || !s_.token(t).is_word();
    for (const PhraseWords& words : data_.ignore)
      if (const std::uint32_t last = phrase_at(words, t); last > t) std::fill(skip.begin() + t, skip.begin() + last, true);
  }
  for (const extract::Unit& unit : s_.units)
    if (!unit.classes.empty() && unit.noun < 0 && (unit.verb < 0 || unit.classes.preposition())) std::fill(skip.begin() + unit.tokens.first, skip.begin() + unit.tokens.last, true);
  for (std::uint32_t t = 0; t < s_.tokens.size(); ++t)
    if (!skip[t]) reading.topic_words += (reading.topic_words.empty() ? "" : " ") + std::string(s_.token(t).text);
  if (!reading.topic_words.empty()) reading.topics = parts_.topics.features(data_.language, reading.topic_words);
  if (reading.topics.empty()) reading.topic_words.clear();
}

void QuestionParse::misunderstood(ReadResult& result) const {
  using Kind = Misunderstanding::Kind;
  if (const std::string name = unknown_name(); !name.empty()) result.misunderstood.push_back({Kind::kName, name});
  if (acts().empty() && !path_) result.misunderstood.push_back({Kind::kRelation, ""});
  if (result.misunderstood.empty()) result.misunderstood.push_back({Kind::kWhole, ""});
}

// "Who urged states to sign …?" asks about the urging: the verb that takes the other one as its clause.
bool QuestionParse::embeds_another(const Act& act, const std::vector<Act>& candidates) {
  const std::vector<std::string>& from = act.frame->object_from;
  if (act.noun || act.last == 0 || std::find(from.begin(), from.end(), "clause") == from.end()) return false;
  return std::any_of(candidates.begin(), candidates.end(), [&](const Act& other) { return other.first >= act.last && !other.noun && other.frame->relation != act.frame->relation; });
}

ReadResult QuestionParse::run() {
  ReadResult result;
  result.language = data_.language;
  if (s_.tokens.empty() || s_.tokens.size() > kMostQuestionTokens) {
    result.misunderstood.push_back({Misunderstanding::Kind::kWhole, ""});
    return result;
  }
  find_holes(), find_yes_no(), find_names(), find_offices(), settle_effects();
  for (const Mention& mention : mentions_) result.names.push_back({{mention.candidates.front()}, mention.written, mention.corrected});
  if (path_ || mentions_.size() < 2) path_ = path_ && mentions_.size() >= 2;
  if (const auto path = path_reading()) {
    result.readings.push_back(*path);
    return result;
  }
  Act best_act;
  Assignment best;
  std::vector<Act> candidates = acts();
  if (const auto office = office_act()) candidates.push_back(*office);
  double most = -1e9;
  for (const Act& act : candidates) {
    const Assignment assignment = assign(act);
    const double points = act.points + assignment.points + (embeds_another(act, candidates) ? 3 : 0);
    if (assignment.points < -100 || points <= most) continue;
    most = points, best_act = act, best = assignment;
  }
  if (best_act.frame == nullptr || !unknown_name().empty()) return misunderstood(result), result;
  result.relation = best_act.frame->relation;
  result.readings = readings_of(best_act, best);
  return result;
}

const language::QuestionData* QuestionReader::language_of(std::string_view question) const {
  const text::TokenList tokens = text::tokenize(question.substr(0, 4000));
  const language::QuestionData* best = nullptr;
  std::size_t most = 0;
  for (const language::QuestionData& data : parts_.questions) {
    const language::Language* language = parts_.knowledge.find(data.language);
    if (language == nullptr) continue;
    std::size_t points = 0;
    for (const text::Token& token : tokens) {
      if (!token.is_word()) continue;
      const auto has = [&](const PhraseWords& words) { return std::find(words.begin(), words.end(), token.folded) != words.end(); };
      if (std::any_of(data.questions.begin(), data.questions.end(), [&](const auto& phrase) { return has(phrase.words); })) points += 3;
      if (std::any_of(data.ignore.begin(), data.ignore.end(), has) || std::any_of(data.yes_no.begin(), data.yes_no.end(), has)) points += 2;
      if (language->pack.lexicon.word(token.folded) != language::kUnknownWord) points += 1;
    }
    if (points > most) most = points, best = &data;
  }
  return best;
}

ReadResult QuestionReader::read(std::string_view question, std::string_view language) const {
  const language::QuestionData* data = nullptr;
  for (const language::QuestionData& one : parts_.questions)
    if (one.language == language && parts_.knowledge.find(language) != nullptr) data = &one;
  if (data == nullptr && language.empty()) data = language_of(question);
  if (data == nullptr) return {.language = "", .readings = {}, .misunderstood = {{Misunderstanding::Kind::kLanguage, std::string(language)}}, .names = {}, .relation = ""};
  return QuestionParse(parts_, *data, question).run();
}

}  // namespace signatory::ask
