// Answers for people and for programs.
//
// Text: the reading, then a group for each standing with values, claims and quotes. JSON: one object, keys in a fixed order:
//   {"question", "language", "outcome", "readings": [{"restated", "reading", "groups": [{"standing", "heading", "values", "rows": […]}],
//    "path", "cypher", "parameters"}], "misunderstood", "suggestions"}
#pragma once
#include <string>

#include "ask/answer.h"
#include "language/question_data.h"

namespace signatory::ask {

struct AnswerStyle {
  bool explain = false;       // with the Cypher
  std::size_t quotes = 1;     // for each row
  std::size_t most_rows = 20;  // in each group
};

std::string answer_text(const Answer& answer, const language::QuestionData& words, const AnswerStyle& style);
std::string answer_json(const Answer& answer, const language::QuestionData& words);

}  // namespace signatory::ask
