#include <algorithm>

#include "ask/answer_text.h"
#include "store/json_text.h"

namespace signatory::ask {
namespace {

using store::JsonText;

void put_texts(JsonText& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

void put_quotes(JsonText& json, const std::vector<Quote>& quotes) {
  json.key("quotes").open('[');
  for (const Quote& quote : quotes) json.open('{').key("document").text(quote.document).key("date").text_or_null(quote.date).key("language").text_or_null(quote.language).key("text").text(quote.text).close('}');
  json.close(']');
}

void put_entity(JsonText& json, std::string_view key, const std::string& id, const std::string& name, const std::string& type) {
  json.key(key).open('{').key("id").text_or_null(id).key("name").text_or_null(name);
  if (!type.empty()) json.key("type").text(type);
  json.close('}');
}

void put_number(JsonText& json, std::string_view key, const std::optional<double>& value) {
  json.key(key);
  if (value) json.number(*value);
  else json.null();
}

void put_row(JsonText& json, const AnswerRow& row) {
  json.open('{').key("value").text(row.value);
  put_entity(json, "subject", row.subject_id, row.subject, row.subject_type);
  json.key("relation").text(row.relation);
  put_entity(json, "object", row.object_id, row.object, row.object_type);
  put_entity(json, "recipient", row.recipient_id, row.recipient, "");
  put_number(json, "amount", row.amount);
  json.key("currency").text_or_null(row.currency);
  put_number(json, "count", row.count);
  json.key("unit").text_or_null(row.unit).key("approximate").text_or_null(row.approximate).key("date").text_or_null(row.date).key("deadline").text_or_null(row.deadline).key("place").text_or_null(row.place);
  json.key("polarity").text_or_null(row.polarity).key("modality").text_or_null(row.modality);
  put_texts(json, "attribution", row.attribution);
  json.key("confidence").number(row.confidence);
  put_quotes(json, row.quotes);
  json.close('}');
}

void put_path(JsonText& json, const std::vector<PathStep>& path) {
  json.key("path").open('[');
  for (const PathStep& step : path) {
    json.open('{').key("subject").text(step.forward ? step.from : step.to).key("relation").text(step.relation).key("object").text(step.forward ? step.to : step.from).key("standing").text(name_of(step.standing));
    put_quotes(json, step.quotes);
    json.close('}');
  }
  json.close(']');
}

void put_reading(JsonText& json, const ReadingAnswer& one, const language::QuestionData& words) {
  json.open('{').key("restated").text(one.restated).key("reading").text(one.reading.key()).key("groups").open('[');
  for (const AnswerGroup& group : one.groups) {
    const auto heading = words.standings.find(name_of(group.standing));
    json.open('{').key("standing").text(name_of(group.standing)).key("heading").text(heading == words.standings.end() ? std::string(name_of(group.standing)) : heading->second);
    put_texts(json, "values", group.values);
    json.key("rows").open('[');
    for (const AnswerRow& row : group.rows) put_row(json, row);
    json.close(']').close('}');
  }
  json.close(']');
  put_path(json, one.path);
  put_texts(json, "officials", one.officials);
  json.key("cypher").text(one.cypher).key("parameters").text(one.parameters).close('}');
}

std::string_view name_of(Misunderstanding::Kind kind) {
  constexpr std::string_view names[] = {"language", "relation", "name", "whole"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string answer_json(const Answer& answer, const language::QuestionData& words) {
  JsonText json(JsonText::Style::kSpaced);
  json.open('{').key("question").text(answer.question).key("language").text_or_null(answer.read.language);
  const bool found = std::any_of(answer.readings.begin(), answer.readings.end(), [](const ReadingAnswer& one) { return !one.empty(); });
  json.key("outcome").text(answer.readings.empty() ? "not understood" : !found ? "nothing found" : answer.readings.size() > 1 ? "ambiguous" : "answered");
  json.key("readings").open('[');
  for (const ReadingAnswer& one : answer.readings) put_reading(json, one, words);
  json.close(']').key("misunderstood").open('[');
  for (const Misunderstanding& part : answer.read.misunderstood) json.open('{').key("kind").text(name_of(part.kind)).key("part").text_or_null(part.part).close('}');
  json.close(']');
  put_texts(json, "suggestions", answer.suggestions);
  return json.close('}').take();
}

}  // namespace signatory::ask
