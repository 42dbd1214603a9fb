// The listing of claims: `signatory claims`. Byte-deterministic for one corpus, whatever the order of building.
//
// One JSON object a line, sorted by claim id, keys in this order, absent values null: id, subject, relation, object, recipient,
// amount, count, date, deadline, place, content, polarity, modality, attribution, section, language, confidence, rule, form,
// strength, field, evidence. An entity is {"id","name","type","surface"}; an amount {"value","currency","approximate"}; a count
// {"value","approximate"} and "unit" when it has one; an item of evidence {"document","slot","begin","end","text","sentence"},
// where `sentence` numbers the evidence groups from 0.
//
//   each_claim(database, {.relation = "SIGNED"}, [](const ClaimRecord& claim) { std::cout << claim_json(claim) << '\n'; });
#pragma once
#include <functional>
#include <string>

#include "store/claim_record.h"
#include "store/database.h"

namespace signatory::store {

struct ClaimFilter {
  std::string document = {};        // only claims with evidence in this document, which is then shown first; empty: all
  std::string relation = {};        // empty: all
  std::string id = {};              // one claim, or a unique beginning of its id; empty: all
  double min_confidence = 0;
};

// kNotFound when the filter names a document, relation or claim that the database does not have.
Result<void> each_claim(Database& database, const ClaimFilter& filter, const std::function<void(const ClaimRecord&)>& use);

std::string claim_json(const ClaimRecord& record);

}  // namespace signatory::store
