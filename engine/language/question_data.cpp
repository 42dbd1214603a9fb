#include "language/question_data.h"

#include <set>

#include "language/json_reader.h"
#include "text/unicode.h"

namespace signatory::language {
namespace {

using Texts = std::map<std::string, std::string, std::less<>>;

PhraseWords words_of(const std::string& phrase) {
  PhraseWords words;
  const std::string folded = text::fold_word(phrase);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::vector<PhraseWords> phrases(const JsonReader& json, const char* key) {
  std::vector<PhraseWords> out;
  for (const std::string& phrase : json.texts(key)) out.push_back(words_of(phrase));
  return out;
}

Texts texts_of(const JsonReader& json, const char* key) {
  Texts out;
  const JsonReader member = json.member(key);
  if (!member.json().is_object()) member.fault("an object of texts");
  for (const auto& [name, value] : member.members())
    if (value.json().is_string()) out[name] = value.json().get<std::string>();
    else value.fault("a text");
  return out;
}

void read_questions(const JsonReader& root, QuestionData& data) {
  static const std::set<std::string> holes = {"actor", "thing", "which", "amount", "count", "date", "deadline", "place"};
  for (const JsonReader& item : root.items("questions")) {
    const std::string hole = item.text("hole");
    if (!holes.contains(hole)) item.fault("a hole: actor, thing, which, amount, count, date, deadline or place");
    for (PhraseWords& words : phrases(item, "phrases")) data.questions.push_back({std::move(words), hole, item.text("type", false), item.text("slot", false)});
  }
  if (data.questions.empty()) root.fault("question words under \"questions\"");
  for (const JsonReader& item : root.items("acts"))
    for (PhraseWords& words : phrases(item, "phrases")) data.acts.push_back({std::move(words), item.text("frame")});
}

Texts labels_of(const JsonReader& item) {
  Texts labels;
  for (const auto& [code, label] : item.member("labels").members())
    if (label.json().is_string()) labels[code] = label.json().get<std::string>();
  return labels;
}

}  // namespace

std::string_view QuestionData::message(std::string_view key) const {
  const auto found = messages.find(key);
  return found == messages.end() ? key : std::string_view(found->second);
}

base::Result<QuestionData> parse_question_data(const std::string& file, std::string_view bytes) {
  JsonFaults faults{.file = file, .faults = {}};
  const nlohmann::json json = parse_json(bytes, faults);
  QuestionData data;
  if (faults.faults.empty()) {
    const JsonReader root(json, "", faults);
    if (!json.is_object()) root.fault("an object");
    data.language = root.text("language");
    data.noun_before = root.text("noun_side") == "before";
    read_questions(root, data);
    data.connections = phrases(root, "connections");
    data.ignore = phrases(root, "ignore");
    data.yes_no = phrases(root, "yes_no");
    data.hole_words = texts_of(root, "hole_words"), data.restate = texts_of(root, "restate"), data.details = texts_of(root, "details");
    data.standings = texts_of(root, "standings"), data.messages = texts_of(root, "messages");
  }
  if (auto error = faults.error()) return tl::unexpected(*error);
  return data;
}

const RelationLabels* OntologyLabels::find(std::string_view relation) const {
  for (const RelationLabels& one : relations)
    if (one.name == relation) return &one;
  return nullptr;
}

base::Result<OntologyLabels> parse_ontology_labels(const std::string& file, std::string_view bytes) {
  JsonFaults faults{.file = file, .faults = {}};
  const nlohmann::json json = parse_json(bytes, faults);
  OntologyLabels labels;
  if (faults.faults.empty()) {
    const JsonReader root(json, "", faults);
    for (const JsonReader& item : root.items("relations")) labels.relations.push_back({item.text("name"), item.flag("symmetric"), labels_of(item)});
    for (const JsonReader& item : root.items("types")) labels.types[item.text("name")] = labels_of(item);
    if (labels.relations.empty()) root.fault("relations");
  }
  if (auto error = faults.error()) return tl::unexpected(*error);
  return labels;
}

base::Result<RelationFamilies> parse_relation_families(const std::string& file, std::string_view bytes) {
  JsonFaults faults{.file = file, .faults = {}};
  const nlohmann::json json = parse_json(bytes, faults);
  RelationFamilies families;
  if (faults.faults.empty())
    for (const auto& [relation, others] : JsonReader(json, "", faults).member("families").members()) families[relation] = others.own_texts();
  if (auto error = faults.error()) return tl::unexpected(*error);
  return families;
}

}  // namespace signatory::language
