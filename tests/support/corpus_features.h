// Content features of the corpus' statements; apart, because concepts.h and knowledge.h each name their own kind of data file.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "extract/claim.h"

namespace signatory::support {

class CorpusFeatures {
 public:
  CorpusFeatures();
  ~CorpusFeatures();
  std::vector<std::vector<std::string>> of(const extract::DocumentInput& input, const extract::Extraction& extraction) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace signatory::support
