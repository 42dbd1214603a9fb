// The extractor: a document in, its statements out.
//
// Thread-safe: one Extractor serves all threads; the same text gives the same statements, byte for byte.
//
//   Extractor extractor(knowledge);
//   Extraction e = extractor.extract({.id = "a.txt", .text = "Sweden signed the Hanoi Convention on 25 October 2025."});
//   e.statements[0].relation == "SIGNED"
#pragma once
#include "extract/claim.h"
#include "language/knowledge.h"

namespace signatory::extract {

class Extractor {
 public:
  explicit Extractor(const language::Knowledge& knowledge) : knowledge_(knowledge) {}
  // Never fails: a text in no known language gives no statements.
  Extraction extract(const DocumentInput& input) const;
  // What was recognised, sentence by sentence, for `why --text`: chunks, clauses, senses, and statements or the slot that failed.
  std::string explain(const DocumentInput& input) const;

 private:
  const language::Knowledge& knowledge_;
};

}  // namespace signatory::extract
