// The names by which the graph's entities go: aliases seen in the texts, canonical names of nodes, with spelling tolerance.
//
// Built once for a database; look-ups are by folded words, then by letters without diacritics, then with one or two edits. Letter case
// matters only for short acronyms ("WHO" is no "who").
//
//   Result<NameIndex> names = NameIndex::load(database);
//   std::vector<NameHit> hits = names->find(tokens, {.genitive_suffixes = {"s"}});
//   hits[0].entities → indices for names->entity(); hits[0].edits == 0 when it stands so in the texts
#pragma once
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "store/database.h"
#include "text/token.h"

namespace signatory::ask {

struct KnownEntity {
  std::string id;    // node.key
  std::string type;  // "Country"
  std::string name;  // canonical
};

struct NameHit {
  std::uint32_t first = 0, last = 0;    // tokens [first, last)
  std::vector<std::uint32_t> entities;  // best first
  int edits = 0;                        // letters that had to be changed; 0 also for missing diacritics
};

struct NameQuery {
  const std::vector<std::string>& genitive_suffixes;
  const std::vector<bool>& taken;    // tokens that are something else
  const std::vector<bool>& foreign;  // tokens that no lexicon knows: only these start a search with edits
};

class NameIndex {
 public:
  static base::Result<NameIndex> load(store::Database& database);

  std::vector<NameHit> find(std::span<const text::Token> tokens, const NameQuery& query) const;
  const KnownEntity& entity(std::uint32_t index) const { return entities_[index]; }
  // -1 when the graph has no such node.
  int find_id(std::string_view id) const;
  // Adds an entity that the graph does not have, so that a question about it can be read.
  std::uint32_t add(KnownEntity entity);
  // The entity that goes by exactly this canonical name and type; -1 if none.
  int find_name(std::string_view name, std::string_view type) const;

 private:
  struct Candidate {
    std::uint32_t entity = 0;
    double weight = 0;
    bool acronym = false;  // as written in the texts: short and all capitals
  };
  using Table = std::unordered_map<std::string, std::vector<Candidate>>;
  void read(store::Connection& connection);
  void add_surface(const std::string& surface, std::uint32_t entity, double weight);
  std::vector<std::uint32_t> choose(const std::vector<Candidate>& candidates, bool capitals) const;
  bool match_at(std::span<const text::Token> tokens, const NameQuery& query, std::size_t at, NameHit& hit) const;
  bool match_near(std::span<const text::Token> tokens, const NameQuery& query, std::size_t at, NameHit& hit) const;

  std::vector<KnownEntity> entities_;
  std::map<std::string, std::uint32_t, std::less<>> by_id_;
  Table exact_;                                       // folded words joined by blanks
  Table ascii_;                                       // the same without diacritics
  std::map<std::size_t, std::vector<std::string>> by_length_;  // keys of ascii_ by length in bytes
  std::size_t longest_ = 1;                           // in words
};

// Insertions, deletions, replacements and swaps of neighbours, up to `most`; most + 1 beyond.
int edits_between(std::string_view a, std::string_view b, int most);

}  // namespace signatory::ask
