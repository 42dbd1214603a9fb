#include "link/claim_group.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "link/confidence.h"

using namespace signatory::link;

namespace {

LinkStatement signed_by(const std::string& document, std::int64_t order) {
  LinkStatement one;
  one.document_sha256 = document, one.order = order, one.document_days = kUnknownDay;
  one.subject = "country/VN", one.object = "agreement/hanoi", one.modality = "asserted", one.language = "en", one.confidence = 0.8;
  return one;
}

LinkStatement says(const std::string& document, std::int64_t order, const std::string& surface, std::vector<std::string> features, const std::string& language = "en") {
  LinkStatement one = signed_by(document, order);
  one.object = "", one.object_surface = surface, one.features = std::move(features), one.language = language;
  return one;
}

std::vector<std::string> ids(const std::vector<Claim>& claims) {
  std::vector<std::string> all;
  for (const Claim& claim : claims) all.push_back(claim.id);
  return all;
}

}  // namespace

TEST_CASE("the same fact in three documents is one claim with growing confidence") {
  const auto claims = claims_of_group({signed_by("a", 1), signed_by("b", 1), signed_by("c", 1)}, {.relation = "SIGNED"});
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].statements.size() == 3);
  CHECK(claims[0].confidence > 0.8);
  CHECK(claims[0].id.size() == 16);
}

TEST_CASE("polarity, modality, source, amount and date keep claims apart") {
  std::vector<LinkStatement> group(7, signed_by("a", 0));
  for (std::size_t at = 0; at < group.size(); ++at) group[at].order = static_cast<std::int64_t>(at);
  group[0].date = "2025-10-25";
  group[1].polarity = '-';
  group[2].modality = "planned";
  group[3].source = "country/PL";
  group[4].date = "2024-01-01";
  group[5].date = "2025-10-25", group[5].count = Quantity{69, ""};
  group[6].date = "2025-10-25", group[6].count = Quantity{72, ""};
  CHECK(claims_of_group(group, {.relation = "SIGNED"}).size() == 6);  // 0 joins 5 or 6
}

TEST_CASE("a vague date joins a precise one") {
  CHECK(dates_agree("2025", "2025-10-25"));
  CHECK(dates_agree("--10-25", "2025-10-25"));
  CHECK(dates_agree("2025-10-25/2025-10-26", "2025-10-26"));
  CHECK(dates_agree("", "2025"));
  CHECK_FALSE(dates_agree("2025-1", "2025-10-25"));
  CHECK_FALSE(dates_agree("--10-26", "2025-10-25"));
  CHECK_FALSE(dates_agree("2025-10-25/2025-10-26", "2025-10-27"));
  CHECK(more_specific("2025", "2025-10-25") == "2025-10-25");
  CHECK(more_specific("2025-10-25/2025-10-26", "2025-10-26") == "2025-10-26");
  CHECK(days_of("1970-01-02") == 1);
  CHECK(days_of("2025-02-30") == kUnknownDay);
  CHECK(days_of("2025-10") == kUnknownDay);
}

TEST_CASE("what can happen again joins only inside one story") {
  std::vector<LinkStatement> group{signed_by("a", 1), signed_by("b", 1)};
  group[0].document_days = 100, group[1].document_days = 110;
  CHECK(claims_of_group(group, {.relation = "MET", .repeatable = true}).size() == 1);
  group[1].document_days = 200;
  const auto apart = claims_of_group(group, {.relation = "MET", .repeatable = true});
  REQUIRE(apart.size() == 2);
  CHECK(apart[0].id != apart[1].id);
  CHECK(claims_of_group(group, {.relation = "SIGNED"}).size() == 1);
}

TEST_CASE("content joins across languages by concepts, entities and numbers") {
  const std::vector<std::string> shared{"n:83.5", "c:invest", "c:cybersecurity", "e:place/southeast-asia"};
  auto en = says("a", 1, "invest in cyber security in Southeast Asia", shared, "en");
  auto sv = says("b", 1, "investera i cybersäkerhet i Sydostasien", shared, "sv");
  auto other = says("b", 2, "open an embassy in Hanoi", {"c:open", "c:embassy", "e:place/hanoi"}, "sv");
  const auto claims = claims_of_group({en, sv, other}, {.relation = "COMMITTED_TO", .repeatable = true});
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].statements.size() + claims[1].statements.size() == 3);
  sv.features[0] = "n:40";
  CHECK(claims_of_group({en, sv}, {.relation = "COMMITTED_TO"}).size() == 2);
  sv.features[0] = "n:83.5", sv.features.push_back("x:not");
  CHECK(claims_of_group({en, sv}, {.relation = "COMMITTED_TO"}).size() == 2);
}

