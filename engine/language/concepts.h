// Concepts: phrases of different languages that say the same thing (schema/gazetteer/concepts.json), and the words that say nothing of
// their own (the closed classes of the language packs).
//
//   ConceptFiles files{.concepts = {"schema/gazetteer/concepts.json", bytes}, .packs = {{"schema/languages/sv.json", sv}}};
//   Result<ConceptLexicon> lexicon = ConceptLexicon::load(files);
//   lexicon->concepts("sv", {"mot", "it-brottslighet"}) == {"cybercrime"}
//   lexicon->function_word("sv", "och")
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/error.h"

namespace signatory::language {

struct NamedBytes {
  std::string file;  // for errors: "schema/gazetteer/concepts.json"
  std::string_view bytes;
};

struct ConceptFiles {
  NamedBytes concepts;
  std::vector<NamedBytes> packs;  // schema/languages/<code>.json
};

class ConceptLexicon {
 public:
  // kData, with file, JSON pointer and what was expected.
  static base::Result<ConceptLexicon> load(const ConceptFiles& files);

  // Ids of the concepts in a row of folded words, in the order of the words, each once; the longest phrase wins.
  std::vector<std::string> concepts(std::string_view language, const std::vector<std::string_view>& folded_words) const;
  bool function_word(std::string_view language, std::string_view folded_word) const;
  bool negation(std::string_view language, std::string_view folded_word) const;
  std::size_t size() const { return ids_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };
  using Words = std::unordered_set<std::string, Hash, std::equal_to<>>;
  struct Language {
    std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>> phrases;  // folded words joined by spaces
    std::size_t longest = 0;                                                                     // in words
    Words function_words;
    Words negations;
  };
  const Language* find(std::string_view language) const;

  std::vector<std::string> ids_;
  std::map<std::string, Language, std::less<>> languages_;
};

}  // namespace signatory::language
