#include "language/pack.h"

#include <algorithm>
#include <map>
#include <set>

#include "language/json_reader.h"
#include "language/phrase.h"

namespace signatory::language {
namespace {

struct FormName {
  const char* key;
  std::uint16_t bit;
};
constexpr FormName kForms[] = {{"inf", kInfinitive}, {"pres", kPresent}, {"past", kPast},          {"sup", kSupine},
                               {"part", kParticiple}, {"ger", kGerund},  {"passive", kPassiveForm}, {"imp", kImperative}};

// Reads one pack; a class because the parts share the faults, the frames and the paradigms.
class PackReader {
 public:
  PackReader(const JsonReader& root, const Frames& frames, Pack& pack) : root_(root), frames_(frames), pack_(pack) {}

  void read() {
    pack_.language = root_.text("language");
    for (const auto& [code, name] : root_.member("names").members()) pack_.names.emplace_back(code, name.json().is_string() ? name.json().get<std::string>() : "");
    read_grammar();
    read_words();
    for (const JsonReader& verb : root_.items("verbs")) read_verb(verb);
    for (const JsonReader& predicate : root_.items("predicates")) read_predicate(predicate);
    for (const JsonReader& noun : root_.items("nouns")) read_noun(noun);
    read_titles();
    read_names();
    sort_tails(pack_.compound_tails);
    sort_tails(pack_.title_tails);
    sort_tails(pack_.portfolio_heads);
  }

