#include "ask/answering.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace signatory::ask {
namespace {

constexpr std::size_t kMostQuotes = 3;
constexpr double kLeastOverlap = 0.34;
constexpr double kDescribed = 0.6;  // of a name's concepts or words, to take a description for the named thing

std::string text_in(const cypher::Value& value) { return value.is(cypher::ValueKind::kString) ? std::string(value.as_string()) : std::string(); }

std::optional<double> number_in(const cypher::Value& value) { return value.is_number() ? std::optional(value.as_number()) : std::nullopt; }

std::vector<std::string> texts_in(const cypher::Value& value) {
  std::vector<std::string> out;
  if (value.is(cypher::ValueKind::kList))
    for (const cypher::Value& item : value.as_list()) out.push_back(text_in(item));
  else if (value.is(cypher::ValueKind::kString)) out.push_back(text_in(value));
  return out;
}

std::string first_of(const cypher::Value& value) {
  const std::vector<std::string> all = texts_in(value);
  return all.empty() ? "" : all.front();
}

Standing standing_of(const AnswerRow& row) {
  if (!row.attribution.empty()) return Standing::kAttributed;
  if (row.modality == "hypothetical") return Standing::kHypothetical;
  if (row.polarity == "-") return Standing::kNegative;
  if (row.modality == "committed") return Standing::kCommitted;
  if (row.modality == "planned") return Standing::kPlanned;
  if (row.modality == "urged") return Standing::kUrged;
  return Standing::kAsserted;
}

AnswerRow row_of(std::span<const cypher::Value> v) {
  AnswerRow row;
  row.edge = v[0].as_integer(), row.relation = text_in(v[1]);
  row.subject_id = text_in(v[2]), row.subject = text_in(v[3]), row.subject_type = first_of(v[4]);
  row.object_id = text_in(v[5]), row.object = text_in(v[6]), row.object_type = first_of(v[7]);
  row.polarity = text_in(v[8]), row.modality = text_in(v[9]), row.attribution = texts_in(v[10]);
  row.amount = number_in(v[11]), row.currency = text_in(v[12]), row.count = number_in(v[13]), row.unit = text_in(v[14]), row.approximate = text_in(v[15]);
  row.date = text_in(v[16]), row.deadline = text_in(v[17]), row.recipient = text_in(v[18]), row.recipient_id = text_in(v[19]), row.place = text_in(v[20]), row.place_id = text_in(v[21]);
  row.confidence = number_in(v[22]).value_or(1);
  row.standing = standing_of(row);
  return row;
}

std::vector<std::string> ids_of(const Filler& filler) {
  std::vector<std::string> out;
  for (const KnownEntity& entity : filler.entities) out.push_back(entity.id);
  return out;
}

bool has_officials(const KnownEntity& entity) { return entity.type == "Country" || entity.type == "Organization"; }

bool among(const std::vector<std::string>& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

base::Error query_failed(const cypher::QueryError& error) { return error.error; }

}  // namespace

std::string_view name_of(Standing standing) {
  constexpr std::string_view names[] = {"asserted", "committed", "planned", "urged", "hypothetical", "negative", "attributed"};
  return names[static_cast<std::size_t>(standing)];
}

std::string amount_text(double value, const std::string& unit, const std::string& approximate) {
  const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
  std::string digits = whole ? fmt::format("{}", static_cast<std::int64_t>(value)) : fmt::format("{}", value);
  if (whole)
    for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (value < 0 ? 1 : 0); at -= 3) digits.insert(static_cast<std::size_t>(at), " ");
  return (approximate.empty() ? "" : approximate + " ") + digits + (unit.empty() ? "" : " " + unit);
}

base::Result<std::vector<AnswerRow>> Answering::rows(const Pattern& pattern) const {
  auto cursor = engine_.run(pattern.text, {.parameters = pattern.parameters, .limits = limits_});
  if (!cursor) return tl::unexpected(query_failed(cursor.error()));
  std::vector<AnswerRow> out;
  while (cursor->next()) out.push_back(row_of(cursor->row()));
  if (cursor->error()) return tl::unexpected(query_failed(*cursor->error()));
  return out;
}

