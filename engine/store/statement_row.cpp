#include "store/statement_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "store/json_text.h"
#include "store/words.h"

namespace signatory::store {

namespace {

using extract::ByteSpan;

bool cuts_character(std::string_view text, std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80; }

std::string_view quoted(std::string_view text, ByteSpan span, std::string_view slot) {
  if (span.begin > span.end || span.end > text.size() || cuts_character(text, span.begin) || cuts_character(text, span.end))
    raise(fail(ErrorCode::kInternal, fmt::format("the evidence of slot '{}' lies outside the text", slot)).span(span).detail("Store.Evidence"));
  return text.substr(span.begin, span.size());
}

std::string evidence_json(std::string_view text, const extract::Statement& statement) {
  JsonText json;
  json.open('[');
  for (const extract::EvidenceSpan& item : statement.evidence)
    json.open('[').text(item.slot).integer(static_cast<std::int64_t>(item.span.begin)).integer(static_cast<std::int64_t>(item.span.end)).text(quoted(text, item.span, item.slot)).close(']');
  return json.close(']').take();
}

std::string attribution_json(const extract::Statement& statement) {
  JsonText json;
  json.open('[');
  for (const extract::EntityRef& source : statement.attribution) json.open('[').text(source.id).text(source.surface).close(']');
  return json.close(']').take();
}

std::string list_json(const std::vector<std::string>& texts) {
  JsonText json;
  json.open('[');
  for (const std::string& text : texts) json.text(text);
  return json.close(']').take();
}

std::optional<std::string_view> or_null(std::string_view text) { return text.empty() ? std::nullopt : std::optional(text); }

constexpr std::string_view kInsert =
    "INSERT INTO statement (document, subject, subject_surface, relation, object, object_type, object_surface, recipient, recipient_surface, place, place_surface, amount, currency, "
    "amount_kind, count, count_kind, unit, date, deadline, content, form, strength, field, polarity, modality, attribution, section, language, rule, confidence, sentence_begin, "
    "sentence_end, features, evidence) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

constexpr std::string_view kSelect =
    "SELECT s.id, coalesce(s.claim, 0), d.name, d.sha256, d.date, s.subject, s.subject_surface, s.relation, s.object, s.object_type, s.object_surface, s.recipient, s.recipient_surface, "
    "s.place, s.place_surface, s.amount, s.currency, s.amount_kind, s.count, s.count_kind, s.unit, s.date, s.deadline, s.content, s.form, s.strength, s.field, s.polarity, s.modality, "
    "s.attribution, s.section, s.language, s.rule, s.confidence, s.sentence_begin, s.sentence_end, s.features, s.evidence FROM statement AS s JOIN document AS d ON d.id = s.document ";

nlohmann::json parsed(std::string_view json, std::string_view column, std::int64_t statement) {
  nlohmann::json value = nlohmann::json::parse(json, nullptr, false);
  if (!value.is_array()) raise(fail(ErrorCode::kDamaged, fmt::format("statement {}: column {} is no JSON list", statement, column)).detail("Store.Damaged"));
  return value;
}

void read_lists(StatementRow& row, std::string_view attribution, std::string_view features, std::string_view evidence) {
  try {
    for (const auto& source : parsed(attribution, "attribution", row.id)) row.attribution.emplace_back(source.at(0).get<std::string>(), source.at(1).get<std::string>());
    row.features = parsed(features, "features", row.id).get<std::vector<std::string>>();
    for (const auto& item : parsed(evidence, "evidence", row.id))
      row.evidence.push_back({item.at(0).get<std::string>(), item.at(1).get<std::size_t>(), item.at(2).get<std::size_t>(), item.at(3).get<std::string>()});
  } catch (const nlohmann::json::exception&) {
    raise(fail(ErrorCode::kDamaged, fmt::format("statement {}: a list is not of the form that signatory writes", row.id)).detail("Store.Damaged"));
  }
}

}  // namespace

void StatementRow::swap_ends() {
  std::swap(subject, object);
  std::swap(subject_surface, object_surface);
  for (EvidenceItem& item : evidence)
    if (item.slot == "subject") item.slot = "object";
    else if (item.slot == "object") item.slot = "subject";
  std::stable_sort(evidence.begin(), evidence.end(), [](const EvidenceItem& a, const EvidenceItem& b) { return std::tie(a.slot, a.begin) < std::tie(b.slot, b.begin); });
}

void insert_statement(Connection& connection, std::int64_t document, std::string_view text, const extract::Statement& s, const std::vector<std::string>& features) {
  const auto id_of = [](const std::optional<extract::EntityRef>& entity) { return entity ? or_null(entity->id) : std::nullopt; };
  const auto surface_of = [](const std::optional<extract::EntityRef>& entity) { return entity ? or_null(entity->surface) : std::nullopt; };
  const auto value_of = [](const std::optional<extract::Amount>& amount) { return amount ? std::optional(amount->value) : std::nullopt; };
  const auto kind_of = [](const std::optional<extract::Amount>& amount) { return amount ? or_null(word_of(amount->approximation)) : std::nullopt; };
  const auto currency = s.amount ? or_null(s.amount->currency) : std::nullopt;
  const auto unit = s.count ? or_null(s.count->unit) : std::nullopt;
  connection.query(kInsert).run(document, s.subject.id, s.subject.surface, s.relation, s.object.id, s.object.type, s.object.surface, id_of(s.recipient), surface_of(s.recipient),
                                id_of(s.place), surface_of(s.place), value_of(s.amount), currency, kind_of(s.amount), value_of(s.count), kind_of(s.count), unit, or_null(s.date),
                                or_null(s.deadline), or_null(s.content), or_null(s.form), or_null(s.strength), or_null(s.field), word_of(s.polarity), word_of(s.modality),
                                attribution_json(s), word_of(s.section), s.language, s.rule, s.confidence, static_cast<std::int64_t>(s.sentence.begin),
                                static_cast<std::int64_t>(s.sentence.end), list_json(features), evidence_json(text, s));
}

std::string_view select_statements() { return kSelect; }

StatementRow read_statement(const Query& query) {
  StatementRow row;
  int at = 0;
  row.id = query.integer(at++), row.claim = query.integer(at++);
  for (std::string* text : {&row.document, &row.document_sha256, &row.document_date, &row.subject, &row.subject_surface, &row.relation, &row.object, &row.object_type,
                            &row.object_surface, &row.recipient, &row.recipient_surface, &row.place, &row.place_surface})
    *text = query.text(at++);
  row.amount = query.real_or_null(at++);
  row.currency = query.text(at++), row.amount_kind = query.text(at++);
  row.count = query.real_or_null(at++);
  for (std::string* text : {&row.count_kind, &row.unit, &row.date, &row.deadline, &row.content, &row.form, &row.strength, &row.field, &row.polarity, &row.modality})
    *text = query.text(at++);
  const std::string_view attribution = query.view(at++);
  row.section = query.text(at++), row.language = query.text(at++), row.rule = query.text(at++);
  row.confidence = query.real(at++);
  row.sentence_begin = query.integer(at++), row.sentence_end = query.integer(at++);
  const std::string_view features = query.view(at++);
  read_lists(row, attribution, features, query.view(at++));
  return row;
}

bool shown_before(const StatementRow& a, const StatementRow& b) { return std::tie(a.document, a.sentence_begin, a.id) < std::tie(b.document, b.sentence_begin, b.id); }

std::vector<StatementRow> statements_of_claim(Connection& connection, std::int64_t edge) {
  static const std::string sql = std::string(kSelect) + "WHERE s.claim = ?";
  std::vector<StatementRow> rows;
  Query& query = connection.query(sql);
  for (query.start(edge); query.step();) rows.push_back(read_statement(query));
  std::sort(rows.begin(), rows.end(), shown_before);
  return rows;
}

}  // namespace signatory::store
