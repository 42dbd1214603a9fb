#include "shell/reading.h"

#include "base/sha256.h"
#include "extract/extractor.h"
#include "language/concepts.h"
#include "language/knowledge.h"
#include "link/content_features.h"

namespace signatory::shell {

namespace {

struct Parts {
  language::Knowledge knowledge;
  language::ConceptLexicon concepts;
  std::unique_ptr<extract::Extractor> extractor;
  std::unique_ptr<link::ContentFeatures> features;
};

// Another fingerprint makes stored documents be read again: the version of the program and every data file.
std::string fingerprint_of(const language::DataSource& files) {
  std::string all = SIGNATORY_VERSION;
  for (const language::DataFile& file : files) all += file.name + base::sha256_hex(file.bytes);
  return base::short_hash(all);
}

bool is_pack(const std::string& name) {
  constexpr std::string_view kPacks = "schema/languages/";
  return name.starts_with(kPacks) && name.ends_with(".json") && name.find('/', kPacks.size()) == std::string::npos;
}

base::Result<language::ConceptLexicon> load_concepts(const language::DataSource& files) {
  language::ConceptFiles wanted;
  for (const language::DataFile& file : files) {
    if (file.name == "schema/gazetteer/concepts.json") wanted.concepts = {file.name, file.bytes};
    if (is_pack(file.name)) wanted.packs.push_back({file.name, file.bytes});
  }
  return language::ConceptLexicon::load(wanted);
}

}  // namespace

base::Result<LoadedReading> load_reading(const std::string& schema_folder) {
  language::DataSource files;
  if (schema_folder.empty()) {
    files = language::embedded_source();
  } else {
    auto read = language::folder_source(schema_folder);
    if (!read) return forward(read);
    files = std::move(*read);
  }
  auto knowledge = language::load_knowledge(files);
  if (!knowledge) return forward(knowledge);
  auto concepts = load_concepts(files);
  if (!concepts) return forward(concepts);
  auto parts = std::make_shared<Parts>(Parts{std::move(*knowledge), std::move(*concepts), nullptr, nullptr});
  parts->extractor = std::make_unique<extract::Extractor>(parts->knowledge);
  parts->features = std::make_unique<link::ContentFeatures>(parts->concepts);
  LoadedReading reading;
  reading.functions.extract = [parts](const extract::DocumentInput& input) { return parts->extractor->extract(input); };
  reading.functions.features = [parts](const extract::DocumentInput& input, const extract::Extraction& read) { return parts->features->of(input, read); };
  reading.explain = [parts](const extract::DocumentInput& input) { return parts->extractor->explain(input); };
  reading.functions.fingerprint = fingerprint_of(files);
  reading.owner = parts;
  return reading;
}

}  // namespace signatory::shell
