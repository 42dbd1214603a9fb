// Proves that a database is what it says it is: `signatory check`.
//
// SQLite's own integrity and foreign keys; each document's SHA-256; each byte of evidence against its document; each claim against its
// statements (id, ends, confidence); each edge's ends; each extracted node's reason to be; the full-text index.
//
//   Verification found = *verify(database, cancellation);
//   found.faults.empty()                                       // sound
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/budget.h"
#include "store/database.h"

namespace signatory::store {

struct Verification {
  static constexpr std::size_t kMostFaults = 100;
  std::uint64_t documents = 0, bytes = 0, statements = 0, spans = 0, claims = 0, nodes = 0, edges = 0;
  std::uint64_t fault_count = 0;
  std::vector<std::string> faults;  // the first kMostFaults, one sentence each
};

// kInterrupted when cancelled.
Result<Verification> verify(Database& database, const base::CancellationToken& cancellation);

}  // namespace signatory::store
