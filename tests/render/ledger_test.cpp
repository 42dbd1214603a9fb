#include "render/ledger.h"

#include <doctest/doctest.h>

#include <map>
#include <sstream>

#include "render/dossier.h"
#include "render/timeline.h"
#include "store/store_fixture.h"

using namespace signatory;
using namespace signatory::render;

namespace {

struct Sample {
  Sample() {
    store.put("a.txt",
              "country/AU COMMITTED_TO invest in cyber security | modality=committed; amount=83500000 USD; recipient=country/VN; deadline=2027\n"
              "country/SE COMMITTED_TO give to the fund | modality=committed; amount=20000000 SEK\n"
              "country/SE FUNDED organization/fund | amount=20000000 SEK; date=2025-11\n"
              "country/VN COMMITTED_TO cut emissions | modality=committed; deadline=2024\n"
              "person/bui HOLDS_OFFICE office/minister | recipient=country/VN\n"
              "person/bui COMMITTED_TO train experts | modality=committed; deadline=2030-06\n"
              "country/RU COMMITTED_TO share data | polarity=-; modality=committed\n"
              "country/PL COMMITTED_TO send troops | modality=planned; amount=5 USD; source=country/US\n",
              "2025-10-26");
    store.put("b.txt", "country/AU MET country/VN | date=2025-10-25\n", "2025-12-01");
    store.finalise();
  }

  Ledger ledger(LedgerFilter filter = {}) {
    if (filter.as_of.empty()) filter.as_of = "2026-01-01";
    auto read = read_ledger(store.database, filter);
    REQUIRE_MESSAGE(read, (read ? "" : read.error().to_string()));
    return *read;
  }

  std::string status_of(const std::string& what) {
    for (const LedgerEntry& entry : ledger().entries) {
      if (entry.what == what) return entry.status;
    }
    return "not there";
  }

  support::Store store;
};

// As Store::put, with the words of each line as what it speaks of.
void put_with_features(support::Store& store, const std::string& name, const std::string& text, const std::string& date) {
  const extract::DocumentInput input{.id = name, .text = text, .language = "", .date = date, .url = "", .title = ""};
  const extract::Extraction extraction = support::extract_lines(input);
  std::vector<store::StatementFeatures> features;
  for (const extract::Statement& statement : extraction.statements) {
    store::StatementFeatures words;
    std::istringstream in(statement.object.surface);
    for (std::string word; in >> word;) words.push_back("c:" + word), words.push_back("w:" + word);
    features.push_back(words);
  }
  auto batch = store::WriteBatch::begin(store.database);
  REQUIRE(batch);
  REQUIRE(store::put_document(store.database, {.input = input, .sha256 = base::sha256_hex(text), .extraction = extraction, .features = features, .extractor = "test"}));
  REQUIRE((*batch)->commit());
}

}  // namespace

TEST_CASE("what is said again, otherwise or denied later is linked to the other claim") {
  support::Store store;
  put_with_features(store, "a.txt",
                    "country/SE COMMITTED_TO pay for the bridge | modality=committed; amount=5 SEK\n"
                    "country/NO COMMITTED_TO build the dam | modality=committed; amount=7 NOK\n"
                    "country/DK COMMITTED_TO sell the gas | modality=committed\n",
                    "2025-01-01");
  put_with_features(store, "b.txt",
                    "country/SE COMMITTED_TO pay for the bridge | modality=committed; amount=9 SEK\n"
                    "country/NO COMMITTED_TO build the dam | modality=committed; amount=7 NOK\n"
                    "country/DK COMMITTED_TO sell the gas | modality=committed; polarity=-\n",
                    "2025-06-01");
  store.finalise();
  const auto all = read_ledger(store.database, {.as_of = "2026-01-01"});
  REQUIRE(all);
  std::map<std::string, std::string> found;  // actor and date → status and links
  for (const LedgerEntry& entry : all->entries) {
    std::string& text = found[entry.claim.subject.name + ' ' + entry.first_said];
    text = entry.status;
    for (const LedgerLink& link : entry.links) text += ' ' + link.relation;
  }
  CHECK(found["SE 2025-01-01"] == "superseded SUPERSEDES");
  CHECK(found["SE 2025-06-01"] == "open");
  CHECK(found["NO 2025-01-01"] == "restated RESTATES");
  CHECK(found["NO 2025-06-01"] == "open");
  CHECK(found["DK 2025-01-01"] == "contradicted CONTRADICTS");
  CHECK(found["DK 2025-06-01"] == "refused CONTRADICTS");
  REQUIRE(all->sums.size() == 2);
  CHECK(all->sums[0].value == 7);  // once
  CHECK(all->sums[1].value == 9);
}

