// Documents in and out of the database, each in one step that happens whole or not at all.
//
// A document is known by its name and by the SHA-256 of its bytes. The same bytes under a second name are a copy: they are read
// once, under the name that is smaller in byte order, so that the order of arrival does not show. Claims are not updated here:
// put and remove note which groups of statements changed, finalise() works those out.
//
//   WriteBatch batch(database);                                   // many documents, one commit
//   put_document(database, {.input = input, .extraction = read, .features = features, .extractor = fingerprint});
//   batch.commit();
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "extract/claim.h"
#include "store/database.h"

namespace signatory::store {

// One transaction around several calls; rolls back what was not committed.
class WriteBatch {
 public:
  static Result<std::unique_ptr<WriteBatch>> begin(Database& database);
  Result<void> commit();

 private:
  explicit WriteBatch(Connection& connection) : transaction_(connection) {}
  Transaction transaction_;
};

using StatementFeatures = std::vector<std::string>;

struct PutRequest {
  const extract::DocumentInput& input;
  const std::string& sha256;                          // of input.text
  const extract::Extraction& extraction;
  const std::vector<StatementFeatures>& features;     // one for each statement, see link/content_features.h
  const std::string& extractor;                       // fingerprint of program and rules
};

enum class PutOutcome { kAdded, kUnchanged, kReplaced, kCopy };

// Needs an open WriteBatch. On an error nothing of this document is stored and the batch goes on.
Result<PutOutcome> put_document(Database& database, const PutRequest& request);

// What is stored under this name or with these bytes, before anything is read: kAdded means that extraction is needed.
Result<PutOutcome> stored_state(Database& database, const extract::DocumentInput& input, const std::string& sha256, const std::string& extractor);

// Takes the document back with exactly its evidence. kNotFound, with names that are near, when there is none.
Result<void> remove_document(Database& database, const std::string& name);

struct StoredDocument {
  std::string name, sha256, language, date, url, title;
  std::int64_t bytes = 0;
  std::int64_t statements = 0;
};
Result<void> each_document(Database& database, const std::function<void(const StoredDocument&)>& use);
// kNotFound when there is none of this name.
Result<extract::DocumentInput> stored_document(Database& database, const std::string& name);

}  // namespace signatory::store
