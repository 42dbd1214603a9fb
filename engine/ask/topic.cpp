#include "ask/topic.h"

#include <algorithm>

#include "language/concepts.h"
#include "text/token.h"

namespace signatory::ask {

struct TopicReader::Impl {
  language::ConceptLexicon lexicon;
};

TopicReader::TopicReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TopicReader::~TopicReader() = default;
TopicReader::TopicReader(TopicReader&&) noexcept = default;
TopicReader& TopicReader::operator=(TopicReader&&) noexcept = default;

base::Result<TopicReader> TopicReader::load(const std::vector<NamedBytes>& files) {
  language::ConceptFiles found{.concepts = {"schema/gazetteer/concepts.json", "{}"}, .packs = {}};
  constexpr std::string_view folder = "schema/languages/";
  for (const NamedBytes& file : files) {
    if (file.name == found.concepts.file) found.concepts.bytes = file.bytes;
    if (file.name.starts_with(folder) && file.name.ends_with(".json") && file.name.find('/', folder.size()) == std::string::npos) found.packs.push_back({file.name, file.bytes});
  }
  auto lexicon = language::ConceptLexicon::load(found);
  if (!lexicon) return base::forward(lexicon);
  return TopicReader(std::make_unique<Impl>(Impl{std::move(*lexicon)}));
}

std::vector<std::string> TopicReader::features(std::string_view language, std::string_view text) const {
  const text::TokenList tokens = text::tokenize(text);
  std::vector<std::string_view> words;
  for (const text::Token& token : tokens) words.push_back(token.folded);
  std::vector<std::string> out;
  for (const std::string& id : impl_->lexicon.concepts(language, words)) out.push_back("c:" + id);
  for (const text::Token& token : tokens)
    if (token.is_word() && !function_word(language, token.folded)) out.push_back("w:" + std::string(token.folded));
  return out;
}

bool TopicReader::function_word(std::string_view language, std::string_view folded) const { return impl_->lexicon.function_word(language, folded); }

double overlap(const std::vector<std::string>& topics, const std::vector<std::string>& claim) {
  std::size_t concepts = 0, concept_hits = 0, words = 0, word_hits = 0;
  for (const std::string& topic : topics) {
    const bool is_concept = topic.starts_with("c:");
    ++(is_concept ? concepts : words);
    const auto same = [&](const std::string& feature) {
      if (is_concept || feature.size() < 2 || feature.compare(0, 2, topic, 0, 2) != 0) return feature == topic;
      // inflected forms share their beginning
      const std::size_t stem = std::max<std::size_t>(6, std::min(topic.size(), feature.size()) - 2);
      return feature == topic || (topic.size() >= 6 && feature.size() >= 6 && feature.compare(0, stem, topic, 0, stem) == 0);
    };
    if (std::any_of(claim.begin(), claim.end(), same)) ++(is_concept ? concept_hits : word_hits);
  }
  const double by_concept = concepts == 0 ? 0 : static_cast<double>(concept_hits) / static_cast<double>(concepts);
  const double by_word = words == 0 ? 0 : static_cast<double>(word_hits) / static_cast<double>(words);
  return std::max(by_concept, by_word);
}

}  // namespace signatory::ask