 private:
  using Tails = std::vector<std::pair<std::string, std::uint32_t>>;
  static void sort_tails(Tails& tails) {
    std::stable_sort(tails.begin(), tails.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  }

  void read_grammar() {
    const JsonReader grammar = root_.member("grammar");
    if (!grammar.json().is_object()) return grammar.fault("an object");
    pack_.grammar = {.inflected = grammar.flag("inflected"),
                     .verb_second = grammar.flag("verb_second"),
                     .modifiers_after = grammar.flag("modifiers_after"),
                     .compounds = grammar.flag("compounds"),
                     .infinitive_marker_optional = grammar.flag("infinitive_marker_optional"),
                     .title_after_name = grammar.flag("title_after_name"),
                     .genitive_suffixes = grammar.texts("genitive_suffixes"),
                     .participle_endings = grammar.texts("participle_endings"),
                     .infinitive_endings = grammar.texts("infinitive_endings")};
  }

  void read_words() {
    for (const auto& [name, list] : root_.member("words").members()) {
      const auto word_class = word_class_of(name);
      if (!word_class) {
        list.fault("a word class of schema/languages/README.md, not '" + name + "'");
        continue;
      }
      WordClassSet classes;
      classes.add(*word_class);
      for (const std::string& phrase : list.own_texts()) pack_.lexicon.add(phrase_words(phrase), {.kind = ReadingKind::kFunction, .classes = classes});
    }
  }

  std::vector<WordId> intern_all(const std::vector<std::string>& phrases) {
    std::vector<WordId> out;
    for (const std::string& phrase : phrases) {
      std::string joined;  // a preposition or light-verb noun of several words is one key
      for (const std::string& word : phrase_words(phrase)) joined += (joined.empty() ? "" : " ") + word;
      out.push_back(pack_.lexicon.intern(joined));
    }
    return out;
  }

  std::vector<Sense> read_senses(const JsonReader& entry) {
    std::vector<Sense> senses;
    for (const JsonReader& json : entry.items("senses")) {
      Sense sense;
      const std::string name = json.text("frame");
      const auto frame = frames_.find(name);
      if (!frame) {
        json.fault("a frame of schema/frames.json, not '" + name + "'");
        continue;
      }
      sense.frame = *frame;
      for (const std::string& particle : json.texts("particle"))
        for (const std::string& word : phrase_words(particle)) sense.particles.push_back(word);
      sense.nouns = intern_all(json.texts("noun"));
      sense.prepositions = intern_all(json.texts("prep"));
      sense.addressee_prepositions = intern_all(json.texts("addressee_prep"));
      sense.object_types = json.texts("object");
      sense.complements = json.texts("complement");
      sense.form = json.text("form", false);
      sense.strength = json.text("strength", false);
      sense.reflexive = json.flag("reflexive");
      sense.clause = json.flag("clause");
      sense.passive = json.flag("passive");
      senses.push_back(std::move(sense));
    }
    if (senses.empty()) entry.fault("at least one sense");
    return senses;
  }

  void read_verb(const JsonReader& entry) {
    Verb verb{.lemma = entry.text("lemma"), .senses = read_senses(entry)};
    const auto index = static_cast<std::uint32_t>(pack_.verbs.size());
    bool any = false;
    const auto add = [&](const std::string& form, std::uint16_t bit) {
      any = true;
      pack_.lexicon.add(phrase_words(form), {.kind = ReadingKind::kVerb, .index = index, .forms = bit});
    };
    const JsonReader forms = entry.member("forms");
    const JsonReader paradigm = entry.has("paradigm") ? root_.member("paradigms").member(entry.text("paradigm").c_str()) : forms;
    if (entry.has("paradigm")) {
      if (!paradigm.json().is_object()) paradigm.fault("a paradigm");
      const std::string strip = paradigm.text("strip", false);
      std::string stem = verb.lemma;
      if (!strip.empty() && stem.size() >= strip.size() && stem.ends_with(strip)) stem.resize(stem.size() - strip.size());
      for (const FormName& form : kForms)
        for (const std::string& suffix : paradigm.texts(form.key)) add(stem + suffix, form.bit);
    }
    if (forms.json().is_object())
      for (const FormName& form : kForms)
        for (const std::string& text : forms.texts(form.key)) add(text, form.bit);
    if (!any) add(verb.lemma, kBareForm);
    pack_.verbs.push_back(std::move(verb));
  }

  void read_predicate(const JsonReader& entry) {
    const std::vector<std::string> forms = entry.texts("forms");
    if (forms.empty()) entry.fault("forms");
    Verb predicate{.lemma = forms.empty() ? "" : forms[0], .senses = read_senses(entry)};
    for (const std::string& form : forms)
      pack_.lexicon.add(phrase_words(form), {.kind = ReadingKind::kPredicate, .index = static_cast<std::uint32_t>(pack_.predicates.size())});
    pack_.predicates.push_back(std::move(predicate));
  }

  void read_noun(const JsonReader& entry) {
    static const std::map<std::string, NounClass, std::less<>> kClasses = {
        {"content", NounClass::kContent}, {"agreement", NounClass::kAgreement}, {"program", NounClass::kProgram}, {"event", NounClass::kEvent},
        {"organization", NounClass::kOrganization}, {"group", NounClass::kGroup}, {"person", NounClass::kPerson}, {"document", NounClass::kDocument},
        {"place", NounClass::kPlace}, {"money", NounClass::kMoney}};
    const std::vector<std::string> forms = entry.texts("forms");
    if (forms.empty()) return entry.fault("forms");
    Noun noun{.lemma = forms[0], .plural_group = entry.flag("plural_group"), .represents = entry.flag("represents"), .prepositions = intern_all(entry.texts("prep"))};
    const std::string name = entry.text("class", false);
    const auto found = kClasses.find(name.empty() ? "content" : name);
    if (found == kClasses.end()) entry.fault("a noun class, not '" + name + "'");
    else noun.noun_class = found->second;
    if (const std::string frame = entry.text("frame", false); !frame.empty()) {
      const auto index = frames_.find(frame);
      if (index) noun.frame = static_cast<int>(*index);
      else entry.fault("a frame of schema/frames.json, not '" + frame + "'");
    }
    const auto index = static_cast<std::uint32_t>(pack_.nouns.size());
    for (const std::string& form : forms) {
      const std::vector<std::string> words = phrase_words(form);
      pack_.lexicon.add(words, {.kind = ReadingKind::kNoun, .index = index});
      if (pack_.grammar.compounds && words.size() == 1 && words[0].size() >= 4) pack_.compound_tails.emplace_back(words[0], index);
    }
    pack_.nouns.push_back(std::move(noun));
  }

  void add_titles(const char* key, ReadingKind kind) {
    for (const JsonReader& entry : root_.member("titles").items(key)) {
      const auto index = static_cast<std::uint32_t>(pack_.titles.size());
      pack_.titles.push_back({entry.text("name"), entry.text("portfolio", false)});
      for (const std::string& form : entry.texts("forms")) {
        const std::vector<std::string> words = phrase_words(form);
        pack_.lexicon.add(words, {.kind = kind, .index = index});
        if (!pack_.grammar.compounds || words.size() != 1) continue;
        if (kind == ReadingKind::kPortfolio) pack_.portfolio_heads.emplace_back(words[0], index);
        if (kind == ReadingKind::kTitleHead) pack_.title_tails.emplace_back(words[0], index);
      }
    }
  }

  void read_titles() {
    add_titles("heads", ReadingKind::kTitleHead);
    add_titles("simple", ReadingKind::kTitleSimple);
    add_titles("prefixes", ReadingKind::kTitlePrefix);
    add_titles("portfolios", ReadingKind::kPortfolio);
    add_titles("bodies", ReadingKind::kBody);
    for (const std::string& form : root_.member("titles").texts("honorifics")) pack_.lexicon.add(phrase_words(form), {.kind = ReadingKind::kHonorific});
  }

  void read_names() {
    const JsonReader names = root_.member("names_grammar");
    const auto add = [&](const char* key, ReadingKind kind, std::uint32_t index) {
      for (const std::string& form : names.texts(key)) pack_.lexicon.add(phrase_words(form), {.kind = kind, .index = index});
    };
    add("person_particles", ReadingKind::kPersonParticle, 0);
    add("name_linkers", ReadingKind::kNameLinker, 0);
    const std::pair<const char*, NounClass> heads[] = {{"organization_heads", NounClass::kOrganization}, {"agreement_heads", NounClass::kAgreement},
                                                       {"program_heads", NounClass::kProgram}, {"event_heads", NounClass::kEvent}, {"place_heads", NounClass::kPlace}};
    for (const auto& [key, noun_class] : heads) add(key, ReadingKind::kNameHead, static_cast<std::uint32_t>(noun_class));
  }

  const JsonReader& root_;
  const Frames& frames_;
  Pack& pack_;
};

}  // namespace

base::Result<Pack> load_pack(const std::string& file, std::string_view bytes, const Frames& frames) {
  JsonFaults faults{file, {}};
  const nlohmann::json json = parse_json(bytes, faults);
  const JsonReader root(json, "", faults);
  Pack pack;
  PackReader(root, frames, pack).read();
  if (auto error = faults.error()) return tl::unexpected(std::move(*error));
  return pack;
}

std::string_view label_of(NounClass noun_class) {
  switch (noun_class) {
    case NounClass::kAgreement: return "Agreement";
    case NounClass::kProgram: return "Program";
    case NounClass::kEvent: return "Event";
    case NounClass::kOrganization: return "Organization";
    case NounClass::kGroup: return "Group";
    case NounClass::kPerson: return "Person";
    case NounClass::kDocument: return "Document";
    case NounClass::kPlace: return "Place";
    case NounClass::kMoney:
    case NounClass::kContent: break;
  }
  return "Content";
}

}  // namespace signatory::language