TEST_CASE("a translation needs less likeness when nothing in the other document is more alike") {
  const auto en = says("a", 1, "give students a monthly grant", {"c:student", "c:month", "c:aid", "c:give"}, "en");
  const auto sv = says("b", 1, "stödja unga med månatliga bidrag", {"c:student", "c:month", "c:support", "c:youth", "c:study"}, "sv");
  CHECK(claims_of_group({en, sv}, {.relation = "COMMITTED_TO"}).size() == 1);
  const auto better = says("b", 2, "ge studenter bidrag varje månad", {"c:student", "c:month", "c:aid"}, "sv");
  const auto claims = claims_of_group({en, sv, better}, {.relation = "COMMITTED_TO"});
  REQUIRE(claims.size() == 2);
  auto copy = sv;
  copy.document_sha256 = "c", copy.language = "en";
  CHECK(claims_of_group({en, copy}, {.relation = "COMMITTED_TO"}).size() == 2);
}

TEST_CASE("who does what to whom is part of a content") {
  const auto one = says("a", 1, "A will attack B", {"e:country/A", "c:attack", "e:country/B", "w:attack"});
  const auto turned = says("b", 1, "B will attack A", {"e:country/B", "c:attack", "e:country/A", "w:attack"});
  CHECK(similarity(one, one) == doctest::Approx(1));
  CHECK(claims_of_group({one, turned}, {.relation = "STATED"}).size() == 2);
}

TEST_CASE("one document that says two similar things says two things") {
  const auto one = says("a", 1, "send 100 trucks to Kyiv", {"n:100", "e:place/kyiv", "c:send", "w:send", "w:trucks", "w:kyiv"});
  const auto two = says("a", 2, "send 100 doctors to Kyiv", {"n:100", "e:place/kyiv", "c:send", "w:send", "w:doctors", "w:kyiv"});
  CHECK(claims_of_group({one, two}, {.relation = "COMMITTED_TO"}).size() == 2);
}

TEST_CASE("claims do not depend on the order of statements") {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    std::vector<LinkStatement> group;
    for (std::int64_t at = 0; at < 14; ++at) {
      LinkStatement one = signed_by(std::string(1, static_cast<char>('a' + random() % 5)), at);
      one.document_days = random() % 3 == 0 ? kUnknownDay : static_cast<std::int64_t>(random() % 40);
      if (random() % 2 == 0) one.date = random() % 2 == 0 ? "2025" : "2025-10-25";
      if (random() % 3 == 0) one.amount = Quantity{static_cast<double>(random() % 2), "USD"};
      if (random() % 2 == 0) {
        one.object = "", one.object_surface = "phrase " + std::to_string(random() % 4);
        for (int feature = 0; feature < 3; ++feature) one.features.push_back("c:" + std::to_string(random() % 5));
      }
      group.push_back(one);
    }
    const auto expected = ids(claims_of_group(group, {.relation = "R", .repeatable = true}));
    CHECK(std::set<std::string>(expected.begin(), expected.end()).size() == expected.size());
    for (int shuffle = 0; shuffle < 5; ++shuffle) {
      std::shuffle(group.begin(), group.end(), random);
      CHECK(ids(claims_of_group(group, {.relation = "R", .repeatable = true})) == expected);
    }
  }
}

TEST_CASE("confidence grows with evidence and never beyond certainty") {
  CHECK(combined_confidence({{"a", 0.7}}) == doctest::Approx(0.7));
  CHECK(combined_confidence({{"a", 0.7}, {"a", 0.5}}) == doctest::Approx(0.7));
  CHECK(combined_confidence({{"a", 0.8}, {"b", 0.8}}) == doctest::Approx(0.88));
  std::vector<Support> supports;
  double last = 0;
  std::mt19937 random(3);
  for (int at = 0; at < 200; ++at) {
    static const std::string names = "abcdefghij";
    supports.push_back({std::string_view(names).substr(random() % 10, 1), static_cast<double>(random() % 101) / 100});
    const double now = combined_confidence(supports);
    CHECK(now >= last);
    CHECK(now <= 1);
    last = now;
  }
}
