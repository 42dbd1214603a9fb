// The gazetteer: named entities with their names in every language (schema/gazetteer/*.json), compiled to one trie a language.
//
// A document in language L is matched against the names of L and the English ones; case matters ("May", "Áo"), except in a line that is
// all capitals. A name may belong to several entities; the extractor chooses by context.
//
//   Result<Gazetteer> g = load_gazetteer(files);
//   for (const NameMatch& m : g->matches("sv", words, texts, i)) use(m.length, g->entity(m.entity), m.role);
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "language/lexicon.h"

namespace signatory::language {

struct GazetteerEntity {
  std::string id;    // "country/SE"
  std::string type;  // "Country"
  std::string name;  // canonical English name
  std::string entity_class;
  std::string capital;     // id of a place
  std::string located_in;  // id of a country
};

enum class NameRole : std::uint8_t { kName, kAcronym, kAdjective, kPeople, kMetonym };

struct NameMatch {
  std::uint32_t length = 0;  // in words
  std::uint32_t entity = 0;
  NameRole role = NameRole::kName;
  bool ambiguous = false;  // the name is also an ordinary word or another's name: needs support from context
  bool stripped = false;   // matched without a genitive suffix
  bool borrowed = false;   // a name of the pivot language, not of this one
};

struct NameFile {
  std::string file;
  std::string_view bytes;
};

class Gazetteer {
 public:
  const GazetteerEntity& entity(std::uint32_t index) const { return entities_[index]; }
  // Index of an id, or -1.
  int find(std::string_view id) const;
  std::size_t size() const { return entities_.size(); }
  // The country whose capital this place is, or -1.
  int country_of_capital(std::uint32_t place) const;

  // One language's names. `words`: ids from word() of the same language.
  class Names {
   public:
    WordId word(std::string_view folded) const { return trie_.word(folded); }
    // All names that start at word `at`, shortest first. `texts` are the words as written. With `ignore_case` case does not matter.
    struct Text {
      std::vector<WordId> words;
      std::vector<WordId> last_word;  // alternative without genitive suffix
      std::vector<std::string_view> texts;
      bool ignore_case = false;
    };
    void matches(const Text& text, std::size_t at, std::vector<NameMatch>& out) const;

   private:
    friend class GazetteerReader;
    struct Entry {
      std::uint32_t entity;
      NameRole role;
      bool ambiguous;
      bool borrowed;
      std::vector<std::string> written;  // words as written in the data
    };
    bool case_fits(const Entry& entry, const Text& text, std::size_t at) const;
    Lexicon trie_;
    std::vector<Entry> entries_;
  };
  // Names for a language; an unknown language gets the English ones.
  const Names& names(std::string_view language) const;

 private:
  friend class GazetteerReader;
  std::vector<GazetteerEntity> entities_;
  std::map<std::string, std::uint32_t, std::less<>> by_id_;
  std::map<std::string, Names, std::less<>> names_;
  std::map<std::string, std::uint32_t, std::less<>> capitals_;  // place id → country
};

base::Result<Gazetteer> load_gazetteer(const std::vector<NameFile>& files, const std::vector<std::string>& languages);

}  // namespace signatory::language
