#include "store/claims.h"

#include <fmt/format.h>

#include "store/entities.h"
#include "store/json_text.h"

namespace signatory::store {

namespace {

void put_entity(JsonText& json, const EntityView& entity) {
  json.open('{').key("id").text(entity.id).key("name").text_or_null(entity.name).key("type").text(entity.type).key("surface").text(entity.surface).close('}');
}

void put_optional(JsonText& json, std::string_view key, const std::optional<EntityView>& entity) {
  json.key(key);
  if (entity) put_entity(json, *entity);
  else json.null();
}

void put_quantities(JsonText& json, const ClaimRecord& record) {
  json.key("amount");
  if (record.amount) json.open('{').key("value").number(record.amount->value).key("currency").text_or_null(record.amount->unit).key("approximate").text_or_null(record.amount->approximate).close('}');
  else json.null();
  json.key("count");
  if (!record.count) {
    json.null();
    return;
  }
  json.open('{').key("value").number(record.count->value).key("approximate").text_or_null(record.count->approximate);
  if (!record.count->unit.empty()) json.key("unit").text(record.count->unit);
  json.close('}');
}

void put_evidence(JsonText& json, const ClaimRecord& record) {
  json.key("evidence").open('[');
  for (std::size_t sentence = 0; sentence < record.statements.size(); ++sentence)
    for (const EvidenceItem& item : record.statements[sentence].evidence)
      json.open('{').key("document").text(record.statements[sentence].document).key("slot").text(item.slot).key("begin").integer(static_cast<std::int64_t>(item.begin))
          .key("end").integer(static_cast<std::int64_t>(item.end)).key("text").text(item.text).key("sentence").integer(static_cast<std::int64_t>(sentence)).close('}');
  json.close(']');
}

struct ClaimRow {
  std::int64_t edge = 0;
  ClaimIdentity identity;
  std::string subject;
};

std::vector<ClaimRow> claim_rows(Connection& connection, const ClaimFilter& filter) {
  std::vector<ClaimRow> rows;
  Query& query = connection.query(
      "SELECT edge, id, object, confidence, subject FROM claim WHERE confidence >= ?1 AND (?2 = '' OR relation = ?2) AND (?3 = '' OR substr(id, 1, length(?3)) = ?3)"
      " AND (?4 = '' OR edge IN (SELECT s.claim FROM statement AS s JOIN document AS d ON d.id = s.document WHERE d.name = ?4)) ORDER BY id");
  for (query.start(filter.min_confidence, filter.relation, filter.id, filter.document); query.step();)
    rows.push_back({query.integer(0), {query.text(1), query.text(2), query.real(3)}, query.text(4)});
  return rows;
}

bool exists(Connection& connection, std::string_view sql, const std::string& value) {
  Query& query = connection.query(sql);
  const bool found = query.start(value).step();
  query.reset();
  return found;
}

void check_filter(Connection& connection, const ClaimFilter& filter) {
  if (!filter.document.empty() && !exists(connection, "SELECT 1 FROM document WHERE name = ?", filter.document))
    raise(fail(ErrorCode::kNotFound, fmt::format("no document '{}'", filter.document)).where(connection.path()).hint("signatory documents lists what is stored"));
  if (!filter.id.empty() && !exists(connection, "SELECT 1 FROM claim WHERE substr(id, 1, length(?1)) = ?1", filter.id))
    raise(fail(ErrorCode::kNotFound, fmt::format("no claim '{}'", filter.id)).where(connection.path()).hint("signatory claims lists them with their ids"));
}

}  // namespace

std::string claim_json(const ClaimRecord& record) {
  JsonText json(JsonText::Style::kSpaced);
  json.open('{').key("id").text(record.id).key("subject");
  put_entity(json, record.subject);
  json.key("relation").text(record.relation).key("object");
  put_entity(json, record.object);
  put_optional(json, "recipient", record.recipient);
  put_quantities(json, record);
  json.key("date").text_or_null(record.date).key("deadline").text_or_null(record.deadline);
  put_optional(json, "place", record.place);
  json.key("content").text_or_null(record.content).key("polarity").text(record.polarity).key("modality").text(record.modality).key("attribution").open('[');
  for (const EntityView& source : record.attribution) put_entity(json, source);
  json.close(']').key("section").text(record.section).key("language").text_or_null(record.language).key("confidence").number(record.confidence);
  json.key("rule").text(record.rule).key("form").text_or_null(record.form).key("strength").text_or_null(record.strength).key("field").text_or_null(record.field);
  put_evidence(json, record);
  return json.close('}').take();
}

Result<void> each_claim(Database& database, const ClaimFilter& filter, const std::function<void(const ClaimRecord&)>& use) {
  return guarded([&] {
    Connection& connection = database.connection();
    check_filter(connection, filter);
    EntityTable entities(database);
    entities.load();
    const EntityLookup lookup = [&](const std::string& id) { return entities.view(id); };
    for (const ClaimRow& row : claim_rows(connection, filter)) {
      std::vector<StatementRow> statements = statements_of_claim(connection, row.edge);
      if (statements.empty()) continue;
      for (StatementRow& statement : statements)
        if (database.relations().symmetric.contains(statement.relation) && entities.canonical(statement.subject) != row.subject) statement.swap_ends();
      use(claim_record(row.identity, std::move(statements), lookup, filter.document));
    }
  });
}

}  // namespace signatory::store
