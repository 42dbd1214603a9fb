// The rules that give each entry of the ledger its status (ledger.h states them). Inside render/ only.
//
//   set_statuses(entries, deeds, {.officials = officials, .day = "2026-01-01", .quotes = reader});
#pragma once
#include <map>
#include <string>
#include <vector>

#include "render/ledger.h"
#include "render/quotes.h"

namespace signatory::render {

// Which country a person speaks for, from the claims HOLDS_OFFICE.
class Officials {
 public:
  void note(const store::ClaimRecord& claim);
  // Id of the country; "" for anybody who holds no state's office.
  std::string country_of(const std::string& person) const;
  // The name of a country noted here; "" for "".
  std::string name_of(const std::string& country) const;

 private:
  std::map<std::string, std::string> country_by_person_;
  std::map<std::string, std::string> names_;
};

// Something done that may keep a promise.
bool is_deed(const store::ClaimRecord& claim);

struct StatusContext {
  const Officials& officials;
  const std::string& day;
  QuoteReader& quotes;
};

void set_statuses(std::vector<LedgerEntry>& entries, const std::vector<store::ClaimRecord>& deeds, const StatusContext& context);

}  // namespace signatory::render