base::Result<std::vector<std::string>> Answering::with_officials(const Filler& filler, ReadingAnswer& answer) const {
  std::vector<std::string> ids = ids_of(filler), bodies;
  for (const KnownEntity& entity : filler.entities)
    if (has_officials(entity)) bodies.push_back(entity.id);
  if (bodies.empty()) return ids;
  const Pattern pattern = officials_of(bodies);
  auto cursor = engine_.run(pattern.text, {.parameters = pattern.parameters, .limits = limits_});
  if (!cursor) return tl::unexpected(query_failed(cursor.error()));
  answer.officials_cypher = pattern.text;
  while (cursor->next()) {
    const std::string id = text_in(cursor->row()[0]);
    if (id.empty() || among(ids, id)) continue;
    ids.push_back(id), answer.officials.push_back(id);
  }
  if (cursor->error()) return tl::unexpected(query_failed(*cursor->error()));
  return ids;
}

std::vector<std::string> Answering::features_of(const AnswerRow& row) const {
  std::vector<std::string> out;
  std::string language;
  store::Query& query = connection_.query(
      "SELECT f.value, s.language, coalesce((SELECT e.canonical FROM entity AS e WHERE e.id = substr(f.value, 3)), '') FROM statement AS s, json_each(s.features) AS f WHERE s.claim = ?1");
  for (query.start(row.edge); query.step();) {
    const std::string feature = query.text(0);
    language = query.text(1);
    out.push_back(feature.starts_with("e:") && !query.view(2).empty() ? "e:" + query.text(2) : feature);
  }
  query.reset();
  for (std::string& feature : topics_.features(row.object_type == "Content" && !language.empty() ? language : "en", row.object)) out.push_back(std::move(feature));
  for (std::string& feature : topics_.features(language, row.recipient)) out.push_back(std::move(feature));
  return out;
}

// Keeps the rows that speak of what the question names besides its slots.
void Answering::keep_relevant(const Reading& reading, std::vector<AnswerRow>& rows) const {
  if (reading.about.empty() && reading.topics.empty()) return;
  std::vector<std::pair<double, AnswerRow>> kept;
  double best = 0;
  for (AnswerRow& row : rows) {
    const std::vector<std::string> features = features_of(row);
    const bool about = std::all_of(reading.about.begin(), reading.about.end(), [&](const Filler& filler) {
      return std::any_of(filler.entities.begin(), filler.entities.end(), [&](const KnownEntity& entity) {
        if (row.object_id == entity.id || row.recipient_id == entity.id || row.place_id == entity.id || among(features, "e:" + entity.id)) return true;
        // a description of the thing, in other words or another language: "fonden för klimatrelaterade förluster och skador"
        const bool describable = entity.type == "Program" || entity.type == "Agreement" || entity.type == "Event";
        return describable && std::max(overlap(topics_.features(reading.language, filler.written), features), overlap(topics_.features("en", entity.name), features)) >= kDescribed;
      });
    });
    const double points = reading.topics.empty() ? 1 : overlap(reading.topics, features);
    if (!about || points < kLeastOverlap) continue;
    best = std::max(best, points);
    kept.emplace_back(points, std::move(row));
  }
  rows.clear();
  for (auto& [points, row] : kept)
    if (points >= best * 0.6) rows.push_back(std::move(row));
}

std::vector<Quote> Answering::quotes_of(std::int64_t edge) const {
  std::vector<Quote> quotes;
  store::Query& query = connection_.query(
      "SELECT d.name, d.date, s.language, CAST(substr(CAST(d.text AS BLOB), s.sentence_begin + 1, s.sentence_end - s.sentence_begin) AS TEXT) FROM statement AS s"
      " JOIN document AS d ON d.id = s.document WHERE s.claim = ?1 ORDER BY d.date, d.name, s.sentence_begin");
  for (query.start(edge); query.step() && quotes.size() < kMostQuotes;) quotes.push_back({query.text(0), query.text(1), query.text(2), query.text(3)});
  query.reset();
  return quotes;
}

void Answering::fill_values(const Reading& reading, const SlotIds& ids, std::vector<AnswerRow>& rows) const {
  for (AnswerRow& row : rows) {
    const bool turned = among(ids.object, row.subject_id) || (among(ids.subject, row.object_id) && !among(ids.subject, row.subject_id));
    switch (reading.hole) {
      case Hole::kSubject:
      case Hole::kCount: row.value = turned ? row.object : row.subject; break;
      case Hole::kObject: row.value = turned && ids.object.empty() ? row.subject : row.object; break;
      case Hole::kRecipient: row.value = row.recipient; break;
      case Hole::kAmount: row.value = row.amount ? amount_text(*row.amount, row.currency, row.approximate) : ""; break;
      case Hole::kDeadline: row.value = row.deadline; break;
      case Hole::kDate: row.value = row.object_type == "Date" ? row.object : row.date; break;
      case Hole::kPlace: row.value = !row.place.empty() ? row.place : row.object_type == "Place" || row.object_type == "Country" ? row.object : ""; break;
      case Hole::kYesNo:
      case Hole::kPath: row.value = row.subject; break;
    }
  }
  std::erase_if(rows, [](const AnswerRow& row) { return row.value.empty(); });
}

