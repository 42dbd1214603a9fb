// What a phrase speaks of, whatever its language: the concepts, entities and numbers in it; and its words, for phrases of one language.
//
// Features are strings with their kind in front, in the order of the text: "c:cybercrime", "e:country/AU", "n:83.5", "x:not" (an odd
// number of negations among the first words), "w:investera" (words that are no function words). claim_group.h compares them.
//
//   ContentFeatures features(lexicon);
//   features.of(input, extraction)[i]            // of extraction.statements[i]: its Content object, else its `content` or `field`
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "extract/claim.h"
#include "language/concepts.h"

namespace signatory::link {

class ContentFeatures {
 public:
  // The lexicon must outlive this. Safe from several threads.
  explicit ContentFeatures(const language::ConceptLexicon& lexicon) : lexicon_(lexicon) {}

  // One list for each statement; empty when the object is an entity and nothing else is said.
  std::vector<std::vector<std::string>> of(const extract::DocumentInput& input, const extract::Extraction& extraction) const;

 private:
  struct Phrase;
  std::vector<std::string> features(const Phrase& phrase) const;
  const language::ConceptLexicon& lexicon_;
};

// A number as written in any of the languages, as one spelling: "83,5" → "83.5", "1.200" and "1,200" → "1200", "7.0" → "7".
std::string plain_number(std::string_view written);

}  // namespace signatory::link
