#include "ask/pattern.h"

#include <fmt/format.h>

namespace signatory::ask {
namespace {

constexpr int kMostRows = 500;
constexpr int kMostHops = 5;

cypher::Value list_of(const std::vector<std::string>& ids) {
  std::vector<cypher::Value> values;
  for (const std::string& id : ids) values.push_back(cypher::Value::string(id));
  return cypher::Value::list(std::move(values));
}

std::string joined(const std::vector<std::string>& parts, std::string_view with) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : std::string(with)) + part;
  return out;
}

Pattern path_pattern(const Reading& reading) {
  Pattern pattern;
  pattern.text = fmt::format("MATCH (a {{id: $from}}), (b {{id: $to}})\nMATCH p = shortestPath((a)-[*..{}]-(b))\nRETURN p", kMostHops);
  pattern.parameters = {{"from", cypher::Value::string(reading.subject->entities.front().id)}, {"to", cypher::Value::string(reading.object->entities.front().id)}};
  return pattern;
}

}  // namespace

Pattern pattern_of(const Reading& reading, const SlotIds& ids, bool symmetric) {
  if (reading.hole == Hole::kPath) return path_pattern(reading);
  Pattern pattern;
  std::vector<std::string> where;
  const auto among = [&](const char* name, const char* expression, const std::vector<std::string>& values) {
    if (values.empty()) return;
    where.push_back(fmt::format("{} IN ${}", expression, name));
    pattern.parameters.emplace(name, list_of(values));
  };
  among("subject", "s.id", ids.subject), among("object", "o.id", ids.object), among("recipient", "r.recipient_id", ids.recipient);
  if (!reading.hole_type.empty() && (reading.hole == Hole::kSubject || reading.hole == Hole::kCount)) where.push_back("s:" + reading.hole_type);
  if (!reading.hole_type.empty() && reading.hole == Hole::kObject) where.push_back("o:" + reading.hole_type);
  if (reading.negative) where.emplace_back("r.polarity = '-'");
  if (reading.hole == Hole::kAmount) where.emplace_back("r.amount IS NOT NULL");
  if (reading.hole == Hole::kDeadline) where.emplace_back("r.deadline IS NOT NULL");
  if (reading.hole == Hole::kRecipient) where.emplace_back("r.recipient IS NOT NULL");
  if (!reading.period.empty()) {
    where.emplace_back("(r.date STARTS WITH $period OR r.deadline STARTS WITH $period OR (r.date IS NULL AND r.first_document_date STARTS WITH $period))");
    pattern.parameters.emplace("period", cypher::Value::string(reading.period));
  }
  where.emplace_back("coalesce(r.section, 'body') <> 'related'");
  pattern.text = fmt::format("MATCH (s)-[r:{}]-{}(o)\nWHERE {}\n", joined(reading.relations, "|"), symmetric ? "" : ">", joined(where, "\n  AND "));
  pattern.text += fmt::format(
      "RETURN id(r) AS edge, type(r) AS relation, s.id AS subject_id, s.name AS subject, labels(s) AS subject_type, o.id AS object_id, o.name AS object, labels(o) AS object_type,\n"
      "       r.polarity AS polarity, r.modality AS modality, r.attribution AS attribution, r.amount AS amount, r.currency AS currency, r.count AS count, r.unit AS unit,\n"
      "       r.approximate AS approximate, r.date AS date, r.deadline AS deadline, r.recipient AS recipient, r.recipient_id AS recipient_id, r.place AS place, r.place_id AS place_id,\n"
      "       r.confidence AS confidence\nORDER BY date, subject, object, edge\nLIMIT {}",
      kMostRows);
  return pattern;
}

Pattern officials_of(const std::vector<std::string>& ids) {
  return {"MATCH (p:Person)-[h:HOLDS_OFFICE]->(:Office)\nWHERE h.recipient_id IN $bodies AND h.polarity = '+'\nRETURN DISTINCT p.id AS id ORDER BY id", {{"bodies", list_of(ids)}}};
}

std::string parameters_text(const cypher::Parameters& parameters) {
  std::string out;
  for (const auto& [name, value] : parameters) {
    out += fmt::format("{}${} = ", out.empty() ? "" : ", ", name);
    if (!value.is(cypher::ValueKind::kList)) {
      out += fmt::format("'{}'", value.as_string());
      continue;
    }
    std::vector<std::string> items;
    for (const cypher::Value& item : value.as_list()) items.push_back(fmt::format("'{}'", item.as_string()));
    out += "[" + joined(items, ", ") + "]";
  }
  return out;
}

}  // namespace signatory::ask
