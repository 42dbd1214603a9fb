// A database in a temporary folder, filled by the line reading of support/line_extraction.h.
//
//   Store store;  store.put("a.txt", "country/VN SIGNED agreement/hanoi\n");  store.finalise();  store.claims() == …
#pragma once
#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "store/claims.h"
#include "store/documents.h"
#include "store/finalise.h"
#include "store/verify.h"
#include "support/line_extraction.h"
#include "support/temporary_folder.h"

namespace signatory::support {

class Store {
 public:
  Store() : database(open("test.db", store::OpenMode::kCreate)) {}

  store::Database open(const std::string& name, store::OpenMode mode) const {
    auto opened = store::Database::open(folder.path(name), {.mode = mode, .schema_folder = ""});
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().to_string()));
    return std::move(*opened);
  }

  store::PutOutcome put(const std::string& name, const std::string& text, const std::string& date = "") {
    const extract::DocumentInput input{.id = name, .text = text, .language = "", .date = date, .url = "", .title = ""};
    const extract::Extraction extraction = extract_lines(input);
    auto batch = store::WriteBatch::begin(database);
    REQUIRE(batch);
    const std::vector<store::StatementFeatures> features(extraction.statements.size());
    auto outcome = store::put_document(database, {.input = input, .sha256 = base::sha256_hex(text), .extraction = extraction, .features = features, .extractor = "test"});
    REQUIRE_MESSAGE(outcome, (outcome ? "" : outcome.error().to_string()));
    REQUIRE((*batch)->commit());
    return *outcome;
  }

  void remove(const std::string& name) {
    auto removed = store::remove_document(database, name);
    REQUIRE_MESSAGE(removed, (removed ? "" : removed.error().to_string()));
  }

  store::Finalised finalise() {
    auto done = store::finalise(database);
    REQUIRE_MESSAGE(done, (done ? "" : done.error().to_string()));
    return *done;
  }

  std::string listing(const store::ClaimFilter& filter = {}) {
    std::string lines;
    auto listed = store::each_claim(database, filter, [&](const store::ClaimRecord& claim) { lines += store::claim_json(claim) + "\n"; });
    REQUIRE_MESSAGE(listed, (listed ? "" : listed.error().to_string()));
    return lines;
  }

  std::vector<store::ClaimRecord> claims(const store::ClaimFilter& filter = {}) {
    std::vector<store::ClaimRecord> all;
    REQUIRE(store::each_claim(database, filter, [&](const store::ClaimRecord& claim) { all.push_back(claim); }));
    return all;
  }

  // All rows of a query, columns joined by '|', rows by newlines.
  std::string rows(const std::string& sql, int columns = 1) {
    store::Query query(database.connection(), sql);
    std::string text;
    while (query.step()) {
      for (int at = 0; at < columns; ++at) text += (at == 0 ? "" : "|") + query.text(at);
      text += "\n";
    }
    return text;
  }

  std::vector<std::string> faults() {
    auto found = store::verify(database, {});
    REQUIRE_MESSAGE(found, (found ? "" : found.error().to_string()));
    return found->faults;
  }

  TemporaryFolder folder;
  store::Database database;
};

}  // namespace signatory::support