TEST_CASE_FIXTURE(Sample, "each entry has the status that the rules give it") {
  CHECK(status_of("invest in cyber security") == "open");
  CHECK(status_of("give to the fund") == "fulfilled");
  CHECK(status_of("cut emissions") == "overdue");
  CHECK(status_of("share data") == "refused");
  CHECK(status_of("train experts") == "open");
  CHECK(ledger().entries.size() == 6);
}

TEST_CASE_FIXTURE(Sample, "a status names the claim and the words that say so") {
  for (const LedgerEntry& entry : ledger().entries) {
    if (entry.what != "give to the fund") continue;
    REQUIRE(entry.links.size() == 1);
    CHECK(entry.links[0].relation == "FULFILS");
    CHECK(entry.links[0].quote.text.find("FUNDED") != std::string::npos);
    CHECK(entry.links[0].quote.document == "a.txt");
  }
}

TEST_CASE_FIXTURE(Sample, "filters choose by actor, recipient, date, amount, topic and day") {
  const auto count = [&](const LedgerFilter& filter) { return ledger(filter).entries.size(); };
  CHECK(count({.by = "country/VN"}) == 2);  // with its minister
  CHECK(count({.by = "person/bui"}) == 1);
  CHECK(count({.to = "country/VN"}) == 1);
  CHECK(count({.before = "2027"}) == 2);
  CHECK(count({.before = "2027-12-30"}) == 1);
  CHECK(count({.over = 1e6}) == 2);
  CHECK(count({.currency = "SEK", .over = 1e6}) == 1);
  CHECK(count({.topic = "CYBER invest"}) == 1);
  CHECK(count({.language = "sv"}) == 0);
  CHECK(count({.min_confidence = 0.99}) == 0);
  CHECK(count({.as_of = "2025-10-01"}) == 0);
}

TEST_CASE_FIXTURE(Sample, "sums are by currency and leave out what was refused") {
  const Ledger all = ledger();
  REQUIRE(all.sums.size() == 2);
  CHECK(all.sums[0].currency == "SEK");
  CHECK(all.sums[0].value == 20e6);
  CHECK(all.sums[1].value == 83500005);
}

TEST_CASE_FIXTURE(Sample, "the ledger is written for people and for programs") {
  const std::string table = ledger_text(ledger(), TableFormat::kTable, {});
  CHECK(table.find("USD 83.5 million") != std::string::npos);
  CHECK(table.find("bui (VN)") != std::string::npos);
  CHECK(table.find("according to US") != std::string::npos);
  CHECK(table.find("Sum: SEK 20 million in 1 commitment") != std::string::npos);
  const std::string lines = ledger_text(ledger({.by = "country/AU"}), TableFormat::kJsonl, {});
  CHECK(lines.find("\"amount\": 83500000, \"currency\": \"USD\", \"approximate\": null, \"deadline\": \"2027\"") != std::string::npos);
  CHECK(lines == ledger_text(ledger({.by = "country/AU"}), TableFormat::kJsonl, {}));
  CHECK(ledger_text(ledger(), TableFormat::kMarkdown, {}).find("| AU |") != std::string::npos);
}

TEST_CASE_FIXTURE(Sample, "a timeline is in order of time, with the quotes") {
  auto table = timeline(store.database, {.entity = "country/AU"});
  REQUIRE(table);
  REQUIRE(table->rows.size() == 2);
  CHECK(table->rows[0][0].display == "2025-10-25");
  CHECK(table->rows[1][0].display == "~2025-10-26");
  CHECK(table->rows[1][4].display == "to VN; USD 83.5 million; by 2027; committed");
  CHECK(timeline(store.database, {.entity = "country/AU", .as_of = "2025-11"})->rows.size() == 1);
  CHECK(timeline(store.database, {.entity = "country/XX"})->rows.empty());
}

TEST_CASE_FIXTURE(Sample, "a dossier gathers all of it") {
  auto page = dossier(store.database, {.entity = "country/AU", .as_of = "2026-01-01"});
  REQUIRE_MESSAGE(page, (page ? "" : page.error().to_string()));
  CHECK(page->starts_with("# AU\n"));
  CHECK(page->find("## Commitments as of 2026-01-01") != std::string::npos);
  CHECK(page->find("## Timeline") != std::string::npos);
  CHECK(dossier(store.database, {.entity = "country/XX"}).error().code == base::ErrorCode::kNotFound);
}
