#include "store/claim_record.h"

#include <algorithm>
#include <set>

#include "link/claim_group.h"
#include "store/json_text.h"

namespace signatory::store {

namespace {

EntityView named(const EntityLookup& lookup, const std::string& id, const std::string& surface) {
  EntityView view = lookup(id);
  view.surface = surface;
  return view;
}

// The first non-empty value in the order shown.
std::string first_of(const std::vector<StatementRow>& rows, std::string StatementRow::* member) {
  for (const StatementRow& row : rows)
    if (!(row.*member).empty()) return row.*member;
  return "";
}

std::string most_specific(const std::vector<StatementRow>& rows, std::string StatementRow::* member) {
  std::string best;
  for (const StatementRow& row : rows) best = link::more_specific(best, row.*member);
  return best;
}

void fill_entities(ClaimRecord& record, const std::string& object, const EntityLookup& lookup) {
  const StatementRow& first = record.statements.front();
  record.subject = named(lookup, first.subject, first.subject_surface);
  if (first.object.empty()) record.object = {object, "", first.object_type, first.object_surface};
  else record.object = named(lookup, first.object, first.object_surface);
  for (const StatementRow& row : record.statements) {
    if (!record.recipient && !row.recipient.empty()) record.recipient = named(lookup, row.recipient, row.recipient_surface);
    if (!record.place && !row.place.empty()) record.place = named(lookup, row.place, row.place_surface);
  }
  for (const auto& [id, surface] : first.attribution) record.attribution.push_back(named(lookup, id, surface));
}

void fill_quantities(ClaimRecord& record) {
  for (const StatementRow& row : record.statements) {
    if (!record.amount && row.amount) record.amount = QuantityView{*row.amount, row.currency, row.amount_kind};
    if (!record.count && row.count) record.count = QuantityView{*row.count, row.unit, row.count_kind};
  }
}

void fill_sources(ClaimRecord& record) {
  std::set<std::string> languages;
  std::set<std::string> documents;
  record.section = record.statements.front().section;
  for (const StatementRow& row : record.statements) {
    languages.insert(row.language);
    documents.insert(row.document_sha256);
    if (row.section == "body") record.section = row.section;
    if (row.document_date.empty()) continue;
    if (record.first_document_date.empty() || row.document_date < record.first_document_date) record.first_document_date = row.document_date;
    if (row.document_date > record.last_document_date) record.last_document_date = row.document_date;
  }
  record.languages.assign(languages.begin(), languages.end());
  record.documents = static_cast<std::int64_t>(documents.size());
}

}  // namespace

ClaimRecord claim_record(const ClaimIdentity& claim, std::vector<StatementRow> rows, const EntityLookup& lookup, const std::string& preferred) {
  std::sort(rows.begin(), rows.end(), shown_before);
  if (!preferred.empty()) std::stable_partition(rows.begin(), rows.end(), [&](const StatementRow& row) { return row.document == preferred; });
  ClaimRecord record;
  record.id = claim.id;
  record.confidence = claim.confidence;
  record.statements = std::move(rows);
  const StatementRow& first = record.statements.front();
  record.relation = first.relation, record.polarity = first.polarity, record.modality = first.modality, record.language = first.language, record.rule = first.rule;
  fill_entities(record, claim.object, lookup);
  fill_quantities(record);
  fill_sources(record);
  record.date = most_specific(record.statements, &StatementRow::date);
  record.deadline = most_specific(record.statements, &StatementRow::deadline);
  record.content = first_of(record.statements, &StatementRow::content);
  record.form = first_of(record.statements, &StatementRow::form);
  record.strength = first_of(record.statements, &StatementRow::strength);
  record.field = first_of(record.statements, &StatementRow::field);
  return record;
}

std::string edge_properties(const ClaimRecord& record) {
  JsonText json;
  const auto put = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) json.key(name).text(value);
  };
  json.open('{').key("id").text(record.id).key("polarity").text(record.polarity).key("modality").text(record.modality);
  json.key("attribution").open('[');
  for (const EntityView& source : record.attribution) json.text(source.name.empty() ? source.surface : source.name);
  json.close(']');
  if (record.amount) json.key("amount").number(record.amount->value), put("currency", record.amount->unit);
  if (record.count) json.key("count").number(record.count->value), put("unit", record.count->unit);
  if (const auto& quantity = record.amount ? record.amount : record.count) put("approximate", quantity->approximate);
  put("date", record.date), put("deadline", record.deadline);
  if (record.recipient) put("recipient", record.recipient->name), put("recipient_id", record.recipient->id);
  if (record.place) put("place", record.place->name), put("place_id", record.place->id);
  put("content", record.content), put("form", record.form), put("strength", record.strength), put("field", record.field);
  put("section", record.section);
  json.key("languages").open('[');
  for (const std::string& language : record.languages) json.text(language);
  json.close(']');
  json.key("documents").integer(record.documents).key("confidence").real(record.confidence);
  put("rule", record.rule);
  put("first_document_date", record.first_document_date), put("last_document_date", record.last_document_date);
  return json.close('}').take();
}

}  // namespace signatory::store
