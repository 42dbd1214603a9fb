#include "language/concepts.h"

#include <algorithm>

#include "language/json_reader.h"
#include "text/token.h"

namespace signatory::language {

namespace {

std::string joined_words(const std::string& phrase, std::size_t& count) {
  std::string joined;
  count = 0;
  for (const text::Token& token : text::tokenize(phrase)) {
    if (count++ > 0) joined += ' ';
    joined += token.folded;
  }
  return joined;
}

}  // namespace

base::Result<ConceptLexicon> ConceptLexicon::load(const ConceptFiles& files) {
  ConceptLexicon lexicon;
  JsonFaults faults{.file = files.concepts.file, .faults = {}};
  const auto root = parse_json(files.concepts.bytes, faults);
  for (const JsonReader& entry : JsonReader(root, "", faults).items("concepts")) {
    const auto index = static_cast<std::uint32_t>(lexicon.ids_.size());
    lexicon.ids_.push_back(entry.text("id"));
    for (const auto& [language, phrases] : entry.members()) {
      if (language == "id" || language == "comment") continue;
      Language& words = lexicon.languages_[language];
      for (const std::string& phrase : phrases.own_texts()) {
        std::size_t count = 0;
        words.phrases[joined_words(phrase, count)].push_back(index);
        words.longest = std::max(words.longest, count);
      }
    }
  }
  if (const auto error = faults.error()) return tl::unexpected(*error);
  for (const NamedBytes& pack : files.packs) {
    JsonFaults pack_faults{.file = pack.file, .faults = {}};
    const auto json = parse_json(pack.bytes, pack_faults);
    const JsonReader reader(json, "", pack_faults);
    Language& language = lexicon.languages_[reader.text("language")];
    for (const auto& [name, list] : reader.member("words").members())
      for (const std::string& phrase : list.own_texts()) {
        std::size_t count = 0;
        const std::string word = joined_words(phrase, count);
        language.function_words.insert(word);
        if (name.starts_with("negation") || name == "negative_determiners" || name == "not_yet" || name == "without") language.negations.insert(word);
      }
    if (const auto error = pack_faults.error()) return tl::unexpected(*error);
  }
  return lexicon;
}

const ConceptLexicon::Language* ConceptLexicon::find(std::string_view language) const {
  const auto found = languages_.find(language);
  return found == languages_.end() ? nullptr : &found->second;
}

std::vector<std::string> ConceptLexicon::concepts(std::string_view code, const std::vector<std::string_view>& words) const {
  std::vector<std::string> found;
  const Language* language = find(code);
  if (language == nullptr) return found;
  std::string phrase;
  for (std::size_t at = 0; at < words.size();) {
    const std::vector<std::uint32_t>* best = nullptr;
    std::size_t length = 1;
    phrase.clear();
    for (std::size_t count = 1; count <= language->longest && at + count <= words.size(); ++count) {
      if (count > 1) phrase += ' ';
      phrase += words[at + count - 1];
      if (const auto entry = language->phrases.find(phrase); entry != language->phrases.end()) best = &entry->second, length = count;
    }
    if (best != nullptr)
      for (const std::uint32_t index : *best)
        if (std::find(found.begin(), found.end(), ids_[index]) == found.end()) found.push_back(ids_[index]);
    at += length;
  }
  return found;
}

bool ConceptLexicon::function_word(std::string_view code, std::string_view word) const {
  const Language* language = find(code);
  return language != nullptr && language->function_words.contains(word);
}

bool ConceptLexicon::negation(std::string_view code, std::string_view word) const {
  const Language* language = find(code);
  return language != nullptr && language->negations.contains(word);
}

}  // namespace signatory::language
