// The ledger of commitments: who promised what, to whom, how much, by when, and what became of it.
//
// An entry is a claim COMMITTED_TO or TARGETS that is neither hypothetical nor only asked for. Each has one status, by these rules,
// the first that holds:
//   refused       the text says that the actor did not commit (polarity -)
//   contradicted  another claim of the same actor says the opposite of the same thing (CONTRADICTS)
//   fulfilled     the same actor FUNDED the same amount, or signed, ratified, adopted or issued what it had promised to, not earlier
//                 (FULFILS)
//   superseded    a later commitment of the same actor to the same thing names another amount or deadline (SUPERSEDES)
//   overdue       the deadline's last day lies before the day of the ledger
//   restated      said again later, in a later document or as a claim of its own (RESTATES)
//   open          none of these
// "The same actor": a country and its officials (HOLDS_OFFICE whose recipient is the country) are one. "The same thing": similarity of
// link/claim_group.h of at least kSameThing. Dates compare at the precision of the texts (partial_date.h).
//
//   Result<Ledger> ledger = read_ledger(database, {.by = "country/AU", .as_of = "2026-01-01"});
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "render/diagram.h"
#include "render/table.h"
#include "store/claims.h"

namespace signatory::render {

inline constexpr double kSameThing = 0.6;

struct LedgerFilter {
  std::string by = {};        // entity id; a country takes its officials with it; empty: everybody
  std::string to = {};        // entity id of the recipient
  std::string before = {};    // only with a deadline whose last day is not after this day or period
  std::string topic = {};     // every word of it in the promise or its quotes, without regard to case and diacritics
  std::string language = {};  // said in this language
  std::string currency = {};  // of `over`; empty: any
  double over = 0;            // only amounts above; 0: all
  double min_confidence = 0;
  std::string as_of = {};     // "YYYY-MM-DD": the day of the ledger; later documents are not read. Empty: today, and all documents
};

struct LedgerLink {
  std::string relation;  // RESTATES, SUPERSEDES, FULFILS, CONTRADICTS: the other claim does this to the entry
  std::string claim;     // the other claim
  Quote quote;           // its first sentence
};

struct LedgerEntry {
  store::ClaimRecord claim;
  std::string what;      // the promise in the words of the text
  std::string through;   // the country whose official spoke; "" if the actor is no official
  std::string status;
  std::vector<LedgerLink> links;
  std::string first_said, last_said;  // dates of documents; "" if undated
  std::vector<Quote> quotes;
};

struct CurrencySum {
  std::string currency;
  double value = 0;
  std::size_t count = 0;
  std::size_t approximate = 0;  // of them
};

struct Ledger {
  std::string day;                   // of the statuses
  std::vector<LedgerEntry> entries;  // by actor, deadline, claim id
  // Refused, contradicted and superseded commitments are not summed; of those that restate each other only one.
  std::vector<CurrencySum> sums;
};

base::Result<Ledger> read_ledger(store::Database& database, const LedgerFilter& filter);

// Formats table, box, line, markdown, html: columns for people and the sums below. json, jsonl, csv, tsv: one row an entry, all
// fields: claim, who, who_id, through, relation, what, to, amount, currency, approximate, deadline, date, strength, status, links,
// first_said, last_said, attribution, languages, documents, confidence, quote, source.
std::string ledger_text(const Ledger& ledger, TableFormat format, const TableOptions& options);

}  // namespace signatory::render
