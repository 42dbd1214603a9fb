#include "ask/asker.h"

#include "ask/answering.h"
#include "ask/restate.h"
#include "ask/suggest.h"
#include "ask/topic.h"

namespace signatory::ask {

struct Asker::Impl {
  store::Database& database;
  language::Knowledge knowledge;
  std::vector<language::QuestionData> questions;
  language::OntologyLabels ontology;
  RelationFamilies families;
  TopicReader topics;
  NameIndex names;
  std::unique_ptr<graph::StoredGraph> stored;
  std::unique_ptr<cypher::Engine> engine;
};

namespace {

constexpr std::string_view kQuestions = "schema/languages/questions/";

struct QuestionFiles {
  std::vector<language::QuestionData> questions;
  language::OntologyLabels ontology;
  RelationFamilies families;
};

base::Result<QuestionFiles> read_question_files(const language::DataSource& files) {
  QuestionFiles out;
  for (const language::DataFile& file : files) {
    if (file.name.starts_with(kQuestions)) {
      auto data = language::parse_question_data(file.name, file.bytes);
      if (!data) return base::forward(data);
      out.questions.push_back(std::move(*data));
    } else if (file.name == "schema/ontology.json") {
      auto labels = language::parse_ontology_labels(file.name, file.bytes);
      if (!labels) return base::forward(labels);
      out.ontology = std::move(*labels);
    } else if (file.name == "schema/questions.json") {
      auto families = language::parse_relation_families(file.name, file.bytes);
      if (!families) return base::forward(families);
      out.families = std::move(*families);
    }
  }
  if (out.questions.empty()) return base::fail(base::ErrorCode::kData, "no language says how it asks").where(std::string(kQuestions)).hint("see the README there");
  return out;
}

std::vector<NamedBytes> views_of(const language::DataSource& files) {
  std::vector<NamedBytes> out;
  for (const language::DataFile& file : files) out.push_back({file.name, file.bytes});
  return out;
}

}  // namespace

Asker::Asker(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Asker::~Asker() = default;
Asker::Asker(Asker&&) noexcept = default;
Asker& Asker::operator=(Asker&&) noexcept = default;

base::Result<Asker> Asker::open(store::Database& database, const std::string& schema_folder) {
  auto files = schema_folder.empty() ? base::Result<language::DataSource>(language::embedded_source()) : language::folder_source(schema_folder);
  if (!files) return base::forward(files);
  auto knowledge = language::load_knowledge(*files);
  if (!knowledge) return base::forward(knowledge);
  auto questions = read_question_files(*files);
  if (!questions) return base::forward(questions);
  auto topics = TopicReader::load(views_of(*files));
  if (!topics) return base::forward(topics);
  auto names = NameIndex::load(database);
  if (!names) return base::forward(names);
  auto stored = graph::StoredGraph::open(database.connection().path(), {.read_only = true});
  if (!stored) return base::forward(stored);
  auto engine = std::make_unique<cypher::Engine>((*stored)->graph());
  return Asker(std::make_unique<Impl>(Impl{database, std::move(*knowledge), std::move(questions->questions), std::move(questions->ontology), std::move(questions->families), std::move(*topics),
                                           std::move(*names), std::move(*stored), std::move(engine)}));
}

const language::QuestionData& Asker::data(std::string_view language) const {
  for (const language::QuestionData& one : impl_->questions)
    if (one.language == language) return one;
  return impl_->questions.front();
}

ReadResult Asker::read(std::string_view question, std::string_view language) const {
  return QuestionReader({impl_->knowledge, impl_->questions, impl_->families, impl_->topics, impl_->names}).read(question, language);
}

base::Result<Answer> Asker::ask(std::string_view question, const AskOptions& options) const {
  Answer answer;
  answer.question = std::string(question);
  answer.read = read(question, options.language);
  const language::QuestionData& words = data(answer.read.language);
  const Answering answering(*impl_->engine, impl_->database, impl_->topics, impl_->ontology, options.limits);
  bool found = false;
  for (const Reading& reading : answer.read.readings) {
    auto one = answering.answer(reading);
    if (!one) return base::forward(one);
    one->restated = restate(reading, words, impl_->ontology);
    found |= !one->empty();
    answer.readings.push_back(std::move(*one));
  }
  // Of several readings only those that the graph can answer are in doubt.
  if (found) std::erase_if(answer.readings, [](const ReadingAnswer& one) { return one.empty(); });
  else if (answer.readings.size() > 1) answer.readings.resize(1);
  if (!found) answer.suggestions = nearest_questions(*impl_->engine, answer.read, words, impl_->ontology);
  return answer;
}

}  // namespace signatory::ask
