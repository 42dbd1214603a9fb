#include "store/documents.h"

#include "store_fixture.h"

using namespace signatory;
using store::PutOutcome;
using support::Store;

TEST_CASE("ingestion is idempotent by content") {
  Store store;
  CHECK(store.put("a.txt", "country/VN SIGNED agreement/x\n") == PutOutcome::kAdded);
  store.finalise();
  const std::string before = store.listing();
  const std::int64_t epoch = store.database.epoch();
  CHECK(store.put("a.txt", "country/VN SIGNED agreement/x\n") == PutOutcome::kUnchanged);
  CHECK(store.finalise().groups == 0);
  CHECK(store.database.epoch() == epoch);
  CHECK(store.put("a.txt", "country/VN SIGNED agreement/y\n") == PutOutcome::kReplaced);
  store.finalise();
  CHECK(store.listing() != before);
  CHECK(store.claims().size() == 1);
  CHECK(store.database.epoch() > epoch);
}

TEST_CASE("the same bytes under another name are a copy") {
  Store store;
  const std::string text = "country/VN SIGNED agreement/x\n";
  CHECK(store.put("b.txt", text) == PutOutcome::kAdded);
  CHECK(store.put("c.txt", text) == PutOutcome::kCopy);
  CHECK(store.put("a.txt", text) == PutOutcome::kCopy);  // the smallest name speaks for all
  CHECK(store.put("b.txt", text) == PutOutcome::kUnchanged);
  store.finalise();
  REQUIRE(store.claims().size() == 1);
  CHECK(store.claims()[0].documents == 1);
  CHECK(store.rows("SELECT name FROM document") == "a.txt\n");
  store.remove("a.txt");
  store.finalise();
  CHECK(store.rows("SELECT name FROM document") == "b.txt\n");
  CHECK(store.claims()[0].statements[0].document == "b.txt");
  store.remove("c.txt");
  CHECK(store.put("b.txt", "country/SE SIGNED agreement/x\n") == PutOutcome::kReplaced);
  store.finalise();
  CHECK(store.claims().size() == 1);
  CHECK(store.faults().empty());
}

TEST_CASE("evidence outside the text stores nothing of the document") {
  Store store;
  store.put("a.txt", "country/VN SIGNED agreement/x\n");
  const extract::DocumentInput input{.id = "b.txt", .text = "short", .language = "", .date = "", .url = "", .title = ""};
  extract::Extraction extraction = support::extract_lines({.id = "c", .text = "country/SE SIGNED agreement/x", .language = "", .date = "", .url = "", .title = ""});
  auto batch = store::WriteBatch::begin(store.database);
  REQUIRE(batch);
  auto stored = store::put_document(store.database, {.input = input, .sha256 = "s", .extraction = extraction, .features = {{}}, .extractor = "test"});
  REQUIRE_FALSE(stored);
  CHECK(stored.error().code == base::ErrorCode::kInternal);
  REQUIRE((*batch)->commit());
  CHECK(store.rows("SELECT name FROM document") == "a.txt\n");
  store.finalise();
  CHECK(store.faults().empty());
}

TEST_CASE("the text is found with and without diacritics") {
  Store store;
  store.put("a.txt", "Công ước Hà Nội đã được ký\ncountry/VN SIGNED agreement/x\n");
  CHECK(store.rows("SELECT d.name FROM document_text JOIN document AS d ON d.id = document_text.rowid WHERE document_text MATCH 'cong uoc da'") == "a.txt\n");
}