void Answering::group(const Reading& reading, std::vector<AnswerRow> rows, ReadingAnswer& answer) const {
  if (reading.planned && std::any_of(rows.begin(), rows.end(), [](const AnswerRow& r) { return r.modality != "asserted"; })) std::erase_if(rows, [](const AnswerRow& r) { return r.modality == "asserted"; });
  for (std::size_t at = 0; at <= static_cast<std::size_t>(Standing::kAttributed); ++at) {
    AnswerGroup group;
    group.standing = static_cast<Standing>(at);
    std::set<std::string> seen;
    for (AnswerRow& row : rows) {
      if (row.standing != group.standing) continue;
      row.quotes = quotes_of(row.edge);
      if (seen.insert(row.value).second) group.values.push_back(row.value);
      group.rows.push_back(std::move(row));
    }
    if (!group.rows.empty()) answer.groups.push_back(std::move(group));
  }
}

base::Result<void> Answering::find_path(const Pattern& pattern, ReadingAnswer& answer) const {
  auto cursor = engine_.run(pattern.text, {.parameters = pattern.parameters, .limits = limits_});
  if (!cursor) return tl::unexpected(query_failed(cursor.error()));
  if (cursor->next() && cursor->row()[0].is(cypher::ValueKind::kPath)) {
    const cypher::Path& path = cursor->row()[0].as_path();
    for (std::size_t i = 0; i < path.edges.size(); ++i) {
      const Pattern step{"MATCH (s)-[r]->(o) WHERE id(r) = $edge RETURN s.name, type(r), o.name, id(s), r.polarity, r.modality, r.attribution", {{"edge", cypher::Value::integer(static_cast<std::int64_t>(path.edges[i].value()))}}};
      auto edge = engine_.run(step.text, {.parameters = step.parameters, .limits = limits_});
      if (!edge) return tl::unexpected(query_failed(edge.error()));
      if (!edge->next()) continue;
      const auto row = edge->row();
      AnswerRow claim;
      claim.polarity = text_in(row[4]), claim.modality = text_in(row[5]), claim.attribution = texts_in(row[6]);
      const bool forward = row[3].as_integer() == static_cast<std::int64_t>(path.nodes[i].value());
      answer.path.push_back({text_in(forward ? row[0] : row[2]), text_in(row[1]), text_in(forward ? row[2] : row[0]), forward, standing_of(claim), quotes_of(static_cast<std::int64_t>(path.edges[i].value()))});
    }
  }
  if (cursor->error()) return tl::unexpected(query_failed(*cursor->error()));
  return {};
}

base::Result<ReadingAnswer> Answering::answer(const Reading& reading) const {
  ReadingAnswer answer;
  answer.reading = reading;
  SlotIds ids;
  const bool office = !reading.relations.empty() && reading.relations.front() == "HOLDS_OFFICE";
  for (auto [filler, into] : {std::pair{&reading.subject, &ids.subject}, {&reading.object, &ids.object}, {&reading.recipient, &ids.recipient}}) {
    if (!*filler) continue;
    const bool widen = !office && reading.hole != Hole::kPath && into != &ids.recipient;
    if (!widen) {
      *into = ids_of(**filler);
      continue;
    }
    auto widened = with_officials(**filler, answer);
    if (!widened) return base::forward(widened);
    *into = std::move(*widened);
  }
  const language::RelationLabels* labels = reading.relations.empty() ? nullptr : ontology_.find(reading.relations.front());
  const Pattern pattern = pattern_of(reading, ids, labels != nullptr && labels->symmetric);
  answer.cypher = pattern.text, answer.parameters = parameters_text(pattern.parameters);
  if (reading.hole == Hole::kPath) {
    if (auto found = find_path(pattern, answer); !found) return base::forward(found);
    return answer;
  }
  auto found = rows(pattern);
  if (!found) return base::forward(found);
  auto filled = store::guarded([&] {
    keep_relevant(reading, *found);
    fill_values(reading, ids, *found);
    group(reading, std::move(*found), answer);
  });
  if (!filled) return base::forward(filled);
  return answer;
}

}  // namespace signatory::ask
