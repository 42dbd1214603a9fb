#include "link/identity.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace signatory::link;

namespace {

Standing unknown(const std::string&) { return {}; }

}  // namespace

TEST_CASE("ids that are one go by the id that stands best") {
  const std::vector<Judgement> judgements{{"a/one", "a/other-one", Verdict::kSame, Origin::kRule}, {"a/three", "a/one", Verdict::kSame, Origin::kRule}};
  const Identity longest(judgements, unknown);
  CHECK(longest.canonical("a/one") == "a/other-one");
  CHECK(longest.canonical("a/three") == "a/other-one");
  CHECK(longest.canonical("a/stranger") == "a/stranger");
  const Identity known(judgements, [](const std::string& id) { return Standing{id == "a/three", id == "a/one" ? 9U : 1U}; });
  CHECK(known.canonical("a/other-one") == "a/three");
}

TEST_CASE("a user's word overrules every rule") {
  std::vector<Judgement> judgements{{"a", "b", Verdict::kSame, Origin::kRule}, {"b", "c", Verdict::kSame, Origin::kRule}, {"c", "a", Verdict::kDifferent, Origin::kUser}};
  const Identity apart(judgements, unknown);
  CHECK(apart.canonical("a") != apart.canonical("c"));
  judgements.push_back({"a", "c", Verdict::kSame, Origin::kRule});
  CHECK(Identity(judgements, unknown).canonical("a") != Identity(judgements, unknown).canonical("c"));
}

TEST_CASE("the order of judgements does not matter") {
  std::vector<Judgement> judgements{{"a", "b", Verdict::kSame, Origin::kRule},      {"c", "d", Verdict::kSame, Origin::kRule}, {"b", "c", Verdict::kSame, Origin::kRule},
                                    {"a", "d", Verdict::kDifferent, Origin::kUser}, {"d", "e", Verdict::kSame, Origin::kUser}};
  const auto expected = Identity(judgements, unknown).joined();
  std::vector<std::size_t> order{0, 1, 2, 3, 4};
  do {
    std::vector<Judgement> shuffled;
    for (const std::size_t at : order) shuffled.push_back(judgements[at]);
    CHECK(Identity(shuffled, unknown).joined() == expected);
  } while (std::next_permutation(order.begin(), order.end()));
}
