#include "store/claims.h"

#include <algorithm>
#include <random>

#include "store/judgements.h"
#include "store_fixture.h"

using namespace signatory;
using support::Store;

TEST_CASE("a claim is listed in the documented form") {
  Store store;
  store.put("a.txt", "country/AU COMMITTED_TO invest in ports | modality=committed; amount=83500000 USD; recipient=country/VN; deadline=2030; source=country/PL\n", "2025-10-26");
  store.finalise();
  const std::string expected =
      R"("subject": {"id": "country/AU", "name": "AU", "type": "Country", "surface": "country/AU"}, "relation": "COMMITTED_TO", "object": {"id": "content/)";
  const std::string line = store.listing();
  CHECK(line.find(expected) != std::string::npos);
  CHECK(line.find(R"("recipient": {"id": "country/VN", "name": "VN", "type": "Country", "surface": "country/VN"}, "amount": {"value": 83500000, "currency": "USD", "approximate": null}, )"
                  R"("count": null, "date": null, "deadline": "2030", "place": null, "content": null, "polarity": "+", "modality": "committed", "attribution": [{"id": "country/PL")") !=
        std::string::npos);
  CHECK(line.find(R"("section": "body", "language": "en", "confidence": 0.8, "rule": "en/line", )") != std::string::npos);
  CHECK(line.find(R"({"document": "a.txt", "slot": "object", "begin": 24, "end": 39, "text": "invest in ports", "sentence": 0})") != std::string::npos);
  CHECK(store.faults().empty());
}

TEST_CASE("the same fact in two documents is one edge with two quotes") {
  Store store;
  store.put("a.txt", "country/VN SIGNED agreement/hanoi | date=2025-10-25\n", "2025-10-25");
  store.put("b.txt", "country/VN SIGNED agreement/hanoi\ncountry/VN SIGNED agreement/hanoi | polarity=-\n", "2025-10-27");
  const auto done = store.finalise();
  CHECK(done.claims_added == 2);
  const auto claims = store.claims();
  REQUIRE(claims.size() == 2);
  const auto& both = claims[0].polarity == "+" ? claims[0] : claims[1];
  CHECK(both.documents == 2);
  CHECK(both.date == "2025-10-25");
  CHECK(both.last_document_date == "2025-10-27");
  CHECK(both.statements.size() == 2);
  CHECK(store.rows("SELECT key FROM node ORDER BY key") == "agreement/hanoi\ncountry/VN\n");
  CHECK(store.rows("SELECT count(*) FROM edge") == "2\n");
  CHECK(store.claims({.document = "a.txt"}).size() == 1);
  CHECK(store.claims({.relation = "SIGNED"}).size() == 2);
  CHECK(store.claims({.min_confidence = 0.85}).size() == 1);
  CHECK_FALSE(store::each_claim(store.database, {.document = "none.txt"}, [](const auto&) {}));
}

TEST_CASE("the listing is the same for every order of building") {
  const std::vector<std::pair<std::string, std::string>> documents{
      {"a.txt", "country/VN SIGNED agreement/hanoi | date=2025\ncountry/AU MET country/VN\n"},
      {"b.txt", "country/VN SIGNED agreement/hanoi | date=2025-10-25\n= agreement/hanoi agreement/hanoi-convention\n"},
      {"c.txt", "country/VN MET country/AU\ncountry/AU SIGNED agreement/hanoi-convention\n"},
      {"d.txt", "country/AU COMMITTED_TO send aid\ncountry/AU COMMITTED_TO send aid | amount=5 USD\ncountry/AU COMMITTED_TO send  aid | amount=7 USD\n"},
      {"e.txt", "country/VN MET country/AU\ncountry/AU SIGNED agreement/hanoi-convention\n"},  // the bytes of c.txt
  };
  std::string expected;
  std::vector<std::size_t> order{0, 1, 2, 3, 4};
  std::mt19937 random(11);
  for (int round = 0; round < 12; ++round) {
    Store store;
    for (const std::size_t at : order) {
      store.put(documents[at].first, documents[at].second);
      if (random() % 2 == 0) store.finalise();
    }
    store.finalise();
    const std::string listing = store.listing() + store.rows("SELECT key || properties FROM node ORDER BY key") + store.rows("SELECT properties FROM edge ORDER BY 1");
    if (expected.empty()) expected = listing;
    CHECK(listing == expected);
    CHECK(store.faults().empty());
    std::shuffle(order.begin(), order.end(), random);
  }
  CHECK(expected.find(R"("id": "agreement/hanoi-convention")") == std::string::npos);  // it goes by the id in more documents
}

