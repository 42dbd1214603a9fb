// Asker: answers questions about one database.
//
//   Result<Asker> asker = Asker::open(database, {});                  // loads language packs, names and graph
//   Result<Answer> a = asker->ask("Who signed the Hanoi Convention?");
//   answer_text(*a, asker->data(a->read.language), {.explain = true});
//
// Errors: kData for a faulty data file or database; kLimit when a query ran too long. A question that cannot be read is no error.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ask/answer.h"
#include "ask/question_reader.h"
#include "base/budget.h"
#include "graph/stored_graph.h"
#include "store/database.h"

namespace signatory::ask {

struct AskOptions {
  std::string language = {};  // of the question; "" lets the words tell
  base::BudgetLimits limits = {};
};

class Asker {
 public:
  // `database` must outlive the asker. `schema_folder`: --schema, "" for the files compiled in.
  static base::Result<Asker> open(store::Database& database, const std::string& schema_folder);
  ~Asker();
  Asker(Asker&&) noexcept;
  Asker& operator=(Asker&&) noexcept;

  base::Result<Answer> ask(std::string_view question, const AskOptions& options = {}) const;
  // The reading alone.
  ReadResult read(std::string_view question, std::string_view language = {}) const;
  // Words of a language; those of the first one for an unknown code.
  const language::QuestionData& data(std::string_view language) const;

 private:
  struct Impl;
  explicit Asker(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace signatory::ask
