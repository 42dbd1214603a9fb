// A claim as it is shown: the qualifiers that its statements give together, with names, surfaces and evidence.
//
// One record makes both the properties of the claim's edge and its line in the listing, so the two never differ.
// Values that statements give differently come from the first one in the order shown (document name, position); dates are the most
// specific ones. Everything is a function of the set of statements.
//
//   ClaimRecord record = claim_record(id, confidence, rows, names);
//   line = claim_json(record);        // engine/store/claims.h documents the format
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/statement_row.h"

namespace signatory::store {

struct EntityView {
  std::string id;
  std::string name;     // "" for Content
  std::string type;
  std::string surface;  // in the first statement shown
};

// Canonical id, name and type of an entity id as extraction gave it. The surface stays empty.
using EntityLookup = std::function<EntityView(const std::string& id)>;

struct QuantityView {
  double value = 0;
  std::string unit;         // currency of money; unit of a count, may be empty
  std::string approximate;  // "" exact
};

struct ClaimRecord {
  std::string id;
  std::string relation;
  EntityView subject, object;
  std::optional<EntityView> recipient, place;
  std::optional<QuantityView> amount, count;
  std::string date, deadline, content, form, strength, field;
  std::string polarity, modality;
  std::vector<EntityView> attribution;
  std::string section;   // body if any evidence is in the body, else that of the first
  std::string language;  // of the first statement shown
  std::string rule;
  double confidence = 0;
  std::vector<std::string> languages;            // of all statements, sorted
  std::int64_t documents = 0;                    // that say so
  std::string first_document_date, last_document_date;  // "" if no document is dated
  std::vector<StatementRow> statements;          // the evidence groups in the order shown
};

struct ClaimIdentity {
  std::string id;
  std::string object;  // node.key
  double confidence = 0;
};

// `rows` are the claim's statements, in any order, at least one; symmetric ones turned to the claim's direction. Statements of the
// document `preferred` are shown first.
ClaimRecord claim_record(const ClaimIdentity& claim, std::vector<StatementRow> rows, const EntityLookup& lookup, const std::string& preferred = "");

// JSON object of the edge's properties.
std::string edge_properties(const ClaimRecord& record);

}  // namespace signatory::store
