// Internal to ask/: runs a reading against the graph and collects rows and quotes.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "ask/answer.h"
#include "ask/pattern.h"
#include "ask/topic.h"
#include "cypher/engine.h"
#include "language/question_data.h"
#include "store/database.h"

namespace signatory::ask {

class Answering {
 public:
  Answering(const cypher::Engine& engine, store::Database& database, const TopicReader& topics, const language::OntologyLabels& ontology, base::BudgetLimits limits)
      : engine_(engine), connection_(database.connection()), topics_(topics), ontology_(ontology), limits_(std::move(limits)) {}

  base::Result<ReadingAnswer> answer(const Reading& reading) const;

 private:
  base::Result<std::vector<AnswerRow>> rows(const Pattern& pattern) const;
  base::Result<void> find_path(const Pattern& pattern, ReadingAnswer& answer) const;
  base::Result<std::vector<std::string>> with_officials(const Filler& filler, ReadingAnswer& answer) const;
  void keep_relevant(const Reading& reading, std::vector<AnswerRow>& rows) const;
  std::vector<std::string> features_of(const AnswerRow& row) const;
  std::vector<Quote> quotes_of(std::int64_t edge) const;
  void fill_values(const Reading& reading, const SlotIds& ids, std::vector<AnswerRow>& rows) const;
  void group(const Reading& reading, std::vector<AnswerRow> rows, ReadingAnswer& answer) const;

  const cypher::Engine& engine_;
  store::Connection& connection_;
  const TopicReader& topics_;
  const language::OntologyLabels& ontology_;
  base::BudgetLimits limits_;
};

// "450 million" style is for prose; this is exact: "83500000 USD", "about 100000000 EUR".
std::string amount_text(double value, const std::string& unit, const std::string& approximate);

}  // namespace signatory::ask
