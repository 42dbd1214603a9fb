#include "ask/restate.h"

#include <cctype>

#include "text/unicode.h"

namespace signatory::ask {
namespace {

std::string_view text_of(const std::map<std::string, std::string, std::less<>>& texts, std::string_view key) {
  const auto found = texts.find(key);
  return found == texts.end() ? std::string_view{} : std::string_view(found->second);
}

std::string shown(const Filler& filler) {
  if (!filler.corrected && filler.entities.size() == 1) return filler.written;
  std::string out;
  for (const KnownEntity& entity : filler.entities) out += (out.empty() ? "" : ", ") + entity.name;
  return filler.corrected ? out : filler.written;
}

std::string type_label(const language::OntologyLabels& ontology, const std::string& type, const std::string& language) {
  const auto labels = ontology.types.find(type);
  if (labels == ontology.types.end()) return type;
  const auto label = labels->second.find(language);
  return label == labels->second.end() ? type : label->second;
}

std::string with_capital(std::string text) {
  const std::size_t length = text.empty() || static_cast<unsigned char>(text[0]) < 0x80 ? 1 : 2;
  return text.empty() ? text : text::to_upper(text.substr(0, length)) + text.substr(length);
}

}  // namespace

std::string filled(std::string text, std::string_view key, std::string_view value) {
  const std::string slot = "{" + std::string(key) + "}";
  for (std::size_t at = text.find(slot); at != std::string::npos; at = text.find(slot, at + value.size())) text.replace(at, slot.size(), value);
  return text;
}

std::string restate(const Reading& reading, const language::QuestionData& data, const language::OntologyLabels& ontology) {
  std::string text(text_of(data.restate, name_of(reading.hole)));
  const auto detail = [&](std::string_view key) { return std::string(text_of(data.details, key)); };
  std::string relation;
  if (!reading.relations.empty()) {
    const language::RelationLabels* labels = ontology.find(reading.relations.front());
    relation = labels == nullptr ? reading.relations.front() : std::string(text_of(labels->labels, data.language));
    if (relation.empty()) relation = reading.relations.front();
  }
  std::string hole(text_of(data.hole_words, reading.hole_type));
  const bool of_actor = reading.asks_actor || reading.hole == Hole::kSubject || reading.hole == Hole::kRecipient;
  if (hole.empty() && !reading.hole_type.empty()) hole = filled(std::string(text_of(data.hole_words, "which")), "type", type_label(ontology, reading.hole_type, data.language));
  if (hole.empty()) hole = text_of(data.hole_words, of_actor ? "actor" : "thing");
  std::string details;
  if (reading.recipient) details += filled(detail("recipient"), "name", shown(*reading.recipient));
  for (const Filler& about : reading.about) details += filled(detail("about"), "name", shown(about));
  if (!reading.topic_words.empty()) details += filled(detail("about"), "name", reading.topic_words);
  if (!reading.period.empty()) details += " (" + reading.period + ")";
  if (reading.negative) details += detail("negative");
  const bool spoken_of = !reading.about.empty() || !reading.topic_words.empty();
  text = filled(text, "hole", hole);
  text = filled(text, "relation", relation);
  text = filled(text, "subject", reading.subject ? shown(*reading.subject) : detail("anybody"));
  text = filled(text, "object", reading.object ? shown(*reading.object) : spoken_of && reading.hole != Hole::kObject ? "" : detail("anything"));
  text = filled(text, "details", details);
  for (std::size_t at = text.find("  "); at != std::string::npos; at = text.find("  ")) text.erase(at, 1);
  return with_capital(text);
}

}  // namespace signatory::ask
