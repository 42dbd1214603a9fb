#include <doctest/doctest.h>

#include "base/embedded.h"
#include "language/concepts.h"
#include "link/content_features.h"
#include "support/corpus_features.h"

namespace signatory::support {

struct CorpusFeatures::Impl {
  language::ConceptLexicon lexicon;
  link::ContentFeatures features{lexicon};
};

namespace {

language::ConceptLexicon load() {
  language::ConceptFiles files;
  for (const base::EmbeddedFile& file : base::embedded_files()) {
    if (file.name == "schema/gazetteer/concepts.json") files.concepts = {std::string(file.name), file.bytes};
    for (const char* code : {"en", "sv", "vi"})
      if (file.name == std::string("schema/languages/") + code + ".json") files.packs.push_back({std::string(file.name), file.bytes});
  }
  auto lexicon = language::ConceptLexicon::load(files);
  REQUIRE_MESSAGE(lexicon, (lexicon ? "" : lexicon.error().to_string()));
  return std::move(*lexicon);
}

}  // namespace

CorpusFeatures::CorpusFeatures() : impl_(new Impl{load()}) {}
CorpusFeatures::~CorpusFeatures() = default;
std::vector<std::vector<std::string>> CorpusFeatures::of(const extract::DocumentInput& input, const extract::Extraction& extraction) const { return impl_->features.of(input, extraction); }

TEST_CASE("a Swedish phrase has the concepts of its words") {
  const std::string text = "it-brottslighet";
  extract::Extraction extraction;
  extract::Statement statement;
  statement.object = {.id = "", .name = "", .type = "Content", .surface = text, .span = {0, text.size()}};
  statement.language = "sv";
  extraction.statements.push_back(statement);
  const auto features = CorpusFeatures().of({.id = "a", .text = text, .language = "sv", .date = "", .url = "", .title = ""}, extraction);
  REQUIRE(features.size() == 1);
  CHECK(!features[0].empty());
}

}  // namespace signatory::support
