// Everything the data files say, loaded once and shared by all threads: frames, language packs, gazetteer, quantities, text rules.
//
// The files are the ones compiled into the program, or those of a folder given with --schema.
//
//   Result<Knowledge> k = load_knowledge(embedded_source());      // kData: the file, the path inside it, what was expected
//   const Language* sv = k->find("sv");
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "language/frames.h"
#include "language/gazetteer.h"
#include "language/pack.h"
#include "language/quantity.h"
#include "language/text_reader.h"

namespace signatory::language {

struct DataFile {
  std::string name;  // "schema/languages/sv.json"
  std::string bytes;
};

using DataSource = std::vector<DataFile>;  // sorted by name

DataSource embedded_source();
// All .json files of a folder laid out like schema/. kIo when it cannot be read, kData when it holds no pack.
base::Result<DataSource> folder_source(const std::string& folder);

struct Language {
  Pack pack;
  QuantityGrammar quantities;
};

class Knowledge {
 public:
  Frames frames;
  Gazetteer gazetteer;
  std::vector<Language> languages;  // sorted by code
  std::unique_ptr<TextReader> reader;

  const Language* find(std::string_view code) const;
};

base::Result<Knowledge> load_knowledge(const DataSource& files);

}  // namespace signatory::language
