// What is said back: the reading, the rows grouped by how the texts hold them, and the sentences that say so.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ask/reading.h"

namespace signatory::ask {

// How the texts hold a claim; groups of an answer are never mixed.
enum class Standing : std::uint8_t { kAsserted, kCommitted, kPlanned, kUrged, kHypothetical, kNegative, kAttributed };
std::string_view name_of(Standing standing);  // "asserted", … keys of QuestionData::standings

// A sentence of a document that supports a row.
struct Quote {
  std::string document;
  std::string date;  // of the document; "" if unknown
  std::string language;
  std::string text;
};

struct AnswerRow {
  std::int64_t edge = 0;
  std::string value;  // what fills the hole
  std::string relation, subject_id, subject, subject_type, object_id, object, object_type;
  std::string polarity, modality;
  std::vector<std::string> attribution;  // names, outermost first
  std::optional<double> amount, count;
  std::string currency, unit, approximate, date, deadline, recipient, recipient_id, place, place_id;
  double confidence = 1;
  Standing standing = Standing::kAsserted;
  std::vector<Quote> quotes;
};

struct AnswerGroup {
  Standing standing = Standing::kAsserted;
  std::vector<AnswerRow> rows;
  std::vector<std::string> values;  // the rows' values, each once
};

struct PathStep {
  std::string from, relation, to;
  bool forward = true;
  Standing standing = Standing::kAsserted;
  std::vector<Quote> quotes;
};

// The answer to one reading.
struct ReadingAnswer {
  Reading reading;
  std::string restated;  // in the question's language
  std::string cypher;
  std::string parameters;
  std::string officials_cypher;         // "" when nobody's offices were looked up
  std::vector<std::string> officials;   // ids that were added to a state or body
  std::vector<AnswerGroup> groups;      // in the order of Standing
  std::vector<PathStep> path;
  bool empty() const { return groups.empty() && path.empty(); }
};

struct Answer {
  std::string question;
  ReadResult read;
  std::vector<ReadingAnswer> readings;   // one, or several when the question is ambiguous; none when it was not understood
  std::vector<std::string> suggestions;  // questions near to it that can be answered
};

}  // namespace signatory::ask
