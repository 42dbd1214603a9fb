// Who is who: ids that were judged to be one entity, and the id that speaks for all of them.
//
// Judgements come from documents ("X (also known as Y)"), from rules over documents (a misspelling) and from users. A user's word
// goes first and a pair that a user called different never ends in one entity, however many rules would join them. The answer is
// a function of the set of judgements, not of their order.
//
//   Identity identity({{"person/a-b", "person/a-c", Verdict::kSame, Origin::kRule}}, standing);
//   identity.canonical("person/a-c") == "person/a-b"                 // unknown ids answer themselves
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace signatory::link {

enum class Verdict : std::uint8_t { kSame, kDifferent };
enum class Origin : std::uint8_t { kRule, kUser };

struct Judgement {
  std::string first;
  std::string second;
  Verdict verdict = Verdict::kSame;
  Origin origin = Origin::kRule;
};

// How well an id stands: decides which id of a group speaks for it.
struct Standing {
  bool known = false;            // named in the gazetteer
  std::uint32_t documents = 0;   // that mention it
};
using StandingOf = std::function<Standing(const std::string& id)>;

class Identity {
 public:
  Identity() = default;
  // `standing` is asked about the ids in `judgements` alone. Canonical is: known in the gazetteer, then in more documents, then
  // the longer id, then the smaller in byte order.
  Identity(std::vector<Judgement> judgements, const StandingOf& standing);

  const std::string& canonical(const std::string& id) const;
  // Every id that a judgement joined to another one, with its canonical id, sorted by id.
  std::vector<std::pair<std::string, std::string>> joined() const;

 private:
  std::unordered_map<std::string, std::string> canonical_;  // only ids of groups with two members or more
};

}  // namespace signatory::link
