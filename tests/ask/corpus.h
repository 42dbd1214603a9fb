// The corpus of this repository as a database, built once for all tests of a program.
//
//   ask::Asker& asker = support::corpus_asker();
#pragma once
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "ask/asker.h"
#include "base/embedded.h"
#include "base/file.h"
#include "extract/extractor.h"
#include "store/build.h"
#include "support/corpus_features.h"
#include "support/temporary_folder.h"

namespace signatory::support {

// JSONL with the publication dates of the manifest, so that relative dates resolve.
inline void build_corpus(store::Database& database) {
  auto knowledge = language::load_knowledge(language::embedded_source());
  REQUIRE_MESSAGE(knowledge, (knowledge ? "" : knowledge.error().to_string()));
  const extract::Extractor extractor(*knowledge);
  store::BuildOptions options;
  for (const char* language : {"en", "sv", "vi", "fr"}) options.paths.push_back(std::string(SIGNATORY_SOURCE_DIR) + "/corpus/" + language);
  const CorpusFeatures features;
  const store::Reading reading{[&](const extract::DocumentInput& input) { return extractor.extract(input); },
                               [&](const extract::DocumentInput& input, const extract::Extraction& extraction) { return features.of(input, extraction); }, "test"};
  auto report = store::build(&database, options, reading);
  REQUIRE_MESSAGE(report, (report ? "" : report.error().to_string()));
  REQUIRE(report->done.documents > 30);
}

struct Corpus {
  Corpus() : database(*store::Database::open(folder.path("corpus.db"), {.mode = store::OpenMode::kCreate, .schema_folder = ""})) {
    build_corpus(database);
    auto opened = ask::Asker::open(database, "");
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().to_string()));
    asker = std::make_unique<ask::Asker>(std::move(*opened));
  }
  TemporaryFolder folder;
  store::Database database;
  std::unique_ptr<ask::Asker> asker;
};

inline ask::Asker& corpus_asker() {
  static Corpus corpus;
  return *corpus.asker;
}

}  // namespace signatory::support