TEST_CASE("removing a document retracts exactly its evidence") {
  Store store;
  store.put("a.txt", "country/VN SIGNED agreement/hanoi\ncountry/VN MET country/PL\n");
  store.finalise();
  const std::string before = store.listing() + store.rows("SELECT key, properties FROM node ORDER BY key", 2);
  store.put("b.txt", "country/VN SIGNED agreement/hanoi | date=2025\ncountry/SE SIGNED agreement/hanoi\n= country/PL country/poland\n");
  store.finalise();
  CHECK(store.claims().size() == 3);
  store.remove("b.txt");
  store.finalise();
  CHECK(store.listing() + store.rows("SELECT key, properties FROM node ORDER BY key", 2) == before);
  CHECK(store.faults().empty());
  store.remove("a.txt");
  store.finalise();
  CHECK(store.listing().empty());
  CHECK(store.rows("SELECT (SELECT count(*) FROM node) + (SELECT count(*) FROM edge) + (SELECT count(*) FROM entity) + (SELECT count(*) FROM statement)") == "0\n");
  CHECK(store.rows("SELECT rowid FROM document_text WHERE document_text MATCH 'hanoi'").empty());
  CHECK_FALSE(store::remove_document(store.database, "a.txt"));
}

TEST_CASE("what users made and changed survives a rebuild") {
  Store store;
  store.put("a.txt", "country/VN SIGNED agreement/hanoi\ncountry/SE SIGNED agreement/hanoi\n");
  store.finalise();
  auto& connection = store.database.connection();
  connection.execute("INSERT INTO edge_type (name) VALUES ('KNOWS'); INSERT INTO node (key, origin, properties) VALUES (NULL, 1, '{\"name\":\"mine\"}')");
  connection.execute("INSERT INTO edge (type, source, target, origin, properties) SELECT (SELECT id FROM edge_type WHERE name = 'KNOWS'), (SELECT id FROM node WHERE key = 'country/SE'),"
                     " (SELECT id FROM node WHERE origin = 1), 1, '{}'");
  connection.execute("UPDATE node SET overlay = '{\"note\":\"x\",\"aliases\":null}', properties = '{\"note\":\"x\"}' WHERE key = 'country/VN'");
  store.put("b.txt", "country/VN SIGNED agreement/hanoi\n");
  store.finalise();
  CHECK(store.rows("SELECT properties FROM node WHERE key = 'country/VN'") == "{\"id\":\"country/VN\",\"name\":\"VN\",\"note\":\"x\"}\n");
  store.remove("a.txt"), store.remove("b.txt");
  store.finalise();
  CHECK(store.rows("SELECT coalesce(key, 'mine') FROM node ORDER BY 1") == "country/SE\ncountry/VN\nmine\n");
  CHECK(store.rows("SELECT count(*) FROM edge") == "1\n");
  CHECK(store.faults().empty());
}

TEST_CASE("what a user deleted stays deleted") {
  Store store;
  store.put("a.txt", "country/VN SIGNED agreement/hanoi\n");
  store.finalise();
  auto& connection = store.database.connection();
  connection.execute("INSERT INTO deleted SELECT id FROM claim; DELETE FROM claim; DELETE FROM edge");
  store.put("b.txt", "country/VN SIGNED agreement/hanoi | section=headline\n");
  store.finalise();
  CHECK(store.listing().empty());
}

TEST_CASE("a user's judgement joins and parts entities") {
  Store store;
  store.put("a.txt", "person/a-one SIGNED agreement/hanoi\n");
  store.put("b.txt", "person/a-two SIGNED agreement/hanoi\n");
  store.finalise();
  const std::string before = store.listing();
  REQUIRE(store::judge(store.database, {.first = "a-one", .second = "person/a-two", .verdict = link::Verdict::kSame, .reason = "typo"}));
  store.finalise();
  REQUIRE(store.claims().size() == 1);
  CHECK(store.claims()[0].documents == 2);
  CHECK(store.faults().empty());
  std::vector<store::EntityListing> entities;
  REQUIRE(store::each_entity(store.database, {.text = "a-two", .type = ""}, [&](const store::EntityListing& entity) { entities.push_back(entity); }));
  REQUIRE(entities.size() == 1);
  CHECK(entities[0].members.size() == 1);
  CHECK(entities[0].judgements[0].reason == "typo");
  REQUIRE(store::judge(store.database, {.first = "person/a-two", .second = "person/a-one", .verdict = link::Verdict::kDifferent, .reason = ""}));
  store.finalise();
  CHECK(store.listing() == before);
  CHECK_FALSE(store::judge(store.database, {.first = "person/a-one", .second = "a-one", .verdict = link::Verdict::kSame, .reason = ""}));
  CHECK_FALSE(store::judge(store.database, {.first = "person/a-one", .second = "nobody", .verdict = link::Verdict::kSame, .reason = ""}));
}

TEST_CASE("a misspelt name joins under the same office") {
  Store store;
  store.put("a.txt", "person/izumi-nakamitsu HOLDS_OFFICE office/high-representative\n");
  store.put("b.txt", "person/izumi-nakamitsu HOLDS_OFFICE office/high-representative\nperson/izumi-nakamitsu MET country/VN\n");
  store.put("c.txt", "person/izumi-nakamisu HOLDS_OFFICE office/high-representative\n");
  store.finalise();
  CHECK(store.claims({.relation = "HOLDS_OFFICE"}).size() == 1);
  CHECK(store.rows("SELECT first, second, reason FROM judgement", 3) == "person/izumi-nakamisu|person/izumi-nakamitsu|misspelling\n");
  store.remove("a.txt"), store.remove("b.txt");
  store.finalise();
  CHECK(store.rows("SELECT count(*) FROM judgement") == "0\n");
  CHECK(store.faults().empty());
}
