// A row of the table statement with the document it stands in, and how rows are written and read.
//
//   insert_statement(connection, document_id, statement, features);
//   for (const StatementRow& row : statements_of_claim(connection, edge)) use(row.subject, row.evidence);
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/claim.h"
#include "store/connection.h"

namespace signatory::store {

struct EvidenceItem {
  std::string slot;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

struct StatementRow {
  std::int64_t id = 0;
  std::int64_t claim = 0;  // edge id; 0 when linking has not been done
  std::string document;    // name
  std::string document_sha256;
  std::string document_date;
  std::string subject, subject_surface;
  std::string relation;
  std::string object, object_type, object_surface;
  std::string recipient, recipient_surface;  // "" when absent, as all texts below
  std::string place, place_surface;
  std::optional<double> amount, count;
  std::string currency, amount_kind, count_kind, unit;
  std::string date, deadline, content, form, strength, field;
  std::string polarity, modality, section, language, rule;
  std::vector<std::pair<std::string, std::string>> attribution;  // entity id, surface
  double confidence = 0;
  std::int64_t sentence_begin = 0, sentence_end = 0;
  std::vector<std::string> features;
  std::vector<EvidenceItem> evidence;
  // Symmetric relations: makes the object the subject, in the slots of the evidence as well.
  void swap_ends();
};

// `text` is the document's. Throws Fault of kInternal when a span lies outside it or cuts a character.
void insert_statement(Connection& connection, std::int64_t document, std::string_view text, const extract::Statement& statement, const std::vector<std::string>& features);

// SELECT that read_statement() understands; append WHERE on s (statement) and d (document).
std::string_view select_statements();
StatementRow read_statement(const Query& query);

// Evidence groups in the order in which they are shown: by document name, then position.
bool shown_before(const StatementRow& a, const StatementRow& b);
std::vector<StatementRow> statements_of_claim(Connection& connection, std::int64_t edge);

}  // namespace signatory::store
