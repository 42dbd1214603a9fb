// What one entity did and what was done to it, in order of time, dates at the precision of the texts.
//
// Columns: date (of the event; else of the first document, with ~ before it), who, relation ("NOT" before it when it did not happen),
// what, details (amount, deadline, place, recipient, modality when not asserted), source, quote.
//
//   Result<Table> table = timeline(database, {.entity = "country/VN"});
#pragma once
#include <string>

#include "render/table.h"
#include "store/claims.h"

namespace signatory::render {

struct TimelineOptions {
  std::string entity;      // id
  std::string as_of = {};  // leave out what was published later; empty: nothing
  double min_confidence = 0;
};

base::Result<Table> timeline(store::Database& database, const TimelineOptions& options);

// "to Viet Nam; USD 83.5 million; by 2030; in Hanoi; planned; according to Poland", for people; the parts that the claim has.
std::string claim_details(const store::ClaimRecord& claim);
// The name of an entity, or its words where it has none.
std::string entity_text(const store::EntityView& entity);

}  // namespace signatory::render
