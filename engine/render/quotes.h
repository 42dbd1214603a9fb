// The sentences that say a claim, read from the documents in the database.
//
//   QuoteReader reader(database);
//   for (const Quote& quote : reader.quotes(claim)) print(quote.text, quote.document);
//   Result<QuoteMap> map = quotes_of(database, {"9f86d081884c7d65"});
#pragma once
#include <map>
#include <string>
#include <vector>

#include "render/diagram.h"
#include "store/claims.h"
#include "store/documents.h"

namespace signatory::render {

class QuoteReader {
 public:
  explicit QuoteReader(store::Database& database) : database_(database) {}
  // One for each sentence, in the order of the claim's statements; white space as single blanks. A document that cannot be read gives
  // none.
  std::vector<Quote> quotes(const store::ClaimRecord& claim);

 private:
  const extract::DocumentInput* document(const std::string& name);
  store::Database& database_;
  std::map<std::string, extract::DocumentInput> documents_;
};

// Of these claims. A claim that the database does not have is left out.
base::Result<QuoteMap> quotes_of(store::Database& database, const std::set<std::string>& claims);

}  // namespace signatory::render
